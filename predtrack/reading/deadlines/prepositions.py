"""What stands before a time, and what it makes of it.

A table of words by role; "until at least", "by as early as" are several of them in a row.
"""

from __future__ import annotations

from enum import IntEnum

from predtrack.reading.deadlines.sentence import Sentence
from predtrack.reading.deadlines.vocabulary import Kind
from predtrack.reading.deadlines.wordtree import WordTree


class Role(IntEnum):
    """What a preposition makes of the period behind it; the greater of several in a row counts."""

    NONE = 0
    HEDGE = 1  # "perhaps", "even": part of the phrase only behind another
    SAME = 2  # says nothing of its own: "at least", "around"
    ON = 3  # its last day
    WITHIN = 4  # its last day, or a duration from publication
    BY = 5  # its last day, from publication on
    BEFORE = 6  # the day before it begins
    AFTER = 7  # no deadline by itself


WORDS: dict[Role, tuple[str, ...]] = {
    Role.HEDGE: (
        "perhaps",
        "maybe",
        "possibly",
        "probably",
        "likely",
        "ideally",
        "hopefully",
        "well",
        "deep",
        "even",
        "only",
        "just",
        "say",
        "both",
        "either",
        "nearly",
        "almost",
    ),
    Role.SAME: (
        "at least",
        "at most",
        "at the latest",
        "at the earliest",
        "at the very latest",
        "at the very least",
        "as early as",
        "as soon as",
        "as late as",
        "as far out as",
        "about",
        "around",
        "roughly",
        "approximately",
        "circa",
        "sometime",
        "some time",
        "at some point",
        "at some stage",
        "some point",
        "any time",
        "anytime",
        "at any time",
        "starting",
        "beginning",
        "commencing",
        "effective",
        "early enough",
        "all of",
        "much of",
        "most of",
        "the whole of",
        "the course of",
        "the space of",
        "the end point of",
        "near",
    ),
    Role.ON: ("on", "at", "come", "into", "toward", "towards", "around the", "as of"),
    Role.WITHIN: (
        "in",
        "in as little as",
        "within",
        "inside",
        "over",
        "for",
        "during",
        "throughout",
        "in less than",
        "in under",
        "across",
        "between",
        "for up to",
        "in the course of",
        "in the space of",
        "over the course of",
        "during the course of",
        "under",
    ),
    Role.BY: (
        "by",
        "until",
        "till",
        "til",
        "'til",
        "through",
        "thru",
        "through to",
        "up to",
        "up to and including",
        "up until",
        "out to",
        "no later than",
        "not later than",
        "later than",
        "past",
        "on or before",
        "in or before",
        "before or in",
        "before or on",
        "by or before",
        "at or before",
        "between now and",
        "between now and the",
        "from now until",
        "from now to",
        "from now till",
        "from now through",
        "by the time of",
        "not beyond",
        "in time for",
        "survive",
        "outlast",
        "outlive",
        "see out",
        "not last",
        "won't last",
        "never last",
        "valid until",
    ),
    Role.BEFORE: (
        "before",
        "ahead of",
        "prior to",
        "in advance of",
        "in the run - up to",
        "in the runup to",
        "in the lead - up to",
        "in the buildup to",
        "on the eve of",
        "leading up to",
        "sooner than",
        "earlier than",
        "no sooner than",
        "no earlier than",
        "not earlier than",
        "well before",
        "well ahead of",
        "shortly before",
        "just before",
        "long before",
    ),
    Role.AFTER: (
        "after",
        "since",
        "ever since",
        "from",
        "following",
        "beyond",
        "in the wake of",
        "in the aftermath of",
        "as of",
        "back in",
        "back on",
        "earlier",
        "earlier in",
        "earlier on",
        "late in last",
        "so far",
        "already",
        "until after",
        "shortly after",
        "soon after",
        "long after",
        "just after",
        "not until after",
        "later than last",
        "dated",
        "set in",
        "in as many",
        "post -",
    ),
}
MOST_IN_A_ROW = 4


_PHRASES = WordTree((text, role) for role, texts in WORDS.items() for text in texts)
FIRST_WORDS = _PHRASES.first_words


def read_prepositions(s: Sentence, at: int) -> tuple[Role, bool, int]:
    """Read the prepositions that stand at a place.

    Returns their role, whether a duration may follow, and the place behind them.
    """
    role, within = Role.NONE, False
    for _ in range(MOST_IN_A_ROW):
        found = _PHRASES.longest(s, at)
        if not found or _is_deictic(s, at):
            break
        taken, behind = found
        if taken is Role.HEDGE and role is Role.NONE:
            break
        at = behind
        role = max(role, taken)
        within = within or taken is Role.WITHIN
    return role, within, at


def _is_deictic(s: Sentence, at: int) -> bool:
    """Tell "the following Friday" from "following Friday's vote", "vote on this week"."""
    if s.word(at) == "on" and s.tokens[at + 1].kind is Kind.THIS:
        return s.tokens[at + 2].kind is Kind.UNIT
    if s.word(at) != "following":
        return False
    timed = s.tokens[at + 1].kind in {Kind.UNIT, Kind.WEEKDAY, Kind.COUNT, Kind.NUMBER}
    return timed and s.word(at + 2) != "'s"
