"""Articles: the views of a document's sentences, each made when it is first looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from predtrack.reading.document import Document
from predtrack.reading.voices.view import View

NEAR = 12
"""Sentences of a paragraph that are looked at on either side of one."""

_LABEL = re.compile(
    r"([A-Z][A-Z.'-]+(?: [A-Z][A-Z.'-]+){0,4}|(?:[A-Z][\w.'-]{1,30} ){0,3}[A-Z][\w.'-]{1,30})(?: \([^)]{1,60}\))?: (?=\S)"
)
LABELS = 3
"""Paragraphs with a speaker's name and a colon that make a transcript."""


class Article:
    """A document as voices are read from it; in a transcript every label names a speaker."""

    def __init__(self, document: Document, *, is_transcript: bool = False) -> None:
        self.document, self._is_transcript = document, is_transcript
        self._views: dict[int, View] = {}

    def view(self, number: int) -> View:
        """Return the view of a sentence, by its number."""
        found = self._views.get(number)
        if found is None:
            found = self._views[number] = View(self.document, self.document.sentences[number])
        return found

    def block(self, number: int) -> int:
        """Return the number of the block in which a sentence stands."""
        return self.document.sentences[number].block

    def before(self, number: int) -> View | None:
        """Return the sentence before one, in the same block."""
        same = number > 0 and self.block(number - 1) == self.block(number)
        return self.view(number - 1) if same else None

    def earlier_in_block(self, number: int) -> Iterator[int]:
        """Yield the sentences before one in its block, the nearest first."""
        for other in range(number - 1, max(-1, number - 1 - NEAR), -1):
            if self.block(other) != self.block(number):
                return
            yield other

    def later_in_block(self, number: int) -> Iterator[int]:
        """Yield the sentences behind one in its block."""
        last = min(len(self.document.sentences), number + 1 + NEAR)
        for other in range(number + 1, last):
            if self.block(other) != self.block(number):
                return
            yield other

    def blocks_before(self, number: int) -> Iterator[int]:
        """Yield the sentences of the block before, and of those before it while all is quoted."""
        last = max(-1, number - 1 - NEAR)
        block = self.block(number)
        for other in range(number - 1, last, -1):
            if self.block(other) < block - 1:
                if not self._is_quoted(self.block(other + 1)):
                    return
                block = self.block(other) + 1
            if self.block(other) < self.block(number):
                yield other

    def last_of_block_before(self, number: int) -> int | None:
        """Return the last sentence of the block before a sentence's, None where there is none."""
        block = self.block(number)
        for other in range(number - 1, max(-1, number - 1 - NEAR), -1):
            if self.block(other) < block:
                return other if self.block(other) == block - 1 else None
        return None

    def next_block(self, number: int) -> Iterator[int]:
        """Yield the sentences of the blocks behind one."""
        last = min(len(self.document.sentences), number + 1 + NEAR)
        return (one for one in range(number + 1, last) if self.block(one) > self.block(number))

    def _is_quoted(self, block: int) -> bool:
        one = self.document.blocks[block]
        return self.document.plain[one.start : one.start + 1] == '"'

    @cached_property
    def labels(self) -> dict[int, tuple[int, int]]:
        """Where the speaker's name stands that each block of a transcript is under, by block."""
        found = {}
        for number, block in enumerate(self.document.blocks):
            match = _LABEL.match(self.document.plain, block.start, block.end)
            if match:
                found[number] = match.span(1)
        names = [self.document.plain[start:end] for start, end in found.values()]
        if self._is_transcript:
            return found
        if len(found) < LABELS or len(set(names)) == len(names):
            return {}
        return self._held(found)

    def _held(self, found: dict[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
        """Give the paragraphs between two labels to the first of them: a turn goes on in them."""
        labels, blocks = dict(found), self.document.blocks
        for number in range(min(found), max(found)):
            if number not in labels and blocks[number].kind is BlockKind.PARAGRAPH:
                labels[number] = labels[number - 1]
        return labels
