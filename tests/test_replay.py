"""What a prediction was, worked out from its history."""

from datetime import UTC, date, datetime

import pytest
from conftest import PUBLISHED, a_prediction, replace

from predtrack.errors import UnreadableHistory
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Did, Signature
from predtrack.models.note import Note, Role
from predtrack.models.outcome import Evidence, Outcome, Status
from predtrack.models.prediction import Removal
from predtrack.models.replay import (
    altered_late,
    article_deadline,
    as_it_stood,
    as_the_article_gave_it,
    is_reworked,
    passed_deadline,
    was_judged_before,
)
from predtrack.models.statement import Kind

OPEN, CONFIRMED, FAILED = Status.OPEN, Status.CONFIRMED, Status.FAILED
GIVEN = Deadline("this year", PUBLISHED, date(2019, 12, 31), Basis.STATED)
LATER = Deadline("this year", PUBLISHED, date(2020, 6, 30), Basis.MANUAL)
SOONER = Deadline("this year", PUBLISHED, date(2019, 9, 30), Basis.MANUAL)


def on(year, month, day):
    return Signature(datetime(year, month, day, 12, tzinfo=UTC), "reader")


def recorded(**fields):
    new = replace(a_prediction(**{"deadline": GIVEN} | fields), history=())
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
    ("edited", "status", "day", "counted"),
    [
        (LATER, CONFIRMED, LATE_YES, FAILED),
        (LATER, CONFIRMED, date(2019, 12, 31), CONFIRMED),
        (LATER, CONFIRMED, None, CONFIRMED),
        (LATER, FAILED, date(2020, 6, 30), FAILED),
        (LATER, Status.VOID, None, Status.VOID),
        (LATER, Status.PARTLY, LATE_YES, Status.PARTLY),
        (SOONER, FAILED, date(2019, 9, 30), OPEN),
        (SOONER, FAILED, date(2019, 10, 1), OPEN),
        (SOONER, FAILED, date(2019, 9, 1), FAILED),
    ],
)
def test_a_deadline_edited_later_is_judged_as_the_article_gave_it(edited, status, day, counted):
    given = as_the_article_gave_it(judged(moved(recorded(), edited), status, day, on(2020, 7, 1)))
    assert (given.deadline, given.status) == (GIVEN, counted)
    assert (given.outcome.status if given.outcome else OPEN) is counted


@pytest.mark.parametrize(
    ("edited", "status", "day", "counted"),
    [
        (LATER, FAILED, LATE_YES, CONFIRMED),
        (LATER, FAILED, date(2019, 9, 1), FAILED),
        (LATER, CONFIRMED, date(2020, 6, 30), CONFIRMED),
        (SOONER, CONFIRMED, date(2019, 9, 30), OPEN),
    ],
)
def test_a_no_change_too(edited, status, day, counted):
    done = judged(moved(recorded(no_change=True), edited), status, day, on(2020, 7, 1))
    assert as_the_article_gave_it(done).status is counted


QUOTE = "Change will come this year, by March, perhaps by June."
OTHER_WORDS = Deadline("by June", PUBLISHED, date(2020, 6, 30), Basis.MANUAL)
READ_AGAIN = Deadline("by March", PUBLISHED, date(2020, 3, 31), Basis.RELATIVE)
MADE_UP = Deadline("by the summer", PUBLISHED, date(2020, 8, 31), Basis.RELATIVE)
NONE = Deadline(basis=Basis.NONE)
LONG_AFTER = on(2020, 1, 1)


def quoted():
    return recorded(quote=QUOTE)


def removed(prediction):
    return prediction.removed(Removal.MISTAKE, signed=on(2019, 8, 2))


@pytest.mark.parametrize(
    ("prediction", "given"),
    [
        (quoted(), GIVEN),
        (moved(quoted(), LATER), GIVEN),
        (moved(moved(quoted(), LATER), SOONER), GIVEN),
        (moved(quoted(), READ_AGAIN), READ_AGAIN),
        (moved(quoted(), OTHER_WORDS), GIVEN),
        (moved(quoted(), MADE_UP), GIVEN),
        (moved(quoted(), READ_AGAIN, LONG_AFTER), GIVEN),
        (moved(quoted(), OTHER_WORDS, LONG_AFTER), GIVEN),
        (moved(quoted(), NONE), GIVEN),
        (moved(recorded(deadline=NONE), LATER), LATER),
        (quoted().moved(READ_AGAIN, Did.PUBLISHED, signed=LONG_AFTER, why="x"), READ_AGAIN),
        (moved(quoted(), LATER).moved(SOONER, Did.PUBLISHED, signed=LONG_AFTER, why="x"), GIVEN),
        (removed(quoted()).recorded(signed=on(2019, 8, 3), deadline=LATER), LATER),
        (removed(quoted()).recorded(signed=LONG_AFTER, deadline=LATER), GIVEN),
    ],
)
def test_the_deadline_of_the_article(prediction, given):
    assert article_deadline(prediction) == given


def test_a_date_corrected_after_it_had_passed_is_told():
    late = quoted().moved(READ_AGAIN, Did.PUBLISHED, signed=LONG_AFTER, why="x")
    assert passed_deadline(late) == GIVEN
    soon = quoted().moved(READ_AGAIN, Did.PUBLISHED, signed=on(2019, 8, 1), why="x")
    assert passed_deadline(soon) is None
    assert passed_deadline(moved(quoted(), LATER, LONG_AFTER)) is None


def test_what_was_edited_after_the_deadline_is_named():
    late = quoted().edited({"kind": Kind.QUESTION, "claim": "x"}, signed=LONG_AFTER, why="x")
    assert altered_late(late) == ("kind",)
    assert altered_late(quoted().edited({"kind": Kind.QUESTION}, signed=on(2019, 8, 1))) == ()


def test_an_outcome_that_is_no_longer_the_one_is_remembered():
    done = judged(quoted(), FAILED, None, on(2020, 1, 5))
    assert not was_judged_before(done)
    assert not was_judged_before(done.with_evidence(Evidence("https://a.org"), signed=LONG_AFTER))
    assert was_judged_before(done.reopened(signed=LONG_AFTER, why="x"))
    again = removed(done).recorded(signed=LONG_AFTER, status=OPEN, outcome=None)
    assert was_judged_before(again)


def routine():
    """Do all that comes of a prediction without reworking it."""
    noted = quoted().noted(Note(on(2019, 8, 1).at, "r", Role.READER, "!"), signed=on(2019, 8, 1))
    done = judged(noted.link(["bbbbbbbb"], signed=on(2019, 8, 1)), FAILED, None, on(2020, 1, 5))
    return done.with_evidence(Evidence("https://a.org"), signed=LONG_AFTER)


@pytest.mark.parametrize(
    ("prediction", "reworked"),
    [
        (quoted(), False),
        (routine(), False),
        (removed(routine()), False),
        (routine().reopened(signed=LONG_AFTER, why="x"), True),
        (moved(quoted(), LATER), True),
        (quoted().moved(READ_AGAIN, Did.PUBLISHED, signed=LONG_AFTER, why="x"), True),
        (removed(quoted()).recorded(signed=LONG_AFTER, deadline=LATER), True),
        (quoted().moved(LATER, Did.NOTE, signed=LONG_AFTER, why="forged"), True),
    ],
)
def test_a_history_that_reworks_nothing_is_told_at_once(prediction, reworked):
    assert is_reworked(prediction) is reworked
    if not reworked:
        assert as_the_article_gave_it(prediction) is prediction
        assert not was_judged_before(prediction)
        assert (passed_deadline(prediction), altered_late(prediction)) == (None, ())


@pytest.mark.parametrize("was", [17, None, {"text": "x"}])
def test_a_history_that_cannot_be_read_is_named(was):
    broken = moved(quoted(), LATER)
    change = replace(broken.history[-1], was={"deadline": was})
    broken = replace(broken, history=(*broken.history[:-1], change))
    with pytest.raises(UnreadableHistory, match="the history of aaaaaaaa cannot be read"):
        as_the_article_gave_it(broken)
    with pytest.raises(UnreadableHistory, match="predtrack verify"):
        as_it_stood(broken, date(2019, 7, 1))


def test_what_was_never_moved_is_itself():
    prediction = recorded()
    assert as_the_article_gave_it(prediction) is prediction
    assert as_it_stood(prediction, date(2020, 1, 1)) is prediction
