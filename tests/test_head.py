"""Heads of plain texts: title, authors, outlet, day, and what is none of them."""

from datetime import date

import pytest

from predtrack.reading.head import Head, read_head
from predtrack.reading.language import language_of

DAY = date(2026, 11, 24)
TITLE = "Harbour to reopen in spring"
TEXT = (
    "The harbour will reopen to ferries in the spring, the port authority says, once the last of the "
    "two cranes has been taken down by those who once put it up.\n"
)
COURIER = "The Harbour Courier"
HEADS = {
    f"{TITLE}\nBy Marta Kowal\n{COURIER}, 24 November 2026\n\n": Head(
        TITLE, ("Marta Kowal",), COURIER, DAY, f"{COURIER}, 24 November 2026"
    ),
    f"{COURIER}\n24 November 2026\n\n{TITLE}\nBy Marta Kowal and Jon Ruiz\n": Head(
        TITLE, ("Marta Kowal", "Jon Ruiz"), COURIER, DAY, "24 November 2026"
    ),
    f"{TITLE}\nBy Marta Kowal, Political Editor | {COURIER} | Tuesday, November 24, 2026, 10:15 GMT\n": Head(
        TITLE, ("Marta Kowal",), COURIER, DAY,
        f"By Marta Kowal, Political Editor | {COURIER} | Tuesday, November 24, 2026, 10:15 GMT",
    ),
    f"Title: {TITLE}\nAuthor: Marta Kowal\nSource: {COURIER}\nDate: 24 November 2026\n\n": Head(
        TITLE, ("Marta Kowal",), COURIER, DAY, "24 November 2026"
    ),
    f"{TITLE}\nPublished on 24.11.2026 at 10:15\n\n": Head(
        TITLE, published=DAY, day_line="Published on 24.11.2026 at 10:15"
    ),
    f"{TITLE}\n\nLONDON, November 24, 2026 (Agency) — ": Head(
        TITLE, published=DAY, day_line="LONDON, November 24, 2026 (Agency) —"
    ),
    f"{TITLE}\n\nLONDON, March 3 (Agency) — ": Head(TITLE, yearless="March 3"),
    f"{COURIER}, 24 November 2026\n{TITLE}\nBy Marta Kowal\n": Head(
        TITLE, ("Marta Kowal",), COURIER, DAY, f"{COURIER}, 24 November 2026"
    ),
    "Budget Speech, 24 November 2026\n\n": Head("Budget Speech, 24 November 2026"),
    "September 11, 2001: A Day of Change\nBy Marta Kowal\n": Head(
        "September 11, 2001: A Day of Change", ("Marta Kowal",)
    ),
    f"{TITLE}\nUpdated 3/4/2026\n\n": Head(TITLE),
    f"{TITLE}\nThe yard was founded on 1 June 2001.\n": Head(TITLE),
    "Minister resigns after 24 November 2026 vote\n\n": Head("Minister resigns after 24 November 2026 vote"),
    "Prices will fall by June.\nPublished: 24 November 2026\n": Head(),
    "": Head(),
}  # fmt: skip


@pytest.mark.parametrize(("above", "head"), HEADS.items())
def test_the_head_of_a_text_is_read(above, head):
    assert read_head(above + TEXT, language=language_of()) == head


@pytest.mark.parametrize("text", ["No drastic change in six months", "", "\n\n", TITLE])
def test_a_text_without_paragraphs_has_no_title(text):
    assert read_head(text, language=language_of()) == Head()
