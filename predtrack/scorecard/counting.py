"""Counting: which predictions a score counts, and which stand beside it.

Each is taken as its article gave it, and as it stood at the end of the day of the score.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

import msgspec

from predtrack.models.article import Article
from predtrack.models.deadline import Deadline
from predtrack.models.history import Did
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.replay import (
    Reassigned,
    altered_late,
    article_as_it_stood,
    as_it_stood,
    as_the_article_gave_it,
    is_reworked,
    passed_deadline,
    reassigned,
    was_judged_before,
)
from predtrack.models.selection import Entry, Selection, select
from predtrack.models.statement import Voice
from predtrack.models.statuses import COUNTED
from predtrack.scorecard.case import Case, case_of


class Of(StrEnum):
    """What is scored: what came true, the readers' forecasts, or the speakers' words."""

    RECORD = "record"
    FORECASTS = "forecasts"
    WORDS = "words"


class Move(msgspec.Struct, frozen=True):
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


class Remarks(msgspec.Struct, frozen=True):
    """What the histories of some predictions say that bears on their score.

    ``rejudged`` were judged again after a first outcome; ``altered`` had fields that decide how
    they count changed after their deadline, each with the names of those; ``reassigned`` were given
    to another, or to another outlet or date, when they were resolved.
    """

    moves: tuple[Move, ...] = ()
    rejudged: tuple[str, ...] = ()
    altered: tuple[tuple[str, tuple[str, ...]], ...] = ()
    reassigned: tuple[tuple[str, Reassigned], ...] = ()

    def of(self, ids: Container[str]) -> Remarks:
        """Return the remarks on some predictions only."""
        return Remarks(
            tuple(move for move in self.moves if move.id in ids),
            tuple(one for one in self.rejudged if one in ids),
            tuple(pair for pair in self.altered if pair[0] in ids),
            tuple(pair for pair in self.reassigned if pair[0] in ids),
        )


class Taken(msgspec.Struct, frozen=True):
    """A prediction that was taken out of the count: the status that it had, and why."""

    id: str
    status: Status
    why: str | None


class Counted(msgspec.Struct, frozen=True):
    """What a score counts, on its day.

    Left out of it are the ``removed``, those recorded ``later``, and the ``quoted``: the words of
    speakers in the articles of an author who was asked for.
    ``whole`` are the cases that would count if nothing were asked for: the base rate is theirs.
    ``scanned`` are the articles whose scans tell how much of what was found is on record.
    ``entries`` are the values of the cases, in the same order; none where none were asked for.
    ``doubtful`` are older ones, taken for the author's, whose quotes stand in quotation marks.
    """

    cases: tuple[Case, ...]
    whole: tuple[Case, ...]
    day: date
    scanned: tuple[Article, ...] = ()
    entries: tuple[Entry, ...] = ()
    remarks: Remarks = Remarks()
    quoted: int = 0
    removed: tuple[Taken, ...] = ()
    later: int = 0
    doubtful: tuple[str, ...] = ()


class Stood(msgspec.Struct, frozen=True):
    """All that was ever recorded, as its article gave it, by how it stood on a day.

    ``later`` were not recorded yet, and are as they are now. ``reworked`` are those whose history
    may bear on their score, by id, as their reader had them.
    """

    standing: Sequence[Entry]
    removed: Sequence[Entry]
    later: Sequence[Entry]
    reworked: Mapping[str, Prediction]


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
    stood = _stood(recorded, day if is_past else None)
    found = select(stood.standing, selection, today=day)
    if due_only:
        found = [one for one in found if one.prediction.deadline.has_closed(day)]
    entries = _asked_for(found, selection)
    aliases = selection.aliases
    whole = tuple([case_of(one.prediction, one.article, aliases) for one in stood.standing])
    return Counted(
        cases=_cases_of(entries, whole),
        whole=whole,
        day=day,
        scanned=_scanned(articles, selection, entries),
        entries=tuple(entries),
        remarks=_remarks(entries, stood.reworked),
        quoted=len(found) - len(entries),
        removed=tuple(map(_taken, _published(select(stood.removed, selection, today=day)))),
        later=len(_published(select(stood.later, selection, today=day))),
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


def claims_judged_differently(cases: Iterable[Case]) -> int:
    """Count the claims that an asserter made more than once and that came out differently."""
    outcomes: dict[tuple[object, ...], set[Status]] = {}
    for case in cases:
        if case.linked and case.status in COUNTED:
            outcomes.setdefault(_claim_of(case), set()).add(case.status)
    return sum(len(statuses) > 1 for statuses in outcomes.values())


def _claim_of(case: Case, *, of_one: bool = False) -> tuple[object, ...]:
    """Name the claim that a case makes, and who makes it."""
    if not case.linked:
        return (case.id,)
    who = () if of_one else case.asserters
    return (min(case.id, *case.linked), case.is_question, *who)


_RANK_OF_UNCOUNTED = {Status.OPEN: 1, Status.VOID: 2}
"""Of the same claim, what was resolved as right, wrong or partly speaks before these."""


def _claim_to_count(case: Case) -> tuple[int, date, str]:
    return _RANK_OF_UNCOUNTED.get(case.status, 0), case.article.published or date.max, case.id


def _stood(recorded: Iterable[Entry], day: date | None) -> Stood:
    """Part what was recorded by how it stood at the end of a past day, or stands now for None."""
    standing, removed, later, reworked = list[Entry](), list[Entry](), list[Entry](), {}
    for entry in recorded:
        then = entry if day is None else _as_it_stood(entry, day)
        if then is None:
            later.append(entry)
            continue
        if is_reworked(then.prediction):
            reworked[then.prediction.id] = then.prediction
            then = _as_given(then)
        (removed if then.prediction.is_removed else standing).append(then)
    return Stood(standing, removed, later, reworked)


def _as_it_stood(entry: Entry, day: date) -> Entry | None:
    then, article = as_it_stood(entry.prediction, day), article_as_it_stood(entry.article, day)
    if then is entry.prediction and article is entry.article:
        return entry
    return Entry(then, article) if then else None


def _as_given(entry: Entry) -> Entry:
    """Return an entry as its article gave it; a reader's own question is as the reader has it."""
    if entry.article.is_own:
        return entry
    return Entry(as_the_article_gave_it(entry.prediction), entry.article)


def _asked_for(found: list[Entry], selection: Selection) -> list[Entry]:
    """Leave out the words of others, named or not, where an author was asked for."""
    if not selection.authors:
        return found
    return [one for one in found if one.prediction.voice is not Voice.OTHER]


def _cases_of(entries: Sequence[Entry], whole: tuple[Case, ...]) -> tuple[Case, ...]:
    """Return the cases of some of the entries that the whole are the cases of."""
    if len(entries) == len(whole):
        return whole
    cases = {case.id: case for case in whole}
    return tuple([cases[one.prediction.id] for one in entries])


def _scanned(
    articles: Iterable[Article], selection: Selection, entries: Iterable[Entry]
) -> tuple[Article, ...]:
    """Leave the articles that something counts of; all of them where nothing was asked for."""
    if selection.takes_all:
        return tuple(articles)
    sources = {one.article.id for one in entries}
    return tuple(one for one in articles if one.id in sources)


def _published(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if not entry.article.is_own]


def _taken(entry: Entry) -> Taken:
    prediction = entry.prediction
    why = next(one.why for one in reversed(prediction.history) if one.did is Did.REMOVE)
    return Taken(prediction.id, prediction.status, why)


def _remarks(entries: Iterable[Entry], reworked: Mapping[str, Prediction]) -> Remarks:
    """Say what the histories of entries tell; ``reworked`` are as in ``Stood``."""
    known = [one for one in entries if one.prediction.id in reworked]
    told = [one.prediction for one in known]
    altered = ((one.id, fields) for one in told if (fields := altered_late(one)))
    given = ((one.prediction.id, reassigned(one.prediction, one.article)) for one in known)
    return Remarks(
        moves=tuple(filter(None, (_move(one, reworked[one.id]) for one in told))),
        rejudged=tuple(one.id for one in told if was_judged_before(one)),
        altered=tuple(altered),
        reassigned=tuple((name, change) for name, changes in given for change in changes),
    )


def _move(one: Prediction, judged: Prediction) -> Move | None:
    if one.deadline != judged.deadline:
        return Move(one.id, one.deadline, one.status, edited=judged.deadline, judged=judged.status)
    passed = passed_deadline(one)
    if passed is None or passed.latest == one.deadline.latest:
        return None
    return Move(one.id, one.deadline, one.status, passed=passed)
