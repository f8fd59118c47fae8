"""Articles in the ledger: found again by text, address or facts, and corrected later."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs
from msgspec.structs import replace

from predtrack.errors import (
    BeforePublication,
    InTheFuture,
    InvalidValue,
    PredtrackError,
    WhyNeeded,
)
from predtrack.ledger.book import Ledger
from predtrack.ledger.events import event_deadline
from predtrack.ledger.names import place_of, settle
from predtrack.models.address import same_page
from predtrack.models.article import Article, PublishedBasis
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Did, Signature
from predtrack.models.identity import article_ids, fold, text_digest
from predtrack.models.prediction import Prediction
from predtrack.models.statement import Voice
from predtrack.reading.deadlines import find_deadline, no_deadline
from predtrack.reading.horizons import read_again
from predtrack.reading.language import language_of

Moves = list[tuple[Prediction, Prediction]]
"""Predictions whose deadlines moved, each before and after."""


HOW_DAY_IS_KNOWN = frozenset({"published_basis", "published_note"})
NO_QUARREL = frozenset({"path", "encoding", "origin"})
"""Facts of how an article was read: another reading of the same one may differ in them."""


class ArticleFacts(msgspec.Struct, frozen=True):
    """What is said of an article; None where nothing is."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] | None = None
    url: str | None = None
    published: date | None = None
    published_basis: PublishedBasis | None = None
    published_note: str | None = None
    encoding: str | None = None
    origin: str | None = None
    language: str | None = None
    archived_url: str | None = None
    path: str | None = None
    sha256: str | None = None

    def given(self) -> dict[str, Any]:
        """Return the facts that are given, by name."""
        named = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: value for name, value in named.items() if value}

    @property
    def is_named(self) -> bool:
        """True where a title, or outlet and day alone, say which article it is."""
        is_broadcast = bool(self.outlet and self.published and not (self.url or self.sha256))
        return bool(self.title) or is_broadcast

    def of_file(self, path: Path, text: str, ledger: Ledger) -> ArticleFacts:
        """Return the facts with those of the article's file, its path from the ledger's folder."""
        beside = os.path.relpath(os.path.realpath(path), ledger.folder)
        return replace(self, path=Path(beside).as_posix(), sha256=text_digest(text))


def article_for(
    ledger: Ledger, facts: ArticleFacts, *, known: Article | None, signed: Signature
) -> tuple[Article, Moves]:
    """Return the ledger's article of these facts, added or completed where that is needed.

    A date that completes an article moves the deadlines that were waiting for it.

    Raises:
        InvalidValue: nothing says which article it is.
        PredtrackError: a fact contradicts the one on record.
        InTheFuture: it says it was published later than today.
    """
    known = known or known_article(ledger, facts)
    facts = replace(facts, **settle(ledger, facts.given(), ledger.notices, place_of(known)))
    if known:
        missing = _missing(known, facts)
        if not missing:
            return known, []
        return edit_article(ledger, known, missing, signed=signed, completes=True)
    _check_published(facts.published, signed)
    article = _new(ledger, facts, signed)
    ledger.add(article)
    return article, []


def known_article(ledger: Ledger, facts: ArticleFacts) -> Article | None:
    """Find the article by its text, or else by its url, or else by its facts."""
    facts = replace(facts, **settle(ledger, facts.given()))
    if facts.sha256:
        same = [one for one in ledger.articles_with(facts.sha256) if one.sha256 == facts.sha256]
        if same or not (facts.url or facts.is_named):
            return same[0] if same else None
    articles = ledger.articles()
    same = [one for one in articles for url in (facts.url, facts.origin) if same_page(one.url, url)]
    if facts.sha256:
        same = [one for one in same if not one.sha256]
    if not same and facts.is_named:
        named = (one for one in articles if _named(one) == _named(facts))
        same = [one for one in named if not _contradicts(one, facts)]
    return same[0] if same else None


def _contradicts(article: Article, facts: ArticleFacts) -> bool:
    """Tell whether an article of the same name has another address or another text.

    A broadcast, which is known by outlet and day alone, has other authors than another.
    """
    if not facts.title:
        names = (article.authors, facts.authors or ())
        return bool(article.url or article.sha256) or names[0] != names[1]
    has_other_url = bool(article.url and facts.url) and not same_page(article.url, facts.url)
    has_other_text = bool(article.sha256 and facts.sha256) and article.sha256 != facts.sha256
    return has_other_url or has_other_text


def last_article(ledger: Ledger) -> Article:
    """Return the article that something was recorded from last.

    Raises:
        PredtrackError: there is none, or several came at the same moment.
    """
    moments = {one.id: one.retrieved for one in ledger.articles() if one.retrieved}
    for prediction in ledger.recorded_predictions():
        at = prediction.history[0].at
        moments[prediction.article] = max(at, moments.get(prediction.article, at))
    newest = max(moments.values(), default=None)
    latest = [article_id for article_id, at in moments.items() if at == newest]
    if not latest:
        raise PredtrackError("there is no last article yet: name a file, or give its facts")
    if len(latest) > 1:
        listed = ", ".join(sorted(latest))
        raise PredtrackError(f"several articles came last ({listed}): name one of them")
    return ledger.get_article(latest[0])


def edit_article(
    ledger: Ledger,
    article: Article,
    changes: Mapping[str, Any],
    *,
    signed: Signature,
    why: str | None = None,
    completes: bool = False,
) -> tuple[Article, Moves]:
    """Correct an article's facts; its date moves the deadlines of its open predictions.

    What ``completes`` it replaces nothing, and so needs no reason.

    Returns:
        The article as it is now, and the predictions whose day changed.

    Raises:
        InTheFuture: it says it was published later than today.
        BeforePublication: a deadline set by hand, or an outcome, lies before the new date.
        WhyNeeded: a resolved prediction moves with its author, outlet or date.
    """
    _check_published(changes.get("published"), signed)
    facts = settle(ledger, changes, ledger.notices, place_of(article))
    if "published" in changes:
        facts.setdefault("published_basis", PublishedBasis.STATED)
    if "published" in changes or facts.get("published_basis") is PublishedBasis.STATED:
        facts.setdefault("published_note", None)
    edited = article.changed(Did.EDIT, signed=signed, why=why, **facts)
    if edited is not article:
        _put_edited(ledger, article, edited, signed, why, completes=completes)
    if "published" not in changes or edited.published is None:
        return edited, []
    return edited, _move_deadlines(ledger, article, edited, signed, why)


def _put_edited(
    ledger: Ledger,
    article: Article,
    edited: Article,
    signed: Signature,
    why: str | None,
    *,
    completes: bool,
) -> None:
    """Put an edited article on record, and say so in the histories of what it moves."""
    counted = [one for one in ledger.of_article(article.id) if not one.is_removed]
    judged = [one for one in counted if moves(article, edited, one)]
    if judged and not (why or completes):
        named = ", ".join(one.id for one in judged)
        raise WhyNeeded(f"a change of {article.id} moves what is resolved ({named})")
    ledger.put(edited)
    if (edited.authors, edited.outlet) != (article.authors, article.outlet):
        note_source(ledger, article, counted, signed=signed, why=why)
    elif judged:
        was = f"the article was published {article.published or 'without a date'}"
        note_source(ledger, article, judged, signed=signed, why=why, was=was)


def moves(before: Article, after: Article, prediction: Prediction) -> bool:
    """Tell whether a change of its article moves a resolved prediction to another row."""
    if prediction.is_open:
        return False
    is_own = prediction.voice is Voice.AUTHOR
    names = [
        (fold(one.outlet or ""), [*map(fold, one.authors)] if is_own else [], one.published)
        for one in (before, after)
    ]
    return names[0] != names[1]


def note_source(
    ledger: Ledger,
    before: Article,
    predictions: Iterable[Prediction],
    *,
    signed: Signature,
    why: str | None = None,
    was: str | None = None,
    did: Did = Did.EDIT,
) -> None:
    """Say in the histories of an article's predictions by whom and where it was before.

    ``was`` says something else of it instead.
    """
    was = was or f"the article was by {_shown(before.authors)} in {before.outlet}"
    reason = f"{was}: {why}" if why else was
    for one in predictions:
        move = one.renamed if did is Did.RENAME else one.sourced
        ledger.put(move(signed=signed, why=reason))


def _check_published(published: date | None, signed: Signature) -> None:
    if published and published > signed.day:
        raise InTheFuture("the publication date", published, signed.day)


def _named(one: Article | ArticleFacts) -> tuple[str | None, str | None, date | None]:
    return one.outlet, one.title, one.published


def _new(ledger: Ledger, facts: ArticleFacts, signed: Signature) -> Article:
    if not (facts.sha256 or facts.url or facts.is_named):
        raise InvalidValue(
            "which article is it? name it with --article FILE|ID|last, or give its --title, its "
            "--url, or its --outlet and --published"
        )
    free = next(candidate for candidate in _ids(facts) if not ledger.holds(candidate))
    basis = PublishedBasis.STATED if facts.published else None
    article = Article(id=free, retrieved=signed.at, published_basis=basis)
    return structs.replace(article, **facts.given())


def _ids(facts: ArticleFacts) -> Iterator[str]:
    day = facts.published.isoformat() if facts.published else None
    return article_ids(
        digest=facts.sha256, url=facts.url, outlet=facts.outlet, title=facts.title, day=day
    )


def _missing(article: Article, facts: ArticleFacts) -> dict[str, Any]:
    """Return the facts that the record lacks; what it has is only changed by an edit."""
    missing = {}
    for name, value in facts.given().items():
        recorded = getattr(article, name)
        if name in HOW_DAY_IS_KNOWN and article.published:
            continue
        if not recorded:
            missing[name] = value
        elif not (
            _agree(name, recorded, value) or (name == "url" and same_page(recorded, facts.origin))
        ):
            raise PredtrackError(
                f"article {article.id} is on record with {name} {_shown(recorded)}, not "
                f"{_shown(value)}: correct it with predtrack edit {article.id}"
            )
    return missing


def _agree(name: str, recorded: Any, given: Any) -> bool:
    if name == "url":
        return same_page(recorded, given)
    if name == "outlet":
        return fold(recorded) == fold(given)
    if name == "authors":
        return [*map(fold, recorded)] == [*map(fold, given)]
    return bool(recorded == given) or name in NO_QUARREL


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) or "nobody" if isinstance(value, tuple) else str(value)


def _move_deadlines(
    ledger: Ledger, before: Article, after: Article, signed: Signature, why: str | None
) -> Moves:
    from predtrack.reading.claims.days import with_other_day, written_on

    assert after.published is not None
    reason = f"published {after.published}, not {before.published or 'without a date'}"
    moves = []
    for prediction in ledger.of_article(after.id):
        _check_outcome(prediction, after.published)
        if prediction.is_removed or not prediction.is_open:
            continue
        deadline, language = redated(ledger, prediction, before, after), language_of(after.language)
        claim = with_other_day(prediction.claim, prediction.deadline, deadline, language)
        claim = written_on(claim, before.published, after.published, language)
        if (deadline, claim) != (prediction.deadline, prediction.claim):
            full = f"{reason}: {why}" if why else reason
            moved = prediction.moved(deadline, Did.PUBLISHED, signed=signed, why=full, claim=claim)
            ledger.put(moved)
            moves.append((prediction, moved))
    return [(old, new) for old, new in moves if _days(old.deadline) != _days(new.deadline)]


def _days(deadline: Deadline) -> tuple[date | None, date | None]:
    return deadline.latest, deadline.review


def _check_outcome(prediction: Prediction, published: date) -> None:
    on = prediction.outcome.on if prediction.outcome else None
    if on and on < published:
        raise BeforePublication(f"the outcome of {prediction.id}", on, published)


def redated(ledger: Ledger, prediction: Prediction, before: Article, after: Article) -> Deadline:
    """Work the deadline out again from the article's corrected date.

    Raises:
        BeforePublication: it was set by hand, and lies before that date.
    """
    old, was, published = prediction.deadline, before.published, after.published
    if old.basis is Basis.NONE:
        return no_deadline(published)
    if old.basis is Basis.EVENT and old.event:
        return event_deadline(ledger, old.event, published, old.text)
    if old.basis is Basis.ARTICLE:
        language = language_of(after.language)
        read_day = partial(find_deadline, language=language)
        return read_again(old, read_day, published, language) or no_deadline(published)
    if old.basis is not Basis.MANUAL and old.text:
        read = partial(find_deadline, old.text, language=language_of(after.language))
        found = read(published)
        is_told = old.basis is Basis.STATED and read(was).latest != old.latest  # by the whole text
        return old if is_told or found.basis is Basis.NONE else found
    if published and old.latest and old.latest < published:
        raise BeforePublication(f"the deadline of {prediction.id}", old.latest, published)
    return structs.replace(old, earliest=published if old.earliest in (was, None) else old.earliest)
