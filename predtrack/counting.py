"""Counting: which entries a score counts, and which stand beside it.

Each is taken as its article gave it, and as it stood at the end of the day of the score.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from predtrack.models.deadline import Deadline
from predtrack.models.identity import fold
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.replay import as_it_stood, as_the_article_gave_it
from predtrack.selection import Entry, Selection, select


class Of(StrEnum):
    """What is scored: what came true, the readers' forecasts, or the speakers' words."""

    RECORD = "record"
    FORECASTS = "forecasts"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Move:
    """A deadline that was edited later: the article's, by which it is scored, and the edited."""

    id: str
    given: Deadline
    edited: Deadline


@dataclass(frozen=True, slots=True)
class Counted:
    """What a score counts, on its day; ``removed`` and ``later`` were left out of it.

    ``whole`` are the entries that would count if nothing were asked for: the base rate is theirs.
    """

    entries: tuple[Entry, ...]
    whole: tuple[Entry, ...]
    day: date
    moves: tuple[Move, ...] = ()
    removed: int = 0
    later: int = 0


def count(
    recorded: Sequence[Entry], selection: Selection, *, day: date, due_only: bool = False
) -> Counted:
    """Choose what counts of all that was ever recorded, as it stood at the end of a day."""
    then = [entry for entry in (_as_it_stood(entry, day) for entry in recorded) if entry]
    given = [_as_given(entry, day) for entry in then]
    found = select(given, selection, today=day)
    kept = [entry for entry in found if not entry.prediction.is_removed]
    counted = [one for one in kept if not due_only or one.prediction.deadline.has_closed(day)]
    return Counted(
        entries=tuple(counted),
        whole=tuple(entry for entry in given if not entry.prediction.is_removed),
        day=day,
        moves=tuple(_moves(counted, then)),
        removed=len(found) - len(kept),
        later=len(recorded) - len(then),
    )


def once(entries: Iterable[Entry], *, of_one: bool = False) -> list[Entry]:
    """Leave one of each asserter's linked entries: a resolved one before others, the first said.

    ``of_one`` says that all entries are one asserter's, alone or with others.
    """
    chosen: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        key = _claim_of(entry, of_one=of_one)
        before = chosen.get(key)
        chosen[key] = entry if before is None else min(before, entry, key=_claim_to_count)
    return list(chosen.values())


def _claim_of(entry: Entry, *, of_one: bool) -> tuple[str, ...]:
    """Name the claim that an entry makes, and who makes it."""
    prediction = entry.prediction
    if not prediction.linked:
        return (prediction.id,)
    asserters = () if of_one else sorted(map(fold, prediction.asserters(entry.article)))
    return (min(prediction.id, *prediction.linked), *asserters)


RESOLVED_FIRST = {Status.OPEN: 1, Status.VOID: 2}
"""Of the same claim, what was resolved as right, wrong or partly speaks before these."""


def _claim_to_count(entry: Entry) -> tuple[int, date, str]:
    prediction = entry.prediction
    standing = RESOLVED_FIRST.get(prediction.status, 0)
    return standing, entry.article.published or date.max, prediction.id


def _as_it_stood(entry: Entry, day: date) -> Entry | None:
    prediction = as_it_stood(entry.prediction, day)
    if prediction is entry.prediction:
        return entry
    return None if prediction is None else Entry(prediction, entry.article)


def _as_given(entry: Entry, day: date) -> Entry:
    prediction = as_the_article_gave_it(entry.prediction, day)
    return entry if prediction is entry.prediction else replace(entry, prediction=prediction)


def _moves(counted: Iterable[Entry], then: Iterable[Entry]) -> Iterable[Move]:
    edited = {entry.prediction.id: entry.prediction for entry in then}
    for entry in counted:
        one: Prediction = entry.prediction
        if (now := edited[one.id].deadline) != one.deadline:
            yield Move(one.id, one.deadline, now)
