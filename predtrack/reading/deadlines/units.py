"""Units of a period: "the first week of July", "the last Wednesday of December", "week 31"."""

from __future__ import annotations

from msgspec.structs import replace

from predtrack.reading.deadlines.days import DATES, read_day_number
from predtrack.reading.deadlines.named_periods import place_number, read_holiday, read_month
from predtrack.reading.deadlines.numerals import read_numeral
from predtrack.reading.deadlines.parts_of_periods import WHOLES, unit_or_whole
from predtrack.reading.deadlines.periods import (
    Period,
    calendar_unit,
    part_of,
    shifted,
    sub_unit,
    upcoming,
    weekday_of,
)
from predtrack.reading.deadlines.sentence import (
    Found,
    Sentence,
    first_of,
    is_year,
    skip,
    touching,
)
from predtrack.reading.deadlines.weekdays import read_weekday
from predtrack.reading.deadlines.years import read_container, whole_year
from predtrack.reading.times import Kind, Part, Unit
from predtrack.reading.wordclasses import (
    BEGINNING,
    CALENDAR,
    COMMA,
    DASH,
    IN,
    OF,
    ON,
    PLURAL,
    POINT,
    SLASH,
    THE,
    WEEK_LETTER,
)


def read_sub_unit(s: Sentence, at: int) -> Found | None:
    """Read "the first week of July", "the last two months of 2021", "the first Monday in May"."""
    at += s.has(at, THE)
    number = place_number(s, at)
    numeral = read_numeral(s, at + 1) if number else None
    place = numeral.end if numeral else at + 1
    noun = s.tokens[place]
    if not number or noun.kind not in {Kind.UNIT, Kind.WEEKDAY}:
        return None
    whole = _whole_behind(s, skip(s, place + 1, POINT))
    if not whole or not whole.period:
        return None
    if noun.kind is Kind.WEEKDAY:
        return Found(weekday_of(whole.period, noun.value, number), whole.end, bare=True)
    if noun.value == Unit.HOUR or (noun.value == Unit.QUARTER and not numeral):
        return None
    few = 0 if noun.classes & PLURAL else 1
    period = _units(whole.period, noun.value, number, numeral.value if numeral else few)
    return Found(period, whole.end, bare=True)


def _whole_behind(s: Sentence, at: int) -> Found | None:
    """Read the period that the units are counted in."""
    if s.has(at, OF | IN):
        return unit_or_whole(s, at + 1)
    whole = first_of(WHOLES, s, at)
    return whole if whole and whole.bare else None


def _units(whole: Period, unit: int, number: int, count: float) -> Period | None:
    """Return one or several units of a period; of a vague few a third of it."""
    if count == 0:
        return part_of(whole, Part.EARLY if number > 0 else Part.LATE)
    return sub_unit(whole, Unit(unit), number, int(count))


def read_week(s: Sentence, at: int) -> Found | None:
    """Read "the week of April 10", "week 31 of 2027", "the weekend of 5 May"."""
    at = skip(s, at, THE, CALENDAR)
    if short := s.grammar.week_of.longest(s.tokens, at):
        return _unit_holding(s, Unit.WEEK, short[1])
    token = s.tokens[at]
    if token.kind is not Kind.UNIT or token.value not in {Unit.WEEK, Unit.WEEKEND, Unit.MONTH}:
        return None
    if token.value == Unit.WEEK and s.tokens[at + 1].kind is Kind.NUMBER:
        return _numbered_week(s, at + 1)
    if s.has(at + 1, OF | BEGINNING):
        return _unit_holding(s, Unit(token.value), skip(s, at + 2, ON))
    return None


def _unit_holding(s: Sentence, unit: Unit, at: int) -> Found | None:
    readers = (*DATES, read_weekday, read_day_number, read_holiday, read_month)
    found = first_of(readers, s, at)
    if (
        not found
        or not found.period
        or (found.period.unit is not Unit.DAY and unit is not Unit.MONTH)
    ):
        return None
    whole = calendar_unit(unit, found.period.first)
    if not whole:
        return None
    return Found(
        replace(found.period, first=whole.first, last=whole.last, unit=unit), found.end, bare=True
    )


WEEKS_IN_YEAR, DAYS_IN_WEEK = 53, 7


def _numbered_week(s: Sentence, at: int) -> Found | None:
    """Read the number of an ISO week, and its year; "week 30 of her tour" is none."""
    number = s.tokens[at].value
    if not 1 <= number <= WEEKS_IN_YEAR:
        return Found(None, at + 1)
    inside = read_container(s, at + 1)
    if inside and inside.period:
        return Found(_iso_week(inside.period.last.year, number), inside.end)
    if s.has(at + 1, OF):
        return Found(None, at + 1)
    return Found(upcoming(lambda year: _iso_week(year, number), s.today), at + 1)


def _iso_week(year: int, number: int) -> Period | None:
    """Return a week of a year, the one that its Thursday belongs to; None where it has none."""
    whole = whole_year(year)
    if not whole or not 1 <= number <= WEEKS_IN_YEAR:
        return None
    week = sub_unit(whole, Unit.WEEK, number)
    thursday = week and shifted(week.first, days=3)
    return week if thursday and thursday.year == year else None


def read_iso_week(s: Sentence, at: int) -> Found | None:
    """Read "2026-W30", "2026W30-5", "W30 2026"."""
    if is_year(s.tokens[at]):
        letter = skip(s, at + 1, DASH)
        if not s.has(letter, WEEK_LETTER) or not touching(s, letter):
            return None
        return _day_of_week(
            s, _iso_week(s.tokens[at].value, s.tokens[letter + 1].value), letter + 2
        )
    if not s.has(at, WEEK_LETTER) or s.tokens[at + 1].kind is not Kind.NUMBER:
        return None
    place = skip(s, at + 2, SLASH | DASH | COMMA)
    year = s.tokens[place]
    return (
        Found(_iso_week(year.value, s.tokens[at + 1].value), place + 1) if is_year(year) else None
    )


def _day_of_week(s: Sentence, week: Period | None, end: int) -> Found:
    """Read the day behind an ISO week, where one is named."""
    day = s.tokens[end + 1]
    if not s.has(end, DASH) or not touching(s, end + 1) or day.kind is not Kind.NUMBER:
        return Found(week, end, bare=True)
    named = 1 <= day.value <= DAYS_IN_WEEK
    return Found(weekday_of(week, day.value - 1) if week and named else None, end + 2, bare=True)
