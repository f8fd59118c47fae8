"""Predictions: recorded claims about the future, and the moves that the record allows.

Every move returns a new value whose history has one entry more, with the values it replaced; an
illegal move raises and changes nothing. Days are inclusive, as in ``deadline``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from predtrack.errors import (
    AlreadyResolved,
    CameLate,
    IllegalMove,
    InTheFuture,
    InvalidValue,
    OutsideWindow,
    WhyNeeded,
    WindowStillOpen,
)
from predtrack.models.article import Article
from predtrack.models.deadline import Deadline
from predtrack.models.history import Change, Did, Signature
from predtrack.models.outcome import Evidence, Outcome, Status
from predtrack.models.record import to_record
from predtrack.models.statement import Kind, Likelihood, Span

GUARDED = frozenset({"deadline", "claim", "kind", "no_change", "criterion"})
"""Fields whose change after the deadline could turn a miss into a hit: it needs its reason."""


class Role(StrEnum):
    """Who speaks in a note."""

    READER = "reader"
    SPEAKER = "speaker"
    JUDGE = "judge"


class Removal(StrEnum):
    """The two reasons for which a prediction may be taken out of the count."""

    DUPLICATE = "duplicate"
    MISTAKE = "mistake"


@dataclass(frozen=True, slots=True)
class Forecast:
    """The reader's own probability, from 0 to 1."""

    at: datetime
    by: str
    probability: float


@dataclass(frozen=True, slots=True)
class Note:
    """Something said beside the outcome; it changes no status."""

    at: datetime
    by: str
    role: Role
    text: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Prediction:
    """A claim about the future with its exact quote, source, deadline, status and history."""

    id: str
    status: Status
    deadline: Deadline
    kind: Kind
    no_change: bool
    claim: str
    quote: str
    article: str
    criterion: str | None = None
    translation: str | None = None
    speaker: str | None = None
    spans: tuple[Span, ...] = ()
    likelihood: Likelihood | None = None
    tags: tuple[str, ...] = ()
    outcome: Outcome | None = None
    forecasts: tuple[Forecast, ...] = ()
    notes: tuple[Note, ...] = ()
    linked: tuple[str, ...] = ()
    history: tuple[Change, ...] = field(default=())

    def __post_init__(self) -> None:
        if not self.quote.strip():
            raise InvalidValue("a prediction needs its quote")
        if not self.claim.strip():
            raise InvalidValue("a prediction needs a claim")
        if (self.outcome.status if self.outcome else Status.OPEN) is not self.status:
            raise InvalidValue(f"the status is {self.status}, the outcome says otherwise")

    @property
    def is_open(self) -> bool:
        """True while there is no outcome."""
        return self.status is Status.OPEN

    @property
    def is_question(self) -> bool:
        """True for an open question, which asserts nothing and is counted apart."""
        return self.kind is Kind.QUESTION

    @property
    def is_removed(self) -> bool:
        """True where the last thing done was to take it out of the count."""
        return bool(self.history) and self.history[-1].did is Did.REMOVE

    def is_overdue(self, today: date) -> bool:
        """Tell whether it is open past its deadline: derived, never stored."""
        return self.is_open and self.deadline.has_closed(today)

    def asserters(self, article: Article) -> tuple[str, ...]:
        """Name who said it: the speaker, else the article's authors."""
        return (self.speaker,) if self.speaker else article.authors

    def recorded(self, *, signed: Signature) -> Prediction:
        """Return it with the first entry of its history, or back in the count after a removal."""
        return self._changed(Did.RECORD, signed)

    def edited(
        self, changes: Mapping[str, Any], *, signed: Signature, why: str | None = None
    ) -> Prediction:
        """Return it with other values; ``self`` where none differs.

        Raises:
            WhyNeeded: a guarded field changes after the deadline, or after the outcome.
        """
        changes = {name: value for name, value in changes.items() if getattr(self, name) != value}
        if not changes:
            return self
        late = not self.is_open or self.deadline.has_closed(signed.at.date())
        guarded = sorted(GUARDED & changes.keys())
        if guarded and late and not why:
            words = " and ".join(name.replace("_", "-") for name in guarded)
            raise WhyNeeded(f"{self.id}: its deadline has passed, so a change of {words} is marked")
        return self._changed(Did.EDIT, signed, why, **changes)

    def moved(
        self, deadline: Deadline, did: Did, *, signed: Signature, why: str | None
    ) -> Prediction:
        """Return it with the deadline that an event's or an article's date gives it."""
        return self._changed(did, signed, why, deadline=deadline)

    def resolved(self, outcome: Outcome, *, signed: Signature) -> Prediction:
        """Return it with its outcome.

        Raises:
            AlreadyResolved: it has one; ``reopened`` comes first.
            IllegalMove: a question is answered partly.
        """
        if not self.is_open:
            raise AlreadyResolved(self.id, self.status)
        if self.is_question and outcome.status is Status.PARTLY:
            raise IllegalMove(f"{self.id} is a question: answer yes (confirm), no (fail), or void")
        return self._changed(Did.RESOLVE, signed, status=outcome.status, outcome=outcome)

    def reopened(self, *, signed: Signature, why: str | None) -> Prediction:
        """Return it open again; the old outcome stays in the history.

        Raises:
            IllegalMove: it is open.
            WhyNeeded: no reason is given.
        """
        if self.is_open:
            raise IllegalMove(f"{self.id} is open already: there is nothing to reopen")
        if not why:
            raise WhyNeeded(f"{self.id} is {self.status}")
        return self._changed(Did.REOPEN, signed, why, status=Status.OPEN, outcome=None)

    def noted(self, note: Note, *, signed: Signature) -> Prediction:
        """Return it with one note more."""
        return self._changed(Did.NOTE, signed, notes=(*self.notes, note))

    def with_evidence(self, evidence: Evidence, *, signed: Signature) -> Prediction:
        """Return it with more evidence for the outcome that it has."""
        if self.outcome is None:
            raise IllegalMove(f"{self.id} is open: evidence for later goes into a note")
        outcome = replace(self.outcome, evidence=(*self.outcome.evidence, evidence))
        return self._changed(Did.NOTE, signed, outcome=outcome)

    def removed(self, why: Removal, *, signed: Signature) -> Prediction:
        """Return it taken out of every list and score; its record and its history stay."""
        if self.is_removed:
            raise IllegalMove(f"{self.id} is removed already")
        return self._changed(Did.REMOVE, signed, why.value)

    def _changed(
        self, did: Did, signed: Signature, why: str | None = None, **values: Any
    ) -> Prediction:
        was = {name: to_record(getattr(self, name)) for name in values}
        change = Change(signed.at, signed.by, did, why, was)
        return replace(self, history=(*self.history, change), **values)


def outcome_day(
    prediction: Prediction, status: Status, on: date | None, *, today: date, published: date | None
) -> date | None:
    """Settle the day on which it happened, given or worked out; None means "day not given".

    Confirming a no-change takes its window's last day. Failing past the deadline takes the
    deadline. Within the window it is today. Void needs no day.

    Raises:
        InTheFuture, CameLate, OutsideWindow, WindowStillOpen: the day cannot be.
    """
    if on is not None and on > today:
        raise InTheFuture("the outcome's day", on, today)
    if on is not None and published is not None and on < published:
        raise InvalidValue(
            f"{prediction.id} was published on {published}: its outcome cannot be of {on}"
        )
    if status is Status.VOID:
        return on
    if prediction.no_change and prediction.deadline.latest is not None:
        return _no_change_day(prediction, status, on, prediction.deadline.latest, today)
    if on is not None:
        if status is Status.CONFIRMED and prediction.deadline.has_closed(on):
            raise CameLate(prediction.id, on, _latest(prediction))
        return on
    if not prediction.deadline.has_closed(today):
        return today
    return _latest(prediction) if status is Status.FAILED else None


def _no_change_day(
    prediction: Prediction, status: Status, on: date | None, latest: date, today: date
) -> date | None:
    if status is Status.CONFIRMED:
        if today <= latest:
            raise WindowStillOpen(prediction.id, latest)
        if on is not None and on != latest:
            raise IllegalMove(
                f"{prediction.id} is confirmed by its window's last day, {latest}, not by {on}"
            )
        return latest
    day = on or min(today, latest)
    earliest = prediction.deadline.earliest or day
    if not earliest <= day <= latest:
        raise OutsideWindow(prediction.id, day, earliest, latest)
    return day


def _latest(prediction: Prediction) -> date:
    latest = prediction.deadline.latest
    assert latest is not None, "asked only of a deadline that has closed"
    return latest
