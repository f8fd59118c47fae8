"""Scores of probabilities: the readers' forecasts, and the speakers' words. Arithmetic only.

Apart from the record and never mixed with it: partly is neither yes nor no and is left out, void
is not counted. Of each reader's forecasts of a prediction the last one up to the outcome's day
counts, or up to the deadline where that came first; a later one knew more, and is listed. Days are
those of the forecasts' instants.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec

from predtrack.models.history import Did
from predtrack.models.identity import fold
from predtrack.models.outcome import Status
from predtrack.models.prediction import Forecast, Prediction
from predtrack.models.statement import Likelihood
from predtrack.models.statuses import AS_WRITTEN, COUNTED
from predtrack.reading.language import language_of
from predtrack.reading.likelihood import find_likelihood
from predtrack.scorecard.calibration import (
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
from predtrack.scorecard.case import Case
from predtrack.scorecard.counting import Counted, Of, once
from predtrack.scorecard.grouping import By, group, is_grouped, place

_ANSWERED = {status: one.weight == 1 for status, one in COUNTED.items() if not one.is_between}
"""The statuses that answer yes or no."""
READINGS: dict[str, Callable[[Likelihood], float]] = {
    "low": lambda words: words.low,
    "middle": lambda words: words.mid,
    "high": lambda words: words.high,
}
"""The ends and the middle of what a lexicon makes of the words."""
_EVEN = 0.5


class Scores(msgspec.Struct, frozen=True):
    """The scores of some probabilities; None where there is none, or where it is undefined.

    ``key`` and ``labels`` name its row, empty for all; ``reading`` which end of the words it takes,
    empty for forecasts. ``time_averaged`` is the Brier score with every day from the first forecast
    to the outcome, or the deadline, weighing the same; None for words, which have no days.
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
    def row(self) -> str:
        """The row in one line: "Ann Lee", "Ann Lee / prediction", "all"."""
        return " / ".join(self.labels) or "all"

    @property
    def name(self) -> str:
        """The row with its reading: "Ann Lee", "Ann Lee, low", and of all "all" or "low"."""
        return ", ".join(filter(None, (" / ".join(self.labels), self.reading))) or "all"


class ProbabilityScore(msgspec.Struct, frozen=True):
    """The scores by row, that of all last, and what was left out of them.

    ``unanswered`` counts what came out neither way, by status.
    ``late`` are the forecasts made after the outcome or the deadline; ``backdated`` counts those
    that count and were entered after their day. ``lacking`` counts words that the chosen lexicon
    does not have; ``left_out`` what the grouping cannot count fairly.
    """

    of: Of
    by: tuple[By, ...]
    as_of: date
    scores: tuple[Scores, ...]
    unanswered: Mapping[Status, int]
    left_out: int
    late: tuple[tuple[str, Forecast], ...] = ()
    backdated: int = 0
    lexicons: tuple[str, ...] = ()
    lacking: int = 0


def score_forecasts(counted: Counted, by: Sequence[By] = ()) -> ProbabilityScore:
    """Score every reader's last forecast of each prediction before its outcome."""
    forecast = [pair for pair in _pairs(counted) if pair.prediction.forecasts]
    answered = [pair for pair in forecast if pair.prediction.status in _ANSWERED]
    predictions = [pair.prediction for pair in answered]
    late = [
        (one.id, made)
        for one in predictions
        for made in one.forecasts
        if made.at.date() > _last_day(one)
    ]
    return _score(
        Of.FORECASTS,
        by,
        counted,
        [_forecast_scores(row) for row in _rows(answered, by)],
        forecast,
        late=tuple(late),
        backdated=sum(map(_backdated, predictions)),
    )


def score_words(
    counted: Counted,
    by: Sequence[By] = (),
    *,
    read: Callable[[Likelihood], Likelihood | None] = lambda words: words,
    count_repeats: bool = False,
) -> ProbabilityScore:
    """Score what the speakers' words of probability say, at low, middle and high.

    ``read`` reads words by another lexicon, None where it lacks them. A claim that its asserter
    repeated counts once, unless asked otherwise; questions assert nothing.
    """
    single = {case.id for case in (counted.cases if count_repeats else once(counted.cases))}
    put = [
        pair
        for pair in _pairs(counted)
        if pair.prediction.likelihood and not pair.case.is_question and pair.case.id in single
    ]
    answered = [pair for pair in put if pair.prediction.status in _ANSWERED]
    words = {
        one.id: found
        for one in (pair.prediction for pair in answered)
        if one.likelihood and (found := read(one.likelihood))
    }
    known = [pair for pair in answered if pair.case.id in words]
    rows = _rows(known, by)
    return _score(
        Of.WORDS,
        by,
        counted,
        [_word_scores(row, reading, words) for row in rows for reading in READINGS],
        put,
        lexicons=tuple(sorted({found.lexicon for found in words.values()})),
        lacking=len(answered) - len(known),
    )


class _Pair(NamedTuple):
    """A prediction, and the case that it makes."""

    case: Case
    prediction: Prediction


class _Row(NamedTuple):
    """A row before it is scored."""

    key: tuple[str, ...]
    labels: tuple[str, ...]
    predictions: list[Prediction]


def _pairs(counted: Counted) -> list[_Pair]:
    entries = zip(counted.cases, counted.entries, strict=True)
    return [_Pair(case, entry.prediction) for case, entry in entries]


def _rows(pairs: Sequence[_Pair], by: Sequence[By]) -> list[_Row]:
    """Return the rows in the order of their names, that of all last."""
    by_id = {pair.case.id: pair.prediction for pair in pairs}
    every = [pair.case for pair in pairs if is_grouped(pair.case, by)]
    rows = sorted(group(every, by), key=lambda row: place(row.labels, by)) if by else []
    cut = [_Row(row.key, row.labels, [by_id[case.id] for case in row.cases]) for row in rows]
    return [*cut, _Row((), (), [by_id[case.id] for case in every])]


def _score(
    of: Of,
    by: Sequence[By],
    counted: Counted,
    scores: Sequence[Scores],
    pairs: Sequence[_Pair],
    **beside: Any,
) -> ProbabilityScore:
    statuses = [pair.prediction.status for pair in pairs]
    return ProbabilityScore(
        of=of,
        by=tuple(by),
        as_of=counted.day,
        scores=tuple(scores),
        unanswered={one: statuses.count(one) for one in AS_WRITTEN if one not in _ANSWERED},
        left_out=sum(not is_grouped(pair.case, by) for pair in pairs),
        **beside,
    )


def _forecast_scores(row: _Row) -> Scores:
    pairs, averages = [], []
    for prediction in row.predictions:
        happened, end = _ANSWERED[prediction.status], _last_day(prediction)
        for series in _series(prediction):
            pairs.append((series[-1].probability, happened))
            averages.append(_time_averaged(series, end, happened=happened))
    return _scores(row, "", pairs, sum(averages) / len(averages) if averages else None)


def _word_scores(row: _Row, reading: str, words: Mapping[str, Likelihood]) -> Scores:
    pairs = [
        (READINGS[reading](words[one.id]), _has_happened(one, words[one.id]))
        for one in row.predictions
    ]
    return _scores(row, reading, pairs, None)


def _has_happened(prediction: Prediction, words: Likelihood) -> bool:
    """Tell whether that happened of which the words speak.

    A claim that itself says "unlikely" is right where it did not.
    """
    is_right = _ANSWERED[prediction.status]
    if words.high >= _EVEN:
        return is_right
    said = find_likelihood(prediction.claim, language=language_of())
    says_unlikely = fold(words.text) in fold(prediction.claim) or bool(said and said.high < _EVEN)
    return is_right is not says_unlikely


def _last_day(prediction: Prediction) -> date:
    """Return the day after which a forecast knew more: the outcome's or the deadline."""
    assert prediction.outcome is not None
    day = prediction.outcome.on or prediction.outcome.decided
    return min(day, prediction.deadline.latest or day)


def _series(prediction: Prediction) -> list[list[Forecast]]:
    """Return each reader's forecasts up to the last day, in the order of their days."""
    series: dict[str, list[Forecast]] = {}
    for one in sorted(prediction.forecasts, key=lambda forecast: forecast.at):
        if one.at.date() <= _last_day(prediction):
            series.setdefault(one.by, []).append(one)
    return list(series.values())


def _backdated(prediction: Prediction) -> int:
    """Count the forecasts that count and that the history has from a later day than their own."""
    entered = [change.at for change in prediction.history if change.did is Did.FORECAST]
    counting = {id(series[-1]) for series in _series(prediction)}
    return sum(
        id(made) in counting and at.date() > made.at.date()
        for made, at in zip(prediction.forecasts, entered, strict=False)
    )


def _time_averaged(series: Sequence[Forecast], end: date, *, happened: bool) -> float:
    """Average the Brier score over the days, each day by the last forecast made on it or before."""
    by_day = {one.at.date(): one.probability for one in series}
    days = [*by_day, end]
    spans = [(later - day).days for day, later in pairwise(days)]
    spans[-1] += 1  # the outcome's own day counts too
    weighed = zip(by_day.values(), spans, strict=True)
    return sum((p - happened) ** 2 * span for p, span in weighed) / sum(spans)


def _scores(row: _Row, reading: str, pairs: Sequence[Pair], average: float | None) -> Scores:
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
