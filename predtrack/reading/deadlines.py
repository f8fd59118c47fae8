"""Deadlines from a few words: the last day that a phrase allows, and how it was worked out.

Counted from the publication date, month ends clipped; by X is X's last day, before X the day
before X begins.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from predtrack.errors import NotADate
from predtrack.models.deadline import Basis, Deadline
from predtrack.reading.dates import parse_period

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
IN_WORDS = re.compile(
    r"(?:in|within|over)(?: the)?(?: next| coming)? (\d{1,3}|[a-z]+) (day|week|month|year)s?",
    re.IGNORECASE,
)
END_OF_YEAR = re.compile(r"(?:by|before|at) the end of the year", re.IGNORECASE)
BY = re.compile(r"(by|before|until) (.+)", re.IGNORECASE)
REVIEW_MONTHS = {
    "very soon": 3,
    "soon": 6,
    "shortly": 3,
    "in the near future": 6,
    "eventually": 24,
    "in the long run": 60,
    "one day": 60,
}
"""Months after which to look again at a phrase without a date: our assumption, shown as such."""
WITHOUT_A_WORD = 12
"""Months after which to look again where the article gives no time at all."""


def find_deadline(text: str, published: date | None) -> Deadline:
    """Work out the deadline of a phrase; ``basis`` none where it gives none.

    Raises:
        NotADate: the words hold a date that the calendar does not have, or has passed.
    """
    words = " ".join(text.split())
    counted = IN_WORDS.fullmatch(words)
    if counted:
        return _relative(words, counted, published)
    if END_OF_YEAR.fullmatch(words) and published:
        return Deadline(
            words, published, date(published.year, 12, 31), Basis.RELATIVE,
            assumption="the last day of the year of publication",
        )  # fmt: skip
    if words.casefold() in REVIEW_MONTHS:
        return without_date(published, words)
    return _stated(words, published)


def without_date(published: date | None, words: str | None = None) -> Deadline:
    """Return the deadline of vague words, or of none, with the day to look again."""
    months = REVIEW_MONTHS[words.casefold()] if words else WITHOUT_A_WORD
    review = _later(published, "month", months) if published else None
    return Deadline(
        words, published, None, Basis.VAGUE if words else Basis.NONE, None, review,
        f"no date given: look again {months} months after publication",
    )  # fmt: skip


def _relative(words: str, counted: re.Match[str], published: date | None) -> Deadline:
    number = NUMBERS.get(counted[1].casefold()) or (int(counted[1]) if counted[1].isdigit() else 0)
    if not number:
        raise NotADate(words)
    latest = _later(published, counted[2].casefold(), number) if published else None
    return Deadline(
        words, published, latest, Basis.RELATIVE, assumption="counted from the publication date"
    )


def _stated(words: str, published: date | None) -> Deadline:
    prefixed = BY.fullmatch(words)
    period = parse_period(prefixed[2] if prefixed else words)
    if prefixed and prefixed[1].casefold() == "before":
        latest, how = period.first - timedelta(days=1), "the day before it begins"
    else:
        latest, how = period.last, "its last day counts"
    return Deadline(words, published, latest, Basis.STATED, assumption=how)


def _later(start: date, unit: str, number: int) -> date:
    from dateutil.relativedelta import relativedelta

    steps = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
    counts: dict[str, float] = {steps[unit]: number}
    return start + relativedelta(**counts)  # type: ignore[arg-type]
