"""Typography: one table that every reader takes its marks from."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from predtrack.reading.deadlines import find_deadline
from predtrack.reading.english import ENGLISH
from predtrack.reading.hedges import find_hedge
from predtrack.reading.statements import find_statements
from predtrack.reading.typography import LEVEL, hyphened, lowered, plain

APOSTROPHES = "'’‘ʼ`´′‛"


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("won’t", "won't"), ("won´t", "won't"), ("won′t", "won't"), ("won`t", "won't"), ("won‛t", "won't"),
        ("“a” – b", '"a" – b'), ("a\u00a0b\tc", "a b c"), ("plain", "plain"), ("ten‑year", "ten-year"),
    ],
)  # fmt: skip
def test_plain_levels_marks_and_spaces(text: str, same: str) -> None:
    assert plain(text) == same


@given(st.text(alphabet=st.one_of(st.sampled_from(sorted(LEVEL)), st.characters())))
def test_levelling_keeps_every_place(text: str) -> None:
    assert len(plain(text)) == len(lowered(text)) == len(hyphened(text)) == len(text)


def test_lowered_keeps_the_length() -> None:
    assert lowered("İSTANBUL Will") == "İstanbul will"


@pytest.mark.parametrize("mark", APOSTROPHES)
def test_an_apostrophe_is_one_in_any_dress(mark: str) -> None:
    (one,) = find_statements(f"Rents won{mark}t fall before next year{mark}s vote.")
    assert {cue.name for cue in one.cues} >= {"will-not"}
    assert find_hedge(f"It can{mark}t be ruled out.", language=ENGLISH) == "possible"
    assert find_deadline(f"by this year{mark}s end", date(2026, 3, 1)).latest == date(2026, 12, 31)
