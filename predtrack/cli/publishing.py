"""The command that publishes: site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from predtrack.cli.editions import data_of, edition_for
from predtrack.cli.group import command
from predtrack.cli.options import DAY
from predtrack.cli.session import Session
from predtrack.cli.terminal import say
from predtrack.errors import HoldsLedger, NobodyToAsk, UsageMistake
from predtrack.ledger.settings import begin_settings
from predtrack.render.site.addresses import EDITIONS
from predtrack.render.text import counted
from predtrack.storage.published import LIST, Leaf, Published, publish

if TYPE_CHECKING:
    from predtrack.render.site.site import Site

DAY_NAME = re.compile(r"\d{4}-\d\d-\d\d")
HIDDEN = b'content="noindex"'
"""What the pages for comment ask of those who index."""
NAMED = 3
"""Files of others that are named; the rest is counted."""


@command("site")
@click.argument("folder", metavar="DIR", required=False)
@click.option("--who", multiple=True, metavar="NAME", help="One person's pages alone, for comment.")
@click.option("--as-of", type=DAY, metavar="DATE", help="The edition of a day, DIR/editions/DATE.")
@click.option("--init", is_flag=True, help="Write a predtrack.toml that says what each line does.")
def site_command(
    session: Session, folder: str | None, who: tuple[str, ...], as_of: date | None, *, init: bool
) -> None:
    """Publish the record as a site that the scored person can answer.

    Writes plain files to DIR: a page for each person, outlet, article, topic and prediction, with a
    method. They need no server and no network. Only what changed is written again; what is gone is
    removed; files of others in DIR are left alone. predtrack.toml beside the ledger says who
    publishes it, and what stays private.

    \b
    Example:
      predtrack site --init
      predtrack site public
      predtrack site public --as-of 2026-06-30
      predtrack site for-comment --who "Ann Lee"
    """
    if init == bool(folder) or (init and (who or as_of)):
        raise UsageMistake("write predtrack site DIR, or predtrack site --init alone")
    if not folder:
        say(f"{begin_settings(session.ledger)}: written; say in it who publishes, and who answers")
        return
    session.settings.site.require_publisher()
    from predtrack.render.site.site import Site

    edition, target = edition_for(session, as_of=as_of, who=who), Path(folder)
    if session.ledger.folder.resolve().is_relative_to(target.resolve()):
        raise HoldsLedger(folder)
    if who and not edition.entries:
        raise NobodyToAsk(who)
    if who and _holds_whole(target):
        raise UsageMistake(f"{folder} holds the whole site: name another folder for comment")
    site = Site(edition, editions=_editions(target / EDITIONS))
    if as_of:
        target /= f"{EDITIONS}/{as_of}"
    done = publish(target, _leaves(session, site))
    say(_told(target, done), *_others(done))


def _holds_whole(folder: Path) -> bool:
    """Tell whether a folder holds a site that is meant to be found."""
    index = folder / "index.html"
    return (folder / LIST).is_file() and index.is_file() and HIDDEN not in index.read_bytes()


def _leaves(session: Session, site: Site) -> Iterator[Leaf]:
    """Yield the files of a site, those of its data too."""
    for one in site.pages():
        yield Leaf(one.path, one.digest, one.make)
    for path, make in data_of(session.ledger, site.edition).items():
        yield Leaf(path, site.whole, make)


def _editions(folder: Path) -> list[date]:
    """Return the days of the editions that stand in a folder."""
    names = [one.parent.name for one in folder.glob(f"*/{LIST}")]
    days = []
    for name in filter(DAY_NAME.fullmatch, names):
        with suppress(ValueError):
            days.append(date.fromisoformat(name))
    return days


def _told(target: Path, done: Published) -> str:
    removed = f", {done.removed:,} removed" if done.removed else ""
    kept = f", {done.kept:,} unchanged" if done.kept else ""
    return f"{target}: {counted(done.written, 'file')} written{kept}{removed}"


def _others(done: Published) -> Iterator[str]:
    if done.others:
        more = len(done.others) - NAMED
        rest = f" and {more:,} more" if more > 0 else ""
        yield f"not predtrack's, left alone: {', '.join(done.others[:NAMED])}{rest}"
