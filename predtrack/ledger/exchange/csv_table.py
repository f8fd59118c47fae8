"""CSV: a row a prediction, whatever parts its cells, and its writing for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from predtrack.errors import InvalidValue, PredtrackError, UnreadableFile
from predtrack.ledger.acts import Book
from predtrack.ledger.exchange.delimited import first_line, named_cells, records
from predtrack.ledger.exchange.fields import KNOWN
from predtrack.ledger.exchange.format import File, Format, Outgoing, Row, Wishes, each
from predtrack.ledger.transfer import Imported
from predtrack.models.cells import CELLS, csv_line, from_csv_cell, to_csv_cell

BOM = "\ufeff"
"""What tells Excel that a text is UTF-8."""


def is_one(file: File) -> bool:
    """Tell whether a file is text, and no JSON or page."""
    try:
        line = first_line(file.text)
    except UnreadableFile:
        return False
    return line != "" and line[0] not in "{[<"


def bring(book: Book, file: File, wishes: Wishes) -> Imported:
    """Record the rows of a delimited file; raises as ``bring_rows``."""
    from predtrack.ledger.exchange.tables import bring_rows, columns_of

    theirs = {name.casefold() for name in wishes.columns.values()}
    lines = records(file.text, KNOWN | theirs)
    number, headings = next(lines, (1, []))
    if isinstance(headings, InvalidValue):
        raise PredtrackError(f"{file.name}, line {number}: {headings}")
    headings = [from_csv_cell(one.strip()) for one in headings]
    columns = columns_of(headings, wishes, source=file.name, number=number)
    rows = _rows(lines, headings, columns.names)
    return bring_rows(book, rows, wishes, source=file.name, left=columns.left)


def _rows(
    lines: Iterator[tuple[int, Any]], headings: Sequence[str], names: Sequence[str | None]
) -> Iterator[Row]:
    """Yield the rows by our names; a column that is not read keeps its heading."""
    kept = [name or heading for name, heading in zip(names, headings, strict=True)]
    for number, cells in lines:
        try:
            found = named_cells(kept, cells)
        except InvalidValue as error:
            yield number, error
            continue
        if len(cells) < len(headings):
            yield number, InvalidValue(f"it has {len(cells)} cells, the first line {len(headings)}")
            continue
        yield number, {name: from_csv_cell(found[name].strip()) for name in names if name}


def delimited(outgoing: Outgoing, delimiter: str) -> Iterable[str]:
    """Yield a heading and a line a prediction; what begins like a formula is neutralised."""
    end = "\r\n" if outgoing.for_excel else "\n"
    yield (BOM if outgoing.for_excel else "") + csv_line(CELLS, delimiter=delimiter)
    for row in outgoing.rows():
        yield end + csv_line(map(to_csv_cell, row.values()), delimiter=delimiter)


def write(outgoing: Outgoing) -> Iterable[str]:
    """Yield predictions as CSV (RFC 4180, lines end with a line feed)."""
    return delimited(outgoing, ",")


FORMAT = Format("csv", "a CSV table", is_one, each(bring), write, endings=(".csv",), last=True)
