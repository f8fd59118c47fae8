"""The view: the statements of an archive as one table, which a person's own SQL may choose from.

A statement stands there with its article's facts; the copies of an article do not count. The SQL
is an expression, run where nothing else can be read or written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from predtrack.corpus.archive import Archive
from predtrack.errors import UsageMistake

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

UNNAMED = "quoted, not named"
_NOBODY = "author not named"
"""Whose words they are, where it is not said."""
_WHO = f"""CASE WHEN voice = 'other' THEN [coalesce(speaker, '{UNNAMED}')]
    WHEN len(authors) > 0 THEN authors ELSE ['{_NOBODY}'] END"""
STATEMENTS = """CREATE VIEW statements AS
    SELECT s.*, a.sha256, a.source, a.title, a.authors, a.outlet, a.url, a.language, a.published,
        year(a.published) AS year, part
    FROM (SELECT * EXCLUDE (filename), parse_path(filename)[-2] AS part FROM {statements}) s
    JOIN {articles} a ON a.id = s.article
    ANTI JOIN {copies} c ON c.article = s.article"""
_ALL = "SELECT count(COLUMNS(*)) FROM statements"
"""What reads all of it."""
BY = {
    "who": _WHO,
    "outlet": "[coalesce(outlet, 'outlet not known')]",
    "kind": "[kind]",
    "year": "[coalesce(year::VARCHAR, 'without a date')]",
}
"""What statements are grouped by: the rows that one stands in, of its columns."""


class Statements(msgspec.Struct, frozen=True):
    """The statements of an archive that an expression of SQL chooses, all without one."""

    archive: Archive
    where: str | None = None

    @property
    def condition(self) -> str:
        """The expression, on lines of its own, so that no comment in it reaches further."""
        return "true" if self.where is None else f"(\n{self.where}\n)"

    @contextmanager
    def opened(self) -> Iterator[DuckDBPyConnection]:
        """Have a DuckDB with the view ``statements``; what is wrong with the expression is said.

        Raises:
            UsageMistake: the expression is none.
            NotAnArchive: a file of the archive is gone or damaged.
        """
        archive, tables = self.archive, ("statements", "articles", "copies")
        if not archive.manifest.parts:
            raise UsageMistake(f"there is no article in {archive.folder}")
        with archive.reading(*tables) as database:
            import duckdb

            database.execute(STATEMENTS.format(**{one: archive.table(one) for one in tables}))
            self._check(database)
            try:
                yield database
            except duckdb.Error as error:
                if self.where is None:
                    raise
                database.execute(_ALL)  # raises where the archive itself cannot be read
                raise _mistake(error) from None

    def _check(self, database: DuckDBPyConnection) -> None:
        """Refuse what is no expression, or more than one, before anything is made of it."""
        if self.where is None:
            return
        if not self.where.strip():
            raise UsageMistake("--where is empty: give an expression, or leave it out")
        import duckdb

        query = f"SELECT 1 FROM statements WHERE {self.condition}"  # noqa: S608  # checked here
        try:
            parts = database.extract_statements(query)
            if len(parts) != 1 or parts[0].type is not duckdb.StatementType.SELECT:
                raise UsageMistake("--where takes one expression of SQL, not several statements")
            database.execute(f"EXPLAIN {query}")
        except duckdb.BinderException as error:
            columns = ", ".join(database.table("statements").columns)
            raise _mistake(error, f" (columns: {columns})") from None
        except duckdb.Error as error:
            raise _mistake(error) from None


def _mistake(error: Exception, more: str = "") -> UsageMistake:
    return UsageMistake(f"--where: {str(error).partition(chr(10))[0]}{more}")
