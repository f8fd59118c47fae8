"""The index of texts: kept beside an archive or in the user's cache folder, and found again.

An index that came with a stranger's archive could hold anything. So the cache folder remembers
which file this user's predtrack wrote last; any other is never opened, and made anew.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING, NamedTuple

from predtrack.cli.patterns import cache_folder
from predtrack.cli.terminal import say
from predtrack.errors import UnwritableFile, reason
from predtrack.render.text import counted
from predtrack.storage.cache import is_own, read_cache, write_cache

if TYPE_CHECKING:
    from predtrack.corpus.evidence.index import Index
    from predtrack.corpus.evidence.texts import Texts

_NAME = "evidence.sqlite"
_SHOWN = 3
"""Articles that could not be read, of which it is said why."""


class _Place(NamedTuple):
    """The file of an index, and the one in the cache that remembers how it was written."""

    file: Path
    memory: Path


@contextmanager
def index_of(texts: Texts) -> Iterator[Index]:
    """Have the index of texts, brought up to what they are; say what that took.

    Raises:
        UnwritableFile: it cannot be written.
        UnreadableFile, NotAnArchive, MissingExtra: the texts cannot be read.
    """
    marks, place = texts.parts(), _place_of(texts)
    index = _known(place) if place else None
    if index is None or index.marks() != marks:
        old, index = index, _built(texts, marks, place, is_kept=index is not None)
        if old:
            old.close()
    try:
        yield index
    finally:
        index.close()


def place_of(texts: Texts) -> Path | None:
    """Return the file in which the index of texts is kept, None where it is not."""
    place = _place_of(texts)
    return place.file if place else None


def _place_of(texts: Texts) -> _Place | None:
    """Return where an index is kept: beside its texts, or else in the cache folder."""
    cache = cache_folder()
    if cache is None:
        return None
    digest = sha256(os.fsencode(texts.place)).hexdigest()[:16]
    memory = cache / f"evidence-{digest}"
    if read_cache(memory) is None:
        write_cache(memory, b"nothing yet")
        if read_cache(memory) is None:
            return None
    file = cache / f"evidence-{digest}.sqlite"
    if texts.beside and _is_writable(texts.beside):
        file = texts.beside / _NAME
    return _Place(file, memory)


def _is_writable(folder: Path) -> bool:
    return is_own(folder.stat(), stat.S_IFDIR) and os.access(folder, os.W_OK)


def _known(place: _Place) -> Index | None:
    """Open the index that was written last, None where another file, or none, is in its place."""
    from predtrack.corpus.evidence.index import open_index

    with suppress(OSError, sqlite3.Error):
        known = read_cache(place.memory)
        if known is not None and bytes(known) == _print_of(place.file):
            index = open_index(place.file)
            if index.is_current:
                return index
            index.close()
    return None


def _print_of(file: Path) -> bytes:
    """Return what tells a file from every other, and from what it was before it was changed."""
    is_ = file.lstat()
    return f"{is_.st_dev} {is_.st_ino} {is_.st_size} {is_.st_mtime_ns} {is_.st_ctime_ns}".encode()


def _built(texts: Texts, marks: Mapping[str, str], place: _Place | None, *, is_kept: bool) -> Index:
    """Return the index made, or brought up to date where one ``is_kept``; say what was read."""
    from predtrack.corpus.evidence.writing import index_to_write, make, update

    if place is None:
        index = index_to_write(None)
        make(index)
        update(index, texts, marks)
        say("its index is not kept: no cache folder of yours is there (~/.cache)")
    else:
        _write(texts, marks, place, is_kept=is_kept)
        known = _known(place)
        if known is None:
            raise UnwritableFile(str(place.file), "somebody else changed it at the same time")
        index = known
    articles, passages, undated = index.count()
    dated = f", {counted(undated, 'passage')} without a date" if undated else ""
    say(f"indexed {counted(articles, 'article')}, {counted(passages, 'passage')}{dated}")
    _say_skipped(texts.skipped)
    return index


def _write(texts: Texts, marks: Mapping[str, str], place: _Place, *, is_kept: bool) -> None:
    """Write an index beside the old one, and put it in its place when it is whole."""
    from predtrack.corpus.evidence.writing import index_to_write, make, update

    temporary = None
    try:
        handle, name = mkstemp(".new", f".{_NAME}-", place.file.parent)
        os.close(handle)
        temporary = Path(name)
        if is_kept:
            shutil.copyfile(place.file, temporary)
        index = index_to_write(temporary)
        try:
            if not is_kept:
                make(index)
            update(index, texts, marks)
        finally:
            index.close()
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(place.file)
        write_cache(place.memory, _print_of(place.file))
    except sqlite3.Error as error:
        raise UnwritableFile(str(place.file), str(error)) from None
    except OSError as error:
        raise UnwritableFile(str(place.file), reason(error)) from None
    finally:
        if temporary:
            temporary.unlink(missing_ok=True)


def _say_skipped(skipped: list[str]) -> None:
    say(*skipped[:_SHOWN])
    if len(skipped) > _SHOWN:
        say(f"{len(skipped):,} could not be read in all")
