"""Parts of a period: "early 2021", "by the end of March", "the rest of the year", "year-end"."""

from __future__ import annotations

from predtrack.reading.deadlines.named import (
    read_holiday,
    read_month,
    read_quarter,
    read_season,
    read_this_month,
)
from predtrack.reading.deadlines.periods import (
    Period,
    calendar_unit,
    part_of,
    shifted,
)
from predtrack.reading.deadlines.sentence import (
    DETERMINERS,
    Found,
    Sentence,
    first_of,
    skip,
)
from predtrack.reading.deadlines.vocabulary import Kind, Part, Unit, words_of
from predtrack.reading.deadlines.weekdays import read_this_weekday
from predtrack.reading.deadlines.years import (
    read_container,
    read_decade_or_year,
    read_fiscal_after,
    read_new_year,
    read_this_unit,
    relative,
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
    if found and word in ADJECTIVES and s.word(end) in {"in", "on"}:
        found = found._replace(bare=True)
    if not inner or not inner.period or not found or not found.period:
        return found
    if found.period.last < s.today <= inner.period.last and inner.period.assumed:
        later = shifted(inner.period.last, days=1)
        return read_part(s._replace(today=later), at) if later else None
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
        return unit_or_whole(s, at + 1) if s.word(at) == "of" else None
    if word in NEED_OF and s.word(at) != "of":
        return None
    if word == "tail":
        at = skip(s, at, "end")
    joined = s.word(at) in {"of", "in", "on", "-", "through"}
    return unit_or_whole(s, at + joined)


def unit_or_whole(s: Sentence, at: int) -> Found | None:
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
        period: Period | None = whole._replace(first=max(whole.first, s.today), ends=True)
    else:
        period = part_of(whole, part)
    if period and word in ENDS:
        period = period._replace(ends=True, why="the last day of the period named")
    return Found(period, inner.end, bare=part is Part.REST or inner.bare or not whole.floats)


def read_unit_end(s: Sentence, at: int) -> Found | None:
    """Read "year-end", "year's end", "the year is out", "this year's end", "eoy"."""
    if not any(s.word(at + n) in _AT_ITS_END for n in range(5)):
        return None
    short = at + (s.word(at) == "the")
    if s.word(short) in SHORT_ENDS:
        whole = calendar_unit(SHORT_ENDS[s.word(short)], s.today)
        return Found(_ending(s, whole), short + 1)
    inner = _unit_before_end(s, at)
    if not inner or not inner.period:
        return None
    end = skip(s, inner.end, frozenset({"-", "'s"}))
    if s.word(end) in {"end", "close"}:
        return _ended(s, inner.period, end + 1)
    end = _over(s, inner.end)
    return Found(_ending(s, inner.period), end) if end else None


def _unit_before_end(s: Sentence, at: int) -> Found | None:
    token = s.tokens[at]
    if token.kind is Kind.UNIT and token.value in _ENDED:
        return Found(calendar_unit(Unit(token.value), s.today), at + 1)
    return read_this_unit(s, at)


def _ended(s: Sentence, period: Period, end: int) -> Found:
    """Take the end of a unit, of the year behind it in "year-end 2025"."""
    inside = read_container(s, end)
    if inside and inside.period and inside.period.unit is Unit.YEAR:
        return Found(inside.period._replace(ends=True), inside.end)
    return Found(_ending(s, period), end)


SHORT_ENDS = {"eoy": Unit.YEAR, "eom": Unit.MONTH, "eow": Unit.WEEK}


_AT_ITS_END = words_of("end close - 's is out over up ends closes") | frozenset(SHORT_ENDS)


def _ending(s: Sentence, period: Period | None) -> Period | None:
    ended = period and period._replace(first=max(period.first, s.today), ends=True)
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
