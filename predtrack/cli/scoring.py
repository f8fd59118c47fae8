"""The command that scores: scorecard."""

from __future__ import annotations

from typing import Any

import click

from predtrack.bookkeeping.entries import entries_of
from predtrack.cli.files import write_output
from predtrack.cli.group import command
from predtrack.cli.options import (
    document_options,
    filter_options,
    given_filters,
    one_of,
    selection_of,
)
from predtrack.cli.session import Session
from predtrack.cli.terminal import put_sheet, say, width
from predtrack.render.card import Card
from predtrack.render.formats import format_of, render
from predtrack.scorecard import By, score
from predtrack.selection import select


@command("scorecard")
@click.option(
    "--by",
    type=one_of(By),
    default=By.AUTHOR.value,
    show_default=True,
    help="What the rows are.",
)
@filter_options
@click.option(
    "--min-n",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="Rank no row with fewer resolved.",
)
@click.option("--output", "-o", metavar="FILE", help="Write a file; its ending names the format.")
@document_options
def scorecard_command(
    session: Session, by: str, min_n: int, output: str | None, form: str | None, **given: Any
) -> None:
    """Show what the record adds up to.

    RATE counts a partly half, STRICT not at all; 95 % is Wilson's interval of RATE. Void, open
    and overdue ones stand beside the count, questions apart from it.

    \b
    Example:
      predtrack scorecard --by outlet --from 2019 --to 2021
      predtrack scorecard --by article --output scorecard.md
    """
    chosen = form or (format_of(output) if output else "table")
    ledger = session.ledger_to_read
    entries = entries_of(ledger, ledger.recorded_predictions())
    found = select(entries, selection_of(ledger, given), today=session.today)
    counted = [entry for entry in found if not entry.prediction.is_removed]
    scorecard = score(
        counted, By(by), today=session.today, min_n=min_n, removed=len(found) - len(counted)
    )
    ids = session.short_ids if width() and not output else {}
    card = Card(scorecard, ids, given_filters(given))
    if output:
        write_output(session, output, render(card, chosen))
        return
    put_sheet(card, chosen)
    if entries and not found:
        say("nothing matches")
