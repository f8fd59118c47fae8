"""Layout: the bytes of a ledger's file, and nothing of disks.

A JSON document in UTF-8, one record a line, sorted by id, a blank line between, and a fixed last
entry in every list and table, so that no comma moves and an untouched line stays as it is::

    {"predtrack": {"schema": 1, "sum": "6f1d2a90", "lines": {

    "predictions": [
    "h4kq7zt2",
    ""]}},

    "predictions": {

    "h4kq7zt2": {"id": "h4kq7zt2", "status": "open", …, "sum": "0f3a9e11"},

    "": {}}

The header and every record end in the CRC-32 of their line up to it. The header counts the records
by naming them, a line each: two branches that add a record each then touch different lines of it,
and a lost line has a name. Every other byte is fixed, so a change of any bit is noticed. A lone
surrogate is written as its JSON escape; two halves side by side become the character they encode.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise
from json import JSONEncoder
from zlib import crc32

from predtrack.storage.line import TAIL, Record, is_sound, seal, to_bytes
from predtrack.storage.table import RecordTable

SCHEMA = 1
HEADER = "predtrack"
TABLES = ("articles", "events", "predictions")
LAST = ""
"""The id of the entry that ends every table; no record can have it."""

Tables = dict[str, RecordTable]

_BATCH = 2048
"""Lines handed to the disk at a time: about 2 MB."""

_json_lines = JSONEncoder(ensure_ascii=False, separators=(",\n", ": ")).encode


class Unsound(Exception):
    """Some byte is not as ``render`` writes it; ``diagnosis`` says which."""


def tables_of(records: Mapping[str, Mapping[str, Record]]) -> Tables:
    """Return the tables that hold these records: table name to id to record."""
    return {name: RecordTable(dict(records.get(name, {}))) for name in TABLES}


OPENING = seal(b'{"%s": {"schema": %d' % (HEADER.encode(), SCHEMA)) + b', "lines": {\n\n'


def render(tables: Mapping[str, RecordTable]) -> Iterator[bytes]:
    """Yield the bytes of a ledger's file, in pieces.

    Raises:
        ValueError: a number is not finite.
    """
    yield OPENING
    for name in TABLES:
        yield _opens_list(name) + _listed(sorted(tables[name])) + b'""]'
        yield b"}},\n\n" if name == TABLES[-1] else b",\n\n"
    for name in TABLES:
        yield _opens_table(name)
        yield from _table_lines(tables[name])
        yield b'"": {}}' + (b"}\n" if name == TABLES[-1] else b",\n\n")


def parse(data: bytes) -> Tables:
    """Return the tables of a file's bytes, their lines checked but not decoded.

    Raises:
        Unsound: any byte differs from what ``render`` writes for these tables.
    """
    cursor = _Cursor(data)
    cursor.expect(OPENING)
    listed = {}
    for name in TABLES:
        cursor.expect(_opens_list(name))
        listed[name] = cursor.until(b'""]')
        cursor.expect(b"}},\n\n" if name == TABLES[-1] else b",\n\n")
    tables = {}
    for name in TABLES:
        cursor.expect(_opens_table(name))
        tables[name] = _parsed_table(listed[name], cursor.until(b'"": {}}'))
        cursor.expect(b"}\n" if name == TABLES[-1] else b",\n\n")
    cursor.end()
    return tables


def version_of(tables: Mapping[str, RecordTable]) -> str:
    """Name a ledger's contents: equal records have equal names, others almost surely not."""
    sums, size = 0, 0
    for name in TABLES:
        lines = list(tables[name].lines())
        sums = crc32(b"".join([line[-TAIL:] for line in lines]), sums)
        size += sum(map(len, lines))
    return f"{size:x}-{sums:08x}"


class _Cursor:
    """Walks over the bytes of a file, and takes only what is expected."""

    def __init__(self, data: bytes) -> None:
        self.data, self.place = data, 0

    def expect(self, fixed: bytes) -> None:
        if not self.data.startswith(fixed, self.place):
            raise Unsound
        self.place += len(fixed)

    def until(self, mark: bytes) -> bytes:
        """Return what stands before a line that begins with ``mark``, and step over both."""
        start = self.place
        end = self.data.find(b"\n" + mark, start - 1) + 1
        if not end:
            raise Unsound
        self.place = end + len(mark)
        return self.data[start:end]

    def end(self) -> None:
        if self.place != len(self.data):
            raise Unsound


def _opens_list(name: str) -> bytes:
    return b'"%s": [\n' % name.encode()


def _opens_table(name: str) -> bytes:
    return b'"%s": {\n\n' % name.encode()


def _listed(keys: list[str]) -> bytes:
    return to_bytes(_json_lines([*keys, LAST]))[1:-3]


def _table_lines(table: RecordTable) -> Iterator[bytes]:
    lines = table.lines()
    while batch := list(islice(lines, _BATCH)):
        yield b",\n\n".join(batch) + b",\n\n"


def _parsed_keys(listed: bytes) -> list[str]:
    try:
        keys: list[str] = json.loads(b'[%s""]' % listed)[:-1]
    except (ValueError, RecursionError):
        raise Unsound from None
    if not all(isinstance(key, str) for key in keys) or _listed(keys) != listed:
        raise Unsound
    if any(one >= other for one, other in pairwise(keys)):
        raise Unsound
    return keys


def _parsed_table(listed: bytes, body: bytes) -> RecordTable:
    keys, quoted, lines = _parsed_keys(listed), listed.split(b",\n"), body.split(b",\n\n")
    if quoted.pop() or lines.pop() or len(lines) != len(keys):
        raise Unsound
    if not all(map(is_sound, quoted, lines)):
        raise Unsound
    return RecordTable(dict(zip(keys, lines, strict=True)))
