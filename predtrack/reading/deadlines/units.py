"""Units of a period: "the first week of July", "the last Wednesday of December", "week 31"."""

from __future__ import annotations

from predtrack.reading.deadlines.days import DATES, read_day_number
from predtrack.reading.deadlines.named import place_number, read_holiday, read_month
from predtrack.reading.deadlines.numerals import read_numeral
from predtrack.reading.deadlines.parts import WHOLES, unit_or_whole
from predtrack.reading.deadlines.periods import (
    Period,
    calendar_unit,
    part_of,
    sub_unit,
    upcoming,
    weekday_of,
)
from predtrack.reading.deadlines.sentence import Found, Sentence, first_of, skip
from predtrack.reading.deadlines.weekdays import read_weekday
from predtrack.reading.deadlines.years import read_container, whole_year
from predtrack.reading.times import Kind, Part, Unit
from predtrack.reading.wordclasses import (
    BEGINNING,
    IN,
    OF,
    ON,
    PLURAL,
    POINT,
    THE,
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
    if noun.value in {Unit.HOUR, Unit.QUARTER}:
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
    at += s.has(at, THE)
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
        found.period._replace(first=whole.first, last=whole.last, unit=unit), found.end, bare=True
    )


WEEKS_IN_YEAR = 53


def _numbered_week(s: Sentence, at: int) -> Found | None:
    """Read the number of an ISO week, and its year."""
    number = s.tokens[at].value
    if not 1 <= number <= WEEKS_IN_YEAR:
        return None

    def made(year: int) -> Period | None:
        whole = whole_year(year)
        return whole and sub_unit(whole, Unit.WEEK, number)

    inside = read_container(s, at + 1)
    if inside and inside.period:
        return Found(made(inside.period.first.year), inside.end)
    return Found(upcoming(made, s.today), at + 1)
