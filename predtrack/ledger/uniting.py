"""Uniting: two records whose histories have a beginning in common, brought together by them.

What each side did since they parted is done again, one act after the other in the order of time,
so that every entry of the history says what it replaced. Where both gave a field another value,
they contradict: ours stands there, or theirs takes its place as what replaces it. An outcome, and
what it was judged by, is one side's alone.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from typing import Any, Generic, TypeVar

import msgspec
from msgspec.structs import replace

from predtrack.ledger.gathering import our_outcome
from predtrack.ledger.records import Record
from predtrack.models.article import Article
from predtrack.models.history import Change, Did, Signature, followed
from predtrack.models.prediction import JUDGED, Prediction
from predtrack.models.record import from_record, to_record

_Kept = TypeVar("_Kept", bound=Record)
Fields = dict[str, Any]

ORDERED: Mapping[str, Callable[[Any], Any]] = {
    "notes": lambda note: note["at"],
    "scans": lambda scan: scan["at"],
    "forecasts": lambda _: 0,
    "evidence": lambda _: 0,
    "linked": str,
    "tags": str,
}
"""Lists to which each side adds, and from which it takes, and what they are sorted by."""
LISTS = frozenset({"notes", "forecasts", "linked", "tags"})
"""Those of them that are a record's fields and have their place in its history."""
VERDICT = JUDGED | {"status", "outcome"}
"""An outcome, and the fields that it was judged by."""
TOGETHER = (VERDICT, frozenset({"voice", "speaker", "speaker_role"}), frozenset({"quote", "spans"}))
"""Fields that are one side's or the other's together."""
OF_READING = frozenset({"retrieved", "path", "encoding", "origin", "scans"})
"""What an article says of how it was read, which no history tells."""


class UnitedAct(msgspec.Struct, frozen=True):
    """An act, and the values that it gave to the fields of its ``was``, in the record's form."""

    change: Change
    after: Mapping[str, Any]

    @property
    def mark(self) -> str:
        """What is the same of one act in two histories, whatever else was done before it there."""
        was = self.change.was
        done = {name: _difference(name, was[name], self.after[name]) for name in sorted(was)}
        return json.dumps([to_record(replace(self.change, was={})), done], sort_keys=True)

    def without(self, names: frozenset[str]) -> UnitedAct:
        """Return it without some of its fields."""
        was = {name: value for name, value in self.change.was.items() if name not in names}
        return UnitedAct(replace(self.change, was=was), self.after)


class Side(msgspec.Struct, frozen=True, dict=True):
    """One side of a record: how it was when they parted, and what it alone did since."""

    base: Fields
    steps: Sequence[UnitedAct]
    last: Fields

    @cached_property
    def touched(self) -> frozenset[str]:
        """The fields that it gave a value since."""
        return frozenset(name for step in self.steps for name in step.change.was)


class Union(msgspec.Struct, Generic[_Kept], frozen=True, dict=True):
    """Two sides of a record that have a beginning in common.

    ``known`` counts the entries of that beginning, ``course`` is all that ours did since.
    """

    ours: _Kept
    theirs: _Kept
    here: Side
    there: Side
    course: Sequence[UnitedAct]
    known: int

    @cached_property
    def contradicts(self) -> frozenset[str]:
        """The fields of which both sides say something else."""
        return frozenset(name for name in self._claimed if not self._agrees(name))

    @cached_property
    def _claimed(self) -> frozenset[str]:
        """The fields that both sides gave a value, with all that belongs together with them."""
        ours, theirs = self.here.touched - LISTS, self.there.touched - LISTS
        found = ours & theirs
        for group in TOGETHER:
            if group & ours and group & theirs:
                found |= group & (ours | theirs)
        return found

    @property
    def _read_otherwise(self) -> frozenset[str]:
        """What theirs says of how an article was read, where it says something."""
        told = OF_READING & self.there.last.keys() - {"scans"}
        return frozenset(name for name in told if self.there.last[name] is not None)

    @cached_property
    def _ours_alone(self) -> frozenset[str]:
        """The fields to which theirs adds nothing.

        They contradict, or an outcome hangs on them, or theirs was taken in their place before.
        """
        found = {name for name in self._claimed if self._is_replaced(name)} | self.contradicts
        for group in TOGETHER:
            if group & found or (group is VERDICT and "status" in self._claimed):
                found |= group & self._claimed
        return frozenset(found)

    def _is_replaced(self, name: str) -> bool:
        acts = [step.change.did for step in self.here.steps if name in step.change.was]
        return acts[-1:] == [Did.REPLACE]

    def _agrees(self, name: str) -> bool:
        ours, theirs = self.here.last[name], self.there.last[name]
        return _bare(ours) == _bare(theirs) if name == "outcome" else bool(ours == theirs)

    def taking(self, *, theirs: bool, signed: Signature, did: Did, why: str | None) -> _Kept:
        """Return both together: where they contradict, ours stands, or theirs comes in its place.

        An outcome of ours stands in any case; another one of theirs is a second judgement.

        Raises:
            Misshapen, InvalidValue: what comes of it breaks a rule of the record.
        """
        told = self._replayed([*self.course, *self._added()])
        names = self.contradicts | self._read_otherwise if theirs else ()
        values = {name: getattr(self.theirs, name) for name in names}
        if isinstance(told, Prediction) and isinstance(self.theirs, Prediction) and told.outcome:
            values = {name: one for name, one in values.items() if name not in VERDICT}
            values |= our_outcome(told, self.theirs, told.notes) if self._claimed & VERDICT else {}
        values = {name: one for name, one in values.items() if getattr(told, name) != one}
        if not values:
            return self.ours if told == self.ours else told
        was = {name: to_record(getattr(told, name)) for name in values}
        did = Did.REPLACE if "status" in values else did
        history = followed(told.history, did, signed=signed, why=why, was=was)
        return replace(told, history=history, **values)

    def _added(self) -> Iterator[UnitedAct]:
        """Yield what theirs did that ours has not."""
        for step in self.there.steps:
            left = step.without(self._ours_alone)
            if left.change.was or not step.change.was:
                yield left

    def _replayed(self, steps: Sequence[UnitedAct]) -> _Kept:
        """Return the record after these acts, done one after the other from when the two parted."""
        record = _common(self.here.base, self.there.base)
        known, history = to_record(self.ours.history[: self.known]), list[Any]()
        for step in sorted(steps, key=lambda one: one.change.at):
            if step.change.did is Did.RECORD and not step.change.was and history:
                continue  # both recorded it: the first who did
            was = {name: record[name] for name in step.change.was}
            for name, before in step.change.was.items():
                record[name] = _redone(name, record[name], before, step.after[name])
            history.append(to_record(replace(step.change, was=was)))
        return from_record(type(self.ours), record | {"history": [*known, *history]})


def unite(ours: _Kept, theirs: _Kept) -> Union[_Kept] | None:
    """Return what unites two sides of a record, None where they have no beginning in common."""
    pairs = zip(ours.history, theirs.history, strict=False)
    known = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    here, there = _side(ours, known), _side(theirs, known)
    if not _began_alike(here.base, there.base, is_article=isinstance(ours, Article)):
        return None
    marks = Counter(step.mark for step in here.steps) & Counter(step.mark for step in there.steps)
    ours_alone = replace(here, steps=_own(here.steps, marks))
    theirs_alone = replace(there, steps=_own(there.steps, marks))
    return Union(ours, theirs, ours_alone, theirs_alone, here.steps, known)


def _side(record: Record, known: int) -> Side:
    """Go back from a record, act by act, to what it was after the entries that are known."""
    last = to_record(record)
    state, steps = dict(last), []
    for change in reversed(record.history[known:]):
        steps.append(UnitedAct(change, {name: state.get(name) for name in change.was}))
        state |= change.was
    return Side(state, steps[::-1], last)


def _own(steps: Sequence[UnitedAct], marks: Mapping[str, int]) -> list[UnitedAct]:
    """Return the acts of a side that the other has not, by the marks of those that both have."""
    own, left = list[UnitedAct](), dict(marks)
    for step in steps:
        if left.get(step.mark, 0) > 0:
            left[step.mark] -= 1
        else:
            own.append(step)
    return own


def _began_alike(ours: Fields, theirs: Fields, *, is_article: bool) -> bool:
    """Tell whether two sides were one when they parted, but for what no history tells."""
    loose = LISTS | {"history"} | (OF_READING if is_article else frozenset())
    return all(
        one == theirs.get(name) or name in loose or (is_article and None in (one, theirs.get(name)))
        for name, one in ours.items()
    )


def _common(ours: Fields, theirs: Fields) -> Fields:
    """Return how a record was when two sides parted: what either has that no history tells."""
    found = {name: theirs.get(name) if one is None else one for name, one in ours.items()}
    for name in (LISTS | {"scans"}) & ours.keys():
        found[name] = _redone(name, ours[name], [], theirs[name])
    return found


def _redone(name: str, now: Any, before: Any, after: Any) -> Any:
    """Return the value of a field on which a change is made again that led from one to another."""
    if now == before:
        return after
    if name in ORDERED:
        kept = [one for one in now if one in after or one not in before]
        return sorted(
            [*kept, *(one for one in after if one not in (*before, *now))], key=ORDERED[name]
        )
    if name == "outcome" and now and _bare(before) == _bare(after):
        evidence = _redone("evidence", now["evidence"], before["evidence"], after["evidence"])
        return now | {"evidence": evidence}
    return after


def _difference(name: str, before: Any, after: Any) -> Any:
    """Return what a change added to a field and took from it; of one that is no list, its value."""
    if name in ORDERED:
        return [
            [one for one in after if one not in before],
            [one for one in before if one not in after],
        ]
    if name == "outcome" and before and _bare(before) == _bare(after):
        return _difference("evidence", before["evidence"], after["evidence"])
    return after


def _bare(outcome: Any) -> Any:
    """Return an outcome without its evidence."""
    return outcome and outcome | {"evidence": []}
