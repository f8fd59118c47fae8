"""Scores of probabilities: the readers' forecasts, and the speakers' words. Arithmetic only.

Apart from the record and never mixed with it: partly is neither yes nor no and is left out, void
is not counted. Of each reader's forecasts of a prediction the last one up to the outcome's day
counts; a later one knew the answer, and is listed. Days are those of the forecasts' instants.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from predtrack.calibration import (
    CLIP,
    Bin,
    Decomposition,
    Pair,
    brier_score,
    calibration_bins,
    log_score,
    murphy,
    skill_score,
)
from predtrack.models.outcome import Status
from predtrack.models.prediction import Forecast, Prediction
from predtrack.models.statement import Likelihood
from predtrack.selection import Entry


class Of(StrEnum):
    """What is scored: what came true, the readers' forecasts, or the speakers' words."""

    RECORD = "record"
    FORECASTS = "forecasts"
    WORDS = "words"


ANSWERED = {Status.CONFIRMED: True, Status.FAILED: False}
"""The statuses that answer yes or no."""
READINGS: dict[str, Callable[[Likelihood], float]] = {
    "low": lambda words: words.low,
    "middle": lambda words: words.mid,
    "high": lambda words: words.high,
}
"""The ends and the middle of what a lexicon makes of the words."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of some probabilities; None where there is none, or where it is undefined.

    ``time_averaged`` is the Brier score with every day from the first forecast to the outcome
    weighing the same; None for words, which have no days.
    """

    name: str
    n: int
    brier: float | None
    log: float | None
    skill: float | None
    time_averaged: float | None
    parts: Decomposition | None
    bins: tuple[Bin, ...]
    clipped: int


@dataclass(frozen=True, slots=True)
class ProbabilityScore:
    """The scores by name, and what was left out of them."""

    of: Of
    as_of: date
    scores: tuple[Scores, ...]
    partly: int
    void: int
    open: int
    late: tuple[tuple[str, Forecast], ...] = ()
    lexicons: tuple[str, ...] = ()


def score_forecasts(entries: Iterable[Entry], *, today: date) -> ProbabilityScore:
    """Score every reader's last forecast of each prediction before its outcome."""
    forecast = [one.prediction for one in entries if one.prediction.forecasts]
    answered = [one for one in forecast if one.status in ANSWERED]
    pairs, averages, late = [], [], []
    for prediction in answered:
        happened, end = ANSWERED[prediction.status], _outcome_day(prediction)
        late += [(prediction.id, one) for one in prediction.forecasts if one.at.date() > end]
        for series in _series(prediction, end):
            pairs.append((series[-1].probability, happened))
            averages.append(_time_averaged(series, end, happened=happened))
    average = sum(averages) / len(averages) if averages else None
    scores = (_scores("forecasts", pairs, average),)
    return ProbabilityScore(Of.FORECASTS, today, scores, *_beside(forecast), tuple(late))


def score_words(entries: Iterable[Entry], *, today: date) -> ProbabilityScore:
    """Score what the speakers' words of probability say, at low, middle and high."""
    put = [one.prediction for one in entries if one.prediction.likelihood]
    answered = [
        (one.likelihood, ANSWERED[one.status])
        for one in put
        if one.likelihood and one.status in ANSWERED and not one.is_question
    ]
    scores = tuple(
        _scores(name, [(read(words), happened) for words, happened in answered], None)
        for name, read in READINGS.items()
    )
    lexicons = tuple(sorted({words.lexicon for words, _ in answered}))
    return ProbabilityScore(Of.WORDS, today, scores, *_beside(put), lexicons=lexicons)


def _outcome_day(prediction: Prediction) -> date:
    assert prediction.outcome is not None
    return prediction.outcome.on or prediction.outcome.decided


def _series(prediction: Prediction, end: date) -> list[list[Forecast]]:
    """Return each reader's forecasts up to the last day, in the order of their days."""
    series: dict[str, list[Forecast]] = {}
    for one in sorted(prediction.forecasts, key=lambda forecast: forecast.at):
        if one.at.date() <= end:
            series.setdefault(one.by, []).append(one)
    return list(series.values())


def _time_averaged(series: Sequence[Forecast], end: date, *, happened: bool) -> float:
    """Average the Brier score over the days, each day by the last forecast made on it or before."""
    by_day = {one.at.date(): one.probability for one in series}
    days = [*by_day, end]
    spans = [(later - day).days for day, later in pairwise(days)]
    spans[-1] += 1  # the outcome's own day counts too
    weighed = zip(by_day.values(), spans, strict=True)
    return sum((p - happened) ** 2 * span for p, span in weighed) / sum(spans)


def _beside(predictions: Sequence[Prediction]) -> tuple[int, int, int]:
    statuses = [one.status for one in predictions]
    partly, void, opened = map(statuses.count, (Status.PARTLY, Status.VOID, Status.OPEN))
    return partly, void, opened


def _scores(name: str, pairs: Sequence[Pair], average: float | None) -> Scores:
    if not pairs:
        return Scores(name, 0, None, None, None, None, None, (), 0)
    return Scores(
        name=name,
        n=len(pairs),
        brier=brier_score(pairs),
        log=log_score(pairs),
        skill=skill_score(pairs),
        time_averaged=average,
        parts=murphy(pairs),
        bins=calibration_bins(pairs),
        clipped=sum(not CLIP <= p <= 1 - CLIP for p, _ in pairs),
    )
