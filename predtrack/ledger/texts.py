"""Articles' texts, read from where a ledger may lead, and the places of quotes in them.

A ledger may come from a stranger: its articles' paths lead to its own folder, to its parent's other
folders (``../seeds/``) and to the git work tree around it, into no folder that is hidden there,
nowhere else and through no link, unless the user trusts them.
"""

from __future__ import annotations

import os
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from predtrack.errors import QuoteNotFound, TextChanged, UnreadableFile, UntrustedPath
from predtrack.ledger.book import Ledger
from predtrack.ledger.kept import kept_of
from predtrack.models.article import Article
from predtrack.models.feed import Feed
from predtrack.models.identity import text_digest
from predtrack.models.statement import Span
from predtrack.reading.quotes import find_spans, nearest_passage
from predtrack.reading.text import decode_text, read_bytes

if TYPE_CHECKING:
    from predtrack.reading.pages import PageReader


def text_of(ledger: Ledger, article: Article) -> str | None:
    """Read the text that an article's quotes were found in, None where it is not kept.

    Raises:
        UnreadableFile: it is gone, or no text any more.
        UntrustedPath: the article's path leads where a ledger may not lead.
        UnreadablePage, MissingExtra: it is a file that cannot be read, or not without an extra.
        TextChanged: it is another text by now.
    """
    kept = kept_of(ledger, article).text
    if kept is not None or article.path is None:
        return kept
    text = text_at_path(ledger, article)
    if article.sha256 and text_digest(text) != article.sha256:
        raise TextChanged(article.id, article.path)
    return text


def text_at_path(ledger: Ledger, article: Article, *, pages: PageReader | None = None) -> str:
    """Read what stands today at an article's path, a file of any kind; raises as ``text_of``.

    ``pages`` reads what is no text; a reader is made for it where none is given.
    """
    path = ledger.folder / (article.path or "")
    if not (ledger.trusts_paths or _is_near(ledger.folder, path)):
        raise UntrustedPath(article.id, article.path or "")
    data = read_bytes(path)
    with suppress(UnreadableFile):  # what was taken as it is before Markdown was known is so still
        text = decode_text(data, str(path), encoding=article.encoding)
        if text_digest(text) == article.sha256:
            return text
    from predtrack.reading.files.opening import read_file
    from predtrack.reading.pages import PageReader

    with nullcontext(pages) if pages else PageReader() as reader:
        read = read_file(reader, str(path), data, encoding=article.encoding)
    if isinstance(read, Feed):
        raise UnreadableFile(str(path), "it is a feed")
    return read.text


def _is_near(folder: Path, path: Path) -> bool:
    """Tell whether a path leads, through no link, to where a ledger of a folder may lead."""
    plain = Path(os.path.normpath(path))
    try:
        if Path(os.path.realpath(path)) != plain:
            return False
    except ValueError:  # no path at all: it holds a NUL
        return False
    beside, tree = folder.parent, _work_tree(folder)
    around = [folder, *([tree] if tree else [])]
    if beside not in (beside.parent, plain.parent):  # its folders, not its files; never the root's
        around.append(beside)
    return any(_holds(one, plain) for one in around)


def _holds(around: Path, path: Path) -> bool:
    """Tell whether a path lies in a folder, and in none that is hidden there."""
    return path.is_relative_to(around) and not any(
        part.startswith(".") for part in path.relative_to(around).parts
    )


def _work_tree(folder: Path) -> Path | None:
    """Return the top of the git work tree that a folder lies in."""
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)


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
