"""Replacing: a record from a file in the place of the one on record, with a trace of it.

The one on record keeps its history, which gets an entry with the values that were replaced and the
file's name. Nothing that only the ledger has is lost, and outcomes that differ never merge.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from msgspec.structs import fields, replace

from predtrack.errors import InvalidValue
from predtrack.ledger.records import Record
from predtrack.models.history import Did, Signature, followed
from predtrack.models.note import Note, Objection, Role
from predtrack.models.prediction import Prediction
from predtrack.models.record import to_record

Kept = TypeVar("Kept", bound=Record)
Value = TypeVar("Value")

GATHERED = frozenset({"notes", "forecasts", "scans", "linked"})
"""Fields that hold what each side gathered: both are kept."""


def merged(ours: Kept, theirs: Kept, *, source: str, signed: Signature) -> Kept:
    """Return our record with the values of theirs; ``ours`` itself where none differs.

    Theirs is taken whole where its history says how it became what it is from ours. Our outcome
    stands; another one of theirs comes in as a note of a second judge. What is ours with less is
    not taken.

    Raises:
        InvalidValue: one of the two was removed since they parted.
    """
    if _goes_on(ours, theirs):
        return theirs
    if _goes_on(theirs, ours):
        return ours
    _refuse_half_removed(ours, theirs)
    changed = _differing(ours, theirs)
    if not changed:
        return ours
    was = {name: to_record(getattr(ours, name)) for name in changed}
    why = f"by {source}"
    history = followed(ours.history, Did.REPLACE, signed=signed, why=why, was=was)
    return replace(ours, history=history, **changed)


def _goes_on(ours: Kept, theirs: Kept) -> bool:
    """Tell whether a record is ours with later changes, each of them in its history."""
    known = len(ours.history)
    if len(theirs.history) <= known or theirs.history[:known] != ours.history:
        return False
    record = to_record(theirs)
    for change in reversed(theirs.history[known:]):
        record |= change.was
    return bool(record | {"history": None} == to_record(ours) | {"history": None})


def _differing(ours: Kept, theirs: Kept) -> dict[str, Any]:
    values = {one.name: getattr(theirs, one.name) for one in fields(ours)}
    del values["history"]
    for name in GATHERED & values.keys():
        values[name] = _together(getattr(ours, name), values[name])
    if isinstance(ours, Prediction) and isinstance(theirs, Prediction) and ours.outcome:
        values |= _our_outcome(ours, theirs, values["notes"])
    return {name: value for name, value in values.items() if value != getattr(ours, name)}


def _refuse_half_removed(ours: Record, theirs: Record) -> None:
    if not isinstance(ours, Prediction) or not isinstance(theirs, Prediction):
        return
    if ours.is_removed is not theirs.is_removed:
        here, there = ("is", "is not") if ours.is_removed else ("is not", "is")
        raise InvalidValue(f"{ours.id} {here} removed here and {there} there: bring them together")


def _together(ours: Iterable[Value], theirs: Iterable[Value]) -> tuple[Value, ...]:
    """Return what either side has, once; of an objection the answered form."""
    first: dict[Any, Value] = {}
    for one in (*ours, *theirs):
        key = replace(one, state=None, answer=None) if isinstance(one, Note) else one
        if key not in first or _is_waiting(first[key]):
            first[key] = one
    return tuple(first.values())


def _is_waiting(one: object) -> bool:
    return isinstance(one, Note) and one.state is Objection.WAITING


def _our_outcome(ours: Prediction, theirs: Prediction, notes: tuple[Note, ...]) -> dict[str, Any]:
    """Return the outcome that stands, and the notes with theirs as a second judgement."""
    kept: dict[str, Any] = {"status": ours.status, "outcome": ours.outcome}
    other = theirs.outcome
    if other is None or ours.outcome is None or other == ours.outcome:
        return kept
    evidence = _together(ours.outcome.evidence, other.evidence)
    if replace(other, evidence=evidence) == replace(ours.outcome, evidence=evidence):
        return kept | {"outcome": replace(other, evidence=evidence)}
    said = [other.observed, other.note, *(one.url for one in other.evidence[1:])]
    text = "; ".join(filter(None, said)) or f"judged {other.status} on {other.decided}"
    url = other.evidence[0].url if other.evidence else None
    at = theirs.history[-1].at if theirs.history else ours.history[-1].at
    note = Note(at, other.by, Role.JUDGE, text, url, status=other.status)
    return kept | {"notes": _together(notes, [note])}
