"""Figures: where the parts of a drawing stand, which the templates draw as SVG.

Lengths are in CSS pixels, at the width of a phone; a figure's ids begin with its name. What it
shows stands in words in its title and description.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from predtrack.render.site.states import State
from predtrack.scorecard.calibration import BIN_WIDTH, Bin
from predtrack.scorecard.record import Interval

_WIDTH = 360
LEFT, RIGHT = 52, 348
"""Where the axes of a figure begin and end."""
TOP, FLOOR = 22, 306
"""Where 100 and 0 percent of a calibration stand."""
_NEAR = 10
"""Percent within which the numbers of two points could meet."""
ROW, KEY_ROW = 24, 20
"""Heights of a bar with its gap, and of a line of the key."""
A_LINE = 3
"""States in a line of the key."""
_MOST_TICKS = 5
_STEPS = (1, 2, 5)
"""From tick to tick, times a power of ten."""
COURSE_TOP, COURSE_FLOOR = 24, 150
"""Where 100 and 0 percent of a course stand."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A number on an axis, and where it stands."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Point:
    """A rate with the ends of its interval: places on both axes, and the number it stands for."""

    x: float
    y: float
    low: float
    high: float
    n: int
    number_at: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was said against what happened: a point for each bin."""

    name: str
    title: str
    description: str
    points: Sequence[Point]
    across: Sequence[Tick]
    up: Sequence[Tick]


@dataclass(frozen=True, slots=True)
class BarPart:
    """The part of a bar that is of one state."""

    state: State
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its label, its height from the top, and its parts."""

    label: str
    y: float
    parts: Sequence[BarPart]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many fall into each period: a bar a period, its parts by state, and a key of those."""

    name: str
    title: str
    description: str
    height: int
    bars: Sequence[Bar]
    key: Sequence[tuple[State, float, float]]
    ticks: Sequence[Tick]


@dataclass(frozen=True, slots=True)
class Course:
    """A rate by year with its intervals: a point for each year in which anything was resolved."""

    name: str
    title: str
    description: str
    points: Sequence[Point]
    up: Sequence[Tick]


def calibration(bins: Sequence[Bin], *, name: str, title: str, description: str) -> Calibration:
    """Lay out a point for each bin, with its 95 % interval and its number."""
    across = [Tick(_across(one), str(one)) for one in range(0, 101, BIN_WIDTH * 2)]
    up = [Tick(_up(one), str(one)) for one in range(0, 101, BIN_WIDTH * 2)]
    points = [
        Point(
            _across(one.mean * 100),
            _up(one.rate * 100),
            _up(one.interval_low * 100),
            _up(one.interval_high * 100),
            one.n,
            _across(place),
        )
        for one, place in zip(bins, _number_places(bins), strict=True)
    ]
    return Calibration(name, title, description, points, across, up)


def _number_places(bins: Sequence[Bin]) -> list[float]:
    """Put each point's number over it, or in the middle of its bin where another is near."""
    means = [one.mean * 100 for one in bins]
    crowded = [sum(abs(mean - other) < _NEAR for other in means) > 1 for mean in means]
    return [
        (one.low + one.high) / 2 if is_crowded else mean
        for one, mean, is_crowded in zip(bins, means, crowded, strict=True)
    ]


def counts(
    numbers: Mapping[str, Mapping[State, int]], *, name: str, title: str, description: str
) -> Counts:
    """Lay out a bar for each period, its parts by state."""
    states = [state for state in State if any(one.get(state) for one in numbers.values())]
    top = KEY_ROW * -(-len(states) // A_LINE) + 8
    most = max(sum(one.values()) for one in numbers.values())
    scale = (RIGHT - LEFT) / most
    bars = [
        Bar(period, top + ROW * place, _parts(one, states, scale))
        for place, (period, one) in enumerate(numbers.items())
    ]
    key = [
        (state, 4 + place % A_LINE * _WIDTH / A_LINE, 4 + place // A_LINE * KEY_ROW)
        for place, state in enumerate(states)
    ]
    ticks = [Tick(round(LEFT + one * scale, 2), f"{one:,}") for one in _round_numbers(most)]
    height = top + ROW * len(numbers) + 22
    return Counts(name, title, description, height, bars, key, ticks)


def _parts(one: Mapping[State, int], states: Sequence[State], scale: float) -> list[BarPart]:
    widths = [one.get(state, 0) * scale for state in states]
    starts = accumulate(widths, initial=float(LEFT))
    placed = zip(states, starts, widths, strict=False)
    return [BarPart(state, round(x, 2), round(width, 2)) for state, x, width in placed if width]


def _round_numbers(most: int) -> range:
    """Return round numbers from 0 to the most, few enough to stand side by side.

    >>> list(_round_numbers(37)), list(_round_numbers(1))
    ([0, 10, 20, 30], [0, 1])
    """
    steps = (step * 10**power for power in range(len(str(most))) for step in _STEPS)
    step = next((one for one in steps if most // one < _MOST_TICKS), most)
    return range(0, most + 1, step)


def course(
    rates: Mapping[str, tuple[int, Interval]], *, name: str, title: str, description: str
) -> Course:
    """Lay out a point for each year; ``rates`` are their numbers and rates, oldest first."""
    step = (RIGHT - LEFT) / max(len(rates), 1)
    points = []
    for place, (year, (n, hit)) in enumerate(rates.items()):
        if hit.rate is None or hit.low is None or hit.high is None:
            continue
        x = round(LEFT + step * (place + 0.5), 2)
        ends = (_course_up(hit.rate), _course_up(hit.low), _course_up(hit.high))
        points.append(Point(x, *ends, n, x, year))
    up = [Tick(_course_up(one / 100), str(one)) for one in (0, 50, 100)]
    return Course(name, title, description, points, up)


def _across(percent: float) -> float:
    return round(LEFT + percent / 100 * (RIGHT - LEFT), 2)


def _up(percent: float) -> float:
    return round(FLOOR - percent / 100 * (FLOOR - TOP), 2)


def _course_up(rate: float) -> float:
    return round(COURSE_FLOOR - rate * (COURSE_FLOOR - COURSE_TOP), 2)
