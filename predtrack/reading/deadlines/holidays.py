"""Holidays with a rule, by the words of their names; the lunar ones are out of scope.

Easter comes from ``dateutil.easter`` (western, Meeus's algorithm), the rest are a day of a month
or its n-th weekday.
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
from predtrack.reading.deadlines.vocabulary import Unit

Rule = Callable[[int], Period | None]

LAST_EASTER = 4099
"""The last year that the algorithm is good for; the first is 1583."""


def _fixed(month: int, day: int) -> Rule:
    def rule(year: int) -> Period | None:
        return single(day_of(year, month, day))

    return rule


def _nth(month: int, number: int, weekday: int, later: int = 0) -> Rule:
    def rule(year: int) -> Period | None:
        whole = months_from(year, month, 1, Unit.MONTH)
        found = whole and weekday_of(whole, weekday, number)
        return single(shifted(found.last, days=later)) if found else None

    return rule


def _from_easter(days: int) -> Rule:
    def rule(year: int) -> Period | None:
        if not 1583 <= year <= LAST_EASTER:  # noqa: PLR2004
            return None
        from dateutil.easter import easter

        return single(shifted(easter(year), days=days))

    return rule


_NEW_YEAR = _fixed(1, 1)
_MLK, _PRESIDENTS = _nth(1, 3, 0), _nth(2, 3, 0)
_PATRICK, _WORKERS = _fixed(3, 17), _fixed(5, 1)
_INDEPENDENCE, _JUNETEENTH = _fixed(7, 4), _fixed(6, 19)

HOLIDAYS: dict[str, Rule] = {
    "new year": _NEW_YEAR,
    "new year day": _NEW_YEAR,
    "new year 's day": _NEW_YEAR,
    "new years day": _NEW_YEAR,
    "new year eve": _fixed(12, 31),
    "new year 's eve": _fixed(12, 31),
    "new years eve": _fixed(12, 31),
    "epiphany": _fixed(1, 6),
    "martin luther king day": _MLK,
    "mlk day": _MLK,
    "groundhog day": _fixed(2, 2),
    "valentine 's day": _fixed(2, 14),
    "presidents day": _PRESIDENTS,
    "presidents ' day": _PRESIDENTS,
    "ash wednesday": _from_easter(-46),
    "st patrick 's day": _PATRICK,
    "st . patrick 's day": _PATRICK,
    "saint patrick 's day": _PATRICK,
    "saint patrick": _PATRICK,
    "palm sunday": _from_easter(-7),
    "good friday": _from_easter(-2),
    "easter": _from_easter(0),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "ascension day": _from_easter(39),
    "pentecost": _from_easter(49),
    "whitsun": _from_easter(49),
    "april fools ' day": _fixed(4, 1),
    "april fool 's day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "may day": _WORKERS,
    "international workers ' day": _WORKERS,
    "international workers day": _WORKERS,
    "int'l workers day": _WORKERS,
    "mother 's day": _nth(5, 2, 6),
    "memorial day": _nth(5, -1, 0),
    "juneteenth": _JUNETEENTH,
    "freedom day": _JUNETEENTH,
    "jubilee day": _JUNETEENTH,
    "father 's day": _nth(6, 3, 6),
    "canada day": _fixed(7, 1),
    "independence day": _INDEPENDENCE,
    "fourth of july": _INDEPENDENCE,
    "bastille day": _fixed(7, 14),
    "labor day": _nth(9, 1, 0),
    "columbus day": _nth(10, 2, 0),
    "halloween": _fixed(10, 31),
    "all saints ' day": _fixed(11, 1),
    "bonfire night": _fixed(11, 5),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "remembrance sunday": _nth(11, 2, 6),
    "thanksgiving": _nth(11, 4, 3),
    "thanksgiving day": _nth(11, 4, 3),
    "thanks giving day": _nth(11, 4, 3),
    "black friday": _nth(11, 4, 3, later=1),
    "cyber monday": _nth(11, 4, 3, later=4),
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "christmastime": _fixed(12, 25),
    "xmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
}
