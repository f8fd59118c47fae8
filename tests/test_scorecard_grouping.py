"""The rows of a score."""

from datetime import date

import pytest
from conftest import ARTICLE, a_prediction, an_article

from predtrack.models.deadline import Basis, Deadline
from predtrack.scorecard.case import case_of
from predtrack.scorecard.grouping import By, group, horizon, is_grouped, place

DAY = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("latest", "label"),
    [
        (DAY, "under a month"),
        (date(2026, 2, 28), "under a month"),
        (date(2026, 3, 30), "to 3 months"),
        (date(2026, 4, 30), "to 3 months"),
        (date(2026, 5, 1), "to 6 months"),
        (date(2026, 7, 31), "to 6 months"),
        (date(2026, 8, 1), "to 12 months"),
        (date(2027, 1, 31), "to 12 months"),
        (date(2027, 2, 1), "longer"),
        (date(2030, 1, 1), "longer"),
        (None, "no date"),
    ],
)
def test_a_horizon_is_counted_in_calendar_months(latest, label):
    assert horizon(DAY, latest) == label


def test_an_exact_month_is_not_under_a_month():
    assert horizon(date(2026, 1, 10), date(2026, 2, 10)) == "to 3 months"
    assert horizon(date(2026, 1, 10), date(2026, 2, 9)) == "under a month"
    assert horizon(None, DAY) == "no date"


def case(name="aaaaaaaa", article=ARTICLE, **fields):
    return case_of(a_prediction(name, **fields), article)


def test_two_groupings_at_once_make_a_row_of_each_pair():
    pair = an_article("x", authors=("Ann", "Bo"))
    rows = group([case(article=pair, tags=("a", "b"))], [By.AUTHOR, By.TAG])
    assert {row.labels for row in rows} == {("Ann", "a"), ("Ann", "b"), ("Bo", "a"), ("Bo", "b")}
    assert not is_grouped(case(speaker="X"), [By.TAG, By.AUTHOR])


def test_rows_of_horizons_and_strengths_stand_in_their_own_order():
    by = [By.HORIZON, By.AUTHOR]
    labels = [("no date", "A"), ("to 3 months", "B"), ("under a month", "Z"), ("to 3 months", "A")]
    assert sorted(labels, key=lambda one: place(one, by)) == [
        ("under a month", "Z"), ("to 3 months", "A"), ("to 3 months", "B"), ("no date", "A"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("by", "label"),
    [
        (By.AUTHOR, "Ann Lee"), (By.OUTLET, "The Paper"), (By.ARTICLE, "What Comes Next"),
        (By.KIND, "prediction"), (By.TAG, "(no tag)"), (By.YEAR, "2019"),
        (By.HORIZON, "to 12 months"), (By.HEDGE, "possible"),
    ],
)  # fmt: skip
def test_what_the_rows_can_be(by, label):
    deadline = Deadline(latest=date(2020, 1, 1), basis=Basis.STATED)
    found = case(deadline=deadline, quote="It may fall.")
    assert [row.labels for row in group([found], [by])] == [(label,)]


def test_a_translation_says_how_strongly_it_was_put():
    found = case(quote="Возможно, всё изменится.", translation="Perhaps all will change.")
    assert group([found], [By.HEDGE])[0].labels == ("possible",)
