"""Verifying: whether the ledger is sound and every quote stands in its article.

It writes nothing; each thing found is one line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from predtrack.errors import (
    PredtrackError,
    TextChanged,
    UnreadableHistory,
    UntrustedPath,
    shorten,
)
from predtrack.ledger.book import Ledger
from predtrack.ledger.doubts import in_quotation_marks, is_assumed
from predtrack.ledger.faults import faults_of
from predtrack.ledger.kept import TEXTS, evidence_problem, kept_of, unneeded_texts
from predtrack.ledger.names import names_in, place_of, rename_line
from predtrack.ledger.texts import text_at_path
from predtrack.models.alias import Alias, Aliases, NameKind, alias_key
from predtrack.models.article import Article
from predtrack.models.event import Event
from predtrack.models.identity import fold, text_digest
from predtrack.models.prediction import Prediction
from predtrack.models.replay import article_as_it_stood
from predtrack.models.statement import Span
from predtrack.reading.pages import PageReader
from predtrack.reading.quotes import find_spans

_Kept = TypeVar("_Kept", Prediction, Article, Event, Alias)


_LATER = "an hour after it was kept"


class Weight(StrEnum):
    """How much a finding matters: a fault makes the ledger unsound, the others are said."""

    NOTE = "note"
    CHANGED = "changed"
    FAULT = "fault"


class Discrepancy(msgspec.Struct, frozen=True):
    """One thing found, and where."""

    weight: Weight
    where: str
    what: str


def verify(ledger: Ledger, *, today: date) -> Iterator[Discrepancy]:
    """Yield everything that is wrong, or worth saying, about a ledger's records and quotes.

    Raises:
        DamagedLedger, NewerLedger: the file itself cannot be read.
    """
    from predtrack.ledger.mending import at_odds

    articles, unreadable = readable(ledger, Article, ledger.article_ids())
    predictions, misshapen = readable(ledger, Prediction, ledger.prediction_ids())
    _, unnamed = readable(ledger, Event, ledger.event_keys())
    aliases, unaliased = readable(ledger, Alias, ledger.alias_keys())
    yield from [*unreadable, *unnamed, *unaliased, *misshapen]
    yield from _alias_findings(aliases, [*articles, *predictions])
    texts = {}
    with PageReader() as pages:
        for article in articles:
            texts[article.id], findings = _text_of(ledger, article, pages)
            yield from findings
            yield from _article_history_findings(article)
    known: dict[str, Article | None] = dict.fromkeys(ledger.article_ids())
    known |= {article.id: article for article in articles}
    ids = {*ledger.prediction_ids()}
    for prediction in predictions:
        faults = [
            *faults_of(prediction, known, ids, today=today),
            *_quote_faults(prediction, texts.get(prediction.article)),
            *_evidence_faults(ledger, prediction),
        ]
        for fault in faults:
            yield Discrepancy(Weight.FAULT, f"prediction {prediction.id}", fault)
    for odd in at_odds(ledger, predictions, {article.id: article for article in articles}):
        what = f"{odd}: predtrack verify --mend"
        yield Discrepancy(Weight.FAULT, f"prediction {odd.prediction.id}", what)
    yield from _doubts(articles, predictions, texts)
    yield from _kept_findings(ledger)


def _article_history_findings(article: Article) -> Iterator[Discrepancy]:
    """Find what of an article's history is in no order, or cannot be read."""
    where = f"article {article.id}"
    if any(one.at > other.at for one, other in pairwise(article.history)):
        yield Discrepancy(Weight.FAULT, where, "its history is not in the order of time")
    try:
        for day in {date.min, *(change.at.date() for change in article.history)}:
            article_as_it_stood(article, day)
    except UnreadableHistory as error:
        yield Discrepancy(Weight.FAULT, where, str(error))


def _doubts(
    articles: Iterable[Article],
    predictions: Iterable[Prediction],
    texts: Mapping[str, str | None],
) -> Iterator[Discrepancy]:
    """Find older records, taken for the author's, whose quotes stand in quotation marks."""
    own: dict[str, list[Prediction]] = {}
    for one in filter(is_assumed, predictions):
        own.setdefault(one.article, []).append(one)
    for article in articles:
        text = texts.get(article.id)
        if text is None or article.id not in own:
            continue
        for one in in_quotation_marks(text, article, own[article.id]):
            what = f"it stands in quotation marks: whose is it? predtrack edit {one.id} --voice"
            yield Discrepancy(Weight.NOTE, f"prediction {one.id}", f"{what} other, or author")


def readable(
    ledger: Ledger, kind: type[_Kept], keys: Iterable[str]
) -> tuple[list[_Kept], list[Discrepancy]]:
    """Read every record that can be read; what cannot is a finding each."""
    values, findings = [], []
    for key in keys:
        try:
            values.append(ledger.checked(kind, key))
        except PredtrackError as error:
            where = f"{kind.__name__.lower()} {shorten(key)}"
            findings.append(Discrepancy(Weight.FAULT, where, str(error)))
    return values, findings


def _alias_findings(
    aliases: list[Alias], records: list[Article | Prediction]
) -> Iterator[Discrepancy]:
    """Find aliases that end nowhere, and names on record that stand for another."""
    known = Aliases(aliases)
    for alias in aliases:
        if alias_key(alias.kind, known.name_for(alias.kind, alias.name)) == alias.key:
            yield Discrepancy(
                Weight.FAULT, f"alias {alias.key}", "what it stands for leads back to it"
            )
    articles = {one.id: one for one in records if isinstance(one, Article)}
    used = Counter[tuple[NameKind, str, str]]()
    for one in records if aliases else ():
        of = one if isinstance(one, Article) else articles.get(one.article)
        for kind in NameKind:
            for name in names_in(one, kind):
                used[kind, name, known.name_for(kind, name, place_of(of))] += 1
    for (kind, name, real), count in used.items():
        if real != name:
            again = rename_line(kind, name, real)
            what = f"it stands for {real} and is still in {count} of the record: {again}"
            yield Discrepancy(Weight.NOTE, f"{kind} {name}", what)


def _text_of(
    ledger: Ledger, article: Article, pages: PageReader
) -> tuple[str | None, list[Discrepancy]]:
    """Return the text that proves an article's quotes, if any does, and what there is to say."""
    kept = kept_of(ledger, article)
    text, fault = (None, None) if kept.text is not None else _text_at_path(ledger, article, pages)
    is_proven = kept.text is not None or (text is not None and fault is None)
    found = []
    if kept.problem:
        proof = "; another text proves the quotes" if is_proven else ""
        found.append((Weight.NOTE if is_proven else Weight.FAULT, kept.problem + proof))
    elif fault:
        found.append((Weight.FAULT, fault))
    elif not is_proven and not article.is_own:
        found.append((Weight.NOTE, "its text is not kept"))
    if kept.text is not None and _has_changed_file(ledger, article, pages):
        what = f"{article.path} was changed since; the text that was kept proves the quotes"
        found.append((Weight.CHANGED, what))
    where = f"article {article.id}"
    return text if kept.text is None else kept.text, [
        Discrepancy(how, where, w) for how, w in found
    ]


def _has_changed_file(ledger: Ledger, article: Article, pages: PageReader) -> bool:
    """Tell whether the user's own file of an article can be read and holds another text by now."""
    if not article.path or article.path.startswith(f"{TEXTS}/"):
        return False
    try:
        return text_digest(text_at_path(ledger, article, pages=pages)) != article.sha256
    except PredtrackError:
        return False


def _text_at_path(
    ledger: Ledger, article: Article, pages: PageReader
) -> tuple[str | None, str | None]:
    """Return the text at an article's path, and what is wrong with it."""
    if article.path is None:
        return None, None
    try:
        text = text_at_path(ledger, article, pages=pages)
    except UntrustedPath as error:
        return None, str(error)
    except PredtrackError as error:
        return None, f"its text is missing: {error}"
    if article.sha256 and text_digest(text) != article.sha256:
        return text, str(TextChanged(article.id, article.path))
    return text, None


def _kept_findings(ledger: Ledger) -> Iterator[Discrepancy]:
    """Find kept texts that nothing needs any more."""
    try:
        for path in unneeded_texts(ledger):
            what = f"no record and no backup needs it: predtrack verify --tidy removes it, {_LATER}"
            yield Discrepancy(Weight.NOTE, f"articles/{path.name}", what)
    except PredtrackError as error:
        yield Discrepancy(
            Weight.NOTE, "articles", f"which texts are needed cannot be told: {error}"
        )


def _quote_faults(prediction: Prediction, text: str | None) -> Iterator[str]:
    if not any(span.is_placed for span in prediction.spans):
        if text is not None and not find_spans(text, prediction.quote):
            yield "its quote does not stand in its article"
        return
    if fold(prediction.spans[0].exact) != fold(prediction.quote):
        yield "its quote is not what its first place says"
    if text is None:
        return
    for span in prediction.spans:
        if text[span.start : span.end] != span.exact:
            yield _misplaced(span, text)
        elif Span.of(text, span.start, span.end) != replace(span, locator=None):
            yield f"the words around its quote at {span.start} have changed"


def _evidence_faults(ledger: Ledger, prediction: Prediction) -> Iterator[str]:
    """Find kept texts of evidence that are gone, or no longer what they were."""
    for piece in prediction.outcome.evidence if prediction.outcome else ():
        problem = evidence_problem(ledger, piece)
        if problem:
            yield problem


def _misplaced(span: Span, text: str) -> str:
    elsewhere = find_spans(text, span.exact)
    if elsewhere:
        return f"its quote has moved from {span.start} to {elsewhere[0].start}"
    return f"its quote at {span.start} no longer stands in its article"
