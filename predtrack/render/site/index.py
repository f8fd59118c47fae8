"""The index: the headline figures and the table, ranked and unranked apart; and lists of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from predtrack.models.identity import fold
from predtrack.render.site.feeds import ALL
from predtrack.render.site.introduction import to_html
from predtrack.render.site.scope import scope_of
from predtrack.render.site.standings import Standings, Subject, ranks
from predtrack.render.site.table import Drawn, drawn_of
from predtrack.render.site.words import (
    between,
    halves_words,
    judged_words,
    rate_words,
    short_rate,
)
from predtrack.scorecard.grouping import Sort

MOST_ROWS = 100
"""Rows of a table of the index; the lists of names have all."""


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody or something in a table; no address where it has no page."""

    name: str
    address: str | None
    rank: str
    rate: str
    between: str
    drawn: Drawn | None
    open: int
    overdue: int
    void: int


@dataclass(frozen=True, slots=True)
class Part:
    """A table: its name in an address, its caption, what is to be said of it, and its rows."""

    name: str
    title: str
    lead: str
    rows: Sequence[Row]


def index_of(standings: Standings) -> dict[str, Any]:
    """Return what the template of the index names."""
    edition = standings.edition
    return {
        "edition": edition,
        "introduction": to_html(edition.site.introduction),
        "rate": rate_words(standings.total.total),
        "total": standings.total.total,
        "judged": judged_words(standings.total.total),
        "drawn": drawn_of(standings.total.total, is_ranked=True),
        "title": "Scores",
        "about": rate_words(standings.total.total),
        "feed": ALL,
        "scope": [*scope_of(edition), *halves_words(standings.total.total)],
        "people": len([one for one in standings.persons.values() if one.has_page]),
        "articles": len(edition.articles),
        "tables": [one for one in _parts(standings) if one.rows],
    }


def names_rows(subjects: Iterable[Subject]) -> list[Row]:
    """Return the rows of all of a sort, by name."""
    return [_row(one) for one in sorted(subjects, key=lambda one: (fold(one.name), one.key))]


def _parts(standings: Standings) -> Iterator[Part]:
    people = list(standings.persons.values())
    ranked = [one for one in people if one.is_ranked and one.sort is Sort.PERSON]
    bodies = [one for one in people if one.is_ranked and one.sort is Sort.OFFICE]
    few = [one for one in people if not one.is_ranked]
    some = f"{standings.min_n} or more judged"
    yield Part("ranked", f"People with {some}", _told_apart(ranked), _ranked(ranked))
    yield Part("bodies", f"Offices and bodies with {some}", "", [_row(one) for one in bodies])
    lead = "Too few to compare, so by name."
    yield Part("few", f"Fewer than {standings.min_n} judged", lead, names_rows(few)[:MOST_ROWS])


def _ranked(subjects: Sequence[Subject]) -> list[Row]:
    places = ranks(subjects)
    return [_row(one, rank) for one, rank in zip(subjects, places, strict=True)][:MOST_ROWS]


def _told_apart(ranked: Sequence[Subject]) -> str:
    if len(ranked) > 1 and not any(ranks(ranked)):
        return "No two of them can be told apart yet: every interval touches every other."
    return "Each with the places that the record leaves; the method says how." if ranked else ""


def _row(subject: Subject, rank: str = "") -> Row:
    tally = subject.tally
    return Row(
        subject.name,
        subject.address if subject.has_page else None,
        rank,
        short_rate(tally),
        between(tally.hit),
        drawn_of(tally, is_ranked=subject.is_ranked),
        tally.open - tally.overdue,
        tally.overdue,
        tally.void,
    )
