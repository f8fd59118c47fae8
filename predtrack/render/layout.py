"""Layout: rows of cells as aligned columns, cut to a terminal's width or whole in a pipe."""

from __future__ import annotations

from collections.abc import Sequence

from predtrack.render.sheet import Column
from predtrack.render.text import cut, harmless, width_of, wrap

GAP = "  "
NARROW = 60
"""Columns under which a record takes two lines."""
LEAST = 10
"""Columns that the widest column keeps, however narrow the terminal."""


def lay_out(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int | None) -> str:
    """Align rows under their headings; ``width`` None keeps every cell whole."""
    cells = [[harmless(cell) for cell in row] for row in rows]
    if width is not None and width < NARROW and any(one.widest is None for one in columns):
        return "\n".join(_two_lines(columns, cells, width))
    lines = [[column.heading for column in columns], *cells]
    widths = _widths(columns, lines, width)
    return "\n".join(_line(columns, line, widths) for line in lines)


def lay_out_fields(fields: Sequence[tuple[str, str]], width: int | None) -> str:
    """Set names and values side by side, values wrapped under themselves."""
    margin = max((len(name) for name, _ in fields), default=0) + len(GAP)
    lines = []
    for name, value in fields:
        room = max(LEAST, width - margin) if width else None
        pieces = wrap(harmless(value), room) if room else [harmless(value)]
        lines.append(f"{name:<{margin}}{pieces[0]}".rstrip())
        lines += [" " * margin + piece for piece in pieces[1:]]
    return "\n".join(lines)


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


def _line(columns: Sequence[Column], cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        _padded(cut(cell, width), width, right=column.right)
        for column, cell, width in zip(columns, cells, widths, strict=True)
    )
    return GAP.join(padded).rstrip()


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
