"""Locators: the page or the time at which something stands in its source: "p. 3", "31:10".

A time is hours, minutes and seconds from the beginning, the hours only where there are any.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from predtrack.errors import InvalidValue, shorten
from predtrack.models.statement import Span

Marks = tuple[tuple[int, str], ...]
"""Where in a text a page or a moment begins, in order: its offset and its locator."""

HOUR, MINUTE = 3600, 60
_TIME = r"(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)"
_PAGE = r"(?i)(?:p(?:p|age)?\.? ?)?(\d{1,5}|[ivxlc]{1,8})"


def check_locator(text: str) -> str:
    """Return a time or a page as it is kept: ``31:10``, ``1:02:03``, ``p. 3``.

    Raises:
        InvalidValue: it is neither.
    """
    words = text.strip()
    if match := re.fullmatch(_TIME, words):
        return time_locator(_seconds(match))
    if match := re.fullmatch(_PAGE, words):
        return f"p. {match[1]}"
    raise InvalidValue(f"'{shorten(text)}' is no time and no page: write 31:10, 1:02:03 or p. 3")


def time_locator(seconds: float) -> str:
    """Return the locator of a moment; part of a second is left off."""
    minutes, rest = divmod(int(seconds), MINUTE)
    hours, minutes = divmod(minutes, MINUTE)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def located(span: Span, marks: Marks) -> Span:
    """Return a place with the page or the moment at which it begins, if one is known."""
    number = bisect_right(marks, span.start, key=lambda mark: mark[0])
    return replace(span, locator=marks[number - 1][1]) if number else span


def address_at(address: str, spans: Sequence[Span]) -> str:
    """Return an address with the moment of the first place in it, in seconds: ``…&t=1870``."""
    match = re.fullmatch(_TIME, spans[0].locator or "") if spans else None
    if match is None:
        return address
    page, mark, fragment = address.partition("#")
    return f"{page}{'&' if '?' in page else '?'}t={_seconds(match)}{mark}{fragment}"


def _seconds(match: re.Match[str]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * HOUR + minutes * MINUTE + seconds
