"""Acts: what became of predictions, by the moment, for feeds and for the page of corrections.

They are read from histories, which are only appended to, so that an act keeps its number. A day
means its midnight in UTC.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from itertools import chain

from predtrack.models.history import Change, Did
from predtrack.models.note import Note, Objection
from predtrack.models.prediction import Prediction
from predtrack.models.selection import Entry
from predtrack.render.detail import steps_of
from predtrack.render.site.edition import Edition


class Act(StrEnum):
    """What can become of a prediction."""

    RECORDED = "recorded"
    DUE = "due"
    RESOLVED = "resolved"
    AGAIN = "judged again"
    REOPENED = "reopened"
    OBJECTED = "objected"
    ANSWERED = "objection answered"
    MOVED = "deadline moved"
    CORRECTED = "corrected"
    ADDED = "evidence added"
    REMOVED = "removed"


TOLD = frozenset({Act.RECORDED, Act.DUE, Act.RESOLVED, Act.AGAIN, Act.OBJECTED})
"""Acts that feeds tell of."""
DID = {
    Did.RECORD: Act.RECORDED,
    Did.REOPEN: Act.REOPENED,
    Did.EVENT: Act.MOVED,
    Did.PUBLISHED: Act.MOVED,
    Did.REMOVE: Act.REMOVED,
    Did.EDIT: Act.CORRECTED,
    Did.RENAME: Act.CORRECTED,
    Did.REPLACE: Act.CORRECTED,
    Did.MERGE: Act.CORRECTED,
    Did.LINK: Act.CORRECTED,
}
"""What the changes are that are always one act."""


@dataclass(frozen=True, slots=True)
class Step:
    """An act on a prediction: the ``number``-th of its sort, from 1.

    ``words`` say what was replaced, ``why`` is the reason that was given.
    """

    at: datetime
    act: Act
    number: int
    entry: Entry
    words: str = ""
    why: str = ""


def steps_since(edition: Edition, day: date | None = None) -> list[Step]:
    """Return every act on what an edition shows after a day, or ever for None; the newest first.

    What was taken out of the count is among it; that a deadline passed is no change.
    """
    steps = chain.from_iterable(
        _changes(one, after=day) for one in (*edition.entries, *edition.removed)
    )
    return sorted(steps, key=in_order, reverse=True)


def told_of(entry: Entry, day: date) -> Iterator[Step]:
    """Yield the acts on a prediction that feeds tell of, up to a day."""
    numbers = Counter[Act]()
    for at, act, _ in chain(_acts(entry.prediction), _due(entry.prediction, day)):
        numbers[act] += 1
        if act in TOLD:
            yield Step(at, act, numbers[act], entry)


def in_order(step: Step) -> tuple[datetime, str, str, int]:
    """Sort key of steps: by the moment."""
    return step.at, step.entry.prediction.id, step.act, step.number


def _changes(entry: Entry, *, after: date | None) -> Iterator[Step]:
    history = entry.prediction.history
    if after and not (history and history[-1].at.date() > after):
        return
    words, numbers = steps_of(entry.prediction), Counter[Act]()
    for at, act, place in _acts(entry.prediction):
        numbers[act] += 1
        if after is None or at.date() > after:
            why = history[place].why or ""
            yield Step(at, act, numbers[act], entry, words[place], why)


def _acts(prediction: Prediction) -> Iterator[tuple[datetime, Act, int]]:
    """Yield the acts of a history: the moment, the act, and the place of the change."""
    is_judged = False
    for place, change in enumerate(prediction.history):
        if change.did is Did.RESOLVE:
            yield change.at, Act.AGAIN if is_judged else Act.RESOLVED, place
            is_judged = True
        elif change.did is Did.NOTE:
            yield from ((change.at, act, place) for act in _noted(prediction, change, place))
        elif change.did in DID:
            yield change.at, DID[change.did], place


def _noted(prediction: Prediction, change: Change, place: int) -> Iterator[Act]:
    """Tell whether a note brought an objection, an answer, or evidence."""
    if "notes" not in change.was:
        yield Act.ADDED
        return
    later = prediction.history[place + 1 :]
    then = next((one.was["notes"] for one in later if "notes" in one.was), None)
    before = Counter(one["state"] for one in change.was["notes"])
    after = Counter(_state(one) for one in (prediction.notes if then is None else then))
    if after[Objection.WAITING] > before[Objection.WAITING]:
        yield Act.OBJECTED
    elif after[Objection.WAITING] < before[Objection.WAITING]:
        yield Act.ANSWERED


def _state(note: Note | dict[str, str]) -> str | None:
    return note.state if isinstance(note, Note) else note["state"]


def _due(prediction: Prediction, day: date) -> Iterator[tuple[datetime, Act, int]]:
    """Yield that a deadline came while the prediction was on record and open."""
    latest, history = prediction.deadline.latest, prediction.history
    if latest is None or latest > day or not history or history[0].at.date() > latest:
        return
    outcome = prediction.outcome
    if outcome is None or outcome.decided >= latest:
        yield datetime.combine(latest, time(), UTC), Act.DUE, 0
