"""Blocks: what of a page is furniture, and not its article."""

from __future__ import annotations

import pytest

from predtrack.reading.blocks import LONGEST, is_furniture
from predtrack.reading.english import ENGLISH

# fmt: off
FURNITURE = [
    "Follow us on LinkedIn", "Follow @predtrack on Mastodon", "Share this article", "Subscribe to our newsletter", "Sign up for our daily briefing",
    "Get the latest news in your inbox", "We use cookies to improve your experience.", "Your email address will not be published.",
    "Publications in the Opinion section do not reflect the opinions of the editorial staff and are the personal opinions of authors.",
    "The views expressed here are those of the author.", "Views are his own and do not reflect those of the bank.", "© 2024 The Daily", "All rights reserved.",
    "Read more: why the bridge fell", "Related articles", "Photo: Anna Cole", "By signing up you will receive our offers.", "Advertisement",
    "This article was originally published in May.", "Your support helps us to tell the story", "• Follow us on Facebook", "This text may not be reproduced without leave.",
]
TEXT = [
    "The government will follow us on this road.", "Voters will decide.", "Follow the money, and you find the mayor.", "Cookies were baked for the whole village.",
    "She signed the bill on Monday.", "Photographs of the bridge were shown in court.", "The new law on privacy will be passed in June.", "Sources said that he would resign.",
    "The terms were not disclosed.", "Subsidies will be cut by a third.",
]
# fmt: on


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_left_out(line: str) -> None:
    assert is_furniture(line, language=ENGLISH)


@pytest.mark.parametrize("line", TEXT)
def test_text_stays(line: str) -> None:
    assert not is_furniture(line, language=ENGLISH)


def test_a_long_paragraph_is_never_furniture() -> None:
    assert not is_furniture("Share this " + "word " * LONGEST, language=ENGLISH)
