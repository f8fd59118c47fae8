"""Words that speak of the future without a date, and when to look again.

A table of phrases by months until the review; "as soon as" and its like begin with a vague word
but are none, and stand in a table of their own.
"""

from __future__ import annotations

from predtrack.reading.deadlines.sentence import Sentence
from predtrack.reading.deadlines.wordtree import WordTree

REVIEW_MONTHS: dict[int, tuple[str, ...]] = {
    1: (
        "imminently",
        "any day now",
        "any minute now",
        "any moment now",
        "at any moment",
        "at any minute",
        "any day",
        "in no time",
        "in a matter of hours",
        "momentarily",
    ),
    3: (
        "soon",
        "very soon",
        "pretty soon",
        "quite soon",
        "soon enough",
        "really soon",
        "too soon",
        "as soon as possible",
        "shortly",
        "very shortly",
        "in short order",
        "in the immediate future",
        "in the very near future",
        "in the coming days",
        "in the days ahead",
        "in the days to come",
        "presently",
        "for now",
    ),
    6: (
        "before long",
        "before too long",
        "in the near future",
        "in the near term",
        "near - term",
        "in the short term",
        "in the short run",
        "over the short term",
        "over the near term",
        "for the time being",
        "sooner rather than later",
        "in due course",
        "in due time",
        "any time soon",
        "anytime soon",
        "in the not too distant future",
        "in the not - too - distant future",
        "in the not so distant future",
        "in the not - so - distant future",
    ),
    12: (
        "at some point",
        "at some stage",
        "sometime soon",
        "some time soon",
        "in the foreseeable future",
        "for the foreseeable future",
        "for the foreseeable",
        "down the road",
        "down the line",
        "further down the line",
        "going forward",
        "sooner or later",
        "in the future",
        "in future",
        "in time",
        "given time",
        "over time",
        "for some time",
        "for some time to come",
        "some time",
        "for a while",
        "for a while yet",
        "for quite some time",
        "for a long time",
        "for a long time to come",
        "in the medium term",
        "over the medium term",
        "in the medium run",
        "with time",
    ),
    36: (
        "eventually",
        "one day",
        "someday",
        "some day",
        "in the end",
        "in the fullness of time",
        "when the time comes",
        "for years",
        "in years to come",
        "in the years to come",
        "in the years ahead",
        "for years to come",
        "for many years to come",
    ),
    60: (
        "in the long run",
        "in the long term",
        "in the longer run",
        "in the longer term",
        "over the long run",
        "over the long term",
        "over the longer term",
        "over the long haul",
        "in the distant future",
    ),
    120: (
        "within a generation",
        "in a generation",
        "for a generation",
        "for generations",
        "for generations to come",
        "in my lifetime",
        "in our lifetime",
        "in our lifetimes",
        "within our lifetime",
        "within our lifetimes",
        "in the next generation",
        "over the next generation",
        "within my lifetime",
        "in their lifetime",
        "in their lifetimes",
    ),
}

NOT_VAGUE = (
    "as soon as",
    "soon after",
    "soon afterwards",
    "soon before",
    "how soon",
    "too soon to",
    "shortly after",
    "shortly afterwards",
    "shortly before",
    "shortly thereafter",
    "one day after",
    "one day before",
    "one day a",
    "one day in",
    "in the end of",
    "at some point in the past",
    "in time for",
    "in time to",
    "over time and",
    "for some time now",
    "for years now",
    "for a long time now",
)


_PHRASES = WordTree(
    [(text, months) for months, table in REVIEW_MONTHS.items() for text in table]
    + [(text, 0) for text in NOT_VAGUE]
)
FIRST_WORDS = _PHRASES.first_words


COUNTED = frozenset({"than", "in", "within", "after", "just", "only", "by", "for", "the"})
"""Before these "one day" is a length of time."""


def read_vague(s: Sentence, at: int) -> tuple[int, int] | None:
    """Read a vague phrase: its months until the review, 0 for none, and the place behind it."""
    if s.word(at) == "one" and at and s.word(at - 1) in COUNTED:
        return None
    return _PHRASES.longest(s, at)
