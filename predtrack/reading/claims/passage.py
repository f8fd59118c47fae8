"""Passages: words taken from a text, each character with its place there."""

from __future__ import annotations

import msgspec

from predtrack.reading.typography import plain


class PlacedWords(msgspec.Struct, frozen=True):
    """Words, and where in the text each of their characters stands, or the one that it replaces."""

    words: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> PlacedWords:
        """Take the words at [start, end) of a text."""
        return cls(text[start:end], tuple(range(start, end)))

    @property
    def start(self) -> int:
        """Where its first character stands."""
        return self.places[0]

    @property
    def end(self) -> int:
        """Where its last character ends."""
        return self.places[-1] + 1

    def part(self, start: int, end: int | None = None) -> PlacedWords:
        """Return its words at [start, end), counted in itself."""
        return PlacedWords(self.words[start:end], self.places[start:end])

    def stripped(self, marks: str) -> PlacedWords:
        """Return it without some characters at its ends."""
        end = len(self.words.rstrip(marks))
        return self.part(min(end, len(self.words) - len(self.words.lstrip(marks))), end)

    def replaced(self, start: int, end: int, words: str) -> PlacedWords:
        """Return it with other words at [start, end), counted in itself."""
        place = self.places[start] if start < len(self.places) else self.end - 1
        return PlacedWords(
            self.words[:start] + words + self.words[end:],
            (*self.places[:start], *(place,) * len(words), *self.places[end:]),
        )

    def as_in(self, text: str) -> PlacedWords:
        """Return it with the typography of the text that it was levelled from."""
        if text.isascii() or not self.words:
            return self
        own = text[self.start : self.end]
        if plain(own) == self.words:
            return PlacedWords(own, self.places)
        pairs = zip(self.words, self.places, strict=True)
        words = "".join(
            text[at] if char != text[at] and plain(text[at]) == char else char for char, at in pairs
        )
        return PlacedWords(words, self.places)

    def joined(self, between: str, other: PlacedWords) -> PlacedWords:
        """Return it with another behind it."""
        places = (*self.places, *(self.places[-1],) * len(between), *other.places)
        return PlacedWords(self.words + between + other.words, places)
