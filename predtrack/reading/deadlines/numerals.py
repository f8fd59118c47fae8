"""Numbers in digits and words: "18", "2.5", "twenty-five", "a couple of", "one and a half".

A numeral ends before ``end``; its value may be a fraction.
"""

from __future__ import annotations

import msgspec

from predtrack.reading.deadlines.sentence import Sentence, skip, touching
from predtrack.reading.times import Kind
from predtrack.reading.wordclasses import (
    AND,
    CENTURY_WORD,
    COUPLE,
    DASH,
    DOZEN,
    FEW,
    FRACTION,
    HALF_WORD,
    NUMBER_WORD,
    OF,
    QUARTER_WORD,
    SLASH,
    A,
)

_LONGEST = 8
"""Words of a number that are read at most."""

NUMERAL = FRACTION | FEW | A | HALF_WORD | QUARTER_WORD | COUPLE
"""Classes of words that begin a number and are of no kind."""

_JOINS = AND | DASH
HUNDRED, TWENTY, TEN = 100, 20, 10


class Numeral(msgspec.Struct, frozen=True):
    """A number; ``vague`` for "a few", whose value says nothing."""

    value: float
    end: int
    vague: bool = False


def read_numeral(s: Sentence, at: int) -> Numeral | None:
    """Read a number of things."""
    token = s.tokens[at]
    if token.kind is Kind.NUMBER:
        return _halved(s, _digits(s, at))
    if token.kind is Kind.COUNT:
        found = read_words(s, at)
        return found and _halved(s, found)
    return _phrase(s, at) if token.classes & NUMERAL else None


def _digits(s: Sentence, at: int) -> Numeral:
    value = float(s.tokens[at].value)
    point, after = s.tokens[at + 1], s.tokens[at + 2]
    if (
        point.word == "."
        and after.kind is Kind.NUMBER
        and touching(s, at + 2)
        and touching(s, at + 1)
    ):
        return Numeral(value + after.value / 10 ** len(after.word), at + 3)
    return Numeral(value, at + 1)


def read_words(s: Sentence, at: int) -> Numeral | None:
    """Read a whole number written in words: "two thousand and twenty"."""
    total, current, end = 0, 0, at
    for place in range(at, at + _LONGEST):
        token = s.tokens[place]
        if token.kind is Kind.COUNT:
            if not _continues(current, token.value):
                break
            total, current = _grown(total, current, token.value)
            end = place + 1
        elif not token.classes & _JOINS or not (current or total):
            break
    return Numeral(total + current, end) if end > at else None


def _continues(current: int, value: int) -> bool:
    if not current or value >= HUNDRED or value == 12:  # noqa: PLR2004
        return True
    if current % HUNDRED == 0:
        return True
    return current % TEN == 0 and current % HUNDRED >= TWENTY and value < TEN


def _grown(total: int, current: int, value: int) -> tuple[int, int]:
    """Take the next word of a number into account."""
    if value == 12 and current and current < TWENTY:  # noqa: PLR2004
        return total, current * value
    if value < HUNDRED:
        return total, current + value
    if value == HUNDRED:
        return total, max(current, 1) * value
    return total + max(current, 1) * value, 0


def _halved(s: Sentence, number: Numeral) -> Numeral:
    """Add the half of "two and a half", "two-and-a-half", "2½"."""
    behind = s.tokens[number.end]
    if behind.classes & FRACTION:
        return Numeral(number.value + s.grammar.fractions[behind.word], number.end + 1)
    if (
        behind.kind is Kind.NUMBER
        and s.has(number.end + 1, SLASH)
        and (part := _share(s, number.end))
    ):  # "2 1/2"
        return Numeral(number.value + part, number.end + 3)
    if not behind.classes & _JOINS:
        return number
    end = skip(s, number.end, DASH)
    if not s.has(end, AND):
        return number
    article = skip(s, end + 1, DASH)
    half = skip(s, article + 1, DASH)
    halved = s.has(article, A) and s.has(half, HALF_WORD)
    return Numeral(number.value + 0.5, half + 1) if halved else number


def _share(s: Sentence, at: int) -> float:
    """Return the value of "1/2", 0 where no fraction below one stands there."""
    one, two = s.tokens[at], s.tokens[at + 2]
    return one.value / two.value if one.kind is two.kind and one.value < two.value < TEN else 0


def _phrase(s: Sentence, at: int) -> Numeral | None:
    """Read "a", "half a", "a couple of", "a few", "a quarter of a"."""
    if s.has(at, FRACTION):
        return Numeral(s.grammar.fractions[s.word(at)], at + 1 + s.has(at + 1, A))
    article = s.has(at, A)
    at += article
    found = _fraction(s, at) or _few(s, at)
    if found or not article:
        return found
    return read_words(s, at) if s.tokens[at].kind is Kind.COUNT else Numeral(1, at)


def _few(s: Sentence, at: int) -> Numeral | None:
    """Read "couple of", and "few", "several", "number of", which name no number."""
    end = at + 1 + s.has(at + 1, OF)
    if s.has(at, COUPLE):
        return Numeral(2, end)
    if s.has(at, FEW) or s.words(at, NUMBER_WORD, OF):
        return Numeral(0, end, vague=True)
    return None


def _fraction(s: Sentence, at: int) -> Numeral | None:
    if s.has(at, HALF_WORD):
        end = at + 1 + s.has(at + 1, A | DASH)
        return Numeral(6, end + 1) if s.has(end, DOZEN) else Numeral(0.5, end)
    if s.has(at, QUARTER_WORD):
        if s.words(at + 1, OF, A):
            return Numeral(0.25, at + 3)
        hyphen = s.has(at + 1, DASH)
        if s.has(at + 1 + hyphen, CENTURY_WORD):
            return Numeral(0.25, at + 1 + hyphen)
    return None
