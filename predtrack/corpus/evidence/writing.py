"""Writing: an index made, and brought up to what its texts are, part by part."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from predtrack.corpus.evidence.index import CODEC, SCHEMA, Index, hardened
from predtrack.corpus.evidence.passages import cut, digest_of, has_parted_numbers, indexed
from predtrack.corpus.evidence.texts import Text, Texts
from predtrack.models.text import is_storable, storable

_LEVEL = 1
"""Of zlib: texts take about half of their bytes, and little time."""
_BLOCK = 1 << 16
"""Characters of articles that are compressed together: one alone takes more time and room."""
WAITING = 50_000
"""Passages whose words are handed over at once: FTS5 is quickest when it is left to itself."""
BUILDING = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -65536;
"""
MERGING = (("hashsize", 1 << 26), ("automerge", 0))
"""How FTS5 gathers words in memory before it writes them."""


def index_to_write(path: Path | None) -> Index:
    """Open an index to write it, in a file; None is a temporary one, gone when it is closed."""
    return Index(hardened(sqlite3.connect(path or "", isolation_level=None)))


def make(index: Index) -> None:
    """Make the tables of an index, in a file that is empty."""
    index.base.executescript(SCHEMA)


def update(index: Index, texts: Texts, marks: Mapping[str, str]) -> None:
    """Drop the parts that are gone or have changed, and read those that are missing.

    Raises:
        sqlite3.Error: it cannot be written.
    """
    index.base.executescript(BUILDING)
    index.base.execute("BEGIN")
    for setting, value in MERGING:
        index.base.execute("INSERT INTO words(words, rank) VALUES (?, ?)", (setting, value))
    own = index.marks()
    for name in own:
        if marks.get(name) != own[name]:
            _drop(index, name)
    writer = _Writer(index.base)
    for name, mark in marks.items():
        if own.get(name) != mark:
            writer.add(name, mark, texts.texts(name))
    writer.hand_over()
    index.base.execute("COMMIT")


class _Writer:
    """Puts articles in; it counts blocks, articles and passages itself."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._block, self._article, self._passage = map(self._last, ("block", "article", "passage"))
        self._words: list[tuple[int, str]] = []

    def add(self, name: str, mark: str, texts: Iterator[Text]) -> None:
        """Put a part in."""
        inserted = "INSERT INTO part(name, mark) VALUES (?, ?)"
        part = self._base.execute(inserted, (name, mark)).lastrowid or 0
        held: list[Text] = []
        size = 0
        for one in texts:
            held.append(one)
            size += len(one.text)
            if size >= _BLOCK:
                self._put(part, held)
                held, size = [], 0
        if held:
            self._put(part, held)

    def hand_over(self) -> None:
        """Give FTS5 the words that wait."""
        self._base.executemany("INSERT INTO words(rowid, text) VALUES (?, ?)", self._words)
        self._words = []

    def _put(self, part: int, texts: list[Text]) -> None:
        """Put articles in, compressed together."""
        self._block += 1
        first, at = self._passage + 1, 0
        articles: list[tuple[Any, ...]] = []
        passages: list[tuple[Any, ...]] = []
        for one in texts:
            self._article += 1
            day = one.published.toordinal() if one.published else None
            facts = (storable(fact) if fact else None for fact in one[3:])
            articles.append((self._article, self._block, at, storable(one.source), day, *facts))
            passages += self._passages(one, day)
            at += len(one.text)
        packed = zlib.compress("".join(one.text for one in texts).encode(*CODEC), _LEVEL)
        self._insert("block", [(self._block, part, first, self._passage, packed)])
        self._insert("article", articles)
        self._insert("passage", passages)
        if len(self._words) > WAITING:
            self.hand_over()

    def _passages(self, one: Text, day: int | None) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of an article's passages, whose words wait to be handed over."""
        text, title = one.text, f"{one.title}\n" if one.title else ""
        is_plain = is_storable(title + text) and not has_parted_numbers(title + text)
        for start, end in cut(text):
            self._passage += 1
            passage = text[start:end]
            words = title + passage
            self._words.append((self._passage, words if is_plain else found_by(words)))
            yield self._passage, self._article, day, start, end, digest_of(passage)

    def _insert(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        if not rows:
            return
        values = ", ".join("?" * len(rows[0]))
        self._base.executemany(f"INSERT INTO {table} VALUES ({values})", rows)  # noqa: S608  # ours

    def _last(self, table: str) -> int:
        asked = f"SELECT coalesce(max(id), 0) FROM {table}"  # noqa: S608  # ours
        return int(self._base.execute(asked).fetchone()[0])


def found_by(words: str) -> str:
    """Return the words of a title and a passage as FTS5 is given them."""
    return storable(indexed(words))


def _drop(index: Index, name: str) -> None:
    """Forget a part: FTS5 is told the words that it forgets."""
    base = index.base
    (part,) = base.execute("SELECT id FROM part WHERE name = ?", (name,)).fetchone()
    asked = "SELECT id, first, last FROM block WHERE part = ?"
    for block, first, last in base.execute(asked, (part,)).fetchall():
        _drop_block(index, block, (first, last))
    base.execute("DELETE FROM block WHERE part = ?", (part,))
    base.execute("DELETE FROM part WHERE id = ?", (part,))


def _drop_block(index: Index, block: int, passages: tuple[int, int]) -> None:
    """Forget a block's articles, and its passages from the first to the last."""
    texts, base = index.texts_of(block), index.base
    asked = """SELECT passage.id, title, at + start, at + end FROM passage
        JOIN article ON article.id = passage.article WHERE passage.id BETWEEN ? AND ?"""
    found = [
        (one, found_by(f"{title}\n{texts[start:end]}" if title else texts[start:end]))
        for one, title, start, end in base.execute(asked, passages)
    ]
    base.executemany("INSERT INTO words(words, rowid, text) VALUES ('delete', ?, ?)", found)
    base.execute("DELETE FROM passage WHERE id BETWEEN ? AND ?", passages)
    base.execute("DELETE FROM article WHERE block = ?", (block,))
