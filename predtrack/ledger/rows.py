"""Rows of a file: every one is checked, and one that is bad stops them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from predtrack.errors import BadRows, PredtrackError

_Taken = TypeVar("_Taken")


def take_rows(
    rows: Iterable[tuple[int, Any]],
    take: Callable[[Any], _Taken],
    *,
    source: str,
    unit: str = "line",
) -> list[_Taken]:
    """Take every numbered row; one that could not even be read is handed in as its error.

    Raises:
        BadRows: some cannot be taken, each named with its line, or the ``unit`` that is numbered.
    """
    taken, problems = [], []
    for number, row in rows:
        try:
            if isinstance(row, PredtrackError):
                raise row
            taken.append(take(row))
        except PredtrackError as error:
            problems.append((number, str(error)))
    if problems:
        raise BadRows(source, problems, unit=unit)
    return taken
