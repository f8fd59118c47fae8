"""What a page says of its article: title, authors, outlet, address, language and day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from predtrack.models.address import is_address
from predtrack.reading.language import HeadWords, language_of
from predtrack.reading.page_days import PublishedDay, find_published, metas
from predtrack.reading.page_parts import is_around, main_heading, text_of
from predtrack.reading.page_schema import main_article, names_of, stated_text

_AUTHORS = (
    "author",
    "article:author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "parsely-author",
    "sailthru.author",
)
"""Names of the tags that name an author."""
BYLINE = re.compile(
    r"(?:^|[\s_-])(?:byline|author|authors|author-name|writer|contributor)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LONGEST = 80
"""Characters of an author's name."""
SAME_SITE = re.compile(r"^(?:www|m|amp|mobile)\.")
"""What the same site's hosts differ in."""


class PageFacts(NamedTuple):
    """What a page says of its article; empty where it says nothing."""

    title: str | None
    authors: tuple[str, ...]
    outlet: str | None
    address: str | None
    language: str | None
    published: PublishedDay | None


def read_facts(tree: Any, address: str | None) -> PageFacts:
    """Read the facts of a page that was read at an address, None where it is a file."""
    tags = dict(reversed([*metas(tree)]))
    heading = main_heading(tree)
    canonical = _canonical(tree, tags, address)
    addresses = list(filter(None, (canonical, address)))
    shown = text_of(heading) if heading is not None else None
    titles = list(filter(None, (shown, tags.get("og:title"), _title(tree))))
    article = main_article(tree, addresses, titles)
    code = _language(tree, tags, stated_text(article.get("inLanguage")))
    outlet = next(iter(names_of(article.get("publisher"))), None) or tags.get("og:site_name")
    return PageFacts(
        title=_without_outlet(next(iter(titles), stated_text(article.get("headline"))), outlet),
        authors=names_of(article.get("author")) or _authors(tree, heading, language_of(code).head),
        outlet=outlet,
        address=canonical,
        language=code,
        published=find_published(tree, article, heading, addresses, language_of(code)),
    )


def facts_of_source(source: str, address: str | None) -> PageFacts | None:
    """Read the facts of a page's source, as ``read_facts`` does, None where it is no page."""
    import trafilatura

    tree: Any = trafilatura.load_html(source)
    return None if tree is None else read_facts(tree, address)


def _title(tree: Any) -> str | None:
    element = tree.find(".//head/title")
    return text_of(element) if element is not None else None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """Return a title without the name of its outlet behind a dash or bar."""
    if not (title and outlet):
        return title
    return re.sub(rf"\s+[|–—·:-]\s+{re.escape(outlet)}$", "", title, flags=re.IGNORECASE) or title


def _authors(tree: Any, heading: Any, words: HeadWords) -> tuple[str, ...]:
    tagged = [content for name, content in metas(tree) if name in _AUTHORS]
    named = tagged or [*_bylines(tree, heading)]
    return tuple(dict.fromkeys(part for one in named for part in _parted(one, words)))


def _parted(names: str, words: HeadWords) -> Iterator[str]:
    """Yield the names of a list of authors, without "by"; "Kowal, Marta" is one."""
    for part in re.split(rf"\s*[;|]\s*|(?!, ){words.and_}", names, flags=re.IGNORECASE):
        name = re.sub(rf"^(?:{words.by})", "", part.strip(), flags=re.IGNORECASE)
        if _is_name(name):
            yield name


def _bylines(tree: Any, heading: Any) -> Iterator[str]:
    for one in tree.xpath("//body//*[@rel='author' or @itemprop='author' or @class]"):
        called = f"{one.get('rel', '')} {one.get('itemprop', '')} {one.get('class', '')}"
        if BYLINE.search(called) and len(text_of(one)) <= _LONGEST and not is_around(one, heading):
            yield text_of(one)
            return


def _is_name(words: str) -> bool:
    return 1 < len(words) <= _LONGEST and not is_address(words) and not re.search(r"[@\d/]", words)


def _canonical(tree: Any, tags: dict[str, str], address: str | None) -> str | None:
    """Return the address that a page gives itself: on the site it was read from, and whole."""
    links = [one.get("href") for one in tree.iterfind(".//head/link[@rel='canonical']")]
    for link in (*links, tags.get("og:url")):
        whole: str = urljoin(address or "", (link or "").strip())
        if is_address(whole) and _may_be(whole, address):
            return whole
    return None


def _may_be(canonical: str, address: str | None) -> bool:
    """Tell whether an address can be a page's own: no site's first page, and no other site's."""
    try:
        parts, read = urlsplit(canonical), urlsplit(address or canonical)
    except ValueError:
        return False
    if parts.path.strip("/") == "" and (not address or read.path.strip("/")):
        return False
    hosts = [SAME_SITE.sub("", one.netloc.lower()) for one in (parts, read)]
    return (
        hosts[0] == hosts[1]
        or hosts[1].endswith(f".{hosts[0]}")
        or hosts[0].endswith(f".{hosts[1]}")
    )


def _language(tree: Any, tags: dict[str, str], told: str | None) -> str | None:
    """Return the language that a page says it is in, as a code of two or three letters."""
    root = tree.xpath("string((//html/@lang | //html/@xml:lang | //body/@lang)[1])")
    for one in (
        root,
        told,
        tags.get("og:locale"),
        tags.get("content-language"),
        tags.get("dc.language"),
    ):
        code = re.match(r"\s*([A-Za-z]{2,3})(?:[-_]\w+)*\s*$", one or "")
        if code:
            return code[1].lower()
    return None
