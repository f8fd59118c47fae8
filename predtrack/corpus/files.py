"""Files of one article each."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from predtrack.corpus.items import How, Item, Items, damage, over
from predtrack.corpus.pages import read_document
from predtrack.corpus.streams import DAMAGED, open_stream
from predtrack.errors import UnreadableFile
from predtrack.reading.pages import Page


def items_of_file(name: str, path: str, _start: int, _end: int | None, how: How) -> Items:
    """Yield the article that a file is."""
    yield Item(name, 0, partial(_read, name, path, how))


def _read(name: str, path: str, how: How) -> Page:
    """Read a file that is one article; raises as ``read_document``."""
    try:
        with open_stream(Path(path)) as file:
            data = file.read(how.largest + 1)
    except DAMAGED as error:
        raise UnreadableFile(name, damage(error)) from None
    if len(data) > how.largest:
        raise UnreadableFile(name, over(how.largest))
    return read_document(data, name, how)
