"""Kept texts: articles' texts beside the ledger, each under its own content, written once.

A kept text is evidence: it proves quotes when the page is gone or the file was overwritten. It is
named for the article and the SHA-256 of its UTF-8, and what it holds is checked against that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from predtrack.errors import PredtrackError, UnwritableFile, reason
from predtrack.ledger import Ledger
from predtrack.models.article import Article
from predtrack.models.identity import text_digest
from predtrack.reading.text import read_bytes, read_text
from predtrack.storage import is_ledger
from predtrack.storage.loading import FOLDER

TEXTS = "articles"
DIGITS = 12
"""Digits of a text's SHA-256 in its name."""
NAME = re.compile(r"[a-z0-9]{8,}-([0-9a-f]{12})\.txt")
NAMED = re.compile(rb'"sha256": "([0-9a-f]{12})')
"""Digests in a ledger's bytes, sound or damaged."""


def keep_text(ledger: Ledger, article: Article, text: str) -> Article:
    """Keep an article's text, and return the article; its path where no file of the user's is.

    Raises:
        UnwritableFile: it cannot be written, or something else stands in its place.
    """
    place = f"{TEXTS}/{article.id}-{text_digest(text)[:DIGITS]}.txt"
    ledger.put_beside(place, text.encode("utf-8", "surrogatepass"), once=True)
    if article.path is not None:
        return article
    kept = replace(article, path=place)
    ledger.put(kept)
    return kept


def kept_text(ledger: Ledger, article: Article) -> str | None:
    """Return the text that is kept of an article, None where none is that fits its digest."""
    for path in _places(ledger, article):
        text = _text(path)
        if text is not None and text_digest(text) == article.sha256:
            return text
    return None


def foreign_text(ledger: Ledger, article: Article) -> Path | None:
    """Return the place of a text that is named for the article's and holds another."""
    place = _places(ledger, article)[0] if article.sha256 else None
    is_foreign = place is not None and place.exists() and kept_text(ledger, article) is None
    return place if is_foreign else None


def unneeded_texts(ledger: Ledger) -> list[Path]:
    """Return the kept texts that no ledger of the folder and no backup of one speaks of.

    Raises:
        UnreadableFile: a ledger or a backup there cannot be read, so nobody can tell.
    """
    texts = [path for path in _files(ledger.folder / TEXTS) if _is_kept(path)]
    if not texts:
        return []
    named = {name for path in _ledgers(ledger.folder) for name in NAMED.findall(read_bytes(path))}
    return [path for path in texts if _digits(path).encode() not in named]


def tidy(ledger: Ledger) -> list[Path]:
    """Remove the kept texts that nothing needs, and return them.

    Raises:
        UnreadableFile: nobody can tell which they are.
        UnwritableFile, LockedLedger, CannotLock: they cannot be removed.
    """
    with ledger.writing():
        unneeded = unneeded_texts(ledger)
        for path in unneeded:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise UnwritableFile(str(path), reason(error)) from None
    return unneeded


def _digits(path: Path) -> str:
    match = NAME.fullmatch(path.name)
    return match[1] if match else ""


def _is_kept(path: Path) -> bool:
    """Tell whether a file holds the text that it is named for: predtrack kept it, nobody else."""
    text = _text(path) if _digits(path) else None
    return text is not None and text_digest(text).startswith(_digits(path))


def _places(ledger: Ledger, article: Article) -> tuple[Path, Path]:
    folder = ledger.folder / TEXTS
    digits = (article.sha256 or "")[:DIGITS]
    return folder / f"{article.id}-{digits}.txt", folder / f"{article.id}.txt"


def _text(path: Path) -> str | None:
    try:
        return None if path.is_symlink() else read_text(path, encoding="utf-8")
    except PredtrackError:
        return None


def _ledgers(folder: Path) -> Iterator[Path]:
    """Yield the ledgers of a folder and all that is kept of them, damaged ones too."""
    yield from (path for path in _files(folder) if is_ledger(path))
    yield from _files(folder / FOLDER)


def _files(folder: Path) -> list[Path]:
    if folder.is_symlink():
        return []
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return []
    return [path for path in found if path.is_file() and not path.is_symlink()]
