"""The day a page was published: stated by its marks, else inferred, with what it was inferred from.

Stated are ``article:published_time``, the article's own JSON-LD, elements marked as its day of
publication, Dublin Core and the citation tags. The day is the one that the page writes, in its own
time zone; of several that are stated the earliest counts. A footer's year, and a day told in the
text, in a comment or of another article, are never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile
from typing import Any, NamedTuple

from predtrack.models.article import PublishedBasis
from predtrack.reading.dates import DAY_IN_WORDS, MONTH_NAMES, day_in
from predtrack.reading.head import tells_day_alone
from predtrack.reading.language import Language
from predtrack.reading.page_parts import is_around, text_of, without_surroundings
from predtrack.reading.page_schema import Node, stated_text

_STATED = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date",
    "dc.date.issued", "dc.date.created", "dc.date.published", "dcterms.date", "dcterms.issued",
    "dcterms.created", "citation_publication_date", "citation_online_date", "citation_date",
)  # fmt: skip
"""Names of the tags that state it, in small letters and with a point in the place of a colon."""
_OTHERS = (
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "publicationdate", "published-date", "published_time", "originalpublicationdate",
    "article.published", "article_date_original", "date", "rnews:datepublished", "displaydate",
)  # fmt: skip
"""Names of tags that mostly mean it."""
CHANGED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
)
"""Names of tags that tell when it was last changed."""
SCOPE = re.compile(r"(?:\w*Article|\w*Posting|Report|\w*Review|CreativeWork)$")
"""Types of an element that holds an article, in microdata."""

IN_ADDRESS = re.compile(
    rf"/((?:19|20)\d\d)[/-](\d\d?|{MONTH_NAMES}[a-z]*)[/-](\d\d?)(?=[/-]|\.\w+$|$)", re.IGNORECASE
)
OFFSET = re.compile(r"T.*[+-](?!00:?00)\d\d:?\d\d\s*$")
_TOLD = frozenset(
    "p li aside footer nav img script a blockquote figure meta link title h1 h2 h3 h4 h5 h6".split()
)
"""Elements whose days are no guess at the page's: they tell of other things."""
_SHOWN = 100
"""Characters of a line that tells the day a page was published."""
UNSHOWN = frozenset("script style noscript template head title html body".split())
"""Elements that nobody sees, and those that hold all others."""


class PublishedDay(NamedTuple):
    """A day, whether it is stated, and what is to be said of that: None where nothing is."""

    day: date
    basis: PublishedBasis
    note: str | None = None


class DayMark(NamedTuple):
    """What a page says, and where it does."""

    text: str
    where: str


def find_published(
    tree: Any, article: Node, heading: Any, addresses: Sequence[str], language: Language
) -> PublishedDay | None:
    """Find the day a page was published, None where nothing tells it.

    ``article`` is its JSON-LD, ``heading`` the element of its headline.
    """
    stated = _stated([*_stating(tree, article, heading)])
    return stated or _inferred(_telling(tree, article, heading, addresses, language))


def _stated(marks: Sequence[DayMark]) -> PublishedDay | None:
    days = [(day, mark) for mark in marks if (day := day_in(mark.text))]
    if not days:
        return None
    day, mark = min(days, key=lambda one: (one[0], not OFFSET.search(one[1].text)))
    if local := _local(day, mark, days):
        return PublishedDay(local, PublishedBasis.STATED)
    others = sorted({f"{other} ({by.where})" for other, by in days if other != day})
    note = f"the earliest it states: {mark.where}, not {', '.join(others)}" if others else None
    return PublishedDay(day, PublishedBasis.STATED, note)


def _local(day: date, mark: DayMark, days: Sequence[tuple[date, DayMark]]) -> date | None:
    """Return the day of the same moment in the page's own time zone, where another mark has it."""
    moment = _moment(mark.text)
    if moment is None or OFFSET.search(mark.text):
        return None
    same = [other for other, by in days if OFFSET.search(by.text) and _moment(by.text) == moment]
    is_alone = all(abs((other - day).days) <= 1 for other, _ in days)
    return same[0] if same and is_alone else None


def _moment(text: str) -> float | None:
    from datetime import datetime

    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return at.timestamp() if at.tzinfo else None


def _stating(tree: Any, article: Node, heading: Any) -> Iterator[DayMark]:
    if published := stated_text(article.get("datePublished")):
        yield DayMark(published, "JSON-LD")
    for name, content in metas(tree):
        if name in _STATED:
            yield DayMark(content, name)
    for element in tree.xpath("//body//*[@itemprop or @pubdate]"):
        if (
            _is_marked(element)
            and not is_around(element, heading)
            and _is_in_article(element, heading)
        ):
            yield DayMark(_value(element), "its marked time")


def metas(tree: Any) -> Iterator[tuple[str, str]]:
    """Yield the name, in small letters, and the words of each of a page's meta tags."""
    for one in tree.iterfind(".//meta[@content]"):
        name = one.get("property") or one.get("name") or one.get("itemprop") or ""
        name = re.sub(r"^(dc|dcterms):", r"\1.", name.strip().lower())
        content = " ".join(one.get("content").split())
        if content and (one.getparent().tag == "head" or not one.get("itemprop")):
            yield name, content


def _is_marked(element: Any) -> bool:
    is_published = "datepublished" in element.get("itemprop", "").lower().split()
    return is_published or (element.tag == "time" and element.get("pubdate") is not None)


def _is_in_article(element: Any, heading: Any) -> bool:
    """Tell whether microdata has it for the page's article, or for nothing in particular."""
    scopes = element.xpath("ancestor::*[@itemscope]")
    if not scopes:
        return True
    if not SCOPE.search(scopes[-1].get("itemtype", "").strip("/")):
        return False
    held = heading is not None and scopes[-1] in set(heading.iterancestors())
    return held or len([one for one in scopes if SCOPE.search(one.get("itemtype", ""))]) == 1


def _value(element: Any) -> str:
    return element.get("datetime") or element.get("content") or text_of(element)


def _inferred(marks: Iterator[DayMark]) -> PublishedDay | None:
    for mark in marks:
        if day := day_in(mark.text):
            return PublishedDay(day, PublishedBasis.INFERRED, mark.where)
    return None


def _telling(
    tree: Any, article: Node, heading: Any, addresses: Sequence[str], language: Language
) -> Iterator[DayMark]:
    """Yield what tells the day without stating it, the best first."""
    named = dict(reversed([*metas(tree)]))
    yield from (DayMark(named[name], f"its tag {name}") for name in _OTHERS if name in named)
    for address in addresses:
        if found := IN_ADDRESS.search(address):
            yield DayMark("-".join(found.group(1, 2, 4)), f"its address ({found[0]})")
    yield from _shown(tree, heading, language)
    if guess := _guess(tree, heading):
        yield DayMark(guess, "a guess of trafilatura's")
    changed = stated_text(article.get("dateModified"))
    if changed:
        yield DayMark(changed, "the day it was changed (JSON-LD)")
    yield from (
        DayMark(named[name], f"the day it was changed ({name})")
        for name in CHANGED
        if name in named
    )


def _shown(tree: Any, heading: Any, language: Language) -> Iterator[DayMark]:
    """Yield the days that stand alone, or beside a name, between headline and text."""
    for element in _head_elements(tree, heading):
        words = text_of(element)
        stamp = element.get("datetime") if element.tag == "time" else None
        found = DAY_IN_WORDS.search(words)
        if stamp:
            yield DayMark(stamp, f"the time at its head (“{words or stamp}”)")
        elif found and tells_day_alone(words, language):
            yield DayMark(found[0], f"the words at its head (“{words}”)")


def _head_elements(tree: Any, heading: Any) -> Iterator[Any]:
    """Yield the short elements around the headline, those behind it first."""
    if heading is None:
        return
    every = [one for one in tree.iter() if isinstance(one.tag, str) and one.tag not in UNSHOWN]
    at = every.index(heading)
    after = takewhile(
        lambda one: one.tag != "p" or len(text_of(one)) <= _SHOWN, every[at + 1 : at + 60]
    )
    for one in (*after, *reversed(every[max(0, at - 20) : at])):
        if len(text_of(one)) <= _SHOWN and not is_around(one, heading):
            yield one


def _guess(tree: Any, heading: Any) -> str | None:
    """Ask htmldate about a page without its text, and without all that is not the article."""
    from copy import deepcopy

    from htmldate import find_date

    if heading is None:
        return None
    bare = deepcopy(tree)
    without_surroundings(bare)
    for one in list(bare.iter()):
        if one.tag in _TOLD or len((one.text or "").strip()) > _SHOWN:
            one.drop_tree()
    found: str | None = find_date(bare, extensive_search=False, original_date=True)
    return found
