"""The command that scores: scorecard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from predtrack.cli.files import write_text
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
from predtrack.ledger import Ledger
from predtrack.render.card import Card
from predtrack.render.formats import format_of, render
from predtrack.scorecard import By, score
from predtrack.selection import Entry, select


@command("scorecard")
@click.option(
    "--by", type=one_of(By), default=By.AUTHOR.value, show_default=True,
    help="What the rows are.",
)  # fmt: skip
@filter_options
@click.option(
    "--min-n", type=click.IntRange(min=1), default=5, show_default=True,
    help="Rank no row with fewer resolved.",
)  # fmt: skip
@click.option("--output", "-o", metavar="FILE", help="Write a file; its ending names the format.")
@document_options
def scorecard_command(
    session: Session, by: str, min_n: int, output: str | None, form: str | None, **given: Any
) -> None:
    """Show what the record adds up to, with what has to be said beside it.

    RATE counts a partly half, STRICT not at all; 95 % is Wilson's interval of RATE. Void, open
    and overdue ones stand beside the count, questions apart from it.

    \b
    Example:
      predtrack scorecard --by outlet --from 2019 --to 2021
      predtrack scorecard --by article --output scorecard.md
    """
    chosen = form or (format_of(output) if output else "table")
    ledger = session.ledger
    found = select(_entries(ledger), selection_of(ledger, given), today=session.today)
    counted = [entry for entry in found if not entry.prediction.is_removed]
    scorecard = score(
        counted, By(by), today=session.today, min_n=min_n, removed=len(found) - len(counted)
    )
    card = Card(scorecard, ledger.short_ids() if width() else {}, given_filters(given))
    if output:
        write_text(Path(output), render(card, chosen))
        say(f"wrote {output}")
        return
    put_sheet(card, chosen)


def _entries(ledger: Ledger) -> list[Entry]:
    articles = {article.id: article for article in ledger.articles()}
    return [Entry(one, articles[one.article]) for one in ledger.recorded_predictions()]
