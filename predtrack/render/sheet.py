"""Sheets: what a read command has to show, before a format is chosen.

A format asks for what it needs: rows for people, records for programs, flat rows for spreadsheets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Flat = Mapping[str, str | int | float | bool | None]


@dataclass(frozen=True, slots=True)
class Column:
    """A column for people: its heading, the most it may take on a terminal, and its side.

    ``widest`` None takes what is left of the line; 0 takes what it needs. What is too long is
    cut, or goes on under itself where the column ``wraps``.
    """

    heading: str
    widest: int | None = 0
    right: bool = False
    wraps: bool = False


class Sheet(Protocol):
    """Something to show in any format."""

    @property
    def columns(self) -> Sequence[Column]:
        """The headings of the rows."""

    @property
    def is_one(self) -> bool:
        """True where the record is a single object, not a list of them."""

    def rows(self) -> list[list[str]]:
        """Return the cells for people, a row a record."""

    def records(self) -> list[dict[str, Any]]:
        """Return the records for programs, in JSON types."""

    def flat(self) -> list[Flat]:
        """Return the records for spreadsheets: one level, the same names in every row."""

    def footers(self) -> list[str]:
        """Return the lines that belong under the table."""
