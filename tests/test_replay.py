"""What a prediction was, worked out from its history."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from conftest import PUBLISHED, a_prediction

from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Did, Signature
from predtrack.models.outcome import Outcome, Status
from predtrack.models.prediction import Note, Removal, Role
from predtrack.models.replay import article_deadline, as_it_stood, as_the_article_gave_it

OPEN, CONFIRMED, FAILED = Status.OPEN, Status.CONFIRMED, Status.FAILED
GIVEN = Deadline("this year", PUBLISHED, date(2019, 12, 31), Basis.STATED)
LATER = Deadline("this year", PUBLISHED, date(2020, 6, 30), Basis.MANUAL)
SOONER = Deadline("this year", PUBLISHED, date(2019, 9, 30), Basis.MANUAL)


def on(year, month, day):
    return Signature(datetime(year, month, day, 12, tzinfo=UTC), "reader")


def recorded(**fields):
    new = replace(a_prediction(deadline=GIVEN, **fields), history=())
    return new.recorded(signed=on(2019, 7, 1))


def judged(prediction, status, day, signed):
    outcome = Outcome(status, on=day, decided=signed.day, by="reader")
    return prediction.resolved(outcome, signed=signed)


def moved(prediction, deadline, signed=None):
    return prediction.edited({"deadline": deadline}, signed=signed or on(2019, 8, 1), why="x")


def test_it_is_given_back_as_it_stood_at_the_end_of_each_day():
    first = recorded()
    noted = first.noted(Note(on(2019, 8, 1).at, "r", Role.READER, "!"), signed=on(2019, 8, 1))
    done = judged(noted, FAILED, date(2019, 12, 31), on(2020, 1, 5))
    opened = done.reopened(signed=on(2020, 2, 1), why="wrong")
    gone = opened.removed(Removal.MISTAKE, signed=on(2020, 3, 1))
    assert as_it_stood(gone, date(2019, 6, 30)) is None
    for day, then in [
        (date(2019, 7, 1), first), (date(2019, 8, 1), noted), (date(2020, 1, 31), done),
        (date(2020, 2, 1), opened), (date(2026, 1, 1), gone),
    ]:  # fmt: skip
        assert as_it_stood(gone, day) == then


LATE_YES = date(2020, 3, 1)


@pytest.mark.parametrize(
    ("edited", "status", "day", "today", "counted"),
    [
        (LATER, CONFIRMED, LATE_YES, date(2020, 7, 1), FAILED),
        (LATER, CONFIRMED, date(2019, 12, 31), date(2020, 7, 1), CONFIRMED),
        (LATER, CONFIRMED, None, date(2020, 7, 1), CONFIRMED),
        (LATER, FAILED, date(2020, 6, 30), date(2020, 7, 1), FAILED),
        (LATER, Status.VOID, None, date(2020, 7, 1), Status.VOID),
        (SOONER, FAILED, date(2019, 9, 30), date(2019, 10, 1), OPEN),
        (SOONER, FAILED, date(2019, 9, 1), date(2019, 10, 1), FAILED),
        (SOONER, FAILED, date(2019, 9, 30), date(2020, 1, 1), FAILED),
    ],
)
def test_a_deadline_edited_later_is_judged_as_the_article_gave_it(
    edited, status, day, today, counted
):
    done = judged(moved(recorded(), edited), status, day, Signature(on(2020, 7, 1).at, "r"))
    given = as_the_article_gave_it(done, today)
    assert (given.deadline, given.status) == (GIVEN, counted)
    assert (given.outcome.status if given.outcome else OPEN) is counted


@pytest.mark.parametrize(
    ("edited", "status", "day", "today", "counted"),
    [
        (LATER, FAILED, LATE_YES, date(2020, 7, 1), CONFIRMED),
        (LATER, FAILED, date(2019, 9, 1), date(2020, 7, 1), FAILED),
        (SOONER, CONFIRMED, date(2019, 9, 30), date(2019, 10, 1), OPEN),
        (SOONER, CONFIRMED, date(2019, 9, 30), date(2020, 1, 1), CONFIRMED),
    ],
)
def test_a_no_change_too(edited, status, day, today, counted):
    done = judged(moved(recorded(no_change=True), edited), status, day, on(2020, 7, 1))
    assert as_the_article_gave_it(done, today).status is counted


READ_AGAIN = Deadline("by March", PUBLISHED, date(2020, 3, 31), Basis.RELATIVE)
OTHER_WORDS = Deadline("by June", PUBLISHED, date(2020, 6, 30), Basis.MANUAL)
NONE = Deadline(basis=Basis.NONE)


@pytest.mark.parametrize(
    ("prediction", "given"),
    [
        (recorded(), GIVEN),
        (moved(recorded(), LATER), GIVEN),
        (moved(moved(recorded(), LATER), SOONER), GIVEN),
        (moved(recorded(), READ_AGAIN), READ_AGAIN),
        (moved(recorded(), OTHER_WORDS), OTHER_WORDS),
        (moved(recorded(), READ_AGAIN, on(2020, 1, 1)), GIVEN),
        (moved(recorded(), OTHER_WORDS, on(2020, 1, 1)), GIVEN),
        (moved(recorded(), NONE), NONE),
        (moved(moved(recorded(), NONE), LATER), LATER),
        (recorded().moved(READ_AGAIN, Did.PUBLISHED, signed=on(2020, 1, 1), why="x"), READ_AGAIN),
        (moved(recorded(), LATER).moved(SOONER, Did.PUBLISHED, signed=on(2020, 1, 1), why="x"), GIVEN),
        (recorded().recorded(signed=on(2020, 1, 1), deadline=LATER), LATER),
    ],
)  # fmt: skip
def test_the_deadline_of_the_article(prediction, given):
    assert article_deadline(prediction) == given


def test_what_was_never_moved_is_itself():
    prediction = recorded()
    assert as_the_article_gave_it(prediction, date(2020, 1, 1)) is prediction
    assert as_it_stood(prediction, date(2020, 1, 1)) is prediction
