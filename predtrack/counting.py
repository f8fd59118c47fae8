"""Counting: which entries a score counts, and which stand beside it.

Each is taken as its article gave it, and as it stood at the end of the day of the score.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from predtrack.models.deadline import Deadline
from predtrack.models.identity import fold
from predtrack.models.outcome import Status
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
    then = [entry for entry in [_as_it_stood(entry, day) for entry in recorded] if entry]
    given = [_as_given(entry, day) for entry in then]
    gone = [entry for entry in given if entry.prediction.is_removed]
    whole = [entry for entry in given if not entry.prediction.is_removed] if gone else given
    found = select(whole, selection, today=day)
    counted = [one for one in found if not due_only or one.prediction.deadline.has_closed(day)]
    edited = {now.prediction.id: old for old, now in zip(then, given) if now is not old}  # noqa: B905
    return Counted(
        entries=tuple(counted),
        whole=tuple(whole),
        day=day,
        moves=tuple(_moves(counted, edited)),
        removed=len(select(gone, selection, today=day)),
        later=len(recorded) - len(then),
    )


def once(entries: Iterable[Entry], *, of_one: bool = False) -> list[Entry]:
    """Leave one of each asserter's linked entries: a resolved one before others, the first said.

    ``of_one`` says that all entries are one asserter's, alone or with others.
    """
    every = list(entries)
    if not any(entry.prediction.linked for entry in every):
        return every
    chosen: dict[tuple[str, ...], Entry] = {}
    for entry in every:
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
    if not entry.prediction.history:
        return entry
    prediction = as_it_stood(entry.prediction, day)
    if prediction is entry.prediction:
        return entry
    return None if prediction is None else Entry(prediction, entry.article)


def _as_given(entry: Entry, day: date) -> Entry:
    if not entry.prediction.history:
        return entry
    prediction = as_the_article_gave_it(entry.prediction, day)
    return entry if prediction is entry.prediction else replace(entry, prediction=prediction)


def _moves(counted: Iterable[Entry], edited: Mapping[str, Entry]) -> Iterator[Move]:
    for prediction in (entry.prediction for entry in counted):
        if prediction.id in edited:
            now = edited[prediction.id].prediction.deadline
            yield Move(prediction.id, prediction.deadline, now)
