"""Tables of phrases, looked up by their words: the longest one that stands at a place counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from predtrack.reading.deadlines.tokens import Token

T = TypeVar("T")
_VALUE = ""
"""The branch that holds a phrase's value; no token but the end has no letters."""


class WordTree(Generic[T]):
    """Phrases and their values, as a tree of words."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._root: dict[str, Any] = {}
        for phrase, value in phrases:
            branch = self._root
            for word in phrase.split():
                branch = branch.setdefault(word, {})
            branch[_VALUE] = value

    @property
    def first_words(self) -> frozenset[str]:
        """The words with which the phrases begin."""
        return frozenset(self._root)

    def longest(self, tokens: list[Token], at: int) -> tuple[T, int] | None:
        """Return the value of the longest phrase that stands there, and the place behind it."""
        found = None
        branch: dict[str, Any] = self._root
        while branch := branch.get(tokens[at].word or " ", {}):
            at += 1
            if _VALUE in branch:
                found = (branch[_VALUE], at)
        return found
