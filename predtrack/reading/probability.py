"""Probabilities as a reader writes them: 70%, 0.7, 7/10, odds for:against, or a lexicon's words.

The words are those of the default language, as all that the reader sees and types.
"""

from __future__ import annotations

from predtrack.errors import UsageMistake, shorten
from predtrack.reading.language import language_of
from predtrack.reading.likelihood import find_likelihood
from predtrack.reading.patterns import pattern

_NUMBER = r"\d{1,9}(?:\.\d{1,9}|,(?!\d{3}\b)\d{1,9})?"
_PERCENT = pattern(rf"({_NUMBER}) ?%")
_PARTS = pattern(rf"({_NUMBER}) ?([/:]) ?({_NUMBER})")
_DECIMAL = pattern(r"0?[.,]\d{1,17}|1\.0{1,17}")
_PLACES = 12
"""Decimals that are kept: 66.6% and 0.666 are the same number."""


class NotAProbability(UsageMistake):
    """A probability was asked for and something else was given."""

    def __init__(self, text: str, lexicon: str) -> None:
        example = list(language_of().likelihood.lexicons[lexicon])[-1]
        super().__init__(
            f"'{shorten(text)}' is not a probability: write 70%, 0.7, 7/10, odds for:against as "
            f"2:1, or words of the lexicon {lexicon} such as '{example}'"
        )


def parse_probability(text: str, lexicon: str = "icd203") -> float:
    """Read a probability from 0 to 1; words count as the middle of their range in the lexicon.

    Raises:
        NotAProbability: it is none, or lies outside 0 and 1.
        UnknownLexicon: there is no lexicon of that name.
    """
    words = " ".join(text.split())
    found = _number(words)
    if found is None:
        likelihood = find_likelihood(words, lexicon, language=language_of())
        whole = likelihood is not None and likelihood.text.casefold() == words.casefold()
        found = likelihood.mid if likelihood and whole else None
    if found is None or not 0 <= found <= 1:
        raise NotAProbability(text, lexicon)
    return round(found, _PLACES)


def _number(words: str) -> float | None:
    if match := _PERCENT.fullmatch(words):
        return _float(match[1]) / 100
    if match := _PARTS.fullmatch(words):
        first, second = _float(match[1]), _float(match[3])
        if match[2] == "/" and first == second:
            return None  # 50/50 is meant for even
        whole = second if match[2] == "/" else first + second
        return first / whole if whole else None
    return _float(words) if _DECIMAL.fullmatch(words) else None


def _float(text: str) -> float:
    return float(text.replace(",", "."))
