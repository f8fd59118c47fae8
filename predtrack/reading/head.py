"""Heads: what a plain text says of itself above its first paragraph.

Title, "By" whom, outlet and day stand in lines of their own, or beside one another in one; a
dateline may hold the day. A day within a sentence is never the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from predtrack.reading.blocks import SHORT, BlockKind, find_blocks
from predtrack.reading.dates import DAY_IN_WORDS, MONTH_NAMES, day_in
from predtrack.reading.language import Language
from predtrack.reading.patterns import pattern
from predtrack.reading.typography import CAPITALS

_LOOKED_AT = 4000
"""Characters from the text's beginning in which its head stands."""
LINES = 8
"""Lines of a head, at most."""
MOST_NAMES = 2
"""Names beside a day that are no author's."""
_NAME = 60
"""Characters of a name."""

_ENDED = pattern(r"""[.!?…:;,]["”'’»)\]]{0,3}$""")
_LABEL = pattern(r"\s*([^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,3}?)\s*:\s+(\S.*)")
_PARTED = pattern(r"\s*[|·•–—/]\s*|\s+-{1,2}\s+|\s*,\s+|\s{3,}|[()\[\]]")
_WORD = rf"(?:[{CAPITALS}0-9][\w.&'’-]*|[\w-]+\.[a-z]{{2,6}})"
_YEARLESS = pattern(
    rf"(?:{MONTH_NAMES}[a-z]*\.? \d{{1,2}}|\d{{1,2}} {MONTH_NAMES}[a-z]*)\b", re.IGNORECASE
)


class Head(msgspec.Struct, frozen=True):
    """What the head of a text says; None where it says nothing.

    ``day_line`` are the words that its day was read from, ``yearless`` a day without its year.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: date | None = None
    day_line: str | None = None
    yearless: str | None = None


def read_head(text: str, *, language: Language) -> Head:
    """Read the head of a text; an empty one where nothing but its paragraphs stands there."""
    blocks = find_blocks(text[:_LOOKED_AT], language=language)[: LINES + 1]
    lines = [text[one.start : one.end] for one in blocks if one.kind is not BlockKind.DATELINE]
    above = list(_head_lines(lines))
    head = Head()
    for number, line in enumerate(above):
        head = _with_line(head, line, number, above, language)
    dateline = next((one for one in blocks if one.kind is BlockKind.DATELINE), None)
    if dateline and head.published is None:
        head = _with_dateline(head, text[dateline.start : dateline.end])
    return replace(head, title=None) if len(above) == len(lines) and not head.day_line else head


def _head_lines(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines above the first that is prose."""
    for line in lines[:LINES]:
        is_prose = len(line) > SHORT or (_ENDED.search(line) and not DAY_IN_WORDS.search(line))
        if is_prose and not _LABEL.fullmatch(line):
            return
        yield line


def _with_line(
    head: Head, line: str, number: int, lines: Sequence[str], language: Language
) -> Head:
    """Return a head with what one line of it says."""
    words = language.head
    label = _LABEL.fullmatch(line)
    if label and (fact := _labelled(label[1], language)):
        return _with_fact(head, fact, label[2], language)
    if head.published is None and (found := _with_day(head, line, number, lines, language)):
        return found
    by = pattern(words.by, re.IGNORECASE).match(line)
    if by and not head.authors:
        return replace(head, authors=_names(line[by.end() :], language))
    if head.title is None and not _ENDED.search(line):
        return replace(head, title=line)
    if head.outlet is None and number == 2 and _is_outlet_first(head, lines, language):  # noqa: PLR2004
        return replace(head, outlet=head.title, title=line)
    return head


def _labelled(label: str, language: Language) -> str | None:
    named = language.head.labels.items()
    return next((one for one, words in named if pattern(words).fullmatch(label.lower())), None)


def _with_fact(head: Head, fact: str, words: str, language: Language) -> Head:
    if fact == "title":
        return replace(head, title=words)
    if fact == "author":
        return replace(head, authors=_names(words, language))
    if fact == "outlet":
        return replace(head, outlet=words[:_NAME])
    return replace(head, published=day_in(words), day_line=words if day_in(words) else None)


def _with_day(
    head: Head, line: str, number: int, lines: Sequence[str], language: Language
) -> Head | None:
    """Return a head with the day of a line, None where the line says more than who, where, when."""
    day = DAY_IN_WORDS.search(line)
    beside = _beside(line, day, language) if day else None
    if day is None or beside is None:
        return None
    authors, outlets = beside
    if outlets and number == 0 and not (authors or _is_above_title(line, day, lines, language)):
        return None
    return replace(
        head,
        authors=head.authors or authors,
        outlet=head.outlet or next(iter(outlets), None),
        published=day_in(day[0]),
        day_line=line,
    )


def _is_above_title(
    line: str, day: re.Match[str], lines: Sequence[str], language: Language
) -> bool:
    """Tell whether a first line, which ends with its day, names the outlet above the title."""
    follows = lines[1] if len(lines) > 1 else ""
    is_title = follows and not (_ENDED.search(follows) or DAY_IN_WORDS.search(follows))
    has_by = pattern(language.head.by, re.IGNORECASE).match(follows)
    return bool(is_title and not has_by and day.end() == len(line.rstrip()) and ":" not in line)


def tells_day_alone(line: str, language: Language) -> bool:
    """Tell whether a line with a day says no more than by whom, where and when."""
    day = DAY_IN_WORDS.search(line)
    return day is not None and _beside(line, day, language) is not None


def _beside(
    line: str, day: re.Match[str], language: Language
) -> tuple[tuple[str, ...], list[str]] | None:
    """Return the authors and the other names beside a day; None where the line says more."""
    rest = f"{line[: day.start()]} | {line[day.end() :]}"
    parts = [one.strip(" .:") for one in _PARTED.split(rest) if one]
    beside, by_whom = pattern(language.head.beside), pattern(language.head.by, re.IGNORECASE)
    parts = [one for one in parts if one and not beside.fullmatch(one.lower())]
    authors: list[str] = []
    names: list[str] = []
    for part in parts:
        by = by_whom.match(part)
        if by:
            authors += _names(part[by.end() :], language)
        elif not _offices(language).search(part):
            names.append(part)
    is_all = len(names) <= MOST_NAMES and all(_is_name(one, language) for one in names)
    return (tuple(authors), names) if is_all else None


def _with_dateline(head: Head, line: str) -> Head:
    day = DAY_IN_WORDS.search(line)
    if day:
        return replace(head, published=day_in(day[0]), day_line=line)
    yearless = _YEARLESS.search(line)
    return replace(head, yearless=yearless[0]) if yearless else head


def _names(words: str, language: Language) -> tuple[str, ...]:
    """Return the names in a list of authors, without what they are."""
    between = pattern(rf"{language.head.and_}|\s*[|;]\s*", re.IGNORECASE)
    listed = between.split(words.strip(" ."))
    named = (one.strip() for one in listed if one)
    return tuple(one for one in named if len(one) <= _NAME and not _offices(language).search(one))


def _offices(language: Language) -> re.Pattern[str]:
    return pattern(language.head.offices, re.IGNORECASE)


def _is_name(words: str, language: Language) -> bool:
    """Tell whether words are a name: each with a capital but for small ones."""
    form = rf"(?:(?:{language.head.small}) |{_WORD} ){{0,6}}{_WORD}"
    return len(words) <= _NAME and pattern(form).fullmatch(words) is not None


def _is_outlet_first(head: Head, lines: Sequence[str], language: Language) -> bool:
    """Tell whether the first line names the outlet: its day follows, and then the title."""
    return head.title == lines[0] and head.day_line == lines[1] and _is_name(lines[0], language)
