"""The store: what the ledger does, it does over a file and over memory."""

import pytest
from conftest import ARTICLE, SIGNED, a_prediction, resolved
from storage_samples import MemoryStore

from predtrack.errors import NotFound, PredtrackError
from predtrack.ledger import Ledger
from predtrack.models.event import Event
from predtrack.models.outcome import Status
from predtrack.models.prediction import Removal

ONE, TWO = a_prediction("abcdaaaa"), a_prediction("abcdbbbb")


@pytest.fixture(params=["file", "memory"])
def reopen(request, tmp_path):
    """Open a ledger that holds the usual article, again and again."""
    store = MemoryStore() if request.param == "memory" else None
    kept = Ledger(tmp_path / "predictions.json", store=store)
    with kept.writing() as book:
        book.add(ARTICLE)
    return lambda: Ledger(tmp_path / "predictions.json", store=store)


def test_what_was_added_is_there_for_the_next_reader(reopen):
    with reopen().writing() as book:
        book.add(ONE)
        book.add(TWO)
        book.add(Event("Vote, Kazakhstan"))
    again = reopen()
    assert again.predictions() == [ONE, TWO]
    assert again.articles() == [ARTICLE]
    assert again.find_event("vote,  KAZAKHSTAN") == Event("Vote, Kazakhstan")
    assert again.get("abcdb") == TWO
    with pytest.raises(NotFound):
        again.get("zzzz")


def test_what_is_put_is_seen_before_the_commit_and_found_in_order_after(reopen):
    with reopen().writing() as book:
        book.add(ONE)
        book.add(TWO)
        book.put(resolved(ONE, Status.FAILED))
        assert book.get("abcda").status is Status.FAILED
        book.put(TWO.removed(Removal.MISTAKE, signed=SIGNED))
    assert [one.id for one in reopen().find(status=Status.FAILED, order="deadline")] == [ONE.id]
    assert len(reopen().recorded_predictions()) == 2


def test_an_error_while_writing_changes_nothing(reopen):
    with pytest.raises(PredtrackError, match="already"), reopen().writing() as book:
        list(map(book.add, (ONE, ONE)))
    assert reopen().predictions() == []


def test_nothing_changes_outside_writing(reopen):
    ledger = reopen()
    with ledger.writing() as book:
        book.add(ONE)
    for one in (ledger, book):
        with pytest.raises(PredtrackError, match="inside writing"):
            one.put(TWO)


def test_an_act_that_fails_leaves_nothing_of_itself_and_the_others_stay(reopen):
    with reopen().writing() as book:
        with pytest.raises(PredtrackError):
            book.record("It will rain.", title="Rain", deadline="no day at all")
        assert len(book.articles()) == 1
        book.record("It will snow.", title="Snow")
        with pytest.raises(PredtrackError):
            book.record("It will rain.", title="Rain", deadline="no day at all")
    assert [one.title for one in reopen().articles() if one != ARTICLE] == ["Snow"]
    assert [one.quote for one in reopen().predictions()] == ["It will snow."]


def test_acts_go_over_any_store(reopen):
    with reopen().writing(by="anna", at=SIGNED.at) as book:
        recorded = book.record("It will rain.", title="Rain", published="2026-01-15")
        book.confirm(recorded.id, on="2026-02-01")
    assert reopen().get(recorded.id).outcome.by == "anna"


def test_what_only_a_file_has_is_refused_in_words(tmp_path):
    ledger = Ledger(tmp_path / "none.json", store=MemoryStore())
    with pytest.raises(PredtrackError, match="kept in no file"):
        ledger.backups()
