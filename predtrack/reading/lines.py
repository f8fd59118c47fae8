"""Lines of a text, with those that a sentence runs over put together again.

Most articles have a paragraph a line. One that was wrapped at a column (a mail, a press agency's
page) has sentences that run over several lines: there, lines that follow one another are one. And
anywhere a line that stops within a sentence goes on in the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from predtrack.reading.language import Language
from predtrack.reading.patterns import pattern

WIDEST = 100
"""Characters of a line that was cut by wrapping, not by its writer."""

_FULL = 0.55
"""How much of the longest line one has that was cut by wrapping."""

SHARE, FEWEST = 0.6, 2
"""How much of the lines before others must be cut within a sentence, and how many."""

SMALL_SHARE = 0.5
"""How much of the lines after a cut must begin with a small letter: lists of titles do not."""

_LOOKED_AT = 50_000
"""Characters from the text's beginning by which it is judged."""

_ENDED = pattern(r"""[.!?…:;]["”'’»)\]]{0,3}\s*$""")
_ITEM = pattern(r"\s*(?:[-–—•·*▪►‣]|\(?\d{1,3}[.)])\s")
_LAST_WORD = pattern(r"([^\W\d_]+)\s*$")


def find_lines(text: str, *, language: Language) -> Iterator[tuple[int, str]]:
    """Yield each line with the offset it begins at; lines that a sentence runs over are one."""
    least, run_on = least_full(text[:_LOOKED_AT]), language.blocks.run_on
    start, held = 0, [""]
    for line in text.splitlines(keepends=True):
        if held[-1] and not _runs_on(held[-1], line, least, run_on):
            paragraph = "".join(held)
            yield start, paragraph
            start, held = start + len(paragraph), []
        held.append(line)
    if held[-1]:
        yield start, "".join(held)


def least_full(text: str) -> int:
    """Return the characters of a line that wrapping has cut, more than any has if none was."""
    lines = [line.rstrip() for line in text.splitlines()]
    longest = max(map(len, lines), default=0)
    pairs = [(one, after) for one, after in pairwise(lines) if one and after]
    cut = [after for one, after in pairs if not _ENDED.search(one) and not _ITEM.match(after)]
    small = sum(after.lstrip()[:1].islower() for after in cut)
    if longest > WIDEST or len(cut) < max(FEWEST, SHARE * len(pairs)):
        return len(text) + WIDEST
    return round(longest * _FULL) if small >= SMALL_SHARE * len(cut) else len(text) + WIDEST


def _runs_on(before: str, line: str, least: int, run_on: frozenset[str]) -> bool:
    if not line.strip() or _ITEM.match(line):
        return False
    return len(before.rstrip()) >= least or _stops_within(before, line, run_on)


def _stops_within(before: str, line: str, run_on: frozenset[str]) -> bool:
    """Tell whether one line stops within a sentence that the next goes on with."""
    if _ENDED.search(before[-8:]) or not before.strip():
        return False
    if line.lstrip()[:1].islower():
        return True
    last = _LAST_WORD.search(before[-24:])
    return before.rstrip()[-1:] == "," or (last is not None and last[1] in run_on)
