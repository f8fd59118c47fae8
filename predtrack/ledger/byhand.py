"""By hand: quotes that a reader records or corrects.

What the reader does not give of a quote is read from it, as a scan would.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from msgspec.structs import replace

from predtrack.errors import BeforePublication, UsageMistake
from predtrack.ledger.book import Ledger
from predtrack.ledger.deadlines import in_words, known_deadline, understand_deadline
from predtrack.ledger.events import note_event
from predtrack.ledger.kept import keep_text, kept_of
from predtrack.ledger.recording import Draft, Recorded, check_claim, edit, record, retag
from predtrack.ledger.texts import places, text_of
from predtrack.models.alias import NameKind
from predtrack.models.article import Article
from predtrack.models.deadline import Deadline
from predtrack.models.fields import PLAIN_NAMES
from predtrack.models.history import Signature
from predtrack.models.identity import fold
from predtrack.models.locator import Marks, located
from predtrack.models.prediction import Chosen, Prediction
from predtrack.models.statement import Claim, Kind, Span, Statement, Voice
from predtrack.reading.blocks import Turns
from predtrack.reading.claims.days import with_other_day
from predtrack.reading.deadlines import GivenYearEnd, no_deadline
from predtrack.reading.language import language_of, tell_language
from predtrack.reading.quotes import check_quote
from predtrack.reading.statements import read_quote


class Read(msgspec.Struct, frozen=True):
    """An article's text that is at hand; ``marks`` and ``turns`` are those of its recording.

    A copy is kept beside the ledger where it ``keeps``.
    """

    text: str
    marks: Marks = ()
    turns: Turns = ()
    keeps: bool = True


class Given(msgspec.Struct, frozen=True):
    """What a reader says of a statement: None where nothing, an empty text to clear a field.

    ``deadline`` is a date or words that give one, or one that was worked out before; ``wording``
    the article's own words for it, ``event`` what it waits on, ``review`` the day to look again at
    one without a date, ``locator`` its page or time. A ``speaker`` or his ``role`` makes the voice
    another's. ``tags`` stand in the place of those there are; ``add_tags`` and ``drop_tags`` leave
    the others. ``texts`` are those of plain fields, by name.
    """

    quote: str | None = None
    claim: str | None = None
    kind: Kind | None = None
    no_change: bool | None = None
    voice: Voice | None = None
    speaker: str | None = None
    role: str | None = None
    tags: tuple[str, ...] | None = None
    add_tags: tuple[str, ...] = ()
    drop_tags: tuple[str, ...] = ()
    deadline: str | Deadline | None = None
    wording: str | None = None
    event: str | None = None
    texts: Mapping[str, str] = msgspec.field(default_factory=dict)
    review: date | None = None
    locator: str | None = None
    chosen: Chosen | None = None
    chosen_from: str | None = None
    fiscal_year_ends: GivenYearEnd | None = None

    def __post_init__(self) -> None:
        if self.chosen_from and self.chosen is not Chosen.DRAWN:
            raise UsageMistake("what it was drawn from is said of one that was drawn")
        if self.tags is not None and (self.add_tags or self.drop_tags):
            raise UsageMistake("--tag replaces all tags: give it, or --add-tag and --drop-tag")

    @property
    def is_dated(self) -> bool:
        """True where anything is said of the deadline."""
        return any(one is not None for one in (self.deadline, self.wording, self.event))

    def spoken(self, before: Statement | Prediction | Draft) -> dict[str, Any]:
        """Return voice, speaker and role as they are given, over those that stood before.

        Nothing where nothing of them is given. An empty speaker alone says that the words are the
        author's own; a role stays with its speaker alone.

        Raises:
            UsageMistake: the author's own words are given a speaker or a role.
        """
        if self.voice is None and self.speaker is None and self.role is None:
            return {}
        named = bool(self.speaker or self.role)
        if self.voice is Voice.AUTHOR and named:
            raise UsageMistake("the author's own words have no speaker and no role")
        meant = Voice.OTHER if named else Voice.AUTHOR if self.speaker == "" else before.voice
        if (self.voice or meant) is Voice.AUTHOR:
            return {"voice": Voice.AUTHOR, "speaker": None, "speaker_role": None}
        speaker = before.speaker if self.speaker is None else self.speaker or None
        kept = before.speaker_role if speaker == before.speaker else None
        role = kept if self.role is None else self.role or None
        return {"voice": Voice.OTHER, "speaker": speaker, "speaker_role": role}


def given_of(said: Mapping[str, Any]) -> Given:
    """Return what is said by name, the texts of plain fields among the rest."""
    others = {name: value for name, value in said.items() if name not in PLAIN_NAMES}
    return Given(texts=texts_in(said), **others)


def texts_in(said: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts of plain fields that are said, by name; an empty one clears its field."""
    return {name: said[name] for name in PLAIN_NAMES if said.get(name) is not None}


def read_of(ledger: Ledger, article: Article, *, keep: bool | None = None) -> Read | None:
    """Return the text of an article on record, if it is at hand; what was not kept stays so.

    Raises:
        PredtrackError: it cannot be read, or is another text by now.
    """
    text = text_of(ledger, article)
    if text is None:
        return None
    return Read(text, keeps=bool(keep) or kept_of(ledger, article).text is not None)


def record_by_hand(
    ledger: Ledger,
    quote: str,
    article: Article,
    given: Given,
    *,
    signed: Signature,
    read: Read | None = None,
    on_quote: Sequence[Prediction] | None = None,
) -> Recorded:
    """Record a quote of an article that is on record, with what was ``read`` of it.

    One that is on record makes no further claim unless that is given. ``on_quote`` is as in
    ``record``.

    Raises:
        QuoteNotFound: the text does not hold the quote.
        InvalidValue, NotADate, BeforePublication: something that is given cannot be.
    """
    spans = places(read.text if read else None, quote, article)
    if read and read.keeps:
        article = keep_text(ledger, article, read.text)
    words = spans[0].exact if spans else quote
    heard = read_words(
        words,
        article.published,
        read,
        spans,
        title=article.title,
        fiscal_year_ends=given.fiscal_year_ends,
    )
    deadline = known_deadline(ledger, heard.deadline, article.published)
    if given.is_dated:
        deadline = _deadline(ledger, given, article, words, signed.day)
    if given.event:
        note_event(ledger, given.event, signed=signed)
    spans = tuple(located(span, read.marks if read else ()) for span in spans)
    if given.locator:
        first = spans[0] if spans else Span(0, 0, words)
        spans = (replace(first, locator=given.locator), *spans[1:])
    draft = _draft(heard, given, deadline, spans)
    same = ledger.of_article(article.id) if on_quote is None else on_quote
    known = [one for one in same if not one.is_removed and fold(one.quote) == fold(words)]
    if known and given.claim is None:
        return Recorded(known[0], is_new=False)
    return record(ledger, draft, article, signed=signed, on_quote=on_quote)


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


def read_words(
    quote: str,
    published: date | None,
    read: Read | None,
    spans: tuple[Span, ...],
    *,
    title: str | None = None,
    fiscal_year_ends: GivenYearEnd | None = None,
) -> Statement:
    """Read a quote of an article as a scan would; in another language nothing is read into it."""
    language = tell_language(quote)
    if language:
        at, whole = (spans[0].start, read) if spans and read else (0, None)
        return read_quote(
            quote,
            published=published,
            language=language,
            text=whole.text if whole else None,
            at=at,
            title=title,
            fiscal_year_ends=fiscal_year_ends,
            turns=whole.turns if whole else (),
        )
    kind = Kind.QUESTION if quote.endswith("?") else Kind.PREDICTION
    deadline = no_deadline(published)
    return Statement(
        quote,
        0,
        len(quote),
        (),
        kind,
        no_change=False,
        score=0.0,
        cues=(),
        deadline=deadline,
        claims=(Claim(quote, 0, len(quote), deadline),),
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
        fiscal_year_ends=given.fiscal_year_ends,
    )


def _draft(read: Statement, given: Given, deadline: Deadline, spans: tuple[Span, ...]) -> Draft:
    read = replace(read, **given.spoken(read))
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
        texts=given.texts,
        spans=spans,
        likelihood=read.likelihood,
        chosen=given.chosen or Chosen.HAND,
        chosen_from=given.chosen_from,
    )


def _changes(ledger: Ledger, prediction: Prediction, given: Given, today: date) -> dict[str, Any]:
    """Return the fields that are given, with their new values."""
    changes: dict[str, Any] = {name: text or None for name, text in given.texts.items()}
    if given.claim is not None:
        changes["claim"] = check_claim(given.claim)
    if given.kind is not None:
        changes["kind"] = given.kind
    if given.no_change is not None:
        changes["no_change"] = given.no_change
    changes |= given.spoken(prediction)
    if given.tags is not None or given.add_tags or given.drop_tags:
        changes["tags"] = _retagged(ledger, prediction, given)
    if given.chosen is not None:
        changes |= {"chosen": given.chosen, "chosen_from": given.chosen_from}
    if given.is_dated or given.review:
        changes |= _dated(ledger, prediction, given, today)
    if given.quote is not None:
        changes |= _requoted(ledger, prediction, given.quote)
    return changes


def _retagged(ledger: Ledger, prediction: Prediction, given: Given) -> tuple[str, ...]:
    """Return other tags, or those there are with some more and some less, by any of their names."""
    if given.tags is not None:
        return retag(given.tags)
    aliases = ledger.aliases()
    dropped = {fold(aliases.name_for(NameKind.TAG, tag)) for tag in given.drop_tags}
    return retag((*({*prediction.tags} - dropped - {*retag(given.drop_tags)}), *given.add_tags))


def _dated(ledger: Ledger, prediction: Prediction, given: Given, today: date) -> dict[str, Any]:
    """Return another deadline, and the claim with its day where brackets had the old one's."""
    deadline = _redated(ledger, prediction, given, today)
    if given.claim is not None:
        return {"deadline": deadline}
    language = language_of(ledger.get_article(prediction.article).language)
    claim = with_other_day(prediction.claim, prediction.deadline, deadline, language)
    return {"deadline": deadline, "claim": claim}


def _redated(ledger: Ledger, prediction: Prediction, given: Given, today: date) -> Deadline:
    """Work out another deadline, with the day to look again where one is given.

    Raises:
        UsageMistake: there is a date, and so no day to look again.
        BeforePublication: that day lies before the article.
    """
    deadline = _reworded(ledger, prediction, given, today)
    return _reviewed(ledger, prediction, deadline, given.review) if given.review else deadline


def _reviewed(ledger: Ledger, prediction: Prediction, deadline: Deadline, review: date) -> Deadline:
    if deadline.latest:
        raise UsageMistake(
            f"{prediction.id} has a deadline, {deadline.latest}: a day to look again is for one "
            "without (--deadline none)"
        )
    published = ledger.get_article(prediction.article).published
    if published and review < published:
        raise BeforePublication("the day to look again", review, published)
    return replace(deadline, review=review)


def _reworded(ledger: Ledger, prediction: Prediction, given: Given, today: date) -> Deadline:
    """Return the deadline as it is given; the wording alone changes nothing else, and stays."""
    old, quote = prediction.deadline, given.quote or prediction.quote
    if given.deadline is None and given.event is None:
        return old if given.wording is None else in_words(old, given.wording, quote)
    wording = old.text if given.wording is None else given.wording or None
    article = ledger.get_article(prediction.article)
    given = replace(given, wording=wording)
    return _deadline(ledger, given, article, quote, today)


def _requoted(ledger: Ledger, prediction: Prediction, text: str) -> dict[str, Any]:
    quote, article = check_quote(text), ledger.get_article(prediction.article)
    spans = places(text_of(ledger, article), quote, article)
    return {"quote": spans[0].exact if spans else quote, "spans": spans}
