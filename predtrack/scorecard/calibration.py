"""Calibration: scores of probabilities against what happened. Arithmetic only.

Probabilities and rates run from 0 to 1. The Brier score is one-sided, from 0 to 1, so that always
saying 50 % scores 0.25. A bin is half-open, ``low`` inside and ``high`` outside, but the last one
holds 100; its edges are whole numbers of percent. Every function wants at least one pair, unless
it says what it makes of none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import fsum, log, sqrt

import msgspec

Z95 = 1.959963984540054
"""The standard normal quantile of a 95 % interval."""
CLIP = 1e-6
"""How near to 0 and 1 the log score lets a probability come."""
BIN_WIDTH = 10
"""Percent that a bin of the calibration spans."""

Pair = tuple[float, bool]
"""A probability from 0 to 1, and whether it happened."""


class Decomposition(msgspec.Struct, frozen=True):
    """Murphy's parts of a Brier score, which is reliability - resolution + uncertainty."""

    reliability: float
    resolution: float
    uncertainty: float


class Bin(msgspec.Struct, frozen=True):
    """The pairs whose probability lies from ``low`` to ``high`` percent.

    ``mean`` is their mean probability, ``rate`` how often it happened, with the ends of Wilson's
    95 % interval.
    """

    low: int
    high: int
    n: int
    mean: float
    rate: float
    interval_low: float
    interval_high: float


def wilson(successes: float, n: int) -> tuple[float, float]:
    """Return the ends of Wilson's 95 % interval for ``successes`` of ``n`` (n at least 1).

    E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal
    of the American Statistical Association 22 (1927), 209-212. A fractional number of successes
    makes it approximate.
    """
    p, z2 = successes / n, Z95 * Z95
    middle = p + z2 / (2 * n)
    spread = Z95 * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    scale = 1 + z2 / n
    low, high = max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)
    return 0.0 if successes == 0 else low, 1.0 if successes == n else high  # where rounding is not


def brier_score(pairs: Iterable[Pair]) -> float:
    """Return the mean squared distance of the probabilities from what happened, one-sided.

    G. W. Brier, Verification of forecasts expressed in terms of probability, Monthly Weather
    Review 78 (1950), 1-3, whose own sum over both answers is twice this.
    """
    return _mean([(p - happened) ** 2 for p, happened in pairs])


def log_score(pairs: Iterable[Pair]) -> float:
    """Return the mean of -ln of the probability given to what happened; lower is better.

    I. J. Good, Rational decisions, Journal of the Royal Statistical Society B 14 (1952), 107-114.
    Probabilities are clipped to [1e-6, 1 - 1e-6], so that no single one is infinitely bad.
    """
    return _mean([-log(clipped(p) if happened else 1 - clipped(p)) for p, happened in pairs])


def clipped(p: float) -> float:
    """Return a probability no nearer to 0 or 1 than the log score lets it come."""
    return min(max(p, CLIP), 1 - CLIP)


def skill_score(pairs: Iterable[Pair]) -> float | None:
    """Return 1 - BS / BS of always saying the base rate; above 0 is better than that.

    A. H. Murphy, Skill scores based on the mean square error, Monthly Weather Review 116 (1988),
    2417-2424. None where the base rate is 0 or 1, since nothing is then left to explain, and for
    no pairs.
    """
    every = list(pairs)
    happened = sum(happened for _, happened in every)
    if happened in (0, len(every)):
        return None
    base = happened / len(every)
    return 1 - brier_score(every) / (base * (1 - base))


def murphy(pairs: Iterable[Pair]) -> Decomposition:
    """Return the parts of the Brier score, grouped by distinct probability and so exact.

    A. H. Murphy, A new vector partition of the probability score, Journal of Applied Meteorology
    12 (1973), 595-600. (With bins two terms would be missing: Stephenson, Coelho and Jolliffe,
    Weather and Forecasting 23, 2008.)
    """
    groups: defaultdict[float, list[bool]] = defaultdict(list)
    for p, happened in pairs:
        groups[p].append(happened)
    n = sum(map(len, groups.values()))
    base = sum(map(sum, groups.values())) / n
    rates = [(p, len(group), sum(group) / len(group)) for p, group in groups.items()]
    return Decomposition(
        reliability=sum(count * (p - rate) ** 2 for p, count, rate in rates) / n,
        resolution=sum(count * (rate - base) ** 2 for _, count, rate in rates) / n,
        uncertainty=base * (1 - base),
    )


def calibration_bins(pairs: Iterable[Pair]) -> tuple[Bin, ...]:
    """Return the bins that hold anything, lowest first, not folded at 50 %.

    J. Bröcker and L. A. Smith, Increasing the reliability of reliability diagrams, Weather and
    Forecasting 22 (2007), 651-661, on why each point needs its number and interval.
    """
    bins: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        bins[_edge_below(pair[0])].append(pair)
    return tuple(_bin(low, bins[low]) for low in sorted(bins))


def _edge_below(p: float) -> int:
    """Return the lower edge of a probability's bin in percent, 0.29 * 100 being 29."""
    percent = int(round(p * 100, 9))
    return min(percent, 100 - BIN_WIDTH) // BIN_WIDTH * BIN_WIDTH


def _bin(low: int, pairs: Sequence[Pair]) -> Bin:
    n, happened = len(pairs), sum(happened for _, happened in pairs)
    mean = _mean([p for p, _ in pairs])
    return Bin(low, low + BIN_WIDTH, n, mean, happened / n, *wilson(happened, n))


def _mean(numbers: Sequence[float]) -> float:
    """Average numbers; ``statistics.fmean`` by another name, whose import would be felt."""
    return fsum(numbers) / len(numbers)
