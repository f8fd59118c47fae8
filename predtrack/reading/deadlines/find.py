"""The way in: a text and its day of publication become a deadline.

Most sentences hold no temporal word; one look at their words is enough for them.
"""

from __future__ import annotations

from datetime import date, datetime

from msgspec.structs import replace

from predtrack.errors import NotADate
from predtrack.models.deadline import Deadline
from predtrack.reading.deadlines.choice import chosen, deadline_of, no_deadline
from predtrack.reading.deadlines.grammar import grammar_of
from predtrack.reading.deadlines.headfinal import head_first
from predtrack.reading.deadlines.implied import completed
from predtrack.reading.deadlines.manner import GivenYearEnd, writes_day_first, year_end_of
from predtrack.reading.deadlines.phrases import Phrase, PhraseSort, phrases, read_phrase
from predtrack.reading.deadlines.sentence import Sentence
from predtrack.reading.deadlines.time_words import tells
from predtrack.reading.deadlines.tokens import PADDING, level, lex
from predtrack.reading.language import Language, languages_in
from predtrack.reading.wordclasses import (
    CLAUSE,
)

LONG_AGO = date(1900, 1, 1)
"""Stands in for a publication date that is not known: nothing that counts from it is shown."""

FEW_WORDS = 8
"""A text of so few is read whatever they are: "two thousand and thirty" is a year."""

LONGEST_ALONE = 16
"""Tokens of a text that may be nothing but a time."""


SLASHES = 4
"""Of the two dates that it takes for one to tell how the other is written."""


def find_deadline(
    text: str,
    published: date | str | None,
    *,
    day_first: bool = False,
    southern: bool = False,
    fiscal_year_ends: GivenYearEnd | None = None,
    language: Language | None = None,
) -> Deadline:
    """Find by when a text says that something will happen.

    Args:
        text: A sentence, or nothing but a time ("next Friday").
        published: The day it was written, or that day as ISO 8601; None where it is not known.
        day_first: Read 3/4/2021 as 3 April.
        southern: Seasons are those of the southern hemisphere.
        fiscal_year_ends: The day on which fiscal years end, as "31 March" or (3, 31), where the
            text does not say; the US federal one unless given.
        language: The text's, told by the text unless given.

    Returns:
        Always a deadline, of basis ``none`` where the text gives none. ``latest`` is the answer.

    Raises:
        NotADate: ``published`` is a text that is no ISO date, or ``fiscal_year_ends`` no day.
    """
    day = _day(published)
    language = language or languages_in(text)[0]
    grammar, levelled = grammar_of(language), level(text)
    if language.respell:
        levelled = language.respell(levelled)
    if not tells(levelled, grammar.telling) and len(levelled.split()) > FEW_WORDS:
        return no_deadline(day)
    s = Sentence(
        completed(head_first(lex(levelled, grammar.lexicon, grammar.lexeme), grammar), grammar),
        day or LONG_AGO,
        grammar,
        day_first or (levelled.count("/") >= SLASHES and writes_day_first(levelled)),
        southern,
        year_end_of(fiscal_year_ends, language=language) if fiscal_year_ends else None,
    )
    phrase = _alone(s) or chosen(s, phrases(s))
    if phrase is None:
        return no_deadline(day)
    return deadline_of(text, s, phrase, day)


def _day(published: date | str | None) -> date | None:
    if isinstance(published, datetime):
        return published.date()
    if not isinstance(published, str):
        return published
    try:
        return date.fromisoformat(published)
    except ValueError:
        raise NotADate(published) from None


_QUOTES = frozenset("\"'“”«».,;:!?()[]{}=<>")


def _alone(s: Sentence) -> Phrase | None:
    """Read a text that is nothing but a time, in which more may be left out."""
    count = len(s.tokens) - PADDING
    if count > LONGEST_ALONE or any(token.classes & CLAUSE for token in s.tokens):
        return None
    first = 0
    while first < count and s.word(first) in _QUOTES:
        first += 1
    phrase = read_phrase(replace(s, alone=True), first)
    if phrase is None or phrase.sort is not PhraseSort.DATE or phrase.period is None:
        return None
    if any(s.word(place) not in _QUOTES for place in range(phrase.end, count)):
        return None
    return phrase if phrase.period.last >= s.today else None
