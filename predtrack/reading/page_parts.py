"""Parts of a page: which of its elements are the article's, and which stand around it.

An element is an lxml one. Nothing that holds the headline, or most of the page's paragraphs, is
taken for what stands around the article, whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_AROUND = frozenset({"aside", "footer", "nav", "form", "dialog", "template", "noscript"})
"""Elements that hold no part of an article."""
CALLED = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus|respond|replies|related|recommend\w*|read-?(?:more|also|next)|more-(?:from|stories|on)"
    r"|see-?also|also-read|most-(?:read|popular|viewed)|popular|trending|sidebar|promos?|newsletters?|subscribe"
    r"|signup|ads?|advert\w*|ad-\w+|sponsor\w*|outbrain|taboola|polls?|quiz|share|sharing|social|breadcrumbs?"
    r"|(?:author|writer|contributor)-?(?:bio|box)|about-(?:the-)?author|bio|biography|author-?description|cookies?|consent"
    r"|tags|tag-list|byline-bio|footer|copyright|skip-link)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names by class or id of what stands around an article."""
BESIDES = re.compile(r"(?:^|(?<=\s))(?:has|with|without|no)[-_]\S+", re.IGNORECASE)
"""Names that only say what stands beside: "has-sidebar"."""
PULLED = re.compile(
    r"(?:^|[\s_-])(?:pull-?quotes?|pull|blockquote-pull)(?:$|[\s_-])", re.IGNORECASE
)
_NEVER = frozenset({"html", "body", "main", "head"})
_MOST = 0.4
"""How much of the page's paragraphs an element must hold to be the article's."""
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[*†‡§¶]{1,3})(?:, ?\d{1,3}){0,9}[\])]?")
"""What a note's mark is."""
POWERS = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
SHORT_WORD = re.compile(r"(?:^|[^\w.])(?:[a-zµ]{1,2}|[A-Z]{1,2}|10|\d)$")
"""What carries a power: a unit, or a number that is no year."""


def main_heading(tree: Any) -> Any:
    """Return the element that is the page's headline, None where there is none."""
    headings = [one for one in tree.iter("h1") if text_of(one)]
    inside = [one for one in headings if one.xpath("ancestor::article | ancestor::main")]
    return next(iter(inside or headings), None)


def text_of(element: Any) -> str:
    """Return the words of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def is_around(element: Any, heading: Any) -> bool:
    """Tell whether an element stands outside the article: around it, or in another one."""
    lines = [element, *element.iterancestors()]
    held = set(heading.iterancestors()) if heading is not None else set()
    articles = [one for one in lines if one.tag == "article"]
    if len(articles) > 1 or (articles and held and not held & set(articles) and _of_any(held)):
        return True
    return any(_is_named_so(one) for one in lines if one not in held)


def _of_any(held: set[Any]) -> bool:
    return any(one.tag == "article" for one in held)


def _is_named_so(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _NEVER:
        return False
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag in _AROUND or bool(CALLED.search(BESIDES.sub("", names)))


def without_surroundings(tree: Any) -> None:
    """Take out of a page what stands around its article, so that its text alone is left."""
    heading = main_heading(tree)
    held = set(heading.iterancestors()) if heading is not None else set()
    whole = _length(tree)
    for element in list(tree.iter()):
        if element in held or not _is_out(element, heading):
            continue
        if element.getparent() is not None and _length(element) <= whole * _MOST:
            element.drop_tree()
    _pulled_quotes_dropped(tree)
    _blockquotes_marked(tree, whole)
    for element in list(tree.iter("sup")):
        _levelled(element)


def _is_out(element: Any, heading: Any) -> bool:
    if element.tag == "article" and heading is not None:
        return any(one.tag == "article" for one in element.iterancestors())
    return element.tag not in {"noscript", "form"} and _is_named_so(element)


def _length(element: Any) -> int:
    return sum(len(text_of(one)) for one in element.iter("p")) + 1


def _pulled_quotes_dropped(tree: Any) -> None:
    pulled = [one for one in _elements(tree) if PULLED.search(one.get("class", ""))]
    if not pulled:
        return
    words = text_of(tree)
    for element in pulled:
        said = text_of(element).strip("\"'“”‘’«» .")
        if words.count(said) > 1 and element.getparent() is not None:
            element.drop_tree()


def _blockquotes_marked(tree: Any, whole: int) -> None:
    """Put the "> " of another's words before the paragraphs of blockquotes that are not the article."""
    for quote in tree.iter("blockquote"):
        if _length(quote) > whole * _MOST:
            continue
        for line in list(quote.iter("br")):
            line.tail = f" {line.tail or ''}"
            line.drop_tag()
        for one in list(quote.iter("p")) or [quote]:
            one.text = f"> {(one.text or '').lstrip()}"


def _elements(tree: Any) -> Iterator[Any]:
    return (one for one in tree.iter() if isinstance(one.tag, str))


def _levelled(element: Any) -> None:
    """Drop a raised mark that is a note's; write one that is a power as a character."""
    mark = text_of(element)
    before = (element.getprevious().tail if element.getprevious() is not None else None) or ""
    if element.getprevious() is None and element.getparent() is not None:
        before = element.getparent().text or ""
    is_linked = element.find(".//a") is not None or element.xpath("boolean(ancestor::a)")
    if not _NOTE.fullmatch(mark):
        return
    if not is_linked and SHORT_WORD.search(before) and mark.isdigit():
        for inner in list(element):
            inner.drop_tree()
        element.text = mark.translate(POWERS)
        element.drop_tag()
        return
    element.drop_tree()
