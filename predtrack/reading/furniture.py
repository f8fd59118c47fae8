"""Furniture: lines of a page that are not the article (subscriptions, cookies, disclaimers).

A line is furniture as a whole or not at all. Long lines are never furniture: an article's
paragraph may speak of cookies.
"""

from __future__ import annotations

import re
from functools import cache

from predtrack.reading.language import NOTHING, Language
from predtrack.reading.typography import plain

LONGEST = 400
"""Characters; a longer line is taken for a paragraph of the article."""

_MARKER = " \t\u00a0*-–—•·|>»"


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    anywhere = {
        piece: re.compile(pattern) for piece, pattern in language.furniture.anywhere.items()
    }
    return re.compile("|".join(language.furniture.openings) or NOTHING), anywhere


def is_furniture(line: str, *, language: Language) -> bool:
    """Tell whether a line of a page is furniture, not a part of the article's text."""
    if len(line) > LONGEST:
        return False
    opening, anywhere = _patterns(language)
    small = plain(line).lower().lstrip(_MARKER)
    if opening.match(small):
        return True
    return any(piece in small and pattern.search(small) for piece, pattern in anywhere.items())
