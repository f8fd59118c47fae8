"""Scanning, on record: what was found in an article, recorded, and declined for good."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from predtrack.errors import PredtrackError
from predtrack.ledger.book import Ledger
from predtrack.ledger.deadlines import known_deadline
from predtrack.ledger.recording import Draft, Recorded, record
from predtrack.models.article import Article, Scan
from predtrack.models.history import Signature
from predtrack.models.identity import fold, text_digest
from predtrack.models.statement import Statement
from predtrack.reading.text import read_text
from predtrack.storage.recognition import FOLDER

BESIDE = f"{FOLDER}/declined"
"""Where the reader's "never ask again" is kept: beside the ledger, not part of the record."""


def draft_of(ledger: Ledger, statement: Statement, article: Article) -> Draft:
    """Return the draft that a statement proposes, its event's date looked up."""
    return Draft(
        quote=statement.quote,
        claim=statement.claim or statement.quote,
        deadline=known_deadline(ledger, statement.deadline, article.published),
        kind=statement.kind,
        no_change=statement.no_change,
        voice=statement.voice,
        speaker=statement.speaker,
        speaker_role=statement.speaker_role,
        spans=statement.spans,
        likelihood=statement.likelihood,
    )


def record_drafts(
    ledger: Ledger, drafts: Sequence[Draft], article: Article, found: int, *, signed: Signature
) -> list[Recorded]:
    """Record what was chosen of a scan, and remember the scan with what it found."""
    recorded = [record(ledger, draft, article, signed=signed) for draft in drafts]
    scan = Scan(signed.at, found, sum(one.is_new for one in recorded))
    current = ledger.find_article(article.id) or article
    ledger.put(replace(current, scans=(*current.scans, scan)))
    return recorded


def on_record(ledger: Ledger, statements: Sequence[Statement], article: Article) -> list[Statement]:
    """Return the statements of an article that are recorded already."""
    quotes = {fold(one.quote) for one in ledger.of_article(article.id) if not one.is_removed}
    return [one for one in statements if fold(one.quote) in quotes]


def declined(ledger: Ledger, article: Article) -> frozenset[str]:
    """Return the quotes, as digests, that the reader does not want to be asked about again."""
    try:
        text = read_text(ledger.folder / _declined_place(article), encoding="utf-8")
    except PredtrackError:
        return frozenset()
    return frozenset(text.split())


def decline(ledger: Ledger, article: Article, statements: Sequence[Statement]) -> None:
    """Remember statements that are never to be asked about again for this article."""
    if not statements:
        return
    digests = declined(ledger, article) | {quote_digest(one) for one in statements}
    text = "\n".join(sorted(digests)) + "\n"
    ledger.put_beside(_declined_place(article), text.encode())


def quote_digest(statement: Statement) -> str:
    """Return the digest by which a declined statement is known again."""
    return text_digest(fold(statement.quote))


def _declined_place(article: Article) -> str:
    return f"{BESIDE}/{article.id}.txt"
