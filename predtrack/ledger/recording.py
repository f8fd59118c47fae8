"""Recording predictions: the same quote and claim is one, another claim on it a second."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

import msgspec
from msgspec import structs

from predtrack.errors import (
    IllegalMove,
    InvalidValue,
    PredtrackError,
    UsageMistake,
    WhyNeeded,
    shorten,
)
from predtrack.ledger.book import Ledger
from predtrack.ledger.linking import unlink
from predtrack.ledger.names import place_of, settle
from predtrack.models.article import Article
from predtrack.models.deadline import Deadline
from predtrack.models.fields import PLAIN_NAMES
from predtrack.models.history import Signature
from predtrack.models.identity import fold, prediction_ids
from predtrack.models.note import Note, Role
from predtrack.models.outcome import Evidence, Status
from predtrack.models.prediction import Chosen, Prediction, Removal
from predtrack.models.selection import is_for_review
from predtrack.models.statement import Kind, Likelihood, Span, Voice
from predtrack.models.statuses import MEANINGS
from predtrack.reading.deadlines import find_deadline, no_deadline
from predtrack.reading.language import language_of

_WORDS = frozenset({"quote", "claim"})
"""Fields that tell one prediction of an article from another."""
NOTED_REVIEW = 6
"""Months after a note at which one looks again at what was due for another look."""


class Draft(msgspec.Struct, frozen=True):
    """A prediction before it is recorded; ``texts`` are those of its plain fields, by name."""

    quote: str
    claim: str
    deadline: Deadline
    kind: Kind = Kind.PREDICTION
    no_change: bool = False
    voice: Voice | None = None
    speaker: str | None = None
    speaker_role: str | None = None
    tags: tuple[str, ...] = ()
    texts: Mapping[str, str] = msgspec.field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    likelihood: Likelihood | None = None
    chosen: Chosen | None = None
    chosen_from: str | None = None

    def values(self) -> dict[str, Any]:
        """Return the values of the prediction's fields, by name."""
        names = (name for name in self.__struct_fields__ if name != "texts")
        values = {name: getattr(self, name) for name in names}
        return values | {name: self.texts.get(name) or None for name in PLAIN_NAMES}


class Recorded(msgspec.Struct, frozen=True):
    """The prediction on record, and whether it was not there before."""

    prediction: Prediction
    is_new: bool


def record(
    ledger: Ledger,
    draft: Draft,
    article: Article,
    *,
    signed: Signature,
    on_quote: Sequence[Prediction] | None = None,
) -> Recorded:
    """Record a draft, unless its quote and claim are on record already.

    One that had been removed comes back open, as the draft has it, with its history. ``on_quote``
    are the article's predictions with this quote, where it is known: to find them takes a while.
    """
    if on_quote is not None:
        return _record(ledger, draft, article, on_quote, signed=signed)
    (recorded,) = record_all(ledger, [draft], article, signed=signed)
    return recorded


def record_all(
    ledger: Ledger, drafts: Iterable[Draft], article: Article, *, signed: Signature
) -> list[Recorded]:
    """Record drafts of one article, each as ``record`` does."""
    by_quote: dict[str, list[Prediction]] = {}
    for one in ledger.of_article(article.id):
        by_quote.setdefault(fold(one.quote), []).append(one)
    recorded = []
    for draft in drafts:
        on_quote = by_quote.setdefault(fold(draft.quote), [])
        now = _record(ledger, draft, article, on_quote, signed=signed)
        on_quote[:] = [one for one in on_quote if one.id != now.prediction.id] + [now.prediction]
        recorded.append(now)
    return recorded


def _record(
    ledger: Ledger,
    draft: Draft,
    article: Article,
    on_quote: Sequence[Prediction],
    *,
    signed: Signature,
) -> Recorded:
    """Record a draft, given the article's predictions with the same quote."""
    same = next((one for one in on_quote if _claims_alike(one, draft)), None)
    if same and not same.is_removed:
        return Recorded(same, is_new=False)
    values = settle(ledger, draft.values(), ledger.notices, place_of(article))
    values["deadline"] = with_review(draft.deadline, article, signed.day)
    if same:
        prediction = same.recorded(signed=signed, status=Status.OPEN, outcome=None, **values)
    else:
        new_id = _free_id(ledger, draft, article, is_second=bool(on_quote))
        prediction = Prediction(
            id=new_id, status=Status.OPEN, article=article.id, **values
        ).recorded(signed=signed)
    ledger.put(prediction)
    return Recorded(prediction, is_new=True)


def with_review(deadline: Deadline, article: Article, today: date) -> Deadline:
    """Return a deadline with a day to look again, where its article has no day to count from.

    The same words counted from today, as the article is no younger: by then the day has passed.
    """
    if article.published or deadline.latest or deadline.review or deadline.waits:
        return deadline
    counted = no_deadline(today)
    if deadline.text:
        counted = find_deadline(deadline.text, today, language=language_of(article.language))
    return structs.replace(
        deadline,
        review=counted.latest or counted.review,
        assumption="the publication date is not known: look again on the day counted from "
        f"{today}, when it was recorded",
    )


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
    article = ledger.find_article(prediction.article)
    changes = settle(ledger, changes, ledger.notices, place_of(article))
    edited = prediction.edited(changes, signed=signed, why=why)
    if edited is prediction:
        return prediction
    if _WORDS & edited.history[-1].was.keys():
        _refuse_same(ledger, edited)
    ledger.put(edited)
    return edited


def _refuse_same(ledger: Ledger, edited: Prediction) -> None:
    """Refuse what another prediction says already."""
    for other in ledger.of_article(edited.article):
        if other.id != edited.id and _quotes_alike(other, edited) and _claims_alike(other, edited):
            raise PredtrackError(f"{other.id} says that already, with the same quote")


def remove(ledger: Ledger, prediction: Prediction, why: str, *, signed: Signature) -> Prediction:
    """Take a prediction out of the count, and out of its links before.

    Raises:
        IllegalMove: it was removed before.
        InvalidValue, WhyNeeded: the reason is not one that its status asks for.
    """
    is_bare = why in list(Removal)
    if prediction.is_open and not is_bare:
        raise InvalidValue(f"'{shorten(why)}' is none of {', '.join(Removal)}")
    if not prediction.is_open and (is_bare or not why):
        raise WhyNeeded(
            f"{prediction.id} is {prediction.status}: its removal wants a reason in words"
        )
    if prediction.linked:
        prediction, *_ = unlink(ledger, [prediction], signed=signed)
    removed = prediction.removed(why, signed=signed)
    ledger.put(removed)
    return removed


def _refuse_first_judge(prediction: Prediction, judge: str) -> None:
    """Refuse a second judgement where there is no first one, or by who gave that."""
    if prediction.outcome is None:
        raise IllegalMove(f"{prediction.id} is open: a second judge judges what is resolved")
    if fold(judge) == fold(prediction.outcome.by):
        raise InvalidValue(f"{judge} judged it first: a second judge is another (--name WHO)")


def note(
    ledger: Ledger,
    prediction: Prediction,
    text: str | None,
    *,
    signed: Signature,
    url: str | None = None,
    role: Role = Role.READER,
    name: str | None = None,
    status: Status | None = None,
) -> Prediction:
    """Put a note beside a prediction; a reader's evidence for a resolved one joins its outcome.

    A second judge's note carries his verdict, its ``status``; ``name`` is who says it, if another.
    One that is due for another look is looked at again six months from today.

    Raises:
        UsageMistake: there is neither a text nor an address nor a verdict; or a verdict that is no
            judge's, or a judge without one.
        IllegalMove: it was removed.
        InvalidValue: a question is answered partly.
    """
    if not (text or url or status):
        raise UsageMistake("a note needs a text, or --evidence URL")
    if (role is Role.JUDGE) is not (status is not None):
        raise UsageMistake("a second judge says how it came out: --role judge --status failed")
    if role is Role.JUDGE:
        _refuse_first_judge(prediction, name or signed.by)
    if status and prediction.is_question and not MEANINGS[status].for_questions:
        raise InvalidValue(f"{prediction.id} is a question: yes (confirmed), no (failed), or void")
    if url and prediction.outcome is not None and role is Role.READER:
        piece = Evidence(url, signed.day, text or None)
        noted = prediction.with_evidence(piece, signed=signed)
    else:
        said = Note(signed.at, name or signed.by, role, text or None, url or None, status=status)
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
