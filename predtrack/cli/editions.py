"""Editions: what a site shows, gathered from the ledger in use and its settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from hashlib import sha256
from heapq import nsmallest
from typing import TYPE_CHECKING

from msgspec import structs

from predtrack import __version__
from predtrack.cli.session import Session
from predtrack.errors import InTheFuture
from predtrack.ledger.entries import entries_of
from predtrack.ledger.exchange import csv_table, ics, json_table
from predtrack.ledger.exchange.bundle import private_articles
from predtrack.ledger.exchange.format import Outgoing
from predtrack.ledger.kept import kept_of
from predtrack.models.record import json_of
from predtrack.models.selection import Entry
from predtrack.reading.text import read_bytes
from predtrack.render.site.addresses import EDITIONS

if TYPE_CHECKING:
    from predtrack.ledger import Ledger
    from predtrack.models.settings import Settings
    from predtrack.render.site.edition import Edition

_NEXT = 1_000
"""Deadlines in the calendar of a site."""


def edition_for(
    session: Session, *, as_of: date | None = None, who: tuple[str, ...] = ()
) -> Edition:
    """Gather today's edition, or that of a day which stays under it, of ``who`` alone where named.

    Its checksum is the SHA-256 of the ledger's file, as ``sha256sum`` tells it.

    Raises:
        InTheFuture: the day has not come yet.
        WrongSettings, UnreadableFile: the settings beside the ledger cannot be read.
    """
    from predtrack.render.site.edition import edition_of

    day = as_of or session.today
    if day > session.today:
        raise InTheFuture("the day of the edition", day, session.today)
    ledger = session.require_ledger()
    return edition_of(
        entries_of(ledger, ledger.recorded_predictions()),
        settings=session.settings if as_of is None else _under(session.settings, as_of),
        day=day,
        is_past=day < session.today,
        version=__version__,
        checksum=sha256(read_bytes(ledger.path)).hexdigest(),
        articles=ledger.articles(),
        events=ledger.events(),
        aliases=ledger.aliases(),
        texts=_texts(ledger) if session.settings.site.with_texts else {},
        who=who,
    )


def _under(settings: Settings, day: date) -> Settings:
    """Return settings by which the site stands where the edition of a day does."""
    base = settings.site.base
    address = base and f"{base}{EDITIONS}/{day}/"
    return structs.replace(settings, site=structs.replace(settings.site, address=address))


def _texts(ledger: Ledger) -> dict[str, str]:
    """Return the kept texts of articles that are not private; no other file is read for a site."""
    private = private_articles(ledger)
    public = (one for one in ledger.articles() if one.id not in private)
    return {one.id: text for one in public if (text := kept_of(ledger, one).text) is not None}


def data_of(ledger: Ledger, edition: Edition) -> dict[str, Callable[[], bytes]]:
    """Return what makes each file of data of what an edition shows: what it is, its predictions.

    They are ``edition.json``, ``data.json`` and ``data.csv`` as ``export`` writes them, and a
    calendar of the nearest deadlines to come, which raises MissingExtra without icalendar.
    """
    from predtrack.render.site.addresses import Place, address_of
    from predtrack.render.site.answers import absolute

    going = Outgoing(
        ledger,
        edition.entries,
        edition.day,
        title=edition.site.title,
        page_of=lambda one: absolute(edition.site, address_of(Place.PREDICTION, one)),
    )
    return {
        "edition.json": lambda: _joined([json_of(edition.about)]),
        "data.json": lambda: _joined(json_table.write(going)),
        "data.csv": lambda: _joined(csv_table.write(going)),
        "calendar.ics": lambda: ics.write(structs.replace(going, chosen=_coming(edition))),
    }


def _joined(pieces: Iterable[str]) -> bytes:
    return ("".join(pieces) + "\n").encode()


def _coming(edition: Edition) -> list[Entry]:
    """Return the open predictions whose deadlines, or days to look again, come next."""
    dated = (
        (day, one.prediction.id, one)
        for one in edition.entries
        if one.prediction.is_open and (day := ics.day_of(one.prediction)) and day >= edition.day
    )
    return [one for _, _, one in nsmallest(_NEXT, dated)]
