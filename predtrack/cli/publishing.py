"""The command that publishes: site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from predtrack.cli.editions import data_of, edition_for
from predtrack.cli.group import command
from predtrack.cli.options import DAY
from predtrack.cli.session import Session
from predtrack.cli.terminal import say
from predtrack.errors import UsageMistake
from predtrack.render.text import counted
from predtrack.storage.published import LIST, Leaf, Published, publish

if TYPE_CHECKING:
    from predtrack.render.site.site import Site

DAY_NAME = re.compile(r"\d{4}-\d\d-\d\d")
UNSIGNED = (
    "a site needs its publisher and contact, in predtrack.toml beside the ledger: "
    "predtrack site --init writes one"
)
NAMED = 3
"""Files of others that are named; the rest is counted."""


@command("site")
@click.argument("folder", metavar="DIR")
@click.option("--who", multiple=True, metavar="NAME", help="One person's pages alone, for comment.")
@click.option("--as-of", type=DAY, metavar="DATE", help="The edition of a day, under DIR/DATE.")
def site_command(session: Session, folder: str, who: tuple[str, ...], as_of: date | None) -> None:
    """Publish the record as a site that the scored person can answer.

    Writes plain files to DIR: a page for each person, outlet, article, topic and prediction, with a
    method. They need no server and no network. Only what changed is written again; what is gone is
    removed; files of others in DIR are left alone. predtrack.toml beside the ledger says who
    publishes it, and what stays private.

    \b
    Example:
      predtrack site public
      predtrack site public --as-of 2026-06-30
      predtrack site for-comment --who "Ann Lee"
    """
    from predtrack.render.site.site import Site

    edition = edition_for(session, as_of=as_of, who=who)
    if not (edition.site.publisher and edition.site.contact):
        raise UsageMistake(UNSIGNED)
    target = Path(folder)
    site = Site(edition, since=_edition_before(target, edition.day))
    if as_of:
        target /= as_of.isoformat()
    done = publish(target, _leaves(session, site))
    say(_told(target, done), *_others(done))


def _leaves(session: Session, site: Site) -> Iterator[Leaf]:
    """Yield the files of a site, those of its data too."""
    for one in site.pages():
        yield Leaf(one.path, one.digest, one.make)
    for path, make in data_of(session.ledger, site.edition).items():
        yield Leaf(path, site.whole, make)


def _edition_before(folder: Path, day: date) -> date | None:
    """Return the day of the last edition in a folder that is earlier than a day."""
    if not folder.is_dir():
        return None
    return max((one for one in _editions(folder) if one < day), default=None)


def _editions(folder: Path) -> Iterator[date]:
    for one in folder.iterdir():
        if DAY_NAME.fullmatch(one.name) and (one / LIST).is_file():
            try:
                yield date.fromisoformat(one.name)
            except ValueError:
                continue


def _told(target: Path, done: Published) -> str:
    removed = f", {done.removed:,} removed" if done.removed else ""
    kept = f", {done.kept:,} unchanged" if done.kept else ""
    return f"{target}: {counted(done.written, 'file')} written{kept}{removed}"


def _others(done: Published) -> Iterator[str]:
    if done.others:
        more = len(done.others) - NAMED
        rest = f" and {more:,} more" if more > 0 else ""
        yield f"not predtrack's, left alone: {', '.join(done.others[:NAMED])}{rest}"
