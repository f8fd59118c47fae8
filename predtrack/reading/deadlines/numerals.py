"""Numbers in digits and words: "18", "2.5", "twenty-five", "a couple of", "one and a half".

A numeral ends before ``end``; its value may be a fraction.
"""

from __future__ import annotations

from typing import NamedTuple

from predtrack.reading.deadlines.sentence import Sentence, touching
from predtrack.reading.deadlines.vocabulary import Kind

LONGEST = 8
"""Words of a number that are read at most."""

FEW = frozenset({"few", "several", "some", "many", "handful"})

NUMERAL_WORDS = FEW | {"a", "an", "half", "quarter", "couple"}

HUNDRED, TWENTY, TEN = 100, 20, 10


class Numeral(NamedTuple):
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
    return _phrase(s, at)


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
    for place in range(at, at + LONGEST):
        token = s.tokens[place]
        if token.kind is Kind.COUNT:
            if not _continues(current, token.value):
                break
            total, current = _grown(total, current, token.value)
            end = place + 1
        elif token.word not in {"and", "-"} or not (current or total):
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
    """Add the half of "two and a half"."""
    if s.words(number.end, "and", "a", "half"):
        return Numeral(number.value + 0.5, number.end + 3)
    return number


def _phrase(s: Sentence, at: int) -> Numeral | None:
    """Read "a", "half a", "a couple of", "a few", "a quarter of a"."""
    if s.word(at) not in NUMERAL_WORDS:
        return None
    article = s.word(at) in {"a", "an"}
    at += article
    found = _fraction(s, at) or _few(s, at)
    if found or not article:
        return found
    return read_words(s, at) if s.tokens[at].kind is Kind.COUNT else Numeral(1, at)


def _few(s: Sentence, at: int) -> Numeral | None:
    """Read "couple of", and "few", "several", "number of", which name no number."""
    end = at + 1 + (s.word(at + 1) == "of")
    if s.word(at) == "couple":
        return Numeral(2, end)
    if s.word(at) in FEW or s.words(at, "number", "of"):
        return Numeral(0, end, vague=True)
    return None


def _fraction(s: Sentence, at: int) -> Numeral | None:
    word = s.word(at)
    if word == "half":
        end = at + 1 + (s.word(at + 1) in {"a", "an", "-"})
        return Numeral(6, end + 1) if s.word(end) == "dozen" else Numeral(0.5, end)
    if word == "quarter":
        if s.word(at + 1) == "of" and s.word(at + 2) in {"a", "an"}:
            return Numeral(0.25, at + 3)
        if s.word(at + 1) in {"century", "-"} and "century" in {s.word(at + 1), s.word(at + 2)}:
            return Numeral(0.25, at + 1 + (s.word(at + 1) == "-"))
    return None
