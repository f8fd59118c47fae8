"""Scores of probabilities: the readers' forecasts, and the speakers' words. Arithmetic only.

Apart from the record and never mixed with it: partly is neither yes nor no and is left out, void
is not counted. Of each reader's forecasts of a prediction the last one up to the outcome's day
counts; a later one knew the answer, and is listed. Days are those of the forecasts' instants.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

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
from predtrack.counting import Counted, Of, once
from predtrack.grouping import By, Row, group, is_grouped, place
from predtrack.models.outcome import Status
from predtrack.models.prediction import Forecast, Prediction
from predtrack.models.statement import Likelihood
from predtrack.selection import Entry

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

    ``key`` and ``labels`` name its row, empty for all; ``reading`` which end of the words it takes,
    empty for forecasts. ``time_averaged`` is the Brier score with every day from the first forecast
    to the outcome weighing the same; None for words, which have no days.
    """

    key: tuple[str, ...]
    labels: tuple[str, ...]
    reading: str
    n: int
    brier: float | None
    log: float | None
    skill: float | None
    time_averaged: float | None
    parts: Decomposition | None
    bins: tuple[Bin, ...]
    clipped: int

    @property
    def name(self) -> str:
        """The row in one line: "Ann Lee", "Ann Lee, low", and of all "all" or "low"."""
        return ", ".join(filter(None, (" / ".join(self.labels), self.reading))) or "all"


@dataclass(frozen=True, slots=True)
class ProbabilityScore:
    """The scores by row, that of all last, and what was left out of them.

    ``late`` are forecasts made after the outcome; ``lacking`` counts words that the chosen lexicon
    does not have; ``left_out`` what the grouping cannot count fairly.
    """

    of: Of
    by: tuple[By, ...]
    as_of: date
    scores: tuple[Scores, ...]
    partly: int
    void: int
    open: int
    left_out: int
    late: tuple[tuple[str, Forecast], ...] = ()
    lexicons: tuple[str, ...] = ()
    lacking: int = 0


def score_forecasts(counted: Counted, by: Sequence[By] = ()) -> ProbabilityScore:
    """Score every reader's last forecast of each prediction before its outcome."""
    forecast = [one for one in counted.entries if one.prediction.forecasts]
    answered = [one for one in forecast if one.prediction.status in ANSWERED]
    scores = [_forecast_scores(row) for row in _rows(answered, by)]
    late = [
        (entry.prediction.id, one)
        for entry in answered
        for one in entry.prediction.forecasts
        if one.at.date() > _outcome_day(entry.prediction)
    ]
    return _score(Of.FORECASTS, by, counted, scores, forecast, late=tuple(late))


def score_words(
    counted: Counted,
    by: Sequence[By] = (),
    *,
    read: Callable[[Likelihood], Likelihood | None] = lambda words: words,
) -> ProbabilityScore:
    """Score what the speakers' words of probability say, at low, middle and high.

    ``read`` reads words by another lexicon, None where it lacks them. A claim that its asserter
    repeated counts once; questions assert nothing.
    """
    put = [
        entry
        for entry in once(counted.entries)
        if entry.prediction.likelihood and not entry.prediction.is_question
    ]
    answered = [one for one in put if one.prediction.status in ANSWERED]
    words = {one.prediction.id: _words(one.prediction, read) for one in answered}
    known = [one for one in answered if words[one.prediction.id]]
    scores = [_word_scores(row, reading, words) for row in _rows(known, by) for reading in READINGS]
    lexicons = tuple(sorted({found.lexicon for found in words.values() if found}))
    lacking = len(answered) - len(known)
    return _score(Of.WORDS, by, counted, scores, put, lexicons=lexicons, lacking=lacking)


def _rows(entries: Sequence[Entry], by: Sequence[By]) -> list[Row]:
    """Return the rows in the order of their names, that of all last."""
    rows = sorted(group(entries, by), key=lambda row: place(row.labels, by)) if by else []
    every = [entry for entry in entries if is_grouped(entry, by)]
    return [*rows, Row((), (), every)]


def _score(
    of: Of,
    by: Sequence[By],
    counted: Counted,
    scores: Sequence[Scores],
    entries: Sequence[Entry],
    **beside: Any,
) -> ProbabilityScore:
    statuses = [one.prediction.status for one in entries]
    return ProbabilityScore(
        of=of,
        by=tuple(by),
        as_of=counted.day,
        scores=tuple(scores),
        partly=statuses.count(Status.PARTLY),
        void=statuses.count(Status.VOID),
        open=statuses.count(Status.OPEN),
        left_out=sum(not is_grouped(one, by) for one in entries),
        **beside,
    )


def _forecast_scores(row: Row) -> Scores:
    pairs, averages = [], []
    for prediction in (entry.prediction for entry in row.entries):
        happened, end = ANSWERED[prediction.status], _outcome_day(prediction)
        for series in _series(prediction, end):
            pairs.append((series[-1].probability, happened))
            averages.append(_time_averaged(series, end, happened=happened))
    return _scores(row, "", pairs, sum(averages) / len(averages) if averages else None)


def _words(prediction: Prediction, read: Callable[[Likelihood], Likelihood | None]) -> Any:
    return read(prediction.likelihood) if prediction.likelihood else None


def _word_scores(row: Row, reading: str, words: Mapping[str, Likelihood]) -> Scores:
    pairs = [
        (READINGS[reading](words[one.id]), ANSWERED[one.status])
        for one in (entry.prediction for entry in row.entries)
    ]
    return _scores(row, reading, pairs, None)


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


def _scores(row: Row, reading: str, pairs: Sequence[Pair], average: float | None) -> Scores:
    if not pairs:
        return Scores(row.key, row.labels, reading, 0, None, None, None, None, None, (), 0)
    return Scores(
        key=row.key,
        labels=row.labels,
        reading=reading,
        n=len(pairs),
        brier=brier_score(pairs),
        log=log_score(pairs),
        skill=skill_score(pairs),
        time_averaged=average,
        parts=murphy(pairs),
        bins=calibration_bins(pairs),
        clipped=sum(not CLIP <= p <= 1 - CLIP for p, _ in pairs),
    )
