"""The archive: what a scan of a corpus left, read part by part, article by article."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from predtrack.corpus.database import closed_in, parquet, rows_of
from predtrack.corpus.manifest import COPIES, PARTS, Manifest, read_manifest
from predtrack.corpus.schema import TABLES, CopyRow, columns_of
from predtrack.errors import NotAnArchive
from predtrack.models.article import PublishedBasis
from predtrack.models.record import Misshapen, from_record

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
        with self.reading("articles", "copies", part=part.name) as database:
            rows = rows_of(
                database,
                f"SELECT {columns}, c.copy_of FROM {self.table('articles', part.name)} a "  # noqa: S608  # quoted
                f"LEFT JOIN {self.table('copies')} c ON c.article = a.id ORDER BY a.number",
            )
            yield from (from_record(ArchivedArticle, row) for row in rows)

    def files(self, table: str, part: str | None = None) -> list[Path]:
        """Return the files of a table, one of each part, or of one part."""
        if table == "copies":
            return [self.folder / COPIES]
        names = [one.name for one in self.manifest.parts] if part is None else [part]
        return [self.folder / PARTS / name / f"{table}.parquet" for name in names]

    def table(self, table: str, part: str | None = None) -> str:
        """Return the words by which SQL reads a table: its columns, each of its type, and its file.

        Whatever stands in a stranger's files, what comes of them is what an archive has.
        """
        columns = columns_of(_KINDS[table]).items()
        typed = ", ".join(f'CAST("{name}" AS {kind}) AS "{name}"' for name, kind in columns)
        files = parquet(self.files(table, part), filename=True)
        return f"(SELECT {typed}, filename FROM {files})"  # noqa: S608  # our columns

    @contextmanager
    def reading(self, *tables: str, part: str | None = None) -> Iterator[DuckDBPyConnection]:
        """Have a DuckDB that reads some tables alone; what is wrong with one is said in a line.

        Raises:
            NotAnArchive: a file is gone or damaged, or holds what no archive does.
        """
        files = [one for table in tables for one in self.files(table, part)]
        gone = next((one for one in files if not one.is_file()), None)
        if gone:
            raise NotAnArchive(str(self.folder), f"{gone.relative_to(self.folder)} is gone")
        with closed_in(files) as database:
            import duckdb

            try:
                yield database
            except (duckdb.Error, Misshapen) as error:
                why = str(error).partition("\n")[0]
                raise NotAnArchive(str(self.folder), why) from None

    @cached_property
    def _parts(self) -> tuple[ArchivePart, ...]:
        return tuple(
            ArchivePart(one.name, one.files.get("articles", "")) for one in self.manifest.parts
        )


_KINDS = {**TABLES, "copies": CopyRow}
ARTICLE_COLUMNS = tuple(name for name in ArchivedArticle.__struct_fields__ if name != "copy_of")
