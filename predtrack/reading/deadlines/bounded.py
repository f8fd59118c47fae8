"""Periods that name their first or last day: "the year ending June 30", "the quarter to March"."""

from __future__ import annotations

from msgspec.structs import replace

from predtrack.reading.deadlines.durations import Duration, read_duration, read_one
from predtrack.reading.deadlines.periods import Period, shifted
from predtrack.reading.deadlines.ranges import read_period
from predtrack.reading.deadlines.sentence import Found, Sentence, skip
from predtrack.reading.times import Kind, Unit
from predtrack.reading.wordclasses import (
    AT,
    BEGINNING,
    COMMA,
    DEMONSTRATIVE,
    ENDING,
    FISCAL,
    FUTURE,
    IN,
    ON,
    RELATIVE,
    THE,
    TO,
    WHOLE,
    YEAR_KIND,
)

_NUMBERS = frozenset({Kind.NUMBER, Kind.COUNT})
_BOUNDED = frozenset({Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR})
_DATES = frozenset({Unit.DAY, Unit.MONTH})


def read_bounded(s: Sentence, at: int) -> Found | None:
    """Read "the year ending tomorrow", "the fiscal year that begins in April"."""
    start = skip(s, at, THE, WHOLE, FISCAL | YEAR_KIND)
    token = s.tokens[start]
    counted = token.kind in _NUMBERS and s.tokens[start + 1].kind is Kind.UNIT
    if token.kind is not Kind.UNIT and not counted:
        return None
    length = read_one(s, start) if token.kind is Kind.UNIT else read_duration(s, start)
    if not length or length.unit not in _BOUNDED or length.review:
        return None
    bound = skip(s, length.end, COMMA, RELATIVE | DEMONSTRATIVE)
    bound = skip(s, bound, FUTURE) if bound > length.end else bound
    if s.has(bound, ENDING):
        return _ending(s, bound)
    return _beginning(s, bound, length) if s.has(bound, BEGINNING) else None


def _ending(s: Sentence, bound: int) -> Found | None:
    day = read_period(s, skip(s, bound + 1, ON | IN | AT))
    if not day or not day.period or (s.has(bound, TO) and day.period.unit not in _DATES):
        return None
    return replace(day, period=replace(day.period, ends=True), bare=False)


def _beginning(s: Sentence, bound: int, length: Duration) -> Found | None:
    day = read_period(s, skip(s, bound + 1, ON | IN | AT))
    behind = day and day.period and length.after(day.period.first)
    last = behind and shifted(behind, days=-1)
    if not day or not day.period or not last:
        return None
    why = "counted from its first day"
    return Found(Period(day.period.first, last, None, why, assumed=day.period.floats), day.end)
