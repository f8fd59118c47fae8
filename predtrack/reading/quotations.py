"""Quotations: which parts of a text stand in quotation marks.

Marks are read paragraph by paragraph: “ ” " « » „ “ ‘ ’ ' ''…'' ``…''. Of nested ones the outermost
counts. A dash opens one where a language writes dialogues so. An apostrophe is no mark. A quotation
that nobody closes ends with its paragraph, and runs on into the next one where that opens with the
same mark. Offsets are half-open and leave the marks out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from predtrack.reading.language import Language
from predtrack.reading.patterns import pattern
from predtrack.reading.voices.rule import BlockWords

# fmt: off
_CLOSING: dict[str, str] = {
    "“": '”“"', "”": "”", "„": '“”"', "‟": "”", "«": "»", "»": "«", '"': '"”', "''": "''", "``": "''",
    "‘": "’", "’": "’", "'": "'", "`": "'",
}
"""What opens a quotation, and what of it closes one."""
_SINGLE = frozenset("‘’'`")
"""Marks that are apostrophes as well."""
# fmt: on
_FIRST = 8
"""Characters of a paragraph in which the mark stands that opens it."""

_MARK = pattern(r"[“”„‟«»\"‘’'`´](?:(?<=`)`|(?<=')')?")
_BEFORE_OPENING = " \t\r\n\u00a0([{-–—―/:>"


class Quotation(msgspec.Struct, frozen=True, order=True):
    """Words in quotation marks: [start, end) without the marks.

    ``runs_on`` says that the next one goes on with it: paragraphs that open again before any has
    closed.
    """

    start: int
    end: int
    runs_on: bool = False


def find_quotations(
    text: str, paragraphs: Iterable[tuple[int, int]], *, language: Language
) -> tuple[Quotation, ...]:
    """Find the quotations of the paragraphs, which stand at [start, end) of ``text``."""
    found: list[Quotation] = []
    unclosed, words = "", language.blocks
    paragraphs = list(paragraphs)
    spoken = _spoken(text, paragraphs, words) if words.spoken else ()
    for start, end in paragraphs:
        if start in spoken:
            found += _parted(text, start + 2, end, words)
            continue
        reader = _Paragraph(text, start, end, words)
        quotations = [
            part
            for one in reader.quotations()
            for part in _parted(text, one.start, one.end, words, inside=True)
        ]
        if unclosed and quotations and found and reader.opens_with in (unclosed, '"'):
            found[-1] = replace(found[-1], runs_on=True)
        found += quotations
        unclosed = reader.unclosed
    return tuple(found)


def _spoken(text: str, paragraphs: list[tuple[int, int]], words: BlockWords) -> frozenset[int]:
    """Return where those of a dialogue begin: with a dash, and one of them asks or has a teller."""
    opening, teller = pattern(words.spoken), pattern(words.teller)
    lines = [(start, end) for start, end in paragraphs if opening.match(text, start, end)]
    is_dialogue = any(
        text[start:end].rstrip().endswith("?") or teller.search(text, start, end)
        for start, end in lines
    )
    return frozenset(start for start, _ in lines) if is_dialogue else frozenset()


def _parted(
    text: str, start: int, end: int, words: BlockWords, *, inside: bool = False
) -> Iterator[Quotation]:
    """Yield the words of a line of a dialogue, or of a quotation, without who says them.

    ``inside`` is whether these are marks that hold him: «We will build, — said Asanov, — a bridge».
    """
    first = start
    for told in pattern(words.teller).finditer(text, start, end):
        if not (inside and told.end() == end):
            yield Quotation(first, told.start())
            first = told.end()
    if first < end:
        yield Quotation(first, end)


class _Paragraph:
    """One paragraph, read mark by mark."""

    def __init__(self, text: str, start: int, end: int, words: BlockWords) -> None:
        self.text, self.start, self.end, self._words = text, start, end, words
        self.opens_with = self.unclosed = ""

    def quotations(self) -> Iterator[Quotation]:
        """Yield the quotations, and note the mark that opens the paragraph or stays unclosed."""
        marks = list(_MARK.finditer(self.text, self.start, self.end))
        last_single = next((m.start() for m in reversed(marks) if self._closes_single(m)), -1)
        opened: re.Match[str] | None = None
        for mark in marks:
            if opened is None:
                if self._opens(mark, last_single):
                    opened = mark
                    self._note_opening(mark)
            elif self._closes(mark, opened, last_single):
                if opened.end() < mark.start():
                    yield Quotation(opened.end(), mark.start())
                opened = None
        if opened is not None and opened[0] not in _SINGLE and opened.end() < self.end:
            self.unclosed = opened[0]
            yield Quotation(opened.end(), self.end)

    def _note_opening(self, mark: re.Match[str]) -> None:
        if mark.start() - self.start < _FIRST and not self.text[self.start : mark.start()].strip():
            self.opens_with = mark[0]

    def _opens(self, mark: re.Match[str], last_single: int) -> bool:
        sign = mark[0]
        after = self.text[mark.end() : mark.end() + 1]
        free = mark.start() == self.start or self.text[mark.start() - 1] in _BEFORE_OPENING
        if sign in _SINGLE:
            return (
                free and after.isalnum() and last_single > mark.start() and not self._elides(mark)
            )
        if sign in "“„«``":
            return not after.isspace() or free
        return sign in _CLOSING and free and bool(after) and not after.isspace()

    def _closes(self, mark: re.Match[str], opened: re.Match[str], last_single: int) -> bool:
        sign, opening = mark[0], opened[0]
        if sign not in _CLOSING[opening]:
            return False
        if sign in _SINGLE:
            return self._closes_single(mark) and not self._is_plural(mark, last_single)
        if sign in '"“':
            return not self._opens_inside(mark)
        return True

    def _opens_inside(self, mark: re.Match[str]) -> bool:
        """Tell whether a straight mark can only open: white space before it, none after."""
        before, after = self.text[mark.start() - 1], self.text[mark.end() : mark.end() + 1]
        return before in " (" and after.isalnum()

    def _closes_single(self, mark: re.Match[str]) -> bool:
        if mark[0] not in "’'" or mark.start() == self.start:
            return False
        before, after = self.text[mark.start() - 1], self.text[mark.end() : mark.end() + 1]
        return not before.isspace() and not after.isalnum()

    def _is_plural(self, mark: re.Match[str], last_single: int) -> bool:
        """Tell whether a mark is that of "the workers' union": another one closes later."""
        return self.text[mark.start() - 1] in self._words.possessors and last_single > mark.start()

    def _elides(self, mark: re.Match[str]) -> bool:
        elided = pattern(self._words.elisions, re.IGNORECASE)
        return elided.match(self.text, mark.end()) is not None
