"""Acts: what became of predictions, by the moment, for feeds.

They are read from histories, which are only appended to, so that an act keeps its number. A day
means its midnight in UTC.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from predtrack.models.history import Change, Did
from predtrack.models.note import Note, Objection
from predtrack.models.prediction import Prediction
from predtrack.models.selection import Entry


class Act(StrEnum):
    """What can become of a prediction."""

    RECORDED = "recorded"
    DUE = "due"
    RESOLVED = "resolved"
    AGAIN = "judged again"
    OBJECTED = "objected"


@dataclass(frozen=True, slots=True)
class ActStep:
    """An act on a prediction: the ``number``-th of its sort, from 1."""

    at: datetime
    act: Act
    number: int
    entry: Entry


def steps_of(entry: Entry, day: date) -> Iterator[ActStep]:
    """Yield what became of a prediction up to a day."""
    numbers = Counter[Act]()
    for at, act in (*_acts(entry.prediction), *_due(entry.prediction, day)):
        numbers[act] += 1
        yield ActStep(at, act, numbers[act], entry)


def in_order(step: ActStep) -> tuple[datetime, str, str, int]:
    """Sort key of steps: by the moment."""
    return step.at, step.entry.prediction.id, step.act, step.number


def _acts(prediction: Prediction) -> Iterator[tuple[datetime, Act]]:
    is_judged = False
    for place, change in enumerate(prediction.history):
        if change.did is Did.RECORD:
            yield change.at, Act.RECORDED
        elif change.did is Did.RESOLVE:
            yield change.at, Act.AGAIN if is_judged else Act.RESOLVED
            is_judged = True
        elif change.did is Did.NOTE and _is_objection(prediction, change, place):
            yield change.at, Act.OBJECTED


def _is_objection(prediction: Prediction, change: Change, place: int) -> bool:
    """Tell whether one objection more waits after a note than before it."""
    if "notes" not in change.was:
        return False
    later = prediction.history[place + 1 :]
    then = next((one.was["notes"] for one in later if "notes" in one.was), prediction.notes)
    return _waiting(then) > _waiting(change.was["notes"])


def _waiting(notes: Sequence[Note | Mapping[str, Any]]) -> int:
    states = (one.state if isinstance(one, Note) else one["state"] for one in notes)
    return sum(state == Objection.WAITING for state in states)


def _due(prediction: Prediction, day: date) -> Iterator[tuple[datetime, Act]]:
    """Yield that a deadline came while the prediction was on record and open."""
    latest, history = prediction.deadline.latest, prediction.history
    if latest is None or latest > day or not history or history[0].at.date() > latest:
        return
    outcome = prediction.outcome
    if outcome is None or outcome.decided >= latest:
        yield datetime.combine(latest, time(), UTC), Act.DUE
