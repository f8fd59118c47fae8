"""Views: a sentence of a document as the signs of voices see it.

Offsets of a view are those of its sentence, half-open; ``start`` and ``end`` are its place in the
text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from predtrack.reading.document import Document
from predtrack.reading.patterns import pattern
from predtrack.reading.quotations import Quotation
from predtrack.reading.sentences import Sentence
from predtrack.reading.typography import lowered
from predtrack.reading.voices.rule import SpeakerSort
from predtrack.reading.voices.sources import sort_of
from predtrack.reading.voices.telling import Telling, tellings_of

WHOLLY = 0.97
"""Share in quotation marks of a sentence that is nothing but a quotation."""

LONGEST_TITLE = 80
"""Characters of a title in quotation marks."""

MOST_HELD_UP = 2
"""Words in marks that the author holds up as somebody's without quoting him."""
_LONG = 3
"""Letters of a word that has a capital in a title."""

_WORD = pattern(r"[^\W\d_]+")
_PARENTHESIS = pattern(r'(?: [^,"]{0,30})?, ')


class GivenWords(msgspec.Struct, frozen=True):
    """Words at [start, end) that a telling gives to somebody."""

    start: int
    end: int
    telling: Telling


class View:
    """A sentence of a document, with what of it is quoted and who says what in it."""

    def __init__(self, document: Document, sentence: Sentence) -> None:
        self.document, self.sentence = document, sentence
        self.start, self.end = sentence.start, sentence.end
        self.text = document.plain[self.start : self.end]
        self.lower = lowered(self.text)
        self.quotations = [
            one
            for one in document.quotations_within(self.start, self.end)
            if not self._is_mention(one)
        ]
        self.quoted = 0.0
        if self.quotations:
            inside = (
                min(self.end, one.end) - max(self.start, one.start) for one in self.quotations
            )
            self.quoted = sum(inside) / len(self.text)

    def _is_mention(self, quotation: Quotation) -> bool:
        """Tell whether words in marks inside a sentence are a title, or a word or two held up."""
        start, end = quotation.start, quotation.end
        if end - start > LONGEST_TITLE or start <= self.start + 1 or end >= self.end - 1:
            return False
        words = _WORD.findall(self.document.plain, start, end)
        if len(words) <= MOST_HELD_UP:
            return self.document.plain[end - 1] not in ",.!?"
        long = [word for word in words if len(word) >= _LONG]
        return len(long) > 1 and all(word[0].isupper() for word in long)

    @cached_property
    def tellings(self) -> list[Telling]:
        """The tellings that stand outside quotation marks: those inside are of who is quoted."""
        if self.quoted > WHOLLY:
            return []
        finder = tellings_of(self.document.language)
        found = finder.find(self.text, self.lower)
        if self.quotations:
            found += finder.find_quoted(self.text)
            found = [one for one in found if self._stands_outside(one)]
            return found or list(finder.find_others(self.text))
        return found

    def _stands_outside(self, telling: Telling) -> bool:
        named = telling.source_end > telling.source_start
        return not (
            self.is_quoted(telling.start) or (named and self.is_quoted(telling.source_start))
        )

    @cached_property
    def said(self) -> list[GivenWords]:
        """What the active tellings give to somebody: before, behind, or on both sides of them."""
        return [said for one in self.tellings if not one.passive for said in self._said(one)]

    def _said(self, telling: Telling) -> Iterator[GivenWords]:
        if telling.between:
            yield GivenWords(telling.source_end, telling.start, telling)
            return
        if not telling.back:
            yield GivenWords(telling.end, len(self.text), telling)
            return
        first, last = sorted((telling.start, telling.source_start))
        yield GivenWords(0, first, telling)
        last = max(telling.end, telling.source_end)
        goes_on = _PARENTHESIS.match(self.text, last)
        if goes_on:
            yield GivenWords(goes_on.end(), len(self.text), telling)

    def is_quoted(self, place: int) -> bool:
        """Tell whether a character of the sentence stands in quotation marks."""
        at = self.start + place
        return any(one.start <= at < one.end for one in self.quotations)

    def source(self, telling: Telling) -> str:
        """Return the words of whom a telling names."""
        return self.text[telling.source_start : telling.source_end]

    def sort(self, telling: Telling) -> SpeakerSort:
        """Tell what sort of source a telling names."""
        return sort_of(self.source(telling), self.document.language)

    @cached_property
    def outside(self) -> str:
        """The sentence with what it quotes blanked."""
        text = self.text
        for one in self.quotations:
            first, last = max(0, one.start - self.start), min(len(text), one.end - self.start)
            text = text[:first] + " " * (last - first) + text[last:]
        return text
