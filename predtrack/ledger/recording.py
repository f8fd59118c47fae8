"""Recording predictions: the same quote and claim is one, another claim on it a second."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from itertools import chain
from typing import Any

from predtrack.errors import InvalidValue, PredtrackError, UsageMistake
from predtrack.ledger.book import Ledger
from predtrack.ledger.linking import unlink
from predtrack.ledger.names import settle
from predtrack.models.article import Article
from predtrack.models.deadline import Deadline
from predtrack.models.history import Signature
from predtrack.models.identity import fold, prediction_ids
from predtrack.models.outcome import Evidence, Status
from predtrack.models.prediction import Chosen, Note, Prediction, Removal, Role
from predtrack.models.selection import is_for_review
from predtrack.models.statement import Kind, Likelihood, Span, Voice

NOTED_REVIEW = 6
"""Months after a note at which one looks again at what was due for another look."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A prediction before it is recorded."""

    quote: str
    claim: str
    deadline: Deadline
    kind: Kind = Kind.PREDICTION
    no_change: bool = False
    voice: Voice | None = None
    speaker: str | None = None
    speaker_role: str | None = None
    tags: tuple[str, ...] = ()
    criterion: str | None = None
    translation: str | None = None
    spans: tuple[Span, ...] = ()
    likelihood: Likelihood | None = None
    chosen: Chosen | None = None
    chosen_from: str | None = None

    def values(self) -> dict[str, Any]:
        """Return the draft's fields, by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class Recorded:
    """The prediction on record, and whether it was not there before."""

    prediction: Prediction
    is_new: bool


def record(ledger: Ledger, draft: Draft, article: Article, *, signed: Signature) -> Recorded:
    """Record a draft, unless its quote and claim are on record already.

    One that had been removed comes back open, as the draft has it, with its history.
    """
    on_quote = [one for one in ledger.of_article(article.id) if _quotes_alike(one, draft)]
    same = next((one for one in on_quote if _claims_alike(one, draft)), None)
    if same and not same.is_removed:
        return Recorded(same, is_new=False)
    values = settle(ledger, draft.values(), ledger.notices)
    if same:
        prediction = same.recorded(signed=signed, status=Status.OPEN, outcome=None, **values)
    else:
        new_id = _free_id(ledger, draft, article, is_second=bool(on_quote))
        prediction = Prediction(
            id=new_id, status=Status.OPEN, article=article.id, **values
        ).recorded(signed=signed)
    ledger.put(prediction)
    return Recorded(prediction, is_new=True)


def edit(
    ledger: Ledger,
    prediction: Prediction,
    changes: dict[str, Any],
    *,
    signed: Signature,
    why: str | None = None,
) -> Prediction:
    """Give a prediction other values, on record; ``prediction`` itself where none differs.

    Raises:
        PredtrackError: another prediction says exactly that already.
        WhyNeeded, IllegalMove: the record does not allow it.
    """
    changes = settle(ledger, changes, ledger.notices)
    edited = prediction.edited(changes, signed=signed, why=why)
    if edited is prediction:
        return prediction
    for other in ledger.of_article(edited.article):
        if other.id != edited.id and _quotes_alike(other, edited) and _claims_alike(other, edited):
            raise PredtrackError(f"{other.id} says that already, with the same quote")
    ledger.put(edited)
    return edited


def remove(
    ledger: Ledger, prediction: Prediction, why: Removal, *, signed: Signature
) -> Prediction:
    """Take a prediction out of the count, and out of its links before.

    Raises:
        IllegalMove: it was removed before.
    """
    if prediction.linked:
        prediction, *_ = unlink(ledger, [prediction], signed=signed)
    removed = prediction.removed(why, signed=signed)
    ledger.put(removed)
    return removed


def note(
    ledger: Ledger,
    prediction: Prediction,
    text: str | None,
    *,
    signed: Signature,
    url: str | None = None,
    role: Role = Role.READER,
) -> Prediction:
    """Put a note beside a prediction; a reader's evidence for a resolved one joins its outcome.

    One that is due for another look is looked at again six months from today.

    Raises:
        UsageMistake: there is neither a text nor an address.
        IllegalMove: it was removed.
    """
    if not text and not url:
        raise UsageMistake("a note needs a text, or --evidence URL")
    if url and prediction.outcome is not None and role is Role.READER:
        piece = Evidence(url, signed.day, text or None)
        noted = prediction.with_evidence(piece, signed=signed)
    else:
        said = Note(signed.at, signed.by, role, text or None, url or None)
        review = _next_look(signed.day) if is_for_review(prediction, signed.day) else None
        noted = prediction.noted(said, signed=signed, review=review)
    ledger.put(noted)
    return noted


def _next_look(today: date) -> date | None:
    """Return the day to look again after a note of today, None beyond the calendar's end."""
    from predtrack.reading.deadlines.periods import shifted

    return shifted(today, months=NOTED_REVIEW)


def check_claim(text: str) -> str:
    """Return a claim on one line.

    Raises:
        InvalidValue: it is empty.
    """
    claim = " ".join(text.split())
    if not claim:
        raise InvalidValue("the claim is empty: say in one sentence what has to be checked")
    return claim


def retag(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return tags folded and in order, each once."""
    return tuple(sorted({fold(tag) for tag in tags} - {""}))


def _quotes_alike(one: Prediction, other: Prediction | Draft) -> bool:
    return fold(one.quote) == fold(other.quote)


def _claims_alike(one: Prediction, other: Prediction | Draft) -> bool:
    return fold(one.claim) == fold(other.claim)


def _free_id(ledger: Ledger, draft: Draft, article: Article, *, is_second: bool) -> str:
    with_claim = prediction_ids(article.id, draft.quote, draft.claim)
    without = prediction_ids(article.id, draft.quote)
    candidates = with_claim if is_second else chain(without, with_claim)
    return next(candidate for candidate in candidates if not ledger.holds(candidate))
