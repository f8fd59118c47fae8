"""Replay: what a prediction was before, worked out from the values that its history keeps.

A day means its end: what was done on it counts. Days are inclusive, as in ``deadline``.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from predtrack.errors import UnreadableHistory
from predtrack.models.article import Article
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Change, Did
from predtrack.models.identity import fold
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.record import Misshapen, from_record, from_whole_record, to_record
from predtrack.models.standing import voice_of
from predtrack.models.statement import Voice

Value = TypeVar("Value")


def as_it_stood(prediction: Prediction, day: date) -> Prediction | None:
    """Return a prediction as it stood at the end of a day, None where it was not recorded yet.

    Raises:
        UnreadableHistory: its history holds a value that cannot be read.
    """
    history = prediction.history
    later = [n for n, change in enumerate(history) if change.at.date() > day]
    if not later:
        return prediction
    kept = later[0]
    if kept == 0:
        return None
    record = to_record(prediction)
    for change in reversed(history[kept:]):
        record |= change.was
        if "deadline" in change.was:
            value_before(Deadline, change.was["deadline"], prediction)
        if "speaker" in change.was and "voice" not in change.was:  # from before there were voices
            record["voice"] = voice_of(change.was["speaker"])
    record["history"] = to_record(history[:kept])
    return value_before(Prediction, record, prediction)


def article_as_it_stood(article: Article, day: date) -> Article:
    """Return an article with the facts that it had at the end of a day, in today's spellings.

    Raises:
        UnreadableHistory: its history holds a value that cannot be read.
    """
    later = [change for change in article.history if change.at.date() > day]
    if not later:
        return article
    record = to_record(article)
    for change in reversed(later):
        if change.did is not Did.RENAME:
            record |= change.was
    record["history"] = record["history"][: len(article.history) - len(later)]
    return value_before(Article, record, article)


def is_reworked(prediction: Prediction) -> bool:
    """Tell whether its history holds more than the first record and what comes of it.

    One that is not is as its article gave it, and the questions below are all answered by no.
    """
    return any(
        change.did is Did.EDIT
        or (change.was and (change.did not in ROUTINE or "deadline" in change.was))
        for change in prediction.history
    )


def as_the_article_gave_it(prediction: Prediction) -> Prediction:
    """Return a prediction with the deadline of its article, judged by that; often itself.

    What came true after the article's deadline failed by it. What an earlier deadline of the
    reader's ended was not judged by the article's: it is open.

    Raises:
        UnreadableHistory: its history holds a deadline that cannot be read.
    """
    given = article_deadline(prediction)
    if given == prediction.deadline:
        return prediction
    status = _status(prediction, given)
    outcome = prediction.outcome
    if outcome is not None:
        outcome = None if status is Status.OPEN else replace(outcome, status=status)
    return replace(prediction, deadline=given, status=status, outcome=outcome)


def article_deadline(prediction: Prediction) -> Deadline:
    """Return the deadline as the article gave it, whatever a reader made of it later.

    That is the one first recorded; one that an event or the article's own date gave it since; and,
    while it was running, one worked out from other words of the quote, or recorded anew. Where the
    article gave no date, it is the reader's.

    Raises:
        UnreadableHistory: the history holds a deadline that cannot be read.
    """
    changes = [change for change in prediction.history if "deadline" in change.was]
    if not changes:
        return prediction.deadline
    former = [value_before(Deadline, change.was["deadline"], prediction) for change in changes]
    given = former[0]
    steps = pairwise([*former, prediction.deadline])
    for change, (before, after) in zip(changes, steps, strict=True):
        if given.latest is None or (
            before == given
            if change.did in OF_THE_SOURCE
            else not given.has_closed(change.at.date())
            and (change.did is Did.RECORD or _is_read(before, after, prediction))
        ):
            given = after
    return given


OF_THE_SOURCE = frozenset({Did.EVENT, Did.PUBLISHED, Did.MERGE})
"""Changes by which a date of the event or of the article moves the deadline."""
EDITS = frozenset({Did.EDIT, Did.REPLACE})
"""Changes by a hand, or by a file that was imported over the record."""
OVERTURNING = frozenset({Did.REOPEN, Did.RECORD})
"""Changes that take an outcome back; evidence that joins one does not."""
ROUTINE = frozenset({Did.RESOLVE, Did.NOTE, Did.FORECAST, Did.LINK, Did.MERGE})
"""Changes that rework nothing that was recorded, where they keep no deadline."""
SOURCE = ("authors", "outlet", "published")
"""Fields of an article that decide whose its predictions are, and when they were made."""
COUNTS_BY = ("kind", "no_change", "voice", "speaker")
"""Fields beside the deadline that decide how, and for whom, a prediction counts."""


def passed_deadline(prediction: Prediction) -> Deadline | None:
    """Return the deadline that had passed when its event's or article's date was corrected.

    None where that did not happen. The corrected one is the article's all the same.
    """
    for change in prediction.history:
        if change.did in OF_THE_SOURCE and "deadline" in change.was:
            former = value_before(Deadline, change.was["deadline"], prediction)
            if former.has_closed(change.at.date()):
                return former
    return None


def altered_late(prediction: Prediction) -> tuple[str, ...]:
    """Name the fields it counts by that were edited after its deadline had passed."""
    now = {name: to_record(getattr(prediction, name)) for name in COUNTS_BY}
    changed = set[str]()
    for at, change in enumerate(prediction.history):
        if change.did in EDITS and prediction.deadline.has_closed(change.at.date()):
            after, before = (_former(now, prediction.history[start:]) for start in (at + 1, at))
            changed |= {name for name in now if before[name] != after[name]}
    if "speaker" in changed:
        changed.discard("voice")  # which follows from it
    return tuple(name.replace("_", "-") for name in COUNTS_BY if name in changed)


class Reassigned(msgspec.Struct, frozen=True):
    """A field that says whose a prediction is, changed when it was resolved; values as recorded."""

    field: str
    before: Any
    after: Any


def reassigned(prediction: Prediction, article: Article) -> Iterator[Reassigned]:
    """Yield what was changed after the verdict of whose it is, in it or in its article."""
    is_judged, moments = False, set[tuple[datetime, str]]()
    judged_at: datetime | None = None
    for at, change in enumerate(prediction.history):
        if change.did in (Did.RESOLVE, *OVERTURNING):
            is_judged = change.did is Did.RESOLVE
            judged_at = change.at if is_judged else None
        elif is_judged and change.did in EDITS:
            yield from _of_voice(prediction, at)
            if not change.was:
                moments.add(_moment(change))
    if judged_at:
        replaced = (change for change in article.history if change.did is Did.REPLACE)
        moments |= {_moment(change) for change in replaced if change.at >= judged_at}
    is_own = prediction.voice is Voice.AUTHOR
    yield from (one for one in _of_article(article, moments) if is_own or one.field != "authors")


def _of_voice(prediction: Prediction, at: int) -> Iterator[Reassigned]:
    """Yield the change of voice and speaker that an entry of a history records."""
    now = {"voice": prediction.voice, "speaker": prediction.speaker}
    after, before = (_former(now, prediction.history[start:]) for start in (at + 1, at))
    if before != after:
        yield Reassigned("speaker", before, after)


def _of_article(article: Article, moments: Container[tuple[datetime, str]]) -> Iterator[Reassigned]:
    """Yield what somebody changed in an article at moments that its prediction's history notes."""
    now = {name: to_record(getattr(article, name)) for name in SOURCE}
    for at, change in enumerate(article.history):
        if change.did in EDITS and _moment(change) in moments:
            after, before = (_former(now, article.history[start:]) for start in (at + 1, at))
            for name in SOURCE:
                if fold(str(before[name])) != fold(str(after[name])):
                    yield Reassigned(name, before[name], after[name])


def _moment(change: Change) -> tuple[datetime, str]:
    """Return when somebody's clock said that he made a change, and who he is."""
    return change.clock or change.at, change.by


def _former(now: dict[str, Any], undone: Sequence[Change]) -> dict[str, Any]:
    """Return some fields as they were before the changes of a history's end."""
    fields = dict(now)
    for change in reversed(undone):
        fields |= {name: value for name, value in change.was.items() if name in fields}
        if "speaker" in change.was and "voice" not in change.was and "voice" in fields:
            fields["voice"] = voice_of(change.was["speaker"])
    return fields


def was_judged_before(prediction: Prediction) -> bool:
    """Tell whether it had an outcome once that is not the one it has."""
    return any(
        change.was.get("outcome") for change in prediction.history if change.did in OVERTURNING
    )


def _is_read(before: Deadline, after: Deadline, prediction: Prediction) -> bool:
    """Tell whether a deadline was worked out from other words of the quote than the one before."""
    words = fold(after.text or "")
    is_other = bool(words) and words != fold(before.text or "") and words in fold(prediction.quote)
    return is_other and after.latest is not None and after.basis is not Basis.MANUAL


def _status(prediction: Prediction, given: Deadline) -> Status:
    outcome, status = prediction.outcome, prediction.status
    if outcome is None or outcome.on is None or given.latest is None:
        return status
    if status not in (Status.CONFIRMED, Status.FAILED):
        return status
    happens, holds = Status.CONFIRMED, Status.FAILED
    if prediction.no_change:  # what happens fails it
        happens, holds = holds, happens
    if status is happens:
        return holds if outcome.on > given.latest else happens
    ended = prediction.deadline.latest
    was_waited_out = ended is not None and ended <= outcome.on < given.latest
    return Status.OPEN if was_waited_out else holds


def value_before(kind: type[Value], record: object, of: Prediction | Article) -> Value:
    """Read a value that a record had, as its history keeps it.

    Raises:
        UnreadableHistory: it is none of that kind.
    """
    read = from_whole_record if kind is Deadline else from_record  # its fields are as ever
    try:
        return read(kind, record)
    except Misshapen as error:
        raise UnreadableHistory(of.id, str(error)) from None
