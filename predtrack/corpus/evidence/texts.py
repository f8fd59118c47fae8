"""Texts: the articles in which evidence is looked for, in parts, each with a mark.

A folder is a stranger's: no link is followed, no pipe waited for, nothing hidden or huge is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path, PurePath
from typing import NamedTuple, Protocol

from predtrack.corpus.archive import Archive
from predtrack.corpus.manifest import NAME
from predtrack.corpus.walking import entries_below
from predtrack.errors import PredtrackError, UnreadableFile
from predtrack.models.feed import Feed
from predtrack.models.text import is_storable
from predtrack.reading.files.opening import read_file
from predtrack.reading.head import read_head
from predtrack.reading.language import language_of
from predtrack.reading.pages import Page, PageReader
from predtrack.reading.text import read_bytes

LARGEST = 10_000_000
"""Bytes of a file of a folder."""
_ENDINGS = frozenset({".txt", ".text", ".md", ".htm", ".html", ".xhtml"})


class Text(NamedTuple):
    """An article in which evidence may stand; ``source`` names it to a person."""

    source: str
    text: str
    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None


class Texts(Protocol):
    """Articles in parts: each with a mark that is another when the part is.

    ``name`` says to a person what they are, ``place`` is the path that tells them from others;
    their index lies in the folder ``beside``, or in none of theirs; ``skipped`` gathers a line for
    each that could not be read.
    """

    name: str
    place: Path
    skipped: list[str]

    @property
    def beside(self) -> Path | None:
        """The folder in which their index may lie."""

    def parts(self) -> Mapping[str, str]:
        """Return the mark of each part, by its name."""
        ...

    def texts(self, part: str) -> Iterator[Text]:
        """Yield the articles of a part."""
        ...


class FolderTexts:
    """The files of texts and pages below a folder, each a part."""

    beside: Path | None = None

    def __init__(self, folder: Path, pages: PageReader) -> None:
        self.name, self.place = str(folder), folder.resolve()
        self.skipped: list[str] = []
        self._folder, self._pages = folder, pages

    def parts(self) -> dict[str, str]:
        """Return size and time of change of each file, by its path in the folder.

        Raises:
            UnreadableFile: the folder cannot be listed.
        """
        files: dict[str, str] = {}
        for name, entry in entries_below(self._folder):
            if isinstance(entry, str):
                self.skipped.append(f"{name}: {entry}")
            elif not _is_text(entry):
                continue
            elif not is_storable(name):
                self.skipped.append(f"{name!a}: its name is no text")
            else:
                with suppress(FileNotFoundError):
                    status = entry.stat(follow_symlinks=False)
                    files[name] = f"{status.st_size}-{status.st_mtime_ns}"
        return files

    def texts(self, part: str) -> Iterator[Text]:
        """Yield the article that a file holds; one that cannot be read is skipped, and told."""
        path = self.place / part
        try:
            if os.path.realpath(path) != str(path):
                raise UnreadableFile(part, "it has become a link")
            data = read_bytes(path, largest=LARGEST)
            page = read_file(self._pages, part, data, largest=LARGEST)
        except PredtrackError as error:
            self.skipped.append(str(error).split("\n")[0])
            return
        if isinstance(page, Feed):
            self.skipped.append(f"{part}: it is a feed")
        else:
            yield _text_of(part, page)


class ArchiveTexts:
    """The articles of an archive, in its own parts; those without their text are skipped."""

    def __init__(self, folder: Path) -> None:
        self.name, self.place = str(folder), folder.resolve()
        self.beside: Path | None = self.place
        self.skipped: list[str] = []
        self._archive = Archive(folder)
        self._parts = {one.name: one for one in self._archive.parts()}

    def parts(self) -> dict[str, str]:
        """Return the checksum of each part's articles, by the part's name."""
        return {name: part.checksum for name, part in self._parts.items()}

    def texts(self, part: str) -> Iterator[Text]:
        """Yield the articles of a part.

        Raises:
            MissingExtra: DuckDB is not installed.
            NotAnArchive: a file of it is gone or damaged.
        """
        for one in self._archive.articles(self._parts[part]):
            source = f"{one.source}:{one.offset}" if one.offset else one.source
            if one.text is None:
                self.skipped.append(f"{source}: its text is not kept in the archive")
                continue
            author = ", ".join(one.authors) or None
            yield Text(source, one.text, one.published, one.title, one.outlet, author, one.url)


def texts_in(folder: Path, pages: PageReader) -> Texts:
    """Return the articles of a folder: an archive's where it is one, else its files.

    Raises:
        UnreadableFile: it is no folder.
        NotAnArchive: it has a manifest that is none.
    """
    if not folder.is_dir():
        why = "it is no folder" if folder.exists() else "there is no such folder"
        raise UnreadableFile(str(folder), why)
    return ArchiveTexts(folder) if (folder / NAME).exists() else FolderTexts(folder, pages)


def _is_text(entry: os.DirEntry[str]) -> bool:
    return PurePath(entry.name).suffix.lower() in _ENDINGS and entry.is_file(follow_symlinks=False)


def _text_of(part: str, page: Page) -> Text:
    if page.has_head:
        page = page.with_head(read_head(page.text, language=language_of()))
    author = ", ".join(page.authors) or None
    return Text(part, page.text, page.published, page.title, page.outlet, author, page.url)
