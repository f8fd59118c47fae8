"""Times that stand before a noun: what is to come then, or no time but a name.

"2027 earnings" and "the March accession" are of their time; "the October 7 hostages", "Ms Sunday"
and "an interview Tuesday" give none.
"""

from __future__ import annotations

from predtrack.reading.deadlines.sentence import Found, Sentence
from predtrack.reading.times import Kind, Unit
from predtrack.reading.wordclasses import (
    FIGURE,
    FUTURE,
    IN,
    MEMORABLE,
    POINT,
    POSSESSIVE,
    SAYING,
    SCHEDULED,
    STOP,
    SUBJECT_VERB,
    THE,
    TITLE,
    A,
)

MOST_ADJECTIVES = 3
_SOON = 200
"""Days to a month that "the March accession" may lie ahead."""

NAMED_KINDS = frozenset({Kind.MONTH, Kind.WEEKDAY, Kind.SEASON})


def is_weak(s: Sentence, found: Found) -> bool:
    """Tell "fourth-quarter earnings", "next year's budget", "2027 profit" from times of their own."""
    unit = found.period.unit if found.period else None
    return unit is Unit.QUARTER or s.has(found.end, POSSESSIVE | FIGURE)


def is_of_its_time(s: Sentence, start: int, found: Found) -> bool:
    """Tell "2027 earnings", "the March accession will …": what is to come of that time."""
    period, noun = found.period, s.tokens[found.end]
    if not period or noun.kind is not Kind.WORD or noun.classes & (STOP | FUTURE | MEMORABLE):
        return False
    if period.unit in {Unit.YEAR, Unit.FISCAL_YEAR}:
        return any(s.has(found.end + n, FIGURE) for n in range(MOST_ADJECTIVES))
    soon = period.unit is Unit.MONTH and (period.first - s.today).days < _SOON
    return soon and s.has(start - 1, THE) and s.has(found.end + 1, FUTURE)


def is_no_time(s: Sentence, start: int, found: Found) -> bool:
    """Tell "Ms Sunday", "the October 7 hostages", "an interview Tuesday" from days to come."""
    if s.tokens[start].kind in NAMED_KINDS and _titled(s, start):
        return True
    if s.tokens[found.end - 1].kind is Kind.WEEKDAY:
        return _of_interview(s, start, found.end)
    a_day = found.period and found.period.unit is Unit.DAY and not found.joined
    return bool(a_day) and _is_remembered(s, start, found.end)


def _titled(s: Sentence, at: int) -> bool:
    return at > 0 and s.has(at - 1 - (at > 1 and s.has(at - 1, POINT)), TITLE)


def _of_interview(s: Sentence, start: int, end: int) -> bool:
    """Tell "in an interview Tuesday", "on Tuesday in a statement": when something was said."""
    before = start > 2 and s.words(start - 3, IN, A, SAYING)  # noqa: PLR2004
    return before or s.words(end, IN, A, SAYING)


def _is_remembered(s: Sentence, start: int, end: int) -> bool:
    """Tell "the October 7 hostages" from "the October 7 launch" and "October 7 at noon"."""
    noun = s.tokens[end]
    if noun.kind is not Kind.WORD:
        return False
    if noun.classes & MEMORABLE:
        return True
    for place in range(start, end):
        if s.tokens[place].kind is Kind.MONTH:
            owned = place == 0 or s.has(place - 1, THE | A)
            return owned and not noun.classes & (STOP | SCHEDULED | FUTURE | SUBJECT_VERB)
    return False
