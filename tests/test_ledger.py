"""The ledger: what goes in comes out, checked both ways."""

import json

import pytest
from conftest import ARTICLE, SIGNED, a_prediction, an_article, resolved

from predtrack.errors import AmbiguousId, DamagedLedger, NotFound, PredtrackError
from predtrack.ledger import Ledger
from predtrack.models.event import Event
from predtrack.models.identity import ShortIds
from predtrack.models.outcome import Status
from predtrack.models.prediction import Removal

ONE, TWO, THREE = a_prediction("abcdaaaa"), a_prediction("abcdbbbb"), a_prediction("xyzwaaaa")


def filled(ledger, *records):
    with ledger.writing() as writing:
        for record in records:
            writing.add(record)
    return Ledger(ledger.path)


def filled_twice(writing):
    writing.add(ONE)
    writing.add(ONE)


def test_what_was_added_is_there_for_the_next_reader(ledger):
    event = Event("Vote, Kazakhstan")
    again = filled(ledger, ONE, TWO, event)
    assert again.predictions() == [ONE, TWO]
    assert again.articles() == [ARTICLE]
    assert again.events() == [event]
    assert again.find_event("vote,  KAZAKHSTAN") == event


def test_a_ledger_that_is_not_there_is_empty_and_reading_does_not_make_it(tmp_path):
    nothing = Ledger(tmp_path / "deep" / "none.json")
    assert (nothing.predictions(), nothing.articles(), nothing.events()) == ([], [], [])
    assert not nothing.exists
    assert list(tmp_path.iterdir()) == []


def test_an_error_while_writing_leaves_the_file_as_it_was(ledger):
    before = ledger.path.read_bytes()
    with pytest.raises(PredtrackError, match="already"), ledger.writing() as writing:
        filled_twice(writing)
    assert ledger.path.read_bytes() == before
    assert ledger.predictions() == []


def test_writing_without_a_change_writes_nothing(tmp_path):
    ledger = Ledger(tmp_path / "none.json")
    with ledger.writing():
        pass
    assert not ledger.exists


def test_what_is_put_is_seen_before_the_commit(ledger):
    with ledger.writing() as writing:
        writing.add(ONE)
        assert writing.get("abcd") == ONE
        writing.put(resolved(ONE, Status.FAILED))
        assert writing.predictions()[0].status is Status.FAILED
    assert Ledger(ledger.path).get("abcdaaaa").status is Status.FAILED


def test_a_taken_id_and_a_change_outside_writing_are_refused(ledger):
    again = filled(ledger, ONE)
    with again.writing() as writing, pytest.raises(PredtrackError, match="already"):
        writing.add(ONE)
    with pytest.raises(PredtrackError, match="inside"):
        again.put(ONE)


def test_a_unique_prefix_is_enough_and_an_ambiguous_one_lists_the_candidates(ledger):
    again = filled(ledger, ONE, TWO, THREE)
    assert again.get("xyz") == THREE
    assert again.get("ABCDA") == ONE
    assert again.get_either("art") == ARTICLE
    with pytest.raises(AmbiguousId) as caught:
        again.get("abcd")
    assert "abcdaaaa  Claim abcdaaaa." in str(caught.value)
    assert "abcdbbbb" in str(caught.value)
    with pytest.raises(NotFound, match="no prediction 'q'"):
        again.get("q")
    with pytest.raises(NotFound):
        again.get("")


def test_find_selects_orders_and_limits(ledger):
    done = resolved(TWO, Status.VOID)
    again = filled(ledger, ONE, done, THREE)
    assert again.find(status=Status.OPEN) == [ONE, THREE]
    assert again.find(order=lambda one: one.id[::-1], limit=1) == [ONE]
    assert again.find(status=Status.VOID, limit=5) == [done]


def test_removed_ones_are_kept_and_not_listed(ledger):
    again = filled(ledger, ONE.removed(Removal.MISTAKE, signed=SIGNED), TWO)
    assert again.predictions() == [TWO]
    assert len(again.recorded_predictions()) == 2


@pytest.mark.parametrize(
    ("ids", "prefixes"),
    [
        (["abcdefgh"], ["abcd"]),
        (["abcdaaaa", "abcdbbbb", "xyzwaaaa"], ["abcda", "abcdb", "xyzw"]),
        (["aaaaaaaa", "aaaaaaaab"], ["aaaaaaaa", "aaaaaaaab"]),
        ([], []),
    ],
)
def test_shortest_prefixes(ids, prefixes):
    assert list(ShortIds(ids).values()) == prefixes


def test_short_ids_tell_predictions_and_articles_apart(ledger):
    again = filled(ledger, a_prediction("artibbbb"), an_article("articlez"))
    assert again.short_ids() == {
        "articlea": "articlea",
        "articlez": "articlez",
        "artibbbb": "artib",
    }


def test_the_tinydb_doc_id_is_never_a_number(ledger):
    again = filled(ledger, ONE)
    assert '"abcdaaaa"' in again.path.read_text(encoding="utf-8")
    assert json.loads(again.path.read_text(encoding="utf-8"))["predictions"]["abcdaaaa"]


def test_a_record_under_another_key_is_damage(ledger):
    again = filled(ledger, ONE)
    text = again.path.read_text(encoding="utf-8").replace('"abcdaaaa":', '"abcdzzzz":')
    again.path.write_text(text, encoding="utf-8")
    with pytest.raises(DamagedLedger, match="abcdzzzz"):
        Ledger(again.path).predictions()
