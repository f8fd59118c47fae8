"""Locators: pages and times, as they are written and where an address has them."""

import pytest

from predtrack.errors import InvalidValue
from predtrack.models.locator import address_at, check_locator, located, time_locator
from predtrack.models.statement import Span


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("31:10", "31:10"), ("0:05", "0:05"), ("1:02:03", "1:02:03"), ("01:02:03", "1:02:03"),
        ("90:00", "1:30:00"), ("p. 3", "p. 3"), ("p3", "p. 3"), ("page 12", "p. 12"), ("7", "p. 7"),
        ("xiv", "p. xiv"),
    ],
)  # fmt: skip
def test_a_time_and_a_page_are_kept_in_one_form(given, kept):
    assert check_locator(given) == kept


@pytest.mark.parametrize("given", ["", "noon", "31:70", "31:1", "p.", "1:2:3:4", "-1:00", "p. 3a"])
def test_anything_else_is_refused(given):
    with pytest.raises(InvalidValue):
        check_locator(given)


@pytest.mark.parametrize(
    ("address", "locator", "shown"),
    [
        ("https://a.org/watch?v=x", "31:10", "https://a.org/watch?v=x&t=1870"),
        ("https://a.org/talk", "1:00:01", "https://a.org/talk?t=3601"),
        ("https://a.org/talk#part", "0:05", "https://a.org/talk?t=5#part"),
        ("https://a.org/talk", "p. 3", "https://a.org/talk"),
        ("https://a.org/talk", None, "https://a.org/talk"),
    ],
)
def test_an_address_gets_the_time_and_no_page(address, locator, shown):
    assert address_at(address, [Span(0, 1, "x", locator=locator)]) == shown


def test_a_place_has_the_page_or_moment_at_which_it_begins():
    marks = ((0, "p. 1"), (10, "p. 2"))
    assert [located(Span(at, at + 5, "words"), marks).locator for at in (0, 9, 10, 99)] == [
        "p. 1", "p. 1", "p. 2", "p. 2",
    ]  # fmt: skip
    assert located(Span(0, 5, "words"), ()).locator is None
    assert time_locator(59.9) == "0:59"
