"""Dates as a person types them into an option: a day, a month, a quarter or a year.

A period is inclusive at both ends. Nothing is guessed: a date without its year is refused.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime

from predtrack.errors import NotADate

QUARTER = re.compile(r"(\d{4})[- ]?Q([1-4])|Q([1-4])[- ]?(\d{4})", re.IGNORECASE)
MONTHS = 12
MONTH_NAMES = r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both inside it."""

    first: date
    last: date


def parse_period(text: str) -> Period:
    """Read a day, month, quarter or year: ``2020-12-31``, ``Dec 2020``, ``2020-Q4``, ``2020``.

    Raises:
        NotADate: it is none, it has no year, or the calendar does not have that day.
    """
    words = text.strip()
    quarter = QUARTER.fullmatch(words)
    if quarter:
        year, number = int(quarter[1] or quarter[4]), int(quarter[2] or quarter[3])
        return _checked(words, year, 3 * number - 2, 3 * number)
    if re.fullmatch(r"\d{4}", words):
        return _checked(words, int(words), 1, MONTHS)
    if re.fullmatch(r"\d{4}-\d{1,2}", words):
        year, month = (int(part) for part in words.split("-"))
        return _checked(words, year, month, month)
    return _parse_written(words)


def parse_day(text: str) -> date:
    """Read one day: ``2020-12-31``, ``31 December 2020``, ``Dec. 31, 2020``.

    Raises:
        NotADate: it is none, or a longer period.
    """
    period = parse_period(text)
    if period.first != period.last:
        raise NotADate(text, hint="a single day is wanted, such as 2020-12-31")
    return period.first


def _checked(text: str, year: int, first_month: int, last_month: int) -> Period:
    if not 1 <= year <= MAXYEAR or not 1 <= last_month <= MONTHS:
        raise NotADate(text)
    last_day = monthrange(year, last_month)[1]
    return Period(date(year, first_month, 1), date(year, last_month, last_day))


def _parse_written(text: str) -> Period:
    """Read ISO days, and dates with a month's name, the latter through dateutil.

    It is asked twice, to see which parts the text really gives. Numbers alone are refused: 5.6.2026
    is the fifth of June to one reader and the sixth of May to another.
    """
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return _iso_day(text)
    if not re.search(MONTH_NAMES, text, re.IGNORECASE):
        raise NotADate(text, hint=_hint(text))
    one, other = (_parse_with(text, default) for default in ((1904, 1, 2), (2096, 3, 4)))
    if one.year != other.year:
        raise NotADate(text, hint="it has no year; write it as 2020-12-31")
    if one.month != other.month:
        return _checked(text, one.year, 1, MONTHS)
    if one.day != other.day:
        return _checked(text, one.year, one.month, one.month)
    return Period(one.date(), one.date())


def _iso_day(text: str) -> Period:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise NotADate(text, hint="the calendar has no such day") from None
    return Period(day, day)


def _hint(text: str) -> str:
    named = re.search(r"[^\W\d_]", text) is None
    return "write it as 2020-12-31, the year first" if named else "write a day as 2020-12-31"


def _parse_with(text: str, default: tuple[int, int, int]) -> datetime:
    from dateutil.parser import ParserError, parse

    try:
        return parse(text, default=datetime(*default))  # noqa: DTZ001  # only its day is read
    except (ParserError, OverflowError, TypeError):
        raise NotADate(text) from None
