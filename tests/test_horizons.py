"""Horizons: what a title or heading says by when, and what stands below it."""

from __future__ import annotations

import time
from datetime import date

import pytest

from predtrack import scan
from predtrack.models.deadline import Basis
from predtrack.models.statement import Statement

WRITTEN = "2026-11-27"

# fmt: off
AHEAD = [
    ("Ten predictions for 2027", "2027-12-31"), ("What to expect in the second half of 2027", "2027-12-31"),
    ("By 2030", "2030-12-31"), ("By 2030:", "2030-12-31"), ("The year ahead: 2027", "2027-12-31"), ("2027 outlook", "2027-12-31"),
    ("Outlook 2027", "2027-12-31"), ("The year ahead", "2027-11-27"), ("The week ahead", "2026-12-04"), ("2027", "2027-12-31"),
    ("What will 2027 bring?", "2027-12-31"), ("The harbour in view: looking ahead to 2028", "2028-12-31"),
    ("Forecast: 2027-2030", "2030-12-31"), ("From 2027 to 2030", "2030-12-31"), ("Mill trade outlook 2026/27", "2027-12-31"),
    ("Predictions for the next decade", "2036-11-27"), ("The next five years", "2031-11-27"), ("Q3 outlook", "2027-09-30"),
    ("Spring 2027 forecast", "2027-05-31"), ("Five predictions for 2027 and beyond", "2027-12-31"), ("By Christmas", "2026-12-25"),
    ("Ten things to watch in 2027", "2027-12-31"), ("Things that will shape 2028", "2028-12-31"), ("## 2027 outlook", "2027-12-31"),
    ("**By 2030**", "2030-12-31"), ("The world in 2030", "2030-12-31"), ("What 2027 holds for the quay", "2027-12-31"),
    ("2027 housing market outlook", "2027-12-31"), ("Where will the ferry be by the end of 2028?", "2028-12-31"),
]
NOT_AHEAD = [
    "What happened in 2025", "What happened in 2027", "Ten predictions for 2025", "How our predictions for 2027 fared",
    "Lessons of 2026", "2027 predictions: what we got wrong", "The worst predictions of 2027", "Outlook since 2020",
    "2026 in review, 2027 outlook", "2027 against 2029: what to expect", "2,027 predictions", "A forecast of 2027 visitors",
    "2027 jobs to go", "My predictions for the year 9999", "Outlook: 2027 jobs, 3500 ships", "Outlook", "Ten predictions",
    "Mill to close two sheds in 2027", "Will the ferry sail in 2027?", "Bank cuts growth forecast for 2027",
    "Council says outlook for 2027 is grim", "Mill forecasts a higher profit in 2027", "No harm by 2030", "January 2027",
    "4 March 2027", "Monday: what to watch", "Outlook for tomorrow", "27 November 2026", "In 2024", "Year ahead of its rivals",
]
# fmt: on


def below(heading: str, published: str | None = WRITTEN) -> Statement:
    """Return the statement that stands below a heading."""
    text = f"The mill stands by the river, and nobody lives there.\n\n{heading}\n\nRents will fall."
    (found,) = (one for one in scan(text, published=published) if one.quote == "Rents will fall.")
    return found


@pytest.mark.parametrize(("heading", "latest"), AHEAD)
def test_a_heading_that_looks_ahead_dates_what_is_below(heading: str, latest: str) -> None:
    deadline = below(heading).deadline
    assert (deadline.basis, deadline.latest) == (Basis.ARTICLE, date.fromisoformat(latest))
    assert f'"{heading.strip("#* ")}"' in (deadline.assumption or "")
    assert (deadline.text or "?") in heading
    assert below(heading).claims[0].deadline == deadline


@pytest.mark.parametrize("heading", NOT_AHEAD)
def test_no_other_heading_does(heading: str) -> None:
    assert below(heading).deadline.basis is Basis.NONE


@pytest.mark.parametrize("title", [title for title, _ in AHEAD if title[0] not in "#*"])
def test_a_title_dates_the_whole_text(title: str) -> None:
    text = "Rents will fall in Lowmoor.\n\nThe quay\n\nThe port will grow."
    assert {one.deadline.basis for one in scan(text, published=WRITTEN, title=title)} == {
        Basis.ARTICLE
    }


ARTICLE = """Ten predictions for 2027

Rents will fall in Lowmoor. The bridge will not close. The mayor will resign by March 2027.
A new line will open very soon. The quay will be rebuilt before the council election.

How last year went

The mill will stay shut.

By 2030

The river will flood the yard.

Other matters

The port will grow.
"""


def test_what_has_words_of_its_own_keeps_them_and_a_section_ends_with_the_next_heading() -> None:
    found = {one.quote.split()[1]: one for one in scan(ARTICLE, published=WRITTEN)}
    told = {
        name: (one.deadline.basis.value, one.deadline.latest and one.deadline.latest.year)
        for name, one in found.items()
    }
    assert told == {
        "will": ("article", 2027),
        "bridge": ("article", 2027),
        "mayor": ("stated", 2027),
        "new": ("vague", None),
        "quay": ("event", None),
        "mill": ("none", None),
        "river": ("article", 2030),
        "port": ("article", 2027),
    }
    assert found["bridge"].no_change
    window = found["bridge"].deadline
    assert (window.earliest, window.latest) == (date(2027, 1, 1), date(2027, 12, 31))


def test_the_heading_itself_is_no_statement() -> None:
    assert not [
        one for one in scan(ARTICLE, published=WRITTEN, min_score=0.1) if "Ten" in one.quote
    ]


MARKED = """# Notes

## 2027 outlook

Rents will fall.

### The quay

The port will grow.

## The mill

The mill will close.
"""


def test_marks_tell_which_heading_ends_a_section() -> None:
    found = scan(MARKED, published=WRITTEN)
    assert [one.deadline.basis for one in found] == [Basis.ARTICLE, Basis.ARTICLE, Basis.NONE]


def test_without_a_day_of_publication_a_year_holds_and_what_counts_from_it_does_not() -> None:
    assert below("Ten predictions for 2027", None).deadline.latest == date(2027, 12, 31)
    assert below("The year ahead", None).deadline.basis is Basis.NONE
    assert below("2027", None).deadline.basis is Basis.NONE


@pytest.mark.parametrize(
    "text",
    [
        "By 2030 " * 1300 + "\n\nRents will fall.\n",
        "2027 outlook\n\nRents will fall.\n\n" * 1000,
        "What will " * 3000 + "2027 bring?\n\nRents will fall.\n",
        "#" * 10_000 + " By 2030\n\nRents will fall.\n",
        "By 9999\n\nRents will fall.\n\nOutlook 0000\n\nThe port will grow.\n",
    ],
)
def test_odd_headings_are_read_in_time(text: str) -> None:
    begun = time.process_time()
    assert scan(text, published=WRITTEN, title=text[:10_000])
    assert time.process_time() - begun < 5
