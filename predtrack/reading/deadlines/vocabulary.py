"""The words that the deadline grammar knows, each with its kind and value.

One table for the lexer: a word stands in it once, lower case, apostrophes straight. What a word
means where it could mean two things ("second", "may", "march", "fall") is settled by the grammar
from its neighbours, never by its capitals.
"""

from __future__ import annotations

from enum import Enum, IntEnum


class Kind(Enum):
    """What sort of token it is; the meaning of its value depends on it."""

    WORD = "word"  # no value
    MARK = "mark"  # a punctuation character
    NUMBER = "number"  # written in digits
    COUNT = "count"  # written in words
    ORDINAL = "ordinal"  # 21st, third
    MONTH = "month"  # 1 to 12
    WEEKDAY = "weekday"  # 0 to 6, from Monday
    UNIT = "unit"  # a Unit
    SEASON = "season"  # 0 to 3, from spring
    DAY = "day"  # days from today
    PART = "part"  # a Part
    THIS = "this"  # units from the running one: this 0, next 1
    END = "end"  # behind the last token


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

COUNTS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
} | {
    word: 10 * tens
    for tens, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
MULTIPLIERS = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        start=1,
    )
} | {"twentieth": 20, "thirtieth": 30}
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
