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

A file stays in the schema that it was written in until it is changed; every change writes the
newest one. Of the older ones, version 2 has a table of aliases beside those of version 1, written
only where there were some; version 3 has all tables, and records with more fields.

The header and every record end in the CRC-32 of their line up to it. The header counts the records
by naming them, a line each: two branches that add a record each then touch different lines of it,
and a lost line has a name. Every other byte is fixed, so a change of any bit is noticed. A lone
surrogate is written as its JSON escape; two halves side by side become the character they encode.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from json import JSONEncoder
from typing import BinaryIO
from zlib import crc32

from predtrack.storage.line import Record, are_sound, digits_of, seal, to_bytes
from predtrack.storage.table import RecordTable

HEADER = "predtrack"
TABLES_OF: Mapping[int, tuple[str, ...]] = {
    1: ("articles", "events", "predictions"),
    2: ("aliases", "articles", "events", "predictions"),
    3: ("aliases", "articles", "events", "predictions"),
}
"""The tables of each schema."""
SCHEMA = max(TABLES_OF)
"""The newest schema, the one that is written."""
TABLES = TABLES_OF[SCHEMA]
LATER = frozenset(TABLES) - frozenset(TABLES_OF[1])
"""Tables that not every ledger has."""
WITH_ALIASES = 2
"""The schema that was written only where there were aliases."""
LAST = ""
"""The id of the entry that ends every table; no record can have it."""


class Tables(dict[str, RecordTable]):
    """The tables of a ledger by name, and the schema that their records are in."""

    def __init__(self, tables: Mapping[str, RecordTable], schema: int) -> None:
        super().__init__(tables)
        self.schema = schema


SEPARATOR = b",\n\n"
"""What parts two lines: a blank line, so that neighbours merge."""
_HALVES = (b",\n", b",", b"")
"""Where what is read may end in the middle of a separator, the longest first."""
_BATCH = 2048
"""Lines handed to the disk at a time: about 2 MB."""
_CHUNK = 1 << 18
"""Bytes read at a time: what a processor's cache holds."""

_json_lines = JSONEncoder(ensure_ascii=False, separators=(",\n", ": ")).encode


class Unsound(Exception):
    """Some byte is not as ``render`` writes it; ``diagnosis`` says which."""


def tables_of(records: Mapping[str, Mapping[str, Record]], schema: int = SCHEMA) -> Tables:
    """Return the tables that hold these records: table name to id to record."""
    return Tables({name: RecordTable(dict(records.get(name, {}))) for name in TABLES}, schema)


OPENINGS: Mapping[int, bytes] = {
    schema: seal(b'{"%s": {"schema": %d' % (HEADER.encode(), schema)) + b'", "lines": {\n\n'
    for schema in TABLES_OF
}
"""How the file of each schema begins."""


def render(tables: Tables) -> Iterator[bytes]:
    """Yield the bytes of a ledger's file, in pieces.

    Raises:
        ValueError: a number is not finite.
    """
    names = TABLES_OF[tables.schema]
    lists = (_opens_list(name) + _listed(sorted(tables[name])) + b'""]' for name in names)
    yield OPENINGS[tables.schema] + SEPARATOR.join(lists) + b"}}"
    for name in names:
        yield SEPARATOR + _opens_table(name)
        lines = tables[name].lines()
        for start in range(0, len(lines), _BATCH):
            yield SEPARATOR.join([*lines[start : start + _BATCH], b""])
        yield b'"": {}}'
    yield b"}\n"


def read_pieces(file: BinaryIO) -> list[bytes]:
    """Read a file to its end, in pieces between the blank lines.

    As the bytes come they are cut, so that a large ledger is not in memory twice.

    Raises:
        OSError: it cannot be read, or would keep us waiting (BlockingIOError).
    """
    pieces, begun, carried = list[bytes](), list[bytes](), b""
    while chunk := _chunk(file):
        block = carried + chunk
        carried = next(end for end in _HALVES if block.endswith(end))
        first, *others = block.removesuffix(carried).split(SEPARATOR)
        begun.append(first)
        if others:
            pieces.append(b"".join(begun))
            *whole, last = others
            pieces += whole
            begun = [last]
    return [*pieces, b"".join([*begun, carried])]


def _chunk(file: BinaryIO) -> bytes:
    chunk: bytes | None = file.read(_CHUNK)
    if chunk is None:  # a file of the kernel's that has nothing to say yet
        raise BlockingIOError
    return chunk


def parse(data: bytes) -> Tables:
    """Return the tables of a file's bytes; raises as ``parse_pieces``."""
    return parse_pieces(data.split(SEPARATOR))


def parse_pieces(pieces: list[bytes]) -> Tables:
    """Return the tables of a file's pieces, their lines checked but not decoded.

    Raises:
        Unsound: any byte differs from what ``render`` writes for these tables.
    """
    begins = pieces[0].startswith
    schema = next((one for one, opening in OPENINGS.items() if begins(opening)), SCHEMA)
    names, pieces = TABLES_OF[schema], pieces.copy()
    if len(pieces) < 2 * len(names):  # a ledger without records has a list and a table of each
        raise Unsound
    pieces[0] = _without(OPENINGS[schema], pieces[0], b"")
    pieces[len(names) - 1] = _without(b"", pieces[len(names) - 1], b"}}")
    pieces[-1] = _without(b"", pieces[-1], b"}\n")
    tables, start = tables_of({}, schema), len(names)
    for name, listed in zip(names, pieces, strict=False):
        quoted, keys = _parsed_keys(_without(_opens_list(name), listed, b'""]'))
        tables[name] = _parsed_table(name, quoted, keys, pieces[start : start + len(keys) + 1])
        start += len(keys) + 1
    if start != len(pieces) or (schema == WITH_ALIASES and not tables["aliases"]):
        raise Unsound
    return tables


def version_of(tables: Mapping[str, RecordTable]) -> str:
    """Name a ledger's contents: equal records have equal names, others almost surely not."""
    sums, size = 0, 0
    for name in TABLES:
        lines = tables[name].lines()
        sums = crc32(digits_of(lines), sums)
        size += sum(map(len, lines))
    return f"{size:x}-{sums:08x}"


def _without(start: bytes, piece: bytes, end: bytes) -> bytes:
    """Return what stands between a fixed start and a fixed end."""
    if not piece.startswith(start) or not piece.endswith(end) or len(piece) < len(start + end):
        raise Unsound
    return piece[len(start) : len(piece) - len(end)]


def _opens_list(name: str) -> bytes:
    return b'"%s": [\n' % name.encode()


def _opens_table(name: str) -> bytes:
    return b'"%s": {\n\n' % name.encode()


def _listed(keys: list[str]) -> bytes:
    return to_bytes(_json_lines([*keys, LAST]))[1:-3]


def _parsed_keys(listed: bytes) -> tuple[list[bytes], list[str]]:
    """Return the ids of a list, as they are written and as they are."""
    quoted = listed.split(b",\n")
    try:
        keys: list[str] = json.loads(b'[%s""]' % listed)[:-1]
    except (ValueError, RecursionError):
        raise Unsound from None
    if quoted.pop() or not all(isinstance(key, str) for key in keys) or _listed(keys) != listed:
        raise Unsound
    if keys != sorted(set(keys)):
        raise Unsound
    return quoted, keys


def _parsed_table(
    name: str, quoted: list[bytes], keys: list[str], lines: list[bytes]
) -> RecordTable:
    """Return a table, given the ids that the header lists and the lines up to the last entry."""
    if len(lines) <= len(keys):
        raise Unsound
    lines[0] = _without(_opens_table(name), lines[0], b"")
    if lines.pop() != b'"": {}}' or not are_sound(quoted, lines):
        raise Unsound
    return RecordTable(dict(zip(keys, lines, strict=True)))
