"""Hedges: how strongly a statement was put, by the words that it holds.

The strongest reading is never guessed: words of probability of a published lexicon count first,
then hedges and boosters, and a plain "will" is plain. A denied booster ("not certain") is none.
Hedge and booster are K. Hyland's terms (Hedging in Scientific Research Articles, 1998).
"""

from __future__ import annotations

import re
from functools import cache

from predtrack.models.statement import Hedge
from predtrack.reading.language import Language
from predtrack.reading.patterns import any_word, pattern
from predtrack.reading.typography import lowered, plain

_EVEN = 0.55
NEARLY_SURE = 0.9
"""Probabilities, of it or of its contrary, from which words of probability are likely, certain."""

Patterns = tuple[re.Pattern[str], dict[Hedge, re.Pattern[str]]]


@cache
def _patterns(language: Language) -> Patterns:
    """Build the pattern of what is no hedge, and that of each strength, weakest first."""
    words = language.hedges
    by_strength = {
        hedge: pattern(
            rf"\b{words.denied}(?:{'|'.join(listed)})\b"
            if hedge is Hedge.CERTAIN
            else any_word(listed)
        )
        for hedge, listed in words.words.items()
    }
    return pattern(words.not_hedges), by_strength


def find_hedge(text: str, probability: float | None = None, *, language: Language) -> Hedge:
    """Tell how strongly a statement was put.

    ``probability`` is the middle of its words of probability, from 0 to 1, None without any.
    """
    if probability is not None:
        return _by_number(probability)
    not_hedges, by_strength = _patterns(language)
    said = lowered(plain(not_hedges.sub(" ", text)))
    return next((hedge for hedge, found in by_strength.items() if found.search(said)), Hedge.PLAIN)


def _by_number(probability: float) -> Hedge:
    strength = max(probability, 1 - probability)
    if strength >= NEARLY_SURE:
        return Hedge.CERTAIN
    return Hedge.LIKELY if strength >= _EVEN else Hedge.POSSIBLE
