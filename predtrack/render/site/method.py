"""The method page: how it is counted, in plain words, with figures by the code that counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from predtrack.models.prediction import Chosen
from predtrack.render.site.standings import Standings
from predtrack.render.site.words import rate_words
from predtrack.render.text import counted
from predtrack.scorecard.calibration import wilson
from predtrack.scorecard.record import Scorecard

EXAMPLE = (7, 12)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the page: its name in an address, its title and its paragraphs."""

    name: str
    title: str
    paragraphs: Sequence[str]


def chapters_of(standings: Standings) -> list[Chapter]:
    """Return what is to be said of how this edition counts."""
    card = standings.total
    parts = {
        ("counted", "What is counted"): _counted(card),
        ("rate", "How often it came true"): _rate(card),
        ("interval", "“Between … and … in 100”"): _interval(),
        ("ranking", "Who is compared with whom"): _ranking(standings),
        ("deadline", "By when"): _deadline(card),
        ("chosen", "How these were chosen"): _chosen(card),
        ("objections", "Objections and corrections"): _objections(card),
        ("left-out", "What is left out"): _left_out(standings),
    }
    return [
        Chapter(name, title, told)
        for (name, title), lines in parts.items()
        if (told := list(lines))
    ]


def _counted(card: Scorecard) -> Iterator[str]:
    total = card.total
    yield (
        "A prediction is a statement about the future that somebody made in public, kept word for "
        "word with its source. Whoever said it is scored for it: a minister who is quoted, not the "
        "journalist who quotes him. Words of somebody who is not named count for nobody."
    )
    yield (
        f"Here are {counted(total.assertions, 'prediction')}: {total.n:,} judged, {total.open:,} "
        f"open, {total.void:,} not counted because they can be neither right nor wrong."
    )
    if card.repeats:
        yield f"{card.repeats:,} say again what the same person had said, and count once."
    yield "Questions assert nothing, and are counted apart."


def _rate(card: Scorecard) -> Iterator[str]:
    total = card.total
    yield (
        "The rate is the number that came true out of those that were judged. What partly came "
        "true counts half; the strict rate does not count it at all. What is still open counts "
        "neither way, and neither does what is overdue: nobody has judged it yet."
    )
    if total.n:
        yield f"All together: {rate_words(total)}. Evidence is given for {total.with_evidence:,}."


def _interval() -> Iterator[str]:
    hits, n = EXAMPLE
    low, high = wilson(hits, n)
    yield (
        f"Somebody with {hits} of {n} may have been lucky or unlucky. The interval says which "
        f"rates would fit that record: {hits} of {n} fits anything between {low * 100:.0f} and "
        f"{high * 100:.0f} in 100. It is Wilson’s interval at 95 %: of a hundred such intervals, "
        "about ninety-five hold the rate that somebody would have in the long run. More judged "
        "predictions make it narrower."
    )


def _ranking(standings: Standings) -> Iterator[str]:
    yield (
        f"With fewer than {standings.min_n} judged, nobody is ranked: such rows stand apart, by "
        "name. Of the others, one stands before another only where the two intervals do not touch. "
        "“2–5” means that the record leaves any place from the second to the fifth; no place at "
        "all means that it cannot tell."
    )
    yield "Offices, bodies and groups of people (“analysts”) stand apart from persons."


def _deadline(card: Scorecard) -> Iterator[str]:
    total = card.total
    yield (
        "A deadline is the last day by which it should have come true, from the words of the "
        "statement or, where they give none, of its text. What comes later counts as not come "
        "true. A deadline that is edited afterwards changes nothing: it is judged by the first."
    )
    yield f"{total.dated:,} of {total.assertions:,} gave a date in their own words."
    if total.by_horizon:
        yield f"{total.by_horizon:,} more have that of their text."
    if total.assumed:
        yield f"{total.assumed:,} failed by a day that rests on an assumption."


def _chosen(card: Scorecard) -> Iterator[str]:
    drawn, total = card.total.chosen.get(Chosen.DRAWN, 0), card.total.assertions
    yield (
        "Whoever records predictions chooses them, and could choose to flatter or to harm. Each "
        "page says how its predictions came to be recorded, and how many of the statements that "
        "were found in the articles are on record."
    )
    if drawn:
        yield f"{drawn:,} of {total:,} were drawn at random."
    if card.coverage:
        found, recorded = card.coverage.found, card.coverage.recorded
        yield f"{recorded:,} of the {counted(found, 'statement')} found are recorded."


def _objections(card: Scorecard) -> Iterator[str]:
    number = sum(card.total.objections.values())
    yield (
        "Anybody may object, above all whoever is scored. An objection stands under what it is "
        "about, with its answer. Nothing is deleted: what was corrected is listed, with what stood "
        "there before, and what is taken out of the count keeps its page among the removed."
    )
    if number:
        yield f"So far there {'is' if number == 1 else 'are'} {counted(number, 'objection')}."


def _left_out(standings: Standings) -> Iterator[str]:
    edition = standings.edition
    if edition.withheld:
        yield f"Left out because they concern private persons: {edition.withheld:,}."
    if edition.removed:
        yield f"Taken out of the count, and listed: {len(edition.removed):,}."
