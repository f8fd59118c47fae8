"""SQLite: every prediction in tables with foreign keys, a full-text table, and two views.

``open_predictions`` are those without an outcome, the nearest deadline first. ``score_by_who``
counts as the scorecard's rows do, but that it knows no links: one claim said twice counts twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

from predtrack.ledger.exchange.format import Format, Outgoing, begins
from predtrack.models.article import Article
from predtrack.models.cells import flat_row
from predtrack.models.fields import PLAIN_NAMES
from predtrack.models.prediction import Prediction
from predtrack.models.record import to_record
from predtrack.models.selection import Entry
from predtrack.models.statuses import AS_WRITTEN, COUNTED

if TYPE_CHECKING:
    import sqlite3

COUNTING = ", ".join(f"'{status}'" for status in COUNTED)
_SCHEMA = f"""
PRAGMA foreign_keys = ON;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, title TEXT, outlet TEXT, url TEXT, archived_url TEXT, published TEXT,
    language TEXT, sha256 TEXT
);
CREATE TABLE authors (
    article TEXT NOT NULL REFERENCES articles (id), name TEXT NOT NULL, PRIMARY KEY (article, name)
);
CREATE TABLE predictions (
    id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id), status TEXT NOT NULL,
    kind TEXT NOT NULL, no_change INTEGER NOT NULL, claim TEXT NOT NULL, quote TEXT NOT NULL,
    {" TEXT, ".join(PLAIN_NAMES)} TEXT, voice TEXT, speaker TEXT, role TEXT, deadline TEXT,
    basis TEXT, wording TEXT, event TEXT, review TEXT, earliest TEXT, assumption TEXT, chosen TEXT,
    "on" TEXT, decided TEXT, observed TEXT, note TEXT, reason TEXT, recorded TEXT
);
CREATE INDEX predictions_by_article ON predictions (article);
CREATE TABLE asserters (
    prediction TEXT NOT NULL REFERENCES predictions (id), who TEXT NOT NULL,
    PRIMARY KEY (prediction, who)
);
CREATE TABLE tags (
    prediction TEXT NOT NULL REFERENCES predictions (id), tag TEXT NOT NULL,
    PRIMARY KEY (prediction, tag)
);
CREATE TABLE evidence (
    prediction TEXT NOT NULL REFERENCES predictions (id), url TEXT NOT NULL, looked_at TEXT,
    note TEXT
);
CREATE TABLE forecasts (
    prediction TEXT NOT NULL REFERENCES predictions (id), at TEXT NOT NULL, by TEXT NOT NULL,
    probability REAL NOT NULL
);
CREATE TABLE notes (
    prediction TEXT NOT NULL REFERENCES predictions (id), at TEXT NOT NULL, by TEXT NOT NULL,
    role TEXT NOT NULL, text TEXT, url TEXT, about TEXT, status TEXT, state TEXT, answer TEXT
);
CREATE VIRTUAL TABLE predictions_fts USING fts5 (claim, quote, content="predictions");
CREATE VIEW open_predictions AS
    SELECT predictions.*, title, outlet, url, published
    FROM predictions JOIN articles ON articles.id = article
    WHERE status = 'open' ORDER BY deadline IS NULL, deadline;
CREATE VIEW score_by_who AS
    SELECT who,
        sum(status IN ({COUNTING})) AS n,
        {", ".join(f"sum(status = '{one}') AS {one}" for one in AS_WRITTEN)},
        ({" + ".join(f"sum(status = '{one}') * {its.weight:.1f}" for one, its in COUNTED.items())})
            / nullif(sum(status IN ({COUNTING})), 0) AS hit_rate
    FROM asserters JOIN predictions ON predictions.id = prediction
    WHERE kind <> 'question' GROUP BY who ORDER BY who;
"""  # noqa: S608  # of names that are ours
MATCHING = "INSERT INTO predictions_fts (predictions_fts) VALUES ('rebuild')"


def write(outgoing: Outgoing) -> bytes:
    """Return the database whole."""
    import sqlite3

    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(_SCHEMA)
        seen: set[str] = set()
        for entry in outgoing.entries():
            if entry.article.id not in seen:
                seen.add(entry.article.id)
                _fill(database, _rows_of_article(entry.article))
            _fill(database, _rows_of(entry, outgoing))
        database.execute(MATCHING)
        database.commit()
        return database.serialize()


def _fill(database: sqlite3.Connection, rows: Iterable[tuple[str, dict[str, Any]]]) -> None:
    for table, row in rows:
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        database.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", [*row.values()])  # noqa: S608  # names are ours


def _rows_of_article(article: Article) -> Iterator[tuple[str, dict[str, Any]]]:
    kept = ("id", "title", "outlet", "url", "archived_url", "published", "language", "sha256")
    yield "articles", {name: to_record(getattr(article, name)) for name in kept}
    for name in dict.fromkeys(article.authors):
        yield "authors", {"article": article.id, "name": name}


_BESIDE = frozenset(
    "authors days_left evidence forecast outlet overdue published quote_link tags title url".split()
)
"""Cells of a list that stand in tables of their own, or follow from the day."""


def _rows_of(entry: Entry, outgoing: Outgoing) -> Iterator[tuple[str, dict[str, Any]]]:
    one = entry.prediction
    cells = flat_row(entry, outgoing.today)
    kept = {name: value for name, value in cells.items() if name not in _BESIDE}
    yield "predictions", kept | {"article": one.article, "recorded": _recorded(one)}
    own: dict[str, Any] = {"prediction": one.id}
    for who in dict.fromkeys(one.asserters(entry.article)):
        yield "asserters", own | {"who": who}
    for tag in dict.fromkeys(one.tags):
        yield "tags", own | {"tag": tag}
    for name, values in _lists(one):
        for value in values:
            yield name, own | to_record(value)


def _lists(one: Prediction) -> Iterator[tuple[str, Iterable[Any]]]:
    yield "evidence", one.outcome.evidence if one.outcome else ()
    yield "forecasts", one.forecasts
    yield "notes", one.notes


def _recorded(one: Prediction) -> Any:
    return to_record(one.history[0].at) if one.history else None


FORMAT = Format(
    "sqlite",
    "an SQLite database",
    begins(b"SQLITE FORMAT 3\0"),
    write=write,
    endings=(".db", ".sqlite"),
)
