"""By hand: quotes that a reader records or corrects.

What the reader does not give of a quote is read from it, as a scan would.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Any

from predtrack.errors import UsageMistake
from predtrack.ledger.book import Ledger
from predtrack.ledger.deadlines import in_words, known_deadline, understand_deadline
from predtrack.ledger.events import note_event
from predtrack.ledger.kept import keep_text
from predtrack.ledger.recording import Draft, Recorded, check_claim, edit, record, retag
from predtrack.ledger.texts import places, text_of
from predtrack.models.article import Article
from predtrack.models.deadline import Deadline
from predtrack.models.history import Signature
from predtrack.models.prediction import Prediction
from predtrack.models.standing import voice_of
from predtrack.models.statement import Kind, Span, Statement
from predtrack.reading.deadlines import GivenYearEnd, no_deadline
from predtrack.reading.language import tell_language
from predtrack.reading.quotes import check_quote
from predtrack.reading.statements import read_quote

NULLABLE = ("speaker", "criterion", "translation")
"""Fields that an empty text clears."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a reader says of a statement: None where nothing, an empty text to clear a field.

    ``deadline`` is a date or words that give one, or one that was worked out before; ``wording``
    the article's own words for it, ``event`` what it waits on.
    """

    quote: str | None = None
    claim: str | None = None
    kind: Kind | None = None
    no_change: bool | None = None
    speaker: str | None = None
    tags: tuple[str, ...] | None = None
    deadline: str | Deadline | None = None
    wording: str | None = None
    event: str | None = None
    criterion: str | None = None
    translation: str | None = None
    fiscal_year_ends: GivenYearEnd | None = None

    @property
    def is_dated(self) -> bool:
        """True where anything is said of the deadline."""
        return any(one is not None for one in (self.deadline, self.wording, self.event))


def record_by_hand(
    ledger: Ledger,
    quote: str,
    article: Article,
    given: Given,
    *,
    signed: Signature,
    text: str | None = None,
) -> Recorded:
    """Record a quote of an article that is on record; its ``text`` is kept, if it is at hand.

    Raises:
        QuoteNotFound: the text does not hold the quote.
        InvalidValue, NotADate, BeforePublication: something that is given cannot be.
    """
    spans = places(text, quote, article)
    if text is not None:
        article = keep_text(ledger, article, text)
    read = _read(spans[0].exact if spans else quote, article, text, spans, given.fiscal_year_ends)
    deadline = known_deadline(ledger, read.deadline, article.published)
    if given.is_dated:
        deadline = _deadline(ledger, given, article, read.quote, signed.day)
    if given.event:
        note_event(ledger, given.event, signed=signed)
    return record(ledger, _draft(read, given, deadline, spans), article, signed=signed)


def edit_by_hand(
    ledger: Ledger,
    prediction: Prediction,
    given: Given,
    *,
    signed: Signature,
    why: str | None = None,
) -> Prediction:
    """Give a prediction what a reader says of it; ``prediction`` itself where it says so already.

    Raises:
        UsageMistake: nothing is given.
        WhyNeeded, AlreadyResolved, IllegalMove: the record does not allow it.
        PredtrackError: another prediction says exactly that already.
    """
    changes = _changes(ledger, prediction, given, signed.day)
    if not changes:
        raise UsageMistake("nothing to change: give the options of what should be different")
    edited = edit(ledger, prediction, changes, signed=signed, why=why)
    if given.event:
        note_event(ledger, given.event, signed=signed)
    return edited


def _read(
    quote: str,
    article: Article,
    text: str | None,
    spans: tuple[Span, ...],
    fiscal_year_ends: GivenYearEnd | None,
) -> Statement:
    """Read a quote as a scan would; in another language nothing is read into it."""
    language = tell_language(quote)
    if language:
        published, at = article.published, spans[0].start if spans else 0
        text = text if spans else None
        return read_quote(
            quote,
            published=published,
            language=language,
            text=text,
            at=at,
            fiscal_year_ends=fiscal_year_ends,
        )
    kind = Kind.QUESTION if quote.endswith("?") else Kind.PREDICTION
    return Statement(
        quote,
        0,
        len(quote),
        (),
        kind,
        no_change=False,
        score=0.0,
        cues=(),
        deadline=no_deadline(article.published),
        claim=quote,
    )


def _deadline(ledger: Ledger, given: Given, article: Article, quote: str, today: date) -> Deadline:
    return understand_deadline(
        ledger,
        given.deadline,
        published=article.published,
        wording=given.wording,
        event=given.event,
        quote=quote,
        today=today,
    )


def _draft(read: Statement, given: Given, deadline: Deadline, spans: tuple[Span, ...]) -> Draft:
    if given.speaker is not None:  # empty, it says that they are the author's own words
        speaker = given.speaker or None
        read = dataclasses.replace(
            read, voice=voice_of(speaker), speaker=speaker, speaker_role=None
        )
    return Draft(
        quote=read.quote,
        claim=check_claim(read.claim if given.claim is None else given.claim),
        deadline=deadline,
        kind=given.kind or read.kind,
        no_change=read.no_change if given.no_change is None else given.no_change,
        voice=read.voice,
        speaker=read.speaker,
        speaker_role=read.speaker_role,
        tags=retag(given.tags or ()),
        criterion=given.criterion or None,
        translation=given.translation or None,
        spans=spans,
        likelihood=read.likelihood,
    )


def _changes(ledger: Ledger, prediction: Prediction, given: Given, today: date) -> dict[str, Any]:
    """Return the fields that are given, with their new values."""
    changes: dict[str, Any] = {
        name: value or None for name in NULLABLE if (value := getattr(given, name)) is not None
    }
    if given.claim is not None:
        changes["claim"] = check_claim(given.claim)
    if given.kind is not None:
        changes["kind"] = given.kind
    if given.no_change is not None:
        changes["no_change"] = given.no_change
    if given.tags is not None:
        changes["tags"] = retag(given.tags)
    if given.is_dated:
        changes["deadline"] = _redated(ledger, prediction, given, today)
    if given.quote is not None:
        changes |= _requoted(ledger, prediction, given.quote)
    return changes


def _redated(ledger: Ledger, prediction: Prediction, given: Given, today: date) -> Deadline:
    """Work out another deadline; the wording alone changes nothing else, and stays if not given."""
    old, quote = prediction.deadline, given.quote or prediction.quote
    if given.deadline is None and given.event is None:
        return in_words(old, given.wording, quote)
    wording = old.text if given.wording is None else given.wording or None
    article = ledger.get_article(prediction.article)
    given = dataclasses.replace(given, wording=wording)
    return _deadline(ledger, given, article, quote, today)


def _requoted(ledger: Ledger, prediction: Prediction, text: str) -> dict[str, Any]:
    quote, article = check_quote(text), ledger.get_article(prediction.article)
    spans = places(text_of(ledger, article), quote, article)
    return {"quote": spans[0].exact if spans else quote, "spans": spans}
