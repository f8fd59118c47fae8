"""Articles' texts beside the ledger, and the places of quotes in them."""

from __future__ import annotations

from pathlib import Path

from predtrack.errors import QuoteNotFound, TextChanged
from predtrack.ledger import Ledger
from predtrack.models.article import Article
from predtrack.models.identity import text_digest
from predtrack.models.statement import Span
from predtrack.reading.quotes import find_spans, nearest_passage
from predtrack.reading.text import read_text


def text_of(ledger: Ledger, article: Article) -> str | None:
    """Read the text that an article's quotes were found in, None where it is not kept.

    Raises:
        UnreadableFile: it is gone, or no text any more.
        TextChanged: it is another text by now.
    """
    if article.path is None:
        return None
    text = read_text(Path(ledger.folder, article.path))
    if article.sha256 and text_digest(text) != article.sha256:
        raise TextChanged(article.id, article.path)
    return text


def places(text: str | None, quote: str, article: Article) -> tuple[Span, ...]:
    """Find every place of a quote in its article's text; none where that is not kept.

    Raises:
        QuoteNotFound: the text does not hold it.
    """
    if text is None:
        return ()
    spans = find_spans(text, quote)
    if not spans:
        raise QuoteNotFound(article.path or article.label, nearest_passage(text, quote))
    return spans
