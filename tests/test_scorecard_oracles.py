"""The scores of a thousand random ledgers, against statsmodels, scikit-learn and plain counting."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from conftest import TODAY, a_prediction, an_article, replace, resolved

from predtrack.models.outcome import Status
from predtrack.models.prediction import Forecast
from predtrack.models.selection import Entry, Selection
from predtrack.models.statement import Kind, Likelihood
from predtrack.scorecard.calibration import CLIP
from predtrack.scorecard.counting import count
from predtrack.scorecard.grouping import By
from predtrack.scorecard.probabilities import score_forecasts, score_words
from predtrack.scorecard.record import score

AUTHORS = ("Ann", "Bo", "Cy")
OUTCOME_DAY = date(2020, 6, 1)
ANSWER = {Status.CONFIRMED: True, Status.FAILED: False}


@pytest.fixture
def random_ledgers(rounds):
    """The entries of a thousand ledgers; of two hundred in an ordinary run."""
    chance = random.Random(19_01_2021)
    number = rounds(1000, shortened=200)
    return [[an_entry(chance, n) for n in range(chance.randint(1, 12))] for _ in range(number)]


def an_entry(chance, number):
    article = an_article(f"a{number}", authors=(chance.choice(AUTHORS),))
    mid = chance.randint(0, 100) / 100
    prediction = a_prediction(
        f"p{number}",
        article=article.id,
        kind=chance.choice([Kind.PREDICTION, Kind.PREDICTION, Kind.QUESTION]),
        speaker=chance.choice([None, None, "The Minister"]),
        likelihood=Likelihood("words", mid, mid, mid, "icd203") if chance.random() < 0.6 else None,
        forecasts=tuple(a_forecast(chance) for _ in range(chance.randint(0, 3))),
    )
    statuses = [one for one in Status if one is not Status.PARTLY or not prediction.is_question]
    status = chance.choice(statuses)
    if status is not Status.OPEN:
        prediction = resolved(prediction, status, OUTCOME_DAY)
    return Entry(prediction, article)


def a_forecast(chance):
    day = OUTCOME_DAY + timedelta(days=chance.randint(-40, 10))
    at = datetime(day.year, day.month, day.day, chance.randint(0, 23), tzinfo=UTC)
    return Forecast(at, chance.choice(["ann", "bo"]), chance.randint(0, 100) / 100)


def near(value):
    return pytest.approx(value, abs=1e-9)


def test_rates_and_intervals(random_ledgers):
    from statsmodels.stats.proportion import proportion_confint

    for entries in random_ledgers:
        card = score(count(entries, Selection(), day=TODAY), [By.AUTHOR])
        for author in AUTHORS:
            said = [
                one.prediction.status
                for one in entries
                if one.article.authors == (author,)
                and not one.prediction.speaker
                and not one.prediction.is_question
            ]
            found = [group.tally for group in card.groups if group.labels == (author,)]
            right, partly, wrong = map(said.count, (Status.CONFIRMED, Status.PARTLY, Status.FAILED))
            n = right + partly + wrong
            if not n:
                assert all(tally.hit.rate is None for tally in found)
                continue
            (tally,) = found
            assert (tally.n, tally.open, tally.void) == (
                n, said.count(Status.OPEN), said.count(Status.VOID),
            )  # fmt: skip
            for interval, successes in ((tally.hit, right + partly / 2), (tally.strict, right)):
                low, high = proportion_confint(successes, n, method="wilson")
                assert interval.rate == near(successes / n)
                assert (interval.low, interval.high) == (near(low), near(high))


def check(scores, pairs):
    from sklearn.metrics import brier_score_loss, log_loss

    assert scores.n == len(pairs)
    if not pairs:
        assert (scores.brier, scores.log, scores.skill) == (None, None, None)
        return
    probabilities, happened = zip(*pairs, strict=True)
    bounded = [min(max(p, CLIP), 1 - CLIP) for p in probabilities]
    assert scores.brier == near(brier_score_loss(happened, probabilities, pos_label=True))
    assert scores.log == near(log_loss(happened, bounded, labels=[False, True]))
    base = sum(happened) / len(happened)
    if base in (0, 1):
        assert scores.skill is None
    else:
        always = brier_score_loss(happened, [base] * len(happened), pos_label=True)
        assert scores.skill == near(1 - scores.brier / always)


def test_forecasts(random_ledgers):
    for entries in random_ledgers:
        last = {}
        for prediction in (one.prediction for one in entries if one.prediction.status in ANSWER):
            for one in sorted(prediction.forecasts, key=lambda forecast: forecast.at):
                if one.at.date() <= OUTCOME_DAY:
                    last[prediction.id, one.by] = (one.probability, ANSWER[prediction.status])
        (scores,) = score_forecasts(count(entries, Selection(), day=TODAY)).scores
        check(scores, list(last.values()))


def test_words(random_ledgers):
    for entries in random_ledgers:
        pairs = [
            (one.prediction.likelihood.mid, ANSWER[one.prediction.status])
            for one in entries
            if one.prediction.likelihood
            and one.prediction.status in ANSWER
            and not one.prediction.is_question
        ]
        for scores in score_words(count(entries, Selection(), day=TODAY)).scores:
            check(scores, pairs)


def test_the_order_of_the_records_does_not_matter(random_ledgers):
    for entries in random_ledgers[:50]:
        mixed = random.Random(len(entries)).sample(entries, len(entries))
        cards = [
            score(count(some, Selection(), day=TODAY), [By.AUTHOR]) for some in (entries, mixed)
        ]
        one, other = (replace(card, counted=None) for card in cards)
        assert one == other
