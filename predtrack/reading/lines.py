"""Lines of a text, with hard-wrapped ones put together again.

Most articles have a paragraph a line. One that was wrapped at a column (a mail, a press agency's
page) has sentences that run over several lines: there, lines that follow one another are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

NARROWEST, WIDEST = 40, 100
"""Characters of a line that was cut by wrapping, not by its writer."""

SHARE, FEWEST = 0.6, 4
"""How much of the lines must be cut within a sentence, and how many, for a text to be wrapped."""

LOOKED_AT = 50_000
"""Characters from the text's beginning by which it is judged."""

_ENDED = re.compile(r"""[.!?…:;]["”'’)\]]{0,3}\s*$""")
_ITEM = re.compile(r"\s*(?:[-–—•·*▪►‣]|\(?\d{1,3}[.)])\s")


def find_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line with the offset it begins at; a wrapped paragraph counts as one line."""
    wrapped = is_wrapped(text[:LOOKED_AT])
    start, held = 0, [""]
    for line in text.splitlines(keepends=True):
        if held[-1] and not (wrapped and _runs_on(held[-1], line)):
            paragraph = "".join(held)
            yield start, paragraph
            start, held = start + len(paragraph), []
        held.append(line)
    if held[-1]:
        yield start, "".join(held)


def is_wrapped(text: str) -> bool:
    """Tell whether a text's lines were cut at a column."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines or max(map(len, lines)) > WIDEST:
        return False
    cut = sum(len(line) >= NARROWEST and not _ENDED.search(line) for line in lines[:-1])
    return cut >= FEWEST and cut >= SHARE * len(lines)


def _runs_on(before: str, line: str) -> bool:
    return bool(line.strip()) and len(before.rstrip()) >= NARROWEST and not _ITEM.match(line)
