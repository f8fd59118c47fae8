"""An archive of a corpus: what is chosen of it, each quote proven by its article's kept text.

The archive is another room's business: the command hands over what it has chosen there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from predtrack.errors import InvalidValue, QuoteNotFound, UsageMistake
from predtrack.ledger.acts import Book
from predtrack.ledger.exchange.format import ChosenArticle, File, Format, Wishes
from predtrack.ledger.kept import keep_text
from predtrack.ledger.transfer import Imported
from predtrack.models.identity import text_digest

if TYPE_CHECKING:
    from predtrack.ledger.recording import Recorded

MANIFEST = "manifest.json"


def is_one(file: File) -> bool:
    """Tell an archive's folder by its manifest."""
    return bool(file.path and file.path.is_dir() and (file.path / MANIFEST).is_file())


def bring(book: Book, files: Sequence[File], wishes: Wishes) -> Imported:
    """Put what was chosen of archives on record, with the texts of its articles.

    Raises:
        UsageMistake: nothing says what is chosen.
        InvalidValue: an article has no text, or another than it says.
        QuoteNotFound: a quote does not stand in its article's text.
        PredtrackError: a fact contradicts the article on record.
    """
    if wishes.chosen is None:
        raise UsageMistake(
            f"{files[0].name} is an archive: choose what comes in with --where SQL, or --draw N"
        )
    recorded = [each for one in wishes.chosen for each in _record(book, one, wishes)]
    new = sum(one.is_new for one in recorded)
    return Imported(new, len(recorded) - new)


def _record(book: Book, one: ChosenArticle, wishes: Wishes) -> list[Recorded]:
    from predtrack.ledger.articles import article_for
    from predtrack.ledger.scanning import draft_of, record_drafts

    text = _proven(one)
    article, _ = article_for(book, one.facts, known=None, signed=book.signed)
    if not wishes.dry_run:
        article = keep_text(book, article, text)
    drafts = [
        draft_of(book, statement, claim, article.published, choice)
        for statement, choice in one.statements
        for claim in statement.claims
    ]
    return record_drafts(book, drafts, article, one.claims, signed=book.signed)


def _proven(one: ChosenArticle) -> str:
    """Return an article's text, in which every quote stands where it should."""
    where = f"{one.facts.title or one.facts.url or 'the article'} ({one.source})"
    if one.text is None:
        raise InvalidValue(f"{where}: the archive was made without texts, so nothing is proven")
    if text_digest(one.text) != one.facts.sha256:
        raise InvalidValue(f"{where}: its text is not the one that the archive says it has")
    for statement, _ in one.statements:
        for span in statement.spans:
            if one.text[span.start : span.end] != span.exact or statement.quote not in one.text:
                raise QuoteNotFound(where, None)
    return one.text


FORMAT = Format("archive", "an archive of predtrack corpus scan", is_one=is_one, bring=bring)
