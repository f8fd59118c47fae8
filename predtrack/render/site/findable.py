"""Finding: the index that the site's own search reads, the sitemap, and what others show of a page.

The index is scripts, so that it works from a folder: each calls
``(window.predtrackIndex ||= []).push([ADDRESS, WORDS, BESIDE], …)``, with the address of a page
from the site's root, what it is about, and what stands beside that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from predtrack.errors import shorten
from predtrack.models.identity import fold
from predtrack.models.selection import Entry, said_by
from predtrack.render.site.addresses import Place, address_of
from predtrack.render.site.answers import absolute
from predtrack.render.site.edition import Edition
from predtrack.render.site.feeds import people_of
from predtrack.render.site.states import state_of
from predtrack.render.text import counted, harmless_on_page

SHARD = 250_000
"""Bytes of one script of the index, about."""
_LONGEST = 300
"""Characters of a claim or a title in the index."""
_SHORT = 200
"""Characters of a description of a page."""
MOST = 50_000
"""Addresses of one sitemap (sitemaps.org)."""
PICTURE = "picture.svg"
_Row = tuple[str, str, str]


def index_of(edition: Edition) -> dict[str, bytes]:
    """Return the scripts of the search index, ``search/1.js`` and on; none for an empty edition."""
    shards: dict[str, bytes] = {}
    lines: list[str] = []
    size = 0
    for row in _rows(edition):
        line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        if size + len(line.encode()) > SHARD:
            shards[_shard(len(shards) + 1)] = _script(lines)
            lines, size = [], 0
        lines.append(line)
        size += len(line.encode()) + 2
    return shards | ({_shard(len(shards) + 1): _script(lines)} if lines else {})


def sitemap_of(edition: Edition, pages: Iterable[str]) -> dict[str, bytes]:
    """Return the sitemap of some pages; none where nobody knows where the site stands."""
    if not edition.site.base or edition.is_for_comment:
        return {}
    addresses = sorted(absolute(edition.site, page) for page in pages)
    parts = [addresses[start : start + MOST] for start in range(0, len(addresses), MOST)]
    if len(parts) <= 1:
        return {"sitemap.xml": _sitemap("urlset", "url", addresses)}
    maps = {
        f"sitemap.{number}.xml": _sitemap("urlset", "url", part)
        for number, part in enumerate(parts, start=1)
    }
    named = [absolute(edition.site, one) for one in maps]
    return {"sitemap.xml": _sitemap("sitemapindex", "sitemap", named), **maps}


def meta_of(edition: Edition, page: str, title: str, description: str) -> Sequence[tuple[str, str]]:
    """Return what the head of a page tells others of it: names and contents, not yet escaped.

    Those that begin with ``og:`` are properties. A picture has to have a whole address.
    """
    short = shorten(harmless_on_page(description), _SHORT)
    plain = [
        ("description", short),
        ("og:type", "website" if page == "index.html" else "article"),
        ("og:title", harmless_on_page(title)),
        ("og:description", short),
        ("og:site_name", harmless_on_page(edition.site.title)),
    ]
    if edition.is_for_comment:
        plain.append(("robots", "noindex"))
    if edition.site.base:
        plain.append(("og:url", absolute(edition.site, page)))
        plain.append(("og:image", absolute(edition.site, PICTURE)))
    return plain


def picture_of(edition: Edition) -> dict[str, bytes]:
    """Return the picture that others show beside a link to the site: its title and its counts."""
    site, number = edition.site, len(edition.entries)
    resolved = sum(not one.prediction.is_open for one in edition.entries)
    lines = (
        (90, 220, shorten(harmless_on_page(site.title), 40)),
        (48, 340, f"{counted(number, 'prediction')}, {resolved:,} judged"),
        (36, 430, shorten(harmless_on_page(site.publisher), 60)),
        (36, 490, edition.day.isoformat()),
    )
    texts = "".join(
        f'<text x="80" y="{y}" font-size="{size}">{escape(words)}</text>'
        for size, y, words in lines
    )
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">'
        '<rect width="1200" height="630" fill="#fff"/>'
        f'<g font-family="sans-serif" fill="#1a1a1a">{texts}</g></svg>\n'
    )
    return {PICTURE: svg.encode()}


def _rows(edition: Edition) -> Iterator[_Row]:
    for name, places in people_of(edition).items():
        yield _row(Place.PERSON, name, name, counted(len(places), "prediction"))
    for place, names in _places(edition):
        yield from (_row(place, name, name, place.value) for name in names)
    for article in edition.articles:
        beside = " · ".join(filter(None, (article.outlet, str(article.published or ""))))
        yield _row(Place.ARTICLE, article.id, article.label, beside)
    yield from (_prediction(edition, one) for one in edition.entries)


def _places(edition: Edition) -> Iterator[tuple[Place, Iterable[str]]]:
    """Yield the outlets and the tags, each once."""
    outlets = (article.outlet for article in edition.articles if article.outlet)
    tags = (tag for one in edition.entries for tag in one.prediction.tags)
    for place, names in ((Place.OUTLET, outlets), (Place.TAG, tags)):
        yield place, {fold(name): name for name in names}.values()


def _prediction(edition: Edition, entry: Entry) -> _Row:
    prediction, article = entry.prediction, entry.article
    told = (
        said_by(prediction, article),
        article.outlet,
        state_of(prediction, edition.day).word,
        *prediction.tags,
    )
    beside = " · ".join(filter(None, told))
    return _row(Place.PREDICTION, prediction.id, prediction.claim, beside)


def _row(place: Place, name: str, words: str, beside: str) -> _Row:
    shown = shorten(harmless_on_page(words), _LONGEST)
    return address_of(place, name), shown, shorten(harmless_on_page(beside), _LONGEST)


def _shard(number: int) -> str:
    return f"search/{number}.js"


def _script(lines: Sequence[str]) -> bytes:
    rows = ",\n".join(lines)
    return f"(window.predtrackIndex ||= []).push(\n{rows}\n);\n".encode()


def _sitemap(root: str, each: str, addresses: Iterable[str]) -> bytes:
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    lines = (f"<{each}><loc>{escape(one)}</loc></{each}>" for one in addresses)
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="{space}">\n'
    return (head + "\n".join(lines) + f"\n</{root}>\n").encode()
