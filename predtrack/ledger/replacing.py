"""Replacing: a record from a file in the place of the one on record, with a trace of it.

The one on record keeps its history, which gets an entry with the values that were replaced and the
file's name. Nothing that only the ledger has is lost, and outcomes that differ never merge.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar

from msgspec.structs import fields, replace

from predtrack.errors import InvalidValue
from predtrack.ledger.gathering import our_outcome, together
from predtrack.ledger.records import Record
from predtrack.ledger.uniting import unite
from predtrack.models.history import Did, Signature, followed
from predtrack.models.prediction import Prediction
from predtrack.models.record import to_record

_Kept = TypeVar("_Kept", bound=Record)

GATHERED = frozenset({"notes", "forecasts", "scans", "linked"})
"""Fields that hold what each side gathered: both are kept."""


class Prefer(StrEnum):
    """Whose values stand where two records contradict."""

    OURS = "ours"
    THEIRS = "theirs"
    NEWER = "newer"

    def is_theirs(self, ours: Record, theirs: Record) -> bool:
        """Tell whether theirs is to stand: of the newer, where it was changed after ours."""
        if self is not Prefer.NEWER:
            return self is Prefer.THEIRS
        last = theirs.history[-1:]
        return bool(last) and all(one.at < last[0].at for one in ours.history[-1:])


def merged(
    ours: _Kept,
    theirs: _Kept,
    *,
    source: str,
    signed: Signature,
    prefer: Prefer = Prefer.THEIRS,
) -> _Kept:
    """Return our record with what theirs has; ``ours`` itself where nothing differs.

    Theirs is taken whole where its history says how it became what it is from ours, and both are
    united where they have a beginning in common; where they contradict, the preferred stands. Our
    outcome stands; another one of theirs comes in as a note of a second judge. What is ours with
    less is not taken.

    Raises:
        InvalidValue: one of the two was removed since they parted.
    """
    if _goes_on(ours, theirs):
        return theirs
    if _goes_on(theirs, ours):
        return ours
    _refuse_half_removed(ours, theirs)
    takes_theirs, why = prefer.is_theirs(ours, theirs), f"by {source}"
    union = unite(ours, theirs)
    if union:
        return union.taking(theirs=takes_theirs, signed=signed, did=Did.REPLACE, why=why)
    changed = _differing(ours, theirs)
    if not takes_theirs:
        changed = {name: one for name, one in changed.items() if name in GATHERED}
    if not changed:
        return ours
    was = {name: to_record(getattr(ours, name)) for name in changed}
    history = followed(ours.history, Did.REPLACE, signed=signed, why=why, was=was)
    return replace(ours, history=history, **changed)


def _goes_on(ours: _Kept, theirs: _Kept) -> bool:
    """Tell whether a record is ours with later changes, each of them in its history."""
    known = len(ours.history)
    if len(theirs.history) <= known or theirs.history[:known] != ours.history:
        return False
    record = to_record(theirs)
    for change in reversed(theirs.history[known:]):
        record |= change.was
    return bool(record | {"history": None} == to_record(ours) | {"history": None})


def _differing(ours: _Kept, theirs: _Kept) -> dict[str, Any]:
    values = {one.name: getattr(theirs, one.name) for one in fields(ours)}
    del values["history"]
    for name in GATHERED & values.keys():
        values[name] = together(getattr(ours, name), values[name])
    if isinstance(ours, Prediction) and isinstance(theirs, Prediction) and ours.outcome:
        values |= our_outcome(ours, theirs, values["notes"])
    return {name: value for name, value in values.items() if value != getattr(ours, name)}


def _refuse_half_removed(ours: Record, theirs: Record) -> None:
    if not isinstance(ours, Prediction) or not isinstance(theirs, Prediction):
        return
    if ours.is_removed is not theirs.is_removed:
        here, there = ("is", "is not") if ours.is_removed else ("is not", "is")
        raise InvalidValue(f"{ours.id} {here} removed here and {there} there: bring them together")
