"""Feeds (RSS, Atom): their entries, through feedparser; nothing is fetched."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import Any

from predtrack.errors import UnreadablePage
from predtrack.models.feed import Feed, FeedEntry

_MOST = 1_000
"""Entries of a feed that are read, from its beginning."""
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_ENTRY = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)[\s>]", re.IGNORECASE)


def read(data: bytes) -> Feed:
    """Read a feed.

    Raises:
        UnreadablePage: it defines entities of its own, has too many entries, or none.
        ImportError: feedparser is not installed.
    """
    if _ENTITY.search(data):
        raise UnreadablePage(
            "", "it defines entities of its own, which no feed needs: it is not read"
        )
    count = sum(1 for _ in _ENTRY.finditer(data))
    if count > _MOST:
        raise UnreadablePage("", f"it has {count:,} entries, at most {_MOST:,} are read")
    import feedparser

    found = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    entries = tuple(_entry(one) for one in found.entries)
    if not entries:
        raise UnreadablePage("", "no entry was found in it")
    return Feed(_text(found.feed, "title"), entries)


def _entry(one: Any) -> FeedEntry:
    return FeedEntry(
        title=_text(one, "title"),
        url=_text(one, "link"),
        authors=tuple(filter(None, (_text(who, "name") for who in one.get("authors", ())))),
        published=_day(one.get("published_parsed") or one.get("updated_parsed")),
    )


def _text(one: Any, name: str) -> str | None:
    value = one.get(name)
    return (
        " ".join(re.sub(r"<[^<>]{0,300}>", "", value).split()) or None
        if isinstance(value, str)
        else None
    )


def _day(moment: Any) -> date | None:
    try:
        return date(*moment[:3]) if moment else None
    except ValueError:
        return None
