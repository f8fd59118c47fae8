"""Durations: "two to three years", "18 months", "half a decade", "a year or so".

Of a range the longer counts. Months are calendar months, a fraction of one is counted in days of
thirty; hours short of a day are none.
"""

from __future__ import annotations

from datetime import date
from math import ceil

import msgspec
from msgspec.structs import replace

from predtrack.reading.deadlines.numerals import Numeral, read_numeral
from predtrack.reading.deadlines.periods import DAYS_OF, MONTHS_OF, business_days, shifted
from predtrack.reading.deadlines.sentence import Sentence, is_year, skip
from predtrack.reading.times import Kind, Unit
from predtrack.reading.wordclasses import (
    AND,
    COMMA,
    COUNTED_ADJECTIVE,
    COUNTED_FORM,
    DASH,
    EVEN,
    HALF_WORD,
    LESS,
    MAYBE,
    MORE,
    OR,
    PERHAPS,
    PLURAL,
    PLUS,
    QUALIFIER,
    SO,
    STRETCH,
    TO,
    WORKING,
    A,
)

HOURS_A_DAY = 24
DAYS_A_MONTH = 30
_LONGEST = 10**7
"""Of anything: more than the calendar holds, and small enough to count with."""

MOST_QUALIFIERS = 6
_MOST_PARTS = 4

_BETWEEN = TO | OR | DASH | AND | COMMA
_DESCRIBING = COUNTED_ADJECTIVE | DASH

REVIEW = {
    Unit.HOUR: 1,
    Unit.DAY: 1,
    Unit.BUSINESS_DAY: 1,
    Unit.WEEK: 3,
    Unit.FORTNIGHT: 3,
    Unit.MONTH: 12,
    Unit.QUARTER: 24,
    Unit.HALF: 36,
    Unit.SEASON: 36,
    Unit.FISCAL_YEAR: 60,
    Unit.YEAR: 60,
    Unit.DECADE: 240,
    Unit.CENTURY: 1200,
}
"""Months until one looks again at "within days", "a few weeks", "in the coming years"."""


class Duration(msgspec.Struct, frozen=True):
    """A length of time that ends before the token ``end``.

    ``review`` is its months until a look where it is vague, else 0; ``attribute`` where it only
    describes something ("a 20-year bond").
    """

    unit: Unit
    end: int
    months: int = 0
    days: int = 0
    working: bool = False
    review: int = 0
    attribute: bool = False
    one: bool = False
    plain: bool = True  # written without a hyphen

    def after(self, day: date) -> date | None:
        """Return the day that lies this much later, None beyond the calendar."""
        if self.working:
            return business_days(day, self.days)
        return shifted(day, months=self.months, days=self.days)

    def before(self, day: date) -> date | None:
        """Return the day that lies this much earlier, None beyond the calendar."""
        return shifted(day, months=-self.months, days=-self.days)


def read_duration(s: Sentence, at: int) -> Duration | None:
    """Read a duration with what may stand before its number; vague ones too."""
    number = None
    for place in range(at, at + MOST_QUALIFIERS):
        if number := _number(s, place):
            break
        if vague := _unnumbered(s, place):
            return vague
        if not s.has(place, QUALIFIER):
            return None
    return _measured(s, number) if number else None


def read_one(s: Sentence, at: int) -> Duration:
    """Read the unit at a place as one of it, with what follows: "year", "year or two"."""
    unit = Unit(s.tokens[at].value)
    months, days = _length(1, unit)
    return _stretched(s, Duration(unit, at + 1, months, days, one=True), 1)


def _number(s: Sentence, at: int) -> Numeral | None:
    """Read the number of a duration, where a unit stands behind it."""
    number = read_numeral(s, at)
    if not number or not (number.vague or number.value):
        return None
    end = number.end
    if upper := _upper(s, at, number):
        number = upper
    elif s.words(end, OR, MORE):
        number = replace(number, end=end + 2)
    unit = _adjectives(s, number.end)
    next_one = any(s.tokens[place].kind is Kind.THIS for place in range(number.end, unit))
    if next_one and number.value > 1 and not s.has(unit, PLURAL | COUNTED_FORM):
        return None
    return number if _unit(s, unit) else None


def _upper(s: Sentence, at: int, lower: Numeral) -> Numeral | None:
    """Read on from "two" to the greater number of "two to three", "two, three"."""
    if not s.has(lower.end, _BETWEEN) or is_year(s.tokens[at]):
        return None
    upper = read_numeral(s, skip(s, lower.end + 1, PERHAPS, EVEN, MAYBE))
    if not upper or (not upper.vague and upper.value <= lower.value):
        return None
    return upper


def _adjectives(s: Sentence, at: int) -> int:
    for _ in range(3):
        if s.has(at, _DESCRIBING) or s.tokens[at].kind is Kind.THIS:
            at += 1
    return at


def _unit(s: Sentence, at: int) -> Unit | None:
    token = s.tokens[at]
    if token.kind is Kind.UNIT:
        unit = Unit(token.value)
        return None if unit is Unit.WEEKEND else unit
    return s.grammar.terse_units.get(token.word) if s.alone else None


def _unnumbered(s: Sentence, at: int) -> Duration | None:
    """Read "months", "days or weeks": a plural without a number."""
    unit = _unit(s, at)
    if not unit or not s.has(at, PLURAL):
        return None
    end = at + 1
    after = skip(s, end, OR, EVEN) if s.has(end, OR) else end + s.has(end, AND)
    if after > end and (second := _unit(s, after)):
        unit, end = max(unit, second), after + 1
    return Duration(unit, end, review=REVIEW[unit])


def _measured(s: Sentence, number: Numeral) -> Duration | None:
    """Take the unit behind a number, and further numbers and units behind that."""
    at = _adjectives(s, number.end)
    unit = _unit(s, at)
    if not unit:
        return None
    working = any(s.has(place, WORKING) for place in range(number.end, at))
    singular = not s.has(at, PLURAL | COUNTED_FORM)
    hyphen = s.has(at - 1, DASH) and number.value >= 1
    attribute = hyphen or (number.value > 1 and singular and not s.alone)
    if number.vague:
        return Duration(unit, at + 1, review=REVIEW[unit])
    months, days = _length(number.value, unit)
    one, plain = number.value == 1, not hyphen
    found = Duration(unit, at + 1, months, days, working, one=one, plain=plain)
    if attribute:
        return _described(s, found)
    return _stretched(s, found, number.value)


def _described(s: Sentence, found: Duration) -> Duration:
    """Settle whether "two-week" describes a stretch of time or something else."""
    end = found.end
    for place in (end, end + 1):
        if s.has(place, STRETCH):
            return replace(found, end=place + 1)
    return replace(found, attribute=True)


def _stretched(s: Sentence, found: Duration, value: float) -> Duration:
    """Read on: "a year or two", "six months to a year", "1 year, 2 months and 5 days"."""
    end = found.end
    if s.words(end, OR, SO | MORE | LESS):
        return replace(found, end=end + 2)
    if s.words(end, AND, A, HALF_WORD):
        months, days = _length(value + 0.5, found.unit)
        return replace(found, months=months, days=days, end=end + 3)
    if s.has(end, OR | TO | DASH):
        return _alternative(s, found)
    for _ in range(_MOST_PARTS):
        further = _further(s, found)
        if not further:
            break
        found = further
    return replace(found, end=found.end + s.has(found.end, STRETCH))


def _alternative(s: Sentence, found: Duration) -> Duration:
    number = read_numeral(s, skip(s, found.end + 1, EVEN, PERHAPS, MAYBE))
    if not number or not number.value:
        return found
    unit = _unit(s, number.end)
    months, days = _length(number.value, unit or found.unit)
    if (months, days) < (found.months, found.days):
        return found
    end = number.end + bool(unit)
    return replace(found, unit=unit or found.unit, months=months, days=days, end=end)


def _further(s: Sentence, found: Duration) -> Duration | None:
    """Read the next part of a compound duration: its unit is a smaller one, or follows a plus."""
    at = skip(s, found.end, COMMA, AND, PLUS)
    number = read_numeral(s, at)
    unit = number and _unit(s, number.end)
    if not number or not unit or number.vague or s.has(at, A):
        return None
    if unit >= found.unit:
        return None
    months, days = _length(number.value, unit)
    total_months, total_days = found.months + months, found.days + days
    return replace(found, months=total_months, days=total_days, end=number.end + 1, unit=unit)


def _length(value: float, unit: Unit) -> tuple[int, int]:
    """Turn a number of units into whole months and days."""
    value = min(value, _LONGEST)
    if unit is Unit.HOUR:
        return 0, ceil(value / HOURS_A_DAY) if value >= HOURS_A_DAY else 0
    if unit in DAYS_OF:
        return 0, ceil(value * DAYS_OF[unit])
    months = min(value * MONTHS_OF[unit], _LONGEST)
    return int(months), round((months - int(months)) * DAYS_A_MONTH)
