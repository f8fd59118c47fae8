"""Rates: a rate and its interval in percent, and drawn as a bar of characters from 0 to 100 %."""

from __future__ import annotations

import msgspec

from predtrack.scorecard.record import Interval

_STEPS = 20
"""Steps from 0 to 100 %; a bar has a character more."""
BAR_ROOM = 104
"""Columns of a terminal from which a scorecard has room for bars beside its numbers."""
BAR_HEADING = "0%       50%     100%"


class Strokes(msgspec.Struct, frozen=True):
    """The characters of a bar: what lies outside the interval, its line, and the rate."""

    outside: str
    line: str
    rate: str


FINE = Strokes("·", "─", "●")
_PLAIN = Strokes(".", "-", "o")


def percent(rate: float | None) -> str:
    """Write a rate in whole percent, half rounded up; "-" for none.

    0 and 100 % stand only where they are it.
    """
    if rate is None:
        return "-"
    whole = int(round(rate * 100, 9) + 0.5)
    return f"{whole if rate in (0, 1) else min(99, max(1, whole))}%"


def interval(hit: Interval) -> str:
    """Write an interval in whole percent: "31-98 %", "-" for none."""
    return "-" if hit.low is None or hit.high is None else ends(hit.low, hit.high)


def ends(low: float, high: float) -> str:
    """Write the ends of an interval in whole percent: "31-98 %"."""
    return f"{percent(low).rstrip('%')}-{percent(high).replace('%', ' %')}"


def bar(hit: Interval, *, plain: bool = False) -> str:
    """Draw a rate on its interval; nothing where nothing was counted."""
    if hit.rate is None or hit.low is None or hit.high is None:
        return ""
    strokes = _PLAIN if plain else FINE
    low, rate, high = (int(end * _STEPS + 0.5) for end in (hit.low, hit.rate, hit.high))
    drawn = [strokes.line if low <= n <= high else strokes.outside for n in range(_STEPS + 1)]
    drawn[rate] = strokes.rate
    return "".join(drawn)
