"""When a holiday falls: a day of a month, its n-th weekday, days from Easter, an Islamic day.

Easter comes from ``dateutil.easter`` (Meeus's algorithms, the western and the eastern), the Islamic
calendar from ``hijridate`` (Umm al-Qura), where that is installed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from predtrack.reading.deadlines.periods import (
    Period,
    day_of,
    months_from,
    shifted,
    single,
    weekday_of,
)
from predtrack.reading.times import Fixed, FromEaster, Hijri, Holiday, Moving, Nth, Unit

_Rule = Callable[[int, date], Period | None]
"""Makes the period of a year, the first that has not ended before a day; None where there is none."""

FIRST_EASTER, LAST_EASTER = 1583, 4099
"""The years that the algorithm is good for."""

HIJRA, LUNAR_YEARS, SOLAR_YEARS = 622, 33, 32
MOON = "by the Umm al-Qura calendar; where the moon is looked for it may be a day later"


def rule_of(holiday: Holiday) -> _Rule:
    """Return what makes a holiday's day of a year."""
    match holiday:
        case Fixed(month, day):
            return lambda year, _: single(day_of(year, month, day))
        case Nth():
            return lambda year, _: _nth(year, holiday)
        case FromEaster():
            return lambda year, _: _from_easter(year, holiday)
        case Hijri():
            return lambda year, today: _hijri(year, holiday, today)
        case Moving():
            return lambda _year, _today: None


def is_readable(holiday: Holiday) -> bool:
    """Tell whether a holiday's calendar can be read here; one that cannot stays a name."""
    if not isinstance(holiday, Hijri):
        return not isinstance(holiday, Moving)
    from importlib.util import find_spec

    return find_spec("hijridate") is not None


def _nth(year: int, holiday: Nth) -> Period | None:
    whole = months_from(year, holiday.month, 1, Unit.MONTH)
    found = whole and weekday_of(whole, holiday.weekday, holiday.number)
    return single(shifted(found.last, days=holiday.later)) if found else None


def _from_easter(year: int, holiday: FromEaster) -> Period | None:
    if not FIRST_EASTER <= year <= LAST_EASTER:
        return None
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    sunday = easter(year, EASTER_ORTHODOX) if holiday.eastern else easter(year, EASTER_WESTERN)
    return single(shifted(sunday, days=holiday.days))


def _hijri(year: int, holiday: Hijri, today: date) -> Period | None:
    found = [period for period in _hijri_periods(year, holiday) if period.first.year == year]
    return next((period for period in found if period.last >= today), found[0] if found else None)


def _hijri_periods(year: int, holiday: Hijri) -> Iterator[Period]:
    """Yield the days of a holiday in the lunar years that may touch a year of the sun."""
    from hijridate import Hijri as Day

    near = (year - HIJRA) * LUNAR_YEARS // SOLAR_YEARS
    for lunar in range(near - 1, near + 3):
        try:
            first = Day(lunar, holiday.month, holiday.day or 1)
        except (ValueError, OverflowError):  # before 1343 or after 1500
            continue
        start = date.fromisoformat(first.to_gregorian().isoformat())
        last = start if holiday.day else shifted(start, days=first.month_length() - 1)
        if last:
            yield Period(start, last, Unit.DAY if holiday.day else Unit.MONTH, MOON)
