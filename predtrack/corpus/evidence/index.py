"""Index: passages by their words, in a file of SQLite's FTS5 that can be lost and made again.

It holds the texts compressed and, without a copy of them, which stems stand in which passage.
Days are counted as ``date.toordinal`` does; a passage without one has NULL.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from predtrack.corpus.evidence.stems import TOKENIZER
from predtrack.corpus.evidence.texts import Text

VERSION = 1
"""Of the tables and of how texts are cut; an index of another one is made anew."""
SCHEMA = f"""
CREATE TABLE part (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, mark TEXT NOT NULL);
CREATE TABLE block (id INTEGER PRIMARY KEY, part INTEGER NOT NULL, first INTEGER NOT NULL,
  last INTEGER NOT NULL, texts BLOB NOT NULL);
CREATE INDEX block_part ON block (part);
CREATE TABLE article (id INTEGER PRIMARY KEY, block INTEGER NOT NULL, at INTEGER NOT NULL,
  source TEXT NOT NULL, day INTEGER, title TEXT, outlet TEXT, author TEXT, url TEXT);
CREATE INDEX article_block ON article (block);
CREATE TABLE passage (id INTEGER PRIMARY KEY, article INTEGER NOT NULL, day INTEGER,
  start INTEGER NOT NULL, end INTEGER NOT NULL, digest INTEGER NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(text, content='', columnsize=0, detail=none,
  tokenize="{TOKENIZER}");
CREATE VIRTUAL TABLE stems USING fts5vocab(words, row);
PRAGMA user_version = {VERSION};
"""
CODEC = ("utf-8", "surrogatepass")


class PassageCandidate(NamedTuple):
    """A passage that holds wanted words; of its copies the first published, and how many."""

    day: int | None
    article: int
    start: int
    end: int
    copies: int


class Hit(NamedTuple):
    """A passage's article and its own text."""

    candidate: PassageCandidate
    article: Text
    text: str


class Index:
    """An index that is searched."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base

    def close(self) -> None:
        """Close its file."""
        self.base.close()

    @property
    def is_current(self) -> bool:
        """True where it is of this version.

        Raises:
            sqlite3.Error: it is no index.
        """
        (version,) = self.base.execute("PRAGMA user_version").fetchone()
        return bool(version == VERSION)

    def marks(self) -> dict[str, str]:
        """Return the marks of the parts that it holds, by name."""
        return dict(self.base.execute("SELECT name, mark FROM part"))

    def count(self) -> tuple[int, int, int]:
        """Return how many articles and passages it holds, and how many of these are undated."""
        (articles,) = self.base.execute("SELECT count(*) FROM article").fetchone()
        counted = "SELECT count(*), count(*) - count(day) FROM passage"
        passages, undated = self.base.execute(counted).fetchone()
        return articles, passages, undated

    @cached_property
    def size(self) -> int:
        """About how many passages it holds: those that were dropped are counted too."""
        (last,) = self.base.execute("SELECT coalesce(max(id), 0) FROM passage").fetchone()
        return int(last)

    def frequency(self, stem: str, *, is_prefix: bool) -> int:
        """Return in how many passages a stem stands, or stems that begin so."""
        if is_prefix:
            asked = "SELECT coalesce(sum(doc), 0) FROM stems WHERE term >= ? AND term < ?"
            found = self.base.execute(asked, (stem, f"{stem}\U0010ffff"))
        else:
            found = self.base.execute(
                "SELECT coalesce(sum(doc), 0) FROM stems WHERE term = ?", (stem,)
            )
        return int(found.fetchone()[0])

    def candidates(
        self, weights: Sequence[tuple[str, float]], after: date | None, limit: int
    ) -> list[PassageCandidate]:
        """Return the passages in which the heaviest words stand, heaviest first.

        ``weights`` are of FTS5 phrases; those published later than ``after``, or, where that is
        None, those without a day. Of copies the first published stands for all: SQLite takes the
        columns beside a ``min`` from its row.
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
              count(DISTINCT passage.article), held.weight
            FROM (SELECT id, sum(weight) AS weight FROM ({each}) GROUP BY id) AS held
            JOIN passage ON passage.id = held.id
            WHERE {dated} GROUP BY passage.digest ORDER BY held.weight DESC, passage.id LIMIT ?"""  # noqa: S608
        rows = self.base.execute(query, [*values, *days, limit])
        return [PassageCandidate(*row[:5]) for row in rows]

    def read(self, candidates: Sequence[PassageCandidate]) -> Iterator[Hit]:
        """Yield the texts of passages, and the articles that they stand in."""
        asked = (
            "SELECT block, at, source, day, title, outlet, author, url FROM article WHERE id = ?"
        )
        text_of = cache(self.texts_of)
        for one in candidates:
            block, at, source, day, *facts = self.base.execute(asked, (one.article,)).fetchone()
            published = date.fromordinal(day) if day else None
            passage = text_of(block)[at + one.start : at + one.end]
            yield Hit(one, Text(source, "", published, *facts), passage)

    def texts_of(self, block: int) -> str:
        """Return the texts of a block, one behind the other."""
        asked = "SELECT texts FROM block WHERE id = ?"
        (packed,) = self.base.execute(asked, (block,)).fetchone()
        return zlib.decompress(packed).decode(*CODEC)


def open_index(path: Path) -> Index:
    """Open an index to search it: nothing beside its file is looked at, and nothing written.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    address = f"file:{quote(str(path))}?mode=ro&immutable=1"
    return Index(hardened(sqlite3.connect(address, uri=True)))


def hardened(base: sqlite3.Connection) -> sqlite3.Connection:
    """Let nothing that stands in the file run a function by itself."""
    base.execute("PRAGMA trusted_schema = OFF")
    return base
