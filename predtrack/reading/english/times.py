"""English words of time, gathered for the grammar of deadlines."""

from __future__ import annotations

from predtrack.reading.english import calendar
from predtrack.reading.english.classes import CLASSES
from predtrack.reading.english.daynames import NAMES
from predtrack.reading.english.holidays import HOLIDAYS
from predtrack.reading.english.prepositions import PREPOSITIONS
from predtrack.reading.english.vague import NOT_VAGUE, REVIEW_MONTHS
from predtrack.reading.patterns import pattern
from predtrack.reading.times import TimeWords, word_set

_LEXEME = pattern(
    r"\d{1,3}(?:,\d{3})+(?!\d)"  # 2,000
    r"|\d+(?:st|nd|rd|th)\b"
    r"|\d+"
    r"|'\d\d(?![\w'])"  # a year: '27
    r"|[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)?"  # a word: "won't", but the "year" of "year's"
    r"|'s\b"
    r"|[^\w\s]|_"
)
_FROM_NOW = (
    "from now",
    "from today",
    "after today",
    "hence",
    "today",
    "time",
    "' time",
    "'s time",
    "in the future",
    "down the line",
    "down the road",
    "ahead",
    "to come",
    "out",
)
_FROM_DAY = ("after", "from", "following", "on", "starting from", "starting", ", from")
_FROM_EVENT = (
    "after",
    "before",
    "following",
    "from when",
    "leading up to",
    "prior to",
    "ahead of",
)
COMPOUND_EVENTS = frozenset(
    {
        ("world", "cup"),
        ("election", "day"),
        ("super", "tuesday"),
        ("super", "bowl"),
        ("grand", "final"),
        ("inauguration", "day"),
        ("general", "assembly"),
        ("polling", "day"),
        ("winter", "games"),
        ("summer", "games"),
        ("super", "thursday"),
        ("summer", "break"),
        ("winter", "break"),
        ("spring", "break"),
        ("christmas", "break"),
        ("summer", "holidays"),
        ("summer", "holiday"),
        ("autumn", "statement"),
        ("spring", "statement"),
    }
)

TIMES = TimeWords(
    lexeme=_LEXEME,
    months=calendar.MONTHS,
    weekdays=calendar.WEEKDAYS,
    seasons=calendar.SEASONS,
    units=calendar.UNITS,
    counts=calendar.COUNTS,
    ordinals=calendar.ORDINALS,
    days=calendar.DAYS,
    parts=calendar.PARTS,
    deictics=calendar.DEICTICS,
    classes=CLASSES,
    terse_units=calendar.TERSE_UNITS,
    decades=calendar.DECADES,
    sections=calendar.SECTIONS,
    places=calendar.PLACES,
    middles=calendar.MIDDLES,
    short_ends=calendar.SHORT_ENDS,
    prepositions=PREPOSITIONS,
    holidays=HOLIDAYS,
    from_now=_FROM_NOW,
    from_day=_FROM_DAY,
    from_event=_FROM_EVENT,
    names=NAMES,
    week_of=("w / c",),
    review=REVIEW_MONTHS,
    not_vague=NOT_VAGUE,
    compound_events=COMPOUND_EVENTS,
    common=word_set("in the for a at of one some any given with to - near over when down"),
    past_endings=("ed",),
    superlative_endings=("est",),
    noun_endings=("s", "ing"),
)
