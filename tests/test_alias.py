"""Aliases: what a spelling stands for, however long the chain."""

from itertools import pairwise

import pytest
from conftest import SIGNED
from hypothesis import given
from hypothesis import strategies as st

from predtrack.errors import InvalidValue
from predtrack.models.alias import Alias, Aliases, NameKind, alias_key
from predtrack.models.history import Did
from predtrack.models.identity import fold

AUTHOR, SPEAKER, TAG = NameKind.AUTHOR, NameKind.SPEAKER, NameKind.TAG
TOKAYEV = "Kassym-Jomart Tokayev"
KNOWN = Aliases(
    [
        Alias(AUTHOR, "К. Токаев", TOKAYEV),
        Alias(AUTHOR, "Токаев", "К. Токаев"),
        Alias(SPEAKER, "Токаев", "The President"),
        Alias(TAG, "round", "about"),
        Alias(TAG, "about", "round"),
        Alias(TAG, "into it", "round"),
    ]
)


@pytest.mark.parametrize(
    ("kind", "name", "real"),
    [
        (AUTHOR, "К. Токаев", TOKAYEV),
        (AUTHOR, "к.  ТОКАЕВ", TOKAYEV),
        (AUTHOR, "Токаев", TOKAYEV),
        (SPEAKER, "Токаев", "The President"),
        (SPEAKER, "К. Токаев", "К. Токаев"),
        (AUTHOR, TOKAYEV, TOKAYEV),
        (AUTHOR, "kassym-jomart tokayev", "kassym-jomart tokayev"),
        (AUTHOR, "", ""),
        (TAG, "round", "round"),
        (TAG, "about", "about"),
        (TAG, "into it", "into it"),
    ],
)
def test_a_spelling_stands_for_the_end_of_its_chain(kind, name, real):
    assert KNOWN.name_for(kind, name) == real


@pytest.mark.parametrize(
    ("kind", "name", "known"),
    [
        (AUTHOR, TOKAYEV, {TOKAYEV, "К. Токаев", "Токаев"}),
        (AUTHOR, "токаев", {"токаев", TOKAYEV, "К. Токаев", "Токаев"}),
        (SPEAKER, "The president", {"The president", "Токаев"}),
        (SPEAKER, "Ann Lee", {"Ann Lee"}),
    ],
)
def test_a_name_answers_to_all_its_spellings(kind, name, known):
    assert set(KNOWN.known_as(kind, name)) == known
    assert Aliases().known_as(kind, name) == [name]


@pytest.mark.parametrize(
    ("name", "stands_for", "problem"),
    [
        ("CABAR.asia", "CABAR.Asia", "'CABAR.asia' cannot be an alias of itself"),
        ("", "x", "needs a name"),
        ("x", " \u200b", "needs a name"),
    ],
)
def test_an_alias_stands_for_another_name(name, stands_for, problem):
    with pytest.raises(InvalidValue, match=problem):
        Alias(AUTHOR, name, stands_for)


def test_an_alias_that_is_redirected_keeps_what_it_stood_for():
    alias = Alias(AUTHOR, "A", "B").redirected("C", signed=SIGNED)
    assert (alias.stands_for, alias.history[-1].did) == ("C", Did.RENAME)
    assert alias.history[-1].was == {"stands_for": "B"}
    assert alias.key == alias_key(AUTHOR, " a ")


names = st.sampled_from(["a", "A", "b", "c", "d", "э", "Э"])


@given(st.lists(st.tuples(names, names).filter(lambda pair: fold(pair[0]) != fold(pair[1]))))
def test_any_aliases_come_to_an_end_and_only_a_circle_ends_at_an_alias(pairs):
    aliases = Aliases(Alias(TAG, old, new) for old, new in pairs)
    by_name = {fold(one.name): fold(one.stands_for) for one in aliases}
    for name in map(fold, "aAbcdэ"):
        path = [name]
        while path[-1] in by_name and len(path) <= len(by_name) + 1:
            path.append(by_name[path[-1]])
        real = aliases.name_for(TAG, name)
        assert fold(real) == (name if path[-1] in by_name else path[-1])
        assert all(one != other for one, other in pairwise(path))
