"""Counting: which predictions a score counts, and which stand beside it.

Each is taken as its article gave it, and as it stood at the end of the day of the score.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from predtrack.models.article import Article
from predtrack.models.deadline import Deadline
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.record import to_record
from predtrack.models.replay import as_it_stood, as_the_article_gave_it, passed_deadline
from predtrack.scorecard.case import Case, case_of
from predtrack.selection import Entry, Selection, select


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
    moves: tuple[Move, ...] = ()
    quoted: int = 0
    removed: int = 0
    later: int = 0


def count(
    recorded: Sequence[Entry],
    selection: Selection,
    *,
    day: date,
    due_only: bool = False,
    articles: Iterable[Article] = (),
) -> Counted:
    """Choose what counts of all that was ever recorded, as it stood at the end of a day.

    ``articles`` are those that were scanned, whether or not anything was recorded of them.

    Raises:
        UnreadableHistory: what stood then cannot be worked out.
    """
    stood = [(entry, as_it_stood(entry.prediction, day)) for entry in recorded]
    then = [Entry(one, entry.article) for entry, one in stood if one]
    given = [Entry(as_the_article_gave_it(one.prediction), one.article) for one in then]
    judged = {one.prediction.id: one.prediction for one in then}
    standing = [entry for entry in given if not entry.prediction.is_removed]
    gone = [entry for entry in given if entry.prediction.is_removed]
    later = [entry for entry, one in stood if not one]
    found = [
        one
        for one in select(standing, selection, today=day)
        if not due_only or one.prediction.deadline.has_closed(day)
    ]
    entries = [one for one in found if not (selection.authors and one.prediction.speaker)]
    cases = {one.prediction.id: _case(one) for one in standing}
    own = {one.article.id for one in entries}
    return Counted(
        cases=tuple(cases[one.prediction.id] for one in entries),
        whole=tuple(cases.values()),
        day=day,
        scanned=tuple(one for one in articles if selection == Selection() or one.id in own),
        entries=tuple(entries),
        moves=tuple(filter(None, (_move(one, judged) for one in entries))),
        quoted=len(found) - len(entries),
        removed=len(select(gone, selection, today=day)),
        later=len(select(later, selection, today=day)),
    )


def once(cases: Iterable[Case], *, of_one: bool = False) -> list[Case]:
    """Leave one of each asserter's linked cases: a resolved one before others, the first said.

    ``of_one`` says that all cases are one asserter's, alone or with others. A question asserts
    nothing, and so never stands for an assertion.
    """
    chosen: dict[tuple[object, ...], Case] = {}
    for case in cases:
        key: tuple[object, ...] = (case.id,)
        if case.linked:
            who = () if of_one else case.asserters
            key = (min(case.id, *case.linked), case.is_question, *who)
        before = chosen.get(key)
        chosen[key] = case if before is None else min(before, case, key=_claim_to_count)
    return list(chosen.values())


RESOLVED_FIRST = {Status.OPEN: 1, Status.VOID: 2}
"""Of the same claim, what was resolved as right, wrong or partly speaks before these."""


def _claim_to_count(case: Case) -> tuple[int, date, str]:
    return RESOLVED_FIRST.get(case.status, 0), case.article.published or date.max, case.id


def _case(entry: Entry) -> Case:
    return case_of(to_record(entry.prediction), entry.article)


def _move(entry: Entry, judged: Mapping[str, Prediction]) -> Move | None:
    one, other = entry.prediction, judged[entry.prediction.id]
    if one.deadline != other.deadline:
        return Move(one.id, one.deadline, one.status, edited=other.deadline, judged=other.status)
    passed = passed_deadline(one)
    return Move(one.id, one.deadline, one.status, passed=passed) if passed else None


def split_claims(cases: Iterable[Case]) -> int:
    """Count the claims whose linked cases came out differently."""
    outcomes: dict[tuple[object, ...], set[Status]] = {}
    for case in cases:
        if case.linked and case.status not in RESOLVED_FIRST:
            key = (min(case.id, *case.linked), case.is_question)
            outcomes.setdefault(key, set()).add(case.status)
    return sum(len(statuses) > 1 for statuses in outcomes.values())
