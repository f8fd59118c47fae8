"""Links between predictions that make the same claim."""

from datetime import date
from types import SimpleNamespace

import pytest
from conftest import ARTICLE, SIGNED, a_prediction, an_article, replace
from growth import assert_linear

from predtrack.errors import IllegalMove
from predtrack.ledger import Ledger
from predtrack.ledger.linking import link, nearly_the_same, unlink
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.prediction import Removal

NAMES = ("aaaaaaaa", "bbbbbbbb", "cccccccc")


@pytest.fixture
def ledger(tmp_path):
    opened = Ledger(tmp_path / "l.json")
    with opened.writing() as writing:
        writing.add(ARTICLE)
        for name in NAMES:
            writing.add(a_prediction(name))
    with opened.writing() as writing:
        yield writing


def linked(ledger):
    return {one.id: one.linked for one in ledger.predictions()}


def test_what_is_linked_is_linked_with_each_of_the_others(ledger):
    first, second, third = map(ledger.get, NAMES)
    assert len(link(ledger, [first, second], signed=SIGNED)) == 2
    assert len(link(ledger, [ledger.get(NAMES[1]), third], signed=SIGNED)) == 3
    assert linked(ledger) == {
        "aaaaaaaa": ("bbbbbbbb", "cccccccc"),
        "bbbbbbbb": ("aaaaaaaa", "cccccccc"),
        "cccccccc": ("aaaaaaaa", "bbbbbbbb"),
    }
    assert link(ledger, list(map(ledger.get, NAMES)), signed=SIGNED) == []
    assert ledger.get(NAMES[0]).history[-1].was == {"linked": ["bbbbbbbb"]}
    assert len(unlink(ledger, [ledger.get(NAMES[0])], signed=SIGNED)) == 3
    assert linked(ledger) == {"aaaaaaaa": (), "bbbbbbbb": ("cccccccc",), "cccccccc": ("bbbbbbbb",)}


def test_a_removed_one_is_left_behind(ledger):
    link(ledger, [ledger.get(NAMES[0]), ledger.get(NAMES[1])], signed=SIGNED)
    ledger.put(ledger.get(NAMES[0]).removed(Removal.DUPLICATE, signed=SIGNED))
    link(ledger, [ledger.get(NAMES[1]), ledger.get(NAMES[2])], signed=SIGNED)
    assert linked(ledger) == {"bbbbbbbb": ("cccccccc",), "cccccccc": ("bbbbbbbb",)}
    with pytest.raises(IllegalMove, match="removed"):
        link(ledger, [ledger.get(NAMES[0]), ledger.get(NAMES[1])], signed=SIGNED)


def test_a_link_takes_two(ledger):
    one = ledger.get(NAMES[0])
    with pytest.raises(IllegalMove, match="two predictions"):
        link(ledger, [one, one], signed=SIGNED)
    with pytest.raises(IllegalMove, match="linked with no other"):
        unlink(ledger, [one], signed=SIGNED)


@pytest.mark.parametrize(
    ("old", "new", "is_alike"),
    [
        ("Rates will fall twice this year.", "“Rates will fall twice this year”", True),
        ("Rates will fall twice before this winter.", "Rates will fall twice this winter.", True),
        ("Rates will fall twice this year.", "Prices will rise by a tenth this year.", False),
        ("It will rain.", "it WILL rain!", True),
        ("It will rain.", "It will rain today.", False),
        ("Ставки снизят дважды до зимы.", "Ставки снизят дважды до зимы", True),
        ("Rates will fall to 3.5 % this year.", "Rates will fall to 3.5 % this year", True),
        ("Rates will fall to 3.5 % this year.", "Rates will fall to 4.5 % this year.", False),
        ("Rates will fall twice before 2027.", "Rates will fall twice before 2028.", False),
    ],
)
def test_quotes_are_nearly_the_same_by_their_words(ledger, old, new, is_alike):
    ledger.put(replace(ledger.get(NAMES[0]), quote=old))
    other = a_prediction("dddddddd", quote=new, article="x")
    ledger.add(an_article("x"))
    ledger.add(other)
    found = [(one.id, near.id) for one, near in nearly_the_same(ledger, [other])]
    assert found == ([("dddddddd", "aaaaaaaa")] if is_alike else [])
    assert list(nearly_the_same(ledger, [])) == []


def test_what_was_removed_is_proposed_to_nobody(ledger):
    quote = "Rates will fall twice this year."
    ledger.put(replace(ledger.get(NAMES[0]), quote=quote).removed(Removal.MISTAKE, signed=SIGNED))
    ledger.put(replace(ledger.get(NAMES[1]), quote=f"{quote} Surely."))
    other = a_prediction("dddddddd", quote=quote)
    ledger.add(other)
    assert [near.id for _, near in nearly_the_same(ledger, [other])] == [NAMES[1]]


@pytest.mark.parametrize(
    ("old", "new", "is_alike"),
    [
        (date(2027, 1, 1), date(2027, 1, 1), True),
        (date(2027, 1, 1), date(2028, 1, 1), False),
        (date(2027, 1, 1), None, True),
    ],
)
def test_what_has_another_last_day_is_not_nearly_the_same(ledger, old, new, is_alike):
    quote, words = "Rates will fall twice this year.", "this year"
    dated = [Deadline(words, None, day, Basis.RELATIVE) for day in (old, new)]
    ledger.put(replace(ledger.get(NAMES[0]), quote=quote, deadline=dated[0]))
    other = a_prediction("dddddddd", quote=quote, deadline=dated[1])
    ledger.add(other)
    assert bool(list(nearly_the_same(ledger, [other]))) is is_alike


def test_proposals_of_many_cost_by_their_number():
    def propose(text):
        new = [a_prediction(f"n{n:07}", quote=one) for n, one in enumerate(text.split("\n"))]
        ledger = SimpleNamespace(
            quotes=lambda: (), find_prediction={one.id: one for one in new}.get
        )
        return list(nearly_the_same(ledger, new))

    lines = [f"Ferry {n} will be sold to buyer {n * n} in the spring." for n in range(2400)]
    assert_linear(propose, "\n".join(lines[:300]), "\n".join(lines))


def test_a_pair_and_a_part_are_taken_apart_at_once(ledger):
    every = link(ledger, list(map(ledger.get, NAMES)), signed=SIGNED)
    assert len(unlink(ledger, every[:2], signed=SIGNED)) == 3
    assert set(linked(ledger).values()) == {()}
    pair = link(ledger, list(map(ledger.get, NAMES[:2])), signed=SIGNED)
    assert len(unlink(ledger, pair, signed=SIGNED)) == 2
