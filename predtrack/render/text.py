"""Text on a screen: harmless, and as wide as it says. Widths are in terminal columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import repeat

UNSAFE = "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
"""Control characters, escapes, bidirectional overrides, invisible and lone surrogate ones."""
JOINING = frozenset("\u061c\u200c\u200d\u200e\u200f")
"""What Persian, emoji and mixed directions are written with: invisible, and contained by a page."""
PLAIN = "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027]*"
"""Texts whose letters take a column each: Latin, Greek, Cyrillic, and their punctuation."""
DAYS_A_MONTH, DAYS_A_YEAR = 30.44, 365.25


def harmless(text: str) -> str:
    """Return text on one line whose control characters are spelled out, not obeyed."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(UNSAFE, _spelled, " ".join(text.split()))


def harmless_on_page(text: str) -> str:
    """Return text as ``harmless`` does, with the joiners and marks of direction that writing needs.

    A page keeps each text's direction to itself, a terminal does not.
    """
    if text.isascii() and text.isprintable():
        return text
    return re.sub(UNSAFE, _spelled_unless_joining, " ".join(text.split()))


def harmless_piece(text: str) -> str:
    """Return text as ``harmless_on_page`` does, a space at either end kept."""
    if text.isascii() and text.isprintable():
        return text
    before, after = text[:1].isspace() * " ", text[-1:].isspace() * " "
    return before + harmless_on_page(text) + after


def harmless_lines(text: str, *, on_page: bool = False) -> str:
    """Return data whose control characters are spelled out but for its line feeds.

    On a page, joiners and marks of direction stay, as in ``harmless_on_page``.
    """
    spelled = _spelled_unless_joining if on_page else _spelled
    return "\n".join(re.sub(UNSAFE, spelled, line) for line in text.split("\n"))


def width_of(text: str) -> int:
    """Count the columns that a text takes: wide letters and emoji two, combining marks none."""
    if _is_plain(text):
        return len(text)
    return sum(columns for _, columns in _letters(text))


def cut(text: str, width: int) -> str:
    """Cut a text to ``width`` columns, with "…" where it was cut; no grapheme is parted."""
    if width_of(text) <= width:
        return text
    if _is_plain(text):
        return text[: max(0, width - 1)].rstrip() + "…"
    taken, room = [], width - 1
    for letter, columns in _letters(text):
        room -= columns
        if room < 0:
            break
        taken.append(letter)
    while taken and taken[-1].isspace():
        taken.pop()
    return "".join(taken) + "…"


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most ``width`` columns, at white space where there is any."""
    lines, line = [], ""
    for word in text.split():
        for piece in _pieces(word, width):
            if line and width_of(line) + 1 + width_of(piece) > width:
                lines.append(line)
                line = piece
            else:
                line = f"{line} {piece}" if line else piece
    return [*lines, line] if line else lines or [""]


def time_left(days: int) -> str:
    """Say how far off a day is: "12 d", "5 mo", "3 y late", "today"."""
    if days == 0:
        return "today"
    return span_of(abs(days)) + (" late" if days < 0 else "")


def span_of(days: int) -> str:
    """Say a number of days shortly: days up to two months, then months, then years."""
    if days < 2 * DAYS_A_MONTH:
        return f"{days} d"
    if days < 2 * DAYS_A_YEAR:
        return f"{round(days / DAYS_A_MONTH)} mo"
    return f"{round(days / DAYS_A_YEAR)} y"


def counted(number: int, noun: str) -> str:
    """Say a number with its noun: "1 prediction", "2 predictions"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def day_or_dash(day: date | None) -> str:
    """Write a day in ISO form, "-" for none."""
    return day.isoformat() if day else "-"


def _is_plain(text: str) -> bool:
    return text.isascii() or re.fullmatch(PLAIN, text) is not None


def _letters(text: str) -> Iterable[tuple[str, int]]:
    """Part a text into graphemes, the letters that a reader sees, each with its columns.

    A control character, which ``harmless`` spells out, is counted as in a plain text.
    """
    if _is_plain(text):
        return zip(text, repeat(1))
    from wcwidth import iter_graphemes, wcswidth  # half of what a short list costs

    measured = ((letter, wcswidth(letter)) for letter in iter_graphemes(text))
    return ((letter, len(letter) if columns < 0 else columns) for letter, columns in measured)


def _spelled(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _spelled_unless_joining(match: re.Match[str]) -> str:
    return match[0] if match[0] in JOINING else _spelled(match)


def _narrow_letters(word: str, width: int) -> Iterator[tuple[str, int]]:
    """Part a word into letters, and one that is wider than a line into its characters."""
    for letter, columns in _letters(word):
        if columns <= width or len(letter) == 1:
            yield letter, columns
        else:
            yield from ((char, width_of(char)) for char in letter)


def _pieces(word: str, width: int) -> list[str]:
    if width_of(word) <= width:
        return [word]
    pieces, piece, room = [], "", width
    for letter, columns in _narrow_letters(word, width):
        if piece and columns > room:
            pieces.append(piece)
            piece, room = "", width
        piece += letter
        room -= columns
    return [*pieces, piece]
