"""Quotations: what stands in which marks, over paragraphs too."""

from __future__ import annotations

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from predtrack.reading.english import ENGLISH
from predtrack.reading.quotations import Quotation, find_quotations

ANY_TEXT = st.text(alphabet=st.one_of(st.sampled_from("“”\"«»„‘’'`´ sa.\n"), st.characters()))

# fmt: off
CASES = [
    ("“Rents will fall,” said Anna. “Soon.”", ["Rents will fall,", "Soon."]),
    ('"Rents," she said, "will fall."', ["Rents,", "will fall."]),
    ("''Rents won't fall,'' he said.", ["Rents won't fall,"]),
    ("``Rents'' fell.", ["Rents"]),
    ("„Wir gehen“, sagte er.", ["Wir gehen"]),
    ("»Vi kommer«, sa hun.", ["Vi kommer"]),
    ("«Мы придём», — сказал он.", ["Мы придём"]),
    ("”Vi kommer”, sa han.", ["Vi kommer"]),
    ("‘The ministers’ plan will fail,’ she said.", ["The ministers’ plan will fail,"]),
    ("'We'll go,' said Dahl, 'and they'll follow.'", ["We'll go,", "and they'll follow."]),
    ("He said: “She told us ‘never’ and left.”", ["She told us ‘never’ and left."]),
    ("The '90s, 'tis said, weren't the workers' best.", []),
    ("O'Neill's dog isn't Ode's.", []),
    ('A 5" pipe and a 6" one.', []),
    ("He stopped at “and went", ["and went"]),
    ("The mark “” is empty.", []),
]
# fmt: on


def read(text: str) -> tuple[Quotation, ...]:
    places, at = [], 0
    for line in text.split("\n"):
        places.append((at, at + len(line)))
        at += len(line) + 1
    return find_quotations(text, places, language=ENGLISH)


@pytest.mark.parametrize(("text", "quoted"), CASES)
def test_what_stands_in_marks(text: str, quoted: list[str]) -> None:
    assert [text[one.start : one.end] for one in read(text)] == quoted


def test_a_quotation_runs_on_where_the_next_paragraph_opens_again() -> None:
    text = "“One.\n“Two.\n“Three,” he said.\n“Four."
    assert [one.runs_on for one in read(text)] == [True, True, False, False]


def test_an_unclosed_one_ends_with_its_paragraph() -> None:
    text = "“One.\nTwo, he said.\n"
    assert [text[one.start : one.end] for one in read(text)] == ["One."]
    assert not read(text)[0].runs_on


@given(ANY_TEXT)
def test_quotations_stand_in_order_inside_the_text(text: str) -> None:
    end = 0
    for one in read(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end


@pytest.mark.parametrize("unit", ['"', "“", "'a", "'a' ", "''", "“a", "s' 'a", "«a» "])
def test_time_grows_with_the_marks_alone(unit: str) -> None:
    assert_linear(read, unit * 3_000, unit * 24_000)
