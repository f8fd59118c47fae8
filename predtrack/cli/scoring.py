"""The command that scores: scorecard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
from predtrack.cli.terminal import is_plain, put, put_sheet, say, width
from predtrack.counting import Counted, Of, count
from predtrack.errors import InTheFuture, UsageMistake
from predtrack.grouping import By
from predtrack.render.bar import BAR_ROOM, bar
from predtrack.render.card import Card
from predtrack.render.formats import PAGE, format_of, render
from predtrack.scorecard import Interval, score

if TYPE_CHECKING:
    from predtrack.models.statement import Likelihood
    from predtrack.probability_score import ProbabilityScore
    from predtrack.render.sheet import Sheet

MOST_GROUPINGS = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a scorecard was asked for, beside what counts in it."""

    of: Of
    by: tuple[By, ...]
    lexicon: str | None
    detail: bool
    min_n: int
    count_repeats: bool
    filters: Mapping[str, Any]

    def __post_init__(self) -> None:
        if self.lexicon and self.of is not Of.WORDS:
            raise UsageMistake("--lexicon reads the speakers' words: add --of words")
        if self.detail and self.of is Of.RECORD:
            raise UsageMistake("--detail goes with --of forecasts or --of words")
        if len(self.by) > MOST_GROUPINGS:
            raise UsageMistake(f"--by takes two groupings at once, not {len(self.by)}")
        if {By.AUTHOR, By.SPEAKER} == {*self.by}:
            raise UsageMistake("a quoted speaker is no author of the article: group by one of them")


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
    filters = given_filters(given | {"due_only": due_only, "count_repeats": count_repeats})
    rows = tuple(dict.fromkeys(chain.from_iterable(by)))
    wanted = Wanted(Of(of), rows, lexicon, detail, min_n, count_repeats, filters)
    counted = _counted(session, given, as_of, due_only=due_only, is_whole=chosen == PAGE)
    if chosen == PAGE:
        page = _page(counted, wanted)
        write_output(session, output, page) if output else put(page)
    elif output:
        write_output(session, output, render(_sheet(session, counted, wanted), chosen))
    else:
        room = width() if chosen == "table" else None
        put_sheet(_sheet(session, counted, wanted, room=room, plain=plain), chosen)
    if counted.whole and not counted.entries:
        say("nothing matches")


def _counted(
    session: Session, given: dict[str, Any], as_of: date | None, *, due_only: bool, is_whole: bool
) -> Counted:
    """Choose what counts; whole records where their history or their places are wanted too."""
    day = as_of or session.today
    if day > session.today:
        raise InTheFuture("the day of the scorecard", day, session.today)
    ledger = session.ledger_to_read
    is_whole = is_whole or day != session.today
    predictions = ledger.recorded_predictions() if is_whole else ledger.outlines()
    entries = entries_of(ledger, predictions)
    return count(entries, selection_of(ledger, given), day=day, due_only=due_only)


def _sheet(
    session: Session,
    counted: Counted,
    wanted: Wanted,
    *,
    room: int | None = None,
    plain: bool = False,
) -> Sheet:
    """Return what was asked for as a sheet; ``room`` is the width of a terminal."""
    if wanted.of is Of.RECORD:
        return _card(counted, wanted, session.short_ids if room else {}, _bar(room, plain=plain))
    from predtrack.render.probabilities import ProbabilityCard

    scored = _probabilities(wanted.of, counted, wanted.lexicon, wanted.by)
    return ProbabilityCard(scored, wanted.filters, wanted.detail)


def _page(counted: Counted, wanted: Wanted) -> str:
    """Return the page, which holds the record, the forecasts and the words, each apart."""
    from predtrack.render.page.page import Page, to_page

    forecasts = _probabilities(Of.FORECASTS, counted, None)
    words = _probabilities(Of.WORDS, counted, wanted.lexicon)
    return to_page(Page(_card(counted, wanted, {}), forecasts, words))


Draw = Callable[[Interval], str]


def _card(
    counted: Counted, wanted: Wanted, ids: Mapping[str, str], draw: Draw | None = None
) -> Card:
    scorecard = score(
        counted,
        wanted.by or (By.AUTHOR,),
        min_n=wanted.min_n,
        count_repeats=wanted.count_repeats,
    )
    return Card(scorecard, ids, wanted.filters, draw)


def _bar(room: int | None, *, plain: bool) -> Draw | None:
    """Draw bars where the terminal leaves room for them."""
    if room is None or room < BAR_ROOM:
        return None
    return partial(bar, plain=plain or is_plain())


def _probabilities(
    of: Of, counted: Counted, lexicon: str | None, by: tuple[By, ...] = ()
) -> ProbabilityScore:
    from predtrack.probability_score import score_forecasts, score_words
    from predtrack.reading.likelihood import check_lexicon, find_likelihood

    if of is Of.FORECASTS:
        return score_forecasts(counted, by)
    if lexicon is None:
        return score_words(counted, by)
    check_lexicon(lexicon)

    def read(words: Likelihood) -> Likelihood | None:
        return find_likelihood(words.text, lexicon)

    return score_words(counted, by, read=read)
