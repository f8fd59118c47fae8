"""The timeline: windows and deadlines on one axis, or counted by period where there are many.

Places on the axis run from 0 to 100, percent of its length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import msgspec

from predtrack.models.selection import Entry
from predtrack.render.site.states import State, state_of

MOST_LINES = 40
"""Deadlines that are drawn a line each; more are counted by period."""
MOST_PERIODS = 24
_MOST_TICKS = 5
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 60000)
"""Steps from tick to tick; the last leaves any axis at most one."""
PERIODS: Sequence[Callable[[date], str]] = (
    lambda day: f"{day.year}-Q{(day.month + 2) // 3}",
    lambda day: f"{day.year}",
    lambda day: f"{day.year // 10 * 10}s",
    lambda day: f"{day.year // 100 * 100}s",
)
"""The names of a day's quarter, year, decade and century."""
MARGIN = 3
"""Percent of the axis that stay empty at each end."""


class DayTick(msgspec.Struct, frozen=True):
    """A day that is marked on the axis."""

    at: float
    label: str


class WindowLine(msgspec.Struct, frozen=True):
    """A window on the axis, its deadline at the end; ``known`` is whether its start was given."""

    id: str
    claim: str
    state: State
    start: float
    end: float
    window: str
    known: bool


class Timeline(msgspec.Struct, frozen=True):
    """Lines on an axis with its ticks, or counts by period and state; empty where none is dated."""

    lines: Sequence[WindowLine]
    ticks: Sequence[DayTick]
    today: float | None
    counts: Mapping[str, Mapping[State, int]]
    undated: int
    by_horizon: int = 0

    @property
    def states(self) -> Sequence[State]:
        """The states that stand in it."""
        found = {line.state for line in self.lines}
        found.update(state for one in self.counts.values() for state in one)
        return [state for state in State if state in found]


def timeline_of(entries: Sequence[Entry], today: date) -> Timeline:
    """Lay out the deadlines of entries, in their order."""
    dated = [entry for entry in entries if entry.prediction.deadline.latest]
    undated = len(entries) - len(dated)
    horizons = sum(entry.prediction.deadline.is_by_horizon for entry in entries)
    if len(dated) > MOST_LINES:
        return Timeline((), (), None, _counts(dated, today), undated, horizons)
    spans = [(*_window(entry), entry.prediction) for entry in dated]
    if not spans:
        return Timeline((), (), None, {}, undated)
    axis = _Axis(min(start for start, *_ in spans), max(end for _, end, *_ in spans))
    lines = [
        WindowLine(
            one.id,
            one.claim,
            state_of(one, today),
            axis.place(start),
            axis.place(end),
            f"{start} to {end}",
            known,
        )
        for start, end, known, one in spans
    ]
    now = axis.place(today) if axis.first <= today <= axis.last else None
    return Timeline(lines, axis.ticks(), now, {}, undated, horizons)


def _window(entry: Entry) -> tuple[date, date, bool]:
    """Return a window's days, from the publication where its start is not given."""
    deadline = entry.prediction.deadline
    end = deadline.latest
    assert end is not None
    start = deadline.earliest or entry.article.published or end
    return min(start, end), end, deadline.earliest is not None


def _counts(entries: Sequence[Entry], today: date) -> dict[str, dict[State, int]]:
    """Count deadlines by the finest periods of which there are not too many, and by state."""
    for period in PERIODS:
        counts: dict[str, Counter[State]] = {}
        for entry in sorted(entries, key=_latest):
            state = state_of(entry.prediction, today)
            counts.setdefault(period(_latest(entry)), Counter())[state] += 1
        if len(counts) <= MOST_PERIODS:
            break
    return {name: dict(count) for name, count in counts.items()}


def _latest(entry: Entry) -> date:
    latest = entry.prediction.deadline.latest
    assert latest is not None
    return latest


class _Axis(msgspec.Struct, frozen=True):
    """Days from the first to the last, both on it."""

    first: date
    last: date

    def place(self, day: date) -> float:
        """Tell where a day stands."""
        days = (self.last - self.first).days or 1
        return round(MARGIN + (day - self.first).days / days * (100 - 2 * MARGIN), 2)

    def ticks(self) -> list[DayTick]:
        """Return firsts of months or years, as close as they can stand."""
        for step in _MONTHS:
            days = self._firsts(step)
            if len(days) <= _MOST_TICKS:
                break
        length = len("2020" if all(day.month == 1 for day in days) else "2020-07")
        if not days:
            return [DayTick(self.place(self.first), self.first.isoformat())]
        return [DayTick(self.place(day), day.isoformat()[:length]) for day in days]

    def _firsts(self, step: int) -> list[date]:
        months = range(self.first.year * 12 + self.first.month - 1, self.last.year * 12 + 12)
        every = (date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0)
        return [day for day in every if self.first <= day <= self.last]
