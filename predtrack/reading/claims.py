"""The claim proposed for a quote: one sentence that says what has to be checked."""

from __future__ import annotations

import re

from predtrack.reading.typography import plain

_ORDINAL = re.compile(
    r"(?:first of all|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|finally|lastly|last but not least"
    r"|and second|and third|in addition|moreover|therefore|thus|however|but|and|so|also|besides|meanwhile|in summary"
    r"|in short|in conclusion|of course|nevertheless|still)"
)
_LEAD_IN = re.compile(rf"{_ORDINAL.pattern},\s{{1,3}}(?=\S)", re.IGNORECASE)
_CONJUNCTION = re.compile(r"(?:but|and|so)\s(?=\S)", re.IGNORECASE)
_I_THINK = re.compile(
    r"(?:(?:i|we) (?:still |do |also |really |firmly )?(?:think|believe|predict|expect|suspect|reckon|guess|bet|am sure|are sure|am convinced|am confident|have no doubt)"
    r"|(?:i am|i'm|we are|we're) (?:expecting|predicting|sure|convinced|confident|certain)"
    r"|in (?:my|our) (?:view|opinion)|it follows|my (?:guess|prediction|bet|forecast) is|mark my words|make no mistake)"
    r"(?: that\b|,|:)?\s{1,3}(?=\S)",
    re.IGNORECASE,
)
_QUOTES = '"“”„«»'


def propose_claim(quote: str) -> str:
    """Return ``quote`` as a claim: lead-in and "I am expecting" off, capital, final full stop.

    A quotation mark without its partner is dropped; a question keeps its question mark.

    >>> propose_claim("Third, I think rents will fall")
    'Rents will fall.'
    """
    claim = _balanced(" ".join(quote.split())).strip()
    for pattern in (_LEAD_IN, _CONJUNCTION, _I_THINK, _LEAD_IN):
        claim = _without(pattern, claim)
    claim = claim[:1].upper() + claim[1:]
    return claim if claim[-1:] in ".!?…" or claim[-2:-1] in ".!?…" else f"{claim.rstrip(' ,;:')}."


def without_lead_in(quote: str) -> str:
    """Return ``quote`` without an ordinal or a connective before its first comma."""
    return _without(_LEAD_IN, quote)


def _without(pattern: re.Pattern[str], words: str) -> str:
    match = pattern.match(plain(words))
    return words[match.end() :] if match else words


def _balanced(words: str) -> str:
    """Drop a lone quotation mark from either end."""
    marks = [char for char in words if char in _QUOTES]
    if len(marks) % 2 == 0:
        return words
    if words[:1] in _QUOTES:
        return words[1:]
    return words[:-1] if words[-1:] in _QUOTES else words
