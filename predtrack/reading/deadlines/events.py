"""Events as deadlines: "before the Iowa caucuses", "at the 2024 Olympics", "the 2028 election".

An event is a noun of the table with what stands before it; one with a year, month or day in its
name ends with that.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from predtrack.reading.deadlines.periods import Period
from predtrack.reading.deadlines.ranges import read_period
from predtrack.reading.deadlines.sentence import MOST_WORDS, Sentence, is_year
from predtrack.reading.deadlines.years import read_year, whole_year
from predtrack.reading.times import Kind, Unit
from predtrack.reading.wordclasses import (
    DASH,
    DETERMINER,
    EVENT,
    NAMED_YEARLY,
    OF,
    PHASE,
    PHASE_PART,
    POINT,
    POSSESSIVE,
    SEASONAL,
    STOP,
    THE,
    TIMELESS,
    YEARLY,
    A,
)

_IN_NAMES = POSSESSIVE | DASH | POINT


class NamedEvent(msgspec.Struct, frozen=True):
    """An event's name, where it stands, and its period where the name holds one."""

    start: int
    end: int
    period: Period | None = None
    named: bool = True  # it can be waited for without a date


def read_event(s: Sentence, at: int) -> NamedEvent | None:
    """Read an event from its first word, the article before it left out of its name."""
    if ended := _end_of_phase(s, at):
        return ended
    start = at + s.has(at, DETERMINER)
    for place in range(start, start + MOST_WORDS):
        token = s.tokens[place]
        if token.classes & EVENT or _is_compound(s, place):
            return _event(s, start, place)
        if token.classes & STOP or (token.kind is Kind.MARK and not token.classes & _IN_NAMES):
            return None
        if token.kind is Kind.END:
            return None
    return None


def _is_compound(s: Sentence, at: int) -> bool:
    """Tell "world cup", "election day"."""
    return (s.word(at), s.word(at + 1)) in s.grammar.compound_events


def _event(s: Sentence, start: int, noun: int) -> NamedEvent:
    end = noun + 1
    if _is_compound(s, noun):
        end += 1
    while s.has(end, EVENT | YEARLY):
        end += 1
    if s.has(end, POSSESSIVE | DASH):
        return NamedEvent(start, end, _period(s, start, noun), named=False)
    return NamedEvent(
        start,
        end,
        _period(s, start, noun),
        named=not s.has(end - 1, TIMELESS) and not s.has(start, A),
    )


def _period(s: Sentence, start: int, noun: int) -> Period | None:
    """Return the period that stands in the name: a year, month or day."""
    if s.has(noun, SEASONAL):
        return None
    for place in range(start, noun):
        token = s.tokens[place]
        if token.kind in {Kind.MONTH, Kind.NUMBER, Kind.SEASON, Kind.WEEKDAY, Kind.DAY} or (
            token.kind is Kind.THIS
            and s.tokens[place + 1].kind in {Kind.UNIT, Kind.SEASON, Kind.MONTH, Kind.WEEKDAY}
        ):
            found = read_period(s, place)
            if found and found.end <= noun:
                return found.period and _of_event(found.period)
    return None


def _of_event(period: Period) -> Period:
    named = {Unit.YEAR: "year", Unit.MONTH: "month"}.get(period.unit or Unit.HOUR, "period")
    why = f"an event with a {named} in its name ends with that {named}"
    return period if period.unit is Unit.DAY else replace(period, ends=True, why=why)


def _end_of_phase(s: Sentence, at: int) -> NamedEvent | None:
    """Read "the end of this parliament", "the close of his second term"."""
    start = at + s.has(at, THE)
    if not s.words(start, PHASE_PART, OF):
        return None
    dated = read_dated_event(s, start + 2)
    if dated and dated.period:
        return replace(dated, start=start)
    for place in range(start + 2, start + 2 + MOST_WORDS):
        if s.has(place, PHASE):
            return NamedEvent(start, place + 1)
        if s.has(place, STOP) or s.tokens[place].kind in {Kind.MARK, Kind.END}:
            return None
    return None


def read_dated_event(s: Sentence, at: int) -> NamedEvent | None:
    """Read an event with a date that needs no preposition: "the 2028 election", "Euro 2028"."""
    first = s.tokens[at]
    if first.kind is Kind.WORD and not first.classes & (THE | NAMED_YEARLY):
        return None
    first = s.tokens[at + s.has(at, THE)]
    if first.kind in _DATING and (event := read_event(s, at)) and event.period:
        return event
    return read_yearly(s, at)


_DATING = frozenset({Kind.NUMBER, Kind.MONTH, Kind.THIS, Kind.SEASON, Kind.WEEKDAY})


def read_yearly(s: Sentence, at: int) -> NamedEvent | None:
    """Read what happens by the year: "Euro 2028", "the 2024-25 season"."""
    if s.has(at, NAMED_YEARLY) and is_year(s.tokens[at + 1]):
        return _yearly(at, at + 2, whole_year(s.tokens[at + 1].value))
    start = at + s.has(at, THE)
    if not is_year(s.tokens[start]) or s.tokens[start + 1].kind is Kind.END:
        return None
    year = read_year(s, start) if any(s.has(start + n, YEARLY) for n in range(1, 5)) else None
    for behind in (year.end, year.end + 1) if year else ():
        if year and s.has(behind, YEARLY):
            return _yearly(start, behind + 1, year.period)
    return None


def _yearly(start: int, end: int, year: Period | None) -> NamedEvent:
    return NamedEvent(start, end, _of_event(year) if year else None)
