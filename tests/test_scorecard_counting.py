"""Which entries a score counts."""

from datetime import date, timedelta

import pytest
from conftest import PUBLISHED, SIGNED, TODAY, a_prediction, an_article, an_id, replace, resolved

from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Signature
from predtrack.models.outcome import Status
from predtrack.models.prediction import Removal
from predtrack.models.selection import Entry, Selection
from predtrack.models.statement import Kind
from predtrack.scorecard.case import case_of
from predtrack.scorecard.counting import Move, claims_judged_differently, count, once

OPEN, CONFIRMED, FAILED, VOID = Status.OPEN, Status.CONFIRMED, Status.FAILED, Status.VOID
EARLIER = an_article("early", published=PUBLISHED)
LATER = an_article("later", published=PUBLISHED + timedelta(days=9))
BOTH = an_article("both", authors=("Ann Lee", "Bo"))


def said(name, article, status=OPEN, linked=(), **fields):
    prediction = a_prediction(name, linked=linked, article=article.id, **fields)
    return Entry(prediction if status is OPEN else resolved(prediction, status), article)


def cases(*entries):
    return [case_of(one.prediction, one.article) for one in entries]


@pytest.mark.parametrize(
    ("statuses", "chosen"),
    [
        ((OPEN, OPEN), "a"),
        ((OPEN, CONFIRMED), "b"),
        ((FAILED, CONFIRMED), "a"),
        ((VOID, OPEN), "b"),
        ((VOID, FAILED), "b"),
        ((VOID, VOID), "a"),
    ],
)
def test_of_linked_ones_the_first_said_that_was_resolved_counts(statuses, chosen):
    first = said("a", EARLIER, statuses[0], ("b",))
    second = said("b", LATER, statuses[1], ("a",))
    assert [one.id for one in once(cases(second, first))] == [an_id(chosen)]
    assert claims_judged_differently(cases(first, second)) == (statuses == (FAILED, CONFIRMED))


def test_linked_ones_of_two_asserters_count_for_each():
    mine, hers = said("a", EARLIER, linked=("b",)), said("b", LATER, linked=("a",), speaker="She")
    assert len(once(cases(mine, hers))) == 2
    together = said("b", BOTH, linked=("a",))
    assert len(once(cases(mine, together))) == 2
    assert len(once(cases(mine, together), of_one=True)) == 1
    assert len(once(cases(said("c", EARLIER), said("d", EARLIER)), of_one=True)) == 2


def test_where_no_author_is_named_the_outlet_said_it():
    times, post = (an_article(name, outlet=name, authors=()) for name in ("Times", "Post"))
    one, other = said("a", times, CONFIRMED, ("b",)), said("b", post, FAILED, ("a",))
    assert len(once(cases(one, other))) == 2


def test_a_question_never_stands_for_an_assertion():
    asked = said("a", EARLIER, FAILED, ("b",), kind=Kind.QUESTION)
    assert len(once(cases(asked, said("b", LATER, FAILED, ("a",))))) == 2


def test_removed_and_later_ones_stand_beside():
    gone = said("a", EARLIER)
    gone = replace(gone, prediction=gone.prediction.removed(Removal.MISTAKE, signed=SIGNED))
    counted = count([gone, said("b", EARLIER)], Selection(), day=TODAY)
    assert [one.prediction.id for one in counted.entries] == [an_id("b")]
    assert (len(counted.removed), counted.later, len(counted.whole)) == (1, 0, 1)
    yesterday = TODAY - timedelta(days=1)
    before = count([gone, said("b", EARLIER)], Selection(), day=yesterday, is_past=True)
    assert (before.entries, before.removed, before.later) == ((), (), 2)


def test_a_filter_narrows_what_counts_and_not_the_whole():
    found = [said("a", EARLIER, tags=("x",)), said("b", EARLIER)]
    counted = count(found, Selection(tags=("x",)), day=TODAY)
    assert (len(counted.entries), len(counted.whole)) == (1, 2)


def test_due_only_counts_what_has_had_its_time():
    days = [date(2026, 11, 22), TODAY, None]
    found = [
        said(f"p{n}", EARLIER, CONFIRMED, deadline=Deadline(latest=day, basis=Basis.STATED))
        for n, day in enumerate(days)
    ]
    counted = count(found, Selection(), day=TODAY, due_only=True)
    assert [one.prediction.id for one in counted.entries] == [an_id("p0")]


def test_a_deadline_edited_later_is_shown_with_the_one_that_counts():
    given = Deadline("this year", PUBLISHED, date(2019, 12, 31), Basis.STATED)
    edited = Deadline("this year", PUBLISHED, date(2030, 12, 31), Basis.MANUAL)
    entry = said("a", EARLIER, deadline=given)
    later = Signature(SIGNED.at, "reader")
    moved = entry.prediction.edited({"deadline": edited}, signed=later, why="x")
    counted = count([replace(entry, prediction=moved)], Selection(), day=TODAY)
    assert counted.remarks.moves == (Move(an_id("a"), given, OPEN, edited=edited, judged=OPEN),)
    assert counted.entries[0].prediction.is_overdue(TODAY)
    overdue = count([replace(entry, prediction=moved)], Selection(overdue=True), day=TODAY)
    assert len(overdue.entries) == 1
