"""Formats: a sheet as text, one function each; the tables for documents are tabulate's."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any

from predtrack.errors import UsageMistake
from predtrack.render.layout import LEAST, lay_out
from predtrack.render.sheet import Sheet
from predtrack.render.text import harmless, wrap

Format = Callable[[Sheet], str]


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


def to_json(sheet: Sheet) -> str:
    """Return one JSON document: a list of records, or the one record."""
    records = sheet.records()
    document: Any = records[0] if sheet.is_one else records
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)


def to_jsonl(sheet: Sheet) -> str:
    """Return JSON Lines: a record a line."""
    return "\n".join(map(json_line, sheet.records()))


def to_csv(sheet: Sheet) -> str:
    """Return comma-separated values with a heading (RFC 4180, lines end with a line feed)."""
    rows = sheet.flat()
    if not rows:
        return ""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().removesuffix("\n")


def to_markdown(sheet: Sheet) -> str:
    """Return a table of GitHub Flavored Markdown, the footers under it."""
    cells = [[harmless(cell).replace("|", "\\|") for cell in row] for row in sheet.rows()]
    return "\n\n".join([_tabulated(sheet, cells, "github"), *map(harmless, sheet.footers())])


def to_html(sheet: Sheet) -> str:
    """Return an HTML table, its text escaped."""
    return _tabulated(sheet, [list(map(harmless, row)) for row in sheet.rows()], "html")


def to_latex(sheet: Sheet) -> str:
    """Return a LaTeX table, its text escaped."""
    return _tabulated(sheet, [list(map(harmless, row)) for row in sheet.rows()], "latex")


def json_line(record: Mapping[str, Any]) -> str:
    """Return a record as JSON on one line, in UTF-8."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False)


FORMATS: dict[str, Format] = {
    "table": to_table,
    "json": to_json,
    "jsonl": to_jsonl,
    "csv": to_csv,
    "markdown": to_markdown,
}
DOCUMENT_FORMATS: dict[str, Format] = FORMATS | {"html": to_html, "latex": to_latex}
ENDINGS = {
    ".txt": "table",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".html": "html",
    ".tex": "latex",
}


def format_of(path: str) -> str:
    """Name the format that a file's ending asks for.

    Raises:
        UsageMistake: the ending is of no format.
    """
    ending = PurePath(path).suffix.lower()
    if ending not in ENDINGS:
        raise UsageMistake(f"{path}: no format ends so; known are {' '.join(ENDINGS)}")
    return ENDINGS[ending]


def _tabulated(sheet: Sheet, rows: list[list[str]], style: str) -> str:
    from tabulate import tabulate

    aligned = ["right" if column.right else "left" for column in sheet.columns]
    headings = [column.heading for column in sheet.columns]
    text: str = tabulate(
        rows, headings, tablefmt=style, disable_numparse=True, colalign=aligned if rows else None
    )
    return text
