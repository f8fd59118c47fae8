"""The scores of forecasts and of words, on predictions."""

from datetime import UTC, date, datetime

import pytest
from conftest import ARTICLE, SIGNED, TODAY, a_prediction, resolved

from predtrack.models.deadline import Basis, Deadline
from predtrack.models.outcome import Status
from predtrack.models.prediction import Forecast
from predtrack.models.selection import Entry, Selection
from predtrack.models.statement import Likelihood
from predtrack.scorecard.counting import count
from predtrack.scorecard.grouping import By
from predtrack.scorecard.probabilities import score_forecasts, score_words

CONFIRMED, FAILED, PARTLY, VOID = Status.CONFIRMED, Status.FAILED, Status.PARTLY, Status.VOID


def entry(status, *forecasts, name="aaaaaaaa", on=date(2020, 1, 11), **fields):
    made = tuple(
        Forecast(datetime(2020, 1, day, 12, tzinfo=UTC), by, p) for day, p, by in forecasts
    )
    return Entry(resolved(a_prediction(name, forecasts=made, **fields), status, on), ARTICLE)


def counted(entries):
    return count(entries, Selection(), day=TODAY)


def test_the_last_forecast_before_the_outcome_counts_for_each_reader():
    found = [entry(CONFIRMED, (1, 0.2, "ann"), (6, 0.8, "ann"), (3, 0.5, "bo"), (12, 1.0, "bo"))]
    score = score_forecasts(counted(found))
    (one,) = score.scores
    assert (one.n, one.brier) == (2, pytest.approx((0.04 + 0.25) / 2))
    assert [(name, late.by, late.at.day) for name, late in score.late] == [("aaaaaaaa", "bo", 12)]


def test_each_day_weighs_the_same_in_the_time_averaged_score():
    (one,) = score_forecasts(counted([entry(CONFIRMED, (1, 0.2, "ann"), (6, 0.8, "ann"))])).scores
    assert one.time_averaged == pytest.approx((5 * 0.64 + 6 * 0.04) / 11)


def test_a_forecast_on_the_outcomes_own_day_counts():
    (one,) = score_forecasts(counted([entry(FAILED, (11, 0.25, "ann"))])).scores
    assert (one.brier, one.time_averaged) == (0.0625, 0.0625)


def test_partly_and_void_and_open_stand_beside():
    opened = a_prediction(forecasts=(Forecast(datetime(2020, 1, 1, tzinfo=UTC), "ann", 0.5),))
    found = [
        entry(PARTLY, (1, 0.5, "a")), entry(VOID, (1, 0.5, "a")), Entry(opened, ARTICLE),
        entry(FAILED),
    ]  # fmt: skip
    score = score_forecasts(counted(found))
    assert (*score.unanswered.values(), score.scores[0].n) == (1, 1, 1, 0)
    assert score.scores[0].brier is None


def test_certainty_is_counted_as_clipped_and_skill_may_be_undefined():
    (one,) = score_forecasts(counted([entry(FAILED, (1, 1.0, "ann"))])).scores
    assert (one.clipped, one.skill) == (1, None)
    assert one.log == pytest.approx(13.8155, abs=5e-5)


def test_words_are_scored_at_low_middle_and_high():
    words = Likelihood("very likely", 0.8, 0.875, 0.95, "icd203")
    score = score_words(counted([entry(CONFIRMED, likelihood=words), entry(FAILED)]))
    assert [(one.name, one.n, one.brier) for one in score.scores] == [
        ("low", 1, pytest.approx(0.04)),
        ("middle", 1, pytest.approx(0.015625)),
        ("high", 1, pytest.approx(0.0025)),
    ]
    assert score.lexicons == ("icd203",)


def test_a_forecast_after_the_deadline_knew_more():
    due = Deadline(latest=date(2020, 1, 5), basis=Basis.STATED)
    found = [entry(CONFIRMED, (1, 0.2, "ann"), (6, 0.9, "ann"), on=None, deadline=due)]
    score = score_forecasts(counted(found))
    assert score.scores[0].brier == pytest.approx(0.64)
    assert [made.at.day for _, made in score.late] == [6]


def test_forecasts_entered_after_their_day_are_counted_and_told():
    prediction = a_prediction()
    for day in (1, 2):
        made = Forecast(datetime(2020, 1, day, tzinfo=UTC), "ann", 0.5)
        prediction = prediction.forecast(made, signed=SIGNED)
    done = resolved(prediction, CONFIRMED, date(2020, 1, 11))
    assert score_forecasts(counted([Entry(done, ARTICLE)])).backdated == 1
    assert score_forecasts(counted([entry(CONFIRMED, (1, 0.5, "ann"))])).backdated == 0


@pytest.mark.parametrize(
    ("claim", "status", "brier"),
    [
        ("It is unlikely that prices rise.", CONFIRMED, 0.25**2),
        ("It is unlikely that prices rise.", FAILED, 0.75**2),
        ("Prices rise.", FAILED, 0.25**2),
        ("Prices rise.", CONFIRMED, 0.75**2),
    ],
)
def test_a_claim_that_says_unlikely_is_right_where_it_did_not_happen(claim, status, brier):
    words = Likelihood("unlikely", 0.2, 0.25, 0.3, "x")
    score = score_words(counted([entry(status, likelihood=words, claim=claim)]))
    assert score.scores[1].brier == pytest.approx(brier)


def test_a_weak_hedge_denies_nothing():
    words = Likelihood("might", 0.2, 0.4, 0.5, "survey")
    score = score_words(counted([entry(CONFIRMED, likelihood=words, claim="It might rise.")]))
    assert score.scores[1].brier == pytest.approx(0.36)


def test_words_said_again_count_once_unless_asked_otherwise():
    words = Likelihood("likely", 0.6, 0.7, 0.8, "x")
    found = [
        entry(CONFIRMED, likelihood=words, linked=("bbbbbbbb",)),
        entry(CONFIRMED, likelihood=words, linked=("aaaaaaaa",), name="bbbbbbbb"),
    ]
    assert score_words(counted(found)).scores[0].n == 1
    assert score_words(counted(found), count_repeats=True).scores[0].n == 2


def test_rows_stand_in_the_order_of_their_names_and_all_last():
    found = [entry(CONFIRMED, (1, 0.5, "a")), entry(FAILED, (1, 0.5, "a"), speaker="She", name="b")]
    score = score_forecasts(counted(found), [By.AUTHOR])
    assert [(one.row, one.n) for one in score.scores] == [("Ann Lee", 1), ("all", 1)]
    assert score.left_out == 1
