"""Delimited text: the records of a CSV or TSV file, numbered by the line that each begins on.

Commas, semicolons and tabs may part the cells. A cell is text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Container, Iterator, Sequence

from predtrack.errors import InvalidValue, shorten

PARTED_BY = ",;\t"
_SEVERAL = re.compile(r";(?:\s+|$)|[\r\n]+")
"""What parts several values in one cell."""

Numbered = tuple[int, list[str] | InvalidValue]
"""The line that a record begins on, and its cells or the error that it is."""


def records(text: str, known: Container[str]) -> Iterator[Numbered]:
    """Yield the cells of every line that is not empty, with the number that it begins on.

    What parts them is told by the first line: it makes the most names that are ``known``.
    """
    delimiter = max(PARTED_BY, key=lambda mark: _names_known(text, mark, known))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        yield start, InvalidValue(f"it is not CSV: {error}")


def names_in(line: str, mark: str = ",") -> list[str]:
    """Return the names in a first line, in small letters."""
    return [cell.strip().strip('"').casefold() for cell in line.split(mark)]


def first_line(text: str) -> str:
    """Return the first line of a text that is not empty."""
    return text.lstrip().partition("\n")[0]


def named_cells(names: Sequence[str], cells: Sequence[str] | InvalidValue) -> dict[str, str]:
    """Return the cells of a row by the names of their columns, "" for one without.

    Raises:
        InvalidValue: the row is an error, or a cell stands in a column without a name.
    """
    if isinstance(cells, InvalidValue):
        raise cells
    pairs = [*zip(names, cells, strict=False)]
    nameless = [*cells[len(names) :], *(cell for name, cell in pairs if not name)]
    odd = next((cell for cell in nameless if cell.strip()), None)
    if odd is not None:
        raise InvalidValue(f"'{shorten(odd)}' stands in a column without a name")
    return dict(pairs)


def several(text: str) -> list[str]:
    """Part a cell into its values, at semicolons before a space and at the ends of lines."""
    return [one.strip() for one in _SEVERAL.split(text) if one.strip()]


def _names_known(text: str, mark: str, known: Container[str]) -> int:
    return sum(name in known for name in names_in(first_line(text), mark))
