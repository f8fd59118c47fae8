"""Formats: a sheet as text, one function each; the tables for documents are tabulate's."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath

from predtrack.errors import UsageMistake, shorten
from predtrack.models.cells import csv_line, to_csv_cell
from predtrack.models.record import json_lines
from predtrack.render.layout import LEAST, lay_out
from predtrack.render.sheet import Column, Sheet
from predtrack.render.text import harmless, wrap

_Format = Callable[[Sheet], str]
LONGEST_CELL = 2000
"""Characters of a cell in a document's table, where every row is as wide as the widest."""


def render(sheet: Sheet, name: str, *, width: int | None = None) -> str:
    """Return a sheet in the format of a name; ``width`` is a terminal's, for a table."""
    return to_table(sheet, width) if name == "table" else DOCUMENT_FORMATS[name](sheet)


def to_table(sheet: Sheet, width: int | None = None) -> str:
    """Return aligned columns with the footers, cut to ``width`` or whole for None."""
    rows = sheet.rows()
    table = [lay_out(sheet.columns, rows, width)] if rows else []
    footers = [harmless(footer) for footer in sheet.footers()]
    return "\n".join([*table, *(line for one in footers for line in _wrapped(one, width))])


def _wrapped(line: str, width: int | None) -> list[str]:
    return wrap(line, max(width, LEAST)) if width else [line]


def json_pieces(sheet: Sheet) -> Iterator[str]:
    """Yield one JSON document in pieces: the one record, or a list of records, one a line."""
    if sheet.is_one:
        (record,) = sheet.records()
        yield json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False)
        return
    lines = json_lines(sheet.records(), ",\n")
    first = next(lines, None)
    if first is None:
        yield "[]"
        return
    yield f"[\n{first}"
    yield from lines
    yield "\n]"


def jsonl_pieces(sheet: Sheet) -> Iterator[str]:
    """Yield JSON Lines: a record a line."""
    return json_lines(sheet.records())


def to_json(sheet: Sheet) -> str:
    """Return the pieces of a JSON document as one text."""
    return "".join(json_pieces(sheet))


def to_jsonl(sheet: Sheet) -> str:
    """Return the pieces of JSON Lines as one text."""
    return "".join(jsonl_pieces(sheet))


def to_csv(sheet: Sheet) -> str:
    """Return comma-separated values with a heading (RFC 4180, lines end with a line feed).

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    rows = (map(to_csv_cell, row.values()) for row in sheet.flat())
    return "\n".join([csv_line(sheet.headings), *map(csv_line, rows)])


def to_markdown(sheet: Sheet) -> str:
    """Return a table of GitHub Flavored Markdown, its text escaped, the footers under it."""
    table = _tabulated(sheet, "github", _markdown)
    return "\n\n".join([table, *(_markdown(footer) for footer in sheet.footers())])


def to_latex(sheet: Sheet) -> str:
    """Return a LaTeX table, its text escaped, the footers under it as paragraphs."""
    return "\n\n".join([_tabulated(sheet, "latex_raw", _latex), *map(_latex, sheet.footers())])


FORMATS: dict[str, _Format] = {
    "table": to_table,
    "json": to_json,
    "jsonl": to_jsonl,
    "csv": to_csv,
    "markdown": to_markdown,
}
DOCUMENT_FORMATS: dict[str, _Format] = FORMATS | {"latex": to_latex}
IN_PIECES: Mapping[str, Callable[[Sheet], Iterator[str]]] = {
    "json": json_pieces,
    "jsonl": jsonl_pieces,
}
"""The formats that ask for one record after the other."""
PAGE = "html"
"""The format that is no sheet's: ``page`` makes it of all that there is."""
_ENDINGS = {
    ".txt": "table",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".html": PAGE,
    ".tex": "latex",
}


def format_of(path: str, asked: str | None = None) -> str:
    """Name the format that is asked for, or else that of a file's ending.

    Raises:
        UsageMistake: the ending is of no format, or of another than is asked for.
    """
    ending = PurePath(path).suffix.lower()
    if asked and _ENDINGS.get(ending, asked) != asked:
        raise UsageMistake(f"{path} ends as {_ENDINGS[ending]}, and --format says {asked}")
    if asked:
        return asked
    if ending not in _ENDINGS:
        raise UsageMistake(f"{path}: no format ends so; known are {' '.join(_ENDINGS)}")
    return _ENDINGS[ending]


def _tabulated(sheet: Sheet, style: str, escaped: Callable[[str], str]) -> str:
    from tabulate import tabulate

    rows = [[escaped(_bounded(cell)) for cell in row] for row in sheet.rows()]
    text: str = tabulate(
        rows,
        [column.heading for column in sheet.columns],
        tablefmt=style,
        disable_numparse=True,
        colalign=[_side(column) for column in sheet.columns] if rows else None,
    )
    return text


def _bounded(cell: str) -> str:
    return cell if len(cell) <= LONGEST_CELL else shorten(cell, LONGEST_CELL)


def _side(column: Column) -> str:
    return "right" if column.right else "left"


def _markdown(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|~&])", r"\\\1", harmless(text))


LATEX = str.maketrans(
    {one: f"\\{one}" for one in "%&$#_{}"}
    | {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\textasciitilde{}"}
    | {"<": r"\textless{}", ">": r"\textgreater{}"}
)


def _latex(text: str) -> str:
    return harmless(text).translate(LATEX)
