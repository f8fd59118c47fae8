"""The scorecard: what the record adds up to. Arithmetic only; rates run from 0 to 1.

A partly counts half in the hit rate and not at all in the strict rate. Questions and void ones
stand beside the count, never in it; overdue is not failed. Linked cases of one asserter are one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import NamedTuple

from predtrack.models.outcome import Status
from predtrack.scorecard.calibration import wilson
from predtrack.scorecard.case import Case
from predtrack.scorecard.counting import Counted, Remarks, once, split_claims
from predtrack.scorecard.grouping import IN_ORDER, By, group, is_grouped, place

MIN_N = 5
"""Fewest resolved in a row that is ranked, where nothing else is asked for."""


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
    """How many statements were found by scanning, and how many of those are on record."""

    found: int
    recorded: int


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Groups with their total, and beside them what was counted and the base rate of the whole.

    ``left_out`` counts what the grouping cannot count fairly, ``repeats`` the linked cases that
    said again what their asserter had said, ``split`` the linked claims that came out differently.
    """

    by: tuple[By, ...]
    min_n: int
    groups: tuple[Group, ...]
    total: Tally
    base: Tally
    left_out: int
    repeats: int
    split: int
    coverage: Coverage | None
    counted: Counted
    remarks: Remarks

    @property
    def ranks(self) -> bool:
        """True where rows are ranked by rate: by one grouping, without an order of its own."""
        return len(self.by) == 1 and self.by[0] not in IN_ORDER

    def is_ranked(self, group: Group) -> bool:
        """Tell whether a group has enough resolved to be ranked by its rate."""
        return self.ranks and group.tally.n >= self.min_n


def score(
    counted: Counted, by: Sequence[By], *, min_n: int = MIN_N, count_repeats: bool = False
) -> Scorecard:
    """Add cases up in groups; rows with enough resolved come first, by rate, the rest by name.

    A reader's own questions are never in the record.
    """
    whole = _published(counted.whole)
    said = whole if counted.cases is counted.whole else _published(counted.cases)
    every = [case for case in said if is_grouped(case, by)]
    is_one_asserter = not {By.AUTHOR, By.SPEAKER}.isdisjoint(by)
    marks = {case.id: _mark(case, counted.day) for case in whole}

    def added(cases: Iterable[Case]) -> Tally:
        return _total(Counter([marks[case.id] for case in cases]))

    rows = group(every, by)
    pairs = [(every, once(every))]
    pairs += [(row.cases, once(row.cases, of_one=is_one_asserter and all(row.key))) for row in rows]
    total, *tallies = [added(cases if count_repeats else kept) for cases, kept in pairs]
    groups = [Group(row.key, row.labels, tally) for row, tally in zip(rows, tallies, strict=True)]
    card = Scorecard(
        by=tuple(by),
        min_n=min_n,
        groups=tuple(groups),
        total=total,
        base=total if every == whole else added(whole if count_repeats else once(whole)),
        left_out=len(said) - len(every),
        remarks=counted.remarks.of({case.id for case in every}),
        repeats=0 if count_repeats else _repeats(pairs),
        split=0 if count_repeats else split_claims(every),
        coverage=_coverage(counted),
        counted=counted,
    )
    return replace(card, groups=tuple(sorted(groups, key=partial(_order, card))))


def _published(cases: Iterable[Case]) -> list[Case]:
    """Leave out a reader's own questions."""
    return [case for case in cases if not case.article.is_own]


def _repeats(pairs: Iterable[tuple[list[Case], list[Case]]]) -> int:
    """Count the cases that the total or any row leaves out, as said again."""
    left: set[str] = set()
    for cases, kept in pairs:
        if len(cases) != len(kept):
            left |= {case.id for case in cases} - {case.id for case in kept}
    return len(left)


class Mark(NamedTuple):
    """What one prediction adds to a tally; few differ, so that thousands are counted at once."""

    is_question: bool
    status: Status
    is_overdue: bool
    is_dated: bool
    has_evidence: bool
    is_disputed: bool
    had_criterion: bool


def _mark(case: Case, today: date) -> Mark:
    return Mark(
        case.is_question,
        case.status,
        case.status is Status.OPEN and case.has_closed(today),
        case.is_dated,
        case.has_evidence,
        case.is_disputed,
        case.had_criterion,
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


def _coverage(counted: Counted) -> Coverage | None:
    """Add up what the last scan of each article had found by the day, and what is on record."""
    found = {
        article.id: scan.found
        for article in counted.scanned
        for scan in article.scans
        if scan.at.date() <= counted.day
    }
    recorded = Counter(case.article.id for case in counted.whole if case.article.id in found)
    if not found:
        return None
    return Coverage(sum(found.values()), sum(min(recorded[one], found[one]) for one in found))


def _order(card: Scorecard, one: Group) -> tuple[bool, float, tuple[tuple[int, str], ...]]:
    is_ranked = card.is_ranked(one)
    rate = -(one.tally.hit.rate or 0.0) if is_ranked else 0.0
    return not is_ranked, rate, place(one.labels, card.by)
