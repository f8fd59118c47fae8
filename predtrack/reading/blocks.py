"""Blocks: what each line of a text is, from headline to furniture.

A block is a line of ``lines``, without the white space around it; a dateline is a block of its own
before its paragraph, and so is a speaker's name in a transcript ("BERG:"). The "> " before another's
words is left out of it. Furniture is what is not the article (subscriptions, cookies, disclaimers): a
line as a whole or not at all. Offsets are half-open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from operator import attrgetter

import msgspec
from msgspec.structs import replace

from predtrack.reading.language import NOTHING, Language
from predtrack.reading.lines import find_lines
from predtrack.reading.patterns import pattern
from predtrack.reading.typography import CAPITALS, plain


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


class Block(msgspec.Struct, frozen=True):
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
SHORTEST_PULLED, LONGEST_PULLED = 40, 300
"""Characters of what is pulled from a longer block, which has as many more."""
PULLABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.SUBHEAD})
MOST_COMPARED = 50_000_000
"""Characters that are compared for it; in a longer text nothing is taken for pulled."""
_LAST = 4
"""Lines of the text's end among which its author's life stands."""
LONGEST = 400
"""Characters; a longer line is a paragraph, never furniture: an article may speak of cookies."""

_ITEM = pattern(r"(?:[-–—•·*▪►‣]{1,3}|\(?(?:\d{1,3}|[a-z])\)|\d{1,3}\.)\s")
_BLOCKQUOTE = pattern(r"\s*(?:>[ \t]?)+")
_MARKER = " \t\u00a0*-–—•·|>»"
_ENDED = pattern(r"""[.!?…:;,]["”'’»)\]]{0,3}$""")
_PLACE = rf"(?=[{CAPITALS} .,'’/-]{{4}})[{CAPITALS}][{CAPITALS} .'’/-]{{2,30}}(?:, (?:[{CAPITALS}][\w.]{{1,15}}(?: \d{{1,2}})?|\d{{1,2}} \w{{3,9}})){{0,2}}(?:,? \d{{4}})?(?: \([^()]{{2,30}}\))? ?[–—-]{{1,2}} "
_BEFORE_AGENCY = rf"[{CAPITALS}][\w.'’ -]{{1,30}}(?:, [{CAPITALS}][\w. ]{{1,20}}){{0,2}} ?"
LABEL = pattern(
    rf"([{CAPITALS}][{CAPITALS}.'-]+(?: [{CAPITALS}][{CAPITALS}.'-]+){{0,4}}"
    rf"|(?:[{CAPITALS}][\w.'-]{{1,30}} ){{0,3}}[{CAPITALS}][\w.'-]{{1,30}}(?: \d{{1,3}})?)"
    r"(?: \([^)]{1,60}\))?: (?=\S)"
)
"""A speaker's name, in group 1, and all that stands before the words."""
_LABELLED = frozenset({BlockKind.PARAGRAPH, BlockKind.SUBHEAD, BlockKind.HEADLINE})
_BYLINE = BlockKind.BYLINE
_NAMED = pattern(rf"([{CAPITALS}][\w.'’-]*(?: [{CAPITALS}][\w.'’-]*){{1,4}}),? ")
_QUOTED = pattern(r"""["“«„‘].{8,300}["”»’“]$""")


class BlockPatterns(msgspec.Struct, frozen=True):
    """What tells the blocks of a language."""

    dateline: re.Pattern[str]
    byline: re.Pattern[str]
    related: re.Pattern[str]
    caption: re.Pattern[str]
    comments: re.Pattern[str]
    maybe_comments: re.Pattern[str]
    replies: re.Pattern[str]
    life: re.Pattern[str]
    any_life: re.Pattern[str]
    openings: re.Pattern[str]


@cache
def _patterns(language: Language) -> BlockPatterns:
    words, furniture = language.blocks, language.furniture
    dateline = rf"{_BEFORE_AGENCY}\((?:{words.agencies})\) ?[-–—]{{1,2}} |{_PLACE}"
    openings = "|".join(furniture.openings) or NOTHING
    patterns = (
        *(dateline, words.byline, words.related, words.caption, words.comments),
        *(words.maybe_comments, words.replies, words.life, words.any_life, openings),
    )
    return BlockPatterns(*map(pattern, patterns))


def find_blocks(
    text: str, *, language: Language, title: str | None = None, turns: Turns = ()
) -> tuple[Block, ...]:
    """Cut a text into its blocks, in order; blank lines are left out.

    The first line that is the ``title`` is the headline, and none above it is. The
    speakers' names of a transcript are at ``turns``, or else where a text looks like one.
    """
    blocks: list[Block] = []
    for offset, line in find_lines(text, language=language):
        mark = _BLOCKQUOTE.match(line) if ">" in line else None
        inside = line[mark.end() :] if mark else line
        words = inside.strip()
        if words:
            start = offset + len(line) - len(inside.lstrip())
            blocks += _parted(words, start, len(blocks), language)
    if title:
        blocks = _titled(text, blocks, title)
    marked = _end_marked(text, blocks, _patterns(language))
    return tuple(_pull_quotes_marked(text, _labels_parted(text, marked, turns)))


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
                replace(block, kind=BlockKind.SUBHEAD)
                if block.kind is BlockKind.HEADLINE
                else block
                for block in blocks[:number]
            ]
            return [*above, replace(one, kind=BlockKind.HEADLINE), *blocks[number + 1 :]]
    return blocks


def _same(words: str) -> str:
    return " ".join(plain(words).casefold().rstrip(" .").split())


def is_blockquote(text: str, block: Block) -> bool:
    """Tell whether a block is behind the mark of another's words: "> "."""
    begins = text.rfind("\n", 0, block.start) + 1
    return _BLOCKQUOTE.match(text, begins, block.start) is not None


def is_furniture(line: str, *, language: Language) -> bool:
    """Tell whether a line of a page is furniture, not a part of the article's text."""
    if len(line) > LONGEST:
        return False
    patterns = _patterns(language)
    small = plain(line).lower().lstrip(_MARKER)
    if patterns.openings.match(small):
        return True
    inside = [words for piece, words in language.furniture.anywhere.items() if piece in small]
    return any(pattern(words).search(small) for words in inside)


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


def _end_marked(text: str, blocks: list[Block], patterns: BlockPatterns) -> list[Block]:
    """Mark what stands behind an article as furniture: readers' comments, and its author's life."""
    lines = [(number, text[one.start : one.end]) for number, one in enumerate(blocks)]
    end = next(_comments(lines[HEAD:], patterns), len(blocks))
    bylines = " ".join(line for number, line in lines[:HEAD] if blocks[number].kind is _BYLINE)
    lives = {
        number
        for number, line in lines[max(HEAD // 2, end - _LAST) : end]
        if len(line) <= LONGEST and _is_life(line, bylines, patterns)
    }
    return [
        replace(one, kind=BlockKind.FURNITURE) if number >= end or number in lives else one
        for number, one in enumerate(blocks)
    ]


def _comments(lines: list[tuple[int, str]], patterns: BlockPatterns) -> Iterator[int]:
    """Yield the numbers of the lines above what readers say."""
    for place, (number, line) in enumerate(lines):
        if len(line) > SHORT * 2:
            continue
        first = line.partition("\n")[0].strip()
        follows = lines[place : place + HEAD]
        if patterns.comments.match(first) or (
            patterns.maybe_comments.match(first)
            and any(
                patterns.replies.match(part.strip())
                for _, one in follows
                for part in one.split("\n")
            )
        ):
            yield number


def _is_life(line: str, bylines: str, patterns: BlockPatterns) -> bool:
    """Tell whether a line says who somebody is who wrote the article."""
    name = _NAMED.match(line)
    if name is None:
        return False
    rest = line[name.end() :]
    is_author = name[1].split()[-1].casefold() in bylines.casefold().split()
    return bool((patterns.life if is_author else patterns.any_life).match(rest))


def _pull_quotes_marked(text: str, blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks; a short one whose words a longer one has too is pulled from it.

    In marks of its own, it is one where its words stand anywhere else.
    """
    short = [
        one for one in blocks if one.kind in PULLABLE and one.end - one.start <= LONGEST_PULLED
    ]
    if len(short) * len(text) > MOST_COMPARED:
        short = []
    pulled = {one for one in short if _is_pulled(text, one, blocks)}
    for one in blocks:
        yield replace(one, kind=BlockKind.PULL_QUOTE) if one in pulled else one


def _is_pulled(text: str, block: Block, blocks: list[Block]) -> bool:
    is_quoted = _QUOTED.match(text, block.start, block.end) is not None
    if not is_quoted and block.end - block.start < SHORTEST_PULLED:
        return False
    start, end = (block.start + 1, block.end - 1) if is_quoted else (block.start, block.end)
    words = text[start:end].rstrip(".,!?…")
    place = text.find(words)
    while place in range(block.start, block.end):
        place = text.find(words, block.end)
    if place < 0 or is_quoted:
        return place >= 0
    other = blocks[bisect_right(blocks, place, key=attrgetter("start")) - 1]
    return other.end - other.start > block.end - block.start + SHORTEST_PULLED
