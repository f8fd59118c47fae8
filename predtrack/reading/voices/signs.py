"""Signs: what of a sentence and its neighbours tells whose words it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from predtrack.reading.document import Document
from predtrack.reading.english.people import PRONOUNS, SORTS
from predtrack.reading.names import is_body
from predtrack.reading.sentences import Sentence
from predtrack.reading.typography import lowered
from predtrack.reading.voices.telling import Telling, find_tellings

_CUT = re.compile(r",| who | that | of | for | in | at | from | with | on | whose | to ")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I'll|I've|I'd|me|my|My)\b")
_WE = re.compile(r"\b(?:[Ww]e|[Ww]e'\w+|us|[Oo]urs?)\b")
_YOU = re.compile(r"\b[Yy]ou(?:r|'\w+)?\b")


class View:
    """A sentence of a document as the signs see it."""

    def __init__(self, document: Document, sentence: Sentence) -> None:
        self.document, self.sentence = document, sentence
        self.start, self.end = sentence.start, sentence.end
        self.text = document.plain[sentence.start : sentence.end]
        self.quotations = document.quotations_within(self.start, self.end)
        self.quoted = document.quoted_share(self.start, self.end)

    @cached_property
    def lower(self) -> str:
        return lowered(self.text)

    @cached_property
    def tellings(self) -> list[Telling]:
        """Those outside quotation marks."""
        if self.quoted > 0.97:
            return []
        found = find_tellings(self.text, self.lower)
        return [one for one in found if not self.is_quoted(one.start)]

    def is_quoted(self, place: int) -> bool:
        at = self.start + place
        return any(one.start <= at < one.end for one in self.quotations)

    def outside(self) -> str:
        """The sentence with what it quotes blanked."""
        text = self.text
        for one in self.quotations:
            a, b = max(0, one.start - self.start), min(len(text), one.end - self.start)
            text = text[:a] + " " * (b - a) + text[b:]
        return text


def sort_of(words: str) -> str:
    """Tell what a source is: a pronoun's letter, "name", "body", "sort", "thing"."""
    if words.rstrip().endswith((" who", " which", " that")) or words in ("who", "which", "that"):
        return "r"
    head = _CUT.split(f" {words.strip()} ")[0].strip("\"' ")
    parts = head.split()
    if not parts:
        return "none"
    first = parts[0].lower()
    if first in PRONOUNS and len(parts) == 1:
        return PRONOUNS[first]
    last = parts[-1]
    if last.lower() in SORTS:
        return "sort"
    if last[:1].isupper() and len(last) > 1:
        return "body" if is_body(head) else "name"
    if first in ("a", "an", "the", "one", "his", "her", "their", "its"):
        return "office"
    return "thing"
