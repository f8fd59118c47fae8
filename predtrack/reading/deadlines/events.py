"""Events as deadlines: "before the Iowa caucuses", "at the 2024 Olympics", "the 2028 election".

An event is a noun of the table with what stands before it; one with a year, month or day in its
name ends with that.
"""

from __future__ import annotations

from typing import NamedTuple

from predtrack.reading.deadlines.periods import Period
from predtrack.reading.deadlines.ranges import read_period
from predtrack.reading.deadlines.sentence import DETERMINERS, Sentence, is_year
from predtrack.reading.deadlines.vocabulary import Kind, Unit, words_of
from predtrack.reading.deadlines.years import read_year, whole_year

EVENTS = words_of(
    "election elections vote votes referendum referendums plebiscite caucus caucuses primary "
    "primaries midterms runoff run-off ballot ballots poll polls inauguration summit summits "
    "conference convention olympics paralympics games championship championships "
    "tournament euros coronation hearing hearings trial verdict sentencing ruling meeting meetings "
    "talks debate debates census deadline expiry expiration armistice ceremony jubilee "
    "budget playoffs finals offseason pre-season semifinals kickoff by-election byelection "
    "by-elections byelections recess adjournment handover transition changeover"
)
COMPOUND = frozenset(
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
    }
)
PHASES = words_of(
    "parliament term presidency mandate session tenure war season pandemic legislature reign"
)
"""Of which the end is an event: "by the end of this parliament"."""

YEARLY = frozenset({"season", "campaign", "race", "cycle", "cup", "bowl", "edition", "budget"})
TIMELESS = frozenset(
    {"budget", "deadline", "debate", "transition", "polls", "poll", "votes", "ballots"}
)
"""Too often no point in time ("down in the polls"): taken only with a date."""

MOST_WORDS = 6
STOP = words_of(
    "of in on at by to for from with and or but that which who will would could might should is "
    "are was were has have had be been as than before after until while when if it he she they "
    "we not because since about over under into"
)


class Event(NamedTuple):
    """An event's name, where it stands, and its period where the name holds one."""

    start: int
    end: int
    period: Period | None = None
    named: bool = True  # it can be waited for without a date


def read_event(s: Sentence, at: int) -> Event | None:
    """Read an event from its first word, the article before it left out of its name."""
    if ended := _end_of_phase(s, at):
        return ended
    start = at + (s.word(at) in DETERMINERS)
    for place in range(start, start + MOST_WORDS):
        token = s.tokens[place]
        if token.word in EVENTS or (token.word, s.word(place + 1)) in COMPOUND:
            return _event(s, start, place)
        if token.word in STOP or (token.kind is Kind.MARK and token.word not in {"'s", "-", "."}):
            return None
        if token.kind is Kind.END:
            return None
    return None


def _event(s: Sentence, start: int, noun: int) -> Event:
    end = noun + 1
    if (s.word(noun), s.word(end)) in COMPOUND:
        end += 1
    while s.word(end) in EVENTS or s.word(end) in YEARLY:
        end += 1
    if s.word(end) == "'s" or s.word(end) == "-":
        return Event(start, end, _period(s, start, noun), named=False)
    return Event(
        start,
        end,
        _period(s, start, noun),
        named=s.word(end - 1) not in TIMELESS and s.word(start) not in {"a", "an"},
    )


def _period(s: Sentence, start: int, noun: int) -> Period | None:
    """Return the period that stands in the name: a year, month or day."""
    for place in range(start, noun):
        token = s.tokens[place]
        if token.kind in {Kind.MONTH, Kind.NUMBER, Kind.SEASON, Kind.WEEKDAY, Kind.DAY} or (
            token.kind is Kind.THIS
            and s.tokens[place + 1].kind in {Kind.UNIT, Kind.SEASON, Kind.MONTH}
        ):
            found = read_period(s, place)
            if found and found.end <= noun:
                return found.period and _of_event(found.period)
    return None


def _of_event(period: Period) -> Period:
    named = {Unit.YEAR: "year", Unit.MONTH: "month"}.get(period.unit or Unit.HOUR, "period")
    why = f"an event with a {named} in its name ends with that {named}"
    return period if period.unit is Unit.DAY else period._replace(ends=True, why=why)


def _end_of_phase(s: Sentence, at: int) -> Event | None:
    """Read "the end of this parliament", "the close of his second term"."""
    start = at + (s.word(at) == "the")
    if (
        s.word(start) not in {"end", "close", "conclusion", "start", "beginning", "opening"}
        or s.word(start + 1) != "of"
    ):
        return None
    for place in range(start + 2, start + 2 + MOST_WORDS):
        if s.word(place) in PHASES:
            return Event(start, place + 1)
        if s.word(place) in STOP or s.tokens[place].kind in {Kind.MARK, Kind.END}:
            return None
    return None


NAMED_YEARLY = frozenset({"euro", "expo", "olympics", "cup", "eurovision", "games", "paralympics"})


def read_dated_event(s: Sentence, at: int) -> Event | None:
    """Read an event with a date that needs no preposition: "the 2028 election", "Euro 2028"."""
    first = s.tokens[at + (s.word(at) == "the")]
    if first.kind in _DATING and (event := read_event(s, at)) and event.period:
        return event
    return read_yearly(s, at)


_DATING = frozenset({Kind.NUMBER, Kind.MONTH, Kind.THIS, Kind.SEASON})


def read_yearly(s: Sentence, at: int) -> Event | None:
    """Read what happens by the year: "Euro 2028", "the 2024-25 season"."""
    if s.word(at) in NAMED_YEARLY and is_year(s.tokens[at + 1]):
        return _yearly(at, at + 2, whole_year(s.tokens[at + 1].value))
    start = at + (s.word(at) == "the")
    if not is_year(s.tokens[start]) or s.tokens[start + 1].kind is Kind.END:
        return None
    year = read_year(s, start) if any(s.word(start + n) in YEARLY for n in range(1, 5)) else None
    for behind in (year.end, year.end + 1) if year else ():
        if year and s.word(behind) in YEARLY:
            return _yearly(start, behind + 1, year.period)
    return None


def _yearly(start: int, end: int, year: Period | None) -> Event:
    return Event(start, end, _of_event(year) if year else None)
