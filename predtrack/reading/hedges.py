"""Hedges: how strongly a statement was put, by the words that it holds.

The strongest reading is never guessed: words of probability of a published lexicon count first,
then hedges and boosters, and a plain "will" is plain. A denied booster ("not certain") is none.
Hedge and booster are K. Hyland's terms (Hedging in Scientific Research Articles, 1998), and the
words are of the kinds that he lists; the table below is ours.
"""

from __future__ import annotations

import re

from predtrack.models.statement import Hedge
from predtrack.reading.typography import lowered, plain

# fmt: off
WORDS: dict[Hedge, tuple[str, ...]] = {
    Hedge.POSSIBLE: (
        "may", "might", "could", "possible", "possibly", "perhaps", "maybe", "conceivable", "conceivably",
        "potentially", "there is a chance", "cannot be ruled out", "can't be ruled out", "not certain", "uncertain",
    ),
    Hedge.LIKELY: (
        "likely", "unlikely", "probable", "probably", "improbable", "expect", "expects", "expected", "should", "ought to",
        "seems", "seem", "appears", "appear", "believe", "believes", "think", "thinks", "suppose", "presumably",
        "in all likelihood", "tend to", "tends to", "mostly", "apparently", "doubts", "doubtful", "hope", "hopes",
    ),
    Hedge.CERTAIN: (
        "certain to", "certainly", "sure to", "surely", "bound to", "definitely", "undoubtedly", "no doubt", "without doubt",
        "without a doubt", "inevitable", "inevitably", "guaranteed", "guarantee", "never", "in any case",
        "clearly", "of course", "i am sure", "we are sure", "is certain", "are certain", "will always", "doomed",
    ),
}
# fmt: on
"""The words of each strength, weakest first: the weakest that a statement holds is its own."""
EVEN = 0.55
NEARLY_SURE = 0.9
"""Probabilities, of it or of its contrary, from which words of probability are likely, certain."""

_NOT_HEDGES = re.compile(
    r"\bMay\b|\bas \w+ as possible\b|\b(?:than|as) expected\b|\bmight of\b|\bno uncertain\b"
)
"""The month, a name, and idioms that say nothing of how sure one is."""
_DENIED = r"(?<!\bno )(?<!not )(?<!n't )(?<!hardly )(?<!by no means )(?<!far from )(?<!not at all )(?<!no longer )"
_PATTERNS = {
    hedge: re.compile(
        r"\b" + (_DENIED if hedge is Hedge.CERTAIN else "") + rf"(?:{'|'.join(words)})\b"
    )
    for hedge, words in WORDS.items()
}


def find_hedge(text: str, probability: float | None = None) -> Hedge:
    """Tell how strongly a statement was put.

    ``probability`` is the middle of its words of probability, from 0 to 1, None without any.
    """
    if probability is not None:
        return _by_number(probability)
    words = lowered(plain(_NOT_HEDGES.sub(" ", text)))
    return next((hedge for hedge, found in _PATTERNS.items() if found.search(words)), Hedge.PLAIN)


def _by_number(probability: float) -> Hedge:
    strength = max(probability, 1 - probability)
    if strength >= NEARLY_SURE:
        return Hedge.CERTAIN
    return Hedge.LIKELY if strength >= EVEN else Hedge.POSSIBLE
