"""Articles in the ledger: found again by text, address or facts, and corrected later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from predtrack.bookkeeping.events import event_deadline
from predtrack.errors import InTheFuture, InvalidValue, NotADate, PredtrackError
from predtrack.ledger import Ledger
from predtrack.models.article import Article, PublishedBasis
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Did, Signature
from predtrack.models.identity import article_ids, text_digest
from predtrack.models.prediction import Prediction
from predtrack.reading.deadlines import find_deadline, without_date


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What is said of an article; None where nothing is."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] | None = None
    url: str | None = None
    published: date | None = None
    published_basis: PublishedBasis | None = None
    language: str | None = None
    archived_url: str | None = None
    path: str | None = None
    sha256: str | None = None

    def given(self) -> dict[str, Any]:
        """Return the facts that are given, by name."""
        named = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in named.items() if value is not None}

    def of_file(self, path: Path, text: str, ledger: Ledger) -> ArticleFacts:
        """Return the facts with those of the article's file."""
        relative = Path(path).absolute()
        beside = _relative(relative, ledger.folder.absolute())
        return replace(self, path=beside, sha256=text_digest(text))


def article_for(
    ledger: Ledger, facts: ArticleFacts, *, known: Article | None, signed: Signature
) -> Article:
    """Return the ledger's article of these facts, added or completed where that is needed.

    Raises:
        InvalidValue: nothing says which article it is.
        PredtrackError: a fact contradicts the one on record.
        InTheFuture: it says it was published later than today.
    """
    if facts.published and facts.published > signed.at.date():
        raise InTheFuture("the publication date", facts.published, signed.at.date())
    known = known or _recorded(ledger, facts)
    article = _completed(known, facts) if known else _new(ledger, facts, signed)
    if article != known:
        ledger.put(article)
    return article


def last_article(ledger: Ledger) -> Article:
    """Return the article that was recorded last.

    Raises:
        PredtrackError: there is none, or several came at the same moment.
    """
    articles = [one for one in ledger.articles() if one.retrieved]
    newest = max((one.retrieved for one in articles if one.retrieved), default=None)
    latest = [one for one in articles if one.retrieved == newest]
    if not latest:
        raise PredtrackError("there is no last article yet: name a file, or give its facts")
    if len(latest) > 1:
        listed = ", ".join(one.id for one in latest)
        raise PredtrackError(f"several articles came last ({listed}): name one of them")
    return latest[0]


def edit_article(
    ledger: Ledger, article: Article, facts: ArticleFacts, *, signed: Signature
) -> tuple[Article, list[tuple[Prediction, Prediction]]]:
    """Correct an article's facts; its date moves the deadlines of its open predictions.

    Returns:
        The article as it is now, and each moved prediction before and after.
    """
    if facts.published and facts.published > signed.at.date():
        raise InTheFuture("the publication date", facts.published, signed.at.date())
    edited = replace(article, **facts.given())
    if facts.published and not facts.published_basis:
        edited = replace(edited, published_basis=PublishedBasis.STATED)
    ledger.put(edited)
    if edited.published == article.published or edited.published is None:
        return edited, []
    moved = list(_moved(ledger, article, edited, signed))
    for _, after in moved:
        ledger.put(after)
    return edited, moved


def _recorded(ledger: Ledger, facts: ArticleFacts) -> Article | None:
    """Find the article by its url or text; else, with neither given, by its facts."""
    for candidate in _ids(facts):
        article = ledger.find_article(candidate)
        if article is None:
            break
        if facts.sha256 is None or article.sha256 in (None, facts.sha256):
            return article
    if facts.url is None:
        return None
    return next((one for one in ledger.articles() if one.url == facts.url), None)


def _new(ledger: Ledger, facts: ArticleFacts, signed: Signature) -> Article:
    if not (facts.sha256 or facts.url or facts.title):
        raise InvalidValue(
            "which article is it? name it with --article FILE|ID|last, or give its --title or --url"
        )
    taken = set(ledger.article_ids()) | set(ledger.prediction_ids())
    free = next(candidate for candidate in _ids(facts) if candidate not in taken)
    basis = PublishedBasis.STATED if facts.published else None
    article = Article(id=free, retrieved=signed.at, published_basis=basis)
    return replace(article, **facts.given())


def _ids(facts: ArticleFacts) -> Iterator[str]:
    day = facts.published.isoformat() if facts.published else None
    return article_ids(
        digest=facts.sha256, url=facts.url, outlet=facts.outlet, title=facts.title, day=day
    )


def _completed(article: Article, facts: ArticleFacts) -> Article:
    """Fill what the record lacks; what it has is only changed by an edit."""
    given = facts.given()
    given.pop("path", None)
    for name, value in given.items():
        recorded = getattr(article, name)
        if recorded not in (None, (), value) and name != "published_basis":
            raise PredtrackError(
                f"article {article.id} is on record with {name} {_shown(recorded)}, not "
                f"{_shown(value)}: correct it with predtrack edit {article.id}"
            )
    missing = {name: value for name, value in given.items() if not getattr(article, name)}
    if "published" in missing:
        missing.setdefault("published_basis", PublishedBasis.STATED)
    if facts.path and not article.path:
        missing["path"] = facts.path
    return replace(article, **missing)


def _moved(
    ledger: Ledger, before: Article, after: Article, signed: Signature
) -> Iterator[tuple[Prediction, Prediction]]:
    assert after.published is not None
    why = f"published {after.published}, not {before.published or 'without a date'}"
    for prediction in ledger.predictions():
        if prediction.article != after.id or not prediction.is_open:
            continue
        deadline = _redated(ledger, prediction.deadline, before.published, after.published)
        if deadline != prediction.deadline:
            yield (
                prediction,
                prediction.moved(deadline, Did.PUBLISHED, signed=signed, why=why),
            )


def _redated(ledger: Ledger, old: Deadline, was: date | None, published: date) -> Deadline:
    """Work the deadline out again from the article's corrected date."""
    if old.basis is Basis.NONE:
        return without_date(published)
    if old.basis is Basis.EVENT and old.event:
        return event_deadline(ledger, old.event, published, old.text)
    if old.basis is Basis.MANUAL or not old.text:
        first = published if old.earliest == was else old.earliest
        return replace(old, earliest=min(first or published, old.latest or published))
    try:
        return find_deadline(old.text, published)
    except NotADate:
        return old


def _relative(path: Path, folder: Path) -> str:
    import os

    return Path(os.path.relpath(path, folder)).as_posix()


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
