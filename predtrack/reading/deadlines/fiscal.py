"""Fiscal years: "FY27", "fiscal 2026-27", "this fiscal year".

A fiscal year goes by the calendar year in which it ends. It ends on the day that the sentence says
("which ends on March 31"), else on the one that is known of the article, else the US federal one.
"""

from __future__ import annotations

from datetime import date

from predtrack.reading.deadlines.periods import Period, day_of, month_length, shifted
from predtrack.reading.deadlines.sentence import Found, Sentence, is_year, skip, touching
from predtrack.reading.deadlines.tokens import CENTURY, YEARS, full_year
from predtrack.reading.deadlines.yearends import US_FEDERAL, YearEnd, said_year_end
from predtrack.reading.times import Kind, Unit
from predtrack.reading.wordclasses import DASH, FISCAL, SLASH, YEAR_WORD

TWO_DIGITS = 2
_AROUND = 25
"""Tokens to another mention of the fiscal year that may say when it ends."""


def fiscal_year(s: Sentence, at: int, year: int) -> Period | None:
    """Return the fiscal year of a number, as it ends for the one that is named at a place."""
    return _ended(year, _year_end(s, at))


def running_fiscal_year(s: Sentence, at: int, offset: int = 0) -> Period | None:
    """Return the fiscal year that holds the day of publication, or one later."""
    end = _year_end(s, at)
    this = _ended(s.today.year, end)
    return _ended(s.today.year + offset + bool(this and this.last < s.today), end)


def _ended(year: int, end: YearEnd) -> Period | None:
    last, before = _end_in(year, end), _end_in(year - 1, end)
    first = before and shifted(before, days=1)
    if not last or not first:
        return None
    return Period(first, last, Unit.FISCAL_YEAR, end.why.format(f"{last.day} {last:%B}"))


def _end_in(year: int, end: YearEnd) -> date | None:
    length = month_length(year, end.month)
    return day_of(year, end.month, min(end.day or length, length))


def _year_end(s: Sentence, at: int) -> YearEnd:
    """Return the end that is said behind the year, behind another one near it, or known."""
    near = range(max(at - _AROUND, 0), min(at + _AROUND, len(s.tokens)))
    for place in (at, *near):
        if s.has(place, FISCAL) and (said := said_year_end(s.tokens, place)):
            return said
    return s.fiscal or US_FEDERAL


def read_fiscal_number(s: Sentence, at: int) -> Found | None:
    """Read the number behind "FY" or "fiscal year" at ``at``: "27", "2026-27", "26/27"."""
    place = skip(s, at, YEAR_WORD, DASH)
    token = s.tokens[place]
    if token.kind is not Kind.NUMBER or token.value >= YEARS.stop or "," in token.word:
        return None
    if not is_year(token) and len(token.word) != TWO_DIGITS:
        return None
    year, end = full_year(token.value), place + 1
    second = s.tokens[place + 2]
    if s.has(end, DASH | SLASH) and touching(s, place + 2) and second.kind is Kind.NUMBER:
        last = second.value if is_year(second) else year - year % CENTURY + second.value
        year, end = (last, place + 3) if last == year + 1 else (year, end)
    return Found(fiscal_year(s, at - 1, year), end)
