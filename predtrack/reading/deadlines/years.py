"""Years and longer: "2030", "fiscal 2025", "next year", "the 2030s", "this century".

Also the container of a smaller period: the "of next year" of "the third quarter of next year".
"""

from __future__ import annotations

from msgspec.structs import replace

from predtrack.reading.deadlines.fiscal import read_fiscal_number, running_fiscal_year
from predtrack.reading.deadlines.numerals import read_words
from predtrack.reading.deadlines.periods import (
    Period,
    calendar_unit,
    day_of,
    months_from,
    part_of,
)
from predtrack.reading.deadlines.sentence import (
    Found,
    Sentence,
    end_of_name,
    first_of,
    is_year,
    skip,
    touching,
)
from predtrack.reading.deadlines.tokens import CENTURY, YEARS, full_year
from predtrack.reading.times import Kind, Part, Unit
from predtrack.reading.wordclasses import (
    AFTER_WORD,
    AND,
    APOSTROPHE,
    AT,
    BANK,
    BEFORE_WORD,
    BEHIND_YEAR,
    CALENDAR,
    CENTURY_WORD,
    CLOCK,
    COMMA,
    COUNTED,
    DASH,
    DECADE_AHEAD,
    DETERMINER,
    FISCAL,
    FISCAL_ALONE,
    FOLLOWING,
    FOR,
    FUTURE,
    HALF_WORD,
    HAS_MIDDLE,
    IN,
    LONG,
    MID_WORD,
    NEW,
    NEXT,
    OF,
    OF_DECADE,
    OF_NEW_YEAR,
    ON,
    OR,
    PERFECT,
    PLURAL,
    POSSESSIVE,
    PRESENT,
    QUARTER_WORD,
    SLASH,
    STOP,
    THE,
    THIS_WORD,
    TO,
    WAS,
    WEEK_LETTER,
    WEEKEND_WORD,
    WHOLE,
    WOULD,
    YEAR_WORD,
)

_JOINERS = OF | IN | FOR
_SECTION = QUARTER_WORD | HALF_WORD
DECADE = 10
SUNDAY = 6


def whole_year(year: int) -> Period | None:
    """Return a calendar year."""
    return months_from(year, 1, 12, Unit.YEAR) if day_of(year, 1, 1) else None


def beginning(unit: Unit, year: int) -> Period | None:
    """Return the decade or century that begins with a year."""
    day = day_of(year, 1, 1)
    return calendar_unit(unit, day) if day else None


def relative(
    period: Period | None, why: str = "counted from the publication date"
) -> Period | None:
    """Mark a period as one that the publication date moves."""
    return period and replace(
        period, relative=True, why=why if period.unit != Unit.FISCAL_YEAR else period.why
    )


def read_year(s: Sentence, at: int) -> Found | None:
    """Read a year that has a number: "2030", "the year 2030", "2024/25", "fiscal 2025"."""
    at = skip(s, at, THE, WHOLE, CALENDAR, YEAR_WORD)
    if s.has(at - 1, CALENDAR) and touching(s, at) and (year := _two_digits(s, at)):
        return year
    if s.has(at, FISCAL):
        return read_fiscal_number(s, at + 1)
    token = s.tokens[at]
    if is_year(token):
        return None if is_count(s, at) else _spanning(s, at)
    if token.kind is Kind.COUNT and (number := read_words(s, at)) and number.value in YEARS:
        return Found(whole_year(int(number.value)), number.end)
    return None


def _two_digits(s: Sentence, at: int) -> Found | None:
    """Read the "27" of "CY27"."""
    token = s.tokens[at]
    short = token.kind is Kind.NUMBER and len(token.word) == 2  # noqa: PLR2004
    return Found(whole_year(full_year(token.value)), at + 1) if short else None


def read_plain_year(s: Sentence, at: int) -> Found | None:
    """Read a year behind which nothing more of a time can stand: the commonest time of all."""
    behind = s.tokens[at + 1]
    if not is_year(s.tokens[at]) or (behind.word not in _CLOSING and behind.kind is not Kind.WORD):
        return None
    if behind.classes & _GOING_ON or (behind.kind is Kind.WORD and touching(s, at + 1)):
        return None
    if is_count(s, at):
        return None
    return Found(whole_year(s.tokens[at].value), at + 1)


FRONTED = 2
"""Tokens into a sentence up to which "by 2030 people" is a year and its subject."""


def is_count(s: Sentence, at: int) -> bool:
    """Tell "2030 soldiers", "2030 GMT", "at 2030", "2030 on Friday", "2030-W12" from a year."""
    behind = s.tokens[at + 1]
    if s.has(skip(s, at + 1, DASH), WEEK_LETTER):
        return True
    if behind.classes & CLOCK or s.has(at - 1, AT) or s.has(at, AT):
        return True
    if behind.kind is Kind.WORD and not behind.classes & _NOT_COUNTED and at > FRONTED:
        noun = at + 1 if behind.classes & COUNTED else at + 2
        return s.has(noun, COUNTED) and not s.has(noun + 1, _PREDICATE)
    on_a_day = s.tokens[at + 1 + s.has(at + 1, ON)].kind in {Kind.WEEKDAY, Kind.DAY}
    return on_a_day and s.tokens[at].value % CENTURY < MINUTES


MINUTES = 60
_PREDICATE = FUTURE | WOULD | PRESENT | WAS | PERFECT
_NOT_COUNTED = STOP | DETERMINER | FUTURE | COMMA
_CLOSING = frozenset({"", ".", ";", "?", "!", ")", '"'})
_GOING_ON = TO | OR | AND | FISCAL | BEHIND_YEAR


def _spanning(s: Sentence, at: int) -> Found | None:
    """Read a year, and the second of "2024/25" or "2024-25" with it."""
    year, second = s.tokens[at].value, s.tokens[at + 2]
    two_digits = second.kind is Kind.NUMBER and len(second.word) == 2  # noqa: PLR2004
    if s.has(at + 1, DASH | SLASH) and two_digits and touching(s, at + 2):
        last = year - year % CENTURY + second.value
        whole, end = whole_year(year), whole_year(last)
        if whole and end and year < last and (last == year + 1 or second.value > 12):  # noqa: PLR2004
            return Found(replace(whole, last=end.last, unit=None), at + 3, joined=True)
    return Found(whole_year(year), at + 1)


def read_fiscal_after(s: Sentence, at: int) -> Found | None:
    """Read "the 2025 fiscal year", "the 2026-27 financial year"."""
    at += s.has(at, THE)
    if not is_year(s.tokens[at]):
        return None
    end = next((at + n for n in (1, 3) if s.words(at + n, FISCAL, YEAR_WORD)), 0)
    number = read_fiscal_number(s, at) if end else None
    return replace(number, end=end + 2) if number and number.end == end else None


def read_decade(s: Sentence, at: int) -> Found | None:
    """Read "the 2030s", "the '30s", "the thirties", "21st century"."""
    if s.tokens[at].kind is Kind.ORDINAL:
        return _ordinal_century(s, at)
    apostrophe = s.has(at, APOSTROPHE)
    at += apostrophe
    token = s.tokens[at]
    if digits := s.grammar.decades.get(token.word):
        return _two_digit_decade(s, digits, at + 1)
    end = at + 1 + s.has(at + 1, APOSTROPHE)
    if token.kind is not Kind.NUMBER or not s.has(end, OF_DECADE) or token.value % DECADE:
        return None
    if is_year(token):
        return None if _owns(s, at, end) else Found(beginning(Unit.DECADE, token.value), end + 1)
    if not s.alone and not (touching(s, end) and (apostrophe or s.has(at - 1, THE))):
        return None
    return _two_digit_decade(s, token.value, end + 1) if token.value < CENTURY else None


def _owns(s: Sentence, at: int, end: int) -> bool:
    """Tell the year of "2030's end" from the decade of "the 2030's"."""
    owned = s.tokens[end + 1].kind is Kind.WORD and not s.has(end + 1, _NOT_COUNTED)
    return s.has(end, POSSESSIVE) and owned and not s.has(at - 1, THE)


def _two_digit_decade(s: Sentence, digits: int, end: int) -> Found | None:
    """Take "the '30s" as this century's where nothing speaks of the past."""
    if not s.alone and not any(s.has(max(end - n, 0), DECADE_AHEAD | DASH) for n in range(2, 7)):
        return None
    century = s.today.year - s.today.year % CENTURY
    return Found(beginning(Unit.DECADE, century + digits), end)


def _ordinal_century(s: Sentence, at: int) -> Found | None:
    token = s.tokens[at]
    end = at + 1 + s.has(at + 1, DASH)
    if not s.has(end, CENTURY_WORD):
        return None
    return Found(beginning(Unit.CENTURY, (token.value - 1) * CENTURY + 1), end + 1)


def read_this_unit(s: Sentence, at: int) -> Found | None:
    """Read "this year", "the coming week", "the year", "the year after next"."""
    start = at
    at = skip(s, at, DETERMINER) if not s.has(at, THIS_WORD) else at
    token = s.tokens[at]
    if token.kind is not Kind.THIS:
        return _plain_unit(s, at) if at > start or s.alone else None
    offset = token.value
    at += 1
    if s.tokens[at].kind is Kind.THIS and not s.has(at, THIS_WORD):  # "this coming week"
        offset, at = s.tokens[at].value, at + 1
    unit, end = _calendar_unit_name(s, at)
    if not unit:
        return None
    if unit is Unit.WEEK and offset == 0 and s.today.weekday() == SUNDAY and not s.alone:
        coming = calendar_unit(unit, s.today, 1)
        return Found(
            relative(coming, "on a Sunday the week that begins"), end, bare=True, narrates=True
        )
    period = relative(_running(s, at, unit, offset))
    return Found(
        period, end, bare=True, narrates=bool(token.classes & FOLLOWING) or unit is Unit.DAY
    )


def _plain_unit(s: Sentence, at: int) -> Found | None:
    """Read "the year", "the week after next": the running one unless said otherwise."""
    unit, end = _calendar_unit_name(s, at)
    if not unit:
        return None
    for words in ((AFTER_WORD, NEXT), (AFTER_WORD, THE, NEXT)):
        if s.words(end, *words):
            return Found(relative(_running(s, at, unit, 2)), end + len(words), bare=True)
    if s.has(end, _OF_EVENT):
        return _of_event(s, end)
    return Found(relative(_running(s, at, unit)), end, narrates=unit is Unit.WEEKEND)


def _of_event(s: Sentence, at: int) -> Found | None:
    """Read on: "the week before the election", "the year of his death"; not "the week before"."""
    if s.tokens[at + 1].kind is not Kind.WORD:
        return None
    return Found(None, end_of_name(s, at + 1), bare=True, waits=True)


_OF_EVENT = OF | BEFORE_WORD | AFTER_WORD | FOLLOWING


def _running(s: Sentence, at: int, unit: Unit, offset: int = 0) -> Period | None:
    """Return the unit that holds the day of publication, or a later one."""
    if unit is Unit.FISCAL_YEAR:
        return running_fiscal_year(s, at, offset)
    return calendar_unit(unit, s.today, offset)


def _calendar_unit_name(s: Sentence, at: int) -> tuple[Unit | None, int]:
    """Read the name of a calendar unit: "year", "fiscal year", "calendar year"."""
    at = skip(s, at, WHOLE, CALENDAR)
    if s.words(at, FISCAL, YEAR_WORD):
        return Unit.FISCAL_YEAR, at + 2
    if (
        s.has(at, FISCAL_ALONE)
        and s.tokens[at - 1].kind is Kind.THIS
        and not s.has(at + 1, _SECTION)
    ):
        return Unit.FISCAL_YEAR, at + 1
    weekend = skip(s, at, BANK, LONG)
    at = weekend if s.has(weekend, WEEKEND_WORD) else at
    token = s.tokens[at]
    if token.kind is not Kind.UNIT or token.value == Unit.HOUR or token.classes & PLURAL:
        return None, at
    return Unit(token.value), at + 1


def read_new_year(s: Sentence, at: int) -> Found | None:
    """Read "the new year": the next calendar year, unless a day of it is named."""
    if not s.words(at, THE, NEW, YEAR_WORD) or s.has(at + 3, POSSESSIVE | OF_NEW_YEAR):
        return None
    return Found(relative(calendar_unit(Unit.YEAR, s.today, 1)), at + 3)


def read_container(s: Sentence, at: int) -> Found | None:
    """Read what a smaller period is a part of: "2025", ", 2025", "of next year", "in 2025"."""
    if s.has(at, COMMA):
        return (
            Found(whole_year(s.tokens[at + 1].value), at + 2) if is_year(s.tokens[at + 1]) else None
        )
    joined = s.has(at, _JOINERS)
    at += joined
    readers = (read_new_year, read_fiscal_after, read_decade_or_year, read_this_unit)
    found = first_of(readers, s, at)
    if not found or not found.period:
        return None
    plain = s.has(found.end - 2, DETERMINER) and s.tokens[at].kind is not Kind.THIS
    return None if plain and not joined else found


def read_decade_or_year(s: Sentence, at: int) -> Found | None:
    """Read a decade or a year that has a number."""
    return read_decade(s, skip(s, at, THE)) or read_year(s, at)


def read_mid_century(s: Sentence, at: int) -> Found | None:
    """Read "mid-century", "midcentury", "mid-decade", "midyear", "midweek"."""
    end = at + 1
    unit = s.grammar.middles.get(s.word(at))
    if unit is None:
        named = skip(s, at + 1, DASH)
        if not s.has(at, MID_WORD) or not s.has(named, HAS_MIDDLE):
            return None
        unit, end = Unit(s.tokens[named].value), named + 1
    for offset in (0, 1):
        whole = relative(calendar_unit(unit, s.today, offset))
        middle = whole and part_of(whole, Part.MID)
        if middle and middle.last >= s.today:
            return Found(middle, end)
    return Found(None, end)
