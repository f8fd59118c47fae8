"""Sentences: where each one stands in a text.

The text is cut into blocks first; sentencex cuts one block at a time, and our own care comes on top:
quotations that hold several sentences, abbreviations, list markers, lines without end. Offsets
count characters of the original text, half-open: ``text[start:end]`` is the sentence without the
white space around it and without its list marker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from sentencex import get_sentence_boundaries

from predtrack.reading.blocks import Block, BlockKind
from predtrack.reading.language import Language, SentenceWords
from predtrack.reading.patterns import pattern
from predtrack.reading.typography import CAPITALS

SEEN = 48
"""Characters that are looked at on either side of a full stop."""
PIECE = 4000
"""Characters that are cut at once; a longer sentence is cut at white space."""
LONGEST_WORD = 29
"""Characters of the longest abbreviation, and of an end of a word that is taken for none."""

_BREAK = pattern(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SURROGATE = pattern(r"[\ud800-\udfff]")
_INNER_END = pattern(
    rf"""[.!?…]["'”’»)]{{0,3}}\s{{1,3}}(?=(?:[–—] )?["'“‘«„(\[]{{0,2}}[{CAPITALS}0-9])"""
)
_ASIDE = pattern(rf"\s*[–—] (?=\w)(?![{CAPITALS}\d])")
_OPENING = '«„“"('
_OPENED = pattern(rf"(?<=\s)[{_OPENING}]{{1,2}}$")
_LAST_WORD = pattern(r"([^\W\d_.]{1,12}(?:\.[^\W\d_]{1,3}){0,4})\.$")
_INITIALS = pattern(rf"[{CAPITALS}](?:\.[{CAPITALS}]){{0,4}}")
_FIRST_WORD = pattern(r"[^\W\d_]+")
_NUMBERED = pattern(rf"[(\[]?(?:\d|[IVXLC]+\b|[{CAPITALS}]\b)")
_RAISED = pattern(r"[⁰¹²³⁴-⁹†‡]+\s*")
_MARKER = pattern(r"(?:[-–—•·*▪►‣]{1,3}|\(?(?:\d{1,3}|[a-z])\)|\d{1,3}\.)\s{1,4}(?=\S)")
_LONE_MARKER = pattern(r"\(?\d{1,3}[.)]$|[-–—•·*▪►‣]{1,3}$")


class Sentence(msgspec.Struct, frozen=True):
    """A sentence, its place, and the number of its block.

    ``text`` is what stands at [start, end) of the whole.
    """

    start: int
    end: int
    text: str
    block: int = 0


NOT_READ = frozenset({BlockKind.FURNITURE, BlockKind.DATELINE, BlockKind.LABEL})
"""Blocks that hold no sentence of the article."""


def sentences_of(text: str, blocks: Sequence[Block], *, language: Language) -> Iterator[Sentence]:
    """Yield the sentences of a text's blocks in order."""
    for number, block in enumerate(blocks):
        if block.kind not in NOT_READ:
            offset = block.start
            line = text[offset : block.end]
            for start, end in _cut_line(line, language):
                yield Sentence(offset + start, offset + end, line[start:end], number)


def _cut_line(line: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield [start, end) of each sentence of one line, trimmed."""
    if not line.isprintable():
        line = _BREAK.sub(" ", _SURROGATE.sub("\ufffd", line))
    for start, end in _merged(line, _pieces(line, language.code), language.sentences):
        for inner_start, inner_end in _split_inside(line, start, end, language.sentences):
            trimmed = _trim(line, inner_start, inner_end)
            if trimmed:
                yield trimmed


def _pieces(line: str, code: str) -> Iterator[tuple[int, int]]:
    """Yield sentencex's sentences, looking at no more than PIECE characters at a time."""
    start, length = 0, len(line)
    while start < length:
        window = line[start : start + PIECE]
        found = get_sentence_boundaries(code, window)
        bounds = _opened_behind(
            line, [(start + one["start_index"], start + one["end_index"]) for one in found]
        )
        if start + PIECE >= length:
            yield from bounds
            return
        if len(bounds) > 1:
            yield from bounds[:-1]
            start = bounds[-1][0]
            continue
        cut = window.rfind(" ", PIECE // 2) + 1 or PIECE
        yield start, start + cut
        start += cut


def _opened_behind(line: str, bounds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the mark that opens a quotation to the sentence behind it."""
    if not any(line[end - 1] in _OPENING for _, end in bounds):
        return bounds
    cuts = [_OPENED.search(line, max(start, end - 3), end) for start, end in bounds]
    moved = [cut.start() if cut else end for cut, (_, end) in zip(cuts, bounds, strict=True)]
    starts = [start if at == 0 else moved[at - 1] for at, (start, _) in enumerate(bounds)]
    return list(zip(starts, moved, strict=True))


def _merged(
    line: str, pieces: Iterator[tuple[int, int]], words: SentenceWords
) -> Iterator[tuple[int, int]]:
    """Join what was cut after an abbreviation or before a small letter."""
    held: tuple[int, int] | None = None
    for start, end in pieces:
        if held and end - held[0] <= PIECE and _goes_on(line, held, start, words):
            held = held[0], end
            continue
        if held:
            yield held
        held = start, end
    if held:
        yield held


def _goes_on(line: str, held: tuple[int, int], start: int, words: SentenceWords) -> bool:
    before = _behind(line, *held)
    if _ASIDE.match(line, start):
        return True
    if before[-1:] in "\"'”’»":
        return before[-2:-1] in "?!" and bool(
            pattern(words.says_next).match(line, start, start + 90)
        )
    if before[-1:] not in ".])":
        return False
    after = line[start : start + SEEN].lstrip()
    if after.lstrip("\"'“‘«„")[:1].islower():
        return True
    return before.endswith(".") and _is_abbreviated(before, after, words)


def _behind(line: str, begin: int, end: int) -> str:
    """Return what stands before a place, with a mark of its own where it was cut."""
    cut = max(begin, end - SEEN)
    return ("" if cut == begin else "…") + line[cut:end].rstrip()


def _is_abbreviated(before: str, after: str, words: SentenceWords) -> bool:
    """Tell whether the full stop that ``before`` ends with belongs to an abbreviation."""
    nearest = max(before.rfind(" ") + 1, len(before) - LONGEST_WORD)
    word = _LAST_WORD.search(before, nearest)
    if word is None:
        return False
    name, is_first = word[1].lower(), word.start() == 0
    is_initial = _INITIALS.fullmatch(word[1]) and word[1] not in words.capital_words
    if name in words.never_last or (is_initial and is_first and len(name) == 1):
        return True
    if name in words.before_number and not is_initial:
        return _NUMBERED.match(after) is not None
    if name in words.ends_before_capital:
        return after[:1] in "([" or not _bare(after)[:1].isupper() or _is_hour(before, after, words)
    if is_initial or name in words.before_names:
        return after[:1] in "([" or not _begins_sentence(after, words)
    return False


def _is_hour(before: str, after: str, words: SentenceWords) -> bool:
    """Tell whether an hour goes on: before a day or a time zone, or as what something is at."""
    if pattern(words.hour_next).match(_bare(after)):
        return True
    ends = pattern(rf"(?:{words.hour})$").search(before)
    return ends is not None and not _begins_sentence(after, words)


def _begins_sentence(after: str, words: SentenceWords) -> bool:
    first = _FIRST_WORD.match(_bare(after))
    return first is not None and first[0].lower() in words.starters


def _bare(after: str) -> str:
    return after.lstrip("\"'“‘«„([")


def _split_inside(
    line: str, start: int, end: int, words: SentenceWords
) -> Iterator[tuple[int, int]]:
    """Cut a quotation that holds several sentences, and after an ellipsis."""
    begin, checked, depth = start, start, 0
    for stop in _INNER_END.finditer(line, start, end):
        depth += line.count("(", checked, stop.end()) - line.count(")", checked, stop.end())
        checked = stop.end()
        if depth <= 0 and _ends_here(line, begin, stop, words):
            yield begin, stop.end()
            begin = stop.end()
    yield begin, end


def _ends_here(line: str, begin: int, stop: re.Match[str], words: SentenceWords) -> bool:
    after = line[stop.end() : stop.end() + 90].lstrip("\"'“‘«„([")
    ending = stop[0].rstrip()
    if len(ending) > 1 and pattern(words.says_next).match(after):
        return False
    if ending not in {".", ".)"}:
        return True
    before = _behind(line, begin, stop.start() + 1)
    return not _is_abbreviated(before, line[stop.end() : stop.end() + SEEN], words)


def _trim(line: str, start: int, end: int) -> tuple[int, int] | None:
    """Take white space and the list marker off; None when nothing is left."""
    words = line[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start >= end:
        return None
    if line[start].isalpha() and line[start + 1 : start + 2] != ")":
        return start, end  # no marker begins so
    marker = _MARKER.match(line, start, end) or _RAISED.match(line, start, end)
    if marker:
        start = marker.end()
    if start >= end or _LONE_MARKER.match(line[start:end]):
        return None
    return start, end
