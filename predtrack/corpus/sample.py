"""Samples: statements of an archive, drawn at random within each row, or chosen by an expression.

Those that are drawn are the first in the order of the SHA-256 of seed, article's text and quote, so
that everybody can draw them again, in whatever order the articles were read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from predtrack.corpus.database import rows_of
from predtrack.corpus.schema import ArticleRow
from predtrack.corpus.view import BY, Statements
from predtrack.models.record import Misshapen, from_record
from predtrack.models.statement import Span, Statement


@dataclass(frozen=True, slots=True)
class Draw:
    """How many are drawn, by which number, within which rows; all is one row without ``by``."""

    number: int
    seed: int
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A statement that was chosen: its id, what it is, its article's facts, and from what it is.

    ``key`` is the row that it was drawn in, None where there are none. ``facts`` are its article,
    whose text is None where it was not asked for.
    """

    id: str
    key: str | None
    statement: Statement
    facts: ArticleRow
    chosen_from: str


RANKED = """
    SELECT id, article, part, key, row_number() OVER (PARTITION BY key ORDER BY drawn, id) AS rank,
        count(*) OVER (PARTITION BY key) AS total
    FROM (SELECT id, article, part, unnest({rows}) AS key,
            sha256('{seed} ' || sha256 || ' ' || quote) AS drawn
        FROM statements WHERE {condition})
    QUALIFY rank <= {number}"""
TAKEN = """
    SELECT id, article, part, NULL AS key, row_number() OVER (ORDER BY id) AS rank,
        (SELECT count(*) FROM statements) AS total
    FROM statements WHERE {condition}"""


def chosen_from(
    statements: Statements, draw: Draw | None, *, texts: bool = False
) -> Iterator[Chosen]:
    """Yield the statements that are drawn, or all that the expression chooses, part by part.

    Raises:
        UsageMistake: the expression that chooses is none.
    """
    words: dict[str, Any] = {"condition": statements.condition}
    if draw:
        rows = BY[draw.by] if draw.by else "[NULL::VARCHAR]"
        words |= {"rows": rows, "seed": draw.seed, "number": draw.number}
    query = (RANKED if draw else TAKEN).format(**words)
    with statements.opened() as database:
        database.execute(f"CREATE TABLE chosen AS {query}")
        parts = database.execute("SELECT DISTINCT part FROM chosen ORDER BY part").fetchall()
        drawn = database.execute("SELECT key, max(rank) FROM chosen GROUP BY key").fetchall()
        taken = dict(drawn)
        for (part,) in parts:
            for row in rows_of(database, _with_facts(statements, part, texts=texts), [part]):
                yield _chosen(row, statements.where, draw, taken[row["key"]])


def _with_facts(statements: Statements, part: str, *, texts: bool) -> str:
    """Return the query for what is chosen of a part, with its articles' facts."""
    said, articles = (statements.archive.table(one, part) for one in ("statements", "articles"))
    text = "" if texts else "EXCLUDE (text)"
    return f"""
        SELECT chosen.key, chosen.total, s AS statement, a AS facts
        FROM chosen JOIN {said} s USING (id)
        JOIN (SELECT * {text} FROM {articles}) a ON a.id = s.article
        WHERE chosen.part = ? ORDER BY a.number, s.number, chosen.key"""  # noqa: S608  # quoted


def _chosen(row: dict[str, Any], where: str | None, draw: Draw | None, taken: int) -> Chosen:
    said = [f"{taken:,} of {row['total']:,}"]
    if draw:
        said.append(f"seed {draw.seed}")
        said += [f"by {draw.by} ({row['key']})"] if draw.by else []
    said += [f"where {' '.join(where.split())}"] if where else []
    facts = from_record(ArticleRow, {"text": None} | row["facts"])
    one = row["statement"]
    return Chosen(one["id"], row["key"], _statement(one), facts, ", ".join(said))


def _statement(row: Mapping[str, Any]) -> Statement:
    """Return a statement of an archive; raises Misshapen for one that no archive has."""
    spans = from_record(tuple[Span, ...], row.get("spans"))
    if not spans:
        raise Misshapen("spans", "there is none")
    deadline = {name: row.get(name) for name in ("earliest", "basis", "event", "review")} | {
        "text": row.get("wording"),
        "latest": row.get("deadline"),
        "assumption": row.get("assumption"),
    }
    first = {"start": spans[0].start, "end": spans[0].end, "cues": (), "deadline": deadline}
    return from_record(Statement, {**row, **first})
