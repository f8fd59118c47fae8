"""Events: what their dates reach."""

from datetime import date

import pytest
from conftest import PUBLISHED, SIGNED, a_prediction, an_article, resolved

from predtrack.errors import WhyNeeded
from predtrack.ledger.events import (
    date_event,
    event_deadline,
    known_events,
    near_names,
    note_event,
    waiting,
)
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Did
from predtrack.models.outcome import Status

VOTE, DAY = "Parliamentary election, Kazakhstan", date(2021, 1, 10)
WAITS = Deadline("at the vote", PUBLISHED, None, Basis.EVENT, VOTE)


def with_predictions(ledger):
    later = an_article("later000", published=date(2022, 1, 1))
    with ledger.writing() as writing:
        writing.add(later)
        note_event(writing, VOTE, signed=SIGNED)
        writing.add(a_prediction("waits000", deadline=WAITS))
        writing.add(a_prediction("later001", deadline=WAITS, article="later000"))
        writing.add(resolved(a_prediction("done0000", deadline=WAITS), Status.VOID))
        writing.add(a_prediction("other000"))
    return ledger


def test_a_date_reaches_the_open_ones_published_by_then(ledger):
    with with_predictions(ledger).writing() as writing:
        dated = date_event(writing, "parliamentary ELECTION,  Kazakhstan", DAY, signed=SIGNED)
    assert [one.id for one in dated.reached] == ["waits000"]
    assert [one.id for one in dated.beyond] == ["later001"]
    reached = ledger.get("waits000")
    assert reached.deadline.latest == DAY
    assert reached.deadline.basis is Basis.EVENT
    assert reached.deadline.text == "at the vote"
    assert reached.history[-1].did is Did.EVENT
    assert reached.history[-1].was["deadline"]["latest"] is None
    assert ledger.get("done0000").deadline.latest is None
    assert ledger.find_event(VOTE).date == DAY


def test_another_date_moves_them_again_and_the_history_keeps_both(ledger):
    with_predictions(ledger)
    with ledger.writing() as writing:
        date_event(writing, VOTE, DAY, signed=SIGNED)
    with ledger.writing() as writing, pytest.raises(WhyNeeded, match="2021-01-10 already"):
        date_event(writing, VOTE, date(2021, 2, 1), signed=SIGNED)
    with ledger.writing() as writing:
        date_event(writing, VOTE, date(2021, 2, 1), signed=SIGNED, why="postponed")
    assert ledger.get("waits000").deadline.latest == date(2021, 2, 1)
    history = ledger.find_event(VOTE).history
    assert [change.was.get("date") for change in history] == [None, None, "2021-01-10"]


def test_the_same_date_again_changes_nothing(ledger):
    with_predictions(ledger)
    for _ in range(2):
        with ledger.writing() as writing:
            date_event(writing, VOTE, DAY, signed=SIGNED)
    assert len(ledger.get("waits000").history) == 2
    assert len(ledger.find_event(VOTE).history) == 2


def test_a_later_recording_gets_the_date_too(ledger):
    with with_predictions(ledger).writing() as writing:
        date_event(writing, VOTE, DAY, signed=SIGNED)
        got = event_deadline(writing, VOTE.lower(), PUBLISHED, "then")
    assert (got.latest, got.event, got.text) == (DAY, VOTE, "then")
    assert event_deadline(ledger, VOTE, date(2021, 1, 11), None).latest is None
    assert event_deadline(ledger, VOTE, None, None).latest is None
    assert event_deadline(ledger, "Another", PUBLISHED, None).waits


def test_near_names_are_named(ledger):
    with_predictions(ledger)
    assert near_names(ledger, "parliamentary elections, Kazakhstan") == [VOTE]
    assert near_names(ledger, VOTE.upper()) == []
    assert near_names(ledger, "football") == []


def test_an_event_that_was_only_found_in_words_is_known_too(ledger):
    found = Deadline("before the vote", PUBLISHED, None, Basis.EVENT, "the vote")
    with ledger.writing() as writing:
        writing.add(a_prediction(deadline=found))
    assert [event.name for event in known_events(ledger).values()] == ["the vote"]
    assert ledger.events() == []


def test_waiting_counts_the_open_ones(ledger):
    with_predictions(ledger)
    assert waiting(ledger) == {ledger.find_event(VOTE).key: 2}
