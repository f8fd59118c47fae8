"""The command that scores: scorecard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

import click
import msgspec
from msgspec.structs import replace

from predtrack.cli.files import output_file, write_output
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
from predtrack.cli.terminal import blocks_of, is_plain, put_pieces, put_sheet, say, width
from predtrack.errors import InTheFuture, UsageMistake
from predtrack.ledger.doubts import doubtful
from predtrack.ledger.entries import entries_of
from predtrack.render.card import Card
from predtrack.render.formats import PAGE, format_of, render
from predtrack.render.rate import BAR_ROOM, bar
from predtrack.scorecard.counting import Counted, Of, count
from predtrack.scorecard.grouping import ASSERTED, By
from predtrack.scorecard.record import MIN_N, Interval, score

if TYPE_CHECKING:
    from predtrack.models.discretion import Discretion
    from predtrack.models.statement import Likelihood
    from predtrack.render.sheet import Sheet
    from predtrack.scorecard.probabilities import ProbabilityScore

MOST_GROUPINGS = 2


class Wanted(msgspec.Struct, frozen=True):
    """What a scorecard was asked for, beside what counts in it."""

    of: Of
    by: tuple[By, ...]
    lexicon: str | None
    detail: bool
    min_n: int | None
    count_repeats: bool
    filters: Mapping[str, Any]

    def __post_init__(self) -> None:
        wrong = (
            (self.lexicon and self.of is not Of.WORDS, "--lexicon goes with --of words"),
            (self.detail and self.of is Of.RECORD, "--detail goes with --of forecasts or words"),
            (self.min_n and self.of is not Of.RECORD, "--min-n ranks the record: leave out --of"),
            (
                self.count_repeats and self.of is Of.FORECASTS,
                "--count-repeats goes with --of record or words: forecasts are each their own",
            ),
            (
                len(self.by) > MOST_GROUPINGS,
                f"--by takes two groupings at once, not {len(self.by)}",
            ),
            (
                len(ASSERTED.intersection(self.by)) > 1,
                "a quoted speaker is no author of the article: group by one of them",
            ),
            (
                "author" in self.filters and ("speaker" in self.filters or By.SPEAKER in self.by),
                "a quoted speaker's words are no author's own: leave out --author",
            ),
        )
        for is_wrong, what in wrong:
            if is_wrong:
                raise UsageMistake(what)
        if self.lexicon:
            from predtrack.reading.likelihood import check_lexicon

            check_lexicon(self.lexicon)


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


@command("scorecard", usual="by who outlet tag first last output form")
@click.option(
    "--by",
    type=Parsed("grouping", parse_by),
    multiple=True,
    metavar="WHAT",
    help=f"What the rows are: {', '.join(By)} (the record: who); two at once as author,kind.",
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
@click.option(
    "--count-repeats",
    is_flag=True,
    help="Count linked predictions each, not once for who said them.",
)
@filter_options
@click.option(
    "--min-n",
    type=click.IntRange(min=1),
    metavar="N",
    help=f"Rank no row with fewer resolved ({MIN_N} by default).",
)
@click.option(
    "--ascii", "plain", is_flag=True, help="Draw the bars of a wide terminal with plain characters."
)
@output_file
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
    min_n: int | None,
    plain: bool,
    output: str | None,
    force: bool,
    form: str | None,
    **given: Any,
) -> None:
    """Show what the record adds up to.

    A row is a person: what he wrote, and what he is quoted with in others' articles (--by who).
    RATE counts a partly half, STRICT not at all; 95 % is Wilson's interval of RATE. Void, open
    and overdue ones stand beside the count, questions apart from it. Forecasts and words of
    probability have scores of their own (--of), never mixed with the record; the page has all.
    A year is the article's; a horizon runs from its publication to the deadline.

    \b
    Example:
      predtrack scorecard --by outlet --from 2019 --to 2021
      predtrack scorecard --by author,horizon --due-only
      predtrack scorecard --by article --output scorecard.md
      predtrack scorecard --of forecasts --detail
    """
    chosen = format_of(output, form) if output else form or "table"
    flags = {"due_only": due_only, "count_repeats": count_repeats}
    filters = given_filters(given | flags | {"as_of": as_of and as_of.isoformat()})
    rows = tuple(dict.fromkeys(chain.from_iterable(by)))
    wanted = Wanted(Of(of), rows, lexicon, detail, min_n, count_repeats, filters)
    choose = partial(_counted, session, given, as_of, due_only=due_only)
    counted = choose()
    if chosen == PAGE:
        page = _page(session, counted, wanted, choose)
        if output:
            write_output(session, output, blocks_of(page), force=force)
        else:
            put_pieces(page)
    elif output:
        text = render(_sheet(session, counted, wanted), chosen)
        write_output(session, output, blocks_of([text]), force=force)
    else:
        room = width() if chosen == "table" else None
        put_sheet(_sheet(session, counted, wanted, room=room, plain=plain), chosen)
    if counted.whole and not counted.cases:
        say("nothing matches")


def _counted(
    session: Session,
    given: dict[str, Any],
    as_of: date | None,
    discretion: Discretion | None = None,
    *,
    due_only: bool,
) -> Counted:
    """Choose what counts, on the day that is asked for, but what ``discretion`` keeps back."""
    day = as_of or session.today
    if day > session.today:
        raise InTheFuture("the day of the scorecard", day, session.today)
    ledger = session.ledger_to_read
    selection = selection_of(ledger, given)
    entries = entries_of(ledger, ledger.recorded_predictions())
    articles = ledger.articles()
    if discretion:
        entries = [one for one in entries if not discretion.keeps_back(one)]
        articles = [one for one in articles if not discretion.keeps_back_article(one)]
    counted = count(
        entries,
        selection,
        day=day,
        is_past=day < session.today,
        due_only=due_only,
        articles=articles,
    )
    return replace(counted, doubtful=tuple(doubtful(ledger, counted.entries)))


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
        ids, draw = session.short_ids if room else {}, _bar(room, plain=plain)
        is_short = room is not None and draw is None
        return _card(counted, wanted, ids, draw, is_short=is_short)
    from predtrack.render.probabilities import ProbabilityCard

    scored = _probabilities(wanted.of, counted, wanted, by=wanted.by)
    return ProbabilityCard(scored, wanted.filters, wanted.detail)


def _page(
    session: Session, counted: Counted, wanted: Wanted, choose: Callable[[Discretion], Counted]
) -> Iterator[str]:
    """Return the page, which holds the record, the forecasts and the words, each apart.

    It is handed on, so what is withheld from a site is left out of it, and counted.
    """
    from predtrack.render.site.onepage import Page, discretion_of, to_page

    aliases = session.ledger_to_read.aliases()
    discretion = discretion_of(session.settings.site, aliases, counted.entries)
    withheld = sum(map(discretion.keeps_back, counted.entries))
    shown = choose(discretion) if withheld else counted
    forecasts = _probabilities(Of.FORECASTS, shown, wanted)
    words = _probabilities(Of.WORDS, shown, wanted)
    return to_page(Page(_card(shown, wanted, {}), forecasts, words, discretion, withheld))


Draw = Callable[[Interval], str]


def _card(
    counted: Counted,
    wanted: Wanted,
    ids: Mapping[str, str],
    draw: Draw | None = None,
    *,
    is_short: bool = False,
) -> Card:
    scorecard = score(
        counted,
        wanted.by or (By.WHO,),
        min_n=wanted.min_n or MIN_N,
        count_repeats=wanted.count_repeats,
    )
    return Card(scorecard, ids, wanted.filters, draw, is_short)


def _bar(room: int | None, *, plain: bool) -> Draw | None:
    """Draw bars where the terminal leaves room for them."""
    if room is None or room < BAR_ROOM:
        return None
    return partial(bar, plain=plain or is_plain())


def _probabilities(
    of: Of, counted: Counted, wanted: Wanted, *, by: tuple[By, ...] = ()
) -> ProbabilityScore:
    from predtrack.reading.language import language_of
    from predtrack.reading.likelihood import find_likelihood
    from predtrack.scorecard.probabilities import score_forecasts, score_words

    if of is Of.FORECASTS:
        return score_forecasts(counted, by)

    def read(words: Likelihood) -> Likelihood | None:
        if not wanted.lexicon:
            return words
        return find_likelihood(words.text, wanted.lexicon, language=language_of())

    return score_words(counted, by, read=read, count_repeats=wanted.count_repeats)
