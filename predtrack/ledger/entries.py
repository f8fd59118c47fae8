"""Entries: predictions with the articles that they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from predtrack.errors import DamagedLedger
from predtrack.ledger.book import Ledger
from predtrack.models.article import Article
from predtrack.models.prediction import Prediction
from predtrack.models.selection import BriefEntry, Entry
from predtrack.models.standing import Brief

Either = TypeVar("Either", Prediction, Brief)


def article_of(ledger: Ledger, prediction: Prediction | Brief) -> Article:
    """Return the article that a prediction comes from.

    Raises:
        DamagedLedger: it is not in the ledger.
    """
    article = ledger.find_article(prediction.article)
    if article is None:
        problem = f"its article {prediction.article} is missing"
        raise DamagedLedger(str(ledger.path), f"predictions {prediction.id}", problem)
    return article


def entries_of(ledger: Ledger, predictions: Iterable[Prediction]) -> list[Entry]:
    """Return predictions with their articles, in the order they came; raises as ``article_of``."""
    return list(each_entry(ledger, predictions))


def each_entry(ledger: Ledger, predictions: Iterable[Prediction]) -> Iterator[Entry]:
    """Yield what ``entries_of`` returns, as it is asked for."""
    return (Entry(one, article) for one, article in _with_articles(ledger, predictions))


def brief_entries_of(ledger: Ledger, briefs: Iterable[Brief]) -> list[BriefEntry]:
    """Return briefs with their articles, in the order they came; raises as ``article_of``."""
    return [BriefEntry(one, article) for one, article in _with_articles(ledger, briefs)]


def _with_articles(ledger: Ledger, found: Iterable[Either]) -> Iterator[tuple[Either, Article]]:
    articles: dict[str, Article] = {}
    for one in found:
        article = articles.get(one.article) or article_of(ledger, one)
        articles[article.id] = article
        yield one, article
