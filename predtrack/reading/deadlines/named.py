"""Months, quarters, halves, seasons and holidays: periods that a year may follow.

Without a year they are their next occurrence, the running one counting.
"""

from __future__ import annotations

from collections.abc import Callable

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
from predtrack.reading.times import Kind, Unit
from predtrack.reading.wordclasses import (
    APOSTROPHE,
    BEHIND_MODAL,
    COMMA,
    DASH,
    DOUBTFUL_MONTH,
    DOUBTFUL_SEASON,
    FISCAL_SECTION,
    HALF_WORD,
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
    THE,
)

OF_YEAR = frozenset({Unit.YEAR, Unit.FISCAL_YEAR})
MOST = {Unit.QUARTER: 4, Unit.HALF: 2}
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
    if named.kind is Kind.MONTH:
        return _month_of(s, behind, far=far)
    if named.kind is Kind.SEASON:
        return Found(_deictic_season(s, named.value, token), behind + 1, bare=True)
    if found := read_holiday(s, behind):
        return found._replace(bare=True)
    return None


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
        return Found(period and period._replace(why=running_why(s, index)), at)
    period = made(inside.period.last.year)
    return Found(
        relative(period, running_why(s, index)) if inside.period.relative else period, inside.end
    )


def read_quarter(s: Sentence, at: int) -> Found | None:
    """Read "Q3 2024", "3Q24", "the third quarter", "2H24", "the second half of 2025"."""
    at += s.has(at, THE)
    for reader in (_lettered, _numbered, _worded):
        if found := reader(s, at):
            return found
    return None


def _section(unit: Unit, number: int) -> Callable[[int], Period | None]:
    """Return the maker of a quarter or half of a year."""
    months = MONTHS_A_QUARTER if unit is Unit.QUARTER else MONTHS_A_HALF
    return lambda year: months_from(year, 1 + months * (number - 1), months, unit)


def _lettered(s: Sentence, at: int) -> Found | None:
    unit = s.grammar.sections.get(s.word(at))
    number = s.tokens[at + 1]
    if not unit or number.kind is not Kind.NUMBER or not touching(s, at + 1):
        return None
    return _sectioned(s, unit, number.value, at + 2)


def _numbered(s: Sentence, at: int) -> Found | None:
    """Read "2H24", and "2016 H2"."""
    if is_year(s.tokens[at]):
        found = _lettered(s, at + 1)
        section = s.grammar.sections.get(s.word(at + 1))
        made = section and found and _section(section, s.tokens[at + 2].value)
        return Found(made(s.tokens[at].value), at + 3, bare=True) if made else None
    unit = s.grammar.sections.get(s.word(at + 1))
    if not unit or s.tokens[at].kind is not Kind.NUMBER or not touching(s, at + 1):
        return None
    return _sectioned(s, unit, s.tokens[at].value, at + 2)


def _sectioned(s: Sentence, unit: Unit, number: int, at: int) -> Found | None:
    if not 1 <= number <= MOST[unit]:
        return None
    place = skip(s, at, APOSTROPHE | DASH | SLASH)
    year = s.tokens[place]
    short = year.kind is Kind.NUMBER and len(year.word) == 2 and touching(s, place)  # noqa: PLR2004
    made = _section(unit, number)
    if short or (is_year(year) and place > at):
        return Found(made(full_year(year.value)), place + 1, bare=True)
    return in_year_or_next(s, at, made, bare=True)


def place_number(s: Sentence, at: int) -> int:
    """Read "first", "third", "last" as 1, 3 and -1; 0 where none stands there."""
    token = s.tokens[at]
    return token.value if token.kind is Kind.ORDINAL else s.grammar.places.get(token.word, 0)


def _worded(s: Sentence, at: int) -> Found | None:
    """Read "the third quarter of next year", "first-quarter", "the second half of the decade"."""
    number = place_number(s, at)
    place = skip(s, at + 1, FISCAL_SECTION, DASH)
    if not number or not s.has(place, QUARTER_WORD | HALF_WORD):
        return None
    unit = Unit.QUARTER if s.has(place, QUARTER_WORD) else Unit.HALF
    most = MOST[unit]
    number = most if number < 0 else number
    if not 1 <= number <= most:
        return None
    inside = read_container(s, place + 1)
    if inside and inside.period and inside.period.unit is not Unit.YEAR:
        return _share(inside, number, most)
    if inside and inside.period and inside.period.relative and not inside.bare:
        return _coming(s, _section(unit, number), inside.end)
    return in_year_or_next(s, place + 1, _section(unit, number), bare=True)


def _coming(s: Sentence, made: Callable[[int], Period | None], end: int) -> Found:
    """Take "the first quarter of the year" as the next one to come."""
    return Found(upcoming(made, s.today), end, bare=True)


def _share(inside: Found, number: int, most: int) -> Found | None:
    """Return a half or quarter of a longer or shorter period: "the first half of the century"."""
    whole = inside.period
    assert whole is not None
    if whole.unit in {Unit.DECADE, Unit.CENTURY}:
        years = (whole.last.year - whole.first.year + 1) * number // most
        to_fifty = whole.unit is Unit.CENTURY and number < most
        last = day_of(whole.first.year + years - 1 + to_fifty, 12, 31)
    elif whole.unit is Unit.FISCAL_YEAR:
        end = shifted(whole.first, months=12 * number // most)
        last = shifted(end, days=-1) if end else None
    else:
        days = ((whole.last - whole.first).days + 1) * number // most
        last = shifted(whole.first, days=days - 1)
    return Found(whole._replace(last=last), inside.end, bare=True) if last else None


def read_holiday(s: Sentence, at: int) -> Found | None:
    """Read "Christmas", "Easter 2021", "New Year's Eve"."""
    the = s.has(at, THE) and not s.has(at + 1, NEW)
    found = s.grammar.holidays.longest(s.tokens, at + the)
    return in_year_or_next(s, found[1], found[0]) if found else None
