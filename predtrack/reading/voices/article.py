"""Articles: the views of a document's sentences, each made when it is first looked at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from predtrack.reading.blocks import BlockKind, is_blockquote
from predtrack.reading.document import Document
from predtrack.reading.voices.view import View

NEAR = 12
"""Sentences of a paragraph that are looked at on either side of one."""


class VoicedDocument:
    """A document as voices are read from it."""

    def __init__(self, document: Document) -> None:
        self.document = document
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
            if self.block(other) in self.labels:
                return
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
                is_next = self.block(other) == block - 1 and self.block(other) not in self.labels
                return other if is_next else None
        return None

    def next_block(self, number: int) -> Iterator[int]:
        """Yield the sentences of the blocks behind one."""
        last = min(len(self.document.sentences), number + 1 + NEAR)
        for other in range(number + 1, last):
            if self.block(other) in self.labels:
                return
            if self.block(other) > self.block(number):
                yield other

    def _is_quoted(self, block: int) -> bool:
        one = self.document.blocks[block]
        is_marked = self.document.plain[one.start : one.start + 1] == '"'
        return is_marked or is_blockquote(self.document.text, one)

    @cached_property
    def labels(self) -> dict[int, tuple[int, int]]:
        """Where the speaker's name stands that each block of a transcript is under, by block.

        Where turns are known each paragraph of one has its label. Else a turn goes on to the next
        one, where at least every second paragraph has a label; the last one's end is not known.
        """
        blocks, found, label = self.document.blocks, dict[int, tuple[int, int]](), None
        marked = [n for n, one in enumerate(blocks) if one.kind is BlockKind.LABEL]
        inside = marked[-1] - marked[0] if marked else 0
        goes_on = not self.document.turns and len(marked) * 3 >= inside  # labels are blocks too
        for number, block in enumerate(blocks[: marked[-1] + 2] if marked else ()):
            if block.kind is BlockKind.LABEL:
                label = (block.start, block.end)
            elif label:
                found[number] = label
                label = label if goes_on else None
        return found
