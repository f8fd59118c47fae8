"""The moves that a prediction allows, and the day of an outcome."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from conftest import PUBLISHED, SIGNED, SIX_MONTHS, TODAY, a_prediction, an_article, resolved
from hypothesis import given
from hypothesis import strategies as some

from predtrack.errors import (
    AlreadyResolved,
    BeforePublication,
    CameLate,
    IllegalMove,
    InTheFuture,
    InvalidValue,
    OutsideWindow,
    WhyNeeded,
    WindowStillOpen,
)
from predtrack.models.address import ORDINARY, check_address
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Did
from predtrack.models.note import Note, Role
from predtrack.models.outcome import Evidence, Outcome, Reason, Status
from predtrack.models.outcome_day import outcome_day
from predtrack.models.prediction import Removal
from predtrack.models.statement import Kind

DUE = a_prediction(deadline=SIX_MONTHS)
STAYS = a_prediction(deadline=SIX_MONTHS, no_change=True)
UNDATED = a_prediction()
INSIDE, AFTER = date(2019, 9, 1), date(2020, 1, 1)
LATEST = date(2019, 12, 10)
CONFIRMED, FAILED, PARTLY, VOID = Status.CONFIRMED, Status.FAILED, Status.PARTLY, Status.VOID

# fmt: off
DAYS = [
    # prediction, status, --on, today, the day on record
    (DUE, CONFIRMED, None, INSIDE, INSIDE),
    (DUE, CONFIRMED, None, AFTER, None),
    (DUE, CONFIRMED, INSIDE, AFTER, INSIDE),
    (DUE, CONFIRMED, LATEST, AFTER, LATEST),
    (DUE, FAILED, None, INSIDE, INSIDE),
    (DUE, FAILED, None, LATEST, LATEST),
    (DUE, FAILED, None, AFTER, LATEST),
    (DUE, FAILED, AFTER, AFTER, AFTER),
    (DUE, PARTLY, None, INSIDE, INSIDE),
    (DUE, PARTLY, None, AFTER, None),
    (DUE, PARTLY, AFTER, AFTER, AFTER),
    (DUE, VOID, None, AFTER, None),
    (DUE, VOID, AFTER, AFTER, AFTER),
    (STAYS, CONFIRMED, None, AFTER, LATEST),
    (STAYS, CONFIRMED, LATEST, AFTER, LATEST),
    (STAYS, FAILED, None, INSIDE, INSIDE),
    (STAYS, FAILED, INSIDE, AFTER, INSIDE),
    (STAYS, FAILED, PUBLISHED, AFTER, PUBLISHED),
    (STAYS, FAILED, None, AFTER, LATEST),
    (STAYS, VOID, None, INSIDE, None),
    (UNDATED, CONFIRMED, None, AFTER, AFTER),
    (UNDATED, CONFIRMED, INSIDE, AFTER, INSIDE),
    (UNDATED, FAILED, None, AFTER, AFTER),
]
REFUSED = [
    (DUE, CONFIRMED, AFTER, AFTER, CameLate),
    (DUE, FAILED, AFTER, INSIDE, InTheFuture),
    (DUE, CONFIRMED, date(2019, 6, 9), AFTER, BeforePublication),
    (a_prediction(no_change=True), CONFIRMED, None, AFTER, WindowStillOpen),
    (a_prediction(no_change=True), CONFIRMED, AFTER, AFTER, WindowStillOpen),
    (DUE, VOID, AFTER, INSIDE, InTheFuture),
    (STAYS, CONFIRMED, None, INSIDE, WindowStillOpen),
    (STAYS, CONFIRMED, None, LATEST, WindowStillOpen),
    (STAYS, CONFIRMED, INSIDE, AFTER, IllegalMove),
    (STAYS, FAILED, AFTER, AFTER, OutsideWindow),
]
# fmt: on


@pytest.mark.parametrize(("prediction", "status", "on", "today", "day"), DAYS)
def test_the_day_of_an_outcome(prediction, status, on, today, day):
    assert outcome_day(prediction, status, on, today=today, published=PUBLISHED) == day


@pytest.mark.parametrize(("prediction", "status", "on", "today", "error"), REFUSED)
def test_a_day_that_cannot_be(prediction, status, on, today, error):
    with pytest.raises(error):
        outcome_day(prediction, status, on, today=today, published=PUBLISHED)


def test_the_refusal_of_an_open_window_names_its_day():
    with pytest.raises(WindowStillOpen, match="2019-12-10"):
        outcome_day(STAYS, CONFIRMED, None, today=INSIDE, published=PUBLISHED)


def test_resolving_reopening_and_resolving_again_keeps_every_outcome_in_the_history():
    first = resolved(DUE, FAILED, LATEST)
    opened = first.reopened(signed=SIGNED, why="the report was withdrawn")
    again = resolved(opened, CONFIRMED, LATEST)
    assert [change.did for change in again.history] == [
        Did.RECORD, Did.RESOLVE, Did.REOPEN, Did.RESOLVE,
    ]  # fmt: skip
    assert again.history[2].was["outcome"]["status"] == "failed"
    assert again.history[2].was["status"] == "failed"
    assert (opened.status, opened.outcome) == (Status.OPEN, None)


def test_moves_that_are_not_legal():
    done = resolved(DUE, CONFIRMED)
    question = a_prediction(kind=Kind.QUESTION)
    with pytest.raises(AlreadyResolved, match="reopen"):
        resolved(done, FAILED)
    with pytest.raises(IllegalMove, match="open already"):
        DUE.reopened(signed=SIGNED, why="because")
    with pytest.raises(WhyNeeded):
        done.reopened(signed=SIGNED, why=None)
    with pytest.raises(InvalidValue, match="question"):
        resolved(question, PARTLY)
    with pytest.raises(IllegalMove, match="note"):
        DUE.with_evidence(Evidence("https://example.org"), signed=SIGNED)
    removed = DUE.removed(Removal.MISTAKE, signed=SIGNED)
    with pytest.raises(IllegalMove, match="removed from the count"):
        removed.removed(Removal.MISTAKE, signed=SIGNED)


@pytest.mark.parametrize("field", ["deadline", "claim", "kind", "criterion", "speaker", "quote"])
def test_a_guarded_field_needs_its_reason_after_the_deadline(field):
    values = {
        "deadline": Deadline(),
        "claim": "Other.",
        "kind": Kind.PROMISE,
        "criterion": "More than two.",
        "speaker": "Kim",
        "quote": "Other words.",
    }
    change = {field: values[field]}
    with pytest.raises(WhyNeeded, match=field):
        DUE.edited(change, signed=SIGNED)
    edited = DUE.edited(change, signed=SIGNED, why="misread")
    assert getattr(edited, field) == values[field]
    assert edited.history[-1].why == "misread"
    follows = {"voice"} if field == "speaker" else set()
    assert set(edited.history[-1].was) == {field} | follows
    assert UNDATED.edited({"claim": "Other."}, signed=SIGNED).claim == "Other."


def test_a_deadline_moved_on_does_not_free_later_edits():
    later = Deadline(latest=date(2030, 1, 1), basis=Basis.MANUAL)
    moved = DUE.edited({"deadline": later}, signed=SIGNED, why="postponed")
    with pytest.raises(WhyNeeded):
        moved.edited({"claim": "Other."}, signed=SIGNED)


def test_what_an_outcome_was_judged_by_stays_while_there_is_one():
    done = resolved(DUE, CONFIRMED, INSIDE)
    with pytest.raises(AlreadyResolved):
        done.edited({"deadline": Deadline()}, signed=SIGNED, why="x")
    assert done.edited({"claim": "Other."}, signed=SIGNED, why="x").claim == "Other."


@pytest.mark.parametrize(
    "act",
    [
        lambda one: one.edited({"claim": "x"}, signed=SIGNED, why="x"),
        lambda one: one.noted(Note(SIGNED.at, "x", Role.READER, "x"), signed=SIGNED),
        lambda one: resolved(one, FAILED),
    ],
)
def test_what_was_removed_stays_removed(act):
    with pytest.raises(IllegalMove, match="add its quote again"):
        act(a_prediction().removed(Removal.MISTAKE, signed=SIGNED))


def test_an_edit_that_changes_nothing_is_no_entry():
    assert DUE.edited({"claim": DUE.claim}, signed=SIGNED) is DUE


def test_notes_and_evidence_change_no_status():
    note = Note(SIGNED.at, "x", Role.SPEAKER, "I was misquoted.")
    noted = DUE.noted(note, signed=SIGNED)
    assert noted.notes == (note,)
    assert noted.is_open
    done = resolved(DUE, CONFIRMED).with_evidence(Evidence("https://a.org"), signed=SIGNED)
    assert done.outcome.evidence[0].url == "https://a.org"
    assert done.status is CONFIRMED


def test_removed_ones_are_known_by_their_history_and_can_come_back():
    removed = DUE.removed(Removal.DUPLICATE, signed=SIGNED)
    assert removed.is_removed
    assert removed.history[-1].why == "duplicate"
    assert not removed.recorded(signed=SIGNED).is_removed


@pytest.mark.parametrize(
    ("today", "overdue", "left"),
    [(LATEST, False, 0), (date(2019, 12, 11), True, -1), (PUBLISHED, False, 183)],
)
def test_overdue_is_open_past_the_last_day(today, overdue, left):
    assert DUE.is_overdue(today) is overdue
    assert DUE.deadline.days_left(today) == left
    assert not resolved(DUE, FAILED).is_overdue(today)


def test_who_said_it_is_the_speaker_or_else_the_authors():
    two = an_article("a", authors=("Ann", "Bo"))
    assert DUE.asserters(two) == ("Ann", "Bo")
    assert a_prediction(speaker="The minister").asserters(two) == ("The minister",)


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: a_prediction(quote=" "), "quote"),
        (lambda: a_prediction(claim=""), "claim"),
        (lambda: Outcome(Status.OPEN, None, TODAY, "x"), "cannot be open"),
        (lambda: Outcome(FAILED, None, TODAY, "x", reason=Reason.AMBIGUOUS), "void alone"),
        (lambda: Outcome(FAILED, date(2027, 1, 1), TODAY, "x"), "cannot have happened"),
        (lambda: Deadline(basis=Basis.EVENT), "event's name"),
    ],
)
def test_values_that_break_a_rule_cannot_be_made(make, problem):
    with pytest.raises(InvalidValue, match=problem):
        make()


ADDRESSES = some.from_regex(ORDINARY, fullmatch=True) | some.text("htps:/.a1@[]:%?# \n").map(
    "http://{}".format
)


@given(ADDRESSES)
def test_an_ordinary_address_is_one_that_parsing_would_find_good(address):
    if ORDINARY.fullmatch(address):
        parts = urlsplit(address)
        assert (parts.scheme in {"http", "https"}, bool(parts.netloc), parts.port) == (1, 1, None)
        assert check_address(address) == address
        assert not any(map(str.isspace, address))
