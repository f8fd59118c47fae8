"""Counting: how many statements an archive has of whom, of which outlet, kind or year."""

from __future__ import annotations

from dataclasses import dataclass

from predtrack.corpus.archive import Archive
from predtrack.corpus.database import rows_of
from predtrack.corpus.view import BY, Statements
from predtrack.models.statement import WORTH_CHECKING


@dataclass(frozen=True, slots=True)
class Count:
    """A row: what it is of, and how many articles, statements, questions and claims it has.

    ``dated`` are the statements with a last day, ``checkable`` those worth checking. One with two
    authors stands in the rows of both.
    """

    key: str
    articles: int
    statements: int
    questions: int
    claims: int
    dated: int
    checkable: int


def count_by(statements: Statements, by: str, limit: int) -> list[Count]:
    """Return the rows with the most statements, or all years in order.

    Raises:
        UsageMistake: the expression that chooses is none.
    """
    order = "key" if by == "year" else "statements DESC, key"
    query = f"""
        SELECT key, count(DISTINCT article) AS articles, count(*) AS statements,
            count(*) FILTER (kind = 'question') AS questions,
            coalesce(sum(len(claims)), 0)::BIGINT AS claims, count(deadline) AS dated,
            count(*) FILTER (checkable >= {WORTH_CHECKING}) AS checkable
        FROM (SELECT unnest({BY[by]}) AS key, * FROM statements WHERE {statements.condition})
        GROUP BY key ORDER BY {order} LIMIT {limit}"""  # noqa: S608  # our words, and what was checked
    with statements.opened() as database:
        return [Count(**row) for row in rows_of(database, query)]


def reasons(archive: Archive, limit: int) -> list[tuple[str, int]]:
    """Return why articles were skipped, the most frequent reasons first, with how many were."""
    table = archive.table("skipped")
    query = f"SELECT why, count(*) FROM {table} GROUP BY why ORDER BY 2 DESC, 1 LIMIT ?"  # noqa: S608  # quoted
    with archive.reading("skipped") as database:
        return database.execute(query, [limit]).fetchall()
