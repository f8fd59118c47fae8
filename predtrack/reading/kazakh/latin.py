"""Kazakh in the Latin alphabet of April 2021, written in Cyrillic letters for the rules.

One letter for one, so that places stay those of the text. "ı" is й behind a vowel and и elsewhere;
"i" behind a vowel is й too, as many write it.
"""

from __future__ import annotations

import re

from predtrack.reading.patterns import pattern

_LETTERS = str.maketrans(
    "aäbvgğdejzkqlmnñoöprstuūüfhşyi",
    "аәбвгғдежзкқлмнңоөпрстуұүфхшыі",
)
_GLIDE = pattern(r"(?<=[аәеоөуұүы])[ıi]")
_LATIN_WORD = pattern(r"[a-zäğıñöşūü]+")


def in_cyrillic(text: str) -> str:
    """Return a text in small letters with its Latin words in Cyrillic ones, as long as before.

    A text with Cyrillic letters stays as it is: its Latin words are names.
    """
    if re.search("[а-яә]", text):
        return text
    return _LATIN_WORD.sub(_respelled, text)


_LOOSE = (("prezident", "prezıdent"), ("ministr", "mınıstr"))
"""Words that are mostly written with "i" for "ı", and as they should be."""


def _respelled(word: re.Match[str]) -> str:
    letters = word[0]
    for written, spelled in _LOOSE:
        letters = letters.replace(written, spelled)
    letters = letters.translate(_LETTERS | {ord("i"): "i"})
    return _GLIDE.sub("й", letters).replace("ı", "и").replace("i", "і")
