"""Faults: what in one prediction contradicts the rules of the record, or the rest of the ledger.

Each is a line. ``verify`` tells them of what is on file; a change that would make one is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise

from predtrack.errors import UnreadableHistory
from predtrack.models.article import Article
from predtrack.models.deadline import Basis
from predtrack.models.history import Did
from predtrack.models.outcome import Outcome, Status
from predtrack.models.prediction import Prediction
from predtrack.models.replay import article_deadline, as_it_stood

MOVES: Mapping[Did, Callable[[Status, Status], bool]] = {
    Did.RECORD: lambda _, now: now is Status.OPEN,
    Did.RESOLVE: lambda was, now: was is Status.OPEN and now is not Status.OPEN,
    Did.REPLACE: lambda _, __: True,
    Did.REOPEN: lambda was, now: was is not Status.OPEN and now is Status.OPEN,
}
"""Which change of status each entry of a history may record."""
TIME_ZONES = timedelta(days=1)
"""How far ahead another reader's today can be: clocks of the world differ by up to 26 hours."""
_STATUSES = {status.value: status for status in Status}


def faults_of(
    prediction: Prediction,
    articles: Mapping[str, Article | None],
    ids: Container[str],
    *,
    today: date,
) -> Iterator[str]:
    """Yield what is wrong with a prediction, given the articles and the ids of its ledger.

    An article that is None is there and cannot be read.
    """
    yield from _reference_faults(prediction, articles, ids)
    yield from _history_faults(prediction)
    yield from _replay_faults(prediction)
    yield from _day_faults(prediction, articles.get(prediction.article), today)


def _reference_faults(
    prediction: Prediction, articles: Container[str], ids: Container[str]
) -> Iterator[str]:
    if prediction.article not in articles:
        yield f"its article {prediction.article} is not in the ledger"
    for other in prediction.linked:
        if other not in ids:
            yield f"it is linked to {other}, which is not in the ledger"


def _history_faults(prediction: Prediction) -> Iterator[str]:
    """Follow the history back from today's status to the day it was recorded."""
    history = prediction.history
    if not history or history[0].did is not Did.RECORD:
        yield "its history does not begin with its recording"
    status = prediction.status
    for change in reversed(history):
        was = _STATUSES.get(change.was.get("status", status))
        if was is None:
            yield f"its history has a status '{change.was['status']}' that there is not"
            return
        if change.did in MOVES and not MOVES[change.did](was, status):
            yield f"its history says '{change.did}' where the status went from {was} to {status}"
        if change.did not in MOVES and was is not status:
            yield f"its history changes the status by '{change.did}'"
        status = was
    if status is not Status.OPEN:
        yield f"its status is {status}, and its history has no such resolution"
    if any(one.at > other.at for one, other in pairwise(history)):
        yield "its history is not in the order of time"


def _replay_faults(prediction: Prediction) -> Iterator[str]:
    """Find what stood in it before and cannot be read."""
    try:
        article_deadline(prediction)
        for day in {change.at.date() for change in prediction.history}:
            as_it_stood(prediction, day)
    except UnreadableHistory as error:
        yield str(error)


def _day_faults(prediction: Prediction, article: Article | None, today: date) -> Iterator[str]:
    published = article.published if article else None
    latest = prediction.deadline.latest
    if published and latest and latest < published:
        yield f"its deadline {latest} lies before its article's publication on {published}"
    if prediction.deadline.basis is not Basis.EVENT and prediction.deadline.event:
        yield f"its deadline names an event but its basis is {prediction.deadline.basis}"
    if prediction.outcome:
        yield from _outcome_faults(prediction, prediction.outcome, published, today)


def _outcome_faults(
    prediction: Prediction, outcome: Outcome, published: date | None, today: date
) -> Iterator[str]:
    if outcome.decided - today > TIME_ZONES:
        yield f"it was judged on {outcome.decided}, which is in the future"
    if outcome.on and published and outcome.on < published:
        yield f"it happened on {outcome.on}, before its article's publication on {published}"
    closed = outcome.on and prediction.deadline.has_closed(outcome.on)
    if outcome.status is Status.CONFIRMED and closed:
        yield f"it is confirmed by {outcome.on}, after its deadline {prediction.deadline.latest}"
