"""Whether a text is English, as far as counting its small words can tell."""

from __future__ import annotations

import re

LOOKED_AT = 20_000
"""Characters from the text's beginning."""

FEW = 12
"""Words; a shorter text is judged by its letters alone."""

SHARE = 0.14
"""Least share of English small words: English prose has 0.3 to 0.5, its neighbours under 0.1."""

LATIN_SHARE = 0.6
"""Least share of A to Z among the letters."""

# fmt: off
SMALL_WORDS = frozenset(
    "the of and to a that is was for on with as be at by it from have has had are were not this which but they"
    " his her he she you we their its who what will would could should there been if or all when can more than"
    " no after before about over into out up new said says an".split(),
)
# fmt: on

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_english(text: str) -> bool:
    """Tell whether ``text`` reads as English; a text without letters counts as English.

    Only the first 20,000 characters are looked at. Cheap and rough: it tells English from other
    languages, not good English from bad.
    """
    words = _WORD.findall(text[:LOOKED_AT].lower())
    if not words:
        return True
    letters = "".join(words)
    latin = sum("a" <= letter <= "z" for letter in letters) / len(letters)
    if latin < LATIN_SHARE:
        return False
    if len(words) < FEW:
        return latin > 1 - (1 - LATIN_SHARE) / 4
    return sum(word in SMALL_WORDS for word in words) / len(words) >= SHARE
