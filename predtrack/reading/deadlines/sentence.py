"""What the readers of the grammar share: the sentence they read and what they find in it.

A reader takes a sentence and the index of a token and returns what stands there, or None. What it
found ends before ``end``; a period of None means that the words are understood but name no day
(31 February, the year 12,000).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec

from predtrack.reading.deadlines.grammar import Grammar
from predtrack.reading.deadlines.periods import Period
from predtrack.reading.deadlines.tokens import Token, is_year
from predtrack.reading.deadlines.yearends import YearEnd
from predtrack.reading.times import Kind
from predtrack.reading.wordclasses import OF, STOP, THE

DAYS_IN_MONTH = 31


class Sentence(msgspec.Struct, frozen=True):
    """A text in tokens, with the day it was published and how its dates are written.

    ``alone`` where the text is nothing but a time, so that "15" may be a day of the month.
    """

    tokens: list[Token]
    today: date
    grammar: Grammar
    day_first: bool = False
    southern: bool = False
    fiscal: YearEnd | None = None
    alone: bool = False

    def word(self, at: int) -> str:
        """The levelled word at a place."""
        return self.tokens[at].word

    def has(self, at: int, classes: int) -> bool:
        """Tell whether the word at a place is of one of these classes."""
        return self.tokens[at].classes & classes != 0

    def words(self, at: int, *expected: int) -> bool:
        """Tell whether words of these classes stand there, one after another."""
        for classes in expected:
            if not self.tokens[at].classes & classes:
                return False
            at += 1
        return True


class Found(msgspec.Struct, frozen=True):
    """What a reader found; ``bare`` where it may stand in prose without a preposition."""

    period: Period | None
    end: int
    bare: bool = False
    narrates: bool = False  # told as often of the past: "in two years", "the next day"
    ahead: bool = False  # never told of the past: "in the next six months"
    joined: bool = False  # a range: "2021 to 2024"
    review: int = 0  # months until a look, for a vague one
    waits: bool = False  # counts from an event: "within 100 days of taking office"


Reader = Callable[[Sentence, int], Found | None]


def skip(sentence: Sentence, at: int, *optional: int) -> int:
    """Step over a word of each class in turn where it stands, and return the place behind."""
    for classes in optional:
        if sentence.tokens[at].classes & classes:
            at += 1
    return at


def first_of(readers: tuple[Reader, ...], sentence: Sentence, at: int) -> Found | None:
    """Return what the first reader to find something found."""
    for reader in readers:
        if found := reader(sentence, at):
            return found
    return None


def end_of_name(sentence: Sentence, at: int) -> int:
    """Return the place behind the words that name an event whose first stands at a place."""
    for place in range(at + 1, at + MOST_WORDS):
        token = sentence.tokens[place]
        if token.kind in _ENDS_NAME or token.classes & _BEHIND_NAME:
            return place
    return at + MOST_WORDS


MOST_WORDS = 6
"""Words of an event's name that are read at most."""

_ENDS_NAME = frozenset({Kind.MARK, Kind.END})
_BEHIND_NAME = (STOP & ~OF) | THE


def is_day_number(token: Token) -> bool:
    """Tell whether a number can be a day of the month."""
    return (
        token.kind in {Kind.NUMBER, Kind.ORDINAL, Kind.COUNT} and 1 <= token.value <= DAYS_IN_MONTH
    )


def touching(sentence: Sentence, at: int) -> bool:
    """Tell whether a token follows the one before it without a space."""
    return sentence.tokens[at].start == sentence.tokens[at - 1].end


__all__ = [
    "Found",
    "Reader",
    "Sentence",
    "end_of_name",
    "first_of",
    "is_day_number",
    "is_year",
    "skip",
    "touching",
]
