"""Passages: an article's text cut into pieces of a paragraph, and the words that they are known by.

Offsets count characters of the text, half-open.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from hashlib import blake2b

LEAST, USUAL, MOST = 120, 350, 700
"""Characters: a shorter paragraph goes on into the next, one over the most is cut behind a sentence
once it is of the usual length."""
DECIMAL = "·"
"""What stands in the place of a decimal point in the words of the index."""

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s+(?=[\"'“‘«(\[]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ\d])")
_BETWEEN_DIGITS = re.compile(r"[.,\u00a0\u2009\u202f](?<=\d.)(?=\d)")
_THOUSAND = re.compile(r"[^.]\d{3}(?!\d)")
_PUNCTUATION = (string.punctuation + string.whitespace).encode()
_WORD = re.compile(rf"[^\W_]+(?:[-{DECIMAL}][^\W_]+)*")


def cut(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the passages of a text stand; none is empty, and none begins or ends in space."""
    at = 0
    while at < len(text):
        end = _end(text, at)
        piece = text[at:end]
        bare = piece.strip()
        if bare:
            start = at + piece.index(bare[0])
            yield start, start + len(bare)
        at = end


def indexed(passage: str) -> str:
    """Return a passage as its words are indexed: "1,250.5" is one word, "1250·5"."""
    return _BETWEEN_DIGITS.sub(_joined, passage)


def has_parted_numbers(text: str) -> bool:
    """Tell whether ``indexed`` changes anything in a text."""
    return _BETWEEN_DIGITS.search(text) is not None


def searched_words(text: str) -> list[str]:
    """Return the words of a text as they are indexed, hyphens and numbers in one piece."""
    return _WORD.findall(indexed(text))


def same_words(passage: str) -> bytes:
    """Return what two passages have in common that say the same: their letters and digits."""
    letters = passage.lower().encode("utf-8", "surrogatepass")
    return letters.translate(None, _PUNCTUATION)


def digest_of(passage: str) -> int:
    """Return a number of 64 bits with a sign that only passages of the same words share."""
    digest = blake2b(same_words(passage), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _end(text: str, at: int) -> int:
    """Return where the passage ends that begins ``at`` an offset."""
    line = text.find("\n", at + LEAST, at + MOST)
    if line >= 0 or len(text) - at <= MOST:
        return line if line >= 0 else len(text)
    sentence = _SENTENCE_END.search(text, at + USUAL, at + MOST)
    if sentence:
        return sentence.end()
    space = text.rfind(" ", at + 1, at + MOST)
    return space if space > 0 else at + MOST


def _joined(mark: re.Match[str]) -> str:
    """Return what stands between two digits in the index: nothing before a thousand."""
    if _THOUSAND.match(mark.string, mark.start()):
        return ""
    return DECIMAL if mark[0] in ".," else mark[0]
