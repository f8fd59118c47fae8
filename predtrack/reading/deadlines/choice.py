"""Which time of a sentence is its deadline: the latest one to come that it does not tell as past.

A date before a vague word or an event; an event before a vague word; else none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from predtrack.models.deadline import Basis, Deadline
from predtrack.reading.deadlines.periods import Period, shifted
from predtrack.reading.deadlines.phrases import Phrase, PhraseSort
from predtrack.reading.deadlines.sentence import Sentence
from predtrack.reading.deadlines.tense import (
    Tense,
    compares,
    counts_later,
    foretold_near,
    is_asked,
    tense_around,
)
from predtrack.reading.times import Kind, PrepositionRole, Unit
from predtrack.reading.wordclasses import AGO, BYGONE, OF

NO_DATE_REVIEW = 12
"""Months after publication at which one looks again where there is no deadline."""


_FAR = 270
"""Days to the next "September" from which on the last one is as likely meant."""


def chosen(s: Sentence, found: Iterable[Phrase]) -> Phrase | None:
    """Return the phrase that counts."""
    ahead, told = [], None
    for phrase in found:
        if phrase.sort is PhraseSort.NOTHING:
            told = phrase.start if told is None and _is_bygone(s, phrase) else told
        elif _to_come(s, phrase):
            ahead.append(phrase)
        elif told is None and _is_long_past(s, phrase):
            told = phrase.start
    if told is not None:
        ahead = [phrase for phrase in ahead if not _counted_from_then(s, phrase, told)]
    for sort in (PhraseSort.DATE, PhraseSort.EVENT, PhraseSort.VAGUE):
        if alike := [phrase for phrase in ahead if phrase.sort is sort]:
            return max(alike, key=_rank) if sort is PhraseSort.DATE else alike[0]
    return None


def _is_long_past(s: Sentence, phrase: Phrase) -> bool:
    """Tell "in 2017", "in March" of the past from the weekday on which something was said."""
    period = phrase.period
    if phrase.sort is not PhraseSort.DATE or period is None or period.relative:
        return False
    was = shifted(period.last, months=-12) if period.last >= s.today else period.last
    return was is not None and (s.today - was).days > RECENT


def _is_bygone(s: Sentence, phrase: Phrase) -> bool:
    """Tell "last year", "two years ago" from the days that are news."""
    words = range(phrase.start, phrase.end)
    return any(s.has(place, BYGONE | AGO) for place in words) and any(
        s.tokens[place].kind is Kind.UNIT and s.tokens[place].value >= Unit.MONTH for place in words
    )


RECENT = 60
"""Days after which what was said is no longer news, and does not count from publication."""


def _rank(phrase: Phrase) -> tuple[bool, date]:
    """Order dates: the last one first, what only describes something behind the others."""
    return not phrase.weak, phrase.period.last if phrase.period else date.min


def _to_come(s: Sentence, phrase: Phrase) -> bool:
    if phrase.period and phrase.period.last < s.today:
        return False
    return _forward(s, phrase) and not is_asked(s, phrase.start)


def _forward(s: Sentence, phrase: Phrase) -> bool:
    """Tell whether the words around a phrase look ahead; only doubtful ones are asked."""
    if s.alone or not phrase.narrates:
        return True
    duration = phrase.role is PrepositionRole.WITHIN and (
        phrase.review or _is_duration(phrase.period)
    )
    if duration and (compares(s, phrase.start) or counts_later(s, phrase.start, phrase.end)):
        return False
    tense = tense_around(s, phrase.start, phrase.end)
    if tense is Tense.COMMITTED:
        return bool(duration)
    if _is_today(s, phrase):
        near = foretold_near(s, phrase.start, phrase.end)
        return near and tense is Tense.FUTURE and not s.has(phrase.start - 1, OF)
    if _is_far(s, phrase):
        return tense is Tense.FUTURE
    return tense is not Tense.PAST


def _counted_from_then(s: Sentence, phrase: Phrase, told: int) -> bool:
    """Tell "promised in 2017 that it would be built within four years"."""
    floats = phrase.review or _is_duration(phrase.period)
    if phrase.start < told or not (floats or (phrase.period and phrase.period.assumed)):
        return False
    return tense_around(s, phrase.start, phrase.end) in {Tense.WOULD, Tense.COMMITTED}


def _is_duration(period: Period | None) -> bool:
    return bool(period and period.relative and period.unit is None)


def _is_today(s: Sentence, phrase: Phrase) -> bool:
    """Tell a day that is publication's own, which is more often told than foretold."""
    period = phrase.period
    return (
        period is not None
        and period.first == period.last == s.today
        and phrase.role < PrepositionRole.BY
    )


def _is_far(s: Sentence, phrase: Phrase) -> bool:
    """Tell a month or day that has just been, so that its next occurrence is far."""
    period = phrase.period
    return period is not None and period.assumed and (period.first - s.today).days > _FAR


def deadline_of(text: str, s: Sentence, phrase: Phrase, published: date | None) -> Deadline:
    """Make the deadline of the phrase that counts."""
    words = text[s.tokens[phrase.start].start : s.tokens[phrase.end - 1].end]
    if phrase.sort is PhraseSort.DATE:
        return _dated(words, phrase.period, published)
    review = published and shifted(published, months=phrase.review or NO_DATE_REVIEW)
    if phrase.sort is PhraseSort.EVENT and phrase.event:
        first, last = s.tokens[phrase.event.start], s.tokens[phrase.event.end - 1]
        name = text[first.start : last.end]
        return Deadline(
            words,
            published,
            None,
            Basis.EVENT,
            " ".join(name.split()),
            review,
            "waits on an event that has no date yet",
        )
    why = f"no date in these words: look again after {phrase.review} months"
    return Deadline(words, published, None, Basis.VAGUE, None, review, why)


def _dated(words: str, period: Period | None, published: date | None) -> Deadline:
    if period is None:
        return Deadline(
            words, published, basis=Basis.RELATIVE, assumption="lies beyond the calendar"
        )
    if published is None and period.floats:
        return Deadline(
            words,
            basis=Basis.RELATIVE,
            assumption="counts from a publication date that is not known",
        )
    basis = Basis.RELATIVE if period.relative else Basis.STATED
    first = max(period.first, published) if published else period.first
    return Deadline(words, first, period.last, basis, assumption=period.why)


def no_deadline(published: date | None) -> Deadline:
    """Return the deadline of a text without one."""
    review = published and shifted(published, months=NO_DATE_REVIEW)
    why = f"no date is given: look again after {NO_DATE_REVIEW} months"
    return Deadline(None, published, None, Basis.NONE, None, review, why)


__all__ = ["chosen", "deadline_of", "no_deadline"]
