"""Dates as a person types them: a day, a month, a quarter or a year, or words that count from today.

A period is inclusive at both ends. Nothing is guessed: a date without its year is refused, and so
is 3/4/2026, which is March to one reader and April to another. With points the day comes first.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date, datetime, timedelta

import msgspec

from predtrack.errors import NotADate
from predtrack.models.deadline import Basis
from predtrack.reading.patterns import pattern

QUARTER = pattern(r"(\d{4})[- ]?Q([1-4])|Q([1-4])[- ]?(\d{4})", re.IGNORECASE)
_MONTHS = 12
NUMERIC = pattern(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
MIDNIGHT = pattern(r"[ T]0{1,2}:00(?::00(?:\.0+)?)?$")
"""What a spreadsheet writes behind a day."""

SHORT_YEAR = pattern(r"(\d{1,2}[- ][a-z]{3,9}[- ])(\d\d)", re.IGNORECASE)
_PAST = pattern(r"(\d{1,4}|an?|one) (day|week|month|year)s? ago|last ([a-z]+)", re.IGNORECASE)
MONTH_NAMES = r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
ISO = pattern(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D|$)")
_WHOLE = pattern(r"\s*(\d{4})(\d\d)(\d\d)(?:T\d|\s*$)")
"""How programs write a day, whatever stands behind it."""
OTHER_MONTHS = {
    name: number
    for names in (
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    )
    for number, name in enumerate(names.split(), 1)
}
"""Months by the names in which pages in other languages write a day, small, as behind its number."""
_OTHER_DAY = pattern(
    rf"(?:(?P<year>\d{{4}}) жылғы )?(?P<day>\d{{1,2}}) (?P<month>{'|'.join(OTHER_MONTHS)})"
    r"(?(year)|,? (?P<last>\d{4})(?: года| г| жыл)?)\b",
    re.IGNORECASE,
)
DAY_IN_WORDS = pattern(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\.?,? (?:of )?{MONTH_NAMES}[a-z]*\.?,? \d{{4}}"
    rf"|{MONTH_NAMES}[a-z]*\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|{_OTHER_DAY.pattern}|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.\d{{1,2}}\.\d{{4}})\b",
    re.IGNORECASE,
)
"""A day with its year, as people write it within other words."""
FIRST_YEAR = 1000
EPOCH = date(1970, 1, 1)
"""What a program writes that knows no day."""


class DayRange(msgspec.Struct, frozen=True):
    """From the first day to the last, both inside it."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first} to {self.last}"


def parse_period(text: str, *, day_first: bool = False) -> DayRange:
    """Read a day, month, quarter or year: ``2020-12-31``, ``Dec 2020``, ``2020-Q4``, ``2020``.

    ``day_first`` reads 3/4/2020 as 3 April, which is refused as doubtful otherwise.

    Raises:
        NotADate: it is none, it has no year, it is doubtful, or the calendar has no such day.
    """
    words = MIDNIGHT.sub("", text.strip())
    if numeric := NUMERIC.fullmatch(words):
        return _numeric(words, numeric, day_first=day_first)
    if short := SHORT_YEAR.fullmatch(words):
        from predtrack.reading.deadlines.tokens import full_year

        words = short[1] + str(full_year(int(short[2])))
    quarter = QUARTER.fullmatch(words)
    if quarter:
        year, number = int(quarter[1] or quarter[4]), int(quarter[2] or quarter[3])
        return _checked(words, year, 3 * number - 2, 3 * number)
    if re.fullmatch(r"\d{4}", words):
        return _checked(words, int(words), 1, _MONTHS)
    if re.fullmatch(r"\d{4}-\d{1,2}", words):
        year, month = (int(part) for part in words.split("-"))
        return _checked(words, year, month, month)
    return _parse_written(words)


def parse_day(text: str, *, day_first: bool = False) -> date:
    """Read one day: ``2020-12-31``, ``31.12.2020``, ``31 December 2020``, ``Dec. 31, 2020``.

    Raises:
        NotADate: it is none, it is doubtful, or a longer period.
    """
    period = parse_period(text, day_first=day_first)
    if period.first != period.last:
        raise NotADate(text, hint="a single day is wanted, such as 2020-12-31")
    return period.first


def day_in(text: str) -> date | None:
    """Return the day that a program's or a person's text writes, None where it writes none.

    A day that nobody can mean is none: one before the year 1000, and 1 January 1970.
    """
    numbers = ISO.match(text) or _WHOLE.match(text)
    try:
        day = date(*map(int, numbers.groups())) if numbers else _day_in_words(text)
    except (ValueError, NotADate):
        return None
    return day if day and day.year >= FIRST_YEAR and day != EPOCH else None


def _day_in_words(text: str) -> date | None:
    found = DAY_IN_WORDS.search(text)
    if other := _OTHER_DAY.match(found[0]) if found else None:
        month = OTHER_MONTHS[other["month"].lower()]
        return date(int(other["year"] or other["last"]), month, int(other["day"]))
    return parse_day(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\bof ", "", found[0])) if found else None


def count_from(today: date, text: str) -> DayRange:
    """Read words that count from today: ``tomorrow``, ``2 weeks ago``, ``last Friday``.

    Raises:
        NotADate: no day can be read from them.
    """
    words = " ".join(text.split())
    if past := _past(today, words):
        return past
    from predtrack.reading.deadlines import find_deadline

    found = find_deadline(words, today)
    if found.basis is not Basis.RELATIVE or not found.earliest or not found.latest:
        raise NotADate(text)
    return DayRange(found.earliest, found.latest)


def _past(today: date, words: str) -> DayRange | None:
    from predtrack.reading.deadlines.periods import shifted

    if (ahead := TODAYS.get(words.casefold())) is not None:
        return _single(shifted(today, days=ahead))
    match = _PAST.fullmatch(words)
    if not match:
        return None
    if match[3]:
        return _last(today, match[3].casefold())
    count, unit = int(match[1]) if match[1].isdigit() else 1, match[2].casefold()
    days = {"day": 1, "week": 7}.get(unit, 0) * count
    months = {"month": 1, "year": _MONTHS}.get(unit, 0) * count
    return _single(shifted(today, days=-days, months=-months))


TODAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNITS = ("week", "month", "quarter", "year")


def _last(today: date, name: str) -> DayRange | None:
    """Return "last Friday", "last month": the one before today."""
    from predtrack.reading.deadlines.periods import calendar_unit
    from predtrack.reading.times import Unit

    if name in _WEEKDAYS:
        back = (today.weekday() - _WEEKDAYS.index(name) - 1) % 7 + 1
        return _single(today - timedelta(days=back))
    whole = calendar_unit(Unit[name.upper()], today, -1) if name in _UNITS else None
    return DayRange(whole.first, whole.last) if whole else None


def _single(day: date | None) -> DayRange | None:
    return DayRange(day, day) if day else None


def _numeric(text: str, numbers: re.Match[str], *, day_first: bool) -> DayRange:
    """Read three numbers: points put the day first, other marks only where there is no doubt."""
    from predtrack.reading.deadlines.periods import day_of

    one, two, year = int(numbers[1]), int(numbers[3]), int(numbers[4])
    as_day, as_month = day_of(year, two, one), day_of(year, one, two)
    if numbers[2] == "." or day_first:
        as_month = None
    day = as_day or as_month
    if as_day and as_month and as_day != as_month:
        raise NotADate(
            text,
            hint="day or month first? Write the year first, as 2020-12-31; a file takes --day-first",
        )
    if day is None:
        raise NotADate(text, hint="the calendar has no such day")
    return DayRange(day, day)


def _checked(text: str, year: int, first_month: int, last_month: int) -> DayRange:
    if not 1 <= year <= MAXYEAR or not 1 <= last_month <= _MONTHS:
        raise NotADate(text)
    last_day = monthrange(year, last_month)[1]
    return DayRange(date(year, first_month, 1), date(year, last_month, last_day))


def _parse_written(text: str) -> DayRange:
    """Read ISO days, and dates with a month's name, the latter through dateutil.

    It is asked twice, to see which parts the text really gives.
    """
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return _iso_day(text)
    if not re.search(MONTH_NAMES, text, re.IGNORECASE):
        raise NotADate(text, hint=_hint(text))
    one, other = (_parse_with(text, default) for default in ((1904, 1, 2), (2096, 3, 4)))
    if one.year != other.year:
        raise NotADate(text, hint="it has no year; write it as 2020-12-31")
    if one.month != other.month:
        return _checked(text, one.year, 1, _MONTHS)
    if one.day != other.day:
        return _checked(text, one.year, one.month, one.month)
    return DayRange(one.date(), one.date())


def _iso_day(text: str) -> DayRange:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise NotADate(text, hint="the calendar has no such day") from None
    return DayRange(day, day)


def _hint(text: str) -> str:
    named = re.search(r"[^\W\d_]", text) is None
    return "write it as 2020-12-31, the year first" if named else "write a day as 2020-12-31"


def _parse_with(text: str, default: tuple[int, int, int]) -> datetime:
    from dateutil.parser import ParserError, parse

    try:
        return parse(text, default=datetime(*default))  # noqa: DTZ001  # only its day is read
    except (ParserError, OverflowError, TypeError):
        raise NotADate(text) from None
