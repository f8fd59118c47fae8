"""Periods, and ranges of them: "2021 to 2024", "May 5-9", "Monday to Friday", "2025 or 2026".

Of a range the end counts: what begins and ends in it has ended by then.
"""

from __future__ import annotations

from msgspec.structs import replace

from predtrack.reading.deadlines.days import DATES, day_number, read_numeric, read_pair
from predtrack.reading.deadlines.periods import Period, calendar_unit, day_of, part_of, single
from predtrack.reading.deadlines.sentence import (
    Found,
    Sentence,
    first_of,
    is_day_number,
    is_year,
    skip,
)
from predtrack.reading.deadlines.single_period import read_single
from predtrack.reading.deadlines.years import read_this_unit, relative
from predtrack.reading.times import Kind, Part, Unit
from predtrack.reading.wordclasses import (
    AND,
    BETWEEN,
    COMMA,
    DASH,
    IN,
    NEXT,
    OF,
    OR,
    POINT,
    RANGE_HEDGE,
    RANGE_TO,
    SLASH,
    THE,
)

_MOST_IN_A_ROW = 3
"""Ranges joined to one: "2027 to 2028 to 2029"."""

_JOINS = RANGE_TO | DASH | OR | AND | SLASH


def read_period(s: Sentence, at: int) -> Found | None:
    """Read a period or a range of two."""
    if found := _number_to_date(s, at):
        return found
    found = read_single(s, at)
    if not found or not found.period:
        return found
    if to_number := _date_to_number(s, found):
        return to_number
    between = bool(at) and s.has(at - 1, BETWEEN)
    for _ in range(_MOST_IN_A_ROW):
        further = _joined(s, found, between=between)
        if not further or not further.period:
            return further or found
        found = further
    return found


def _connector(s: Sentence, at: int) -> int:
    """Return the place behind the word that joins a range, 0 where none stands there."""
    if s.words(at, COMMA, OR | AND):
        return skip(s, at + 2, RANGE_HEDGE, RANGE_HEDGE)
    if s.has(at, _JOINS):
        return skip(s, at + 1, RANGE_HEDGE, RANGE_HEDGE)
    is_listed = s.has(at, COMMA) and s.tokens[at + 1].kind in _LISTED
    return at + 1 if is_listed and s.has(at + 2, COMMA | AND | OR) else 0


_LISTED = frozenset({Kind.MONTH, Kind.WEEKDAY})
"""What stands in a list with commas before its last one: "in June, July and August"."""


def _number_to_date(s: Sentence, at: int) -> Found | None:
    """Read "9 to 12 June", "between the 21st and 23rd", "4 till 23 of this month"."""
    start = at + s.has(at, THE)
    number = day_number(s, start) if is_day_number(s.tokens[start]) else None
    behind = _connector(s, skip(s, number[1], POINT)) if number else 0
    if not number or not behind or not is_day_number(s.tokens[skip(s, behind, THE)]):
        return None
    if read_pair(s, at) or read_numeric(s, at):
        return None
    found = read_single(s, behind) if s.alone else first_of(DATES, s, behind)
    found = found or _in_month(s, behind)
    if not found or not found.period or found.period.unit is not Unit.DAY:
        return None
    last = found.period.last
    first = day_of(last.year, last.month, number[0])
    period = replace(found.period, first=min(first or last, last))
    return replace(found, period=period, joined=True, bare=True)


def _in_month(s: Sentence, at: int) -> Found | None:
    """Read "23 in next month", "23 of this month" behind the first number of a range."""
    place = skip(s, at, THE)
    month = read_this_unit(s, skip(s, place + 1, OF | IN))
    if not month or not month.period or month.period.unit is not Unit.MONTH:
        return None
    first = month.period.first
    day = day_of(first.year, first.month, s.tokens[place].value)
    return Found(relative(single(day)), month.end)


def _date_to_number(s: Sentence, found: Found) -> Found | None:
    """Read on: "May 5-9", "August 10 to 22, 2012", "November between 19 and 20"."""
    period, end = found.period, found.end
    assert period is not None
    if s.has(end, BETWEEN) and period.unit is Unit.MONTH:
        end = skip(s, end + 2, AND) - 1
    behind = _connector(s, end)
    place = skip(s, behind, THE)
    number = s.tokens[place]
    if not behind or not is_day_number(number) or period.unit not in {Unit.DAY, Unit.MONTH}:
        return None
    if _unsuited(s, place) or (period.unit is Unit.MONTH and not s.has(found.end, BETWEEN)):
        return None
    year, end = _year_behind(s, place + 1)
    first = day_of(year, period.first.month, period.first.day) if year else period.first
    if not first:
        return None
    last = day_of(first.year, first.month, number.value)
    if last and last < first and not year:
        return _into_next_month(found, number.value, place)
    return Found(
        replace(period, first=first, last=max(first, last)) if last else None,
        end,
        bare=True,
        joined=True,
    )


def _into_next_month(found: Found, day: int, at: int) -> Found:
    """Take "from April 27 to the third" as reaching into May."""
    period = found.period
    later = period and calendar_unit(Unit.MONTH, period.first, 1)
    last = later and day_of(later.last.year, later.last.month, day)
    reached = replace(period, last=last) if period and last else None
    return Found(reached, at + 1, bare=True, joined=True)


def _unsuited(s: Sentence, at: int) -> bool:
    """Tell whether the number behind a connector belongs to something else."""
    behind = s.tokens[at + 1]
    return bool(
        is_year(s.tokens[at])
        or behind.kind in {Kind.MONTH, Kind.UNIT}
        or behind.classes & (OF | SLASH)
        or behind.word == "%"
        or (s.has(at + 1, POINT | DASH) and s.tokens[at + 2].kind is Kind.NUMBER)
        or (s.tokens[at].kind is Kind.COUNT and not s.alone)
    )


def _year_behind(s: Sentence, at: int) -> tuple[int | None, int]:
    place = skip(s, at, COMMA)
    return (s.tokens[place].value, place + 1) if is_year(s.tokens[place]) else (None, at)


def _joined(s: Sentence, found: Found, *, between: bool) -> Found | None:
    """Read the second period of a range, counted from the first where it would lie before it."""
    behind = _connector(s, found.end)
    if not behind:
        return None
    if elliptical := _or_next(s, found, behind):
        return elliptical
    second = _second(s, found, behind)
    if (
        not second
        or not second.period
        or (second.period.last < _period(found).last and not second.period.assumed)
    ):
        return None
    if s.has(found.end, AND) and not between and second.period.unit is not _period(found).unit:
        return None
    first = min(_period(found).first, second.period.last)
    period = replace(second.period, first=first, ends=second.period.ends)
    return Found(period, second.end, bare=found.bare or second.bare, joined=True)


def _period(found: Found) -> Period:
    assert found.period is not None
    return found.period


def _second(s: Sentence, found: Found, at: int) -> Found | None:
    if s.tokens[at].kind is Kind.NUMBER and len(s.word(at)) <= 2 and not s.alone:  # noqa: PLR2004
        second = first_of(DATES, s, at)
    else:
        second = read_single(s, at)
    if not second or not second.period or second.period.last >= _period(found).first:
        return second
    running = second.period.assumed and _period(found).assumed
    if second.period.floats and not running:
        second = read_single(replace(s, today=_period(found).first), at)
    return second


def _or_next(s: Sentence, found: Found, at: int) -> Found | None:
    """Read the "or next" of "this week or next", "late this year or early next"."""
    part = s.tokens[at]
    at += part.kind is Kind.PART
    behind, whole = s.tokens[at + 1], _whole_of(_period(found))
    named = behind.kind in {Kind.UNIT, Kind.MONTH, Kind.WEEKDAY, Kind.SEASON}
    if not s.has(at, NEXT) or named or whole not in REPEATING:
        return None
    later = calendar_unit(whole, _period(found).last, 1)
    if later and part.kind is Kind.PART and part.value != Part.REST:
        later = part_of(later, Part(part.value))
    period = later and replace(_period(found), last=later.last)
    return Found(period, at + 1, bare=True, joined=True)


REPEATING = frozenset({Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE})


def _whole_of(period: Period) -> Unit:
    """Return the unit of a period, a year where it is the end of one."""
    year_end = (period.last.month, period.last.day) == (12, 31)
    return period.unit or (Unit.YEAR if year_end else Unit.DAY)
