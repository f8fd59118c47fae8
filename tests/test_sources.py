"""Sources: what the words are that a telling names as whose it is."""

import pytest

from predtrack.reading.language import language_of
from predtrack.reading.voices.sources import is_person

PERSONS = (
    "Anna Berg",
    "Dr Berg",
    "Ludwig van Essen",
    "Larry King",
    "Айгүл Сейтқали",
    "王毅",
    "Nurlan",
    "Anna Berg of Nordbank",
)
OTHERS = (
    "analysts",
    "Analysts",
    "ministry",
    "a spokesman",
    "the minister",
    "The Minister",
    "Prime Minister",
    "the Foreign Minister",
    "Deputy Governor",
    "Minister for Health",
    "World Bank",
    "IMF",
    "Ministry of Finance",
    "poll",
    "",
)


@pytest.mark.parametrize("name", PERSONS)
def test_a_persons_name_is_told_by_its_form(name):
    assert is_person(name, language_of())


@pytest.mark.parametrize("name", OTHERS)
def test_an_office_a_sort_and_a_body_are_no_person(name):
    assert not is_person(name, language_of())
