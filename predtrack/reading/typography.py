"""Typography: one table that levels marks and spaces, a character for a character.

Places in a levelled text are those of the text. The marks are those of ``models.identity``, so that
what reads alike also counts as the same words; spaces of every width, and breaks of lines, become
ordinary ones.
"""

from __future__ import annotations

import re

from predtrack.models.identity import STRAIGHT
from predtrack.reading.patterns import pattern

SPACES = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
LONG_DASHES = "–—―"
"""They part what a hyphen joins, and stay where that matters."""

CAPITALS = "A-ZЀ-ЯҒҚҢӘӨҮҰҺ"
"""Capital letters of the scripts that are read, as a part of a pattern's set."""

LEVEL: dict[str, str] = {
    **{chr(code): straight for code, straight in STRAIGHT.items() if straight},
    **dict.fromkeys(SPACES, " "),
}
"""A typographic mark or space to its plain form."""
_FANCY = pattern(f"[{re.escape(''.join(sorted(LEVEL.keys() - set(LONG_DASHES))))}]")


def plain(text: str) -> str:
    """Return ``text`` with straight quotes, hyphens and ordinary spaces, of the same length."""
    # the backtick is the only mark of the table that printable ASCII has
    if text.isascii() and text.isprintable() and "`" not in text:
        return text
    for mark in {*_FANCY.findall(text)}:
        text = text.replace(mark, LEVEL[mark])
    return text


def lowered(text: str) -> str:
    """Return ``text`` in small letters, ё as е, of the same length (Turkish İ would grow)."""
    lower = text.lower().replace("ё", "е")
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def hyphened(text: str) -> str:
    """Return ``text`` with its long dashes as hyphens too, of the same length."""
    for dash in LONG_DASHES:
        text = text.replace(dash, "-")
    return text
