"""Lines: a paragraph a line, and paragraphs that were wrapped at a column."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from predtrack.reading.english import ENGLISH
from predtrack.reading.lines import WIDEST, find_lines, least_full
from predtrack.reading.statements import find_statements

BRIDGE = (
    "The council of Wexley met on Monday to talk about the bridge, which has been closed since"
    " the flood of last autumn. It will reopen in June, said the mayor, Anna Cole, who had asked"
    " the army for help."
)
SHOPS = (
    "Shopkeepers on the western bank have lost half of their trade. They expect little from the"
    " summer, and two of them are going to close before the bridge is open again."
)
PARAGRAPHS = (BRIDGE, SHOPS)


def wrapped(width: int) -> str:
    return "\n\n".join(textwrap.fill(one, width) for one in PARAGRAPHS)


@pytest.mark.parametrize("width", [60, 72, 80])
def test_wrapped_paragraphs_are_put_together(width: int) -> None:
    text = wrapped(width)
    assert least_full(text) <= WIDEST
    found = [" ".join(one.quote.split()) for one in find_statements(text)]
    assert found == [one.quote for one in find_statements("\n".join(PARAGRAPHS))]


def test_a_paragraph_a_line_stays() -> None:
    text = "\n".join(PARAGRAPHS)
    assert least_full(text) > WIDEST
    assert [line for _, line in find_lines(text, language=ENGLISH)] == text.splitlines(
        keepends=True
    )


def test_headlines_and_lists_are_not_wrapped() -> None:
    text = "Rates to rise\nBridge to open in June\nNew stadium planned\n- one\n- two\n- three\n"
    assert len(list(find_lines(text, language=ENGLISH))) == 6


@given(st.text(alphabet=st.characters(exclude_categories=())), st.integers(40, 90))
def test_lines_cover_the_text(text: str, width: int) -> None:
    for whole in (text, wrapped(width) + text):
        assert "".join(line for _, line in find_lines(whole, language=ENGLISH)) == whole
        assert all(
            whole.startswith(line, offset) for offset, line in find_lines(whole, language=ENGLISH)
        )
