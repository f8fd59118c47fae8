"""A language's words of time as the grammar reads them: one lexicon, and trees of phrases.

Built once a language, when the first text in it is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Generic, TypeVar

import msgspec

from predtrack.reading.deadlines.tokens import YEARS, Meaning, Token, meaning_of
from predtrack.reading.language import Language
from predtrack.reading.patterns import any_word, pattern
from predtrack.reading.times import Holiday, Kind, PrepositionRole, TimeOrder, TimeWords, Unit
from predtrack.reading.wordclasses import (
    EVENT,
    FISCAL,
    FULL_WEEKDAY,
    MARKS,
    NAMED_YEARLY,
    OPENING,
    PHASE,
    SHORT_END,
    STARTER,
    TELLING,
    YEARLY,
)

T = TypeVar("T")

TIMED = frozenset({Kind.MONTH, Kind.WEEKDAY, Kind.UNIT, Kind.SEASON, Kind.DAY})
"""Kinds of words that tell of a time by themselves."""
_VALUE = ""
"""The branch that holds a phrase's value; no token but the end has no letters."""


class WordTree(Generic[T]):
    """Phrases and their values, as a tree of words: the longest that stands at a place counts."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._root: dict[str, Any] = {}
        for phrase, value in phrases:
            branch = self._root
            for word in phrase.split():
                branch = branch.setdefault(word, {})
            branch[_VALUE] = value

    @property
    def first_words(self) -> frozenset[str]:
        """The words with which the phrases begin."""
        return frozenset(self._root)

    def longest(self, tokens: list[Token], at: int) -> tuple[T, int] | None:
        """Return the value of the longest phrase that stands there, and the place behind it."""
        branch = self._root.get(tokens[at].word)
        found = None
        while branch:
            at += 1
            if _VALUE in branch:
                found = (branch[_VALUE], at)
            while tokens[at].start == tokens[at].end and tokens[at].word:
                at += 1  # what only a form implies stands in no phrase
            branch = branch.get(tokens[at].word or " ")
        return found


class Grammar(msgspec.Struct, frozen=True):
    """What the readers of the grammar ask; its tables are those of ``TimeWords``."""

    lexicon: Mapping[str, Meaning]
    lexeme: re.Pattern[str]
    fiscal: re.Pattern[str]
    telling: frozenset[str]
    prepositions: WordTree[PrepositionRole]
    vague: WordTree[int]
    holidays: WordTree[Holiday]
    from_now: WordTree[bool]
    from_day: WordTree[bool]
    from_event: WordTree[bool]
    week_of: WordTree[bool]
    terse_units: Mapping[str, Unit]
    decades: Mapping[str, int]
    sections: Mapping[str, Unit]
    places: Mapping[str, int]
    middles: Mapping[str, Unit]
    short_ends: Mapping[str, Unit]
    compound_events: frozenset[tuple[str, str]]
    fractions: Mapping[str, float]
    implied: tuple[str, str, Mapping[str, str]]
    order: TimeOrder
    is_future: Callable[[str], object] | None
    past_endings: tuple[str, ...]
    superlative_endings: tuple[str, ...]
    noun_endings: tuple[str, ...]


@cache
def grammar_of(language: Language) -> Grammar:
    """Build the grammar of a language's words of time."""
    words = language.times
    prepositions = WordTree(_listed(words.prepositions.items()))
    untimed = ((text, 0) for text in (*words.not_vague, *words.names))
    vague = WordTree([*_listed(words.review.items()), *untimed])
    holidays = WordTree(words.holidays.items())
    week_of = WordTree((text, True) for text in words.week_of)
    years = {str(year): (Kind.NUMBER, year, TELLING) for year in YEARS}
    meanings = dict(_meanings(words))
    tables = (words.places, words.short_ends, words.decades, words.sections, words.middles)
    classes = _classes(words)
    _add(classes, TELLING, _telling(words, meanings, classes))
    _add(classes, STARTER, prepositions.first_words | vague.first_words | holidays.first_words)
    _add(classes, OPENING, holidays.first_words.union(week_of.first_words, *tables))
    _add(classes, SHORT_END, words.short_ends)
    _add(classes, FULL_WEEKDAY, (names[0] for names in words.weekdays))
    return Grammar(
        lexicon=years
        | {
            word: (*(meanings.get(word) or meaning_of(word)[:2]), classes.get(word, 0))
            for word in meanings.keys() | classes.keys()
        },
        lexeme=words.lexeme,
        fiscal=pattern(any_word(word for word, bits in classes.items() if bits & FISCAL)),
        telling=frozenset(word for word, bits in classes.items() if bits & TELLING) | years.keys(),
        prepositions=prepositions,
        vague=vague,
        holidays=holidays,
        from_now=WordTree((text, True) for text in words.from_now),
        from_day=WordTree((text, True) for text in words.from_day),
        from_event=WordTree((text, True) for text in words.from_event),
        week_of=week_of,
        terse_units=words.terse_units,
        decades=words.decades,
        sections=words.sections,
        places=words.places,
        middles=words.middles,
        short_ends=words.short_ends,
        compound_events=words.compound_events,
        fractions=words.fractions,
        implied=words.implied,
        order=words.order,
        is_future=words.is_future,
        past_endings=words.past_endings,
        superlative_endings=words.superlative_endings,
        noun_endings=words.noun_endings,
    )


def _listed(rows: Iterable[tuple[T, tuple[str, ...]]]) -> Iterator[tuple[str, T]]:
    """Yield each word or phrase of a table's rows with its value."""
    return ((text, value) for value, texts in rows for text in texts)


def _meanings(words: TimeWords) -> Iterator[tuple[str, tuple[Kind, int]]]:
    """Yield each word that has a kind but for years, with its kind and value; the last counts."""
    rows: tuple[tuple[Kind, Iterable[tuple[int, tuple[str, ...]]]], ...] = (
        (Kind.MONTH, enumerate(words.months, 1)),
        (Kind.WEEKDAY, enumerate(words.weekdays)),
        (Kind.SEASON, enumerate(words.seasons)),
        (Kind.UNIT, words.units.items()),
        (Kind.PART, words.parts.items()),
    )
    for kind, table in rows:
        yield from ((word, (kind, int(value))) for word, value in _listed(table))
    for kind, values in (
        (Kind.COUNT, words.counts),
        (Kind.ORDINAL, words.ordinals),
        (Kind.DAY, words.days),
        (Kind.THIS, words.deictics),
    ):
        yield from ((word, (kind, value)) for word, value in values.items())


def _classes(words: TimeWords) -> dict[str, int]:
    """Return the classes of each word and mark that is of one."""
    classes: dict[str, int] = {}
    for table in (MARKS, words.classes):
        for bit, members in table.items():
            _add(classes, bit, members.split())
    return classes


def _add(classes: dict[str, int], bit: int, members: Iterable[str]) -> None:
    """Put words into a class."""
    for word in members:
        classes[word] = classes.get(word, 0) | bit


def _telling(
    words: TimeWords, meanings: Mapping[str, tuple[Kind, int]], classes: Mapping[str, int]
) -> Iterator[str]:
    """Yield the words that tell of a time, but for years."""
    yield from (word for word, (kind, _) in meanings.items() if kind in TIMED)
    yield from [word for word, bits in classes.items() if bits & _EVENTS]
    yield from words.decades
    yield from (second for _, second in words.compound_events)
    vague = (text for texts in words.review.values() for text in texts)
    yield from (_longest(text, words.common) for text in (*words.holidays, *vague))


_EVENTS = EVENT | PHASE | YEARLY | NAMED_YEARLY


def _longest(text: str, common: frozenset[str]) -> str:
    """Return the word by which a phrase is best known."""
    words = text.split()
    return max([word for word in words if word not in common] or words, key=len)
