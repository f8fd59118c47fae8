"""Feeds: what the entries of one say of articles, and where these are."""

from __future__ import annotations

from datetime import date
from urllib.parse import urljoin

import msgspec
from msgspec.structs import replace


class FeedEntry(msgspec.Struct, frozen=True):
    """An entry of a feed: what it says of an article, and the address that it leads to."""

    title: str | None
    url: str | None
    authors: tuple[str, ...] = ()
    published: date | None = None


class Feed(msgspec.Struct, frozen=True):
    """A feed's title and its entries, in its order; their addresses may be from the feed's own."""

    title: str | None
    entries: tuple[FeedEntry, ...]

    def at(self, address: str) -> Feed:
        """Return it as it reads at its address: the entries that lead to a web page lead there."""
        whole = (replace(one, url=one.url and urljoin(address, one.url)) for one in self.entries)
        return replace(self, entries=tuple(whole))
