"""Scanning, on record: what was found in an article, recorded, and declined for good."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

import msgspec
from msgspec.structs import replace

from predtrack.errors import PredtrackError, UsageMistake
from predtrack.ledger.book import Ledger
from predtrack.ledger.deadlines import known_deadline
from predtrack.ledger.recording import Draft, Recorded, record_all, remove, retag
from predtrack.models.article import Article, Scan
from predtrack.models.history import Signature
from predtrack.models.identity import fold, text_digest
from predtrack.models.prediction import Chosen, Prediction, Removal
from predtrack.models.statement import Claim, Statement
from predtrack.reading.text import read_text
from predtrack.storage.recognition import FOLDER

_BESIDE = f"{FOLDER}/declined"
"""Where the reader's "never ask again" is kept: beside the ledger, not part of the record."""


class Choice(msgspec.Struct, frozen=True):
    """How statements were chosen to be recorded, and the tags that they get."""

    chosen: Chosen
    chosen_from: str | None = None
    tags: tuple[str, ...] = ()


def draft_of(
    ledger: Ledger, statement: Statement, claim: Claim, published: date | None, choice: Choice
) -> Draft:
    """Return the draft that a claim of a statement proposes, its event's date looked up."""
    return Draft(
        quote=statement.quote,
        claim=claim.text,
        deadline=known_deadline(ledger, claim.deadline, published),
        kind=statement.kind,
        no_change=claim.no_change,
        voice=statement.voice,
        speaker=statement.speaker,
        speaker_role=statement.speaker_role,
        spans=statement.spans,
        likelihood=statement.likelihood,
        tags=retag(choice.tags),
        chosen=choice.chosen,
        chosen_from=choice.chosen_from,
    )


def record_drafts(
    ledger: Ledger,
    drafts: Sequence[Draft],
    article: Article,
    found: int,
    *,
    signed: Signature,
    begun: datetime | None = None,
) -> list[Recorded]:
    """Record what was chosen of a scan, and remember the scan with what it found.

    A scan that is recorded answer by answer is known again by the moment at which it was ``begun``.
    """
    recorded = record_all(ledger, drafts, article, signed=signed)
    new = sum(one.is_new for one in recorded)
    _remember(ledger, article, Scan(begun or signed.at, found, new), goes_on=begun is not None)
    return recorded


def take_back(
    ledger: Ledger, answer: Sequence[Prediction], *, signed: Signature, begun: datetime
) -> None:
    """Take back what an answer to a scan has recorded, as if it had not been given.

    What was changed since keeps its record, and is removed from the count as a mistake.
    """
    for one in answer:
        current = ledger.get(one.id)
        if current == one and len(one.history) == 1:
            ledger.drop(one)
        elif not current.is_removed:
            remove(ledger, current, Removal.MISTAKE, signed=signed)
    if answer:
        article = ledger.get_article(answer[0].article)
        found = article.scans[-1].found if article.scans else 0
        _remember(ledger, article, Scan(begun, found, -len(answer)), goes_on=True)


def _remember(ledger: Ledger, article: Article, scan: Scan, *, goes_on: bool) -> None:
    """Add a scan to those of an article, or to the last one where it goes on with that."""
    current = ledger.find_article(article.id) or article
    scans = current.scans
    if goes_on and scans and scans[-1].at == scan.at:
        scan = replace(scan, recorded=scans[-1].recorded + scan.recorded)
        scans = scans[:-1]
    scan = replace(scan, recorded=max(0, scan.recorded))
    ledger.put(replace(current, scans=(*scans, scan)))


def draw(candidates: Collection[str], number: int, seed: int) -> frozenset[str]:
    """Draw some of the statements at random, by their keys in the draw.

    They are the first in the order of the SHA-256 of seed and key, so that everybody can draw them
    again, in any order of the articles.

    Raises:
        UsageMistake: there are fewer.
    """
    if number > len(candidates):
        raise UsageMistake(
            f"{number} cannot be drawn: {len(candidates)} found that are not recorded yet"
        )
    ranked = sorted(candidates, key=lambda key: text_digest(f"{seed} {key}"))
    return frozenset(ranked[:number])


def draw_key(sha256: str | None, statement: Statement) -> str:
    """Return what a statement is drawn by: the digests of its article's text and of its quote."""
    return f"{sha256} {quote_digest(statement)}"


def on_record(
    ledger: Ledger, statements: Sequence[Statement], article: Article, *, removed: bool = False
) -> list[Statement]:
    """Return the statements of an article that are recorded already, or ``removed`` again."""
    own = ledger.of_article(article.id)
    quotes = {fold(one.quote) for one in own if removed or not one.is_removed}
    return [one for one in statements if fold(one.quote) in quotes]


def declined_of(ledger: Ledger, article: Article) -> frozenset[str]:
    """Return the quotes, as digests, that the reader does not want to be asked about again."""
    try:
        text = read_text(ledger.folder / _declined_place(article), encoding="utf-8")
    except PredtrackError:
        return frozenset()
    return frozenset(text.split())


def decline(ledger: Ledger, article: Article, statement: Statement, *, never: bool) -> None:
    """Remember that a statement is never to be asked about again for this article, or forget it."""
    known, own = declined_of(ledger, article), {quote_digest(statement)}
    digests = known | own if never else known - own
    if digests == known:
        return
    text = "\n".join(sorted(digests)) + "\n"
    ledger.put_beside(_declined_place(article), text.encode())


def quote_digest(statement: Statement) -> str:
    """Return the digest by which a declined statement is known again."""
    return text_digest(fold(statement.quote))


def _declined_place(article: Article) -> str:
    return f"{_BESIDE}/{article.id}.txt"
