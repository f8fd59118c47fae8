"""Words of probability, by lexicon."""

from __future__ import annotations

import pytest

from predtrack.reading.english import ENGLISH
from predtrack.reading.english.likelihood import LEXICONS, STEMS
from predtrack.reading.likelihood import NAMES, UnknownLexicon, find_likelihood

# fmt: off
CASES = [
    ("icd203", "A rise is very likely.", "very likely", (0.8, 0.875, 0.95)),
    ("icd203", "A rise is very unlikely.", "very unlikely", (0.05, 0.125, 0.2)),
    ("icd203", "A rise is likely to come.", "likely", (0.55, 0.675, 0.8)),
    ("icd203", "A rise is unlikely.", "unlikely", (0.2, 0.325, 0.45)),
    ("icd203", "Prices will probably rise.", "probably", (0.55, 0.675, 0.8)),
    ("icd203", "It will Almost\u00a0certainly fail.", "Almost\u00a0certainly", (0.95, 0.97, 0.99)),
    ("icd203", "There is almost no chance of peace.", "almost no chance", (0.01, 0.03, 0.05)),
    ("icd203", "The odds are roughly even.", "roughly even", (0.45, 0.5, 0.55)),
    ("kent", "It is almost certain to rain.", "almost certain", (0.87, 0.93, 0.99)),
    ("kent", "It will probably not rain.", "probably not", (0.2, 0.3, 0.4)),
    ("kent", "Rain is certain.", "certain", (1.0, 1.0, 1.0)),
    ("phia", "There is a realistic possibility of war.", "realistic possibility", (0.4, 0.45, 0.5)),
    ("phia", "War is highly likely.", "highly likely", (0.8, 0.85, 0.9)),
    ("ipcc", "It is more likely than not that ice melts.", "more likely than not", (0.5, 0.75, 1.0)),
    ("ipcc", "It is about as likely as not.", "about as likely as not", (0.33, 0.495, 0.66)),
    ("ipcc", "Warming is extremely likely.", "extremely likely", (0.95, 0.975, 1.0)),
    ("survey", "It might rain.", "might", (0.2, 0.4, 0.5)),
    ("survey", "Maybe it rains.", "Maybe", (0.4, 0.5, 0.5)),
]
NONE = [
    ("icd203", "It will rain."), ("icd203", "It is not likely to rain."), ("phia", "Rain is very likely."), ("icd203", "Rain is as likely as not."),
    ("kent", "It is possible."), ("kent", "Certain people think so."), ("survey", "The might of the army."), ("icd203", "It may rain."), ("icd203", "more likely to rain"), ("icd203", ""),
]
# fmt: on


@pytest.mark.parametrize(("lexicon", "text", "words", "numbers"), CASES)
def test_reads_the_longest_phrase(lexicon: str, text: str, words: str, numbers: tuple) -> None:
    found = find_likelihood(text, lexicon, language=ENGLISH)
    assert found is not None
    assert (found.text, (found.low, found.mid, found.high)) == (words, numbers)
    assert found.lexicon == lexicon


@pytest.mark.parametrize(("lexicon", "text"), NONE)
def test_makes_none_up(lexicon: str, text: str) -> None:
    assert find_likelihood(text, lexicon, language=ENGLISH) is None


def test_an_unknown_lexicon_is_named() -> None:
    with pytest.raises(UnknownLexicon, match="'tarot': choose one of icd203, ipcc, kent"):
        find_likelihood("likely", "tarot", language=ENGLISH)


@pytest.mark.parametrize("lexicon", LEXICONS)
def test_ranges_are_ordered_and_every_phrase_is_found(lexicon: str) -> None:
    for words, (low, mid, high) in LEXICONS[lexicon].items():
        assert 0 <= low <= mid <= high <= 1
        assert any(stem in words for stem in STEMS)
        found = find_likelihood(f"That is {words}.", lexicon, language=ENGLISH)
        assert found is not None
        assert found.text == words


def test_english_has_every_lexicon() -> None:
    assert sorted(LEXICONS) == list(NAMES)
