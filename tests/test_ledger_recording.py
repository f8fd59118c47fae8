"""Recording: one quote and claim is one prediction."""

import pytest
from conftest import ARTICLE, SIGNED, replace

from predtrack.errors import PredtrackError
from predtrack.ledger.recording import Draft, edit, record, retag
from predtrack.models.deadline import Deadline
from predtrack.models.history import Did
from predtrack.models.prediction import Removal

DRAFT = Draft("It will “rain” – soon.", "It rains.", Deadline())


def recorded(ledger, draft):
    with ledger.writing() as writing:
        return record(writing, draft, ARTICLE, signed=SIGNED)


def test_the_same_quote_and_claim_again_is_the_same_prediction(ledger):
    first = recorded(ledger, DRAFT)
    again = recorded(ledger, Draft('it will "rain" - SOON.', " it  Rains.", Deadline()))
    assert (first.is_new, again.is_new) == (True, False)
    assert again.prediction == first.prediction
    assert len(ledger.predictions()) == 1


def test_another_claim_on_the_same_quote_is_a_second_prediction(ledger):
    first, second, again = (
        recorded(ledger, Draft(DRAFT.quote, claim, Deadline()))
        for claim in ("It rains.", "It is wet.", "It is wet.")
    )
    assert first.prediction.id != second.prediction.id
    assert again.prediction.id == second.prediction.id
    assert not again.is_new


def test_an_edited_claim_frees_its_words_for_another_prediction(ledger):
    first = recorded(ledger, DRAFT).prediction
    with ledger.writing() as writing:
        writing.put(first.edited({"claim": "It pours."}, signed=SIGNED))
    assert recorded(ledger, DRAFT).is_new
    assert not recorded(ledger, Draft(DRAFT.quote, "It pours.", Deadline())).is_new


def test_an_edit_must_not_say_what_another_says(ledger):
    recorded(ledger, DRAFT)
    second = recorded(ledger, replace(DRAFT, claim="It pours.")).prediction
    with ledger.writing() as writing, pytest.raises(PredtrackError, match="says that already"):
        edit(writing, second, {"claim": "it RAINS."}, signed=SIGNED)


def test_a_removed_one_comes_back_with_its_history(ledger):
    first = recorded(ledger, DRAFT).prediction
    with ledger.writing() as writing:
        writing.put(first.removed(Removal.MISTAKE, signed=SIGNED))
    again = recorded(ledger, replace(DRAFT, tags=("weather",)))
    assert again.is_new
    assert again.prediction.id == first.id
    assert again.prediction.tags == ("weather",)
    assert again.prediction.history[-1].was == {"tags": []}
    assert [change.did for change in again.prediction.history] == [
        Did.RECORD, Did.REMOVE, Did.RECORD,
    ]  # fmt: skip


def test_tags_are_trimmed_folded_and_each_once():
    assert retag(("B ", "a", "b", "", "Two  Words")) == ("a", "b", "two words")
