"""Documents: the JSON of a ledger's file taken strictly, however it is laid out.

The slow road, for a file that is damaged, edited by hand or of an older schema. What Python's
parser would let pass is refused: a key given twice, NaN, a number beyond a float, bytes that are
not UTF-8. Lines are counted from 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from json import JSONDecodeError, JSONDecoder
from math import isfinite
from typing import Any, NamedTuple

from predtrack.errors import TOO_DEEP, shorten
from predtrack.storage.layout import HEADER, LAST, LATER, TABLES
from predtrack.storage.line import Record

LedgerDocument = dict[str, Any]
CONFLICT = re.compile(rb"^(<{7}|\|{7}|={7}|>{7})(?: |\r?$)", re.MULTILINE)
"""How a line begins that git puts into a file that it cannot merge; no line of a ledger does."""
SETTLE = (
    "settle it (of each pair of lines keep one, of a list both, take the marks out, then predtrack "
    "verify), or take the merge back with git merge --abort"
)


class Finding(NamedTuple):
    """One thing that is wrong with a ledger: where ("line 14"), and what."""

    place: str
    problem: str

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}" if self.place else self.problem


class Broken(Exception):
    """The file does not hold a ledger's JSON; ``finding`` is the first reason.

    ``remedy`` is what to do where that is not going back to a backup.
    """

    def __init__(self, place: str, problem: str, *, remedy: str = "") -> None:
        super().__init__(problem)
        self.finding, self.remedy = Finding(place, problem), remedy


def document_of(data: bytes) -> LedgerDocument:
    """Return the JSON object of a ledger's file.

    Raises:
        Broken: it is not one; the place is the line, as near as can be told.
    """
    _refuse_bytes(data)
    text = _text(data)
    _refuse_conflict(data)
    document = _parsed(text)
    if not isinstance(document, dict) or not isinstance(document.get(HEADER), dict):
        raise Broken("", f"it has no '{HEADER}' header: it is another program's file")
    return document


def strict_json(data: bytes) -> Any:
    """Return what a record's JSON holds; raises Broken, without a place, where it is not sound."""
    return _load(_text(data))


def schema_of(document: LedgerDocument) -> int:
    """Return the schema version that a document's header gives; raises Broken."""
    schema = document[HEADER].get("schema")
    if type(schema) is not int or schema < 0:
        raise Broken("header", "it gives no schema version")
    return schema


def records_of(document: LedgerDocument) -> dict[str, dict[str, Record]]:
    """Return the records of every table by id, without checksums; raises Broken.

    A table that came with a later schema may be missing: it is empty then.
    """
    absent: dict[str, Any] = {name: {} for name in LATER}
    return {name: _records(name, (absent | document).get(name)) for name in TABLES}


def _records(name: str, table: Any) -> dict[str, Record]:
    if not isinstance(table, dict):
        raise Broken(name, "the table is missing")
    for key, record in table.items():
        if not isinstance(record, dict):
            raise Broken(f"{name} {shorten(key)}", "it is not a record")
    return {
        key: {field: value for field, value in record.items() if field != "sum"}
        for key, record in table.items()
        if key != LAST
    }


def _refuse_bytes(data: bytes) -> None:
    if not data.strip():
        raise Broken("", "it is empty")
    if data.startswith(b"\xef\xbb\xbf"):
        raise Broken("line 1", "it begins with a byte order mark")
    nul = data.find(0)
    if nul >= 0:
        raise Broken(_line_at(data, nul), "it holds a NUL byte")


def _refuse_conflict(data: bytes) -> None:
    mark = CONFLICT.search(data)
    if mark:
        problem = f"a merge in git was left unsettled ({mark[1].decode()})"
        raise Broken(_line_at(data, mark.start(1)), problem, remedy=SETTLE)


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise Broken(_line_at(data, error.start), "it is not UTF-8") from None


def _parsed(text: str) -> Any:
    try:
        return _load(text)
    except Broken as error:
        if error.finding.place:
            raise
        raise Broken(_first_bad_line(text), error.finding.problem) from None


def _load(text: str) -> Any:
    try:
        return _strict_load(text)
    except JSONDecodeError as error:
        raise Broken(f"line {error.lineno}", _reason(error)) from None
    except RecursionError:
        raise Broken("", TOO_DEEP) from None
    except ValueError:
        raise Broken("", "it holds a number of too many digits") from None


def _reason(error: JSONDecodeError) -> str:
    if error.msg == "Extra data":
        return "something follows the ledger's end"
    if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated"):
        return "it is cut short"
    return f"it is not JSON ({error.msg})"


def _first_bad_line(text: str) -> str:
    """Name the first line of a record that is refused on its own; empty where none is."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith('"') and line.endswith("},"):
            try:
                _load("{" + line[:-1] + "}")
            except Broken:
                return f"line {number}"
    return ""


def _unique(pairs: list[tuple[str, Any]]) -> LedgerDocument:
    document = dict(pairs)
    if len(document) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Broken("", f"'{shorten(twice)}' is given twice")
    return document


def _no_constant(word: str) -> Any:
    raise Broken("", f"it holds {word}, which is not a number of JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise Broken("", f"it holds {shorten(digits, 20)}, which is too large a number")
    return number


_strict_load: Callable[[str], Any] = JSONDecoder(
    object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_finite
).decode


def _line_at(data: bytes, place: int) -> str:
    return f"line {data.count(10, 0, place) + 1}"
