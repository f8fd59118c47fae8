"""Parts of a period: "early 2021", "by the end of March", "the rest of the year", "year-end"."""

from __future__ import annotations

from msgspec.structs import replace

from predtrack.reading.deadlines.named_periods import (
    read_holiday,
    read_month,
    read_quarter,
    read_season,
    read_this_month,
)
from predtrack.reading.deadlines.periods import (
    Period,
    calendar_unit,
    part_of,
    shifted,
)
from predtrack.reading.deadlines.sentence import (
    Found,
    Sentence,
    first_of,
    is_year,
    skip,
)
from predtrack.reading.deadlines.tokens import Token
from predtrack.reading.deadlines.weekdays import read_this_weekday
from predtrack.reading.deadlines.years import (
    read_container,
    read_decade_or_year,
    read_fiscal_after,
    read_new_year,
    read_this_unit,
    relative,
    whole_year,
)
from predtrack.reading.times import Kind, Part, Unit
from predtrack.reading.wordclasses import (
    DASH,
    DETERMINER,
    END_OF,
    END_WORD,
    IN,
    IS,
    OF,
    ON,
    OR,
    OVER,
    PART_ADJECTIVE,
    PART_ENDS,
    PART_NEEDS_OF,
    PART_NOUN,
    PART_STRETCHED,
    PLURAL,
    POSSESSIVE,
    SHORT_END,
    TAIL,
    THE,
    THROUGH,
    TO,
    VERY,
)

WHOLES = (
    read_this_weekday,
    read_this_month,
    read_quarter,
    read_season,
    read_holiday,
    read_month,
    read_new_year,
    read_fiscal_after,
    read_decade_or_year,
    read_this_unit,
)
"""Readers of periods that have parts."""

_TO = TO | DASH | OR
_AT_ITS_END = END_OF | DASH | POSSESSIVE | IS | OVER | SHORT_END


_ASSUMED = frozenset({Unit.SEASON, Unit.FISCAL_YEAR})
"""Periods whose days others may see otherwise."""


def read_part(s: Sentence, at: int) -> Found | None:
    """Read "early 2021", "the end of next month", "later this week", "mid-to-late 2025"."""
    start = skip(s, at, DETERMINER, VERY)
    token = s.tokens[start]
    if token.kind is not Kind.PART:
        return None
    end = start + 1
    if token.classes & PART_ADJECTIVE and s.has(end, _TO) and _second_part(s, end):
        end = _second_part(s, end)
        token = s.tokens[end - 1]
    inner = _whole_behind(s, end, token.classes)
    found = inner and _taken(s, inner, token)
    if found and token.classes & PART_ADJECTIVE and s.has(end, IN | ON):
        found = replace(found, bare=True)
    if not inner or not inner.period or not found or not found.period:
        return found
    if found.period.last < s.today <= inner.period.last and inner.period.assumed:
        later = shifted(inner.period.last, days=1)
        return read_part(replace(s, today=later), at) if later else None
    return found


def _second_part(s: Sentence, at: int) -> int:
    """Return the place behind the second of "early to mid", 0 where there is none."""
    for _ in range(3):
        if s.has(at, PART_ADJECTIVE):
            return at + 1
        if not s.has(at, _TO):
            return 0
        at += 1
    return 0


def _whole_behind(s: Sentence, at: int, part: int) -> Found | None:
    """Read the period of which a part, known by its word's classes, is taken."""
    if part & (PART_ADJECTIVE | PART_STRETCHED) and s.has(at, PART_NOUN):
        at += 1
        return unit_or_whole(s, at + 1) if s.has(at, OF) else None
    if part & PART_NEEDS_OF and not s.has(at, OF):
        return None
    if part & TAIL:
        at = skip(s, at, END_WORD)
    if s.words(at, DASH, OF, DASH):  # "end-of-year"
        at += 2
    joined = s.has(at, OF | IN | ON | DASH | THROUGH)
    return unit_or_whole(s, at + joined)


def unit_or_whole(s: Sentence, at: int) -> Found | None:
    """Read a whole period, or the running unit of "end of year"."""
    if found := first_of(WHOLES, s, at):
        return found
    token = s.tokens[at]
    if token.kind is Kind.UNIT and token.value in _ENDED and not token.classes & PLURAL:
        return Found(relative(calendar_unit(Unit(token.value), s.today)), at + 1)
    return None


_ENDED = frozenset({Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE, Unit.CENTURY})


def _taken(s: Sentence, inner: Found, token: Token) -> Found | None:
    """Take the part of a whole that a word names."""
    whole, part = inner.period, Part(token.value)
    if whole is None:
        return Found(None, inner.end)
    if part is Part.REST:
        period: Period | None = replace(whole, first=max(whole.first, s.today), ends=True)
    else:
        period = part_of(whole, part)
    if period and token.classes & PART_ENDS:
        period = replace(period, ends=True, why=_end_why(whole))
    return Found(period, inner.end, bare=part is Part.REST or inner.bare or not whole.floats)


def read_unit_end(s: Sentence, at: int) -> Found | None:
    """Read "year-end", "year's end", "the year is out", "this year's end", "eoy"."""
    first = s.tokens[at]
    if first.kind is Kind.NUMBER and not is_year(first):
        return None
    if not any(token.classes & _AT_ITS_END for token in s.tokens[at : at + 5]):
        return None
    short = at + s.has(at, THE)
    if s.has(short, SHORT_END):
        whole = calendar_unit(s.grammar.short_ends[s.word(short)], s.today)
        return Found(_ending(s, whole), short + 1)
    inner = _unit_before_end(s, at)
    if not inner or not inner.period:
        return None
    end = skip(s, inner.end, DASH | POSSESSIVE)
    if s.has(end, END_OF):
        return _ended(s, inner.period, end + 1)
    end = _over(s, inner.end)
    return Found(_ending(s, inner.period), end) if end else None


def _unit_before_end(s: Sentence, at: int) -> Found | None:
    token = s.tokens[at]
    if token.kind is Kind.UNIT and token.value in _ENDED:
        return Found(calendar_unit(Unit(token.value), s.today), at + 1)
    if is_year(token):
        return Found(whole_year(token.value), at + 1)
    return read_this_unit(s, at)


def _ended(s: Sentence, period: Period, end: int) -> Found:
    """Take the end of a unit, of the year behind it in "year-end 2025"."""
    inside = read_container(s, end)
    if inside and inside.period and inside.period.unit is Unit.YEAR:
        return Found(replace(inside.period, ends=True), inside.end)
    return Found(_ending(s, period), end)


def _ending(s: Sentence, period: Period | None) -> Period | None:
    ended = period and replace(period, first=max(period.first, s.today), ends=True)
    return relative(ended, _end_why(period) if period else "")


def _end_why(whole: Period) -> str:
    """Say how the end of a period is known: where the period itself is assumed, by that."""
    return whole.why if whole.unit in _ASSUMED else "the last day of the period named"


def _over(s: Sentence, at: int) -> int:
    """Return the place behind "is out", "ends", "draws to a close"; 0 where none stands there."""
    at = skip(s, at, IS | POSSESSIVE)
    return at + 1 if s.has(at, OVER) else 0
