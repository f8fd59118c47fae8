"""The command that scores: scorecard."""

from __future__ import annotations

from dataclasses import replace
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
from predtrack.cli.terminal import put, put_sheet, say, width
from predtrack.probability_score import Of, score_forecasts, score_words
from predtrack.reading.likelihood import LEXICONS, find_likelihood
from predtrack.render.card import Card
from predtrack.render.formats import PAGE, format_of, render
from predtrack.render.probabilities import ProbabilityCard
from predtrack.render.sheet import Sheet
from predtrack.scorecard import By, score
from predtrack.selection import Entry, select


@command("scorecard")
@click.option(
    "--by",
    type=one_of(By),
    default=By.AUTHOR.value,
    show_default=True,
    help="What the rows are.",
)
@click.option(
    "--of",
    type=one_of(Of),
    default=Of.RECORD.value,
    show_default=True,
    help="Score what came true, your forecasts, or the speakers' words of probability.",
)
@click.option(
    "--lexicon", type=click.Choice(sorted(LEXICONS)), help="Read the speakers' words by this one."
)
@click.option("--detail", is_flag=True, help="Murphy's parts and the time-averaged score too.")
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
    session: Session,
    by: str,
    of: str,
    lexicon: str | None,
    detail: bool,
    min_n: int,
    output: str | None,
    form: str | None,
    **given: Any,
) -> None:
    """Show what the record adds up to.

    RATE counts a partly half, STRICT not at all; 95 % is Wilson's interval of RATE. Void, open
    and overdue ones stand beside the count, questions apart from it. Forecasts and words of
    probability have scores of their own (--of), never mixed with the record.

    \b
    Example:
      predtrack scorecard --by outlet --from 2019 --to 2021
      predtrack scorecard --by article --output scorecard.md
      predtrack scorecard --of forecasts --detail
    """
    chosen = form or (format_of(output) if output else "table")
    ledger = session.ledger_to_read
    entries = entries_of(ledger, ledger.recorded_predictions())
    found = select(entries, selection_of(ledger, given), today=session.today)
    counted = [entry for entry in found if not entry.prediction.is_removed]
    card: Sheet
    if of == Of.RECORD or chosen == PAGE:
        recorded = [entry for entry in counted if not entry.article.is_own]
        scorecard = score(
            recorded, By(by), today=session.today, min_n=min_n, removed=len(found) - len(counted)
        )
        ids = session.short_ids if width() and not output else {}
        card = Card(scorecard, ids, given_filters(given))
    else:
        card = _probabilities(session, Of(of), counted, lexicon, given, detail=detail)
    if chosen == PAGE and isinstance(card, Card):
        page = _page(session, card, counted, lexicon)
        write_output(session, output, page) if output else put(page)
    elif output:
        write_output(session, output, render(card, chosen))
    else:
        put_sheet(card, chosen)
    if entries and not found and not output:
        say("nothing matches")


def _page(session: Session, card: Card, entries: list[Entry], lexicon: str | None) -> str:
    from predtrack.render.page.page import Page, to_page

    forecasts, words = (
        _probabilities(session, of, entries, lexicon, {}, detail=False).score
        for of in (Of.FORECASTS, Of.WORDS)
    )
    return to_page(Page(card, forecasts, words, entries, session.today))


def _probabilities(
    session: Session,
    of: Of,
    entries: list[Entry],
    lexicon: str | None,
    given: dict[str, Any],
    *,
    detail: bool,
) -> ProbabilityCard:
    if of is Of.FORECASTS:
        scored = score_forecasts(entries, today=session.today)
    else:
        read = [_read_by(lexicon, entry) for entry in entries] if lexicon else entries
        scored = score_words(read, today=session.today)
    return ProbabilityCard(scored, given_filters(given), detail)


def _read_by(lexicon: str, entry: Entry) -> Entry:
    """Read the speaker's words again by a lexicon; they may be in it or not."""
    words = entry.prediction.likelihood
    likelihood = find_likelihood(words.text, lexicon) if words else None
    return replace(entry, prediction=replace(entry.prediction, likelihood=likelihood))
