"""Workbooks of Excel and LibreOffice: the first sheet, a row a prediction (extra ``publish``)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from predtrack.errors import InvalidValue, MissingExtra, UnreadableFile
from predtrack.ledger.acts import Book
from predtrack.ledger.exchange.archive import names_of, unpacked
from predtrack.ledger.exchange.format import File, Format, Outgoing, Row, Wishes, each
from predtrack.ledger.transfer import Imported
from predtrack.models.cells import CELLS, DAYS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS, MOST_COLUMNS = 200_000, 500
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""What XML cannot hold, and what would be read as its stand-in (ECMA-376, 22.4.2.4)."""
STAND_IN = re.compile("_x([0-9A-Fa-f]{4})_")


def is_one(file: File) -> bool:
    """Tell whether a ZIP holds a workbook."""
    return "xl/workbook.xml" in names_of(file)


def bring(book: Book, file: File, wishes: Wishes) -> Imported:
    """Record the rows of a workbook; raises as ``bring_rows``.

    Raises:
        MissingExtra: openpyxl is not installed.
        UnreadableFile: a workbook is damaged, or larger than it may be.
    """
    from predtrack.ledger.exchange.tables import bring_rows, columns_of

    rows = _cells(file)
    number, first = next(rows, (1, []))
    headings = ["" if one is None else str(one).strip() for one in first]
    columns = columns_of(headings, wishes, source=file.name, number=number, unit="row")
    named = _named(rows, columns.names)
    return bring_rows(book, named, wishes, source=file.name, left=columns.left, unit="row")


def _named(rows: Iterator[tuple[int, Any]], names: Sequence[str | None]) -> Iterator[Row]:
    for number, cells in rows:
        if isinstance(cells, InvalidValue):
            yield number, cells
        else:
            yield number, {name: one for name, one in zip(names, cells, strict=False) if name}


def _cells(file: File) -> Iterator[tuple[int, Any]]:
    """Yield the rows of the first sheet that are not empty, with their numbers.

    A formula is the value that was worked out for it; one without is an error.
    """
    values, formulas = _sheets(file)
    if values.merged_cells.ranges:
        where = min(str(one) for one in values.merged_cells.ranges)
        raise UnreadableFile(file.name, f"cells are merged ({where}): take them apart first")
    pairs = zip(values.iter_rows(), formulas.iter_rows(), strict=True)
    for number, (row, sources) in enumerate(pairs, start=1):
        cells = [_plain(cell.value) for cell in row]
        if any(one not in (None, "") for one in cells):
            yield number, cells
        bare = next(
            (
                one
                for one, cell in zip(sources, row, strict=True)
                if one.data_type == "f" and cell.value is None
            ),
            None,
        )
        if bare is not None:
            why = "is a formula without a value: open the workbook and save it again"
            yield number, InvalidValue(f"{bare.coordinate} {why}")


def _plain(value: Any) -> Any:
    return (
        STAND_IN.sub(lambda one: chr(int(one[1], 16)), value) if isinstance(value, str) else value
    )


def _sheets(file: File) -> tuple[Worksheet, Worksheet]:
    """Return the first sheet with the values of its formulas, and with the formulas themselves."""
    try:
        import openpyxl  # noqa: F401  # said before the file is looked into
    except ImportError:
        raise MissingExtra("reading a workbook", "publish") from None
    for name, data in unpacked(file, lambda one: one.endswith((".xml", ".rels"))).items():
        if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data[:2000]:
            raise UnreadableFile(file.name, f"{name} in it is no part of a workbook")
    return _sheet(file, shows_values=True), _sheet(file, shows_values=False)


def _sheet(file: File, *, shows_values: bool) -> Worksheet:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(file.data), data_only=shows_values)
        sheet: Worksheet = book.worksheets[0]
    except Exception as error:  # noqa: BLE001  # openpyxl raises whatever a damaged part led to
        raise UnreadableFile(file.name, f"it is a damaged workbook ({error})") from None
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        why = f"a sheet has at most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns"
        raise UnreadableFile(file.name, why)
    return sheet


def write(outgoing: Outgoing) -> bytes:
    """Return a workbook with one sheet: days are days, and no text is a formula.

    Raises:
        MissingExtra: openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
    except ImportError:
        raise MissingExtra("writing a workbook", "publish") from None
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("predictions")
    sheet.freeze_panes = "A2"
    sheet.append(list(CELLS))
    for row in outgoing.rows():
        cells = [WriteOnlyCell(sheet, _written(name, value)) for name, value in row.items()]
        for cell in cells:
            if cell.data_type == "f":
                cell.data_type = "s"
        sheet.append(cells)
    held = io.BytesIO()
    workbook.save(held)
    return held.getvalue()


def _written(name: str, value: Any) -> Any:
    if name in DAYS and isinstance(value, str):
        return date.fromisoformat(value)
    return UNWRITABLE.sub(_stand_in, value) if isinstance(value, str) else value


def _stand_in(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04X}_"


FORMAT = Format("xlsx", "a workbook of Excel", is_one, each(bring), write, endings=(".xlsx",))
