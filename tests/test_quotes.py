"""Quotes: every place of a text at which they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from predtrack.errors import InvalidValue
from predtrack.reading.quotes import LONGEST, check_quote, find_spans, nearest_passage

TEXT = (
    "No change is near. They said: “It’s over – for now.”\n\n"
    "Fourth, no change is near. Қазақстан сайлауға\u00a0дайын. Café opens."
)


@pytest.mark.parametrize(
    ("quote", "places"),
    [
        ("No change is near.", [0, 62]),
        ("no change is near.", [0, 62]),
        ('"It\'s over - for now."', [30]),
        ("“It’s over – for now.”", [30]),
        ("It's  over\n- for now.", [31]),
        ("қазақстан сайлауға дайын.", [81]),
        ("Cafe\u0301 opens.", [107]),
        ("change is", [3, 65]),
        ("chang", []),
        ("near. They say", []),
        ("no CHANGE is near.", []),
    ],
)
def test_the_places_of_a_quote(quote, places):
    spans = find_spans(TEXT, quote)
    assert [span.start for span in spans] == places
    assert all(TEXT[span.start : span.end] == span.exact for span in spans)


def test_letters_that_composing_replaces_are_found_as_they_are():
    assert [span.exact for span in find_spans("ab 豈 cd", "豈")] == ["豈"]


def test_a_span_carries_the_words_around_it():
    span = find_spans(TEXT, "Café opens.")[0]
    assert span.prefix == TEXT[107 - 32 : 107]
    assert span.suffix == ""


@given(some.text(), some.text(min_size=1).filter(str.strip), some.text())
def test_what_stands_in_a_text_is_found_there(before, quote, after):
    quote = quote.strip()
    text = f"{before} {quote} {after}"
    spans = find_spans(text, quote) if quote else ()
    assert not quote or any(span.start == len(before) + 1 for span in spans)
    assert all(text[span.start : span.end] == span.exact for span in spans)


def test_the_nearest_passage_shares_most_words():
    near = nearest_passage(TEXT, "No great change is near.")
    assert near == "No change is near."
    assert nearest_passage(TEXT, "completely different words") is None
    assert nearest_passage("", "any") is None


@pytest.mark.parametrize(
    ("quote", "problem"), [("  \n", "empty"), ("x" * (LONGEST + 1), "10,001 characters")]
)
def test_a_quote_is_a_passage(quote, problem):
    with pytest.raises(InvalidValue, match=problem):
        check_quote(quote)
    assert check_quote(" a quote ") == "a quote"
