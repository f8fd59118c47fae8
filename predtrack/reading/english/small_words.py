"""English letters and the commonest words of its prose, by which it is told."""

from __future__ import annotations

from string import ascii_lowercase

LETTERS = frozenset(ascii_lowercase)

# fmt: off
SMALL_WORDS = frozenset(
    "the of and to a that is was for on with as be at by it from have has had are were not this which but they"
    " his her he she you we their its who what will would could should there been if or all when can more than"
    " no after before about over into out up new said says an".split(),
)
# fmt: on
