"""Words of probability, read by one of five published lexicons.

Probabilities run from 0 to 1. Plain "will" has no likelihood in any of them, and none is made up.
"""

from __future__ import annotations

import re
from functools import cache

from predtrack.errors import UsageMistake, shorten
from predtrack.models.statement import Likelihood
from predtrack.reading.language import NOTHING, Language, Range
from predtrack.reading.patterns import pattern
from predtrack.reading.typography import lowered, plain

NAMES = ("icd203", "ipcc", "kent", "phia", "survey")
"""Names of the lexicons, in their order on screen."""


class UnknownLexicon(UsageMistake):
    """A lexicon of probability words that predtrack does not have."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no lexicon '{shorten(name)}': choose one of {', '.join(NAMES)}")


def find_likelihood(text: str, lexicon: str = "icd203", *, language: Language) -> Likelihood | None:
    """Read the first words of probability in ``text``; the longest phrase wins where several begin.

    ``Likelihood.text`` is the article's wording, as it stands there. A phrase that is denied ("not
    likely") or that a stronger word outside the lexicon changes is not read: better none than a
    wrong number.

    Raises:
        UnknownLexicon: there is no lexicon of that name.
    """
    check_lexicon(lexicon)
    lower = lowered(plain(text))
    if not any(stem in lower for stem in language.likelihood.stems):
        return None
    pattern, denied, ranges = _reader(language, lexicon)
    for match in pattern.finditer(lower):
        said = " ".join(match[0].split())
        if said in ranges and not denied.search(lower, max(0, match.start() - 24), match.start()):
            low, mid, high = ranges[said]
            return Likelihood(text[match.start() : match.end()], low, mid, high, lexicon)
    return None


def check_lexicon(name: str) -> None:
    """Make sure that there is a lexicon of a name.

    Raises:
        UnknownLexicon: there is none.
    """
    if name not in NAMES:
        raise UnknownLexicon(name)


@cache
def _reader(
    language: Language, lexicon: str
) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Range]]:
    """Build the pattern of one lexicon, longest phrase first, that of a denial, and its ranges."""
    words = language.likelihood
    ranges = dict(words.lexicons.get(lexicon, {}))
    for phrase, other in words.forms.items():
        if phrase in ranges:
            ranges.setdefault(other, ranges[phrase])
    phrases = sorted(ranges, key=len, reverse=True)
    strange = "|".join(words.intensifiers) or NOTHING
    spaced = (one.replace(" ", r"\s{1,3}") + words.only_before.get(one, "") for one in phrases)
    listed = "|".join(spaced) or NOTHING
    found = rf"\b(?:(?:{listed})|(?:{strange})\s(?:{listed}))\b{words.not_behind}"
    return pattern(found), pattern(words.denied), ranges
