"""Probabilities as a reader writes them."""

import pytest

from predtrack.errors import UsageMistake
from predtrack.reading.probability import parse_probability


@pytest.mark.parametrize(
    ("text", "lexicon", "probability"),
    [
        ("70%", "icd203", 0.7), ("70 %", "icd203", 0.7), ("0.7", "icd203", 0.7),
        (".7", "icd203", 0.7), ("0,7", "icd203", 0.7), ("7/10", "icd203", 0.7),
        ("2:1", "icd203", 2 / 3), ("1:3", "icd203", 0.25), ("0%", "icd203", 0),
        ("100%", "icd203", 1), ("1.0", "icd203", 1), ("99.5%", "icd203", 0.995),
        ("very likely", "icd203", 0.875), ("Very likely", "ipcc", 0.95), ("maybe", "survey", 0.5),
    ],
)  # fmt: skip
def test_what_is_a_probability(text, lexicon, probability):
    assert parse_probability(text, lexicon) == pytest.approx(probability, abs=1e-12)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "70",
        "1",
        "101%",
        "-5%",
        "1.2",
        "11/10",
        "50/50",
        "1,000",
        "1,000:1",
        "1/2,000",
        "0/0",
        "0:0",
        "maybe",
        "not likely",
        "will",
        "x",
    ],
)
def test_what_is_none(text):
    with pytest.raises(UsageMistake, match="not a probability"):
        parse_probability(text)


def test_an_unknown_lexicon():
    with pytest.raises(UsageMistake, match="no lexicon"):
        parse_probability("likely", "zzz")


@pytest.mark.parametrize("percent", [0.1, 12.3, 66.6, 99.9])
def test_the_same_number_is_the_same_however_it_is_written(percent):
    assert parse_probability(f"{percent}%") == parse_probability(f"{percent / 100:.3f}")
