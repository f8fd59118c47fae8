"""Articles' texts beside the ledger, and the places of quotes in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from predtrack.bookkeeping.files import write_whole
from predtrack.errors import QuoteNotFound, TextChanged, UnwritableFile, reason
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


def keep_text(ledger: Ledger, article: Article, text: str) -> Article:
    """Keep the text of an article that has no file beside the ledger, and return it with its path.

    Raises:
        UnwritableFile: the folder cannot be written to.
    """
    if article.path is not None:
        return article
    path = Path("articles", f"{article.id}.txt")
    whole = Path(ledger.folder, path)
    try:
        whole.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(str(whole.parent), reason(error)) from None
    write_whole(whole, text)
    kept = replace(article, path=path.as_posix())
    ledger.put(kept)
    return kept


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
