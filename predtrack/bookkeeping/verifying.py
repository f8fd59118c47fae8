"""Verifying: whether the ledger is sound and every quote stands in its article.

It writes nothing; each thing found is one line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from predtrack.errors import PredtrackError
from predtrack.ledger import Ledger
from predtrack.models.article import Article
from predtrack.models.deadline import Basis
from predtrack.models.history import Change, Did
from predtrack.models.identity import fold, text_digest
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.statement import Span
from predtrack.reading.quotes import find_spans
from predtrack.reading.text import read_text

Value = TypeVar("Value")

MOVES = {
    Did.RESOLVE: lambda was, now: was is Status.OPEN and now is not Status.OPEN,
    Did.REOPEN: lambda was, now: was is not Status.OPEN and now is Status.OPEN,
}
"""Which change of status each entry of a history may record."""


class Weight(StrEnum):
    """How much a finding matters: a note is said, a fault makes the ledger unsound."""

    NOTE = "note"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, and where."""

    weight: Weight
    where: str
    what: str


def verify(ledger: Ledger, *, today: date) -> Iterator[Finding]:
    """Yield everything that is wrong, or worth saying, about a ledger's records and quotes.

    Raises:
        DamagedLedger, NewerLedger: the file itself cannot be read.
    """
    articles, unreadable = _readable(ledger.article_ids(), ledger.find_article, "article")
    predictions, misshapen = _readable(
        ledger.prediction_ids(), ledger.find_prediction, "prediction"
    )
    yield from [*unreadable, *misshapen]
    yield from _event_faults(ledger)
    texts = {}
    for article in articles:
        texts[article.id], findings = _text_of(ledger, article)
        yield from findings
    known = {article.id: article for article in articles}
    for prediction in predictions:
        source = known.get(prediction.article)
        faults = [
            *_faults(ledger, prediction, source, today),
            *_quote_faults(prediction, texts.get(prediction.article)),
        ]
        for fault in faults:
            yield Finding(Weight.FAULT, f"prediction {prediction.id}", fault)


def _readable(
    keys: Iterable[str], find: Callable[[str], Value | None], what: str
) -> tuple[list[Value], list[Finding]]:
    """Read every record that can be read; what cannot is a finding each."""
    values, findings = [], []
    for key in keys:
        try:
            value = find(key)
        except PredtrackError as error:
            findings.append(Finding(Weight.FAULT, f"{what} {key}", str(error)))
        else:
            values += [value] if value else []
    return values, findings


def _text_of(ledger: Ledger, article: Article) -> tuple[str | None, list[Finding]]:
    """Return an article's text, if there is one, and what there is to say about it."""
    where = f"article {article.id}"
    if article.path is None:
        return None, [Finding(Weight.NOTE, where, "its text is not kept")]
    try:
        text = read_text(Path(ledger.folder, article.path))
    except PredtrackError as error:
        return None, [Finding(Weight.FAULT, where, f"its text is missing: {error}")]
    if text_digest(text) != article.sha256:
        return text, [Finding(Weight.FAULT, where, f"its text in {article.path} has changed")]
    return text, []


def _faults(
    ledger: Ledger, prediction: Prediction, article: Article | None, today: date
) -> Iterator[str]:
    if article is None:
        yield f"its article {prediction.article} is not in the ledger"
    yield from _history_faults(prediction)
    yield from _day_faults(prediction, article.published if article else None, today)
    event = prediction.deadline.event
    if event and ledger.find_event(event) is None:
        yield f"its event '{event}' is not in the ledger"


def _history_faults(prediction: Prediction) -> Iterator[str]:
    """Follow the history back from today's status to the day it was recorded."""
    history = prediction.history
    if not history or history[0].did is not Did.RECORD:
        yield "its history does not begin with its recording"
    status = prediction.status
    for change in reversed(history):
        was = _status_before(change, status)
        if change.did in MOVES and not MOVES[change.did](was, status):
            yield f"its history says '{change.did}' where the status went from {was} to {status}"
        if change.did not in MOVES and was is not status:
            yield f"its history changes the status by '{change.did}'"
        status = was
    if status is not Status.OPEN:
        yield f"its status is {status}, and its history has no such resolution"
    if any(one.at > other.at for one, other in pairwise(history)):
        yield "its history is not in the order of time"


def _status_before(change: Change, status: Status) -> Status:
    return Status(change.was.get("status", status))


def _day_faults(prediction: Prediction, published: date | None, today: date) -> Iterator[str]:
    latest, outcome = prediction.deadline.latest, prediction.outcome
    if published and latest and latest < published:
        yield f"its deadline {latest} lies before its article's publication on {published}"
    if outcome and outcome.decided > today:
        yield f"it was judged on {outcome.decided}, which is in the future"
    if outcome and outcome.on and published and outcome.on < published:
        yield f"it happened on {outcome.on}, before its article's publication on {published}"
    if prediction.deadline.basis is not Basis.EVENT and prediction.deadline.event:
        yield f"its deadline names an event but its basis is {prediction.deadline.basis}"


def _quote_faults(prediction: Prediction, text: str | None) -> Iterator[str]:
    if not prediction.spans:
        return
    if fold(prediction.spans[0].exact) != fold(prediction.quote):
        yield "its quote is not what its first place says"
    if text is None:
        return
    for span in prediction.spans:
        if text[span.start : span.end] != span.exact:
            yield _misplaced(span, text)
        elif Span.of(text, span.start, span.end) != span:
            yield f"the words around its quote at {span.start} have changed"


def _misplaced(span: Span, text: str) -> str:
    elsewhere = find_spans(text, span.exact)
    if elsewhere:
        return f"its quote has moved from {span.start} to {elsewhere[0].start}"
    return f"its quote at {span.start} no longer stands in its article"


def _event_faults(ledger: Ledger) -> Iterator[Finding]:
    try:
        ledger.events()
    except PredtrackError as error:
        yield Finding(Weight.FAULT, "events", str(error))
