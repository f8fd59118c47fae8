"""Counting: which predictions a score counts, and which stand beside it.

Each is taken as its article gave it, and as it stood at the end of the day of the score.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from predtrack.models.article import Article
from predtrack.models.deadline import Deadline
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.replay import (
    altered_late,
    as_it_stood,
    as_the_article_gave_it,
    passed_deadline,
    was_judged_before,
)
from predtrack.models.selection import Entry, Selection, select
from predtrack.models.statement import Voice
from predtrack.scorecard.case import Case, case_of


class Of(StrEnum):
    """What is scored: what came true, the readers' forecasts, or the speakers' words."""

    RECORD = "record"
    FORECASTS = "forecasts"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Move:
    """A deadline that was moved: the one that counts, and the other.

    ``edited`` is the reader's where the article's counts, with the status that it was judged by
    it; ``passed`` one that had passed when its event's or article's date was corrected.
    """

    id: str
    counts: Deadline
    status: Status
    edited: Deadline | None = None
    judged: Status | None = None
    passed: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Remarks:
    """What the histories of some predictions say that bears on their score.

    ``rejudged`` were judged again after a first outcome; ``altered`` had fields that decide how
    they count changed after their deadline, each with the names of those.
    """

    moves: tuple[Move, ...] = ()
    rejudged: tuple[str, ...] = ()
    altered: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def of(self, ids: Container[str]) -> Remarks:
        """Return the remarks on some predictions only."""
        return Remarks(
            tuple(move for move in self.moves if move.id in ids),
            tuple(one for one in self.rejudged if one in ids),
            tuple(pair for pair in self.altered if pair[0] in ids),
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """What a score counts, on its day.

    Left out of it are the ``removed``, those recorded ``later``, and the ``quoted``: the words of
    speakers in the articles of an author who was asked for.
    ``whole`` are the cases that would count if nothing were asked for: the base rate is theirs.
    ``scanned`` are the articles whose scans tell how much of what was found is on record.
    ``entries`` are the values of the cases, in the same order; none where none were asked for.
    """

    cases: tuple[Case, ...]
    whole: tuple[Case, ...]
    day: date
    scanned: tuple[Article, ...] = ()
    entries: tuple[Entry, ...] = ()
    remarks: Remarks = Remarks()
    quoted: int = 0
    removed: int = 0
    later: int = 0


def count(
    recorded: Sequence[Entry],
    selection: Selection,
    *,
    day: date,
    is_past: bool = False,
    due_only: bool = False,
    articles: Iterable[Article] = (),
) -> Counted:
    """Choose what counts of all that was ever recorded, as it stood at the end of a past day.

    Where it is not ``is_past``, the day is today, and all that is recorded stands. ``articles`` are
    those that were scanned, whether or not anything was recorded of them.

    Raises:
        UnreadableHistory: what stood then cannot be worked out.
    """
    stood = [
        (one, as_it_stood(one.prediction, day) if is_past else one.prediction) for one in recorded
    ]
    then = [Entry(one, entry.article) for entry, one in stood if one]
    given = [_as_given(entry) for entry in then]
    judged = {one.prediction.id: one.prediction for one in then}
    standing = [entry for entry in given if not entry.prediction.is_removed]
    gone = [entry for entry in given if entry.prediction.is_removed]
    later = [entry for entry, one in stood if not one]
    found = [
        one
        for one in select(standing, selection, today=day)
        if not due_only or one.prediction.deadline.has_closed(day)
    ]
    entries = [
        one for one in found if not (selection.authors and one.prediction.voice is Voice.OTHER)
    ]
    cases = {one.prediction.id: _case(one) for one in standing}
    sources = {one.article.id for one in entries}
    return Counted(
        cases=tuple(cases[one.prediction.id] for one in entries),
        whole=tuple(cases.values()),
        day=day,
        scanned=tuple(one for one in articles if selection == Selection() or one.id in sources),
        entries=tuple(entries),
        remarks=_remarks(entries, judged),
        quoted=len(found) - len(entries),
        removed=_published(select(gone, selection, today=day)),
        later=_published(select(later, selection, today=day)),
    )


def once(cases: Iterable[Case], *, of_one: bool = False) -> list[Case]:
    """Leave one of each asserter's linked cases: a resolved one before others, the first said.

    ``of_one`` says that all cases are one asserter's, alone or with others. A question asserts
    nothing, and so never stands for an assertion.
    """
    every = list(cases)
    if not any(case.linked for case in every):  # as almost always, and looked at several times
        return every
    chosen: dict[tuple[object, ...], Case] = {}
    for case in every:
        key = _claim_of(case, of_one=of_one)
        before = chosen.get(key)
        chosen[key] = case if before is None else min(before, case, key=_claim_to_count)
    return list(chosen.values())


def split_claims(cases: Iterable[Case]) -> int:
    """Count the claims that an asserter made more than once and that came out differently."""
    outcomes: dict[tuple[object, ...], set[Status]] = {}
    for case in cases:
        if case.linked and case.status not in RESOLVED_FIRST:
            outcomes.setdefault(_claim_of(case), set()).add(case.status)
    return sum(len(statuses) > 1 for statuses in outcomes.values())


def _claim_of(case: Case, *, of_one: bool = False) -> tuple[object, ...]:
    """Name the claim that a case makes, and who makes it."""
    if not case.linked:
        return (case.id,)
    who = () if of_one else case.asserters
    return (min(case.id, *case.linked), case.is_question, *who)


RESOLVED_FIRST = {Status.OPEN: 1, Status.VOID: 2}
"""Of the same claim, what was resolved as right, wrong or partly speaks before these."""


def _claim_to_count(case: Case) -> tuple[int, date, str]:
    return RESOLVED_FIRST.get(case.status, 0), case.article.published or date.max, case.id


def _case(entry: Entry) -> Case:
    return case_of(entry.prediction, entry.article)


def _as_given(entry: Entry) -> Entry:
    """Return an entry as its article gave it; a reader's own question is as the reader has it."""
    if entry.article.is_own:
        return entry
    return Entry(as_the_article_gave_it(entry.prediction), entry.article)


def _published(entries: Iterable[Entry]) -> int:
    return sum(not entry.article.is_own for entry in entries)


def _remarks(entries: Iterable[Entry], judged: Mapping[str, Prediction]) -> Remarks:
    predictions = [entry.prediction for entry in entries]
    altered = ((one.id, fields) for one in predictions if (fields := altered_late(one)))
    return Remarks(
        moves=tuple(filter(None, (_move(one, judged[one.id]) for one in predictions))),
        rejudged=tuple(one.id for one in predictions if was_judged_before(one)),
        altered=tuple(altered),
    )


def _move(one: Prediction, judged: Prediction) -> Move | None:
    if one.deadline != judged.deadline:
        return Move(one.id, one.deadline, one.status, edited=judged.deadline, judged=judged.status)
    passed = passed_deadline(one)
    if passed is None or passed.latest == one.deadline.latest:
        return None
    return Move(one.id, one.deadline, one.status, passed=passed)
