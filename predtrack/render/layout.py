"""Layout: rows of cells as aligned columns, cut to a terminal's width or whole in a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from predtrack.render.sheet import Column
from predtrack.render.text import cut, harmless, width_of, wrap

GAP = "  "
NARROW = 60
"""Columns under which a record takes two lines."""
LEAST = 10
"""Columns that the widest column keeps, however narrow the terminal."""


def lay_out(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int | None) -> str:
    """Align rows under their headings, if any; ``width`` None keeps every cell whole."""
    cells = [[harmless(cell) for cell in row] for row in rows]
    if width is not None and width < NARROW and _cuts(columns):
        return "\n".join(_two_lines(columns, cells, width))
    headings = [column.heading for column in columns]
    lines = [headings, *cells] if any(headings) else cells
    widths = _widths(columns, lines, width)
    return "\n".join(text for line in lines for text in _lines(columns, line, widths))


def _cuts(columns: Sequence[Column]) -> bool:
    return any(column.widest is None and not column.wraps for column in columns)


def _widths(
    columns: Sequence[Column], lines: Sequence[Sequence[str]], width: int | None
) -> list[int]:
    natural = [max(map(width_of, cells)) for cells in zip(*lines, strict=True)]
    if width is None:
        return natural
    capped = [
        min(wanted, column.widest) if column.widest else wanted
        for column, wanted in zip(columns, natural, strict=True)
    ]
    gaps = len(GAP) * (len(columns) - 1)
    fixed = sum(c for c, one in zip(capped, columns, strict=True) if one.widest is not None)
    room = max(LEAST, width - gaps - fixed)
    return [
        min(wanted, room) if column.widest is None else wanted
        for column, wanted in zip(columns, capped, strict=True)
    ]


def _lines(columns: Sequence[Column], cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Yield one row's line, and more where a cell goes on under itself."""
    fitted = [
        wrap(cell, width) if column.wraps else [cut(cell, width)]
        for column, cell, width in zip(columns, cells, widths, strict=True)
    ]
    for pieces in zip_longest(*fitted, fillvalue=""):
        padded = (
            _padded(piece, width, right=column.right)
            for column, piece, width in zip(columns, pieces, widths, strict=True)
        )
        yield GAP.join(padded).rstrip()


def _padded(cell: str, width: int, *, right: bool) -> str:
    space = " " * (width - width_of(cell))
    return space + cell if right else cell + space


def _two_lines(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Put the widest column of each record on a line of its own under the others."""
    wide = next(n for n, column in enumerate(columns) if column.widest is None)
    lines = []
    for row in rows:
        facts = GAP.join(cell for n, cell in enumerate(row) if n != wide and cell)
        lines += [cut(facts, width), "  " + cut(row[wide], width - 2)]
    return lines
