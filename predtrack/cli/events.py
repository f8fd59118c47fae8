"""The command about events: event."""

from __future__ import annotations

from datetime import date

import click

from predtrack.cli.completing import EVENTS
from predtrack.cli.group import command
from predtrack.cli.options import DAY, output_options
from predtrack.cli.session import Session
from predtrack.cli.terminal import put_sheet, say
from predtrack.errors import NotFound, shorten
from predtrack.ledger.events import date_event, known_events, near_names, waiting
from predtrack.models.event import Event, event_key
from predtrack.render.registers import EventRegister
from predtrack.render.text import counted


@command("event")
@click.argument("name", required=False, shell_complete=EVENTS)
@click.argument("day", required=False, type=DAY, metavar="[DATE]")
@click.option("--why", help="The reason for another date, kept in the history.")
@output_options
def event_command(
    session: Session, name: str | None, day: date | None, why: str | None, form: str | None
) -> None:
    """List the events, or give one its date.

    The date reaches every open prediction that waits on the event and was published by then, and
    those recorded later.

    \b
    Example:
      predtrack event
      predtrack event "parliamentary election, Kazakhstan" 2021-01-10
    """
    if name is not None and day:
        _date(session, name, day, why)
        return
    ledger = session.ledger_to_read
    events = list(known_events(ledger).values()) if name is None else [_named(session, name)]
    counts = waiting(ledger)
    put_sheet(EventRegister([(event, counts[event.key]) for event in events]), form)
    if ledger.exists and not events:
        say(f"no events in {session}: predtrack add --event NAME names one")


def _named(session: Session, name: str) -> Event:
    event = known_events(session.ledger).get(event_key(name))
    if event is None:
        raise NotFound("event", name, near=near_names(session.ledger, name))
    return event


def _date(session: Session, name: str, day: date, why: str | None) -> None:
    with session.writing() as ledger:
        dated = date_event(ledger, name, day, signed=session.signed, why=why)
    reached = counted(len(dated.reached), "open prediction")
    say(f"{dated.event.name}: {day}, reaching {reached} in {session}")
    say(*(f"  {one.id} {shorten(one.claim)}" for one in dated.reached))
    for one in dated.beyond:
        say(f"  not {one.id}, published later or without a date: {shorten(one.claim)}")
