"""The words that tell of a time: without one of them, or a number like a date, a text has none.

They serve to leave most sentences alone after one look, and to read the others only near them.
"""

from __future__ import annotations

import re

from predtrack.reading.deadlines.events import COMPOUND, EVENTS, NAMED_YEARLY, PHASES, YEARLY
from predtrack.reading.deadlines.holidays import HOLIDAYS
from predtrack.reading.deadlines.tokens import YEARS, Token
from predtrack.reading.deadlines.vague import REVIEW_MONTHS
from predtrack.reading.deadlines.vocabulary import DECADES, LEXICON, Kind, words_of

KINDS = frozenset({Kind.MONTH, Kind.WEEKDAY, Kind.UNIT, Kind.SEASON, Kind.DAY})
_COMMON = words_of("in the for a at of one some any given with to - near over when down")


def _longest(text: str) -> str:
    """Return the word by which a phrase is best known."""
    return max((word for word in text.split() if word not in _COMMON), key=len, default="in")


WORDS = (
    frozenset(word for word, (kind, _) in LEXICON.items() if kind in KINDS)
    | frozenset(str(year) for year in YEARS)
    | EVENTS
    | PHASES
    | YEARLY
    | NAMED_YEARLY
    | frozenset(DECADES)
    | frozenset(pair[1] for pair in COMPOUND)
    | frozenset(_longest(name) for name in HOLIDAYS)
    | frozenset(_longest(text) for table in REVIEW_MONTHS.values() for text in table)
    | words_of("half midcentury midyear midweek eoy eom eow")
)
_WORD = re.compile(r"[^\W_]+")
_NUMERIC = re.compile(r"(?<=[a-z])\d|\d(?:[/a-z]|[.-]\d+[.-]\d)")
_DATE_MARKS = frozenset("-.")

REACH = 11
"""Tokens that a phrase may begin before its telling word."""


def tells(levelled: str) -> bool:
    """Tell whether a levelled text may speak of a time."""
    return not WORDS.isdisjoint(_WORD.findall(levelled)) or bool(_NUMERIC.search(levelled))


def telling_places(tokens: list[Token]) -> list[int]:
    """Return the places of the tokens that tell of a time."""
    return [
        at
        for at, token in enumerate(tokens)
        if token.word in WORDS or (token.kind in _NUMBERS and _is_dated(tokens, at))
    ]


_NUMBERS = frozenset({Kind.NUMBER, Kind.ORDINAL, Kind.COUNT})


def _is_dated(tokens: list[Token], at: int) -> bool:
    """Tell whether a number looks like one of a date: "3/15", "21st", "2H24"; or "within one"."""
    token = tokens[at]
    if token.kind is Kind.ORDINAL:
        return True
    if token.kind is Kind.COUNT:
        return at > 0 and tokens[at - 1].word == "within"
    before, behind = tokens[at - 1], tokens[at + 1]
    if at and before.end == token.start and before.kind is not Kind.MARK:
        return True
    if behind.word in _DATE_MARKS:
        return tokens[at + 3].word == behind.word
    return behind.word == "/" or (behind.kind is Kind.WORD and behind.start == token.end)
