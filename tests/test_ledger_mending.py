"""Mending: what a merge left at odds is found, brought to agree, and nothing else is touched."""

from datetime import date
from itertools import pairwise

import pytest
from conftest import ARTICLE, SIGNED, TODAY, a_prediction, put_unchecked, replace, resolved

from predtrack.ledger.mending import CROWD, _unlinked, mend
from predtrack.ledger.verifying import verify
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.event import Event
from predtrack.models.history import Did
from predtrack.models.outcome import Status
from predtrack.models.prediction import Removal
from predtrack.models.replay import article_deadline
from predtrack.reading.deadlines import find_deadline, no_deadline

OLD, NEW = date(2019, 6, 8), date(2019, 8, 8)
DAY = date(2021, 1, 10)
MOVED = replace(ARTICLE, published=OLD).changed(Did.EDIT, signed=SIGNED, published=NEW)
UNDATED = replace(ARTICLE, published=None).changed(Did.EDIT, signed=SIGNED, published=NEW)
LAST = replace(MOVED, published=date.max)
BROKEN = replace(MOVED, history=(replace(MOVED.history[0], was={"published": "never"}),))
VOTE = Event("The vote", DAY)
WAITS = Deadline("at the vote", OLD, None, Basis.EVENT, "The vote")
COUNTED = replace(find_deadline("in six months", OLD), text="in six months")
BY_HAND = Deadline(None, OLD, date(2019, 7, 1), Basis.MANUAL)


def at(deadline, **fields):
    return a_prediction(deadline=deadline, **fields)


def days(ledger, *records):
    """Mend a ledger of some records; return the last or next day of each that was changed."""
    put_unchecked(ledger, *records)
    with ledger.writing() as writing:
        lines = mend(writing, signed=SIGNED)
    changed = [one for one in ledger.predictions() if one.history[-1].did is Did.MERGE]
    assert len(lines) == (len(changed) if records else 0)
    return [one.deadline.latest or one.deadline.review for one in changed]


DEADLINES = [
    ("an event dated on the other side", [VOTE, at(WAITS)], [DAY]),
    ("another date of it", [VOTE, at(replace(WAITS, latest=date(2020, 1, 1)))], [DAY]),
    ("an event without a date", [Event("The vote"), at(replace(WAITS, latest=DAY))], []),
    ("an event nobody named", [at(replace(WAITS, latest=DAY))], []),
    ("a date that is reached", [VOTE, at(replace(WAITS, latest=DAY))], []),
    ("a date before the article", [replace(VOTE, date=date(2018, 1, 1)), at(WAITS)], []),
    ("one resolved", [VOTE, resolved(at(WAITS), Status.VOID)], []),
    ("one removed", [VOTE, at(WAITS).removed(Removal.MISTAKE, signed=SIGNED)], []),
    ("counted from the former date", [MOVED, at(COUNTED)], [date(2020, 2, 8)]),
    ("counted from no date", [UNDATED, at(replace(COUNTED, latest=None))], [date(2020, 2, 8)]),
    ("to look at again", [MOVED, at(no_deadline(OLD))], [no_deadline(NEW).review]),
    ("counted from today's", [MOVED, at(replace(COUNTED, latest=date(2020, 2, 8)))], []),
    ("of another day", [MOVED, at(replace(COUNTED, latest=date(2020, 5, 5)))], []),
    ("set by hand before the new date", [MOVED, at(BY_HAND)], []),
    ("the end of the calendar", [LAST, at(COUNTED)], [None]),
    ("a former date that is none", [BROKEN, at(COUNTED)], []),
]


@pytest.mark.parametrize(
    ("records", "wanted"), [one[1:] for one in DEADLINES], ids=[one[0] for one in DEADLINES]
)
def test_a_deadline_follows_the_date_of_the_other_side(ledger, records, wanted):
    assert days(ledger, *records) == wanted
    assert days(ledger) == wanted  # and a second time nothing is left to do
    assert not any("--mend" in one.what for one in verify(ledger, today=TODAY))
    for one in ledger.predictions():
        if wanted:
            assert article_deadline(one) == one.deadline
            assert len(one.history) == 2


LINKS = [
    ({"a": "b", "b": ""}, {"a": "b", "b": "a"}),
    ({"a": "b", "b": "c", "c": ""}, {"a": "bc", "b": "ac", "c": "ab"}),
    ({"a": "c", "b": "c", "c": ""}, {"a": "bc", "b": "ac", "c": "ab"}),
    ({"a": "b", "b": "a", "c": "d", "d": ""}, {"a": "b", "b": "a", "c": "d", "d": "c"}),
    ({"a": "bx", "b": ""}, {"a": "bx", "b": "a"}),
    ({"a": "", "b": ""}, {"a": "", "b": ""}),
]


@pytest.mark.parametrize(("before", "after"), LINKS)
def test_links_have_both_their_sides(ledger, before, after):
    put_unchecked(ledger, *(a_prediction(name, linked=others) for name, others in before.items()))
    for _ in range(2):
        with ledger.writing() as writing:
            lines = mend(writing, signed=SIGNED)
        linked = {one.id[0]: "".join(o[0] for o in one.linked) for one in ledger.predictions()}
        assert linked == after
    assert lines == []


def test_a_deadline_and_a_link_of_one_prediction_are_both_mended(ledger):
    put_unchecked(ledger, VOTE, at(WAITS), a_prediction("b", linked=("aaaaaaaa",)))
    with ledger.writing() as writing:
        assert len(mend(writing, signed=SIGNED)) == 2
    assert ledger.get("aaaaaaaa").deadline.latest == DAY
    assert ledger.get("aaaaaaaa").linked == ("bzzzzzzz",)


def test_one_linked_with_what_was_removed_is_left_alone(ledger):
    gone = a_prediction("b").removed(Removal.DUPLICATE, signed=SIGNED)
    put_unchecked(ledger, a_prediction("a", linked="b"), gone)
    with ledger.writing() as writing:
        assert mend(writing, signed=SIGNED) == []


def test_a_crowd_of_links_is_passed_over_and_takes_no_square_of_time():
    names = [f"{number:08}" for number in range(20_000)]
    chain = [a_prediction(one, linked=(further,)) for one, further in pairwise(names)]
    assert not [*_unlinked(chain)]
    assert len([*_unlinked(chain[:CROWD])]) == CROWD
