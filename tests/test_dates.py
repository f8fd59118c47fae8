"""Dates as a person types them."""

from datetime import date

import pytest

from predtrack.errors import NotADate
from predtrack.reading.dates import DayRange, count_from, parse_day, parse_period


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
        ("5.6.2026", "2026-06-05", "2026-06-05"),
        ("31/12/2020", "2020-12-31", "2020-12-31"),
        ("12-31-2020", "2020-12-31", "2020-12-31"),
        ("2020-12-31 00:00:00", "2020-12-31", "2020-12-31"),
        ("04-Mar-26", "2026-03-04", "2026-03-04"),
    ],
)
def test_a_period(text, first, last):
    assert parse_period(text) == DayRange(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("10 June", "no year"),
        ("june 15", "no year"),
        ("Monday 2027", "2020-12-31"),
        ("10:30 2027", "2020-12-31"),
        ("12", "year first"),
        ("03/04/2026", "year first"),
        ("soon", "2020-12-31"),
        ("2019-02-30", "no such day"),
        ("31.2.2020", "no such day"),
        ("13/13/2020", "no such day"),
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


def test_day_first_settles_a_doubtful_day():
    assert parse_day("03/04/2026", day_first=True) == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("today", "2026-11-23", "2026-11-23"),
        (" Tomorrow ", "2026-11-24", "2026-11-24"),
        ("yesterday", "2026-11-22", "2026-11-22"),
        ("a week ago", "2026-11-16", "2026-11-16"),
        ("2 months ago", "2026-09-23", "2026-09-23"),
        ("last monday", "2026-11-16", "2026-11-16"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("next Friday", "2026-12-04", "2026-12-04"),
        ("in two weeks", "2026-11-23", "2026-12-07"),
        ("next year", "2027-01-01", "2027-12-31"),
    ],
)
def test_words_count_from_today(words, first, last):
    found = count_from(date(2026, 11, 23), words)
    assert found == DayRange(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "words", ["soon", "10 June", "last word", "9999 years ago", "", "in 9999 years"]
)
def test_words_that_count_to_no_day_are_refused(words):
    with pytest.raises(NotADate):
        count_from(date(2026, 11, 23), words)
