"""Speakers: who is named as saying a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from predtrack.reading.speakers import find_speaker

# fmt: off
CASES = [
    ("“Rates will fall,” said Anna Berg.", "Anna Berg"),
    ("“Rates will fall,” said Anna Berg at Nordbank.", "Anna Berg"),
    ("“Rates will fall,” Anna Berg said.", "Anna Berg"),
    ('"Rates will fall," Anna Berg, an economist, said.', "Anna Berg"),
    ("According to the World Bank, growth will slow.", "World Bank"),
    ("Growth will slow, according to the World Bank.", "World Bank"),
    ("Transport secretary Heidi Ode announced that fares will rise.", "Transport secretary Heidi Ode"),
    ("Mr. Cole said that he would resign.", "Mr. Cole"),
    ("But Anna Berg warned that rates will fall.", "Anna Berg"),
    ("Analysts expect rates to fall.", "Analysts"),
    ("Rates will fall, said the head of research, Anna Berg.", None),
    ("He said that rates will fall.", None),
    ("They expect a rise.", None),
    ("I think it will rain.", None),
    ("Rates will fall.", None),
    ("The people of Kazakhstan hope for the thaw.", None),
    ("", None),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "speaker"), CASES)
def test_names_the_speaker(sentence: str, speaker: str | None) -> None:
    assert find_speaker(sentence) == speaker


@given(st.text(alphabet=st.characters(exclude_categories=())), st.sampled_from(["said", "expects"]))
def test_no_sentence_breaks_it(words: str, verb: str) -> None:
    find_speaker(f"{words} {verb} {words}")
