"""Durations from a day on: "in the next six months", "two years from now", "within the week".

Counted from publication, or from the day that is named: "two weeks before Christmas".
"""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from predtrack.reading.deadlines.durations import Duration, read_duration, read_one
from predtrack.reading.deadlines.periods import Period, weekday_of
from predtrack.reading.deadlines.ranges import read_period
from predtrack.reading.deadlines.sentence import Found, Sentence, end_of_name, skip
from predtrack.reading.times import Kind, Unit
from predtrack.reading.wordclasses import (
    AGE,
    AGO,
    AHEAD,
    ANOTHER,
    APOSTROPHE,
    BEFORE_WORD,
    BY_CALENDAR,
    DASH,
    DETERMINER,
    FOLLOWING,
    FURTHER,
    INSIDE,
    LATER,
    NEXT,
    OF,
    OLD,
    ON,
    PLURAL,
    POSSESSIVE,
    RUNNING,
    SPANNING,
    THE,
    THIS_WORD,
    TIME,
    A,
)


def read_span(s: Sentence, at: int, *, within: bool) -> Found | None:
    """Read a duration; ``within`` where a preposition such as "in" stands before it."""
    duration = read_duration(s, at)
    if not duration:
        return _one_unit(s, at, within=within) or _this_time(s, at)
    if past := _past(s, duration.end):
        return Found(None, past)
    if waiting := _from_event(s, at, duration):
        return waiting
    ahead = _names_the_next(s, at, duration.end)
    if duration.attribute and not _tail(s, duration.end) and not (ahead and duration.plain):
        return None
    found = _from_now(s, duration, ahead=ahead) or _from_day(s, duration)
    return found or _counted(s, at, duration, within=within)


def _from_event(s: Sentence, at: int, duration: Duration) -> Found | None:
    """Read "100 days of taking office" behind "within", "six months after the vote"."""
    end = duration.end
    after = s.grammar.from_event.longest(s.tokens, end)
    place = end + 1 if s.has(end, OF) and at and s.has(at - 1, INSIDE) else after and after[1]
    if not place or s.tokens[place].kind is not Kind.WORD or read_period(s, place):
        return None
    return Found(None, end_of_name(s, place), bare=True, waits=True)


def _counted(s: Sentence, at: int, duration: Duration, *, within: bool) -> Found | None:
    """Take a duration that only what stands before it makes a deadline."""
    if s.has(duration.end, LATER):
        return _ending(s, duration, duration.end + 1, narrates=True)
    another = s.has(at, ANOTHER) or s.words(at, A, FURTHER)
    if not (within or s.alone or another) or (duration.review and s.has(at, DETERMINER)):
        return None
    return _ending(s, duration, duration.end, narrates=True, bare=another)


def _names_the_next(s: Sentence, start: int, end: int) -> bool:
    return any(s.tokens[place].kind is Kind.THIS for place in range(start, end))


def _past(s: Sentence, at: int) -> int:
    """Return the place behind "ago", "years old", "of age"; 0 where none stands there."""
    if s.has(at, AGO):
        return at + 1
    return at + 2 if s.words(at, DASH, OLD) or s.words(at, OF, AGE) else 0


def _tail(s: Sentence, at: int) -> int:
    """Return the number of words of "from now" that stand there."""
    found = s.grammar.from_now.longest(s.tokens, at)
    return found[1] - at if found else 0


def _ending(
    s: Sentence, duration: Duration, end: int, *, narrates: bool = False, bare: bool = False
) -> Found:
    """Make the period from publication to the end of a duration."""
    if duration.review:
        return Found(None, end, bare=bare, narrates=narrates, review=duration.review)
    return Found(_period(s.today, duration.after(s.today)), end, bare=bare, narrates=narrates)


def _period(first: date, last: date | None) -> Period | None:
    if last is None:
        return None
    return Period(
        min(first, last), last, None, "counted from the publication date", relative=True, ends=True
    )


def _from_now(s: Sentence, duration: Duration, *, ahead: bool) -> Found | None:
    tail = _tail(s, duration.end)
    if not tail and not ahead:
        return None
    if s.words(duration.end, AHEAD, OF):
        return None
    end = duration.end + tail
    found = replace(_ending(s, duration, end, bare=True), ahead=True)
    return _on_weekday(s, found, end) if s.alone else found


def _on_weekday(s: Sentence, found: Found, at: int) -> Found:
    """Move to the next such weekday: "two months from today on Tuesday"."""
    place = skip(s, at, ON)
    weekday = s.tokens[place]
    if weekday.kind is not Kind.WEEKDAY or not found.period:
        return found
    day = weekday_of(Period(found.period.last, found.period.last), weekday.value)
    return replace(
        found, period=_period(found.period.first, day.last if day else None), end=place + 1
    )


def _from_day(s: Sentence, duration: Duration) -> Found | None:
    """Read "3 days from Tuesday", "two weeks before Christmas"."""
    before = s.has(duration.end, BEFORE_WORD)
    after = s.grammar.from_day.longest(s.tokens, duration.end)
    if not (before or after) or duration.review:
        return None
    if s.has(duration.end, ON) and not _week_on(s, duration):
        return None
    anchor = read_period(s, after[1] if after else duration.end + 1)
    if not anchor or not anchor.period:
        return None
    period = anchor.period
    day = duration.before(period.first) if before else duration.after(period.last)
    if day is None:
        return Found(None, anchor.end)
    period = replace(
        anchor.period,
        first=min(day, s.today),
        last=day,
        unit=None,
        ends=True,
        why="counted from the day named",
    )
    found = Found(period, anchor.end, bare=True)
    return _on_weekday(s, found, anchor.end) if s.alone else found


def _week_on(s: Sentence, duration: Duration) -> bool:
    """Tell the British "a week on Thursday"."""
    named = s.tokens[duration.end + 1].kind is Kind.WEEKDAY
    return named and duration.one and duration.unit is Unit.WEEK


SINGULAR = frozenset({Unit.WEEK, Unit.FORTNIGHT, Unit.MONTH, Unit.YEAR, Unit.DECADE, Unit.CENTURY})


def _one_unit(s: Sentence, at: int, *, within: bool) -> Found | None:
    """Read "the coming decade", "the next year", and "the week" of "within the week"."""
    before = s.tokens[at - 1].classes if at else 0
    if not s.has(at, THE) or before & BY_CALENDAR:
        return None
    token = s.tokens[at + 1]
    coming = token.kind is Kind.THIS and not token.classes & (RUNNING | FOLLOWING)
    if not coming and not before & INSIDE:
        return None
    place = at + 1 + coming
    if not _is_counted(s, place, before) or not (within or coming):
        return None
    duration = read_one(s, place)
    found = _ending(s, duration, skip(s, duration.end, AHEAD), bare=coming)
    return replace(found, ahead=True)


def _this_time(s: Sentence, at: int) -> Found | None:
    """Read "this time next year"."""
    if not s.words(at, THIS_WORD, TIME, NEXT) or s.tokens[at + 3].kind is not Kind.UNIT:
        return None
    return replace(_ending(s, read_one(s, at + 3), at + 4, bare=True), ahead=True)


def _is_counted(s: Sentence, at: int, before: int) -> bool:
    """Tell whether one of this unit is counted in days and months, not by the calendar."""
    unit = s.tokens[at]
    if (
        unit.kind is not Kind.UNIT
        or unit.classes & PLURAL
        or s.has(at + 1, POSSESSIVE | APOSTROPHE)
    ):
        return False
    quarter = unit.value == Unit.QUARTER and before & SPANNING != 0
    return quarter or unit.value in SINGULAR
