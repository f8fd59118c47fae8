"""Addresses: where pages stand, and that they stay."""

from itertools import combinations

import pytest
from conftest import SIGNED
from hypothesis import given
from hypothesis import strategies as some

from predtrack.models.alias import Alias, Aliases, NameKind
from predtrack.models.identity import fold
from predtrack.render.site.addresses import Place, address_of, link_from, moved_names, slug


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Ann Lee", "ann-lee"),
        ("ANN  LEE", "ann-lee"),
        ("Jean-Luc Lee", "jean--luc-lee"),
        ("Иван Ли", "иван-ли"),
        ("نرگس", "نرگس"),
        ("gdp", "gdp"),
    ],
)
def test_a_plain_name_stands_as_it_is(name, wanted):
    assert slug(name) == wanted


@pytest.mark.parametrize(
    "name", ["O'Brien", "../../etc/passwd", "", "...", "a/b", "x" * 1000, "é" * 80, "con\x00"]
)
def test_any_other_name_is_marked_and_stays_in_its_folder(name):
    start, mark = slug(name).rsplit(".", 1)
    assert len(mark) == 6
    assert "/" not in start
    assert len(slug(name).encode()) < 120


def test_names_that_would_fold_to_one_address_are_told_apart():
    names = [
        "Ann Lee",
        "Ann-Lee",
        "Ann. Lee",
        "Ann, Lee",
        "Ann 'Lee'",
        "AnnLee",
        "Ann--Lee",
        "-Ann Lee",
    ]
    assert all(slug(one) != slug(other) for one, other in combinations(names, 2))


@given(some.text(), some.text())
def test_two_names_share_an_address_only_where_they_are_one(one, other):
    assert (slug(one) == slug(other)) == (fold(one) == fold(other))


def test_pages_after_the_first_are_numbered():
    assert address_of(Place.TAG, "bread", 2) == "tag/bread.2.html"


def test_links_are_relative_and_written_for_a_page():
    assert link_from("person/ann-lee.html", "tag/a b.html") == "../tag/a%20b.html"
    assert link_from("index.html", "person/ли.html") == "person/%D0%BB%D0%B8.html"


def test_a_name_that_stands_for_another_leads_there():
    aliases = [
        Alias(NameKind.AUTHOR, "A. Lee", "Ann Lee"),
        Alias(NameKind.SPEAKER, "Lee", "A. Lee"),
        Alias(NameKind.OUTLET, "Paper", "The Paper"),
        Alias(NameKind.AUTHOR, "Bo", "Bo Ek", outlet="The Paper"),
        Alias(NameKind.AUTHOR, "Bo", "Bo Li", apart=True),
        Alias(NameKind.TAG, "loaf", "breads").redirected("bread", signed=SIGNED),
    ]
    moved = dict(moved_names(Aliases(aliases)))
    assert moved == {
        address_of(Place.PERSON, "A. Lee"): "person/ann-lee.html",
        "person/lee.html": "person/ann-lee.html",
        "outlet/paper.html": "outlet/the-paper.html",
        "tag/loaf.html": "tag/bread.html",
    }
