"""Texts that people and programs give: trimmed, of a length, and such as UTF-8 can write."""

from __future__ import annotations

from predtrack.errors import PredtrackError

_LONGEST = 10_000
"""Characters of any one text that is given."""


def check_text(text: str) -> str:
    """Return a text without the white space around it; an empty one clears its field.

    Raises:
        PredtrackError: it is not UTF-8, or longer than a text that is given.
    """
    if not is_storable(text):
        raise PredtrackError("the text is not UTF-8: check the terminal's encoding")
    if len(text) > _LONGEST:
        raise PredtrackError(f"it has {len(text):,} characters, at most {_LONGEST:,} are taken")
    return text.strip()


def storable(text: str) -> str:
    """Return a text that UTF-8 can write, with question marks where it cannot."""
    return text if is_storable(text) else text.encode("utf-8", "replace").decode()


def is_storable(text: str) -> bool:
    """Tell whether UTF-8 can write a text: a lone surrogate it cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
