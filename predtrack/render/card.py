"""The scorecard as a sheet: a row a group, the total, and what has to be said under it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from predtrack.models.note import Objection
from predtrack.models.prediction import Chosen
from predtrack.models.record import to_record
from predtrack.models.replay import Reassigned
from predtrack.models.statuses import AS_WRITTEN, MEANINGS
from predtrack.render.notes import notes_of
from predtrack.render.rate import BAR_HEADING, interval, percent
from predtrack.render.sheet import Column, Flat, Sheet
from predtrack.scorecard.counting import Move, Taken
from predtrack.scorecard.grouping import By
from predtrack.scorecard.record import Group, Interval, Scorecard, Tally

_COUNTS = (
    Column("N", right=True),
    *(Column(one.heading, right=True) for one in MEANINGS.values()),
    Column("RATE", right=True),
    Column("STRICT", right=True),
    Column("95 %"),
)
_SHORT = (
    Column("N", right=True),
    Column("RATE", right=True),
    Column("95 %"),
    Column("OPEN", right=True),
    Column("OVERDUE", right=True),
)
"""What a terminal of usual width has room for."""
CHOSEN = Column("CHOSEN")
_UNTOLD = "untold"
"""How older records came to be: nobody said."""
WAITS = "* "
"""Stands before a row in which an objection waits."""
NAME_WIDTH = 20
"""Columns of a group's label on a usual terminal."""


class Card(Sheet, frozen=True):
    """A scorecard in any format; ``short_ids`` stand before the labels of articles.

    ``bar`` draws a rate and its interval where there is room for it; a ``short`` one leaves out
    what a terminal has no room for, and the rate where too few are resolved.
    """

    scorecard: Scorecard
    short_ids: Mapping[str, str]
    filters: Mapping[str, Any]
    bar: Callable[[Interval], str] | None = None
    short: bool = False
    is_one: ClassVar[bool] = True

    @property
    def columns(self) -> Sequence[Column]:  # type: ignore[override]
        """The group's column under its name, then the counts and rates."""
        heading = " / ".join(self.scorecard.by).upper()
        bar = [Column(BAR_HEADING)] if self.bar else []
        chosen = [CHOSEN] if self._tells_chosen else []
        counts, width = (_SHORT, 2 * NAME_WIDTH) if self.short else (_COUNTS, NAME_WIDTH)
        return (Column(heading, width, flexible=True), *counts, *bar, *chosen)

    @property
    def _tells_chosen(self) -> bool:
        return any(how for how in self.scorecard.total.chosen)

    def rows(self) -> list[list[str]]:
        """Return a row a group, the total last."""
        card = self.scorecard
        rows = [*card.groups, Group((), ("all",), card.total)] if card.groups else []
        return [[self._marked(row), *self._cells(row)] for row in rows]

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
                "reassigned": [_change_record(*pair) for pair in card.remarks.reassigned],
                "removed": [_taken_record(one) for one in card.counted.removed],
                "doubtful": list(card.counted.doubtful),
                "drawn": _base_record(card.drawn),
                "without_assumed": _base_record(card.stated),
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

    def _marked(self, group: Group) -> str:
        waits = group.tally.objections[Objection.WAITING] and group.key
        return (WAITS if waits else "") + (self.label(group) if group.key else "all")

    def _cells(self, group: Group) -> list[str]:
        tally, chosen = group.tally, [chosen_words(group.tally)] if self._tells_chosen else []
        if not self.short:
            return [*self._counts(tally), *chosen]
        rate = ("-", f"{tally.right:g} of {tally.n}" if tally.n else "-")
        if self.scorecard.has_rate(group):
            rate = (percent(tally.hit.rate), interval(tally.hit))
        return [str(tally.n), *rate, str(tally.open), str(tally.overdue), *chosen]

    def _counts(self, tally: Tally) -> list[str]:
        counts = (tally.n, *map(tally.of, MEANINGS))
        rates = (percent(tally.hit.rate), percent(tally.strict.rate))
        bar = [self.bar(tally.hit)] if self.bar else []
        return [*map(str, counts), *rates, interval(tally.hit), *bar]


def _group_record(group: Group) -> dict[str, Any]:
    names = {"key": list(group.key), "label": _joined(group.labels), "sort": group.sort}
    return {**names, **_tally_record(group.tally)}


def _tally_record(tally: Tally) -> dict[str, Any]:
    hit, strict = tally.hit, tally.strict
    return {
        "n": tally.n,
        **{status.value: tally.of(status) for status in AS_WRITTEN},
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
        "by_horizon": tally.by_horizon,
        "disputed": tally.disputed,
        "criteria": tally.criteria,
        "failed_on_assumed": tally.assumed,
        "judged_twice": tally.twice,
        "objections": {state.value: tally.objections[state] for state in Objection},
        "chosen": {str(how or _UNTOLD): tally.chosen[how] for how in (*Chosen, None)},
    }


def chosen_words(tally: Tally) -> str:
    """Say how the predictions of a row came to be recorded: "hand 3, drawn 12"."""
    counts = ((how or _UNTOLD, tally.chosen[how]) for how in (*Chosen, None))
    return ", ".join(f"{how} {count:,}" for how, count in counts if count) or "-"


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


def _change_record(name: str, change: Reassigned) -> dict[str, Any]:
    return {"id": name, "field": change.field, "before": change.before, "after": change.after}


def _taken_record(taken: Taken) -> dict[str, Any]:
    return {"id": taken.id, "status": taken.status.value, "why": taken.why}


def _flattened(record: Mapping[str, Any]) -> dict[str, Any]:
    """Spread the counts that stand under one name over columns of their own, at the end."""
    parted = {name: value for name, value in record.items() if isinstance(value, dict)}
    flat = {name: value for name, value in record.items() if name not in parted}
    spread = ((f"{name}_{one}", n) for name, counts in parted.items() for one, n in counts.items())
    return flat | dict(spread)


def _joined(labels: Iterable[str]) -> str:
    return " / ".join(labels)
