"""Dates as a person types them."""

from datetime import date

import pytest

from predtrack.errors import NotADate
from predtrack.reading.dates import Period, parse_day, parse_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-12-31", "2020-12-31", "2020-12-31"),
        (" 2020-12-31 ", "2020-12-31", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-2", "2020-02-01", "2020-02-29"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-Q4", "2020-10-01", "2020-12-31"),
        ("q1 2021", "2021-01-01", "2021-03-31"),
        ("31 December 2020", "2020-12-31", "2020-12-31"),
        ("Dec. 31, 2020", "2020-12-31", "2020-12-31"),
        ("June 2019", "2019-06-01", "2019-06-30"),
        ("29 Feb 2020", "2020-02-29", "2020-02-29"),
    ],
)
def test_a_period(text, first, last):
    assert parse_period(text) == Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("10 June", "no year"),
        ("june 15", "no year"),
        ("Monday 2027", "2020-12-31"),
        ("10:30 2027", "2020-12-31"),
        ("12", "year first"),
        ("5.6.2026", "year first"),
        ("03/04/2026", "year first"),
        ("soon", "2020-12-31"),
        ("2019-02-30", "no such day"),
        ("31 February 2020", "2020-12-31"),
        ("2020-13", "2020-12-31"),
        ("2020-Q5", "2020-12-31"),
        ("0000", "2020-12-31"),
        ("99999-01-01", "2020-12-31"),
        ("", "2020-12-31"),
        ("2020-W05", "2020-12-31"),
        ("9" * 5000, "2020-12-31"),
    ],
)
def test_what_is_no_date_says_what_to_write(text, hint):
    with pytest.raises(NotADate, match=hint):
        parse_period(text)


def test_a_single_day_is_not_a_longer_period():
    assert parse_day("2020-12-31") == date(2020, 12, 31)
    with pytest.raises(NotADate, match="single day"):
        parse_day("2020-12")
