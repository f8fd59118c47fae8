"""Rows of a spreadsheet's CSV, numbered by the line that each begins on.

Its first line names the columns: those of a row of outcomes, or those that ``list -f csv`` writes,
which are handed back with more cells filled in. Commas, semicolons and tabs may part the cells. A
cell is text; an empty one is null.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

import msgspec

from predtrack.errors import BadRows, InvalidValue, NotADate, shorten
from predtrack.ledger.exchange.delimited import named_cells, records, several
from predtrack.ledger.resolving import ROW_FIELDS
from predtrack.models.cells import CELLS, from_csv_cell
from predtrack.models.outcome import Status
from predtrack.reading.dates import parse_day

_ENDINGS = (".csv", ".tsv")
_KNOWN = ROW_FIELDS | CELLS.keys()
"""Columns that are read, and those that a listing has beside them, which are passed over."""
_WORDS = frozenset({"status", "reason"})
"""Columns that hold one of our words, which a spreadsheet may have capitalised."""

_WAITING = (None, Status.OPEN.value)


class Outcomes(msgspec.Struct):
    """The rows of a spreadsheet with a status, and how many are still open or have none."""

    rows: list[tuple[int, Any]] = msgspec.field(default_factory=list)
    waiting: int = 0


def is_spreadsheet(source: str, text: str) -> bool:
    """Tell CSV from JSON Lines: by the file's ending, on standard input by its first character."""
    if source != "-":
        return PurePath(source).suffix.lower() in _ENDINGS
    start = text.lstrip()
    return bool(start) and start[0] not in "{["


def read_outcomes(text: str, *, source: str, day_first: bool = False) -> Outcomes:
    """Read the rows of a spreadsheet; one that cannot be read is the error that it is.

    A day may be written as spreadsheets do: 04.03.2026, 4-Mar-26, 2026-03-04 00:00:00, and with
    ``day_first`` 04/03/2026, which is refused as doubtful otherwise.

    Raises:
        BadRows: the first line does not name columns that are known.
    """
    lines = records(text, _KNOWN)
    number, headings = next(lines, (1, []))
    try:
        names = _names(headings)
    except InvalidValue as error:
        raise BadRows(source, [(number, str(error))]) from None
    outcomes = Outcomes()
    for number, cells in lines:
        _take(outcomes, number, names, cells, day_first=day_first)
    return outcomes


def _names(headings: list[str] | InvalidValue) -> list[str]:
    """Return the names of the columns, "" for one without."""
    if isinstance(headings, InvalidValue):
        raise headings
    names = [heading.strip().casefold() for heading in headings]
    for name in filter(None, names):
        if name not in _KNOWN:
            known = ", ".join(sorted(ROW_FIELDS))
            raise InvalidValue(f"the column '{shorten(name)}' is unknown; read are {known}")
        if names.count(name) > 1:
            raise InvalidValue(f"two columns are called '{name}'")
    if "status" not in names:
        raise InvalidValue("no column is called 'status': the first line names the columns")
    return names


def _take(
    outcomes: Outcomes,
    number: int,
    names: Sequence[str],
    cells: list[str] | InvalidValue,
    *,
    day_first: bool,
) -> None:
    try:
        row = _row(names, cells, day_first=day_first)
    except (InvalidValue, NotADate) as error:
        outcomes.rows.append((number, InvalidValue(str(error))))
        return
    if row["status"] in _WAITING:
        outcomes.waiting += 1
    else:
        outcomes.rows.append((number, row))


def _row(
    names: Sequence[str], cells: list[str] | InvalidValue, *, day_first: bool
) -> dict[str, Any]:
    found = named_cells(names, cells)
    row = {name: _value(name, found.get(name, "")) for name in names if name in ROW_FIELDS}
    if row.get("on") and row["status"] not in _WAITING:
        row["on"] = parse_day(row["on"], day_first=day_first).isoformat()
    return row


def _value(name: str, cell: str) -> Any:
    text = from_csv_cell(cell.strip())
    if name in _WORDS:
        text = text.casefold()
    if name == "evidence":
        return several(text) or None
    return text or None
