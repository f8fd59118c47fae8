"""The scores of probabilities, against vectors worked out elsewhere and independent oracles."""

import random
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as some

from predtrack.scorecard.calibration import (
    CLIP,
    brier_score,
    calibration_bins,
    log_score,
    murphy,
    skill_score,
    wilson,
)

TEN = list(
    zip(
        [0.9, 0.9, 0.8, 0.7, 0.7, 0.6, 0.3, 0.2, 0.1, 0.1],
        map(bool, [1, 1, 1, 0, 1, 1, 0, 1, 0, 0]),
        strict=True,
    )
)
PAIRS = some.lists(some.tuples(some.floats(0, 1), some.booleans()), min_size=1, max_size=60)


def near(value):
    return pytest.approx(value, abs=5e-5)


def random_samples(count=200):
    chance = random.Random(20191210)
    for _ in range(count):
        n = chance.randint(2, 60)
        pairs = [(round(chance.random(), 2), chance.random() < 0.5) for _ in range(n)]
        yield [*pairs, (0.0, True), (1.0, False)]


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (0, 1, 0, 0.7935),
        (1, 1, 0.2065, 1),
        (0, 5, 0, 0.4345),
        (5, 5, 0.5655, 1),
        (3, 4, 0.3006, 0.9544),
        (7, 10, 0.3968, 0.8922),
        (15, 50, 0.1910, 0.4375),
        (50, 100, 0.4038, 0.5962),
        (2.5, 3, 0.3100, 0.9823),
        (2, 3, 0.2077, 0.9385),
    ],
)
def test_wilson(k, n, low, high):
    assert wilson(k, n) == (near(low), near(high))


@given(some.integers(1, 10_000).flatmap(lambda n: some.tuples(some.integers(0, n), some.just(n))))
def test_wilson_holds_the_rate_and_stays_within_bounds(counts):
    k, n = counts
    low, high = wilson(k, n)
    assert 0 <= low <= k / n + 1e-12
    assert k / n - 1e-12 <= high <= 1


def test_wilson_agrees_with_statsmodels():
    from statsmodels.stats.proportion import proportion_confint

    chance = random.Random(1)
    for _ in range(1000):
        n = chance.randint(1, 500)
        k = chance.randint(0, n)
        oracle = proportion_confint(k, n, method="wilson")
        assert wilson(k, n) == pytest.approx(oracle, abs=1e-9)


def test_the_vector_of_ten():
    parts = murphy(TEN)
    assert brier_score(TEN) == near(0.1550)
    assert (parts.reliability, parts.resolution, parts.uncertainty) == (
        near(0.1050), near(0.1900), near(0.2400),
    )  # fmt: skip
    assert skill_score(TEN) == near(0.3542)
    assert log_score(TEN) == near(0.4682)


def test_always_fifty_scores_a_quarter():
    assert brier_score([(0.5, True), (0.5, False), (0.5, True)]) == 0.25


def test_brier_and_log_agree_with_scikit_learn():
    from sklearn.metrics import brier_score_loss, log_loss

    for pairs in random_samples():
        probabilities, happened = zip(*pairs, strict=True)
        assert brier_score(pairs) == pytest.approx(
            brier_score_loss(happened, probabilities), abs=1e-9
        )
        bounded = [min(max(p, CLIP), 1 - CLIP) for p in probabilities]
        oracle = log_loss(happened, bounded, labels=[False, True])
        assert log_score(pairs) == pytest.approx(oracle, abs=1e-9)


@given(PAIRS)
def test_the_parts_add_up_to_the_brier_score(pairs):
    parts = murphy(pairs)
    whole = parts.reliability - parts.resolution + parts.uncertainty
    assert isclose(whole, brier_score(pairs), abs_tol=1e-9)


@pytest.mark.parametrize(("p", "happened"), [(0.0, True), (1.0, False)])
def test_certainty_that_was_wrong_is_clipped(p, happened):
    assert log_score([(p, happened)]) == near(13.8155)
    assert brier_score([(p, happened)]) == 1


@pytest.mark.parametrize("pairs", [[], [(0.9, True)], [(0.2, False), (0.4, False)]])
def test_skill_is_undefined_where_nothing_is_left_to_explain(pairs):
    assert skill_score(pairs) is None


@pytest.mark.parametrize(
    ("p", "low"),
    [
        (0.0, 0), (0.0999, 0), (0.1, 10), (0.29, 20), (0.3, 30), (0.57, 50), (0.58, 50),
        (0.6, 60), (0.6999, 60), (0.7, 70), (0.1 + 0.2, 30), (0.9, 90), (0.99, 90), (1.0, 90),
    ],
)  # fmt: skip
def test_the_edges_of_the_bins_are_exact(p, low):
    (bin_,) = calibration_bins([(p, True)])
    assert (bin_.low, bin_.high, bin_.n) == (low, low + 10, 1)


def test_bins_are_not_folded_and_empty_ones_left_out():
    bins = calibration_bins(TEN)
    assert [(one.low, one.n, one.rate) for one in bins] == [
        (10, 2, 0), (20, 1, 1), (30, 1, 0), (60, 1, 1), (70, 2, 0.5), (80, 1, 1), (90, 2, 1),
    ]  # fmt: skip
    assert bins[4].mean == near(0.7)
    assert (bins[4].interval_low, bins[4].interval_high) == wilson(1, 2)
    assert calibration_bins([]) == ()


@given(PAIRS)
def test_every_pair_stands_in_one_bin(pairs):
    bins = calibration_bins(pairs)
    assert sum(one.n for one in bins) == len(pairs)
    assert all(one.low / 100 - 1e-9 <= one.mean <= one.high / 100 + 1e-9 for one in bins)


def test_the_ends_of_none_and_of_all_are_exact():
    for n in range(2, 400):
        assert wilson(0, n)[0] == 0 < wilson(1, n)[0]
        assert wilson(n - 1, n)[1] < 1 == wilson(n, n)[1]
