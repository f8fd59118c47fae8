"""Blocks: what of a page is furniture, and not its article."""

from __future__ import annotations

import pytest

from predtrack.reading.blocks import LONGEST, BlockKind, find_blocks, is_furniture
from predtrack.reading.english import ENGLISH

# fmt: off
FURNITURE = [
    "Follow us on LinkedIn", "Follow @predtrack on Mastodon", "Share this article", "Subscribe to our newsletter", "Sign up for our daily briefing",
    "Get the latest news in your inbox", "We use cookies to improve your experience.", "Your email address will not be published.",
    "Publications in the Opinion section do not reflect the opinions of the editorial staff and are the personal opinions of authors.",
    "The views expressed here are those of the author.", "Views are his own and do not reflect those of the bank.", "© 2024 The Daily", "All rights reserved.",
    "Read more: why the bridge fell", "Related articles", "Photo: Anna Cole", "By signing up you will receive our offers.", "Advertisement",
    "This article was originally published in May.", "Your support helps us to tell the story", "• Follow us on Facebook", "This text may not be reproduced without leave.",
    "ADVERTISEMENT - CONTINUE READING BELOW", "Article continues below", "Sponsored: Our cars will be cheaper next year", "Paid content",
    "Promoted by Glass Ltd.", "POLL: Will the harbour reopen in spring?", "Will the harbour reopen in spring? Vote now", "Take our weekly poll: Will tolls rise?",
    "About the author", "Published: 24 November 2026, 10:15", "Last updated on Tuesday 24 November 2026",
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


BODY = (
    "The harbour will reopen to ferries in the spring, the port authority says, once the cranes are down.",
    "Nobody who lives behind the quay expects the noise to end before 2030, and few would move away.",
    "Tolls will rise.",
)
"""An article's text."""
AROUND = {
    "by Marta Kowal": "Marta Kowal is a painter and will show her work in Ulm next year.",
    "a columnist": "Jon Ruiz is a columnist for The Harbour Courier and will publish a novel next year.",
    "an author": 'Jon Ruiz is the author of "Quays", which will appear in May.',
    "comments": "3 comments\n\nI shall believe it when I see the first ferry.\n\nIt will never sail.",
    "comments with a head of one word": "Comments\n\nThis will never happen.\n\nReply\n\nIt will, it will.",
    "a pull quote": "Nobody who lives behind the quay expects the noise to end before 2030",
    "a pull quote in marks": "“Tolls will rise”",
}
"""What stands around an article, behind its text."""


def read(text):
    kinds = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
    blocks = find_blocks(text, language=ENGLISH)
    return tuple(text[one.start : one.end] for one in blocks if one.kind in kinds)


@pytest.mark.parametrize("after", AROUND.values(), ids=AROUND)
def test_what_stands_around_an_article_is_left_out(after: str) -> None:
    text = "\n\n".join(("Harbour to reopen", "By Marta Kowal", *BODY, "It opens in May.", after))
    assert read(text) == (*BODY, "It opens in May.")


@pytest.mark.parametrize(
    "line",
    [
        "Jon Ruiz is a professor in Ulm and expects that tolls will fall.",  # somebody in the text
        "Comments by the mayor will follow.",
        "It will not be the last word: few would move away.",
        "Rents will fall.",
    ],
)
def test_what_only_looks_so_stays(line: str) -> None:
    text = "\n\n".join(
        ("Harbour to reopen", "By Marta Kowal", *BODY, line, "“Rents will fall,” says Ode.")
    )
    assert line in read(text)
