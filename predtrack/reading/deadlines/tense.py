"""Whether the words around a time speak of the future or tell of the past.

The nearest verb decides: the one before the time, or behind it where the time stands first in its
clause ("On Monday the committee will vote"), or where heads come last. A table of cues and the
ending -ed; no grammar.
"""

from __future__ import annotations

from enum import Enum
from itertools import pairwise

from predtrack.reading.deadlines.sentence import Sentence
from predtrack.reading.deadlines.tokens import Token
from predtrack.reading.times import Kind
from predtrack.reading.wordclasses import (
    AFTER_WORD,
    AND,
    AT,
    BEFORE_NOUN,
    BEFORE_PARTICIPLE,
    CLAUSE_START,
    CLOSER,
    COMMA,
    COMMITS,
    DASH,
    DETERMINER_BEHIND_TO,
    FAILED_TO,
    FUTURE,
    FUTURE_PARTICIPLE,
    HAD,
    HAD_WORD,
    IRREGULAR,
    NOT_INFINITIVE,
    NOT_PAST,
    NOT_SUPERLATIVE,
    NOUN_TOO,
    ONCE,
    OR,
    PERFECT,
    POSSESSIVE,
    PRESENT,
    RELATIVE,
    SAID,
    SEE,
    SEMICOLON,
    SUPERLATIVE,
    TO,
    WAS,
    WHEN,
    WHETHER,
    WILL_OR_WOULD,
    WITH,
    WOULD,
)

_WINDOW = 30
"""Tokens looked at on either side."""


class Tense(Enum):
    """What the nearest verb says."""

    FUTURE = "future"
    WOULD = "would"  # the future as seen from the past
    PRESENT = "present"
    PAST = "past"
    COMMITTED = "committed"  # past, of what is to come: "promised", "forecast"
    UNKNOWN = "unknown"


_OPENERS = COMMA | SEMICOLON | DASH | CLOSER | CLAUSE_START
LONGER_THAN = 3
"""Letters of a word with an ending of the past that is no such form yet: "red"."""


def tense_around(s: Sentence, start: int, end: int) -> Tense:
    """Tell the tense of the verb that the time from ``start`` to ``end`` belongs to."""
    opens = all(s.tokens[place].kind is Kind.MARK for place in range(min(start, 3)))
    fronted = (opens and start <= 3) or s.has(start - 1, _OPENERS)  # noqa: PLR2004
    ends_with_verb = bool(s.grammar.order.cases)
    sides = (_behind, _before) if fronted or ends_with_verb else (_before, _behind)
    for side in sides:
        found = side(s, start, end)
        if found is not Tense.UNKNOWN:
            return found
    return Tense.UNKNOWN


def _before(s: Sentence, start: int, _end: int) -> Tense:
    place = start
    while place > max(0, start - _WINDOW):
        place = _teller(s, place - 1)
        if s.has(place, SEMICOLON):
            break
        found = _cue(s, place)
        if found is not Tense.UNKNOWN:
            return found
    return Tense.UNKNOWN


def _teller(s: Sentence, at: int) -> int:
    """Return where the ", — said Asanov, —" begins that ends at a place; the place where none does."""
    if not (s.has(at, DASH) and s.has(at - 1, COMMA)):
        return at
    near = range(at - 2, max(0, at - _WINDOW), -1)
    return next((one for one in near if s.has(one, DASH) and s.has(one - 1, COMMA)), at)


def _behind(s: Sentence, _start: int, end: int) -> Tense:
    for place in range(end, min(end + _WINDOW, len(s.tokens))):
        if s.tokens[place].kind is Kind.END or s.has(place, SEMICOLON):
            break
        if s.has(place - 1, RELATIVE):
            continue
        found = _cue(s, place)
        if found is not Tense.UNKNOWN:
            return found
    return Tense.UNKNOWN


def _cue(s: Sentence, at: int) -> Tense:
    """Tell what the word at a place says by itself."""
    classes, before = s.tokens[at].classes, s.tokens[at - 1]
    if classes & FUTURE:
        return _future(s, classes, before)
    if classes & WOULD:
        return Tense.WOULD
    if classes & PRESENT:
        return Tense.PRESENT
    if classes & WAS:
        return Tense.WOULD if s.has(at + 1, TO) else Tense.PAST
    if classes & PERFECT:
        return _perfect(s, at)
    return _verb(s, at, before)


def _verb(s: Sentence, at: int, before: Token) -> Tense:
    """Tell what a verb in the past or an infinitive says."""
    if s.grammar.is_future and s.grammar.is_future(s.word(at)):
        return Tense.FUTURE
    if s.has(at, TO):
        return _infinitive(s, at, before)
    if s.has(at, SAID) and before.classes & (AND | OR):
        return Tense.PAST
    if before.classes & DASH and at > 2:  # noqa: PLR2004  # the "re-" of "re-elected"
        before = s.tokens[at - 3]
    if _is_inside(s, at):
        return Tense.UNKNOWN
    if _is_past_form(s, s.tokens[at]) and not before.classes & BEFORE_PARTICIPLE:
        return _past_form(s, at)
    return Tense.UNKNOWN


def _is_inside(s: Sentence, at: int) -> bool:
    """Tell what is no verb, as it does not stand last in its clause."""
    order, behind = s.grammar.order, s.word(at + 1)
    return s.word(at).endswith(order.finite) and behind.isalpha() and behind not in order.joints


def _future(s: Sentence, classes: int, before: Token) -> Tense:
    """Take "had expected" as past and "announced the plans" as saying nothing."""
    if before.classes & HAD:
        return Tense.COMMITTED if classes & COMMITS else Tense.PAST
    if classes & NOUN_TOO and (before.classes & BEFORE_NOUN or _is_past_form(s, before)):
        return Tense.UNKNOWN
    return Tense.FUTURE


def _is_past_form(s: Sentence, token: Token) -> bool:
    if token.classes & IRREGULAR:
        return True
    ending = len(token.word) > LONGER_THAN and token.word.endswith(s.grammar.past_endings)
    return ending and not token.classes & NOT_PAST


def _past_form(s: Sentence, at: int) -> Tense:
    """Take "will have halved" and "has not halved" by their auxiliary."""
    for place in range(max(at - 3, 0), at):
        if s.has(place, FUTURE) and not s.has(place, FUTURE_PARTICIPLE | NOUN_TOO):
            return Tense.FUTURE
        if s.has(place, WITH):
            return Tense.UNKNOWN
    return Tense.COMMITTED if s.has(at, COMMITS) else Tense.PAST


def _perfect(s: Sentence, at: int) -> Tense:
    for place in range(max(at - 3, 0), at):
        if s.has(place, FUTURE):
            return Tense.FUTURE
        if s.has(place, WOULD):
            return Tense.WOULD
    if s.has(at, HAD_WORD) or any(_is_past_form(s, s.tokens[at + n]) for n in range(1, 5)):
        return Tense.PAST
    return Tense.PRESENT


def _infinitive(s: Sentence, at: int, before: Token) -> Tense:
    """Take "to" before a verb as the future; before a noun it says nothing."""
    said, behind = before.classes, s.tokens[at + 1]
    if said & FAILED_TO or (said & FUTURE and s.has(at - 2, HAD_WORD)):
        return Tense.PAST
    if behind.kind is not Kind.WORD or said & NOT_INFINITIVE:
        return Tense.UNKNOWN
    noun = behind.classes & DETERMINER_BEHIND_TO or s.has(at + 2, DASH | POSSESSIVE)
    return Tense.UNKNOWN if noun or behind.word.endswith(s.grammar.noun_endings) else Tense.FUTURE


_REACH = 9
_SHORTEST = 4
"""Letters of a word with a superlative's ending that is none yet: "rest"."""
_ENDS_COMPARISON = COMMA | SEMICOLON | DASH | WILL_OR_WOULD


def compares(s: Sentence, at: int) -> bool:
    """Tell "the worst drought in a decade", "for the first time in 20 years" from a deadline."""
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if (s.has(place, SUPERLATIVE) and not s.has(place - 1, AT)) or _has_most(s, place):
            return True
        if s.has(place, _ENDS_COMPARISON):
            return False
    return False


def _has_most(s: Sentence, at: int) -> bool:
    """Tell a word with the ending of a superlative."""
    word = s.word(at)
    ending = len(word) > _SHORTEST and word.endswith(s.grammar.superlative_endings)
    return ending and not s.has(at, NOT_SUPERLATIVE)


def is_asked(s: Sentence, at: int) -> bool:
    """Tell "we will see whether it lasts into July": of what is asked nothing is said."""
    near = s.tokens[max(at - _WINDOW, 0) : at]
    return any(one.classes & SEE and two.classes & WHETHER for one, two in pairwise(near))


def counts_later(s: Sentence, start: int, end: int) -> bool:
    """Tell a duration that counts from another clause: "once there, it will work for a year"."""
    if s.has(end, ONCE):
        return True
    for place in range(max(start - _WINDOW, 0), start):
        opens = place == 0 or s.has(place - 1, _OPENERS)
        if s.has(place, ONCE):
            return True
        if opens and s.has(place, AFTER_WORD | WHEN):
            clause = s.tokens[place:start]
            closed = any(token.classes & COMMA for token in clause)
            return closed and not any(token.kind in _DATING for token in clause)
    return False


_DATING = frozenset({Kind.NUMBER, Kind.MONTH, Kind.WEEKDAY, Kind.THIS})


_NEAR = 8
"""Tokens between "will" and the "today" that it speaks of."""


def foretold_near(s: Sentence, start: int, end: int) -> bool:
    """Tell "will rule later today" from "will change until they see what is wrong today"."""
    for place in range(start - 1, max(start - _NEAR, 0) - 1, -1):
        if s.has(place, _OPENERS | RELATIVE):
            break
        if s.has(place, FUTURE | TO):
            return True
    if start > _NEAR and not s.has(start - 1, _OPENERS):
        return False
    return any(s.has(place, FUTURE) for place in range(end, min(end + _NEAR, len(s.tokens))))
