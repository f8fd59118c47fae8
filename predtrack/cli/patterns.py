"""Patterns of languages, kept from one command to the next in the user's cache folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from predtrack.reading.patterns import Shelf, use


@contextmanager
def patterns_kept() -> Iterator[None]:
    """Take up the patterns that earlier commands made, and keep those that this one makes."""
    place = _place()
    if place is None:
        yield
        return
    shelf = Shelf(lambda: _kept(place))
    use(shelf)
    yield
    if made := shelf.packed():
        from predtrack.storage.cache import write_cache

        write_cache(place, made)


def _kept(place: Path) -> memoryview | None:
    from predtrack.storage.cache import read_cache

    return read_cache(place)


def _place() -> Path | None:
    folder = cache_folder()
    return folder / "patterns" if folder else None


def cache_folder() -> Path | None:
    """Return predtrack's folder for caches, None where none is known (the XDG specification)."""
    folder = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if not folder.is_absolute():
        folder = Path(os.environ.get("HOME", ""), ".cache")
    return folder / "predtrack" if folder.is_absolute() else None
