"""What stands before a time, and what it makes of it.

A language's phrases by role; "until at least", "by as early as" are several of them in a row.
"""

from __future__ import annotations

from predtrack.reading.deadlines.sentence import Sentence
from predtrack.reading.times import Kind, PrepositionRole
from predtrack.reading.wordclasses import FOLLOWING, ON, POSSESSIVE

_MOST_IN_A_ROW = 4


def read_prepositions(s: Sentence, at: int) -> tuple[PrepositionRole, bool, int]:
    """Read the prepositions that stand at a place.

    Returns their role, whether a duration may follow, and the place behind them.
    """
    role, within = PrepositionRole.NONE, False
    for _ in range(_MOST_IN_A_ROW):
        found = s.grammar.prepositions.longest(s.tokens, at)
        if not found or _is_deictic(s, at):
            break
        taken, behind = found
        if taken is PrepositionRole.HEDGE and role is PrepositionRole.NONE:
            break
        at = behind
        role = max(role, taken)
        within = within or taken is PrepositionRole.WITHIN
    return role, within, at


def _is_deictic(s: Sentence, at: int) -> bool:
    """Tell "the following Friday" from "following Friday's vote", "vote on this week"."""
    if s.has(at, ON) and s.tokens[at + 1].kind is Kind.THIS:
        return s.tokens[at + 2].kind is Kind.UNIT
    if not s.has(at, FOLLOWING):
        return False
    timed = s.tokens[at + 1].kind in {Kind.UNIT, Kind.WEEKDAY, Kind.COUNT, Kind.NUMBER}
    return timed and not s.has(at + 2, POSSESSIVE)
