"""Chances on the page: the scores of forecasts and of words, each with its calibration drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from predtrack.render.listing import percent_of
from predtrack.render.probabilities import ProbabilityCard, bin_words
from predtrack.render.rate import ends
from predtrack.render.site.figures import Calibration, calibration
from predtrack.render.text import harmless_on_page
from predtrack.scorecard.calibration import Bin
from predtrack.scorecard.counting import Of
from predtrack.scorecard.probabilities import ProbabilityScore, Scores

_TITLES = {Of.FORECASTS: "Forecasts", Of.WORDS: "Words of probability"}
_LEADS = {
    Of.FORECASTS: "The readers' own probabilities, which say nothing about those who were quoted.",
    Of.WORDS: "The speakers' words, “likely” and the like, each read as a lexicon reads it.",
}
WORDED = {"N": "n", "READ": "Words read"}
"""Headings that are put otherwise on the page: forecasts are no outcomes resolved."""
DRAWN = {"": "the readers' forecasts", "middle": "the middle of what the words mean"}
"""The readings whose calibration is drawn; the others have theirs in the table."""


class ChancesSection(msgspec.Struct, frozen=True):
    """A section of the page; ``rows`` and ``bins`` are cells, none where nothing is scored.

    ``is_single`` where one score stands in it, whose name the bins need not repeat.
    """

    of: Of
    title: str
    lead: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    bins: Sequence[Sequence[str]]
    is_single: bool
    drawing: Calibration | None
    drawn: str
    notes: Sequence[str]
    nothing: str


def sections_of(
    forecasts: ProbabilityScore, words: ProbabilityScore, own: int
) -> list[ChancesSection]:
    """Lay out the scores, a section each; ``own`` questions are among the forecasts."""
    return [_section(forecasts, own), _section(words, 0)]


def _section(score: ProbabilityScore, own: int) -> ChancesSection:
    card = ProbabilityCard(score, {})
    drawn = next((one for one in score.scores if one.reading in DRAWN and one.n), None)
    return ChancesSection(
        of=score.of,
        title=_TITLES[score.of],
        lead=_LEADS[score.of],
        headings=[WORDED.get(one.heading, one.heading.capitalize()) for one in card.columns],
        rows=card.rows(),
        bins=[cells for one in score.scores for cells in _bins(one)],
        is_single=sum(bool(one.n) for one in score.scores) == 1,
        drawing=_drawing(score.of, drawn) if drawn else None,
        drawn=DRAWN[drawn.reading] if drawn else "",
        notes=list(map(harmless_on_page, _notes(card, own))),
        nothing="" if drawn else card.footers()[0],
    )


def _notes(card: ProbabilityCard, own: int) -> Iterator[str]:
    score = card.score
    if any(one.n for one in score.scores) or any(score.unanswered.values()):
        yield from card.notes()
    if own:
        yield f"The reader's own questions, which never count in the record: {own:,}."


def _drawing(of: Of, scores: Scores) -> Calibration:
    points = "; ".join(map(bin_words, scores.bins))
    return calibration(
        scores.bins,
        name=f"calibration-{of}",
        title=f"Calibration of {DRAWN[scores.reading]} (n {scores.n:,})",
        description=f"A point for each ten percent that hold anything: {points}.",
    )


def _bins(scores: Scores) -> Iterator[list[str]]:
    for one in scores.bins:
        yield [scores.name, f"{one.low}-{one.high} %", *_bin_cells(one)]


def _bin_cells(one: Bin) -> list[str]:
    interval = ends(one.interval_low, one.interval_high)
    return [f"{one.n:,}", percent_of(one.mean), percent_of(one.rate), interval]
