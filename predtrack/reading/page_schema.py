"""What a page says of its article in JSON-LD (https://schema.org/Article).

Only the article of the page itself: not its page, its comments, or what is related to it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

_ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|Review|\w*Review|Blog|CreativeWork)")
"""Types of what is an article."""
_MOST = 1000
"""Nodes that are looked at."""
HOLDING = ("@graph", "mainEntity")
"""What leads to a page's own article."""

Node = dict[str, Any]


def main_article(tree: Any, addresses: Sequence[str], titles: Sequence[str]) -> Node:
    """Return the node of the page's own article, an empty one where none can be told.

    It is known by one of the page's addresses or titles; one alone may leave both out.
    """
    nodes = list(_nodes(tree))
    articles = [one for one in nodes if _is_article(one)]
    known = [one for one in articles if _fits(one, addresses, titles)]
    quiet = [one for one in articles if not _contradicts(one, addresses, titles)]
    if not known and len(quiet) != 1:
        return {}
    return _resolved((known or quiet)[0], {str(one["@id"]): one for one in nodes if "@id" in one})


def _resolved(article: Node, named: dict[str, Node]) -> Node:
    """Return an article with the author and publisher that it names by their ids alone."""
    found = {
        name: [_of_id(one, named) for one in (value if isinstance(value, list) else [value])]
        for name in ("author", "publisher")
        if (value := article.get(name))
    }
    return {**article, **found}


def _of_id(value: Any, named: dict[str, Node]) -> Any:
    if isinstance(value, dict) and "name" not in value:
        return named.get(str(value.get("@id")), value)
    return value


def _nodes(tree: Any) -> Iterator[Node]:
    waiting = [_parsed(one.text_content()) for one in tree.iter("script") if _is_schema(one)]
    seen = 0
    while waiting and seen < _MOST:
        one = waiting.pop(0)
        seen += 1
        if isinstance(one, list):
            waiting = [*one[:_MOST], *waiting]
        elif isinstance(one, dict):
            yield one
            waiting = [*(one[name] for name in HOLDING if name in one), *waiting]


def _is_schema(script: Any) -> bool:
    return "ld+json" in script.get("type", "").lower()


def _parsed(text: str) -> Any:
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*$", "", text)
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(node: Node) -> bool:
    types = node.get("@type")
    named = [str(one).rpartition("/")[2] for one in (types if isinstance(types, list) else [types])]
    return any(_ARTICLE.fullmatch(one) for one in named)


def _fits(node: Node, addresses: Sequence[str], titles: Sequence[str]) -> bool:
    own = [_same_address(one) for one in _addresses(node)]
    if any(_same_address(one) in own for one in addresses):
        return True
    headline = _same_words(stated_text(node.get("headline") or node.get("name")))
    return bool(headline) and any(_same_words(one).startswith(headline) for one in titles)


def _contradicts(node: Node, addresses: Sequence[str], titles: Sequence[str]) -> bool:
    """Tell whether it says of itself that it is another one."""
    says = stated_text(node.get("headline") or node.get("name")) and titles
    return bool(says or (list(_addresses(node)) and addresses))


def _addresses(node: Node) -> Iterator[str]:
    for name in ("url", "@id", "mainEntityOfPage"):
        value = node.get(name)
        for one in (value, value.get("@id") if isinstance(value, dict) else None):
            if isinstance(one, str) and re.match(r"https?://", one):
                yield one


def _same_address(address: str) -> str:
    return re.sub(r"^https?://(?:www\.|m\.|amp\.)?|[?#].*$|/*$", "", address.lower()).rstrip("/")


def _same_words(words: str | None) -> str:
    return " ".join(re.findall(r"\w+", (words or "").casefold()))


def stated_text(value: Any) -> str | None:
    """Return a value that is words, the first of several; None for any other."""
    if isinstance(value, list):
        value = next(iter(value), None)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def names_of(value: Any) -> tuple[str, ...]:
    """Return the names of persons or bodies, given as words, nodes or a list of these."""
    listed = value if isinstance(value, list) else [value]
    found = [stated_text(one.get("name") if isinstance(one, dict) else one) for one in listed]
    return tuple(dict.fromkeys(one for one in found if one and not one.startswith("http")))
