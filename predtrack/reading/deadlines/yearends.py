"""The day on which a fiscal year ends, as a text says it or a person gives it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from predtrack.reading.deadlines.periods import month_length
from predtrack.reading.deadlines.tokens import PADDING, Token
from predtrack.reading.times import Kind
from predtrack.reading.wordclasses import (
    AT,
    BEGINNING,
    END_WORD,
    ENDING,
    FROM,
    IN,
    OF,
    ON,
    POINT,
    THE,
)

LEAP_YEAR = 2024
_DAYS_IN_MONTH = 31
LONGEST_DAY = 4
"""Characters of a day of the month: "31st"."""

_REACH = 10
"""Tokens from a fiscal year to the word that says when it ends."""

_BEGINS = BEGINNING | FROM
_BEFORE_DAY = ON | IN | AT | THE | OF | END_WORD
_NUMBERS = frozenset({Kind.NUMBER, Kind.ORDINAL})


class YearEnd(NamedTuple):
    """The month and day on which a fiscal year ends (0 for the month's last), and how one knows."""

    month: int
    day: int = 0
    why: str = "a fiscal year that ends on {}"


US_FEDERAL = YearEnd(9, 30, "a US federal fiscal year, ending on {}")
"""What holds where nothing tells otherwise."""


def day_before(month: int, day: int = 0) -> YearEnd:
    """Return the end of the fiscal year that begins on a day, or with a month."""
    first = date(LEAP_YEAR, month, min(day or 1, month_length(LEAP_YEAR, month)))
    last = first - timedelta(days=1)
    return YearEnd(last.month, last.day)


def said_year_end(tokens: list[Token], at: int) -> YearEnd | None:
    """Return the end of the fiscal year named at a place: "ended Jan. 31", "begins in April"."""
    for place in range(at + 1, min(at + _REACH, len(tokens) - PADDING)):
        begins = tokens[place].classes & _BEGINS != 0
        if not begins and not tokens[place].classes & ENDING:
            continue
        behind = place + 1
        while tokens[behind].classes & _BEFORE_DAY:
            behind += 1
        if said := month_and_day(tokens, behind):
            return day_before(*said) if begins else YearEnd(*said)
    return None


def month_and_day(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """Read "March 31", "31 March", "the 31st of March", "March"; the day is 0 where none is named."""
    first = tokens[at]
    if first.kind is Kind.MONTH:
        behind = tokens[at + 1 + (tokens[at + 1].classes & POINT != 0)]
        return first.value, behind.value if _is_day(behind) else 0
    month = tokens[at + 1 + (tokens[at + 1].classes & OF != 0)]
    return (month.value, first.value) if _is_day(first) and month.kind is Kind.MONTH else None


def _is_day(token: Token) -> bool:
    day = token.kind in _NUMBERS and 1 <= token.value <= _DAYS_IN_MONTH
    return day and len(token.word) <= LONGEST_DAY
