"""Verifying: whether the ledger is sound and every quote stands in its article.

It writes nothing; each thing found is one line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from predtrack.errors import PredtrackError, TextChanged, UntrustedPath
from predtrack.ledger.book import Ledger
from predtrack.ledger.faults import faults_of
from predtrack.ledger.kept import foreign_text, unneeded_texts
from predtrack.ledger.names import names_in, rename_line
from predtrack.ledger.texts import text_at_path, text_of
from predtrack.models.alias import Alias, Aliases, NameKind, alias_key
from predtrack.models.article import Article
from predtrack.models.identity import fold, text_digest
from predtrack.models.prediction import Prediction
from predtrack.models.statement import Span
from predtrack.reading.quotes import find_spans

Value = TypeVar("Value")


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
    _, unnamed = _readable(ledger.event_keys(), ledger.find_event, "event")
    aliases, unaliased = _readable(ledger.alias_keys(), ledger.find_alias, "alias")
    yield from [*unreadable, *unnamed, *unaliased, *misshapen]
    yield from _alias_findings(aliases, [*articles, *predictions])
    texts = {}
    for article in articles:
        texts[article.id], findings = _text_of(ledger, article)
        yield from findings
    known: dict[str, Article | None] = dict.fromkeys(ledger.article_ids())
    known |= {article.id: article for article in articles}
    ids = {*ledger.prediction_ids()}
    for prediction in predictions:
        faults = [
            *faults_of(prediction, known, ids, today=today),
            *_quote_faults(prediction, texts.get(prediction.article)),
        ]
        for fault in faults:
            yield Finding(Weight.FAULT, f"prediction {prediction.id}", fault)
    yield from _kept_findings(ledger)


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


def _alias_findings(aliases: list[Alias], records: list[Article | Prediction]) -> Iterator[Finding]:
    """Find aliases that end nowhere, and names on record that stand for another."""
    known = Aliases(aliases)
    for alias in aliases:
        if alias_key(alias.kind, known.name_for(alias.kind, alias.name)) == alias.key:
            yield Finding(Weight.FAULT, f"alias {alias.key}", "what it stands for leads back to it")
    used = ((kind, name) for one in records for kind in NameKind for name in names_in(one, kind))
    for (kind, name), count in Counter(used).items() if aliases else ():
        real = known.name_for(kind, name)
        if real != name:
            again = rename_line(kind, name, real)
            what = f"it stands for {real} and is still in {count} of the record: {again}"
            yield Finding(Weight.NOTE, f"{kind} {name}", what)


def _text_of(ledger: Ledger, article: Article) -> tuple[str | None, list[Finding]]:
    """Return an article's text, if there is one, and what there is to say about it."""
    text, fault = _proof(ledger, article)
    where = f"article {article.id}"
    if fault:
        return text, [Finding(Weight.FAULT, where, fault)]
    if text is None and not article.is_own:
        return None, [Finding(Weight.NOTE, where, "its text is not kept")]
    if _has_changed_file(ledger, article):
        what = f"{article.path} was changed since; the text that was kept proves the quotes"
        return text, [Finding(Weight.NOTE, where, what)]
    return text, []


def _has_changed_file(ledger: Ledger, article: Article) -> bool:
    """Tell whether the user's own file of an article can be read and holds another text by now."""
    try:
        return bool(article.path) and text_digest(text_at_path(ledger, article)) != article.sha256
    except PredtrackError:
        return False


def _proof(ledger: Ledger, article: Article) -> tuple[str | None, str | None]:
    """Return the text that proves an article's quotes, and what is wrong with it."""
    foreign = foreign_text(ledger, article)
    if foreign:
        return None, f"articles/{foreign.name} does not hold the text that it is named for"
    try:
        return text_of(ledger, article), None
    except TextChanged as error:
        return text_at_path(ledger, article), str(error)
    except UntrustedPath as error:
        return None, str(error)
    except PredtrackError as error:
        return None, f"its text is missing: {error}"


def _kept_findings(ledger: Ledger) -> Iterator[Finding]:
    """Find kept texts that nothing needs any more."""
    try:
        for path in unneeded_texts(ledger):
            what = "no record and no backup needs it: predtrack verify --tidy removes it"
            yield Finding(Weight.NOTE, f"articles/{path.name}", what)
    except PredtrackError as error:
        yield Finding(Weight.NOTE, "articles", f"which texts are needed cannot be told: {error}")


def _quote_faults(prediction: Prediction, text: str | None) -> Iterator[str]:
    if not prediction.spans:
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
        elif Span.of(text, span.start, span.end) != span:
            yield f"the words around its quote at {span.start} have changed"


def _misplaced(span: Span, text: str) -> str:
    elsewhere = find_spans(text, span.exact)
    if elsewhere:
        return f"its quote has moved from {span.start} to {elsewhere[0].start}"
    return f"its quote at {span.start} no longer stands in its article"
