"""The scorecard as a sheet: a row a group, the total, and what has to be said under it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from predtrack.models.record import to_record
from predtrack.render.notes import notes_of
from predtrack.render.rate import BAR_HEADING, interval, percent
from predtrack.render.sheet import Column, Flat, Sheet
from predtrack.scorecard.counting import Move
from predtrack.scorecard.grouping import By
from predtrack.scorecard.record import Group, Interval, Scorecard, Tally

COUNTS = (
    Column("N", right=True),
    Column("CONF", right=True),
    Column("PART", right=True),
    Column("FAIL", right=True),
    Column("VOID", right=True),
    Column("OPEN", right=True),
    Column("RATE", right=True),
    Column("STRICT", right=True),
    Column("95 %"),
)
NAME_WIDTH = 20
"""Columns of a group's label on a usual terminal."""


@dataclass(frozen=True)
class Card(Sheet):
    """A scorecard in any format; ``short_ids`` stand before the labels of articles.

    ``bar`` draws a rate and its interval where there is room for it.
    """

    scorecard: Scorecard
    short_ids: Mapping[str, str]
    filters: Mapping[str, Any]
    bar: Callable[[Interval], str] | None = None
    is_one: ClassVar[bool] = True

    @property
    def columns(self) -> Sequence[Column]:  # type: ignore[override]
        """The group's column under its name, then the counts and rates."""
        heading = " / ".join(self.scorecard.by).upper()
        bar = [Column(BAR_HEADING)] if self.bar else []
        return (Column(heading, NAME_WIDTH, flexible=True), *COUNTS, *bar)

    def rows(self) -> list[list[str]]:
        """Return a row a group, the total last."""
        groups = [[self.label(group), *self._cells(group.tally)] for group in self.scorecard.groups]
        return [*groups, ["all", *self._cells(self.scorecard.total)]] if groups else []

    def records(self) -> list[dict[str, Any]]:
        """Return the one scorecard object."""
        card = self.scorecard
        return [
            {
                "by": [by.value for by in card.by],
                "as_of": card.counted.day.isoformat(),
                "filters": dict(self.filters),
                "groups": [_group_record(group) for group in card.groups],
                "total": _tally_record(card.total),
                "base": _base_record(card.base),
                "moved": [_move_record(move) for move in card.remarks.moves],
                "rejudged": list(card.remarks.rejudged),
                "altered": {name: list(fields) for name, fields in card.remarks.altered},
                "repeats": card.repeats,
                "notes": self.footers(),
            }
        ]

    def flat(self) -> list[Flat]:
        """Return a row a group and one for all."""
        card = self.scorecard
        rows = [
            ({"key": "|".join(one.key), "label": _joined(one.labels)}, one.tally)
            for one in card.groups
        ]
        return [
            {**names, **_flattened(_tally_record(tally))}
            for names, tally in [*rows, ({"key": "", "label": "all"}, card.total)]
        ]

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return list(self.flat()[0])

    def footers(self) -> list[str]:
        """Return the lines without which the numbers would not be fair."""
        return notes_of(self.scorecard, self.filters)

    def label(self, group: Group) -> str:
        """Name a group in one line, an article with its id before its title."""
        parts = zip(self.scorecard.by, group.key, group.labels, strict=True)
        return _joined(
            f"{self.short_ids.get(key, key)}  {label}" if by is By.ARTICLE else label
            for by, key, label in parts
        )

    def _cells(self, tally: Tally) -> list[str]:
        counts = (tally.n, tally.confirmed, tally.partly, tally.failed, tally.void, tally.open)
        rates = (percent(tally.hit.rate), percent(tally.strict.rate))
        bar = [self.bar(tally.hit)] if self.bar else []
        return [*map(str, counts), *rates, interval(tally.hit), *bar]


def _group_record(group: Group) -> dict[str, Any]:
    names = {"key": list(group.key), "label": _joined(group.labels)}
    return {**names, **_tally_record(group.tally)}


def _tally_record(tally: Tally) -> dict[str, Any]:
    hit, strict = tally.hit, tally.strict
    return {
        "n": tally.n,
        "confirmed": tally.confirmed,
        "failed": tally.failed,
        "partly": tally.partly,
        "void": tally.void,
        "open": tally.open,
        "overdue": tally.overdue,
        "asked": {
            "yes": tally.asked.yes,
            "no": tally.asked.no,
            "void": tally.asked.void,
            "open": tally.asked.open,
        },
        "hit_rate": hit.rate,
        "low": hit.low,
        "high": hit.high,
        "strict_rate": strict.rate,
        "strict_low": strict.low,
        "strict_high": strict.high,
        "with_evidence": tally.with_evidence,
        "dated": tally.dated,
        "disputed": tally.disputed,
        "criteria": tally.criteria,
    }


def _base_record(base: Tally) -> dict[str, Any]:
    names = ("n", "hit_rate", "low", "high")
    return {name: value for name, value in _tally_record(base).items() if name in names}


def _move_record(move: Move) -> dict[str, Any]:
    return {
        "id": move.id,
        "given": to_record(move.counts),
        "edited": to_record(move.edited),
        "passed": to_record(move.passed),
        "judged": to_record(move.judged),
        "counts_as": move.status.value,
    }


def _flattened(record: Mapping[str, Any]) -> dict[str, Any]:
    asked = {f"asked_{answer}": count for answer, count in record["asked"].items()}
    return {name: value for name, value in record.items() if name != "asked"} | asked


def _joined(labels: Iterable[str]) -> str:
    return " / ".join(labels)
