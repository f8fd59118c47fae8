"""Sheets: what a read command has to show, before a format is chosen.

A format asks for what it needs: rows for people, records for programs, flat rows for spreadsheets.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

import msgspec

Flat = Mapping[str, str | int | float | bool | None]


class Column(msgspec.Struct, frozen=True):
    """A column for people: its heading, the most it may take on a terminal, and its side.

    ``widest`` None takes what it needs. A ``flexible`` column gives way on a narrow line, and
    grows past its widest on one wider than 80. What is too long is cut, or goes on under itself
    where the column ``wraps``.
    """

    heading: str
    widest: int | None = None
    right: bool = False
    flexible: bool = False
    wraps: bool = False


class Sheet(msgspec.Struct, frozen=True):
    """Something to show in any format."""

    columns: ClassVar[Sequence[Column]]
    is_one: ClassVar[bool] = False
    """True where the record is a single object, not a list of them."""

    @abstractmethod
    def rows(self) -> list[list[str]]:
        """Return the cells for people, a row a record."""

    @abstractmethod
    def records(self) -> Iterable[dict[str, Any]]:
        """Return the records for programs, in JSON types; they may come as they are asked for."""

    @property
    @abstractmethod
    def headings(self) -> Sequence[str]:
        """The names of the flat rows, there even where no row is."""

    @abstractmethod
    def flat(self) -> list[Flat]:
        """Return the records for spreadsheets: one level, the same names in every row."""

    def footers(self) -> list[str]:
        """Return the lines that belong under the table, none as a rule."""
        return []
