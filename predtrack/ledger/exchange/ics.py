"""A calendar: an all-day event for each deadline, or for the day to look again (RFC 5545).

An event's UID is its prediction's, and its DTSTAMP and SEQUENCE are those of the prediction's last
change, so that a calendar which reads the file again updates what it has. Needs the extra
``publish``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from predtrack.errors import MissingExtra
from predtrack.ledger.exchange.format import Format, Outgoing, begins
from predtrack.models.prediction import Prediction
from predtrack.models.quote_link import quote_link
from predtrack.models.selection import Entry, said_by

if TYPE_CHECKING:
    from icalendar import Alarm, Event

PRODUCT = "-//predtrack//predtrack//EN"
BEFORE = timedelta(days=7)
"""How long before a deadline the alarm goes off."""
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a record without a history was changed last."""
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""What no text of a calendar may hold; its line ends are spelled out."""


def write(outgoing: Outgoing) -> bytes:
    """Return the calendar of the predictions that go out; those without a day are counted.

    Raises:
        MissingExtra: icalendar is not installed.
    """
    try:
        from icalendar import Calendar
    except ImportError:
        raise MissingExtra("a calendar", "publish") from None
    calendar = Calendar()
    for name, value in (("prodid", PRODUCT), ("version", "2.0"), ("x-wr-calname", outgoing.title)):
        calendar.add(name, _text(value))
    entries = list(outgoing.entries())
    dated = sorted(
        (day, one.prediction.id, one) for one in entries if (day := day_of(one.prediction))
    )
    for day, _, entry in dated:
        calendar.add_component(_event(day, entry, outgoing.page_of(entry.prediction.id)))
    if len(dated) < len(entries):
        outgoing.notices.append(f"{len(entries) - len(dated):,} without a day are not in it")
    written: bytes = calendar.to_ical()
    return written


def day_of(prediction: Prediction) -> date | None:
    """Return the deadline, or the day to look again at an open one without."""
    review = prediction.deadline.review if prediction.is_open else None
    return prediction.deadline.latest or review


def _event(day: date, entry: Entry, page: str) -> Event:
    from icalendar import Event

    prediction = entry.prediction
    changed = prediction.history[-1].at if prediction.history else _NEVER
    event = Event()
    event.add("uid", f"{prediction.id}@predtrack")
    event.add("dtstamp", changed.replace(microsecond=0))
    event.add("sequence", len(prediction.history))
    event.add("dtstart", day)
    event.add("summary", _text(f"{_what(prediction)}: {prediction.claim}"))
    event.add("description", _text("\n".join([*_description(entry), page])))
    event.add("transp", "TRANSPARENT")
    link = quote_link(entry.article.url, prediction)
    if link:
        event.add("url", _text(link))
    if prediction.tags:
        event.add("categories", [_text(tag) for tag in prediction.tags])
    if prediction.is_open and prediction.deadline.latest:
        event.add_component(_alarm(prediction))
    return event


def _alarm(prediction: Prediction) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -BEFORE)
    alarm.add("description", _text(f"In a week: {prediction.claim}"))
    return alarm


def _what(prediction: Prediction) -> str:
    if not prediction.is_open:
        return "Resolved"
    return "Due" if prediction.deadline.latest else "Look again"


def _description(entry: Entry) -> Iterable[str]:
    prediction, article = entry.prediction, entry.article
    yield f"“{prediction.quote}”"
    yield ", ".join(
        filter(None, (said_by(prediction, article), article.outlet, _iso(article.published)))
    )
    if prediction.deadline.text:
        yield f"By when: {prediction.deadline.text}"
    if prediction.outcome:
        day = f" on {prediction.outcome.on}" if prediction.outcome.on else ""
        yield f"Outcome: {prediction.status}{day}"


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _text(text: str) -> str:
    return FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


FORMAT = Format(
    "ics", "a calendar (iCalendar)", begins(b"BEGIN:VCALENDAR"), write=write, endings=(".ics",)
)
