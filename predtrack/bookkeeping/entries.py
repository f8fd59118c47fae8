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
        where = f"predictions {prediction.id}"
        problem = f"its article {prediction.article} is missing"
        raise DamagedLedger(str(ledger.path), where, problem)
    return article


def entries_of(ledger: Ledger, predictions: Iterable[Prediction]) -> list[Entry]:
    """Return predictions with their articles, in the order they came; raises as ``article_of``."""
    articles: dict[str, Article] = {}
    entries = []
    for prediction in predictions:
        article = articles.get(prediction.article) or article_of(ledger, prediction)
        articles[article.id] = article
        entries.append(Entry(prediction, article))
    return entries
