"""The command that scores: scorecard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from predtrack.bookkeeping.entries import entries_of
from predtrack.cli.files import write_output
from predtrack.cli.group import command
from predtrack.cli.options import (
    DAY,
    Parsed,
    document_options,
    filter_options,
    given_filters,
    one_of,
    selection_of,
)
from predtrack.cli.session import Session
from predtrack.cli.terminal import is_plain, put_sheet, say, width
from predtrack.counting import Counted, Of, count
from predtrack.errors import InTheFuture, UsageMistake
from predtrack.grouping import By
from predtrack.render.bar import BAR_ROOM, bar
from predtrack.render.card import Card
from predtrack.render.formats import format_of, render
from predtrack.scorecard import Interval, score

if TYPE_CHECKING:
    from predtrack.models.statement import Likelihood
    from predtrack.render.sheet import Sheet

MOST_GROUPINGS = 2


def parse_by(text: str) -> tuple[By, ...]:
    """Read what the rows are, in the order given: ``author``, or ``author,kind``.

    Raises:
        UsageMistake: one is unknown.
    """
    words = [word.strip().lower() for word in text.split(",")]
    unknown = next((word for word in words if word not in list(By)), None)
    if unknown is not None:
        raise UsageMistake(f"'{unknown}' is not one of {', '.join(By)}")
    return tuple(map(By, words))


@command("scorecard")
@click.option(
    "--by",
    type=Parsed("grouping", parse_by),
    multiple=True,
    metavar="WHAT",
    help=f"What the rows are: {', '.join(By)} (author by default); two at once as author,kind.",
)
@click.option(
    "--of",
    type=one_of(Of),
    default=Of.RECORD.value,
    show_default=True,
    help="Score what came true, your forecasts, or the speakers' words of probability.",
)
@click.option("--lexicon", metavar="NAME", help="Read the speakers' words by this one.")
@click.option("--detail", is_flag=True, help="Murphy's parts and the time-averaged score too.")
@click.option("--as-of", type=DAY, metavar="DATE", help="As it stood at the end of this day.")
@click.option("--due-only", is_flag=True, help="Only those whose deadline has passed.")
@click.option("--count-repeats", is_flag=True, help="Count linked predictions each.")
@filter_options
@click.option(
    "--min-n",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="Rank no row with fewer resolved.",
)
@click.option("--ascii", "plain", is_flag=True, help="Draw bars with plain characters.")
@click.option("--output", "-o", metavar="FILE", help="Write a file; its ending names the format.")
@document_options
def scorecard_command(
    session: Session,
    by: tuple[tuple[By, ...], ...],
    of: str,
    lexicon: str | None,
    detail: bool,
    as_of: date | None,
    due_only: bool,
    count_repeats: bool,
    min_n: int,
    plain: bool,
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
      predtrack scorecard --by author,horizon --due-only
      predtrack scorecard --by article --output scorecard.md
      predtrack scorecard --of forecasts --detail
    """
    chosen = form or (format_of(output) if output else "table")
    rows = _groupings(by)
    _check_options(Of(of), lexicon, detail=detail)
    counted = _counted(session, given, as_of, is_record=of == Of.RECORD, due_only=due_only)
    filters = given_filters(given | {"due_only": due_only, "count_repeats": count_repeats})
    card: Sheet
    if of == Of.RECORD:
        room = width() if chosen == "table" and not output else None
        scorecard = score(counted, rows or (By.AUTHOR,), min_n=min_n, count_repeats=count_repeats)
        ids = session.short_ids if room else {}
        card = Card(scorecard, ids, filters, _bar(room, plain=plain))
    else:
        card = _probabilities(Of(of), counted, rows, lexicon, filters, detail=detail)
    if output:
        write_output(session, output, render(card, chosen))
        return
    put_sheet(card, chosen)
    if counted.whole and not counted.entries:
        say("nothing matches")


def _groupings(given: tuple[tuple[By, ...], ...]) -> tuple[By, ...]:
    by = tuple(dict.fromkeys(chain.from_iterable(given)))
    if len(by) > MOST_GROUPINGS:
        raise UsageMistake(f"--by takes two groupings at once, not {len(by)}")
    if {By.AUTHOR, By.SPEAKER} == {*by}:
        raise UsageMistake("a quoted speaker is no author of the article: group by one of them")
    return by


def _check_options(of: Of, lexicon: str | None, *, detail: bool) -> None:
    if lexicon and of is not Of.WORDS:
        raise UsageMistake("--lexicon reads the speakers' words: add --of words")
    if detail and of is Of.RECORD:
        raise UsageMistake("--detail goes with --of forecasts or --of words")


def _counted(
    session: Session, given: dict[str, Any], as_of: date | None, *, is_record: bool, due_only: bool
) -> Counted:
    """Choose what counts; a reader's own questions are never in the record."""
    day = as_of or session.today
    if day > session.today:
        raise InTheFuture("the day of the scorecard", day, session.today)
    ledger = session.ledger_to_read
    is_today = day == session.today
    predictions = ledger.outlines() if is_today else ledger.recorded_predictions()
    entries = entries_of(ledger, predictions)
    recorded = [one for one in entries if not (is_record and one.article.is_own)]
    return count(recorded, selection_of(ledger, given), day=day, due_only=due_only)


def _bar(room: int | None, *, plain: bool) -> Callable[[Interval], str] | None:
    """Draw bars where the terminal leaves room for them."""
    if room is None or room < BAR_ROOM:
        return None
    return partial(bar, plain=plain or is_plain())


def _probabilities(
    of: Of,
    counted: Counted,
    by: tuple[By, ...],
    lexicon: str | None,
    filters: dict[str, Any],
    *,
    detail: bool,
) -> Sheet:
    from predtrack.probability_score import score_forecasts, score_words
    from predtrack.reading.likelihood import check_lexicon, find_likelihood
    from predtrack.render.probabilities import ProbabilityCard

    if of is Of.FORECASTS:
        return ProbabilityCard(score_forecasts(counted, by), filters, detail)
    if lexicon is None:
        return ProbabilityCard(score_words(counted, by), filters, detail)
    check_lexicon(lexicon)

    def read(words: Likelihood) -> Likelihood | None:
        return find_likelihood(words.text, lexicon)

    return ProbabilityCard(score_words(counted, by, read=read), filters, detail)
