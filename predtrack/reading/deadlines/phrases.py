"""The temporal phrases of a sentence: a time with what stands before it, and what it comes to.

Read from left to right, each token once: where a phrase is found, reading goes on behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum

import msgspec
from msgspec.structs import replace

from predtrack.reading.deadlines.attributes import is_no_time, is_of_its_time, is_weak
from predtrack.reading.deadlines.bounded import read_bounded
from predtrack.reading.deadlines.durations import read_one
from predtrack.reading.deadlines.durations_from import read_span
from predtrack.reading.deadlines.events import (
    NamedEvent,
    read_dated_event,
    read_event,
    read_yearly,
)
from predtrack.reading.deadlines.numerals import NUMERAL, read_numeral
from predtrack.reading.deadlines.periods import Period, shifted
from predtrack.reading.deadlines.prepositions import read_prepositions
from predtrack.reading.deadlines.ranges import read_period
from predtrack.reading.deadlines.sentence import Found, Sentence, is_year
from predtrack.reading.deadlines.time_words import REACH, telling_places
from predtrack.reading.deadlines.years import read_plain_year
from predtrack.reading.times import Kind, PrepositionRole, Unit
from predtrack.reading.wordclasses import (
    ABOUT,
    AND,
    APOSTROPHE,
    BE,
    BEFORE_INFINITIVE,
    BEFORE_ONE,
    BYGONE,
    CLAUSE_OPENER,
    COME,
    COMMA,
    DEMONSTRATIVE,
    DETERMINER,
    DURING,
    EFFECTIVE,
    FISCAL,
    FOR,
    FROM,
    FUTURE,
    IN,
    INCLUSIVE,
    INSIDE,
    IS,
    LAST,
    LASTING,
    MODAL_MONTH,
    OF,
    ON,
    ONE,
    OPENING,
    POSSESSIVE,
    QUALIFIER,
    QUOTE,
    REMAINS,
    RESCHEDULES,
    SEASONAL,
    SEMICOLON,
    STARTER,
    STOP,
    SUBJECT_VERB,
    TAKE,
    THE,
    TO,
    UNTIL,
    WHOLE,
    WOULD,
    YEAR_KIND,
    A,
)


class PhraseSort(Enum):
    """What a phrase gives."""

    DATE = "date"
    VAGUE = "vague"
    EVENT = "event"
    NOTHING = "nothing"  # read, so that it is not read again: a past time, "since 2010"


class Phrase(msgspec.Struct, frozen=True):
    """A temporal phrase, from token ``start`` to before ``end``; its period where it has one."""

    sort: PhraseSort
    start: int
    end: int
    role: PrepositionRole = PrepositionRole.NONE
    period: Period | None = None
    narrates: bool = False
    review: int = 0
    weak: bool = False  # only describes something: "fourth-quarter earnings"
    event: NamedEvent | None = None


def phrases(s: Sentence) -> Iterator[Phrase]:
    """Yield the phrases of a sentence, those that give nothing too."""
    at = 0
    for telling in telling_places(s.tokens):
        at = max(at, telling - REACH)
        while at <= telling:
            token = s.tokens[at]
            may_begin = token.kind not in _IDLE or token.classes & _STARTING
            phrase = read_phrase(s, at) if may_begin else None
            if phrase:
                yield phrase
            at = max(phrase.end, at + 1) if phrase else at + 1


_IDLE = frozenset({Kind.WORD, Kind.MARK})
_STARTING = STARTER | DETERMINER | LASTING


def read_phrase(s: Sentence, at: int) -> Phrase | None:
    """Read the phrase that begins at a place."""
    if s.has(at, LASTING) and (lasting := _lasting(s, at)):
        return lasting
    if s.has(at, COME) and s.grammar.prepositions.longest(s.tokens, at + 1):
        return None  # the verb of "come by 2027"
    return _prepositional(s, at)


def _prepositional(s: Sentence, at: int) -> Phrase | None:
    """Read a time with the prepositions before it, or without any."""
    starts = s.tokens[at].classes & STARTER
    role, within, behind = read_prepositions(s, at) if starts else (PrepositionRole.NONE, False, at)
    if s.tokens[behind].classes & _BEFORE_PAST and (past := _past(s, behind)):
        return Phrase(PhraseSort.NOTHING, at, past)
    found = _time(s, behind, within=within)
    if found and found.waits:
        return _waiting(s, at, behind, role, found)
    words = _vague(s, at) if starts else None
    if words and (not found or words[1] >= found.end):
        sort = PhraseSort.VAGUE if words[0] else PhraseSort.NOTHING
        return Phrase(sort, at, words[1], narrates=True, review=words[0])
    if not found and within and role is PrepositionRole.WITHIN:
        found = _elliptical(s, behind)
    if role is PrepositionRole.NONE:
        event = _bare_event(s, at) if behind == at else None
    else:
        event = _event(s, at, behind, role, found)
    if event:
        return event
    return (
        _dated(s, Phrase(PhraseSort.DATE, at, found.end, role, found.period), found)
        if found
        else None
    )


def _lasting(s: Sentence, at: int) -> Phrase | None:
    """Read the duration behind "will last", "not survive", "to take"."""
    if not at or not s.has(at - 1, FUTURE | WOULD | TO | BEFORE_INFINITIVE):
        return None
    role, _, behind = read_prepositions(s, at + 1)
    found = _time(s, behind, within=True)
    if not found or (s.has(at, TAKE) and (not _is_length(found) or s.has(found.end, TO))):
        return None
    phrase = Phrase(
        PhraseSort.DATE, at + 1, found.end, max(role, PrepositionRole.WITHIN), found.period
    )
    return _dated(s, phrase, found)


def _is_length(found: Found) -> bool:
    return found.review > 0 or (found.period is not None and found.period.unit is None)


def _waiting(s: Sentence, at: int, behind: int, role: PrepositionRole, found: Found) -> Phrase:
    """Wait for "100 days of taking office"; what begins behind it waits for nothing."""
    if role is PrepositionRole.AFTER:
        return Phrase(PhraseSort.NOTHING, at, found.end)
    event = NamedEvent(behind + s.has(behind, THE), found.end)
    return Phrase(PhraseSort.EVENT, at, found.end, role, event=event, narrates=True)


def _vague(s: Sentence, at: int) -> tuple[int, int] | None:
    """Read a vague phrase: its months until the review, 0 for none, and the place behind it."""
    found = s.grammar.vague.longest(s.tokens, at)
    return None if found and at and s.has(at, ONE) and s.has(at - 1, BEFORE_ONE) else found


_COUNTED = frozenset({Kind.UNIT, Kind.NUMBER, Kind.COUNT})
_BOUNDED = FISCAL | WHOLE | YEAR_KIND
_QUOTES = QUOTE | APOSTROPHE
_TIMED = OPENING | QUALIFIER | NUMERAL
"""Classes of words of no kind with which a time can begin, behind its article or before it."""


def _time(s: Sentence, at: int, *, within: bool) -> Found | None:
    """Read a plain year, else a duration, else a period."""
    first = s.tokens[at]
    if first.classes & _QUOTES:
        found = _time(s, at + 1, within=within) if at and not s.has(at + 1, _QUOTES) else None
        return replace(found, end=found.end + 1) if found and s.has(found.end, _QUOTES) else None
    if first.classes & DETERMINER and first.kind is Kind.WORD:
        first = s.tokens[at + 1]
    if first.kind in _IDLE and not first.classes & _TIMED:
        return None
    return (
        read_plain_year(s, at)
        or (read_bounded(s, at) if first.kind in _COUNTED or first.classes & _BOUNDED else None)
        or read_span(s, at, within=within)
        or read_period(s, at)
    )


PAST_KINDS = frozenset({Kind.UNIT, Kind.MONTH, Kind.WEEKDAY, Kind.SEASON})


_BEFORE_PAST = DETERMINER | DEMONSTRATIVE | BYGONE


def _past(s: Sentence, at: int) -> int:
    """Return the place behind "the past five years", "last March"; 0 where none stands there."""
    start, classes = at, s.tokens[at].classes
    if classes & (DETERMINER | DEMONSTRATIVE):
        at, classes = at + 1, s.tokens[at + 1].classes
    if not classes & BYGONE:
        return 0
    numeral = read_numeral(s, at + 1)
    place = numeral.end if numeral else at + 1
    if s.has(place - 1, A):
        return 0
    if s.tokens[place].kind not in PAST_KINDS or (
        s.has(place + 1, OF) and not numeral and start == at
    ):
        return 0
    if s.has(place + 1, OF | IN) and s.has(at, LAST) and read_period(s, start):
        return 0
    return place + 1


MOST_BACK = 20


def _elliptical(s: Sentence, at: int) -> Found | None:
    """Read the "one" of "within one" as one of the unit named before."""
    number = s.tokens[at]
    if number.kind is not Kind.COUNT or s.tokens[at + 1].kind not in {Kind.END, Kind.MARK}:
        return None
    for place in range(at - 1, max(-1, at - MOST_BACK), -1):
        if s.tokens[place].kind is Kind.UNIT and s.tokens[place].value != Unit.WEEKEND:
            one = read_one(s, place)
            last: date | None = s.today
            for _ in range(number.value):
                last = last and one.after(last)
            why = "counted from the publication date, in the unit named before"
            period = Period(s.today, last, None, why, relative=True) if last else None
            return Found(period, at + 1)
    return None


def _event(
    s: Sentence, at: int, behind: int, role: PrepositionRole, found: Found | None
) -> Phrase | None:
    """Read an event behind a preposition, where it holds the time found or there is none."""
    event = read_event(s, behind) or read_yearly(s, behind)
    if (
        not event
        or role is PrepositionRole.SAME
        or (found and not event.start < found.end <= event.end)
    ):
        return None
    if role is PrepositionRole.AFTER:
        return Phrase(PhraseSort.NOTHING, at, _behind_event(s, event.end))
    if event.period:
        phrase = Phrase(PhraseSort.DATE, at, event.end, role, event.period)
        return _dated(s, phrase, Found(event.period, event.end, bare=True))
    timed = (
        found and found.period and found.end > event.start and not s.has(event.end - 1, SEASONAL)
    )
    waits = role in _WAITING or s.has(at, DURING | IN)
    if timed or not event.named or not waits:
        return None
    return Phrase(PhraseSort.EVENT, at, event.end, role, event=event, narrates=True)


def _behind_event(s: Sentence, at: int) -> int:
    """Return the place behind the "in September" of "after the election in September"."""
    found = read_period(s, at + 1) if s.has(at, IN | ON | OF) else None
    return found.end if found else at


_WAITING = frozenset({PrepositionRole.BEFORE, PrepositionRole.BY, PrepositionRole.ON})
_ABOUT = OF | THE | ABOUT | ON | TO | QUOTE


def _bare_event(s: Sentence, at: int) -> Phrase | None:
    """Read "The 2021 election will …", "Euro 2028": not "of the 2019 election"."""
    if at and s.has(at - 1, _ABOUT):
        return None
    event = read_dated_event(s, at)
    if not event or not event.period:
        return None
    narrates = _doubtful(s, event.period) or s.tokens[at].kind is Kind.WEEKDAY
    return Phrase(
        PhraseSort.DATE, at, event.end, PrepositionRole.NONE, event.period, narrates, weak=True
    )


def _dated(s: Sentence, phrase: Phrase, found: Found) -> Phrase | None:
    """Settle what a time gives behind its preposition, and apply that to its period."""
    if found.review:
        return replace(phrase, sort=PhraseSort.VAGUE, review=found.review, narrates=found.narrates)
    if not _stands(s, phrase, found):
        return replace(phrase, sort=PhraseSort.NOTHING) if found.period is None else None
    none_by_itself = phrase.role is PrepositionRole.AFTER and not (
        found.joined and s.has(phrase.start, FROM)
    )
    if none_by_itself or _describes(s, phrase, found):
        return replace(phrase, sort=PhraseSort.NOTHING)
    if found.period is None:
        counted = found.ahead or found.narrates
        return phrase if counted else replace(phrase, sort=PhraseSort.NOTHING)
    ahead = found.ahead or _scheduled(s, phrase)
    return replace(
        phrase,
        narrates=not ahead and (found.narrates or _doubtful(s, found.period)),
        weak=phrase.role is PrepositionRole.NONE and is_weak(s, found),
        period=_applied(s, phrase, found.period),
    )


def _stands(s: Sentence, phrase: Phrase, found: Found) -> bool:
    """Tell whether a time may stand where it does without a preposition, if it has none."""
    if phrase.role is PrepositionRole.NONE and _attributive(s, phrase):
        return False
    if phrase.role < PrepositionRole.BY and is_no_time(s, phrase.start, found):
        return False
    if phrase.role > PrepositionRole.SAME or found.bare or s.alone:
        return True
    if (
        phrase.role is PrepositionRole.SAME
        and found.period
        and (found.period.ends or not found.period.unit)
    ):
        return True
    if phrase.role is not PrepositionRole.NONE:
        return False
    return (
        _subject(s, phrase)
        or _said_to_be(s, phrase, found)
        or is_of_its_time(s, phrase.start, found)
    )


def _describes(s: Sentence, phrase: Phrase, found: Found) -> bool:
    """Tell "the 2016 nomination", "over a year of war" from times of their own."""
    if s.alone or s.tokens[found.end].kind is not Kind.WORD:
        return False
    if found.narrates and s.has(found.end, OF):
        return not s.has(phrase.start, INSIDE)
    year = s.has(found.end - 2, THE) and is_year(s.tokens[found.end - 1])
    return year and not s.has(found.end, STOP)


def _scheduled(s: Sentence, phrase: Phrase) -> bool:
    """Tell "for Thursday", "until May 3" of something called or set, whenever it was."""
    period = phrase.period
    if period is None or period.unit is not Unit.DAY:
        return False
    if s.has(phrase.start, FROM):  # "from today through Feb. 17"
        return period.first == s.today
    if s.has(phrase.start, FOR | UNTIL | EFFECTIVE):
        return True
    return s.has(phrase.start - 1, TO) and any(s.has(phrase.start - n, RESCHEDULES) for n in (2, 3))


def _doubtful(s: Sentence, period: Period | None) -> bool:
    """Tell whether a period could as well be told of the past: "in March", "this year"."""
    return period is not None and (period.assumed or period.first <= s.today)


def _said_to_be(s: Sentence, phrase: Phrase, found: Found) -> bool:
    """Tell "the deadline is the end of June"."""
    ends = found.period is not None and found.period.ends
    return ends and phrase.start > 0 and s.has(phrase.start - 1, IS | BE | REMAINS)


def _attributive(s: Sentence, phrase: Phrase) -> bool:
    """Tell "the Sunday papers" from "Sunday"."""
    a_weekday = s.tokens[phrase.start].kind is Kind.WEEKDAY
    return a_weekday and phrase.start > 0 and s.has(phrase.start - 1, THE | A)


_OPENERS = COMMA | SEMICOLON | QUOTE | AND | CLAUSE_OPENER


def _subject(s: Sentence, phrase: Phrase) -> bool:
    """Tell whether a time is the subject of its clause: "2030 will be the year"."""
    at = phrase.start
    opens = at == 0 or s.has(at - 1, _OPENERS)
    return opens and s.has(phrase.end, SUBJECT_VERB) and not s.has(at, MODAL_MONTH)


def _applied(s: Sentence, phrase: Phrase, period: Period) -> Period | None:
    if phrase.role is PrepositionRole.BY:
        why = period.why
        if any(s.has(at, INCLUSIVE) for at in range(phrase.start, phrase.end)):
            why += ", which is counted in"
        return replace(period, first=min(s.today, period.last), why=why)
    if (
        phrase.role is PrepositionRole.BEFORE
        and not period.ends
        and not s.has(phrase.end, POSSESSIVE)
    ):
        return _day_before(s, period)
    return period


def _day_before(s: Sentence, period: Period) -> Period | None:
    """Return the days until a period begins, its next occurrence where it is running."""
    running = period.assumed and period.first <= s.today
    first = shifted(period.first, months=12) if running else period.first
    last = shifted(first, days=-1) if first else None
    why = "the day before it begins"
    return replace(period, first=min(s.today, last), last=last, why=why) if last else None
