"""The scorecard: what the record adds up to. Arithmetic only; rates run from 0 to 1.

A partly counts half in the hit rate and not at all in the strict rate. Questions and void ones
stand beside the count, never in it; overdue is not failed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import dropwhile

from predtrack.calibration import wilson
from predtrack.models.deadline import Basis
from predtrack.models.history import Did
from predtrack.models.identity import fold
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction, Role
from predtrack.selection import Entry


class By(StrEnum):
    """What a scorecard is grouped by."""

    AUTHOR = "author"
    OUTLET = "outlet"
    SPEAKER = "speaker"
    ARTICLE = "article"
    KIND = "kind"
    TAG = "tag"
    YEAR = "year"


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
    """One row: its key and label, and what it adds up to."""

    key: tuple[str, ...]
    label: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many statements were found by scanning, and how many of those were recorded."""

    found: int
    recorded: int


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Groups with their total; ``left_out`` counts what the grouping cannot count fairly."""

    by: By
    as_of: date
    min_n: int
    groups: tuple[Group, ...]
    total: Tally
    left_out: int
    removed: int
    coverage: Coverage | None

    def is_ranked(self, group: Group) -> bool:
        """Tell whether a group has enough resolved to be ranked by its rate."""
        return group.tally.n >= self.min_n


def score(
    entries: Sequence[Entry], by: By, *, today: date, min_n: int = 5, removed: int = 0
) -> Scorecard:
    """Add entries up in groups; rows with enough resolved come first, by rate, the rest by name."""
    members: dict[str, list[Prediction]] = {}
    labels: dict[str, str] = {}
    counted = []
    for entry in entries:
        keys = KEYS[by](entry)
        if keys:
            counted.append(entry.prediction)
        for key, label in dict(keys).items():
            members.setdefault(key, []).append(entry.prediction)
            labels.setdefault(key, label)
    groups = [
        Group((key,), labels[key], tally(predictions, today=today))
        for key, predictions in members.items()
    ]
    groups.sort(key=lambda group: _rank(group, min_n))
    return Scorecard(
        by=by,
        as_of=today,
        min_n=min_n,
        groups=tuple(groups),
        total=tally(counted, today=today),
        left_out=len(entries) - len(counted),
        removed=removed,
        coverage=_coverage(entries),
    )


def tally(predictions: Iterable[Prediction], *, today: date) -> Tally:
    """Count predictions: assertions by status, questions by answer."""
    every = list(predictions)
    assertions = [one for one in every if not one.is_question]
    statuses = Counter(one.status for one in assertions)
    answers = Counter(one.status for one in every if one.is_question)
    resolved = [one for one in assertions if one.status in COUNTED]
    return Tally(
        confirmed=statuses[Status.CONFIRMED],
        failed=statuses[Status.FAILED],
        partly=statuses[Status.PARTLY],
        void=statuses[Status.VOID],
        open=statuses[Status.OPEN],
        overdue=sum(one.is_overdue(today) for one in assertions),
        asked=Asked(
            yes=answers[Status.CONFIRMED],
            no=answers[Status.FAILED],
            void=answers[Status.VOID],
            open=answers[Status.OPEN],
        ),
        with_evidence=sum(bool(one.outcome and one.outcome.evidence) for one in resolved),
        dated=sum(_is_dated(one) for one in assertions),
        disputed=sum(any(note.role in DISPUTING for note in one.notes) for one in resolved),
        criteria=sum(_had_criterion(one) for one in resolved),
    )


COUNTED = frozenset({Status.CONFIRMED, Status.FAILED, Status.PARTLY})
DISPUTING = frozenset({Role.SPEAKER, Role.JUDGE})
RISKED = frozenset({Basis.STATED, Basis.RELATIVE})
"""Bases by which the article itself gave the date."""


def _is_dated(prediction: Prediction) -> bool:
    return prediction.deadline.latest is not None and prediction.deadline.basis in RISKED


def _had_criterion(prediction: Prediction) -> bool:
    """Tell from the history whether the criterion stood, as it is, before the outcome."""
    if not prediction.criterion:
        return False
    judged = dropwhile(lambda change: change.did is not Did.RESOLVE, prediction.history)
    return not any("criterion" in change.was for change in judged)


def _coverage(entries: Iterable[Entry]) -> Coverage | None:
    articles = {entry.article.id: entry.article for entry in entries if entry.article.scans}
    if not articles:
        return None
    latest = [article.scans[-1] for article in articles.values()]
    return Coverage(sum(scan.found for scan in latest), sum(scan.recorded for scan in latest))


def _rank(group: Group, min_n: int) -> tuple[bool, float, str]:
    name = fold(group.label).lstrip("([\"' ")
    if group.tally.n < min_n:
        return (True, 0.0, name)
    return (False, -(group.tally.hit.rate or 0.0), name)


Keys = Sequence[tuple[str, str]]


def _authors(entry: Entry) -> Keys:
    if entry.prediction.speaker:
        return ()
    return [(fold(name), name) for name in entry.article.authors] or [("", "(author not named)")]


def _outlet(entry: Entry) -> Keys:
    outlet = entry.article.outlet
    return [(fold(outlet), outlet)] if outlet else [("", "(outlet not named)")]


def _speaker(entry: Entry) -> Keys:
    speaker = entry.prediction.speaker
    return [(fold(speaker), speaker)] if speaker else ()


def _tags(entry: Entry) -> Keys:
    return [(tag, tag) for tag in entry.prediction.tags] or [("", "(no tag)")]


def _year(entry: Entry) -> Keys:
    published = entry.article.published
    return [(str(published.year), str(published.year))] if published else [("", "(no date)")]


KEYS: dict[By, Callable[[Entry], Keys]] = {
    By.AUTHOR: _authors,
    By.OUTLET: _outlet,
    By.SPEAKER: _speaker,
    By.ARTICLE: lambda entry: [(entry.article.id, entry.article.label)],
    By.KIND: lambda entry: [(entry.prediction.kind.value, entry.prediction.kind.value)],
    By.TAG: _tags,
    By.YEAR: _year,
}
"""How each grouping names the groups of an entry: key and label; none leaves the entry out."""
