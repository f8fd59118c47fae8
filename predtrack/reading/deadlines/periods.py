"""Periods of the calendar: first and last day, both inside, and the arithmetic on them.

Every function returns None where the calendar ends (year 1 or 9999) or there is no such day; none
raises. Weeks run from Monday to Sunday, decades from 2020 to 2029, centuries from 2001 to 2100.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta

import msgspec
from msgspec.structs import replace

from predtrack.reading.times import Part, Unit

YEAR_MONTHS = 12
SATURDAY = 5
LOOK_AHEAD = 9
"""Years searched for a day's next occurrence: 29 February can be eight away."""

MONTHS_OF = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}
DAYS_OF = {Unit.DAY: 1, Unit.WEEK: 7, Unit.FORTNIGHT: 14, Unit.WEEKEND: 7}


class Period(msgspec.Struct, frozen=True):
    """Days from ``first`` to ``last``, both inside.

    ``relative`` where it counts from the publication date, ``assumed`` where a part that the text
    left out (its year) was; ``why`` says in words how it was worked out.
    """

    first: date
    last: date
    unit: Unit | None = None
    why: str = "the last day of the period named"
    relative: bool = False
    assumed: bool = False
    ends: bool = False  # the end of something: "before" it still means its last day

    @property
    def floats(self) -> bool:
        """True where another publication date would move it."""
        return self.relative or self.assumed


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, None where there is none such."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def shifted(day: date, *, months: int = 0, days: int = 0) -> date | None:
    """Move a day by months, the end of a month clipped, then by days."""
    index = day.year * YEAR_MONTHS + day.month - 1 + months
    year, month = divmod(index, YEAR_MONTHS)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    moved = date(year, month + 1, min(day.day, month_length(year, month + 1)))
    try:
        return moved + timedelta(days=days)
    except OverflowError:
        return None


def month_length(year: int, month: int) -> int:
    """Count the days of a month."""
    if month == 2:  # noqa: PLR2004
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def single(day: date | None) -> Period | None:
    """Return a period of one day."""
    return Period(day, day, Unit.DAY, "the day named") if day else None


def months_from(year: int, month: int, count: int, unit: Unit) -> Period | None:
    """Return the period of ``count`` whole months that begins with a month."""
    first = day_of(year, month, 1)
    last = first and shifted(first, months=count - 1)
    if not first or not last:
        return None
    return Period(first, last.replace(day=month_length(last.year, last.month)), unit)


def calendar_unit(unit: Unit, day: date, offset: int = 0) -> Period | None:
    """Return the calendar unit that holds ``day``, or the one ``offset`` units later."""
    if unit in MONTHS_OF:
        size = MONTHS_OF[unit]
        skipped = YEAR_MONTHS if unit is Unit.CENTURY else 0  # there is no year 0
        index = day.year * YEAR_MONTHS + day.month - 1 - skipped
        year, month = divmod((index // size + offset) * size + skipped, YEAR_MONTHS)
        return months_from(max(year, MINYEAR), month + 1, size, unit)
    if unit in {Unit.WEEK, Unit.WEEKEND, Unit.FORTNIGHT}:
        return _week(day, offset, unit)
    return single(shifted(day, days=offset))


def _week(day: date, offset: int, unit: Unit) -> Period | None:
    weeks = 2 * offset if unit is Unit.FORTNIGHT else offset
    sunday = shifted(day, days=6 - day.weekday() + 7 * weeks)
    length = {Unit.WEEKEND: 1, Unit.FORTNIGHT: 13}.get(unit, 6)
    first = sunday and shifted(sunday, days=-length)
    return Period(first, sunday, unit) if first and sunday else None


def season(index: int, year: int, *, southern: bool) -> Period | None:
    """Return the meteorological season that begins in ``year``; 0 is spring."""
    start = (2 + 3 * index + (6 if southern else 0)) % YEAR_MONTHS + 1
    half = "southern" if southern else "northern"
    period = months_from(year, start, 3, Unit.SEASON)
    return period and replace(period, why=f"the meteorological season of the {half} hemisphere")


def upcoming(made: Callable[[int], Period | None], today: date) -> Period | None:
    """Return the first of a yearly period that has not ended before ``today``."""
    for year in range(today.year - 1, today.year + LOOK_AHEAD):
        period = made(year)
        if period and period.last >= today:
            return replace(period, assumed=True, why="its next occurrence after publication")
    return None


def part_of(period: Period, part: Part) -> Period | None:
    """Return a third of a period by the conventions of the package."""
    early, mid = _third_end(period, Part.EARLY), _third_end(period, Part.MID)
    first = {Part.MID: early, Part.LATE: mid}.get(part)
    last = {Part.EARLY: early, Part.MID: mid}.get(part, period.last)
    start = shifted(first, days=1) if first and first < period.last else period.first
    if not last or not start:
        return None
    why = "early, mid and late are thirds of the period"
    return replace(period, first=start, last=last, why=why, unit=None)


_YEARS_INTO = {
    (Unit.DECADE, Part.EARLY): 3,
    (Unit.DECADE, Part.MID): 6,
    (Unit.CENTURY, Part.EARLY): 32,
    (Unit.CENTURY, Part.MID): 49,
}


def _third_end(period: Period, part: Part) -> date | None:
    """End the first or second third of a period."""
    if period.unit is Unit.WEEK:
        return shifted(period.first, days=2 if part is Part.EARLY else 4)
    if period.unit is Unit.MONTH:
        return period.first.replace(day=10 * part)
    if years := _YEARS_INTO.get((period.unit or Unit.DAY, part)):
        return day_of(period.first.year + years, 12, 31)
    months = (period.last.year - period.first.year) * YEAR_MONTHS
    months += period.last.month - period.first.month + 1
    if months < 3:  # noqa: PLR2004
        return period.last
    end = shifted(period.first, months=months * part // 3)
    return end and shifted(end, days=-1)


def sub_unit(whole: Period, unit: Unit, number: int, count: int = 1) -> Period | None:
    """Return the ``number``-th to last ``count`` units of a period; -1 counts from its end.

    A week belongs to the period that holds its Thursday (ISO 8601).
    """
    if unit is Unit.WEEK:
        return _week_of(whole, number, count)
    at = whole.first if number > 0 else whole.last
    offset = number - 1 if number > 0 else number + 1
    first = calendar_unit(unit, at, offset if number > 0 else offset - count + 1)
    last = calendar_unit(unit, at, offset + count - 1 if number > 0 else offset)
    if not first or not last:
        return None
    return replace(whole, first=first.first, last=last.last, unit=unit if count == 1 else None)


def _week_of(whole: Period, number: int, count: int) -> Period | None:
    if number > 0:
        thursday = shifted(whole.first, days=(3 - whole.first.weekday()) % 7)
        last = thursday and shifted(thursday, days=3 + 7 * (number + count - 2))
    else:
        thursday = shifted(whole.last, days=-((whole.last.weekday() - 3) % 7))
        last = thursday and shifted(thursday, days=3 + 7 * (number + 1))
    first = last and shifted(last, days=1 - 7 * count)
    if not first or not last:
        return None
    return replace(whole, first=first, last=last, unit=Unit.WEEK)


def weekday_of(whole: Period, weekday: int, number: int = 1) -> Period | None:
    """Return the ``number``-th such weekday of a period; -1 is its last."""
    if number > 0:
        day = shifted(whole.first, days=(weekday - whole.first.weekday()) % 7 + 7 * (number - 1))
    else:
        day = shifted(whole.last, days=-((whole.last.weekday() - weekday) % 7) + 7 * (number + 1))
    return replace(whole, first=day, last=day, unit=Unit.DAY) if day else None


def business_days(day: date, count: int) -> date | None:
    """Return the day that lies ``count`` working days (Monday to Friday) later."""
    weeks, rest = divmod(count, 5)
    moved = shifted(day, days=7 * weeks)
    for _ in range(rest):
        moved = moved and shifted(moved, days=1)
        while moved and moved.weekday() >= SATURDAY:
            moved = shifted(moved, days=1)
    return moved
