"""When a holiday falls: a day of a month, its n-th weekday, or days from Easter.

Easter comes from ``dateutil.easter`` (western, Meeus's algorithm).
"""

from __future__ import annotations

from collections.abc import Callable

from predtrack.reading.deadlines.periods import (
    Period,
    day_of,
    months_from,
    shifted,
    single,
    weekday_of,
)
from predtrack.reading.times import Fixed, FromEaster, Holiday, Nth, Unit

Rule = Callable[[int], Period | None]
"""Makes the period of a year, None where there is none."""

FIRST_EASTER, LAST_EASTER = 1583, 4099
"""The years that the algorithm is good for."""


def rule_of(holiday: Holiday) -> Rule:
    """Return what makes a holiday's day of a year."""
    match holiday:
        case Fixed(month, day):
            return lambda year: single(day_of(year, month, day))
        case Nth():
            return lambda year: _nth(year, holiday)
        case FromEaster(days):
            return lambda year: _from_easter(year, days)


def _nth(year: int, holiday: Nth) -> Period | None:
    whole = months_from(year, holiday.month, 1, Unit.MONTH)
    found = whole and weekday_of(whole, holiday.weekday, holiday.number)
    return single(shifted(found.last, days=holiday.later)) if found else None


def _from_easter(year: int, days: int) -> Period | None:
    if not FIRST_EASTER <= year <= LAST_EASTER:
        return None
    from dateutil.easter import easter

    return single(shifted(easter(year), days=days))
