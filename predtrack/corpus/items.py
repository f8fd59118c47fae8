"""Items: what may be an article, with its place in its file, not read yet.

Whatever is wrong with one is said when it is read, so that it costs nobody but itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NoReturn

from predtrack.errors import UnreadableFile, reason
from predtrack.reading.pages import Page, PageReader


@dataclass(frozen=True, slots=True)
class Item:
    """An article to be: its file by name, its place there, and what reads it."""

    source: str
    offset: int
    read: Callable[[], Page]


@dataclass(frozen=True, slots=True)
class How:
    """How items are read: by whom pages are, in full or not; our names for columns to theirs."""

    pages: PageReader
    largest: int
    full: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)


def unreadable(source: str, offset: int, why: str) -> Item:
    """Return an item of which only is known why it cannot be read."""
    return Item(source, offset, partial(_refuse, source, why))


def cut_off(source: str, offset: int, error: Exception) -> Item:
    """Return what stands for the rest of a file that is cut off or damaged."""
    return unreadable(source, offset, damage(error, " from here on"))


def damage(error: Exception, where: str = "") -> str:
    """Say what is wrong with a file, reading which raised an error, as the system does."""
    if isinstance(error, OSError) and error.errno:
        return reason(error)
    return f"it is cut off or damaged{where} ({error})"


def too_large(source: str, offset: int, largest: int) -> Item:
    """Return what stands for an article that is larger than wished."""
    return unreadable(source, offset, over(largest))


def over(largest: int) -> str:
    """Say that an article is larger than wished."""
    return f"it is over {largest / 1_000_000:g} MB (--largest)"


def _refuse(source: str, why: str) -> NoReturn:
    raise UnreadableFile(source, why)


Items = Iterator[Item]
