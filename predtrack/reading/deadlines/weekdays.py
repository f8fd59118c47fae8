"""Weekdays and days counted from today: "on Friday", "next Tuesday", "tomorrow".

A weekday alone or with "this" is the next such day after publication, one that is publication's a
week later; "next" Tuesday is that day of the week after publication's.
"""

from __future__ import annotations

from msgspec.structs import replace

from predtrack.reading.deadlines.days import (
    day_number,
    day_of_month,
    month_behind,
    next_number,
    read_day_month,
    read_month_day,
    read_numeric,
    read_pair,
)
from predtrack.reading.deadlines.periods import (
    calendar_unit,
    shifted,
    single,
    weekday_of,
)
from predtrack.reading.deadlines.sentence import Found, Sentence, first_of, skip
from predtrack.reading.deadlines.years import read_this_unit, relative
from predtrack.reading.times import Kind, Unit
from predtrack.reading.wordclasses import (
    AFTER_WORD,
    COMMA,
    DAY_PART,
    DAY_WORD,
    FILLER,
    FOLLOWING,
    FULL_WEEKDAY,
    IN,
    NEXT,
    OF,
    POINT,
    STOP,
    THE,
    THIS_WORD,
    WEEK_WORD,
)


def read_weekday(s: Sentence, at: int) -> Found | None:
    """Read "Friday", "Tuesday, May 9", "Monday next week", "Friday the 13th", "Friday night"."""
    token = s.tokens[at]
    if token.kind is not Kind.WEEKDAY:
        return None
    end = skip(s, at + 1, POINT, COMMA, THE) if _dated(s, at) else at + 1
    return (
        first_of((read_numeric, read_month_day, read_day_month), s, end)
        or _weekday_of_week(s, token.value, skip(s, at + 1, DAY_PART))
        or _numbered_weekday(s, at, end)
        or _next_weekday(s, at)
    )


def _next_weekday(s: Sentence, at: int) -> Found | None:
    """Take "Friday" as the next one after publication, "Monday week" as the one after that."""
    token = s.tokens[at]
    if not token.classes & FULL_WEEKDAY and not s.alone:
        return None
    days = (token.value - s.today.weekday()) % 7
    if days == 0 and not _is_todays(s, at):
        days = 7
    if s.has(at + 1, WEEK_WORD) and not s.has(at + 2, OF):
        return Found(relative(single(shifted(s.today, days=days + 7))), at + 2, bare=True)
    period = relative(single(shifted(s.today, days=days)), "the next such day after publication")
    return Found(period, skip(s, at + 1, DAY_PART), bare=True, narrates=True)


def _is_todays(s: Sentence, at: int) -> bool:
    """Tell "will vote Tuesday", "on Tuesday night" on a Tuesday from "on Tuesday", a week later."""
    if s.alone:
        return False
    return s.has(at + 1, DAY_PART) or not (at and s.has(at - 1, STOP))


def _dated(s: Sentence, at: int) -> bool:
    """Tell whether a date follows the weekday, behind a comma, a point or "the"."""
    behind = s.tokens[skip(s, at + 1, POINT, COMMA, THE)]
    return behind.kind in {Kind.MONTH, Kind.NUMBER, Kind.ORDINAL, Kind.COUNT}


def _weekday_of_week(s: Sentence, weekday: int, at: int) -> Found | None:
    found = read_this_unit(s, skip(s, at, OF | IN))
    if not found or not found.period or found.period.unit is not Unit.WEEK:
        return None
    period = weekday_of(found.period, weekday)
    return Found(period, found.end, bare=True) if found.bare or s.has(at, OF) else None


def _numbered_weekday(s: Sentence, at: int, behind: int) -> Found | None:
    number = day_number(s, behind)
    if not number:
        return pair if s.alone and (pair := read_pair(s, behind)) else None
    if s.alone and (pair := read_pair(s, behind)):
        return pair
    if month := month_behind(s, number[1]):
        return day_of_month(number[0], month)
    if not s.alone and s.tokens[number[1] - 1].kind is not Kind.ORDINAL:
        return None
    return Found(next_number(s, number[0], s.tokens[at].value), number[1], bare=True)


def read_this_weekday(s: Sentence, at: int) -> Found | None:
    """Read "this Friday", "next Tuesday", "next week on Wednesday", "this May 8"."""
    at += s.has(at, THE)
    token = s.tokens[at]
    if token.kind is not Kind.THIS:
        return None
    behind = at + 1 + (s.tokens[at + 1].kind is Kind.THIS)
    if s.has(at, THIS_WORD) and s.has(at + 1, DAY_PART):
        return Found(relative(single(s.today)), at + 2, bare=True, narrates=True)
    if s.tokens[behind].kind is Kind.WEEKDAY:
        return _deictic_weekday(s, token.classes, behind)
    if s.has(behind, WEEK_WORD):
        return _week_then_weekday(s, at, behind + 1)
    for reader in (read_month_day, read_day_month, read_pair):
        if found := reader(s, behind):
            return found
    return None


def _deictic_weekday(s: Sentence, deictic: int, at: int) -> Found | None:
    dated = read_weekday(s, at)
    if dated and dated.period and not dated.period.relative:
        return dated
    end = skip(s, at + 1, DAY_PART)
    if not deictic & (NEXT | FOLLOWING):
        return replace(dated, narrates=False) if dated else None
    week = relative(calendar_unit(Unit.WEEK, s.today, 1), "that day of the week after publication")
    period = week and weekday_of(week, s.tokens[at].value)
    return Found(period, end, bare=True, narrates=bool(deictic & FOLLOWING))


FILLERS = COMMA | FILLER


def _week_then_weekday(s: Sentence, at: int, behind: int) -> Found | None:
    """Read "next week Monday", "next week, on Tuesday"."""
    place = skip(s, behind, FILLERS, FILLERS, FILLERS, FILLERS)
    token = s.tokens[place]
    week = read_this_unit(s, at)
    if token.kind is not Kind.WEEKDAY or not week or not week.period:
        return None
    if place > behind + 1 and not s.alone:
        return None
    return Found(weekday_of(week.period, token.value), place + 1, bare=True)


def read_today(s: Sentence, at: int) -> Found | None:
    """Read "today", "tomorrow night", "the day after tomorrow"."""
    later = 0
    the = s.has(at, THE)
    if s.words(at + the, DAY_WORD, AFTER_WORD) and s.tokens[at + the + 2].kind is Kind.DAY:
        at, later = at + the + 2, 1
    token = s.tokens[at]
    if token.kind is not Kind.DAY:
        return None
    period = relative(single(shifted(s.today, days=token.value + later)))
    return Found(period, skip(s, at + 1, DAY_PART), bare=True, narrates=token.value == 0)
