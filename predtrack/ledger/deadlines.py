"""Deadlines as a reader gives them: a date, the article's words, or an event."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from predtrack.errors import BeforePublication, NotADate, UsageMistake
from predtrack.ledger.book import Ledger
from predtrack.ledger.events import event_deadline
from predtrack.models.deadline import Basis, Deadline
from predtrack.reading.dates import Period, parse_period
from predtrack.reading.deadlines import find_deadline, no_deadline

NOTHING = ("", Basis.NONE.value)
"""What a reader types for no deadline."""


def understand_deadline(
    ledger: Ledger,
    given: str | Deadline | None,
    *,
    published: date | None,
    wording: str | None = None,
    event: str | None = None,
) -> Deadline:
    """Work out a deadline from what was given; from the wording alone where that is all.

    Raises:
        UsageMistake: both a date and an event are given.
        NotADate: the words hold no date that can be understood.
        BeforePublication: the date lies before the article.
    """
    if event and given:
        raise UsageMistake("give --deadline or --event, not both")
    if event:
        return event_deadline(ledger, event, published, wording)
    if isinstance(given, Deadline):
        return known_deadline(ledger, given, published)
    if given is not None and given.casefold() in NOTHING:
        return no_deadline(published)
    if not given:
        return _of_wording(ledger, wording, published) if wording else no_deadline(published)
    period = _period(given)
    if period is None:
        found = _of_words(ledger, given, published)
        return replace(found, text=wording) if wording else found
    if published and period.last < published:
        raise BeforePublication("the deadline", period.last, published)
    return Deadline(wording, published, period.last, Basis.MANUAL, assumption="set by the reader")


def _of_wording(ledger: Ledger, wording: str, published: date | None) -> Deadline:
    """Work out what the article's words give; words that give no date are vague."""
    try:
        return _of_words(ledger, wording, published)
    except NotADate:
        return replace(no_deadline(published), text=wording, basis=Basis.VAGUE)


def _of_words(ledger: Ledger, words: str, published: date | None) -> Deadline:
    found = find_deadline(words, published)
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


def _period(text: str) -> Period | None:
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
