"""Standings: what an edition adds up to, by everything that has a page of its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from predtrack.models.identity import fold
from predtrack.models.prediction import Prediction
from predtrack.models.selection import Entry
from predtrack.render.site.addresses import Place, address_of
from predtrack.render.site.edition import Edition
from predtrack.render.site.states import State, state_of
from predtrack.scorecard.case import Case
from predtrack.scorecard.counting import Counted
from predtrack.scorecard.grouping import By, Sort, group
from predtrack.scorecard.record import MIN_N, Scorecard, Tally, score

GROUPED = {
    Place.PERSON: By.WHO,
    Place.OUTLET: By.OUTLET,
    Place.ARTICLE: By.ARTICLE,
    Place.TAG: By.TAG,
}
"""How the record is grouped for the pages of each sort."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody or something that predictions are grouped by, the newest first.

    ``key`` is its folded name, or its id; of nobody in particular it is none that a name can have.
    """

    place: Place
    key: str
    name: str
    tally: Tally
    sort: Sort | None
    ids: Sequence[str]
    is_ranked: bool

    @property
    def has_page(self) -> bool:
        """False for those of whom nothing is named."""
        return fold(self.key) == self.key != ""

    @property
    def address(self) -> str:
        """Where its page stands."""
        return address_of(self.place, self.key)


class Standings:
    """The predictions of an edition with all that is counted of them, worked out when asked for."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.min_n = edition.site.min_n or MIN_N
        self.cases: Mapping[str, Case] = {case.id: case for case in edition.counted.cases}
        newest = sorted(edition.entries, key=_published, reverse=True)
        self.entries: Mapping[str, Entry] = {one.prediction.id: one for one in newest}

    def state(self, prediction: Prediction) -> State:
        """Tell how a prediction stands on the day of the edition."""
        return state_of(prediction, self.edition.day)

    @cached_property
    def total(self) -> Scorecard:
        """The record by person, with its total."""
        return self._card(By.WHO)

    @cached_property
    def persons(self) -> Mapping[str, Subject]:
        """Those who said something, by key, as they are ranked."""
        return self._subjects(Place.PERSON, self.total)

    @cached_property
    def subjects(self) -> Mapping[Place, Mapping[str, Subject]]:
        """All that predictions are grouped by, by sort and key."""
        return {
            place: self.persons if by is By.WHO else self._subjects(place, self._card(by))
            for place, by in GROUPED.items()
        }

    def of(self, ids: Iterable[str]) -> Counted:
        """Return what would be counted if there were these predictions alone."""
        chosen = list(ids)
        cases = tuple(self.cases[one] for one in chosen)
        return Counted(
            cases, cases, self.edition.day, entries=tuple(self.entries[one] for one in chosen)
        )

    def _card(self, by: By) -> Scorecard:
        return score(self.edition.counted, (by,), min_n=self.min_n)

    def _subjects(self, place: Place, card: Scorecard) -> dict[str, Subject]:
        order = {name: number for number, name in enumerate(self.entries)}
        rows = {row.key: row.cases for row in group(card.counted.cases, card.by)}
        return {
            one.key[0]: Subject(
                place, one.key[0], one.labels[0], one.tally, one.sort,
                sorted((case.id for case in rows[one.key]), key=order.__getitem__),
                card.is_ranked(one),
            )
            for one in card.groups
        }  # fmt: skip


def ranks(subjects: Sequence[Subject]) -> list[str]:
    """Say for each of those that are ranked which places its interval leaves it, "" for any.

    One stands before another where its whole interval lies above the other's.
    """
    ends = [(one.tally.hit.low or 0.0, one.tally.hit.high or 0.0) for one in subjects]
    lows, highs = sorted(low for low, _ in ends), sorted(high for _, high in ends)
    number = len(subjects)
    spans = [
        (1 + number - bisect_right(lows, high), number - bisect_left(highs, low))
        for low, high in ends
    ]
    return [_span(first, last, number) for first, last in spans]


def _span(first: int, last: int, number: int) -> str:
    if (first, last) == (1, number) and number > 1:
        return ""
    return str(first) if first == last else f"{first}–{last}"


def _published(entry: Entry) -> tuple[str, str]:
    day = entry.article.published
    return day.isoformat() if day else "", entry.prediction.id
