"""Diagnosis: what is wrong with a file that is JSON and yet not the ledger as it was written.

``layout.parse`` says that some byte is off; this says which line, and whether a record is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from predtrack.errors import shorten
from predtrack.storage.document import Finding, LedgerDocument, records_of, schema_of
from predtrack.storage.layout import (
    HEADER,
    LAST,
    LATER,
    OPENINGS,
    TABLES,
    TABLES_OF,
    Unsound,
    parse,
    render,
    tables_of,
)
from predtrack.storage.line import are_sound

_ENDS = b'"": {}}'
CRLF = b"\r\n"
CRLF_ENDS = "its lines end in CRLF, as git's autocrlf makes them"
_NOUNS = {
    "aliases": "alias",
    "articles": "article",
    "events": "event",
    "predictions": "prediction",
}
"""What a record of each table is called."""


def examine(data: bytes, document: LedgerDocument) -> list[Finding]:
    """List what is wrong with a file, given its bytes and the document that they hold.

    Raises:
        Broken: a table is missing.
    """
    plain = data.replace(CRLF, b"\n")
    if plain != data:
        return [Finding("", CRLF_ENDS), *(examine(plain, document) if not _is_sound(plain) else [])]
    records = records_of(document)
    schema = schema_of(document)
    found = [*_unsound_lines(data, schema), *_miscounted(document[HEADER], records, schema)]
    return found or [_first_difference(data, b"".join(render(tables_of(records, schema))))]


def _is_sound(data: bytes) -> bool:
    try:
        parse(data)
    except Unsound:
        return False
    return True


def _unsound_lines(data: bytes, schema: int) -> Iterator[Finding]:
    table = ""
    for number, line in enumerate(data.split(b"\n"), 1):
        if number == 1 and not OPENINGS[schema].startswith(line):
            yield Finding("line 1", "the header does not fit its checksum")
        table = _opened(line) or table
        if table and line.startswith(b'"') and line.endswith(b"},") and line[:-2] != _ENDS[:-1]:
            yield from _unsound(number, table, line[:-1])


def _opened(line: bytes) -> str:
    return next((name for name in TABLES if line == b'"%s": {' % name.encode()), "")


def _unsound(number: int, table: str, line: bytes) -> Iterator[Finding]:
    quoted = line[: line.find(b'": {') + 1]
    if not are_sound([quoted], [line]):
        name = shorten(quoted.strip(b'"').decode(errors="replace"))
        yield Finding(f"line {number}, {_NOUNS[table]} {name}", "it does not fit its checksum")


def _miscounted(
    header: LedgerDocument, records: dict[str, dict[str, Any]], schema: int
) -> Iterator[Finding]:
    listed = header.get("lines")
    absent: LedgerDocument = {name: [] for name in LATER.difference(TABLES_OF[schema])}
    listed = absent | listed if isinstance(listed, dict) else {}
    if any(type(listed.get(name)) is not list for name in TABLES):
        yield Finding("header", "it does not count the records")
        return
    for name in TABLES:
        keys = listed[name]
        there, counted = set(records[name]), {str(key) for key in keys} - {LAST}
        for key in sorted(counted - there):
            yield Finding(
                f"{_NOUNS[name]} {shorten(key)}", "the header counts it, but its line is lost"
            )
        for key in sorted(there - counted):
            yield Finding(f"{_NOUNS[name]} {shorten(key)}", "the header does not count it")


def _first_difference(data: bytes, canonical: bytes) -> Finding:
    pairs = zip_longest(data.split(b"\n"), canonical.split(b"\n"))
    number = next(number for number, (one, other) in enumerate(pairs, 1) if one != other)
    return Finding(f"line {number}", "it is not laid out as predtrack writes it")
