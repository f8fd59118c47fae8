"""Blocks: what each line of a text is, from headline to furniture.

A block is a line of ``lines``, without the white space around it; a dateline is a block of its own
before its paragraph, and so is a speaker's name in a transcript ("BERG:"). Furniture is what is not the article (subscriptions, cookies, disclaimers): a
line as a whole or not at all. Offsets are half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from predtrack.reading.language import NOTHING, Language
from predtrack.reading.lines import find_lines
from predtrack.reading.patterns import pattern
from predtrack.reading.typography import plain


class BlockKind(StrEnum):
    """What a block is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    LABEL = "label"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    PULL_QUOTE = "pull quote"
    RELATED = "related links"
    FURNITURE = "furniture"


Turns = tuple[tuple[int, int], ...]
"""Where the speakers' names stand that turns of a transcript begin with, half-open."""


class Block(NamedTuple):
    """A line of the text at [start, end), and what it is."""

    start: int
    end: int
    kind: BlockKind


HEAD = 6
"""Blocks from the text's beginning among which headline, byline and dateline stand."""
SHORT = 120
"""Characters of a headline or subhead."""
LABELS = 3
"""Paragraphs with a speaker's name and a colon that make a transcript, where a name comes again."""
LONGEST = 400
"""Characters; a longer line is a paragraph, never furniture: an article may speak of cookies."""

_ITEM = re.compile(r"(?:[-–—•·*▪►‣]{1,3}|\(?(?:\d{1,3}|[a-z])\)|\d{1,3}\.)\s")
_MARKER = " \t\u00a0*-–—•·|>»"
_ENDED = re.compile(r"""[.!?…:;,]["”'’»)\]]{0,3}$""")
_PLACE = r"(?=[A-Z .,'’/-]{4})[A-Z][A-Z .'’/-]{2,30}(?:, [A-Z][\w.]{1,15}(?: \d{1,2})?){0,2}(?:, \d{4})?(?: \([^()]{2,30}\))? ?[–—-]{1,2} "
_BEFORE_AGENCY = r"[A-Z][\w.'’ -]{1,30}(?:, [A-Z][\w. ]{1,20}){0,2} ?"
LABEL = re.compile(
    r"([A-Z][A-Z.'-]+(?: [A-Z][A-Z.'-]+){0,4}|(?:[A-Z][\w.'-]{1,30} ){0,3}[A-Z][\w.'-]{1,30}(?: \d{1,3})?)"
    r"(?: \([^)]{1,60}\))?: (?=\S)"
)
"""A speaker's name, in group 1, and all that stands before the words."""
_LABELLED = frozenset({BlockKind.PARAGRAPH, BlockKind.SUBHEAD, BlockKind.HEADLINE})
_QUOTED = re.compile(r"""["“«„‘].{8,300}["”»’“]$""")


class Patterns(NamedTuple):
    """What tells the blocks of a language."""

    dateline: re.Pattern[str]
    byline: re.Pattern[str]
    related: re.Pattern[str]
    caption: re.Pattern[str]
    openings: re.Pattern[str]


@cache
def _patterns(language: Language) -> Patterns:
    words, furniture = language.blocks, language.furniture
    dateline = rf"{_BEFORE_AGENCY}\((?:{words.agencies})\) ?[-–—]{{1,2}} |{_PLACE}"
    openings = "|".join(furniture.openings) or NOTHING
    patterns = (dateline, words.byline, words.related, words.caption, openings)
    return Patterns(*map(pattern, patterns))


def find_blocks(
    text: str, *, language: Language, title: str | None = None, turns: Turns = ()
) -> tuple[Block, ...]:
    """Cut a text into its blocks, in order; blank lines are left out.

    The first line that is the ``title`` is the headline, and none above it is. The
    speakers' names of a transcript are at ``turns``, or else where a text looks like one.
    """
    blocks: list[Block] = []
    for offset, line in find_lines(text, language=language):
        words = line.strip()
        if words:
            start = offset + len(line) - len(line.lstrip())
            blocks += _parted(words, start, len(blocks), language)
    if title:
        blocks = _titled(text, blocks, title)
    blocks = _labels_parted(text, blocks, turns)
    return tuple(_pull_quotes_marked(text, blocks))


def _labels_parted(text: str, blocks: list[Block], turns: Turns) -> list[Block]:
    """Part the speakers' names of a transcript from their words."""
    known = dict(turns) or _labelled(text, blocks)
    if not known:
        return blocks
    parted = list[Block]()
    for block in blocks:
        end = known.get(block.start)
        if end is None or end >= block.end:
            parted.append(block)
            continue
        words = text[end : block.end]
        start = block.end - len(words[words.index(":") + 1 :].lstrip())
        parted.append(Block(block.start, end, BlockKind.LABEL))
        parted.append(Block(start, block.end, BlockKind.PARAGRAPH))
    return parted


def _labelled(text: str, blocks: list[Block]) -> dict[int, int]:
    """Return where names stand that begin blocks, in what looks like a transcript by them."""
    places = [one.start for one in blocks if one.kind in _LABELLED]
    found = [match for place in places if (match := LABEL.match(text, place))]
    names = {one[1] for one in found}
    if len(found) < LABELS or len(names) == len(found):
        return {}
    return {one.start(1): one.end(1) for one in found}


def _titled(text: str, blocks: list[Block], title: str) -> list[Block]:
    words = _same(title)
    for number, one in enumerate(blocks[:HEAD]):
        if _same(text[one.start : one.end]) == words:
            above = [
                block._replace(kind=BlockKind.SUBHEAD)
                if block.kind is BlockKind.HEADLINE
                else block
                for block in blocks[:number]
            ]
            return [*above, one._replace(kind=BlockKind.HEADLINE), *blocks[number + 1 :]]
    return blocks


def _same(words: str) -> str:
    return " ".join(plain(words).casefold().rstrip(" .").split())


def is_furniture(line: str, *, language: Language) -> bool:
    """Tell whether a line of a page is furniture, not a part of the article's text."""
    if len(line) > LONGEST:
        return False
    patterns = _patterns(language)
    small = plain(line).lower().lstrip(_MARKER)
    if patterns.openings.match(small):
        return True
    inside = language.furniture.anywhere.items()
    return any(piece in small and pattern(words).search(small) for piece, words in inside)


def _parted(words: str, start: int, number: int, language: Language) -> Iterator[Block]:
    kind, end = _kind(words, number, language), start + len(words)
    dateline = None
    if kind is BlockKind.PARAGRAPH and number < HEAD:
        dateline = _patterns(language).dateline.match(words)
    if dateline and dateline.end() < len(words):
        yield Block(start, start + len(dateline[0].rstrip()), BlockKind.DATELINE)
        start += dateline.end()
    yield Block(start, end, kind)


def _kind(words: str, number: int, language: Language) -> BlockKind:
    if is_furniture(words, language=language):
        return BlockKind.FURNITURE
    if _ITEM.match(words):
        return BlockKind.LIST_ITEM
    return BlockKind.PARAGRAPH if len(words) > SHORT else _short_kind(words, number, language)


def _short_kind(words: str, number: int, language: Language) -> BlockKind:
    patterns = _patterns(language)
    if number < HEAD and patterns.byline.fullmatch(words):
        return BlockKind.BYLINE
    if patterns.related.match(words):
        return BlockKind.RELATED
    if patterns.caption.search(words):
        return BlockKind.CAPTION
    if _ENDED.search(words):
        return BlockKind.PARAGRAPH
    return BlockKind.SUBHEAD if number else BlockKind.HEADLINE


def _pull_quotes_marked(text: str, blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks; one of marks alone whose words stand in a later or earlier one is pulled."""
    quoted = {
        text[one.start + 1 : one.end - 1].rstrip(".,!?…")
        for one in blocks
        if one.end - one.start <= 300 and _QUOTED.match(text, one.start, one.end)  # noqa: PLR2004
    }
    twice = {words for words in quoted if text.count(words) > 1} if len(quoted) < HEAD * 4 else ()
    for one in blocks:
        words = text[one.start + 1 : one.end - 1].rstrip(".,!?…") if twice else ""
        yield one._replace(kind=BlockKind.PULL_QUOTE) if words and words in twice else one
