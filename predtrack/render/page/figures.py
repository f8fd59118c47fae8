"""Figures: calibration and counts over the years, drawn by matplotlib for the page.

Everything has its fixed place, so that the same numbers give the same bytes. Lengths are in CSS
pixels, at the width of a phone. Needs the extra ``report``.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from predtrack.render.page.states import State
from predtrack.render.page.svg import Ink, inline_svg
from predtrack.scorecard.calibration import BIN_WIDTH, Bin

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 360
TEXT = 12
SMALL = 11
NEAR = 10
"""Percent within which the numbers of two points could meet."""
SETTINGS: Mapping[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "predtrack",
    "text.parse_math": False,
    "font.family": "DejaVu Sans",
    "font.size": TEXT,
    "text.color": Ink.TEXT.value,
    "axes.labelcolor": Ink.TEXT.value,
    "axes.edgecolor": Ink.FAINT.value,
    "axes.facecolor": "none",
    "axes.labelsize": TEXT,
    "xtick.color": Ink.FAINT.value,
    "ytick.color": Ink.FAINT.value,
    "xtick.labelcolor": Ink.TEXT.value,
    "ytick.labelcolor": Ink.TEXT.value,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "grid.color": Ink.FAINT.value,
    "grid.linewidth": 0.6,
    "hatch.linewidth": 1.0,
    "legend.frameon": False,
    "legend.fontsize": SMALL,
}
HATCHES = {
    State.OVERDUE: "++",
    State.OPEN: "",
    State.CONFIRMED: None,
    State.PARTLY: "///",
    State.FAILED: "xxx",
    State.VOID: "--",
    State.YES: "|||",
    State.NO: "\\\\\\",
}
"""What fills a state's bar: a hatch, nothing at all, or None for its full colour."""


def draw_calibration(bins: Sequence[Bin], *, name: str, title: str, description: str) -> str:
    """Draw what was said against what happened: a point a bin, its 95 % interval and its n."""
    with _figure(WIDTH) as figure:
        axes: Axes = figure.add_axes((0.15, 0.15, 0.82, 0.82))
        axes.set(xlim=(0, 100), ylim=(0, 112), xlabel="said, %", ylabel="happened, %")
        axes.set_xticks(range(0, 101, BIN_WIDTH * 2))
        axes.set_yticks(range(0, 101, 20))
        axes.set_xticks(range(0, 101, BIN_WIDTH), minor=True)
        axes.grid(visible=True, which="both")
        axes.set_axisbelow(True)
        axes.spines[["top", "right"]].set_visible(False)
        axes.tick_params(which="both", length=0, pad=8)
        axes.plot([0, 100], [0, 100], color=Ink.TEXT.value, linewidth=0.8, dashes=(4, 3))
        for one, place in zip(bins, _number_places(bins), strict=True):
            _draw_bin(axes, one, place)
        return inline_svg(_source(figure), name=name, title=title, description=description)


def _draw_bin(axes: Axes, one: Bin, place: float) -> None:
    said, happened = one.mean * 100, one.rate * 100
    ends = [one.interval_low * 100, one.interval_high * 100]
    axes.plot([said, said], ends, color=Ink.POINT.value, linewidth=2, solid_capstyle="butt")
    axes.plot(
        [said], [happened], color=Ink.POINT.value, marker="o", markersize=8, clip_on=False, zorder=3
    )
    axes.text(
        place,
        ends[1] + 2,
        f"{one.n:,}",
        ha="center",
        va="bottom",
        fontsize=SMALL,
        color=Ink.POINT.value,
    )


def _number_places(bins: Sequence[Bin]) -> list[float]:
    """Put each point's number over it, or in the middle of its bin where another is near."""
    means = [one.mean * 100 for one in bins]
    crowded = [sum(abs(mean - other) < NEAR for other in means) > 1 for mean in means]
    return [
        (one.low + one.high) / 2 if is_crowded else mean
        for one, mean, is_crowded in zip(bins, means, crowded, strict=True)
    ]


def draw_counts(
    counts: Mapping[str, Mapping[State, int]], *, name: str, title: str, description: str
) -> str:
    """Draw how many deadlines fall into each period: a bar a period, its parts by state."""
    states = [state for state in State if any(one.get(state) for one in counts.values())]
    legend = 20 * -(-len(states) // 3) + 8
    height = legend + 24 * len(counts) + 30
    with _figure(height) as figure:
        axes: Axes = figure.add_axes((0.15, 28 / height, 0.8, 1 - (legend + 30) / height))
        axes.set(ylim=(len(counts) - 0.4, -0.6))
        axes.set_yticks(range(len(counts)), list(counts))
        axes.locator_params(axis="x", integer=True, nbins=5)
        axes.grid(visible=True, axis="x")
        axes.set_axisbelow(True)
        axes.spines[["top", "right", "bottom"]].set_visible(False)
        axes.tick_params(length=0)
        _draw_bars(axes, list(counts.values()), states)
        figure.legend(
            loc="upper left", bbox_to_anchor=(0.01, 1.0), ncols=3, columnspacing=1.2,
            handlelength=1.6, handletextpad=0.5, borderaxespad=0, labelspacing=0.6,
        )  # fmt: skip
        return inline_svg(_source(figure), name=name, title=title, description=description)


def _draw_bars(axes: Axes, counts: Sequence[Mapping[State, int]], states: Sequence[State]) -> None:
    left = [0] * len(counts)
    for state in states:
        widths = [one.get(state, 0) for one in counts]
        hatch, ink = HATCHES[state], Ink.of(state).value
        axes.barh(
            range(len(counts)), widths, 0.66, left=left, label=state.word, hatch=hatch,
            facecolor=ink if hatch is None else Ink.PAPER.value, edgecolor=ink, linewidth=1,
        )  # fmt: skip
        left = [before + width for before, width in zip(left, widths, strict=True)]


@contextmanager
def _figure(height: float) -> Iterator[Figure]:
    """Make a figure of the page's width and some height, under our settings alone.

    Where matplotlib keeps its list of fonts is no news for who makes a page.
    """
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    from matplotlib import rc_context, rcdefaults, rcParams
    from matplotlib.figure import Figure

    with rc_context():
        rcdefaults()
        rcParams.update(SETTINGS)
        yield Figure(figsize=(WIDTH / 72, height / 72), dpi=72, facecolor="none")


def _source(figure: Figure) -> str:
    text = io.StringIO()
    figure.savefig(text, format="svg", metadata={"Date": None, "Creator": None})
    return text.getvalue()
