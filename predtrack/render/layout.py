"""Layout: rows of cells as aligned columns, cut to a terminal's width or whole in a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from predtrack.render.sheet import Column
from predtrack.render.text import cut, harmless, width_of, wrap

GAP = "  "
NARROW = 60
"""Columns under which a record takes two lines in any case."""
USUAL = 80
"""Columns of a usual terminal; on a wider one a flexible column may grow."""
_WIDEST = 1000
"""Columns to which cells in a pipe are filled up: one huge value does not make every line huge."""
LEAST = 10
"""Columns that a flexible column keeps; where not even that is left, a record takes two lines."""


def lay_out(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int | None) -> str:
    """Align rows under their headings, if any; ``width`` None keeps every cell whole."""
    cells = [[harmless(cell) for cell in row] for row in rows]
    headings = [column.heading for column in columns]
    lines = [headings, *cells] if any(headings) else cells
    widths = _widths(columns, lines, width)
    if width is not None and not any(column.wraps for column in columns):
        wanted = sum(widths) + len(GAP) * (len(columns) - 1)
        if wanted > width or width < NARROW:
            return "\n".join(_two_lines(columns, cells, width))
    whole = width is None
    return "\n".join(text for line in lines for text in _lines(columns, line, widths, whole=whole))


def _widths(
    columns: Sequence[Column], lines: Sequence[Sequence[str]], width: int | None
) -> list[int]:
    natural = [max(map(width_of, cells)) for cells in zip(*lines, strict=True)]
    if width is None:
        return [min(needed, _WIDEST) for needed in natural]
    extra = max(0, width - USUAL)
    wanted = [
        min(needed, (column.widest or needed) + (extra if column.flexible else 0))
        for column, needed in zip(columns, natural, strict=True)
    ]
    fixed = sum(w for w, column in zip(wanted, columns, strict=True) if not column.flexible)
    room = max(LEAST, width - len(GAP) * (len(columns) - 1) - fixed)
    return [
        min(needed, room) if column.flexible else needed
        for column, needed in zip(columns, wanted, strict=True)
    ]


def _lines(
    columns: Sequence[Column], cells: Sequence[str], widths: Sequence[int], *, whole: bool
) -> Iterator[str]:
    """Yield one row's line, and more where a cell goes on under itself; ``whole`` cuts nothing."""
    fitted = [
        wrap(cell, width) if column.wraps else [cell if whole else cut(cell, width)]
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
    """Put the flexible column of each record on a line of its own over or under the others.

    Numbers go on to another line where they do not fit; words are cut.

    Counts say what they count, since no heading stands over them.
    """
    wide = next(n for n, column in enumerate(columns) if column.flexible)
    lines = []
    for row in rows:
        named = zip(columns, row, strict=True)
        cells = [f"{cell} {column.heading}" if column.right else cell for column, cell in named]
        facts = GAP.join(cell for n, cell in enumerate(cells) if n != wide and cell)
        if wide:
            lines += [cut(facts, width), GAP + cut(row[wide], width - len(GAP))]
        else:
            parted = _parted(facts.split(GAP), width - len(GAP))
            lines += [
                cut(row[wide], width),
                *(GAP + cut(part, width - len(GAP)) for part in parted),
            ]
    return lines


def _parted(cells: Sequence[str], width: int) -> list[str]:
    """Put cells on as many lines as they need."""
    lines = [cells[0]]
    for cell in cells[1:]:
        together = lines[-1] + GAP + cell
        if width_of(together) <= width:
            lines[-1] = together
        else:
            lines.append(cell)
    return lines
