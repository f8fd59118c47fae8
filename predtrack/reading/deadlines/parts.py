"""Parts of a period: "early 2021", "by the end of March", "the rest of the year", "year-end".

Also its units: "the first week of July", "the last Wednesday of December", "week 31".
"""

from __future__ import annotations

from dataclasses import replace

from predtrack.reading.deadlines.days import (
    read_day_month,
    read_day_number,
    read_month_day,
    read_numeric,
    read_pair,
    read_this_weekday,
    read_today,
    read_weekday,
)
from predtrack.reading.deadlines.named import (
    HOLIDAY_WORDS,
    ORDINAL_WORDS,
    read_holiday,
    read_month,
    read_quarter,
    read_season,
    read_this_month,
)
from predtrack.reading.deadlines.numerals import read_numeral
from predtrack.reading.deadlines.periods import (
    Period,
    calendar_unit,
    part_of,
    shifted,
    sub_unit,
    upcoming,
    weekday_of,
)
from predtrack.reading.deadlines.sentence import (
    DETERMINERS,
    Found,
    Reader,
    Sentence,
    first_of,
    skip,
)
from predtrack.reading.deadlines.vocabulary import DECADES, Kind, Part, Unit, words_of
from predtrack.reading.deadlines.years import (
    read_container,
    read_decade_or_year,
    read_fiscal_after,
    read_mid_century,
    read_new_year,
    read_this_unit,
    relative,
    whole_year,
)

DATES = (
    read_numeric,
    read_month_day,
    read_day_month,
    read_pair,
)
WHOLES = (
    read_this_weekday,
    read_this_month,
    read_quarter,
    read_season,
    read_holiday,
    read_month,
    read_new_year,
    read_fiscal_after,
    read_decade_or_year,
    read_this_unit,
)
"""Readers of periods that have parts."""

ADJECTIVES = frozenset({"early", "mid", "late", "later"})
NEED_OF = frozenset({"turn", "start", "dawn", "balance", "tail", "latter", "outset", "close"})
ENDS = frozenset({"end", "close", "conclusion", "turn", "tail"})
STRETCHED = ADJECTIVES | {"latter", "remaining"}
STRETCH_NOUNS = frozenset({"part", "parts", "stages", "phase", "third", "portion", "end", "stage"})
STRETCH_UNITS = frozenset({"days", "weeks", "months", "years", "hours"})


def read_part(s: Sentence, at: int) -> Found | None:
    """Read "early 2021", "the end of next month", "later this week", "mid-to-late 2025"."""
    start = skip(s, at, DETERMINERS, "very")
    token = s.tokens[start]
    if token.kind is not Kind.PART:
        return None
    part, word = Part(token.value), token.word
    end = start + 1
    if word in ADJECTIVES and s.word(end) in {"to", "-", "or"} and _second_part(s, end):
        end = _second_part(s, end)
        part, word = Part(s.tokens[end - 1].value), s.word(end - 1)
    inner = _whole_behind(s, end, word)
    found = inner and _taken(s, inner, part, word)
    if not inner or not inner.period or not found or not found.period:
        return found
    if found.period.last < s.today <= inner.period.last and inner.period.assumed:
        later = shifted(inner.period.last, days=1)
        return read_part(replace(s, today=later), at) if later else None
    return found


def _second_part(s: Sentence, at: int) -> int:
    """Return the place behind the second of "early to mid", 0 where there is none."""
    for _ in range(3):
        if s.word(at) in ADJECTIVES:
            return at + 1
        if s.word(at) not in {"to", "-", "or"}:
            return 0
        at += 1
    return 0


def _whole_behind(s: Sentence, at: int, word: str) -> Found | None:
    """Read the period of which a part is taken."""
    if word in STRETCHED and (s.word(at) in STRETCH_NOUNS or s.word(at) in STRETCH_UNITS):
        at += 1
        return _unit_or_whole(s, at + 1) if s.word(at) == "of" else None
    if word in NEED_OF and s.word(at) != "of":
        return None
    if word == "tail":
        at = skip(s, at, "end")
    joined = s.word(at) in {"of", "in", "on", "-", "through"}
    return _unit_or_whole(s, at + joined)


def _unit_or_whole(s: Sentence, at: int) -> Found | None:
    """Read a whole period, or the running unit of "end of year"."""
    if found := first_of(WHOLES, s, at):
        return found
    token = s.tokens[at]
    if token.kind is Kind.UNIT and token.value in _ENDED and not token.word.endswith("s"):
        return Found(relative(calendar_unit(Unit(token.value), s.today)), at + 1)
    return None


_ENDED = frozenset({Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE, Unit.CENTURY})


def _taken(s: Sentence, inner: Found, part: Part, word: str) -> Found | None:
    """Take the part of a whole."""
    whole = inner.period
    if whole is None:
        return Found(None, inner.end)
    if part is Part.REST:
        period: Period | None = replace(whole, first=max(whole.first, s.today), ends=True)
    else:
        period = part_of(whole, part)
    if period and word in ENDS:
        period = replace(period, ends=True, why="the last day of the period named")
    return Found(period, inner.end, bare=part is Part.REST or inner.bare or not whole.floats)


def read_unit_end(s: Sentence, at: int) -> Found | None:
    """Read "year-end", "year's end", "the year is out", "this year's end", "eoy"."""
    if s.word(at) in SHORT_ENDS:
        return Found(_ending(s, calendar_unit(SHORT_ENDS[s.word(at)], s.today)), at + 1)
    token = s.tokens[at]
    if s.word(at) == "the" and s.word(at + 1) in SHORT_ENDS:
        return read_unit_end(s, at + 1)
    if token.kind is Kind.UNIT and token.value in _ENDED:
        inner: Found | None = Found(calendar_unit(Unit(token.value), s.today), at + 1)
    else:
        inner = read_this_unit(s, at)
    if not inner or not inner.period:
        return None
    end = skip(s, inner.end, frozenset({"-", "'s"}))
    if s.word(end) not in {"end", "close"}:
        end = _over(s, inner.end)
        return Found(_ending(s, inner.period), end) if end else None
    inside = read_container(s, end + 1)
    if inside and inside.period and inside.period.unit is Unit.YEAR:
        return Found(replace(inside.period, ends=True), inside.end)
    return Found(_ending(s, inner.period), end + 1)


SHORT_ENDS = {"eoy": Unit.YEAR, "eom": Unit.MONTH, "eow": Unit.WEEK}


def _ending(s: Sentence, period: Period | None) -> Period | None:
    ended = period and replace(period, first=max(period.first, s.today), ends=True)
    return relative(ended, "the last day of the period named")


def _over(s: Sentence, at: int) -> int:
    """Return the place behind "is out", "ends", "draws to a close"; 0 where none stands there."""
    for words in (("is",), ("'s",), ()):
        if s.words(at, *words) and s.word(at + len(words)) in {
            "out",
            "over",
            "up",
            "ends",
            "closes",
        }:
            return at + len(words) + 1
    return 0


def read_sub_unit(s: Sentence, at: int) -> Found | None:
    """Read "the first week of July", "the last two months of 2021", "the first Monday in May"."""
    at = skip(s, at, "the")
    token = s.tokens[at]
    number = token.value if token.kind is Kind.ORDINAL else ORDINAL_WORDS.get(token.word, 0)
    if not number:
        return None
    numeral = read_numeral(s, at + 1)
    place = numeral.end if numeral else at + 1
    noun = s.tokens[place]
    if noun.kind not in {Kind.UNIT, Kind.WEEKDAY}:
        return None
    behind = skip(s, place + 1, ".")
    whole = (
        _unit_or_whole(s, behind + 1)
        if s.word(behind) in {"of", "in"}
        else first_of(WHOLES, s, behind)
    )
    if not whole or not whole.period or not (s.word(behind) in {"of", "in"} or whole.bare):
        return None
    if noun.kind is Kind.WEEKDAY:
        period = weekday_of(whole.period, noun.value, number)
    else:
        if noun.value == Unit.QUARTER:
            return None
        period = _units(whole.period, Unit(noun.value), number, numeral and numeral.value)
    return Found(period, whole.end, bare=True)


def _units(whole: Period, unit: Unit, number: int, count: float | None) -> Period | None:
    """Return one or several units of a period; of a vague few a third of it."""
    if unit in {Unit.HOUR, Unit.QUARTER}:
        return None
    if count == 0:
        return part_of(whole, Part.EARLY if number > 0 else Part.LATE)
    return sub_unit(whole, unit, number, int(count or 1))


def read_week(s: Sentence, at: int) -> Found | None:
    """Read "the week of April 10", "week 31 of 2027", "the weekend of 5 May", "the month of May"."""
    at = skip(s, at, "the")
    if s.words(at, "w", "/", "c"):
        return _unit_holding(s, Unit.WEEK, at + 3)
    token = s.tokens[at]
    if token.kind is not Kind.UNIT or token.value not in {Unit.WEEK, Unit.WEEKEND, Unit.MONTH}:
        return None
    if token.value == Unit.WEEK and s.tokens[at + 1].kind is Kind.NUMBER:
        return _numbered_week(s, at + 1)
    if s.word(at + 1) in {"of", "beginning", "starting", "commencing"}:
        return _unit_holding(s, Unit(token.value), skip(s, at + 2, "on"))
    return None


def _unit_holding(s: Sentence, unit: Unit, at: int) -> Found | None:
    readers = (*DATES, read_weekday, read_day_number, read_holiday, read_month)
    found = first_of(readers, s, at)
    if (
        not found
        or not found.period
        or (found.period.unit is not Unit.DAY and unit is not Unit.MONTH)
    ):
        return None
    whole = calendar_unit(unit, found.period.first)
    if not whole:
        return None
    return Found(
        replace(found.period, first=whole.first, last=whole.last, unit=unit), found.end, bare=True
    )


WEEKS_IN_YEAR = 53


def _numbered_week(s: Sentence, at: int) -> Found | None:
    """Read the number of an ISO week, and its year."""
    number = s.tokens[at].value
    if not 1 <= number <= WEEKS_IN_YEAR:
        return None

    def made(year: int) -> Period | None:
        whole = whole_year(year)
        return whole and sub_unit(whole, Unit.WEEK, number)

    inside = read_container(s, at + 1)
    if inside and inside.period:
        return Found(made(inside.period.first.year), inside.end)
    return Found(upcoming(made, s.today), at + 1)


_DATED_KINDS = frozenset({Kind.NUMBER, Kind.ORDINAL, Kind.COUNT})
SINGLE: tuple[tuple[Reader, frozenset[Kind]], ...] = (
    (read_sub_unit, frozenset({Kind.ORDINAL, Kind.WORD})),
    (read_week, frozenset({Kind.UNIT, Kind.WORD})),
    (read_part, frozenset({Kind.PART, Kind.WORD})),
    (read_unit_end, frozenset({Kind.UNIT, Kind.THIS, Kind.WORD})),
    (read_weekday, frozenset({Kind.WEEKDAY})),
    (read_this_weekday, frozenset({Kind.THIS})),
    (read_today, frozenset({Kind.DAY, Kind.UNIT})),
    (read_holiday, frozenset({Kind.WORD, Kind.MONTH, Kind.ORDINAL})),
    (read_numeric, frozenset({Kind.NUMBER, Kind.MONTH})),
    (read_month_day, frozenset({Kind.MONTH})),
    (read_day_month, _DATED_KINDS),
    (read_pair, frozenset({Kind.NUMBER})),
    (read_this_month, frozenset({Kind.THIS})),
    (read_quarter, frozenset({Kind.NUMBER, Kind.ORDINAL, Kind.WORD})),
    (read_season, frozenset({Kind.SEASON})),
    (read_mid_century, frozenset({Kind.PART, Kind.WORD})),
    (read_month, frozenset({Kind.MONTH, Kind.NUMBER})),
    (read_new_year, frozenset({Kind.WORD})),
    (read_fiscal_after, frozenset({Kind.NUMBER})),
    (
        read_decade_or_year,
        frozenset({Kind.NUMBER, Kind.ORDINAL, Kind.COUNT, Kind.MARK, Kind.UNIT, Kind.WORD}),
    ),
    (read_day_number, _DATED_KINDS),
    (read_this_unit, frozenset({Kind.THIS, Kind.UNIT, Kind.WORD})),
)
"""Every reader of one period and what can begin it, the more particular before the more general."""

_BY_KIND = {kind: tuple(reader for reader, kinds in SINGLE if kind in kinds) for kind in Kind}
_OPENING = (
    words_of("very q h fy fiscal financial calendar midcentury midyear midweek midmonth w new bank")
    | words_of("holiday long '")
    | frozenset({*ORDINAL_WORDS, *HOLIDAY_WORDS, *SHORT_ENDS, *DECADES})
)
"""Words of no kind of their own with which a period can begin."""


def read_single(s: Sentence, at: int) -> Found | None:
    """Read one period."""
    first = s.tokens[at]
    if first.kind is Kind.WORD and first.word in DETERMINERS:
        first = s.tokens[at + 1]
    if first.kind in {Kind.WORD, Kind.MARK} and first.word not in _OPENING:
        return None
    return first_of(_BY_KIND[first.kind], s, at)
