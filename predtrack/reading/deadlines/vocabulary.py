"""The words that the deadline grammar knows, each with its kind and value.

One table for the lexer: a word stands in it once, lower case, apostrophes straight. What a word
means where it could mean two things ("second", "may", "march", "fall") is settled by the grammar
from its neighbours, never by its capitals.
"""

from __future__ import annotations

from enum import IntEnum


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


def words_of(text: str) -> frozenset[str]:
    """Return the words of a table written as a text."""
    return frozenset(text.split())


def numbered(text: str, *, start: int = 0, step: int = 1) -> dict[str, int]:
    """Number the words of a text, the first with ``start``."""
    return {word: start + step * at for at, word in enumerate(text.split())}


MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
WEEKDAYS = (
    ("monday", "mon"),
    ("tuesday", "tue", "tues"),
    ("wednesday", "wed"),
    ("thursday", "thu", "thur", "thurs"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
SEASONS = (("spring", "springtime"), ("summer", "summertime"), ("autumn", "fall"), ("winter",))
UNITS = {
    Unit.HOUR: ("hour", "hours", "hr", "hrs"),
    Unit.DAY: ("day", "days"),
    Unit.WEEK: ("week", "weeks", "wk", "wks"),
    Unit.WEEKEND: ("weekend", "weekends"),
    Unit.FORTNIGHT: ("fortnight", "fortnights"),
    Unit.MONTH: ("month", "months"),
    Unit.QUARTER: ("quarter", "quarters", "qtr"),
    Unit.YEAR: ("year", "years", "yr", "yrs"),
    Unit.DECADE: ("decade", "decades"),
    Unit.CENTURY: ("century", "centuries"),
}
TERSE_UNITS = {
    "d": Unit.DAY,
    "dy": Unit.DAY,
    "w": Unit.WEEK,
    "mo": Unit.MONTH,
    "mon": Unit.MONTH,
    "y": Unit.YEAR,
}
"""Units of notes ("3y 2w 5d"): read only where the text is nothing but the time."""

COUNTS = numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
) | numbered("twenty thirty forty fifty sixty seventy eighty ninety", start=20, step=10)
MULTIPLIERS = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6}
ORDINALS = numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
    start=1,
) | {"twentieth": 20, "thirtieth": 30}
DECADES = numbered(
    "twenties thirties forties fifties sixties seventies eighties nineties", start=20, step=10
)
DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1}
PARTS = {
    Part.EARLY: ("early", "beginning", "start", "outset", "dawn"),
    Part.MID: ("mid", "middle", "midst"),
    Part.LATE: ("late", "end", "close", "conclusion", "turn", "tail", "latter"),
    Part.REST: ("rest", "remainder", "remaining", "balance", "later"),
}
DEICTICS = {
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
    "ensuing": 1,
}


def _lexicon() -> dict[str, tuple[Kind, int]]:
    """Gather the tables into one: word to kind and value."""
    words: dict[str, tuple[Kind, int]] = {}
    for kind, table in ((Kind.MONTH, MONTHS), (Kind.WEEKDAY, WEEKDAYS), (Kind.SEASON, SEASONS)):
        start = 1 if kind is Kind.MONTH else 0
        words |= {word: (kind, at) for at, names in enumerate(table, start) for word in names}
    words |= {word: (Kind.UNIT, int(unit)) for unit, names in UNITS.items() for word in names}
    words |= {word: (Kind.PART, int(part)) for part, names in PARTS.items() for word in names}
    for kind, values in (
        (Kind.COUNT, COUNTS | MULTIPLIERS),
        (Kind.ORDINAL, ORDINALS),
        (Kind.DAY, DAYS),
        (Kind.THIS, DEICTICS),
    ):
        words |= {word: (kind, value) for word, value in values.items()}
    return words


LEXICON = _lexicon()
