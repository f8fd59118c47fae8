"""The claim proposed for a quote: one sentence that says what has to be checked."""

from __future__ import annotations

import re
from functools import cache

from predtrack.reading.claims.rule import NEVER
from predtrack.reading.language import Language
from predtrack.reading.patterns import pattern
from predtrack.reading.typography import plain

_QUOTES = '"“”„«»'

_ENDS = (".", "!", "?", "…")
"""What ends a sentence, with a closing mark behind it or not."""


def propose_claim(quote: str, *, language: Language) -> str:
    """Return ``quote`` as a claim: lead-in and words of opinion off, capital, final full stop.

    A quotation mark without its partner is dropped; a question keeps its question mark.
    """
    words = " ".join(quote.split())
    claim = without_opening(_balanced(words).strip(), language=language) or words
    claim = claim[:1].upper() + claim[1:]
    is_ended = claim.endswith(_ENDS) or claim[:-1].endswith(_ENDS)
    return claim if is_ended else f"{claim.rstrip(' ,;:')}."


def without_opening(words: str, *, language: Language) -> str:
    """Return words without lead-in, conjunction and words of opinion, which stay before a mere noun.

    All of them stay before a single word.
    """
    lead_in, conjunction, opinion = _patterns(language)
    bare = _without((lead_in, conjunction), words)
    said = _without((opinion, lead_in), bare)
    finite = language.claims.finite
    is_said = finite == NEVER or pattern(finite).search(plain(said))
    shown = said if is_said else bare
    return shown if " " in shown.strip() else words


def without_lead_in(quote: str, *, language: Language) -> str:
    """Return ``quote`` without an ordinal or a connective before its first comma."""
    return _without(_patterns(language)[:1], quote)


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    made_of = language.claims
    patterns = (made_of.lead_in, made_of.conjunction, made_of.opinion)
    return tuple(pattern(words, re.IGNORECASE) for words in patterns)


def _without(patterns: tuple[re.Pattern[str], ...], words: str) -> str:
    levelled = plain(words)
    for one in patterns:
        match = one.match(levelled)
        if match:
            levelled = levelled[match.end() :]
    return words[len(words) - len(levelled) :]


def _balanced(words: str) -> str:
    """Drop a lone quotation mark from either end."""
    marks = [char for char in words if char in _QUOTES]
    if len(marks) % 2 == 0:
        return words
    if words[:1] in _QUOTES and words[-2:-1] != " ":
        return words[1:]
    return words[:-1] if words[-1:] in _QUOTES else words
