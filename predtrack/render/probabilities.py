"""The score of probabilities as a sheet: its scores, its calibration, and what to know of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from msgspec.structs import asdict

from predtrack.models.outcome import Status
from predtrack.models.statuses import IN_BETWEEN
from predtrack.render.listing import percent_of
from predtrack.render.notes import filter_words, name_some
from predtrack.render.rate import ends
from predtrack.render.sheet import Column, Flat, Sheet
from predtrack.render.text import counted
from predtrack.scorecard.calibration import Bin
from predtrack.scorecard.counting import Of
from predtrack.scorecard.probabilities import ProbabilityScore, Scores

_LAST = "Each reader's last forecast up to the outcome's day or the deadline counts."


class ProbabilityCard(Sheet, frozen=True):
    """The scores of forecasts or words in any format; ``detail`` adds Murphy's parts."""

    score: ProbabilityScore
    filters: Mapping[str, Any]
    detail: bool = False
    is_one: ClassVar[bool] = True

    @property
    def columns(self) -> Sequence[Column]:  # type: ignore[override]
        """The row, at which end of the words it reads where there are words, and its scores."""
        reading = [Column("READ")] if self.score.of is Of.WORDS else []
        return (
            Column(" / ".join(self.score.by).upper() or "SCORE", 24, flexible=True),
            *reading,
            Column("N", right=True),
            Column("BRIER", right=True),
            Column("LOG", right=True),
            Column("SKILL", right=True),
        )

    def rows(self) -> list[list[str]]:
        """Return a row a score."""
        return [
            [
                one.row,
                *([one.reading] if one.reading else []),
                str(one.n),
                *map(_number, (one.brier, one.log, one.skill)),
            ]
            for one in self.score.scores
            if one.n
        ]

    def records(self) -> list[dict[str, Any]]:
        """Return the one object: the scores with their bins and parts, and the counts beside."""
        score = self.score
        return [
            {
                "of": score.of.value,
                "by": [by.value for by in score.by],
                "as_of": score.as_of.isoformat(),
                "filters": dict(self.filters),
                "scores": [_record(one) for one in score.scores],
                **{status.value: number for status, number in score.unanswered.items()},
                "late": [
                    {"id": name, "on": one.at.date().isoformat(), "by": one.by}
                    for name, one in score.late
                ],
                "backdated": score.backdated,
                "lexicons": list(score.lexicons),
                "lacking": score.lacking,
                "left_out": score.left_out,
                "notes": self.footers(),
            }
        ]

    def flat(self) -> list[Flat]:
        """Return a row a score, the bins left to the other formats."""
        return [
            {
                name: value
                for name, value in (_record(one) | {"key": "|".join(one.key)}).items()
                if name not in ("calibration", "murphy")
            }
            for one in self.score.scores
        ]

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return list(self.flat()[0])

    def footers(self) -> list[str]:
        """Return the calibration, and the lines without which the numbers would not be fair."""
        score = self.score
        scored = [one for one in score.scores if one.n]
        lines = [] if scored else [_nothing(score)]
        for one in scored:
            lines += _calibration(one) if not one.key else []
            lines += _detail(one) if self.detail else []
        return [*lines, *self.notes()]

    def notes(self) -> list[str]:
        """Return what explains the scores, and what was left out of them."""
        scored = [one for one in self.score.scores if one.n]
        asked = filter(None, [filter_words(self.filters)])
        return [*asked, *(_explained(scored) if scored else []), *_beside(self.score)]


def _nothing(score: ProbabilityScore) -> str:
    if score.left_out or score.lacking or score.late:
        return "Nothing is left to score."
    return f"No resolved prediction has {score.of}: nothing to score."


def _record(one: Scores) -> dict[str, Any]:
    return {
        "key": list(one.key),
        "name": one.name,
        "n": one.n,
        "brier": one.brier,
        "log": one.log,
        "skill": one.skill,
        "time_averaged": one.time_averaged,
        "clipped": one.clipped,
        "murphy": asdict(one.parts) if one.parts else None,
        "calibration": [asdict(bin_) for bin_ in one.bins],
    }


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"


def _calibration(one: Scores) -> list[str]:
    return [
        f"Calibration, {one.name}, {bin_.low}-{bin_.high} %: {bin_words(bin_)} "
        f"(95 %: {ends(bin_.interval_low, bin_.interval_high)})."
        for bin_ in one.bins
    ]


def bin_words(one: Bin) -> str:
    """Say what a bin holds: "said 85.33%, happened 66.67% of 3"."""
    return f"said {percent_of(one.mean)}, happened {percent_of(one.rate)} of {one.n}"


def _detail(one: Scores) -> list[str]:
    parts = one.parts
    assert parts is not None
    words = (
        f"Murphy's parts, {one.name}: reliability {parts.reliability:.4f}, resolution "
        f"{parts.resolution:.4f}, uncertainty {parts.uncertainty:.4f}."
    )
    if one.time_averaged is None:
        return [words]
    return [
        words,
        f"Time-averaged Brier score, {one.name}, each day the same: {one.time_averaged:.4f}.",
    ]


def _explained(scored: Sequence[Scores]) -> list[str]:
    lines = ["Brier score one-sided: 0 is best, always saying 50 % is 0.25."]
    if any(one.skill is None for one in scored):
        lines.append("Skill is undefined (-) where all came true, or none did.")
    clipped = max(one.clipped for one in scored)
    if clipped:
        lines.append(f"Clipped to 0.0001-99.9999 % for the log score: {clipped} of 0 or 100 %.")
    return lines


def _beside(score: ProbabilityScore) -> list[str]:
    void, still_open = score.unanswered[Status.VOID], score.unanswered[Status.OPEN]
    late = f"{counted(len(score.late), 'forecast')} after the outcome or the deadline"
    lines = [
        (score.lexicons, f"Words read by {', '.join(score.lexicons)}."),
        (score.lacking, f"Left out, words that the lexicon lacks: {score.lacking}."),
        (score.left_out, f"Left out, standing in no row: {score.left_out}."),
        *(
            (number, f"Left out, {one} being neither yes nor no: {number}.")
            for one, number in score.unanswered.items()
            if one in IN_BETWEEN
        ),
        (void, f"Void, not counted: {void}."),
        (still_open, f"Open, and so not scored yet: {still_open}."),
        (score.late, f"Not counted, {late}: {_late(score)}."),
        (score.backdated, f"Entered after the day that they are of: {score.backdated}."),
        (score.of is Of.FORECASTS and any(one.n for one in score.scores), _LAST),
    ]
    return [line for is_there, line in lines if is_there]


def _late(score: ProbabilityScore) -> str:
    """Name the predictions of late forecasts, with how many each has."""
    late = Counter(name for name, _ in score.late)
    return name_some([f"{name} ({n})" if n > 1 else name for name, n in late.items()])
