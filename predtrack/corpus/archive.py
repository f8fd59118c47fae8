"""The archive: what a scan of a corpus left, read part by part, article by article."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from predtrack.corpus.database import closed_in, parquet, rows_of
from predtrack.corpus.manifest import COPIES, PARTS, Manifest, read_manifest
from predtrack.errors import NotAnArchive
from predtrack.models.article import PublishedBasis

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class ArchivePart(msgspec.Struct, frozen=True):
    """A part of an archive, and the SHA-256 of the file that holds its articles."""

    name: str
    checksum: str


class ArchivedArticle(msgspec.Struct, frozen=True):
    """An article of an archive; what is not known of it is None.

    ``source`` and ``offset`` say where it came from (``schema.ArticleRow``), ``sha256`` is that of
    its text, which is None where the archive was made without texts. ``copy_of`` is the id of the
    article that it repeats, None for one that repeats none.
    """

    id: str
    source: str
    offset: int
    sha256: str
    title: str | None
    authors: tuple[str, ...]
    outlet: str | None
    url: str | None
    language: str | None
    published: date | None
    published_basis: PublishedBasis | None
    published_note: str | None
    text: str | None
    copy_of: str | None


class Archive:
    """An archive in a folder; opening it reads its manifest.

    Example:
        >>> archive = Archive(Path("archive"))
        >>> for part in archive.parts():
        ...     titles = [one.title for one in archive.articles(part)]

    Raises:
        NotAnArchive: the folder is none, or its manifest is none that is known.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self.manifest: Manifest = read_manifest(self.folder)

    def parts(self) -> tuple[ArchivePart, ...]:
        """Return its parts, in the order of its sources; the same name has the same content."""
        return self._parts

    def articles(self, part: ArchivePart) -> Iterator[ArchivedArticle]:
        """Yield the articles of a part in their order, a few in memory at a time.

        Raises:
            MissingExtra: DuckDB is not installed.
            NotAnArchive: a file of it is gone or damaged.
        """
        columns = ", ".join(f'a."{name}"' for name in ARTICLE_COLUMNS)
        with self.reading([self.file(part.name, "articles"), self.copies]) as database:
            rows = rows_of(
                database,
                f"SELECT {columns}, c.copy_of FROM {parquet([self.file(part.name, 'articles')])} a "  # noqa: S608  # quoted
                f"LEFT JOIN {parquet([self.copies])} c ON c.article = a.id ORDER BY a.number",
            )
            yield from map(_article, rows)

    def file(self, part: str, table: str) -> Path:
        """Return the file of a part's table."""
        return self.folder / PARTS / part / f"{table}.parquet"

    def files(self, table: str) -> list[Path]:
        """Return the files of a table, one of each part."""
        return [self.file(one.name, table) for one in self.manifest.parts]

    @property
    def copies(self) -> Path:
        """The file of the table of copies."""
        return self.folder / COPIES

    @contextmanager
    def reading(self, files: list[Path], **settings: Any) -> Iterator[DuckDBPyConnection]:
        """Have a DuckDB that reads these files alone; what is wrong with one is said in a line.

        Raises:
            NotAnArchive: one of them is gone or damaged.
        """
        gone = next((one for one in files if not one.is_file()), None)
        if gone:
            raise NotAnArchive(str(self.folder), f"{gone.relative_to(self.folder)} is gone")
        with closed_in(files, **settings) as database:
            import duckdb

            try:
                yield database
            except (duckdb.IOException, duckdb.InvalidInputException) as error:
                why = str(error).partition("\n")[0]
                raise NotAnArchive(str(self.folder), why) from None

    @cached_property
    def _parts(self) -> tuple[ArchivePart, ...]:
        return tuple(ArchivePart(one.name, one.files["articles"]) for one in self.manifest.parts)


ARTICLE_COLUMNS = tuple(name for name in ArchivedArticle.__struct_fields__ if name != "copy_of")


def _article(row: dict[str, Any]) -> ArchivedArticle:
    basis = row["published_basis"]
    return ArchivedArticle(
        **row
        | {
            "authors": tuple(row["authors"] or ()),
            "published_basis": PublishedBasis(basis) if basis else None,
        }
    )
