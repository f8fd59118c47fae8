"""The scorecard: what the record adds up to. Arithmetic only; rates run from 0 to 1.

A partly counts half in the hit rate and not at all in the strict rate. Questions and void ones
stand beside the count, never in it; overdue is not failed. Linked entries of one asserter are one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import dropwhile
from typing import NamedTuple

from predtrack.calibration import wilson
from predtrack.counting import Counted, once
from predtrack.grouping import IN_ORDER, By, group, is_grouped, place
from predtrack.models.article import OWN
from predtrack.models.deadline import Basis
from predtrack.models.history import Did
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction, Role
from predtrack.selection import Entry


@dataclass(frozen=True, slots=True)
class Interval:
    """A rate with the ends of its 95 % interval; None where nothing was counted."""

    rate: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Asked:
    """The open questions, counted apart: how they were answered."""

    yes: int = 0
    no: int = 0
    void: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of assertions, and of questions beside them.

    ``dated`` are the assertions whose article gave a date, ``disputed`` those with a note of the
    speaker or a second judge, ``criteria`` those whose criterion stood before the outcome.
    """

    confirmed: int
    failed: int
    partly: int
    void: int
    open: int
    overdue: int
    asked: Asked
    with_evidence: int
    dated: int
    disputed: int
    criteria: int

    @property
    def n(self) -> int:
        """How many were resolved as right, wrong or partly."""
        return self.confirmed + self.failed + self.partly

    @property
    def assertions(self) -> int:
        """How many assert something, resolved or not."""
        return self.n + self.void + self.open

    @property
    def hit(self) -> Interval:
        """The hit rate: confirmed and half of partly, over n."""
        return self._interval(self.confirmed + self.partly / 2)

    @property
    def strict(self) -> Interval:
        """The strict rate: confirmed over n."""
        return self._interval(self.confirmed)

    def _interval(self, successes: float) -> Interval:
        if not self.n:
            return Interval(None, None, None)
        low, high = wilson(successes, self.n)
        return Interval(successes / self.n, low, high)


@dataclass(frozen=True, slots=True)
class Group:
    """One row: its key and labels, a part for each ``By``, and what it adds up to."""

    key: tuple[str, ...]
    labels: tuple[str, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many statements were found by scanning, and how many of those were recorded."""

    found: int
    recorded: int


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Groups with their total, and beside them what was counted and the base rate of the whole.

    ``left_out`` counts what the grouping cannot count fairly, ``repeats`` the linked entries that
    said again what their asserter had said.
    """

    by: tuple[By, ...]
    min_n: int
    groups: tuple[Group, ...]
    total: Tally
    base: Tally
    left_out: int
    repeats: int
    coverage: Coverage | None
    counted: Counted

    @property
    def ranks(self) -> bool:
        """True where rows are ranked by rate: by one grouping, without an order of its own."""
        return len(self.by) == 1 and self.by[0] not in IN_ORDER

    def is_ranked(self, group: Group) -> bool:
        """Tell whether a group has enough resolved to be ranked by its rate."""
        return self.ranks and group.tally.n >= self.min_n


def score(
    counted: Counted, by: Sequence[By], *, min_n: int = 5, count_repeats: bool = False
) -> Scorecard:
    """Add entries up in groups; rows with enough resolved come first, by rate, the rest by name.

    A reader's own questions are never in the record.
    """
    whole, said = map(_published, (counted.whole, counted.entries))
    every = [entry for entry in said if is_grouped(entry, by)]
    marks = {entry.prediction.id: _mark(entry.prediction, counted.day) for entry in whole}
    is_one_asserter = not {By.AUTHOR, By.SPEAKER}.isdisjoint(by)

    def added(entries: list[Entry], *, of_one: bool = False) -> Tally:
        chosen = entries if count_repeats else once(entries, of_one=of_one)
        return _total(Counter([marks[entry.prediction.id] for entry in chosen]))

    groups = [
        Group(row.key, row.labels, added(row.entries, of_one=is_one_asserter))
        for row in group(every, by)
    ]
    total = added(every)
    card = Scorecard(
        by=tuple(by),
        min_n=min_n,
        groups=tuple(groups),
        total=total,
        base=total if len(every) == len(whole) else added(whole),
        left_out=len(said) - len(every),
        repeats=0 if count_repeats else len(every) - len(once(every)),
        coverage=_coverage(counted),
        counted=counted,
    )
    return replace(card, groups=tuple(sorted(groups, key=partial(_order, card))))


def _published(entries: Iterable[Entry]) -> list[Entry]:
    """Leave out a reader's own questions."""
    return [entry for entry in entries if entry.article.outlet != OWN or not entry.article.is_own]


def tally(predictions: Iterable[Prediction], *, day: date) -> Tally:
    """Count predictions as they stand on a day: assertions by status, questions by answer."""
    return _total(Counter(_mark(one, day) for one in predictions))


class Mark(NamedTuple):
    """What one prediction adds to a tally; few differ, so that thousands are counted at once."""

    is_question: bool
    status: Status
    is_overdue: bool
    is_dated: bool
    has_evidence: bool
    is_disputed: bool
    had_criterion: bool


DISPUTING = frozenset({Role.SPEAKER, Role.JUDGE})
RISKED = frozenset({Basis.STATED, Basis.RELATIVE})
"""Bases by which the article itself gave the date."""


def _mark(one: Prediction, day: date) -> Mark:
    status, deadline = one.status, one.deadline
    is_counted = status is not Status.OPEN and status is not Status.VOID
    return Mark(
        one.is_question,
        status,
        status is Status.OPEN and deadline.has_closed(day),
        deadline.latest is not None and deadline.basis in RISKED,
        is_counted and bool(one.outcome and one.outcome.evidence),
        is_counted and any(note.role in DISPUTING for note in one.notes),
        is_counted and _had_criterion(one),
    )


def _total(marks: Counter[Mark]) -> Tally:
    assertions = Counter({mark: n for mark, n in marks.items() if not mark.is_question})
    statuses, answers = Counter[Status](), Counter[Status]()
    for mark, n in marks.items():
        (answers if mark.is_question else statuses)[mark.status] += n
    return Tally(
        confirmed=statuses[Status.CONFIRMED],
        failed=statuses[Status.FAILED],
        partly=statuses[Status.PARTLY],
        void=statuses[Status.VOID],
        open=statuses[Status.OPEN],
        overdue=sum(n for mark, n in assertions.items() if mark.is_overdue),
        asked=Asked(
            yes=answers[Status.CONFIRMED],
            no=answers[Status.FAILED],
            void=answers[Status.VOID],
            open=answers[Status.OPEN],
        ),
        with_evidence=sum(n for mark, n in assertions.items() if mark.has_evidence),
        dated=sum(n for mark, n in assertions.items() if mark.is_dated),
        disputed=sum(n for mark, n in assertions.items() if mark.is_disputed),
        criteria=sum(n for mark, n in assertions.items() if mark.had_criterion),
    )


def _had_criterion(prediction: Prediction) -> bool:
    """Tell from the history whether the criterion stood, as it is, before the outcome."""
    if not prediction.criterion:
        return False
    judged = dropwhile(lambda change: change.did is not Did.RESOLVE, prediction.history)
    return not any("criterion" in change.was for change in judged)


def _coverage(counted: Counted) -> Coverage | None:
    """Add up what the last scan of each article had found, on the day of the score."""
    articles = {entry.article.id: entry.article for entry in counted.entries}
    latest = {
        article.id: scan
        for article in articles.values()
        for scan in article.scans
        if scan.at.date() <= counted.day
    }
    if not latest:
        return None
    scans = latest.values()
    return Coverage(sum(scan.found for scan in scans), sum(scan.recorded for scan in scans))


def _order(card: Scorecard, one: Group) -> tuple[bool, float, tuple[tuple[int, str], ...]]:
    is_ranked = card.is_ranked(one)
    rate = -(one.tally.hit.rate or 0.0) if is_ranked else 0.0
    return not is_ranked, rate, place(one.labels, card.by)
