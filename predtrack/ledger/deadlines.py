"""Deadlines as a reader gives them: a date, the article's words, or an event."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from predtrack.errors import BeforePublication, NotADate, UsageMistake
from predtrack.ledger.book import Ledger
from predtrack.ledger.events import event_deadline
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.identity import fold
from predtrack.reading.dates import TODAYS, DayRange, count_from, parse_period
from predtrack.reading.deadlines import GivenYearEnd, find_deadline, no_deadline

_NOTHING = ("", Basis.NONE.value)
"""What a reader types for no deadline."""


def understand_deadline(
    ledger: Ledger,
    given: str | Deadline | None,
    *,
    published: date | None,
    wording: str | None = None,
    event: str | None = None,
    quote: str | None = None,
    today: date | None = None,
    fiscal_year_ends: GivenYearEnd | None = None,
) -> Deadline:
    """Work out a deadline from what was given; from the wording alone where that is all.

    Words that the ``quote`` does not hold are the reader's: their deadline is ``manual`` and has no
    wording. They count from the publication date; "tomorrow" and its like, and all where no date is
    known, from ``today``. Fiscal years end as ``find_deadline`` has it, but for
    ``fiscal_year_ends``.

    Raises:
        UsageMistake: both a date and an event are given.
        NotADate: the words hold no date that can be understood.
        BeforePublication: the date lies before the article.
    """
    if event and given:
        raise UsageMistake("give --deadline or --event, not both")
    if event:
        return in_words(event_deadline(ledger, event, published, wording), wording, quote)
    if isinstance(given, Deadline):
        return known_deadline(ledger, given, published)
    if given is not None and given.casefold() in _NOTHING:
        return no_deadline(published)
    if not given:
        return _of_wording(ledger, wording, published, quote, fiscal_year_ends)
    period = _period(given)
    if period is None:
        found = _of_given_words(ledger, given, published, quote, today, fiscal_year_ends)
        return in_words(found, wording, quote) if wording else found
    if published and period.last < published:
        raise BeforePublication("the deadline", period.last, published)
    found = Deadline(None, published, period.last, Basis.MANUAL, assumption=BY_READER)
    return in_words(found, wording, quote)


BY_READER = "set by the reader"


def in_words(deadline: Deadline, wording: str | None, quote: str | None) -> Deadline:
    """Return a deadline with its words: the article's if the quote holds them, or the reader's."""
    if not wording or quote is None or fold(wording) in fold(quote):
        return replace(deadline, text=wording or None)
    told = [f'{BY_READER}: "{wording}"']
    if deadline.latest and deadline.assumption and deadline.assumption != BY_READER:
        told.append(deadline.assumption)
    basis = Basis.EVENT if deadline.basis is Basis.EVENT else Basis.MANUAL
    return replace(deadline, text=None, basis=basis, assumption=", ".join(told))


def _of_wording(
    ledger: Ledger,
    wording: str | None,
    published: date | None,
    quote: str | None,
    year_ends: GivenYearEnd | None,
) -> Deadline:
    """Work out what the article's words give; words that give no date are vague."""
    if not wording:
        return no_deadline(published)
    try:
        found = _of_words(ledger, wording, published, year_ends)
    except NotADate:
        found = replace(no_deadline(published), basis=Basis.VAGUE)
    return in_words(found, wording, quote)


def _of_given_words(
    ledger: Ledger,
    words: str,
    published: date | None,
    quote: str | None,
    today: date | None,
    year_ends: GivenYearEnd | None,
) -> Deadline:
    """Work out words given as the deadline, from today where they are the reader's and say so."""
    if quote is None or today is None or fold(words) in fold(quote):
        return _of_words(ledger, words, published, year_ends)
    day = words.strip().casefold() in TODAYS
    if published and not day:
        return in_words(_of_words(ledger, words, published, year_ends), words, quote)
    last = count_from(today, words).last
    if published and last < published:
        raise BeforePublication("the deadline", last, published)
    why = f'{BY_READER}: "{words}", counted from today, {today}'
    return Deadline(None, published, last, Basis.MANUAL, assumption=why)


def _of_words(
    ledger: Ledger, words: str, published: date | None, year_ends: GivenYearEnd | None
) -> Deadline:
    found = find_deadline(words, published, fiscal_year_ends=year_ends)
    if found.basis is Basis.NONE:
        raise NotADate(words, hint="no day to come can be read from it; write it as 2020-12-31")
    if found.event:
        return known_deadline(ledger, found, published)
    return replace(found, text=words)


def known_deadline(ledger: Ledger, found: Deadline, published: date | None) -> Deadline:
    """Return a deadline that was found in words, with the date of its event where one is known."""
    if found.event is None or found.latest is not None:
        return found
    return event_deadline(ledger, found.event, published, found.text)


def _period(text: str) -> DayRange | None:
    """Read a date given by hand; None where it may be words.

    Raises:
        NotADate: there is no letter in it, so it can only be a date that is none.
    """
    try:
        return parse_period(text)
    except NotADate:
        if not any(letter.isalpha() for letter in text):
            raise
        return None
