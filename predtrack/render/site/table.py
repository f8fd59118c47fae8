"""The record's table and headline on the page: the card's own rows, their intervals drawn beside.

Rates and the ends of intervals run from 0 to 100, percent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

import msgspec

from predtrack.models.statuses import COUNTED, IN_BETWEEN
from predtrack.render.card import Card
from predtrack.render.text import harmless_on_page
from predtrack.scorecard.record import Asked, Tally

_HEADINGS = {
    "N": "Resolved",
    "CONF": "Confirmed",
    "PART": "Partly",
    "FAIL": "Failed",
    "RATE": "Rate",
    "STRICT": "Strict rate",
    "95 %": "95 % interval",
}
"""The card's short headings, written out; others stand as they are, in lower case."""


class Drawn(msgspec.Struct, frozen=True):
    """A rate with its interval, as it is drawn; hollow where too few are resolved to rank."""

    low: float
    rate: float
    high: float
    is_ranked: bool


class TableRow(msgspec.Struct, frozen=True):
    """A group: its labels, the card's cells, and what stands beside them."""

    labels: Sequence[str]
    cells: Sequence[str]
    drawn: Drawn | None
    overdue: str
    evidence: str
    asked: str


class Table(msgspec.Struct, frozen=True):
    """The headings and rows of a scorecard; the last row is the total, no rows where no group is.

    ``labels`` are the headings of the groups' labels, ``cells`` those of the numbers; ``asked`` is
    whether any question was.
    """

    labels: Sequence[str]
    cells: Sequence[str]
    rows: Sequence[TableRow]
    asked: bool

    @property
    def has_unranked(self) -> bool:
        """True where a rate is drawn that is not ranked."""
        return any(row.drawn and not row.drawn.is_ranked for row in self.rows)


class Figure(msgspec.Struct, frozen=True):
    """One of the headline's figures, with what belongs to it."""

    name: str
    value: str
    note: str


def table_of(card: Card) -> Table:
    """Lay out a scorecard."""
    columns, scorecard = card.columns, card.scorecard
    width = len(list(takewhile(lambda column: not column.right, columns)))
    headings = [_heading(column.heading) for column in columns]
    tallies = [(group.tally, scorecard.is_ranked(group)) for group in scorecard.groups]
    tallies.append((scorecard.total, scorecard.total.n >= scorecard.min_n))
    rows = [
        TableRow(
            list(map(harmless_on_page, cells[:width])),
            cells[width:],
            drawn_of(tally, is_ranked=is_ranked),
            str(tally.overdue),
            f"{tally.with_evidence} of {tally.n}" if tally.n else "-",
            _answers(tally.asked),
        )
        for cells, (tally, is_ranked) in zip(card.rows(), tallies, strict=False)
    ]
    return Table(headings[:width], headings[width:], rows, scorecard.total.asked != Asked())


def headline(card: Card) -> Iterator[Figure]:
    """Yield the figures that a reader looks for first."""
    total, rows = card.scorecard.total, card.rows()
    cells = dict(zip((one.heading for one in card.columns), rows[-1], strict=True)) if rows else {}
    if total.n:
        yield Figure(
            "Rate", cells["RATE"], f"95 % interval {_unbroken(cells['95 %'])}; {_shares()}"
        )
        between = " and ".join(IN_BETWEEN)
        yield Figure("Strict rate", cells["STRICT"], f"{between} counts as not confirmed")
    counts = (f"{total.of(status):,} {status}" for status in COUNTED)
    yield Figure("Resolved", f"{total.n:,}", ", ".join(counts))
    yield Figure("Open", f"{total.open:,}", f"{total.overdue:,} overdue, not counted as failed")
    yield Figure("Void", f"{total.void:,}", "not counted")
    asked = total.asked
    if asked != Asked():
        number = asked.yes + asked.no + asked.void + asked.open
        yield Figure("Questions", f"{number:,}", f"counted apart: {_answers(asked)}")


def _shares() -> str:
    return ", ".join(f"{status} counts {one.share}" for status, one in IN_BETWEEN.items())


def _heading(word: str) -> str:
    return _HEADINGS.get(word, word.capitalize())


def _unbroken(words: str) -> str:
    return words.replace(" ", "\u00a0").replace("-", "\u2011")


def drawn_of(tally: Tally, *, is_ranked: bool) -> Drawn | None:
    """Return a tally's rate as it is drawn, None where nothing was resolved."""
    hit = tally.hit
    if hit.rate is None or hit.low is None or hit.high is None:
        return None
    low, rate, high = (round(one * 100, 1) for one in (hit.low, hit.rate, hit.high))
    return Drawn(low, rate, high, is_ranked)


def _answers(asked: Asked) -> str:
    counts = {"yes": asked.yes, "no": asked.no, "void": asked.void, "open": asked.open}
    return ", ".join(f"{count:,} {word}" for word, count in counts.items() if count) or "-"
