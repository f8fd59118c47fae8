"""The scorecard: what the record adds up to. Arithmetic only; rates run from 0 to 1.

A partly counts half in the hit rate and not at all in the strict rate. Questions and void ones
stand beside the count, never in it; overdue is not failed. Linked cases of one asserter are one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from predtrack.models.article import Article
from predtrack.models.note import Objection
from predtrack.models.outcome import Status
from predtrack.models.prediction import Chosen
from predtrack.models.statuses import COUNTED, IN_BETWEEN
from predtrack.scorecard.calibration import wilson
from predtrack.scorecard.case import Case
from predtrack.scorecard.counting import Counted, Remarks, claims_judged_differently, once
from predtrack.scorecard.grouping import (
    ASSERTED,
    IN_ORDER,
    By,
    Sort,
    group,
    is_grouped,
    place,
    sort_of,
)

Key = TypeVar("Key")
_SORTS = (None, *Sort)
"""Whom rows are about, in the order in which they stand."""
MIN_N = 5
"""Fewest resolved in a row that is ranked, where nothing else is asked for."""


class Interval(msgspec.Struct, frozen=True):
    """A rate with the ends of its 95 % interval; None where nothing was counted."""

    rate: float | None
    low: float | None
    high: float | None


class Asked(msgspec.Struct, frozen=True):
    """The open questions, counted apart: how they were answered."""

    yes: int = 0
    no: int = 0
    void: int = 0
    open: int = 0


class Tally(msgspec.Struct, frozen=True):
    """Counts of assertions, and of questions beside them.

    ``statuses`` counts the assertions by status;
    ``dated`` are those that gave a date, ``by_horizon`` those that have their text's,
    ``assumed`` those that failed on a date
    which rests on what can fail somebody; ``twice`` were judged by a second judge, and ``disputed``
    are those of them of which he says otherwise; ``objections`` and ``chosen`` count by where an
    objection stands and by how a prediction came to be recorded; ``criteria`` are those whose
    criterion stood before the outcome.
    """

    statuses: Mapping[Status, int]
    overdue: int
    asked: Asked
    with_evidence: int
    dated: int
    by_horizon: int
    assumed: int
    twice: int
    disputed: int
    objections: Mapping[Objection, int]
    chosen: Mapping[Chosen | None, int]
    criteria: int

    def of(self, status: Status) -> int:
        """Return how many stand in a status."""
        return self.statuses.get(status, 0)

    @property
    def confirmed(self) -> int:
        """How many were right."""
        return self.of(Status.CONFIRMED)

    @property
    def failed(self) -> int:
        """How many were wrong."""
        return self.of(Status.FAILED)

    @property
    def void(self) -> int:
        """How many can be neither right nor wrong."""
        return self.of(Status.VOID)

    @property
    def open(self) -> int:
        """How many were not judged yet."""
        return self.of(Status.OPEN)

    @property
    def between(self) -> Sequence[Status]:
        """The statuses neither right nor wrong that occur and count."""
        return [status for status in IN_BETWEEN if self.of(status)]

    @property
    def right(self) -> float:
        """How many were right, what is between by its weight: confirmed and half of partly."""
        return sum((one.weight or 0) * self.of(status) for status, one in COUNTED.items())

    @property
    def n(self) -> int:
        """How many were resolved as right, wrong or between."""
        return sum(self.of(status) for status in COUNTED)

    @property
    def assertions(self) -> int:
        """How many assert something, resolved or not."""
        return self.n + self.void + self.open

    @property
    def hit(self) -> Interval:
        """The hit rate: confirmed and half of partly, over n."""
        return self._interval(self.right)

    @property
    def strict(self) -> Interval:
        """The strict rate: confirmed over n."""
        return self._interval(self.confirmed)

    def _interval(self, successes: float) -> Interval:
        if not self.n:
            return Interval(None, None, None)
        low, high = wilson(successes, self.n)
        return Interval(successes / self.n, low, high)


class Group(msgspec.Struct, frozen=True):
    """One row: its key and labels, a part for each ``By``, and what it adds up to.

    ``sort`` is whom it is about, None where the rows are not by who said it.
    """

    key: tuple[str, ...]
    labels: tuple[str, ...]
    tally: Tally
    sort: Sort | None = None


class Coverage(msgspec.Struct, frozen=True):
    """How many statements were found by scanning, and how many of those are on record."""

    found: int
    recorded: int


class Scorecard(msgspec.Struct, frozen=True):
    """Groups with their total, and beside them what was counted and the base rate of the whole.

    ``left_out`` counts what the grouping cannot count fairly, ``repeats`` the linked cases that
    said again what their asserter had said, ``split`` the linked claims that came out differently.
    ``drawn`` are those of the total that were drawn at random, ``stated`` the total without those
    that failed on an assumed deadline.
    """

    by: tuple[By, ...]
    min_n: int
    groups: tuple[Group, ...]
    total: Tally
    base: Tally
    drawn: Tally
    stated: Tally
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
        return self.ranks and self.has_rate(group)

    def has_rate(self, group: Group) -> bool:
        """Tell whether a group is somebody's and has enough resolved for its rate to mean much."""
        return group.tally.n >= self.min_n and group.sort is not Sort.NOBODY


def score(
    counted: Counted, by: Sequence[By], *, min_n: int = MIN_N, count_repeats: bool = False
) -> Scorecard:
    """Add cases up in groups; rows with enough resolved come first, by rate, the rest by name.

    A reader's own questions are never in the record.
    """
    whole = _published(counted.whole)
    said = whole if counted.cases is counted.whole else _published(counted.cases)
    every = [case for case in said if is_grouped(case, by)]
    is_one_asserter = not ASSERTED.isdisjoint(by)
    marks = {case.id: _mark(case, counted.day) for case in whole}

    def marked(cases: Iterable[Case]) -> Counter[TallyMark]:
        return Counter([marks[case.id] for case in cases])

    rows = [(row, sort_of(row, by)) for row in group(every, by)]
    pairs = [(every, once(every))]
    for row, sort in rows:
        is_one = is_one_asserter and all(row.key) and sort is not Sort.NOBODY
        pairs.append((row.cases, once(row.cases, of_one=is_one)))
    kinds = [cases if count_repeats else kept for cases, kept in pairs]
    every_mark, *tallies = map(marked, kinds)
    total = _total(every_mark)
    groups = [
        Group(row.key, row.labels, _total(tally), sort)
        for (row, sort), tally in zip(rows, tallies, strict=True)
    ]
    card = Scorecard(
        by=tuple(by),
        min_n=min_n,
        groups=tuple(groups),
        total=total,
        base=total if every == whole else _total(marked(whole if count_repeats else once(whole))),
        drawn=_of_them(every_mark, lambda mark: mark.chosen is Chosen.DRAWN),
        stated=_of_them(every_mark, lambda mark: not mark.is_assumed),
        left_out=len(said) - len(every),
        remarks=counted.remarks.of({case.id for case in every}),
        repeats=0 if count_repeats else _repeats(pairs),
        split=0 if count_repeats else claims_judged_differently(every),
        coverage=coverage_of(counted.scanned, counted.whole, counted.day),
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


class TallyMark(msgspec.Struct, frozen=True):
    """What one prediction adds to a tally; few differ, so that thousands are counted at once."""

    is_question: bool
    status: Status
    is_overdue: bool
    is_dated: bool
    is_by_horizon: bool
    is_assumed: bool
    has_evidence: bool
    is_judged_twice: bool
    is_disputed: bool
    objections: tuple[Objection, ...]
    had_criterion: bool
    chosen: Chosen | None


def _mark(case: Case, today: date) -> TallyMark:
    return TallyMark(
        case.is_question,
        case.status,
        case.status is Status.OPEN and case.has_closed(today),
        case.is_dated,
        case.is_by_horizon,
        case.is_assumed,
        case.has_evidence,
        case.is_judged_twice,
        case.is_disputed,
        tuple(case.objections),
        case.had_criterion,
        case.chosen,
    )


def _of_them(marks: Counter[TallyMark], is_one: Callable[[TallyMark], bool]) -> Tally:
    return _total(Counter({mark: n for mark, n in marks.items() if is_one(mark)}))


def _total(marks: Counter[TallyMark]) -> Tally:
    assertions = Counter({mark: n for mark, n in marks.items() if not mark.is_question})
    statuses, answers = Counter[Status](), Counter[Status]()
    for mark, n in marks.items():
        (answers if mark.is_question else statuses)[mark.status] += n
    return Tally(
        statuses=statuses,
        overdue=sum(n for mark, n in assertions.items() if mark.is_overdue),
        asked=Asked(
            yes=answers[Status.CONFIRMED],
            no=answers[Status.FAILED],
            void=answers[Status.VOID],
            open=answers[Status.OPEN],
        ),
        with_evidence=sum(n for mark, n in assertions.items() if mark.has_evidence),
        dated=sum(n for mark, n in assertions.items() if mark.is_dated),
        by_horizon=sum(n for mark, n in assertions.items() if mark.is_by_horizon),
        assumed=sum(n for mark, n in assertions.items() if mark.is_assumed),
        twice=sum(n for mark, n in assertions.items() if mark.is_judged_twice),
        objections=_summed((state, n) for mark, n in marks.items() for state in mark.objections),
        chosen=_summed((mark.chosen, n) for mark, n in assertions.items()),
        disputed=sum(n for mark, n in assertions.items() if mark.is_disputed),
        criteria=sum(n for mark, n in assertions.items() if mark.had_criterion),
    )


def _summed(pairs: Iterable[tuple[Key, int]]) -> Counter[Key]:
    sums = Counter[Key]()
    for key, n in pairs:
        sums[key] += n
    return sums


def coverage_of(scanned: Iterable[Article], cases: Iterable[Case], day: date) -> Coverage | None:
    """Add up what the last scan of each article had found by a day, and what is on record of it."""
    found = {
        article.id: scan.found
        for article in scanned
        for scan in article.scans
        if scan.at.date() <= day
    }
    recorded = Counter(case.article.id for case in cases if case.article.id in found)
    if not found:
        return None
    return Coverage(sum(found.values()), sum(min(recorded[one], found[one]) for one in found))


def _order(card: Scorecard, one: Group) -> tuple[int, bool, float, tuple[tuple[int, str], ...]]:
    is_ranked = card.is_ranked(one)
    rate = -(one.tally.hit.rate or 0.0) if is_ranked else 0.0
    return _SORTS.index(one.sort), not is_ranked, rate, place(one.labels, card.by)
