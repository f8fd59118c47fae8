"""Replay: what a prediction was before, worked out from the values that its history keeps.

A day means its end: what was done on it counts. Days are inclusive, as in ``deadline``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Change, Did
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.record import from_record, to_record


def as_it_stood(prediction: Prediction, day: date) -> Prediction | None:
    """Return a prediction as it stood at the end of a day, None where it was not recorded yet.

    Raises:
        Misshapen: its history holds a value that cannot be read.
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
    record["history"] = to_record(history[:kept])
    return from_record(Prediction, record)


def as_the_article_gave_it(prediction: Prediction, today: date) -> Prediction:
    """Return a prediction with the deadline of its article, judged by that; often itself.

    What came true after the article's deadline failed by it; what had failed by an earlier one,
    while the article's is still running, is open.
    """
    given = article_deadline(prediction)
    if given == prediction.deadline:
        return prediction
    status = _status(prediction, given, today)
    outcome = prediction.outcome
    if outcome is not None:
        outcome = None if status is Status.OPEN else replace(outcome, status=status)
    return replace(prediction, deadline=given, status=status, outcome=outcome)


def article_deadline(prediction: Prediction) -> Deadline:
    """Return the deadline as the article gave it, whatever a reader made of it later.

    That is the one first recorded; one that an event or the article's own date gave it since; and
    one corrected while it was running from the article's words (another wording, or words read).
    Where the article gave no date, it is the reader's.

    Raises:
        Misshapen: the history holds a deadline that cannot be read.
    """
    changes = [change for change in prediction.history if "deadline" in change.was]
    if not changes:
        return prediction.deadline
    former = [from_record(Deadline, change.was["deadline"]) for change in changes]
    given = former[0]
    for change, (before, after) in zip(
        changes, pairwise([*former, prediction.deadline]), strict=True
    ):
        if _is_the_articles(change, given, before, after):
            given = after
    return given


def _is_the_articles(change: Change, given: Deadline, before: Deadline, after: Deadline) -> bool:
    if change.did is Did.RECORD or given.latest is None:
        return True
    if change.did is not Did.EDIT:
        return before == given
    is_read = after.basis is not Basis.MANUAL or bool(after.text and after.text != before.text)
    return is_read and not given.has_closed(change.at.date())


def _status(prediction: Prediction, given: Deadline, today: date) -> Status:
    outcome, status = prediction.outcome, prediction.status
    if outcome is None or given.latest is None or status in (Status.PARTLY, Status.VOID):
        return status
    came_after = outcome.on is not None and outcome.on > given.latest
    if came_after and status is _when_it_happens(prediction):
        return Status.CONFIRMED if prediction.no_change else Status.FAILED
    was_waited_out = outcome.on is not None and outcome.on == prediction.deadline.latest
    if was_waited_out and status is not _when_it_happens(prediction) and today <= given.latest:
        return Status.OPEN
    return status


def _when_it_happens(prediction: Prediction) -> Status:
    """Name the status that an event gives: it confirms a change and fails a no-change."""
    return Status.FAILED if prediction.no_change else Status.CONFIRMED
