"""Entries: predictions with the articles that they come from."""

from __future__ import annotations

from collections.abc import Iterable

from predtrack.errors import DamagedLedger
from predtrack.ledger import Ledger
from predtrack.models.article import Article
from predtrack.models.prediction import Prediction
from predtrack.selection import Entry


def article_of(ledger: Ledger, prediction: Prediction) -> Article:
    """Return the article that a prediction comes from.

    Raises:
        DamagedLedger: it is not in the ledger.
    """
    article = ledger.find_article(prediction.article)
    if article is None:
        raise missing_article(ledger, prediction.id, prediction.article)
    return article


def missing_article(ledger: Ledger, prediction: str, article: str) -> DamagedLedger:
    """Return the error that a prediction's article is not in the ledger."""
    problem = f"its article {article} is missing"
    return DamagedLedger(str(ledger.path), f"predictions {prediction}", problem)


def entries_of(ledger: Ledger, predictions: Iterable[Prediction]) -> list[Entry]:
    """Return predictions with their articles, in the order they came; raises as ``article_of``."""
    articles: dict[str, Article] = {}
    entries = []
    for prediction in predictions:
        article = articles.get(prediction.article) or article_of(ledger, prediction)
        articles[article.id] = article
        entries.append(Entry(prediction, article))
    return entries
