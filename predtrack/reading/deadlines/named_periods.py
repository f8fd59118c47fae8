"""Months, quarters, halves, seasons and holidays: periods that a year may follow.

Without a year they are their next occurrence, the running one counting.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from predtrack.reading.deadlines.fiscal import fiscal_year, running_fiscal_year
from predtrack.reading.deadlines.holidays import MOON, is_readable, rule_of
from predtrack.reading.deadlines.periods import (
    Period,
    day_of,
    months_from,
    season,
    shifted,
    single,
    upcoming,
)
from predtrack.reading.deadlines.sentence import (
    Found,
    Sentence,
    is_day_number,
    is_year,
    skip,
    touching,
)
from predtrack.reading.deadlines.tokens import Token, full_year
from predtrack.reading.deadlines.years import (
    read_container,
    relative,
)
from predtrack.reading.times import Hijri, Kind, Unit
from predtrack.reading.wordclasses import (
    APOSTROPHE,
    BEHIND_MODAL,
    COMMA,
    DASH,
    DOUBTFUL_MONTH,
    DOUBTFUL_SEASON,
    FISCAL,
    FISCAL_LETTERS,
    FISCAL_SECTION,
    HALF_WORD,
    MATCH,
    MODAL_MONTH,
    NEW,
    NEXT,
    NOT_A_SEASON,
    NOT_AUTUMN,
    POINT,
    POSSESSIVE,
    QUARTER_WORD,
    RUNNING,
    SLASH,
    STOP,
    THE,
    YEAR_WORD,
)

OF_YEAR = frozenset({Unit.YEAR, Unit.FISCAL_YEAR})
_MOST = {Unit.QUARTER: 4, Unit.HALF: 2}
"""Of a section in a year."""

MONTHS_A_QUARTER, MONTHS_A_HALF = 3, 6


def in_year_or_next(
    s: Sentence, at: int, made: Callable[[int], Period | None], *, bare: bool = False
) -> Found:
    """Read the year behind ``at``, or take the next occurrence of what is made for a year."""
    inside = read_container(s, at)
    if not inside or not inside.period or inside.period.unit not in OF_YEAR:
        return Found(upcoming(made, s.today), at, bare=bare)
    whole = inside.period
    period = made(whole.first.year)
    if not period or period.first < whole.first:
        period = made(whole.last.year)
    if period and whole.relative:
        period = relative(period)
    return Found(period, inside.end, bare=bare or not inside.period.relative)


def _a_month(month: int) -> Callable[[int], Period | None]:
    return lambda year: months_from(year, month, 1, Unit.MONTH)


def read_month(s: Sentence, at: int) -> Found | None:
    """Read "March", "March 2021", "Sept. of next year", "Dec-2018", "2016, Nov"."""
    token = s.tokens[at]
    if token.kind is not Kind.MONTH:
        return _year_month(s, at)
    if token.classes & MODAL_MONTH and s.has(at + 1, BEHIND_MODAL | POSSESSIVE):
        return None
    end = (
        skip(s, at + 1, POINT) if is_year(s.tokens[at + 2]) or s.word(at + 2).islower() else at + 1
    )
    if token.classes & DOUBTFUL_MONTH and not s.alone and not is_year(s.tokens[end]):
        return None
    if s.has(end, DASH | SLASH) and is_year(s.tokens[end + 1]) and touching(s, end + 1):
        return Found(_a_month(token.value)(s.tokens[end + 1].value), end + 2, bare=True)
    return in_year_or_next(s, end, _a_month(token.value))


def _year_month(s: Sentence, at: int) -> Found | None:
    """Read "2016, Nov", "2016-11", "11/2016"."""
    one = s.tokens[at]
    if one.kind is not Kind.NUMBER:
        return None
    place = skip(s, at + 1, COMMA | DASH | SLASH)
    two = s.tokens[place]
    if is_year(one) and two.kind is Kind.MONTH and (place == at + 1 or s.alone):
        return _named_month(s, one.value, place)
    if not s.has(at + 1, DASH | SLASH) or not (s.alone or touching(s, place)):
        return None
    year, month = (one, two) if is_year(one) else (two, one)
    if is_year(year) and _is_month_number(month.value, month.word):
        return _dated_month(year.value, month.value, place)
    return None


def _named_month(s: Sentence, year: int, at: int) -> Found | None:
    """Read the month behind a year, and a day behind that where it stands alone."""
    month, day = s.tokens[at], s.tokens[at + 1]
    if s.alone and is_day_number(day):
        return Found(single(day_of(year, month.value, day.value)), at + 2)
    if month.classes & MODAL_MONTH and not s.alone:
        return None
    return _dated_month(year, month.value, at)


def _is_month_number(value: int, word: str) -> bool:
    return len(word) <= 2 and 1 <= value <= 12  # noqa: PLR2004


def _dated_month(year: int, month: int, last: int) -> Found:
    return Found(_a_month(month)(year), last + 1)


def read_this_month(s: Sentence, at: int) -> Found | None:
    """Read "this March", "next June", "this coming November", "next spring", "next Easter"."""
    at += s.has(at, THE)
    token = s.tokens[at]
    if token.kind is not Kind.THIS:
        return None
    behind = at + 1 + (s.tokens[at + 1].kind is Kind.THIS)
    named, far = s.tokens[behind], s.has(at, NEXT)
    if named.classes & MODAL_MONTH and _is_modal(s, behind + 1):
        return None
    if named.kind is Kind.MONTH:
        return _month_of(s, behind, far=far)
    if named.kind is Kind.SEASON:
        return Found(_deictic_season(s, named.value, token), behind + 1, bare=True)
    if found := read_holiday(s, behind):
        return replace(found, bare=True)
    return None


def _is_modal(s: Sentence, at: int) -> bool:
    """Tell the verb of "this may accelerate it" from "this May, …"."""
    return (s.tokens[at].kind is Kind.WORD and not s.has(at, STOP)) or s.has(at, BEHIND_MODAL)


def _month_of(s: Sentence, at: int, *, far: bool) -> Found:
    """Take "next June" as that of the next calendar year, "this June" as the next to come."""
    made = _a_month(s.tokens[at].value)
    period = relative(made(s.today.year + 1)) if far else upcoming(made, s.today)
    return Found(period, at + 1, bare=True)


def _deictic_season(s: Sentence, index: int, deictic: Token) -> Period | None:
    made = _a_season(s, index)
    running = upcoming(made, s.today)
    if not running:
        return None
    this_year = running.first <= s.today or running.first.year == s.today.year
    if deictic.classes & NEXT and this_year:
        return relative(made(running.first.year + 1), running_why(s, index))
    if deictic.classes & RUNNING and running.first.year > s.today.year:
        return relative(made(s.today.year), running_why(s, index))
    return relative(running, running_why(s, index))


def running_why(s: Sentence, index: int) -> str:
    """Say what a season rests on."""
    made = _a_season(s, index)(s.today.year)
    return made.why if made else ""


def _a_season(s: Sentence, index: int) -> Callable[[int], Period | None]:
    return lambda year: season(index, year, southern=s.southern)


def read_season(s: Sentence, at: int) -> Found | None:
    """Read "the autumn", "spring 2025", "the summer of next year", "winter 2024/25"."""
    at += s.has(at, THE)
    token = s.tokens[at]
    if token.kind is not Kind.SEASON or s.has(at + 1, NOT_A_SEASON):
        return None
    container = read_container(s, at + 1)
    if token.classes & DOUBTFUL_SEASON and not container and s.has(at + 1, NOT_AUTUMN):
        return None
    if container and container.joined:
        return Found(
            _a_season(s, token.value)(container.period.first.year) if container.period else None,
            container.end,
        )
    return in_year_or_next_season(s, at + 1, token.value)


def in_year_or_next_season(s: Sentence, at: int, index: int) -> Found:
    """Read a season's year, by the year in which it begins, or take its next occurrence."""
    inside = read_container(s, at)
    made = _a_season(s, index)
    if not inside or not inside.period or inside.period.unit not in OF_YEAR:
        period = upcoming(made, s.today)
        return Found(period and replace(period, why=running_why(s, index)), at)
    period = made(inside.period.last.year)
    return Found(
        relative(period, running_why(s, index)) if inside.period.relative else period, inside.end
    )


def read_quarter(s: Sentence, at: int) -> Found | None:
    """Read "Q3 2024", "3Q24", "the third quarter", "2H24", "FY27 Q2", "next year's first half"."""
    at += s.has(at, THE)
    fiscal = s.has(at, FISCAL) and not s.has(at, YEAR_WORD)
    for reader in (_lettered, _numbered, _worded):
        if section := reader(s, at + fiscal):
            return _in_its_year(s, section, fiscal=fiscal)
    return _behind_year(s, at)


class YearSection(msgspec.Struct, frozen=True):
    """A quarter or half: its unit, its number, the place behind it; ``fiscal`` where it says so.

    ``lettered`` where it is written "Q3", behind which two digits are a year.
    """

    unit: Unit
    number: int
    end: int
    lettered: bool = False
    fiscal: bool = False

    def of(self, year: int) -> Period | None:
        """Return this section of a calendar year."""
        months = MONTHS_A_QUARTER if self.unit is Unit.QUARTER else MONTHS_A_HALF
        return months_from(year, 1 + months * (self.number - 1), months, self.unit)


def _section(s: Sentence, letters: int, number: int, end: int) -> YearSection | None:
    """Return the section that letters ("q", "h", "qfy") and a number name."""
    unit = s.grammar.sections.get(s.word(letters))
    if not unit or s.tokens[number].kind is not Kind.NUMBER:
        return None
    value = s.tokens[number].value
    fiscal = s.has(letters, FISCAL_LETTERS)
    return (
        YearSection(unit, value, end, lettered=True, fiscal=fiscal)
        if 1 <= value <= _MOST[unit]
        else None
    )


def _lettered(s: Sentence, at: int) -> YearSection | None:
    """Read "Q3"."""
    return _section(s, at, at + 1, at + 2) if touching(s, at + 1) else None


def _numbered(s: Sentence, at: int) -> YearSection | None:
    """Read "3Q", and the "2QFY" of "2QFY27"."""
    return _section(s, at + 1, at, at + 2) if touching(s, at + 1) else None


def _worded(s: Sentence, at: int) -> YearSection | None:
    """Read "third quarter", "first-quarter", "fiscal second half"."""
    number = place_number(s, at)
    place = skip(s, at + 1, FISCAL_SECTION, DASH)
    if not number or not s.has(place, QUARTER_WORD | HALF_WORD):
        return None
    unit = Unit.QUARTER if s.has(place, QUARTER_WORD) else Unit.HALF
    number = _MOST[unit] if number < 0 else number
    fiscal = s.has(at + 1, FISCAL_SECTION)
    return (
        YearSection(unit, number, place + 1, fiscal=fiscal) if 1 <= number <= _MOST[unit] else None
    )


def _in_its_year(s: Sentence, section: YearSection, *, fiscal: bool) -> Found | None:
    """Read the year behind a section, or take its next occurrence."""
    at = section.end
    if section.lettered and (short := _short_year(s, section)):
        return short
    inside = read_container(s, at)
    whole = inside.period if inside else None
    if (
        inside
        and whole
        and (whole.unit is not Unit.YEAR)
        and (not section.lettered or whole.unit in OF_YEAR)
    ):
        return _share(inside, section.number, _MOST[section.unit])
    if not inside and not section.lettered and _tells_of_match(s, at):
        return Found(None, at)
    if fiscal or section.fiscal:
        return _fiscal_section(s, section, inside)
    if inside and whole and whole.relative and not inside.bare:
        return Found(upcoming(section.of, s.today), inside.end, bare=True)
    return in_year_or_next(s, at, section.of, bare=True)


def _tells_of_match(s: Sentence, at: int) -> bool:
    around = s.tokens[max(at - _AROUND, 0) : at + _AROUND]
    return any(token.classes & MATCH for token in around)


_AROUND = 25
"""Tokens on either side in which a match is told of."""


def _short_year(s: Sentence, section: YearSection) -> Found | None:
    """Read the year of two digits behind "Q3": "Q324", "3Q'24", "2QFY27"."""
    place = skip(s, section.end, APOSTROPHE | DASH | SLASH)
    year = s.tokens[place]
    short = year.kind is Kind.NUMBER and len(year.word) == 2 and touching(s, place)  # noqa: PLR2004
    if not short and not (is_year(year) and (place > section.end or section.fiscal)):
        return None
    number = full_year(year.value)
    if section.fiscal:
        whole = Found(fiscal_year(s, place, number), place + 1)
        return _share(whole, section.number, _MOST[section.unit]) if whole.period else None
    return Found(section.of(number), place + 1, bare=True)


def _fiscal_section(s: Sentence, section: YearSection, inside: Found | None) -> Found | None:
    """Return the section of the fiscal year of a number, or the next one of any."""
    if inside and inside.period:
        whole: Period | None = fiscal_year(s, section.end, inside.period.last.year)
        inside = replace(inside, period=whole)
        return _share(inside, section.number, _MOST[section.unit]) if whole else None
    for offset in (0, 1):
        running = running_fiscal_year(s, section.end, offset)
        share = running and _share(Found(running, section.end), section.number, _MOST[section.unit])
        if share and share.period and share.period.last >= s.today:
            return replace(share, period=replace(share.period, assumed=True))
    return None


def _behind_year(s: Sentence, at: int) -> Found | None:
    """Read "FY27 Q2", "2027 first half", "next year's fourth quarter"."""
    token = s.tokens[at]
    if not (is_year(token) or token.kind is Kind.THIS or token.classes & FISCAL):
        return None
    year = read_container(s, at)
    if not year or not year.period or year.period.unit not in OF_YEAR:
        return None
    place = skip(s, year.end, POSSESSIVE | DASH | COMMA)
    section = _lettered(s, place) or _numbered(s, place) or _worded(s, place)
    if not section:
        return None
    return _share(replace(year, end=section.end), section.number, _MOST[section.unit])


def place_number(s: Sentence, at: int) -> int:
    """Read "first", "third", "last" as 1, 3 and -1; 0 where none stands there."""
    token = s.tokens[at]
    return token.value if token.kind is Kind.ORDINAL else s.grammar.places.get(token.word, 0)


def _share(inside: Found, number: int, most: int) -> Found | None:
    """Return a half or quarter of a longer or shorter period: "the first half of the century"."""
    whole = inside.period
    assert whole is not None
    if whole.unit in {Unit.DECADE, Unit.CENTURY}:
        years = (whole.last.year - whole.first.year + 1) * number // most
        last = day_of(whole.first.year + years - 1, 12, 31)
    elif whole.unit in OF_YEAR:
        end = shifted(whole.first, months=12 * number // most)
        last = shifted(end, days=-1) if end else None
    else:
        days = ((whole.last - whole.first).days + 1) * number // most
        last = shifted(whole.first, days=days - 1)
    return Found(replace(whole, last=last, unit=None), inside.end, bare=True) if last else None


def read_holiday(s: Sentence, at: int) -> Found | None:
    """Read "Christmas", "Easter 2021", "New Year's Eve"."""
    the = s.has(at, THE) and not s.has(at + 1, NEW)
    found = s.grammar.holidays.longest(s.tokens, at + the)
    if not found:
        return None
    holiday, end = found
    if not is_readable(holiday):
        return Found(None, end, review=MOVES_WITHIN)
    made = rule_of(holiday)
    day = in_year_or_next(s, end, lambda year: made(year, s.today))
    if not isinstance(holiday, Hijri):
        return day
    if not day.period:  # beyond the years that are known
        return replace(day, review=MOVES_WITHIN)
    return replace(day, period=replace(day.period, why=MOON))


MOVES_WITHIN = 12
"""Months in which a feast comes, wherever its calendar puts it."""
