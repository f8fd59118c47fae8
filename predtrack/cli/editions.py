"""Editions: what a site shows, gathered from the ledger in use and its settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from heapq import nsmallest
from typing import TYPE_CHECKING

from predtrack import __version__
from predtrack.cli.session import Session
from predtrack.errors import InTheFuture
from predtrack.ledger.entries import entries_of
from predtrack.ledger.exchange import csv_table, ics, json_table
from predtrack.ledger.exchange.bundle import private_articles
from predtrack.ledger.exchange.format import Outgoing
from predtrack.ledger.kept import kept_of
from predtrack.models.record import json_of
from predtrack.reading.text import read_bytes

if TYPE_CHECKING:
    from predtrack.ledger import Ledger
    from predtrack.models.selection import Entry
    from predtrack.render.site.edition import Edition

MOST = 1_000
"""Events of a site's calendar: nobody's program shows more, and each takes time to write."""


def edition_for(
    session: Session, *, as_of: date | None = None, who: tuple[str, ...] = ()
) -> Edition:
    """Gather the edition of today, or of a day that is over, of ``who`` alone where named.

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
        settings=session.settings,
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


def _texts(ledger: Ledger) -> dict[str, str]:
    """Return the kept texts of articles that are not private; no other file is read for a site."""
    private = private_articles(ledger)
    public = (one for one in ledger.articles() if one.id not in private)
    return {one.id: text for one in public if (text := kept_of(ledger, one).text) is not None}


def data_of(ledger: Ledger, edition: Edition) -> dict[str, bytes]:
    """Return the files of data of what an edition shows: what it is, and its predictions.

    They are ``edition.json``, ``data.json`` and ``data.csv`` as ``export`` writes them, and the
    calendar of the deadlines that are to come.

    Raises:
        MissingExtra: icalendar is not installed.
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
    texts = {"data.json": json_table.write(going), "data.csv": csv_table.write(going)}
    return {
        "edition.json": (json_of(edition.about) + "\n").encode(),
        **{name: ("".join(pieces) + "\n").encode() for name, pieces in texts.items()},
        "calendar.ics": ics.write(replace(going, chosen=_to_come(edition))),
    }


def _to_come(edition: Edition) -> list[Entry]:
    """Return the open predictions with a day to come, the nearest that a calendar takes."""
    dated = (
        (day, one.prediction.id, one)
        for one in edition.entries
        if one.prediction.is_open and (day := ics.day_of(one.prediction)) and day >= edition.day
    )
    return [one for _, _, one in nsmallest(MOST, dated)]
