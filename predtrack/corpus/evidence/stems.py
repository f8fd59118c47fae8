"""Stems: the words of texts as the index has them, made by the tokenizer of the index itself."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

from predtrack.corpus.evidence.passages import DECIMAL, indexed
from predtrack.models.text import storable

TOKENIZER = f"porter unicode61 remove_diacritics 2 tokenchars '-{DECIMAL}'"
"""English endings are taken off (Porter, 1980); letters of any script, numbers and hyphens stay."""


class Stemmer:
    """Counts the stems of texts, in a table of its own in memory."""

    def __init__(self) -> None:
        self._base = sqlite3.connect(":memory:")
        self._base.execute(f'CREATE VIRTUAL TABLE words USING fts5(text, tokenize="{TOKENIZER}")')
        self._base.execute("CREATE VIRTUAL TABLE stems USING fts5vocab(words, instance)")

    def count(self, texts: Sequence[str]) -> list[Counter[str]]:
        """Return how often each stem stands in each text."""
        self._base.execute("DELETE FROM words")
        rows = ((number, storable(indexed(one))) for number, one in enumerate(texts))
        self._base.executemany("INSERT INTO words(rowid, text) VALUES (?, ?)", rows)
        counts = [Counter[str]() for _ in texts]
        counted = "SELECT doc, term, count(*) FROM stems GROUP BY doc, term"
        for number, stem, times in self._base.execute(counted):
            counts[number][stem] = times
        return counts

    def stem(self, word: str) -> str:
        """Return the stem of one word; itself where the tokenizer sees none."""
        return next(iter(self.count([word])[0]), word.casefold())
