"""Recording predictions: the same quote and claim is one, another claim on it a second."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from predtrack.bookkeeping.events import note_event
from predtrack.ledger import Ledger
from predtrack.models.article import Article
from predtrack.models.deadline import Deadline
from predtrack.models.history import Signature
from predtrack.models.identity import fold, prediction_ids
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.statement import Kind, Likelihood, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A prediction before it is recorded."""

    quote: str
    claim: str
    deadline: Deadline
    kind: Kind = Kind.PREDICTION
    no_change: bool = False
    speaker: str | None = None
    tags: tuple[str, ...] = ()
    criterion: str | None = None
    translation: str | None = None
    spans: tuple[Span, ...] = ()
    likelihood: Likelihood | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """The prediction on record, and whether it was not there before."""

    prediction: Prediction
    is_new: bool


def record(ledger: Ledger, draft: Draft, article: Article, *, signed: Signature) -> Recorded:
    """Record a draft, unless its quote and claim are on record already.

    One that had been removed comes back into the count, with its history.
    """
    existing = _same(ledger, draft, article)
    if existing and not existing.is_removed:
        return Recorded(existing, is_new=False)
    prediction = existing or _prediction(_free_id(ledger, draft, article), draft, article)
    prediction = prediction.recorded(signed=signed)
    ledger.put(prediction)
    if draft.deadline.event:
        note_event(ledger, draft.deadline.event, signed=signed)
    return Recorded(prediction, is_new=True)


def _same(ledger: Ledger, draft: Draft, article: Article) -> Prediction | None:
    """Find the prediction with this article, quote and claim; a clash of ids is passed over."""
    for candidate in _candidates(draft, article):
        found = ledger.find_prediction(candidate)
        if found and found.article == article.id and _says(found) == _says(draft):
            return found
    return None


def _says(one: Draft | Prediction) -> tuple[str, str]:
    return fold(one.quote), fold(one.claim)


def _free_id(ledger: Ledger, draft: Draft, article: Article) -> str:
    first, *longer = prediction_ids(article.id, draft.quote)
    taken = ledger.find_prediction(first)
    if taken and (taken.article, fold(taken.quote)) == (article.id, fold(draft.quote)):
        first, *longer = prediction_ids(article.id, draft.quote, draft.claim)
    used = {*ledger.prediction_ids(), *ledger.article_ids()}
    return next(candidate for candidate in (first, *longer) if candidate not in used)


def _candidates(draft: Draft, article: Article) -> Iterator[str]:
    yield from prediction_ids(article.id, draft.quote)
    yield from prediction_ids(article.id, draft.quote, draft.claim)


def _prediction(prediction_id: str, draft: Draft, article: Article) -> Prediction:
    return Prediction(
        id=prediction_id,
        status=Status.OPEN,
        deadline=draft.deadline,
        kind=draft.kind,
        no_change=draft.no_change,
        claim=draft.claim,
        quote=draft.quote,
        article=article.id,
        criterion=draft.criterion,
        translation=draft.translation,
        speaker=draft.speaker,
        spans=draft.spans,
        likelihood=draft.likelihood,
        tags=draft.tags,
    )


def retag(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return tags trimmed, in lower case and in order, each once."""
    return tuple(sorted({" ".join(tag.casefold().split()) for tag in tags} - {""}))


def first_quote(draft: Draft) -> Draft:
    """Return the draft with its quote as it stands at the first of its places."""
    return replace(draft, quote=draft.spans[0].exact) if draft.spans else draft
