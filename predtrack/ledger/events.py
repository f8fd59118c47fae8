"""Events in the ledger: what waits on them, and what their dates reach."""

from __future__ import annotations

from collections import Counter
from datetime import date

import msgspec

from predtrack.errors import NotFound
from predtrack.ledger.book import Ledger
from predtrack.ledger.entries import article_of
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.event import Event, event_key
from predtrack.models.history import Did, Signature, followed
from predtrack.models.prediction import Prediction


class Dated(msgspec.Struct, frozen=True):
    """An event with its date, the predictions that got it, and those published after it."""

    event: Event
    reached: tuple[Prediction, ...]
    beyond: tuple[Prediction, ...]


def event_deadline(
    ledger: Ledger, name: str, published: date | None, wording: str | None
) -> Deadline:
    """Return the deadline of something that waits on an event, with its date where it has one.

    A date reaches only what was published on or before it.
    """
    event = ledger.find_event(name)
    kept = event.name if event else " ".join(name.split())
    day = event.date if event else None
    if day is None:
        why = "waits on the event, which has no date yet"
        return Deadline(wording, published, None, Basis.EVENT, kept, None, why)
    if published is None or published > day:
        why = f"waits on the event, whose date {day} does not reach this article"
        return Deadline(wording, published, None, Basis.EVENT, kept, None, why)
    return Deadline(wording, published, day, Basis.EVENT, kept, None, "the day of the event")


def note_event(ledger: Ledger, name: str, *, signed: Signature) -> Event:
    """Return the event of a name, added without a date where it is new."""
    event = ledger.find_event(name)
    if event is None:
        first = followed((), Did.RECORD, signed=signed)
        event = Event(" ".join(name.split()), None, first)
        ledger.add(event)
    return event


def date_event(
    ledger: Ledger, name: str, day: date, *, signed: Signature, why: str | None = None
) -> Dated:
    """Give an event its date, and with it every open prediction that it reaches.

    Raises:
        NotFound: no event has that name, and some have names near it.
        WhyNeeded: it has another date already.
    """
    near = [] if event_key(name) in known_events(ledger) else near_names(ledger, name)
    if near:
        raise NotFound("event", name, near=near)
    event = note_event(ledger, name, signed=signed)
    if event.date != day:
        event = event.dated(day, signed=signed, why=why)
        ledger.put(event)
    after = [_dated(ledger, one, event, signed) for one in _open_on(ledger, event)]
    reached = tuple(one for one in after if not one.deadline.waits)
    return Dated(event, reached, tuple(one for one in after if one.deadline.waits))


def _dated(ledger: Ledger, prediction: Prediction, event: Event, signed: Signature) -> Prediction:
    published = article_of(ledger, prediction).published
    deadline = event_deadline(ledger, event.name, published, prediction.deadline.text)
    if deadline == prediction.deadline:
        return prediction
    why = f"{event.name}: {event.date}"
    moved = prediction.moved(deadline, Did.EVENT, signed=signed, why=why)
    ledger.put(moved)
    return moved


def _open_on(ledger: Ledger, event: Event) -> list[Prediction]:
    found = (
        one
        for one in ledger.briefs()
        if one.is_open and one.deadline.event and event_key(one.deadline.event) == event.key
    )
    return list(ledger.whole(found))


def waiting(ledger: Ledger) -> Counter[str]:
    """Count the open predictions that wait on each event's date, by the event's key."""
    opened = (one.deadline for one in ledger.briefs() if one.is_open)
    return Counter(event_key(one.event) for one in opened if one.waits and one.event)


def known_events(ledger: Ledger) -> dict[str, Event]:
    """Return the events on record, and those that predictions only wait on, by their keys.

    An event gets its own record when a person names it; one that was found in an article's words
    stands in the predictions alone until then.
    """
    named = (one.deadline.event for one in ledger.briefs() if one.is_open)
    found = {event_key(name): Event(" ".join(name.split())) for name in named if name}
    return found | {event.key: event for event in ledger.events()}


def near_names(ledger: Ledger, name: str) -> list[str]:
    """Return the names of events that are nearly this one, without being it."""
    from difflib import get_close_matches

    known = known_events(ledger)
    key = event_key(name)
    return [
        known[near].name for near in get_close_matches(key, known, n=3, cutoff=0.6) if near != key
    ]
