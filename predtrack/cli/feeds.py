"""Feeds: their entries, those that are on record, and the articles of those that are not."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from predtrack.cli.sources import Source
from predtrack.ledger import Ledger
from predtrack.models.address import is_address, page_of, without_login
from predtrack.models.article import PublishedBasis
from predtrack.models.feed import Feed, FeedEntry


def on_record(ledger: Ledger, feed: Feed) -> list[tuple[FeedEntry, str | None]]:
    """Return the entries of a feed, each with the id of its article if that is on record."""
    known = {}
    for article in ledger.articles():
        for address in filter(None, (article.origin, article.url)):
            known[page_of(address)] = article.id
    return [(one, known.get(page_of(_address(one)))) for one in feed.entries]


def new_entries(ledger: Ledger, feed: Feed) -> Iterator[FeedEntry]:
    """Yield the entries that are not on record and lead to a page, each page once."""
    seen = set()
    for entry, known in on_record(ledger, feed):
        page = page_of(_address(entry))
        if known is None and is_address(_address(entry)) and page not in seen:
            seen.add(page)
            yield entry


def completed(source: Source, entry: FeedEntry, feed: Feed) -> Source:
    """Return a source with what its entry says of it where it says nothing of itself.

    The address that the feed gives is kept where the article is at another.
    """
    facts = source.facts
    is_host = (facts.outlet or "") in (facts.url or "")
    if entry.published and facts.published_basis is not PublishedBasis.STATED:
        stated = PublishedBasis.STATED
        facts = replace(
            facts, published=entry.published, published_basis=stated, published_note=None
        )
    facts = replace(
        facts,
        title=facts.title or entry.title,
        authors=facts.authors or entry.authors or None,
        outlet=(feed.title or facts.outlet) if is_host else facts.outlet,
        origin=facts.origin or _address(entry),
    )
    return replace(source, facts=facts)


def _address(entry: FeedEntry) -> str:
    return without_login(entry.url or "")
