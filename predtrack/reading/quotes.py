"""Quotes: every place of a text at which a passage stands.

Forgiven: typographic quotes and dashes, the case of the first letter, white space, and whether
accents are composed. Offsets are half-open, into the text as it is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from predtrack.errors import InvalidValue
from predtrack.models.identity import STRAIGHT, fold
from predtrack.models.statement import Span

LONGEST = 10_000
"""Characters of a quote: a passage, not an article."""
LIKENESS = 0.3
"""Share of a quote's words that the nearest passage must have to be worth showing."""


def find_spans(text: str, quote: str) -> tuple[Span, ...]:
    """Find every place of ``quote`` in ``text``, in order; empty where it does not stand there."""
    return tuple(Span.of(text, *match.span()) for match in _pattern(quote).finditer(text))


def check_quote(quote: str) -> str:
    """Return the quote without white space around it.

    Raises:
        InvalidValue: it is empty, or longer than a passage.
    """
    stripped = quote.strip()
    if not stripped:
        raise InvalidValue("the quote is empty: give the article's own words")
    if len(stripped) > LONGEST:
        raise InvalidValue(
            f"the quote has {len(stripped):,} characters, at most {LONGEST:,} are taken: "
            "quote the sentence, not the article"
        )
    return stripped


def nearest_passage(text: str, quote: str) -> str | None:
    """Return the sentence of ``text`` that shares most words with ``quote``, None if none does."""
    wanted = set(_words(quote))
    passages = (passage.strip() for passage in re.split(r"(?<=[.!?])\s+|\n", text))
    best = max(passages, key=lambda passage: len(wanted & set(_words(passage))), default="")
    shared = len(wanted & set(_words(best)))
    return best if wanted and shared / len(wanted) >= LIKENESS else None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


@lru_cache(maxsize=8)
def _pattern(quote: str) -> re.Pattern[str]:
    words = quote.split()
    first, rest = words[0], words[1:]
    parts = [_first_letter(first[0]) + _letters(first[1:]), *map(_letters, rest)]
    before = r"(?<!\w)" if first[0].isalnum() else ""
    after = r"(?!\w)" if words[-1][-1].isalnum() else ""
    return re.compile(before + r"\s+".join(parts) + after)


def _first_letter(letter: str) -> str:
    lower, upper = letter.lower(), letter.upper()
    if lower == upper or len(lower) > 1 or len(upper) > 1:
        return _letters(letter)
    return f"(?:{_letters(lower)}|{_letters(upper)})"


def _letters(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    pattern = "".join(map(_letter, composed))
    return pattern if composed == text else f"(?:{re.escape(text)}|{pattern})"


def _letter(letter: str) -> str:
    plain = letter.translate(STRAIGHT) or letter
    if plain in VARIANTS:
        return VARIANTS[plain]
    apart = unicodedata.normalize("NFD", letter)
    return re.escape(letter) if apart == letter else f"(?:{re.escape(letter)}|{re.escape(apart)})"


def _variants() -> dict[str, str]:
    kinds: dict[str, str] = {}
    for code, plain in STRAIGHT.items():
        if plain:
            kinds[plain] = kinds.get(plain, re.escape(plain)) + re.escape(chr(code))
    return {plain: f"[{letters}]" for plain, letters in kinds.items()}


VARIANTS = _variants()
"""A plain quote or dash to the class of all its typographic forms."""
