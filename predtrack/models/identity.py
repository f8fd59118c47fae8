"""Identity: the short ids of records, and when two texts say the same.

An id is the first 8 characters of lower-case base32 of a SHA-256, worked out once and stored.
"""

from __future__ import annotations

import unicodedata
from base64 import b32encode
from collections.abc import Container, Iterator
from hashlib import sha256

SHORTEST = 8
SHORTEST_PREFIX = 4
"""Characters of an id that are shown at least."""

STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\ufeff", None),
    }
)
"""Typographic quotes and dashes to their plain forms; soft hyphens and zero widths dropped."""


def fold(text: str) -> str:
    """Bring a text to the form in which equals compare equal.

    NFKC, case folded, straight quotes and dashes, single spaces.
    """
    plain = unicodedata.normalize("NFKC", text.translate(STRAIGHT)).translate(STRAIGHT)
    return " ".join(plain.casefold().split())


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_id(
    *,
    digest: str | None,
    url: str | None,
    outlet: str | None,
    title: str | None,
    published: str | None,
    taken: Container[str],
) -> str:
    """Name an article: by its text's SHA-256, or else its url, or else outlet|title|published."""
    if digest:
        return _free(b32encode(bytes.fromhex(digest)), taken)
    facts = "|".join(part or "" for part in (outlet, title, published))
    return _free(_base32(url or facts), taken)


def prediction_id(article: str, quote: str, claim: str | None, *, taken: Container[str]) -> str:
    """Name a prediction: by article and folded quote, and the claim for a second on one quote."""
    parts = [article, fold(quote)] + ([fold(claim)] if claim else [])
    return _free(_base32("\n".join(parts)), taken)


def shortest_prefixes(ids: list[str]) -> Iterator[str]:
    """Yield the shortest prefix of each of the sorted ids that no other begins with."""
    for number, one in enumerate(ids):
        beside = [*ids[max(0, number - 1) : number], *ids[number + 1 : number + 2]]
        length = max([SHORTEST_PREFIX, *(_shared(one, other) + 1 for other in beside)])
        yield one[:length]


def _shared(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _base32(text: str) -> bytes:
    return b32encode(sha256(text.encode("utf-8", "surrogatepass")).digest())


def _free(encoded: bytes, taken: Container[str]) -> str:
    letters = encoded.decode().rstrip("=").lower()
    for length in range(SHORTEST, len(letters) + 1):
        if letters[:length] not in taken:
            return letters[:length]
    raise AssertionError("SHA-256 collided")
