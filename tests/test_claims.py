"""Claims: what is proposed for checking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from predtrack.reading.claims.proposing import propose_claim, without_lead_in
from predtrack.reading.english import ENGLISH

# fmt: off
CASES = [
    ("First of all, the new power will listen.", "The new power will listen."),
    ("Third, I am expecting a reshuffle very soon.", "A reshuffle very soon."),
    ("I think that rents will fall", "Rents will fall."),
    ("But in my view, rents will fall.", "Rents will fall."),
    ("“Rents will fall,” said Cole.", "“Rents will fall,” said Cole."),
    ("“Rents will fall.", "Rents will fall."),
    ("And will rents fall?", "Will rents fall?"),
    ("Rents  will\nfall,", "Rents will fall."),
    ("Therefore, it follows that rents will fall.", "Rents will fall."),
    ("Firstly rents will fall.", "Firstly rents will fall."),
]
# fmt: on


@pytest.mark.parametrize(("quote", "claim"), CASES)
def test_proposes_a_claim(quote: str, claim: str) -> None:
    assert propose_claim(quote, language=ENGLISH) == claim


def test_only_a_lead_in_with_a_comma_is_taken_off() -> None:
    assert without_lead_in("Fourth, no change.", language=ENGLISH) == "no change."
    assert without_lead_in("Fourth place is safe.", language=ENGLISH) == "Fourth place is safe."


@given(st.text())
def test_a_claim_is_one_line_that_ends(quote: str) -> None:
    claim = propose_claim(quote, language=ENGLISH)
    assert "\n" not in claim
    assert claim.strip() == claim
