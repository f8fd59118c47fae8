"""Days: "31 January 2021", "Nov. 3", "3/15/2021", "2021-01-31", "the 21st".

Slashes and hyphens are month first unless ``day_first`` or impossible, points day first. A day
without a year is its next occurrence, the day of publication counting as one.
"""

from __future__ import annotations

from msgspec.structs import replace

from predtrack.reading.deadlines.numerals import read_words
from predtrack.reading.deadlines.periods import (
    Period,
    day_of,
    shifted,
    single,
    upcoming,
)
from predtrack.reading.deadlines.sentence import (
    DAYS_IN_MONTH,
    Found,
    Sentence,
    is_day_number,
    is_year,
    skip,
    touching,
)
from predtrack.reading.deadlines.tokens import full_year
from predtrack.reading.deadlines.years import read_this_unit, relative
from predtrack.reading.times import Kind, Unit
from predtrack.reading.wordclasses import (
    BE,
    BEHIND_DAY,
    COMMA,
    DASH,
    DAY_WORD,
    IN,
    MODAL_MONTH,
    OF,
    PERCENT,
    POINT,
    SLASH,
    THE,
    THOUSAND,
)

SEPARATORS = DASH | SLASH | POINT
_BEFORE_YEAR = COMMA | OF | IN | POINT
MONTHS_AHEAD = 12 * 28
"""A day of the month falls on each weekday within the calendar's cycle of 28 years."""

LAST_MONTH = 12
NOT_DATES = frozenset({(24, 7), (9, 11), (50, 50)})
TWO_DIGITS, FOUR_DIGITS, EIGHT_DIGITS = 2, 4, 8


def on(s: Sentence, month: int, day: int, year: int | None) -> Period | None:
    """Return a day of a year, or its next occurrence where no year is given."""
    if year is not None:
        return single(day_of(year, month, day))
    return upcoming(lambda of: single(day_of(of, month, day)), s.today)


def _year_behind(s: Sentence, at: int) -> tuple[int | None, int]:
    """Read the year behind a day and month, if one stands there."""
    for place in (at, at + 1, at + 2):
        token = s.tokens[place]
        if is_year(token):
            return token.value, place + 1
        if token.kind is Kind.COUNT and token.value == 2 and s.has(place + 1, THOUSAND):  # noqa: PLR2004
            words = read_words(s, place)
            return (int(words.value), words.end) if words else (None, at)
        if not token.classes & _BEFORE_YEAR:
            break
    return None, at


def day_number(s: Sentence, at: int) -> tuple[int, int] | None:
    """Read a day of the month in digits or words: "21st", "twenty-first", "twenty one"."""
    token = s.tokens[at]
    if not is_day_number(token):
        return None
    if token.kind is Kind.COUNT and token.value in {20, 30}:
        after = skip(s, at + 1, DASH)
        ones = s.tokens[after]
        if ones.kind in {Kind.ORDINAL, Kind.COUNT} and ones.value < 10:  # noqa: PLR2004
            return token.value + ones.value, after + 1
    if token.kind is Kind.NUMBER and len(token.word) > TWO_DIGITS:
        return None
    return token.value, at + 1


def read_month_day(s: Sentence, at: int) -> Found | None:
    """Read "January 31, 2021", "Jan. 31", "May the 5th", "July fourth", "Oct-2"."""
    if s.tokens[at].kind is not Kind.MONTH:
        return None
    month, behind = s.tokens[at].value, at + 1
    if s.has(behind, SEPARATORS | COMMA):
        behind += 1
    behind = skip(s, behind, THE)
    number = day_number(s, behind)
    if not number or (s.has(at + 1, COMMA) and s.tokens[behind].kind is Kind.COUNT):
        return None
    day, end = number
    if s.has(end, PERCENT) or s.tokens[end].kind is Kind.UNIT:
        return None
    year, end = _year_behind(s, skip(s, end, SLASH, DASH) if is_year(s.tokens[end + 1]) else end)
    return Found(on(s, month, day, year), end, bare=True)


def read_day_month(s: Sentence, at: int) -> Found | None:
    """Read "31 January 2021", "the 3rd of May", "16. Nov. 2016", "second of August"."""
    at += s.has(at, THE)
    number = day_number(s, at)
    if not number:
        return None
    day, end = number
    end = skip(s, end, DAY_WORD) if s.has(end + 1, OF) else end
    end = skip(s, end, SEPARATORS | OF)
    token = s.tokens[end]
    if token.kind is not Kind.MONTH or (token.classes & MODAL_MONTH and s.has(end + 1, BE)):
        return None
    end = skip(s, end + 1, SEPARATORS) if is_year(s.tokens[end + 2]) else end + 1
    year, end = _year_behind(s, end)
    if year is None and (inside := _of_year(s, end)):
        return Found(on(s, token.value, day, inside[0]), inside[1], bare=True)
    return Found(on(s, token.value, day, year), end, bare=True)


def _of_year(s: Sentence, at: int) -> tuple[int, int] | None:
    """Read "of next year", "this year" behind a day or month."""
    found = read_this_unit(s, skip(s, at, OF))
    if found and found.period and found.period.unit is Unit.YEAR and found.bare:
        return found.period.first.year, found.end
    return None


def read_numeric(s: Sentence, at: int) -> Found | None:
    """Read a date of three numbers, or of numbers and the name of a month, in any usual order."""
    if s.tokens[at].kind is Kind.NUMBER and len(s.word(at)) == EIGHT_DIGITS:
        return _run_together(s, at)
    separator = s.word(at + 1)
    if not s.has(at + 1, SEPARATORS) or s.word(at + 3) != separator:
        return None
    fields = [_field(s, place) for place in (at, at + 2, at + 4)]
    if any(field is None for field in fields) or not touching(s, at + 4):
        return None
    first, second, third = (field for field in fields if field is not None)
    found = _arranged(s, first, second, third, separator)
    return found and Found(found[0], at + 5, bare=True)


_Field = tuple[int, int, bool]
"""A field of a numeric date: its value, its digits, whether it is the name of a month."""


def _field(s: Sentence, at: int) -> _Field | None:
    token = s.tokens[at]
    if token.kind is Kind.MONTH:
        return token.value, TWO_DIGITS, True
    if token.kind is Kind.NUMBER and len(token.word) in {1, TWO_DIGITS, FOUR_DIGITS}:
        return token.value, len(token.word), False
    return None


def _arranged(
    s: Sentence, first: _Field, second: _Field, third: _Field, separator: str
) -> tuple[Period | None] | None:
    """Put the fields of a numeric date in order; an impossible day is (None,)."""
    fields = (first, second, third)
    years = [field for field in fields if field[1] == FOUR_DIGITS]
    if len(years) > 1 or (not years and third[2]):
        return None
    year = years[0] if years else third
    month_and_day = [field for field in fields if field is not year]
    if year is third and not years and first is third:
        return None
    one, two = month_and_day
    named = next((field for field in month_and_day if field[2]), None)
    if named:
        other = two if one is named else one
        return (single(day_of(full_year(year[0]), named[0], other[0])),)
    day_first = separator == "." or (s.day_first and year is not first)
    return (_either_way(full_year(year[0]), one[0], two[0], day_first=day_first),)


def _either_way(year: int, one: int, two: int, *, day_first: bool) -> Period | None:
    """Return the day in the preferred order, or in the other where that is impossible."""
    month_first, other = day_of(year, one, two), day_of(year, two, one)
    found = single((other or month_first) if day_first else (month_first or other))
    doubtful = found and month_first and other and one != two
    why = f"the day named, its {'day' if day_first else 'month'} written first"
    return replace(found, why=why) if found and doubtful else found


def _run_together(s: Sentence, at: int) -> Found | None:
    """Read "20210131"."""
    digits = s.word(at)
    if not digits.isdecimal() or not digits.startswith(("19", "20", "21")):
        return None
    day = day_of(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return Found(single(day), at + 1) if day else None


def read_pair(s: Sentence, at: int) -> Found | None:
    """Read a day and month of two numbers: "3/15", and where it stands alone "31.1." too."""
    one, separator, two = s.tokens[at], s.word(at + 1), s.tokens[at + 2]
    if not s.has(at + 1, SEPARATORS) or not _are_day_and_month(one.value, two.value):
        return None
    if not (s.alone or (separator == "/" and touching(s, at + 2) and touching(s, at + 1))):
        return None
    if any(token.kind is not Kind.NUMBER or len(token.word) > TWO_DIGITS for token in (one, two)):
        return None
    day_first = separator == "." or s.day_first
    if s.alone and s.has(at + 3, COMMA) and is_year(s.tokens[at + 4]):
        year = s.tokens[at + 4].value
        return Found(_either_way(year, one.value, two.value, day_first=day_first), at + 5)
    found = upcoming(
        lambda year: _either_way(year, one.value, two.value, day_first=day_first), s.today
    )
    end = at + 3
    return Found(found, end + (s.alone and separator == "." and s.word(end) == "."))


def _are_day_and_month(one: int, two: int) -> bool:
    possible = 0 < min(one, two) <= LAST_MONTH and max(one, two) <= DAYS_IN_MONTH
    return possible and (one, two) not in NOT_DATES


def read_day_number(s: Sentence, at: int) -> Found | None:
    """Read "the 21st", "the 20th of next month", and where it stands alone "on 15", "18th"."""
    the = s.has(at, THE)
    number = day_number(s, at + the)
    if not number:
        return None
    day, end = number
    ordinal = _is_ordinal_day(s, at + the, end)
    if month := month_behind(s, end):
        return day_of_month(day, month) if ordinal or s.alone else None
    if s.alone and not (the or at or ordinal):
        return None
    if not s.alone and not (the and ordinal and _closes(s, end)):
        return None
    end += s.alone and s.word(end) == "."
    return Found(next_number(s, day), end)


def _is_ordinal_day(s: Sentence, at: int, end: int) -> bool:
    """Tell "21st" and "twenty-first" from "the second", which is more often no day."""
    return s.tokens[end - 1].kind is Kind.ORDINAL and (s.word(at)[0].isdigit() or end - at > 1)


_CLOSING = frozenset({"", ".", ",", ";", "?", "!", ")", "'", '"'})


def _closes(s: Sentence, at: int) -> bool:
    """Tell "on the 21st" from "the 21st amendment"."""
    return s.word(at) in _CLOSING or s.has(at, BEHIND_DAY)


def month_behind(s: Sentence, at: int) -> Found | None:
    """Read the "of next month" behind a day of it."""
    at = skip(s, at, DAY_WORD) if s.has(at + 1, OF | IN) else at
    found = read_this_unit(s, skip(s, at, OF | IN))
    return found if found and found.period and found.period.unit is Unit.MONTH else None


def day_of_month(day: int, month: Found) -> Found:
    """Take a day of the month found."""
    assert month.period is not None
    first = month.period.first
    found = day_of(first.year, first.month, day)
    return Found(relative(single(found)), month.end, bare=True)


def next_number(s: Sentence, day: int, weekday: int | None = None) -> Period | None:
    """Return the next day of that number, and on that weekday where one is named."""
    start = s.today.replace(day=1)
    for ahead in range(MONTHS_AHEAD):
        month = shifted(start, months=ahead)
        found = month and day_of(month.year, month.month, day)
        if found and found >= s.today and weekday in {None, found.weekday()}:
            why = "its next occurrence after publication"
            return Period(found, found, Unit.DAY, why, assumed=True)
    return None


DATES = (read_numeric, read_month_day, read_day_month, read_pair)
"""Readers of a day that names its month."""
