"""Index: passages by their words, in a file of SQLite's FTS5 that can be lost and made again.

It holds the texts compressed and, without a copy of them, which stems stand in which passage.
Days are counted as ``date.toordinal`` does; a passage without one has NULL.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from predtrack.corpus.evidence.passages import cut, digest_of, indexed
from predtrack.corpus.evidence.stems import TOKENIZER, storable
from predtrack.corpus.evidence.texts import Text, Texts

VERSION = 1
"""Of the tables and of how texts are cut; an index of another one is made anew."""
LEVEL = 1
"""Of zlib: texts take a little over half of their bytes, and little time."""
SCHEMA = f"""
CREATE TABLE part (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, mark TEXT NOT NULL);
CREATE TABLE article (id INTEGER PRIMARY KEY, part INTEGER NOT NULL, first INTEGER NOT NULL,
  last INTEGER NOT NULL, source TEXT NOT NULL, day INTEGER, title TEXT, outlet TEXT, author TEXT,
  url TEXT, body BLOB NOT NULL);
CREATE INDEX article_part ON article (part);
CREATE TABLE passage (id INTEGER PRIMARY KEY, article INTEGER NOT NULL, day INTEGER,
  start INTEGER NOT NULL, end INTEGER NOT NULL, digest INTEGER NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(text, content='', columnsize=0, detail=none,
  tokenize="{TOKENIZER}");
CREATE VIRTUAL TABLE stems USING fts5vocab(words, row);
PRAGMA user_version = {VERSION};
"""
BUILDING = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -65536;
"""
MERGING = (("hashsize", 1 << 26), ("automerge", 0))
"""How FTS5 gathers words in memory before it writes them."""


class Candidate(NamedTuple):
    """A passage that holds wanted words; of its copies the first published, and how many."""

    day: int | None
    article: int
    start: int
    end: int
    copies: int


class Hit(NamedTuple):
    """A passage's article and its own text."""

    candidate: Candidate
    article: Text
    text: str


class Index:
    """An index that is searched, and before that brought up to what its texts are."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def close(self) -> None:
        """Close its file."""
        self._base.close()

    @property
    def is_current(self) -> bool:
        """True where it is of this version.

        Raises:
            sqlite3.Error: it is no index.
        """
        (version,) = self._base.execute("PRAGMA user_version").fetchone()
        return bool(version == VERSION)

    def marks(self) -> dict[str, str]:
        """Return the marks of the parts that it holds, by name."""
        return dict(self._base.execute("SELECT name, mark FROM part"))

    def count(self) -> tuple[int, int, int]:
        """Return how many articles and passages it holds, and how many of these are undated."""
        (articles,) = self._base.execute("SELECT count(*) FROM article").fetchone()
        counted = "SELECT count(*), count(*) - count(day) FROM passage"
        passages, undated = self._base.execute(counted).fetchone()
        return articles, passages, undated

    def make(self) -> None:
        """Make its tables, in a file that is empty."""
        self._base.executescript(SCHEMA)

    def update(self, texts: Texts, marks: Mapping[str, str]) -> None:
        """Drop the parts that are gone or have changed, and read those that are missing."""
        self._base.executescript(BUILDING)
        self._base.execute("BEGIN")
        for setting, value in MERGING:
            self._base.execute("INSERT INTO words(words, rank) VALUES (?, ?)", (setting, value))
        own = self.marks()
        for name in own:
            if marks.get(name) != own[name]:
                self._drop(name)
        for name, mark in marks.items():
            if own.get(name) != mark:
                self._add(name, mark, texts.texts(name))
        self._base.execute("COMMIT")

    def frequency(self, stem: str, *, is_prefix: bool) -> int:
        """Return in how many passages a stem stands, or stems that begin so."""
        if is_prefix:
            asked = "SELECT coalesce(sum(doc), 0) FROM stems WHERE term >= ? AND term < ?"
            found = self._base.execute(asked, (stem, f"{stem}\U0010ffff"))
        else:
            found = self._base.execute(
                "SELECT coalesce(sum(doc), 0) FROM stems WHERE term = ?", (stem,)
            )
        return int(found.fetchone()[0])

    def candidates(
        self, weights: Sequence[tuple[str, float]], after: date | None, limit: int
    ) -> list[Candidate]:
        """Return the passages in which the heaviest words stand, heaviest first.

        ``weights`` are of FTS5 phrases; those published later than ``after``, or, where that is
        None, those without a day.
        """
        each = " UNION ALL ".join(
            ["SELECT rowid AS id, ? AS weight FROM words WHERE words MATCH ?"] * len(weights)
        )
        dated = "passage.day > ?" if after else "passage.day IS NULL"
        values = [one for phrase, weight in weights for one in (weight, phrase)]
        days = [after.toordinal()] if after else []
        # S608: every value is a parameter
        query = f"""
            SELECT min(passage.day), passage.article, passage.start, passage.end,
              count(DISTINCT passage.article), max(held.weight) AS weight
            FROM (SELECT id, sum(weight) AS weight FROM ({each}) GROUP BY id) AS held
            JOIN passage ON passage.id = held.id
            WHERE {dated} GROUP BY passage.digest ORDER BY weight DESC, passage.id LIMIT ?"""  # noqa: S608
        rows = self._base.execute(query, [*values, *days, limit])
        return [Candidate(*row[:5]) for row in rows]

    def read(self, candidates: Sequence[Candidate]) -> Iterator[Hit]:
        """Yield the texts of passages, and the articles that they stand in."""
        asked = "SELECT source, day, title, outlet, author, url, body FROM article WHERE id = ?"
        for one in candidates:
            source, day, *facts, body = self._base.execute(asked, (one.article,)).fetchone()
            text = zlib.decompress(body).decode("utf-8", "surrogatepass")
            published = date.fromordinal(day) if day else None
            yield Hit(one, Text(source, "", published, *facts), text[one.start : one.end])

    def _drop(self, name: str) -> None:
        """Forget a part: FTS5 is told the words that it forgets."""
        (part,) = self._base.execute("SELECT id FROM part WHERE name = ?", (name,)).fetchone()
        asked = "SELECT first, last, title, body FROM article WHERE part = ?"
        for first, last, title, body in self._base.execute(asked, (part,)).fetchall():
            text = zlib.decompress(body).decode("utf-8", "surrogatepass")
            spans = "SELECT id, start, end FROM passage WHERE id BETWEEN ? AND ?"
            found = self._base.execute(spans, (first, last)).fetchall()
            self._base.executemany(
                "INSERT INTO words(words, rowid, text) VALUES ('delete', ?, ?)",
                ((one, _words(title, text[start:end])) for one, start, end in found),
            )
            self._base.execute("DELETE FROM passage WHERE id BETWEEN ? AND ?", (first, last))
        self._base.execute("DELETE FROM article WHERE part = ?", (part,))
        self._base.execute("DELETE FROM part WHERE id = ?", (part,))

    def _add(self, name: str, mark: str, texts: Iterator[Text]) -> None:
        inserted = "INSERT INTO part(name, mark) VALUES (?, ?)"
        part = self._base.execute(inserted, (storable(name), mark)).lastrowid
        next_article = _following(self._base, "article")
        next_passage = _following(self._base, "passage")
        for article, one in enumerate(texts, next_article):
            next_passage = self._put(part or 0, article, next_passage, one)

    def _put(self, part: int, article: int, first: int, one: Text) -> int:
        """Put an article in, its passages numbered from ``first``; return the number behind them."""
        day = one.published.toordinal() if one.published else None
        passages, words = [], []
        for number, (start, end) in enumerate(cut(one.text), first):
            passage = one.text[start:end]
            passages.append((number, article, day, start, end, digest_of(passage)))
            words.append((number, _words(one.title, passage)))
        facts = [one.title, one.outlet, one.author, one.url]
        body = zlib.compress(one.text.encode("utf-8", "surrogatepass"), LEVEL)
        last = first + len(passages) - 1
        self._base.execute(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (article, part, first, last, storable(one.source), day)
            + tuple(storable(fact) if fact else None for fact in facts)
            + (body,),
        )
        self._base.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?)", passages)
        self._base.executemany("INSERT INTO words(rowid, text) VALUES (?, ?)", words)
        return last + 1


def _words(title: str | None, passage: str) -> str:
    """Return what a passage is found by: its words and those of its article's title."""
    return storable(indexed(f"{title}\n{passage}" if title else passage))


def _following(base: sqlite3.Connection, table: str) -> int:
    (last,) = base.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()  # noqa: S608
    return int(last) + 1


def open_index(path: Path) -> Index:
    """Open an index to search it: nothing beside its file is looked at, and nothing written.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    address = f"file:{quote(str(path))}?mode=ro&immutable=1"
    return Index(_hardened(sqlite3.connect(address, uri=True)))


def index_to_write(path: Path | None) -> Index:
    """Open an index to write it, in a file; None is a temporary one, gone when it is closed."""
    return Index(_hardened(sqlite3.connect(path or "", isolation_level=None)))


def _hardened(base: sqlite3.Connection) -> sqlite3.Connection:
    """Let nothing that stands in the file run a function by itself."""
    base.execute("PRAGMA trusted_schema = OFF")
    return base
