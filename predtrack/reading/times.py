"""The words of time as data: what a language hands to the grammar of deadlines.

A word stands in the tables in small letters, apostrophes straight, as the lexer cuts it: "'s" is a
word of its own, and a phrase has a space between its words ("st . patrick 's day"). What a word
means where it could mean two things ("second", "may", "march", "fall") is settled by the grammar
from its neighbours, never by its capitals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import Any

import msgspec


class Kind(IntEnum):
    """What sort of token it is; the meaning of its value depends on it."""

    WORD = 0  # no value
    MARK = 1  # a punctuation character
    NUMBER = 2  # written in digits
    COUNT = 3  # written in words
    ORDINAL = 4  # 21st, third
    MONTH = 5  # 1 to 12
    WEEKDAY = 6  # 0 to 6, from Monday
    UNIT = 7  # a Unit
    SEASON = 8  # 0 to 3, from spring
    DAY = 9  # days from today
    PART = 10  # a Part
    THIS = 11  # units from the running one: this 0, next 1
    END = 12  # behind the last token


class Unit(IntEnum):
    """A unit of time."""

    HOUR = 1
    DAY = 2
    BUSINESS_DAY = 3
    WEEK = 4
    WEEKEND = 5
    FORTNIGHT = 6
    MONTH = 7
    QUARTER = 8
    HALF = 9
    SEASON = 10
    YEAR = 11
    FISCAL_YEAR = 12
    DECADE = 13
    CENTURY = 14


class Part(IntEnum):
    """A third of a period, or what is left of it."""

    EARLY = 1
    MID = 2
    LATE = 3
    REST = 4


class PrepositionRole(IntEnum):
    """What a preposition makes of the period behind it; the greater of several in a row counts."""

    NONE = 0
    HEDGE = 1  # "perhaps", "even": part of the phrase only behind another
    SAME = 2  # says nothing of its own: "at least", "around"
    ON = 3  # its last day
    WITHIN = 4  # its last day, or a duration from publication
    BY = 5  # its last day, from publication on
    BEFORE = 6  # the day before it begins
    AFTER = 7  # no deadline by itself


class Fixed(msgspec.Struct, frozen=True):
    """A holiday on a day of a month."""

    month: int
    day: int


class Nth(msgspec.Struct, frozen=True):
    """A holiday on the ``number``-th such weekday of a month (-1 the last), or days later."""

    month: int
    number: int
    weekday: int
    later: int = 0


class FromEaster(msgspec.Struct, frozen=True):
    """A holiday that lies days after Easter, the western one or the eastern."""

    days: int
    eastern: bool = False


class Hijri(msgspec.Struct, frozen=True):
    """A holiday on a day of a month of the Islamic calendar; 0 is the whole month."""

    month: int
    day: int = 0


class Moving(msgspec.Struct, frozen=True):
    """A holiday of a calendar that is not read: it stays a name."""


Holiday = Fixed | Nth | FromEaster | Hijri | Moving


def word_set(text: str) -> frozenset[str]:
    """Return the words of a table written as a text."""
    return frozenset(text.split())


def numbered(text: str, *, start: int = 0, step: int = 1) -> dict[str, int]:
    """Number the words of a text, the first with ``start``."""
    return {word: start + step * at for at, word in enumerate(text.split())}


Names = tuple[tuple[str, ...], ...]

NO_TABLE: Mapping[Any, Any] = MappingProxyType({})
"""What stands for a table that a language does not have."""


FRACTIONS: Mapping[str, float] = MappingProxyType({"½": 0.5, "¼": 0.25, "¾": 0.75})
"""The signs of fractions, which are those of every language."""


class TimeOrder(msgspec.Struct, frozen=True):
    """How a language orders a time whose head comes last; one without ``cases`` does not.

    ``cases`` are those of the forms of words, ``bare`` that of any other, ``inside`` those of what
    belongs to the word behind it. ``prepositions`` are put before a time of a case and the word
    behind it, where one is named; ``lengths`` are those that become another before
    a length of time. ``dependent`` forms are
    times only behind what they belong to. ``habits`` say that a time comes again and again.
    ``expanded`` are words that stand for several.
    """

    cases: Mapping[str, str] = NO_TABLE
    bare: str = ""
    inside: frozenset[str] = frozenset()
    of: str = ""
    the: str = ""
    prepositions: Mapping[tuple[str, str], str] = NO_TABLE
    lengths: Mapping[str, str] = NO_TABLE
    dependent: frozenset[str] = frozenset()
    habits: frozenset[str] = frozenset()
    expanded: Mapping[str, tuple[str, ...]] = NO_TABLE


class TimeWords(msgspec.Struct, frozen=True):
    """A language's words of time.

    ``lexeme`` cuts a levelled text into tokens; a number that ends in a letter is an ordinal.
    ``classes`` are the words of each class of ``wordclasses``; a class without words never stands
    in a text. Phrases are tables of their own, by what they mean:

    - ``terse_units`` are read only where the text is nothing but the time ("3y 2w 5d"),
    - ``decades`` are "thirties", ``sections`` the letters of "Q3" and "2H24", ``places`` what is
      numbered as the first or (-1) the last beside the ordinals, ``middles`` the unit of
      "midyear", ``short_ends`` that of "eoy",
    - ``from_now`` makes a duration count from publication, ``from_day`` from the day behind it,
      ``from_event`` from the event behind it; ``week_of`` stands before a day of the week meant,
    - ``names`` are those of people, clubs and papers that hold a word of time,
    - ``review`` are vague phrases by the months after which to look again, ``not_vague`` phrases
      that begin like one and are none,
    - ``compound_events`` are events of two words; ``common`` words tell of no time, though a
      holiday or a vague phrase holds them.

    - ``fractions`` are numbers that are not whole, ``implied`` the words that stand for "of" and
      "the" where a form implies them, and the word that one in a form of its own implies before it; ``order`` is
      that of a language whose heads come last.

    A verb of the past is known by ``past_endings``, one of the future by ``is_future`` too, a superlative by ``superlative_endings``, a
    noun behind the infinitive's particle by ``noun_endings``.
    """

    lexeme: re.Pattern[str]
    months: Names = ()
    weekdays: Names = ()
    seasons: Names = ()
    units: Mapping[Unit, tuple[str, ...]] = NO_TABLE
    counts: Mapping[str, int] = NO_TABLE
    ordinals: Mapping[str, int] = NO_TABLE
    days: Mapping[str, int] = NO_TABLE
    parts: Mapping[Part, tuple[str, ...]] = NO_TABLE
    deictics: Mapping[str, int] = NO_TABLE
    classes: Mapping[int, str] = NO_TABLE
    terse_units: Mapping[str, Unit] = NO_TABLE
    decades: Mapping[str, int] = NO_TABLE
    sections: Mapping[str, Unit] = NO_TABLE
    places: Mapping[str, int] = NO_TABLE
    middles: Mapping[str, Unit] = NO_TABLE
    short_ends: Mapping[str, Unit] = NO_TABLE
    prepositions: Mapping[PrepositionRole, tuple[str, ...]] = NO_TABLE
    holidays: Mapping[str, Holiday] = NO_TABLE
    from_now: tuple[str, ...] = ()
    from_day: tuple[str, ...] = ()
    from_event: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    week_of: tuple[str, ...] = ()
    review: Mapping[int, tuple[str, ...]] = NO_TABLE
    not_vague: tuple[str, ...] = ()
    compound_events: frozenset[tuple[str, str]] = frozenset()
    common: frozenset[str] = frozenset()
    fractions: Mapping[str, float] = FRACTIONS
    implied: tuple[str, str, Mapping[str, str]] = ("", "", NO_TABLE)
    order: TimeOrder = TimeOrder()
    is_future: Callable[[str], object] | None = None
    past_endings: tuple[str, ...] = ()
    superlative_endings: tuple[str, ...] = ()
    noun_endings: tuple[str, ...] = ()
