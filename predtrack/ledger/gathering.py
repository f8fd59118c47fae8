"""Gathering: what two sides of one record have each, both kept; of two outcomes one stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from msgspec.structs import replace

from predtrack.models.note import Note, Objection, Role
from predtrack.models.outcome import Outcome
from predtrack.models.prediction import Prediction

_Value = TypeVar("_Value")


def together(ours: Iterable[_Value], theirs: Iterable[_Value]) -> tuple[_Value, ...]:
    """Return what either side has, once; of an objection the answered form."""
    first: dict[Any, _Value] = {}
    for one in (*ours, *theirs):
        key = replace(one, state=None, answer=None) if isinstance(one, Note) else one
        if key not in first or _is_waiting(first[key]):
            first[key] = one
    return tuple(first.values())


def is_same_verdict(ours: Outcome | None, theirs: Outcome | None) -> bool:
    """Tell whether two outcomes differ in nothing but the evidence for them."""
    if ours is None or theirs is None:
        return ours is theirs
    return replace(theirs, evidence=()) == replace(ours, evidence=())


def our_outcome(ours: Prediction, theirs: Prediction, notes: tuple[Note, ...]) -> dict[str, Any]:
    """Return the outcome that stands, and the notes with theirs as a second judgement."""
    kept: dict[str, Any] = {"status": ours.status, "outcome": ours.outcome}
    other = theirs.outcome
    if other is None or ours.outcome is None or other == ours.outcome:
        return kept
    if is_same_verdict(ours.outcome, other):
        evidence = together(ours.outcome.evidence, other.evidence)
        return kept | {"outcome": replace(other, evidence=evidence)}
    said = [other.observed, other.note, *(one.url for one in other.evidence[1:])]
    text = "; ".join(filter(None, said)) or f"judged {other.status} on {other.decided}"
    url = other.evidence[0].url if other.evidence else None
    at = theirs.history[-1].at if theirs.history else ours.history[-1].at
    note = Note(at, other.by, Role.JUDGE, text, url, status=other.status)
    return kept | {"notes": together(notes, [note])}


def _is_waiting(one: object) -> bool:
    return isinstance(one, Note) and one.state is Objection.WAITING
