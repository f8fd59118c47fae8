"""Worth checking: what tells that a claim can later be called true or false."""

from __future__ import annotations

import math

import pytest
from evaluation.statements import auc

from predtrack import scan
from predtrack.models.statement import Claim
from predtrack.reading.cues.weights import check_weights
from predtrack.reading.english import ENGLISH

# fmt: off
WORTH = [
    "The council will vote on the new harbour on 12 May 2027.", "Mayor Ann Berg will resign by March.",
    "Unemployment will exceed 9 per cent by the end of 2027.", "The mill is to close two of its sheds next year.",
    "Lowmoor will win the final against Tarn on Sunday.", "The court will rule on the appeal on Monday.",
    "The ferry line is expected to launch three ships by June.", "Parliament will not pass the budget before 1 July.",
    "Henrik Dahl will win the second round of the election.", "The bank will raise its rate to 4.5 per cent in June.",
]
NOT_WORTH = [
    "It will be better for everyone.", "The mood may become very different.", "This will remain a serious challenge for our society.",
    "Some people will see more opportunities.", "Their influence will probably continue to change in many ways.",
    "That will be important for the future of the relationship.", "We will need a strong and effective policy.",
    "Will things ever be good again?", "The crisis could have a deeper impact on confidence.", "They will try to improve how they feel.",
]
TOLD = [
    ("Rents will fall by June 2027.", "day:stated"), ("Rents will fall next year.", "day:relative"),
    ("Rents will fall very soon.", "day:vague"), ("Rents will fall.", "day:none"), ("Rents will fall before the vote.", "day:event"),
    ("Rents will fall by 5 per cent.", "number"), ("Rents may fall.", "hedge:possible"), ("Will rents fall?", "kind:question"),
    ("Yesterday Ann Berg said rents will fall.", "actor:name"), ("Critics say it will fall.", "actor:pronoun"),
    ("The council will resign.", "words:deed"), ("There will be an election.", "words:occasion"),
    ("It will be a good thing.", "words:value"), ("Its role will matter.", "words:abstract"),
    ("Trade will continue.", "words:process"), ("Many will leave.", "words:vague"), ("Rents will fall by a third.", "words:measure"),
    ("The council will vote on Monday.", "words:clock"), ("The better will be best.", "words:value 2"),
]
UNTOLD = [
    ("Rents will fall by 2027.", "number"), ("Rents will fall.", "actor:name"), ("Rents will fall.", "actor:pronoun"),
    ("Rents will fall.", "words:value"), ("Berg will resign.", "words:value 2"),
]
# fmt: on


def claim_of(sentence: str) -> Claim:
    """Return the only claim of a sentence."""
    (found,) = scan(sentence, published="2026-11-27", min_score=0)
    (claim,) = found.claims
    return claim


@pytest.mark.parametrize("sentence", WORTH)
def test_what_has_a_day_a_number_an_actor_or_an_act_is_worth_checking(sentence: str) -> None:
    assert claim_of(sentence).is_worth_checking


@pytest.mark.parametrize("sentence", NOT_WORTH)
def test_hedges_values_and_pronouns_are_not(sentence: str) -> None:
    assert not claim_of(sentence).is_worth_checking


@pytest.mark.parametrize(("sentence", "name"), TOLD)
def test_features_have_names(sentence: str, name: str) -> None:
    cues = {one.name: one for one in claim_of(sentence).check_cues}
    assert name in cues
    assert sentence[cues[name].start : cues[name].end] == cues[name].text


@pytest.mark.parametrize(("sentence", "name"), UNTOLD)
def test_features_are_silent_where_there_is_nothing(sentence: str, name: str) -> None:
    assert name not in {one.name for one in claim_of(sentence).check_cues}


def test_the_probability_is_what_its_features_add_up_to() -> None:
    claim = claim_of(WORTH[0])
    odds = check_weights(ENGLISH).bias + sum(one.added for one in claim.check_cues)
    assert claim.checkable == pytest.approx(1 / (1 + math.exp(-odds)))


def test_each_claim_has_its_own_worth_and_a_statement_that_of_its_best() -> None:
    text = "The council will vote on 12 May 2027, and the mood will be better next year."
    (found,) = scan(text, published="2026-11-27")
    one, two = (claim.checkable for claim in found.claims)
    assert one > two
    assert found.checkable == one
    assert found.is_worth_checking


def test_a_horizon_tells_nothing_of_a_claim_itself() -> None:
    (below,) = scan("Rents will fall.", published="2026-11-27", title="Ten predictions for 2027")
    assert below.deadline.latest
    assert not [one for one in below.claims[0].check_cues if one.name.startswith("day:")]


@pytest.mark.parametrize(
    ("good", "bad", "area"),
    [([0.9, 0.8], [0.1], 1.0), ([0.1], [0.9, 0.8], 0.0), ([0.5], [0.5], 0.5), ([3, 1], [2], 0.5)],
)
def test_the_area_under_the_curve(good: list[float], bad: list[float], area: float) -> None:
    assert auc(good, bad) == area
