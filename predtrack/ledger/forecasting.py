"""Forecasts: the reader's own probabilities, and the reader's own questions.

A forecast of a day stands at its midnight in UTC. An own question comes from no article: it hangs
on a record of the reader's own, whose outlet is ``OWN``, and is never counted in the record.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from msgspec.structs import replace

from predtrack.errors import BeforePublication, InTheFuture
from predtrack.ledger.book import Ledger
from predtrack.ledger.byhand import Given
from predtrack.ledger.deadlines import understand_deadline
from predtrack.ledger.entries import article_of
from predtrack.ledger.events import note_event
from predtrack.ledger.recording import Draft, Recorded, check_claim, record, retag
from predtrack.models.article import OWN, Article
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Signature
from predtrack.models.identity import article_ids
from predtrack.models.prediction import Chosen, Forecast, Prediction
from predtrack.models.statement import Kind


def forecast(
    ledger: Ledger,
    prediction: Prediction,
    probability: float,
    *,
    signed: Signature,
    on: date | None = None,
) -> Prediction:
    """Put a forecast on record, of today or of the day that is given.

    Raises:
        InTheFuture, BeforePublication: it cannot have been made on that day.
        AlreadyResolved, IllegalMove: the record does not allow it.
    """
    published = article_of(ledger, prediction).published
    if on and on > signed.day:
        raise InTheFuture("the forecast's day", on, signed.day)
    if on and published and on < published:
        raise BeforePublication("the forecast's day", on, published)
    made = Forecast(_moment(on or signed.day, signed), signed.by, probability)
    changed = prediction.forecast(made, signed=signed)
    ledger.put(changed)
    return changed


def _moment(day: date, signed: Signature) -> datetime:
    """Return an instant of a day, in UTC: now where that is the same day there."""
    first = datetime.combine(day, time(), UTC)
    if day != signed.day:
        return first
    return min(max(signed.at, first), first + timedelta(days=1, seconds=-1))


def ask_own(
    ledger: Ledger,
    question: str,
    given: Given,
    *,
    signed: Signature,
    probability: float | None = None,
) -> Recorded:
    """Record a reader's own question as it is given, with a first forecast where there is one."""
    deadline = understand_deadline(
        ledger, given.deadline, published=signed.day, wording=given.wording, event=given.event
    )
    if deadline.basis is Basis.RELATIVE:
        deadline = replace(deadline, assumption="counted from the day it was asked")
    if given.event:
        note_event(ledger, given.event, signed=signed)
    tags, criterion = retag(given.tags or ()), given.texts.get("criterion")
    recorded = record_own(ledger, question, deadline, signed=signed, tags=tags, criterion=criterion)
    if probability is None:
        return recorded
    believed = forecast(ledger, recorded.prediction, probability, signed=signed)
    return Recorded(believed, recorded.is_new)


def record_own(
    ledger: Ledger,
    question: str,
    deadline: Deadline,
    *,
    signed: Signature,
    tags: tuple[str, ...] = (),
    criterion: str | None = None,
) -> Recorded:
    """Record a reader's own question: its text is its quote and its claim."""
    draft = own_draft(question, deadline, tags=tags, criterion=criterion)
    return record(ledger, draft, own_article(ledger, signed), signed=signed)


def own_draft(
    question: str,
    deadline: Deadline,
    *,
    tags: tuple[str, ...] = (),
    criterion: str | None = None,
) -> Draft:
    """Return a reader's own question before it is recorded.

    Raises:
        InvalidValue: it is empty.
    """
    text = check_claim(question)
    texts = {"criterion": criterion} if criterion else {}
    return Draft(text, text, deadline, Kind.QUESTION, tags=tags, texts=texts, chosen=Chosen.HAND)


def own_article(ledger: Ledger, signed: Signature) -> Article:
    """Return the record on which a reader's own questions hang, added where it is new."""
    for article in ledger.articles():
        if article.is_own and article.authors == (signed.by,):
            return article
    title = f"questions of {signed.by}"
    ids = article_ids(digest=None, url=None, outlet=OWN, title=title, day=None)
    free = next(one for one in ids if not ledger.holds(one))
    article = Article(free, title=title, outlet=OWN, authors=(signed.by,), retrieved=signed.at)
    ledger.add(article)
    return article
