"""Months, quarters, halves, seasons and holidays: periods that a year may follow.

Without a year they are their next occurrence, the running one counting.
"""

from __future__ import annotations

from collections.abc import Callable

from predtrack.reading.deadlines.holidays import HOLIDAYS, Rule
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
from predtrack.reading.deadlines.vocabulary import Kind, Unit
from predtrack.reading.deadlines.wordtree import WordTree
from predtrack.reading.deadlines.years import (
    full_year,
    read_container,
    relative,
)

OF_YEAR = frozenset({Unit.YEAR, Unit.FISCAL_YEAR})
QUARTERS, HALVES = 4, 2
MONTHS_A_QUARTER, MONTHS_A_HALF = 3, 6
NEXT_YEAR = frozenset({"next"})


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


VERBS_BEHIND = frozenset({"be", "have", "not", "also", "still", "well", "yet", "never"})


def read_month(s: Sentence, at: int) -> Found | None:
    """Read "March", "March 2021", "Sept. of next year", "Dec-2018", "2016, Nov"."""
    token = s.tokens[at]
    if token.kind is not Kind.MONTH:
        return _year_month(s, at)
    if token.word == "may" and s.word(at + 1) in {*VERBS_BEHIND, "'s"}:
        return None
    end = skip(s, at + 1, ".") if is_year(s.tokens[at + 2]) or s.word(at + 2).islower() else at + 1
    if token.word == "mar" and not s.alone and not is_year(s.tokens[end]):
        return None
    if s.word(end) in {"-", "/"} and is_year(s.tokens[end + 1]) and touching(s, end + 1):
        return Found(_a_month(token.value)(s.tokens[end + 1].value), end + 2, bare=True)
    return in_year_or_next(s, end, _a_month(token.value))


def _year_month(s: Sentence, at: int) -> Found | None:
    """Read "2016, Nov", "2016-11", "11/2016"."""
    one = s.tokens[at]
    if one.kind is not Kind.NUMBER:
        return None
    place = skip(s, at + 1, frozenset({",", "-", "/"}))
    two = s.tokens[place]
    if is_year(one) and two.kind is Kind.MONTH and (place == at + 1 or s.alone):
        return _named_month(s, one.value, place)
    if s.word(at + 1) not in {"-", "/"} or not (s.alone or touching(s, place)):
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
    if month.word == "may" and not s.alone:
        return None
    return _dated_month(year, month.value, at)


def _is_month_number(value: int, word: str) -> bool:
    return len(word) <= 2 and 1 <= value <= 12  # noqa: PLR2004


def _dated_month(year: int, month: int, last: int) -> Found:
    return Found(_a_month(month)(year), last + 1)


def read_this_month(s: Sentence, at: int) -> Found | None:
    """Read "this March", "next June", "this coming November", "next spring", "next Easter"."""
    at += s.word(at) == "the"
    token = s.tokens[at]
    if token.kind is not Kind.THIS:
        return None
    behind = at + 1 + (s.tokens[at + 1].kind is Kind.THIS)
    named, far = s.tokens[behind], token.word in NEXT_YEAR
    if named.kind is Kind.MONTH:
        return _month_of(s, behind, far=far)
    if named.kind is Kind.SEASON:
        return Found(_deictic_season(s, named.value, token.word), behind + 1, bare=True)
    if found := read_holiday(s, behind):
        return found._replace(bare=True)
    return None


def _month_of(s: Sentence, at: int, *, far: bool) -> Found:
    """Take "next June" as that of the next calendar year, "this June" as the next to come."""
    made = _a_month(s.tokens[at].value)
    period = relative(made(s.today.year + 1)) if far else upcoming(made, s.today)
    return Found(period, at + 1, bare=True)


def _deictic_season(s: Sentence, index: int, word: str) -> Period | None:
    made = _a_season(s, index)
    running = upcoming(made, s.today)
    if not running:
        return None
    if word in NEXT_YEAR and (running.first <= s.today or running.first.year == s.today.year):
        return relative(made(running.first.year + 1), running_why(s, index))
    if word in {"this", "current"} and running.first.year > s.today.year:
        return relative(made(s.today.year), running_why(s, index))
    return relative(running, running_why(s, index))


def running_why(s: Sentence, index: int) -> str:
    """Say what a season rests on."""
    made = _a_season(s, index)(s.today.year)
    return made.why if made else ""


def _a_season(s: Sentence, index: int) -> Callable[[int], Period | None]:
    return lambda year: season(index, year, southern=s.southern)


NOT_AUTUMN = frozenset(
    {"of", "in", "to", "from", "by", "into", "on", "below", "under", "for", "short"}
)
NOT_A_SEASON = frozenset({"up", "back", "from", "into"})


def read_season(s: Sentence, at: int) -> Found | None:
    """Read "the autumn", "spring 2025", "the summer of next year", "winter 2024/25"."""
    at += s.word(at) == "the"
    token = s.tokens[at]
    if token.kind is not Kind.SEASON or s.word(at + 1) in NOT_A_SEASON:
        return None
    container = read_container(s, at + 1)
    if token.word == "fall" and not container and s.word(at + 1) in NOT_AUTUMN:
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
    at += s.word(at) == "the"
    for reader in (_lettered, _numbered, _worded):
        if found := reader(s, at):
            return found
    return None


def _section(unit: Unit, number: int) -> Callable[[int], Period | None]:
    """Return the maker of a quarter or half of a year."""
    months = MONTHS_A_QUARTER if unit is Unit.QUARTER else MONTHS_A_HALF
    return lambda year: months_from(year, 1 + months * (number - 1), months, unit)


LETTERS = {"q": (Unit.QUARTER, QUARTERS), "h": (Unit.HALF, HALVES)}


def _lettered(s: Sentence, at: int) -> Found | None:
    letter = LETTERS.get(s.word(at))
    number = s.tokens[at + 1]
    if not letter or number.kind is not Kind.NUMBER or not touching(s, at + 1):
        return None
    return _sectioned(s, letter, number.value, at + 2)


def _numbered(s: Sentence, at: int) -> Found | None:
    """Read "2H24", and "2016 H2"."""
    if is_year(s.tokens[at]):
        found = _lettered(s, at + 1)
        letter = LETTERS.get(s.word(at + 1))
        made = letter and found and _section(letter[0], s.tokens[at + 2].value)
        return Found(made(s.tokens[at].value), at + 3, bare=True) if made else None
    letter = LETTERS.get(s.word(at + 1))
    if not letter or s.tokens[at].kind is not Kind.NUMBER or not touching(s, at + 1):
        return None
    return _sectioned(s, letter, s.tokens[at].value, at + 2)


def _sectioned(s: Sentence, letter: tuple[Unit, int], number: int, at: int) -> Found | None:
    unit, most = letter
    if not 1 <= number <= most:
        return None
    place = skip(s, at, frozenset({"'", "-", "/"}))
    year = s.tokens[place]
    short = year.kind is Kind.NUMBER and len(year.word) == 2 and touching(s, place)  # noqa: PLR2004
    made = _section(unit, number)
    if short or (is_year(year) and place > at):
        return Found(made(full_year(year.value)), place + 1, bare=True)
    return in_year_or_next(s, at, made, bare=True)


ORDINAL_WORDS = {"last": -1, "final": -1, "latter": -1, "back": -1, "closing": -1, "opening": 1}


def _worded(s: Sentence, at: int) -> Found | None:
    """Read "the third quarter of next year", "first-quarter", "the second half of the decade"."""
    token = s.tokens[at]
    number = token.value if token.kind is Kind.ORDINAL else ORDINAL_WORDS.get(token.word, 0)
    place = skip(s, at + 1, "fiscal", "-")
    unit = {"quarter": Unit.QUARTER, "half": Unit.HALF}.get(s.word(place))
    if not unit or not number:
        return None
    most = QUARTERS if unit is Unit.QUARTER else HALVES
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


_HOLIDAYS: WordTree[Rule] = WordTree(HOLIDAYS.items())
HOLIDAY_WORDS = _HOLIDAYS.first_words


def read_holiday(s: Sentence, at: int) -> Found | None:
    """Read "Christmas", "Easter 2021", "New Year's Eve"."""
    the = s.word(at) == "the" and s.word(at + 1) != "new"
    found = _HOLIDAYS.longest(s, at + the)
    return in_year_or_next(s, found[1], found[0]) if found else None
