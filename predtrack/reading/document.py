"""Documents: a text read once, for all that is asked of it.

Everything that reads an article takes from its document: nothing cuts or levels the text again.
Offsets count characters of the text, half-open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from operator import attrgetter

import msgspec

from predtrack.reading.blocks import HEAD, Block, BlockKind, Turns, find_blocks, is_blockquote
from predtrack.reading.language import Language
from predtrack.reading.names import Name, Person, find_full_names, find_names, people_of
from predtrack.reading.patterns import pattern
from predtrack.reading.quotations import Quotation, find_quotations
from predtrack.reading.sentences import Sentence, sentences_of
from predtrack.reading.typography import plain

_FEW = 12
"""Surnames that are looked for one at a time."""
NAMING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
"""Blocks in which a run of capitals is a name: headlines have others."""
_start, _end = attrgetter("start"), attrgetter("end")


class Document(msgspec.Struct, frozen=True, dict=True):
    """A text with its blocks, its sentences, and what of it stands in quotation marks.

    ``plain`` is the text with its typography levelled, each character in its place; the people and
    bodies that it names are looked for when they are first asked for.
    """

    text: str
    language: Language
    plain: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    turns: Turns = ()

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The people and bodies that the text names, where it names them, in order."""
        places = [(one.start, one.end) for one in self._naming()]
        return tuple(find_names(self.plain, places, language=self.language))

    @cached_property
    def people(self) -> dict[str, tuple[Person, ...]]:
        """The people that the text names in full, by surname."""
        return people_of(find_full_names(self._paragraphs, language=self.language), self.language)

    def people_named(self, surname: str) -> tuple[Person, ...]:
        """Return the people that the text names in full by a surname.

        The first few are looked for by it alone, which costs less than finding everybody.
        """
        found = self._known.get(surname)
        if found is None and len(self._known) >= _FEW:
            return self.people.get(surname, ())
        if found is None:
            names = find_full_names(self._paragraphs, language=self.language, last=surname)
            found = people_of(names, self.language).get(surname, ())
            self._known[surname] = found
        return found

    @cached_property
    def holders(self) -> dict[str, frozenset[Person]]:
        """Who holds each office that the text names, by the words of the office in small letters."""
        found: dict[str, set[Person]] = {}
        for one in (person for people in self.people.values() for person in people):
            for word in one.role.lower().split():
                found.setdefault(word, set()).add(one)
        return {word: frozenset(people) for word, people in found.items()}

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that the text names."""
        named = pattern(self.language.claims.countries).finditer(self.plain)
        return frozenset(one[0] for one in named)

    @cached_property
    def _known(self) -> dict[str, tuple[Person, ...]]:
        return {}

    @cached_property
    def _paragraphs(self) -> str:
        return "\n".join(self.plain[one.start : one.end] for one in self._naming())

    def _naming(self) -> Iterator[Block]:
        return (one for one in self.blocks if one.kind in NAMING)

    def block_of(self, sentence: Sentence) -> Block:
        """Return the block in which a sentence stands."""
        return self.blocks[sentence.block]

    def quotations_within(self, start: int, end: int) -> tuple[Quotation, ...]:
        """Return the quotations of which a part stands in [start, end)."""
        first = bisect_right(self.quotations, start, key=_end)
        return self.quotations[first : bisect_left(self.quotations, end, key=_start)]

    def share_quoted(self, start: int, end: int) -> float:
        """Return how much of [start, end), from 0 to 1, stands in quotation marks."""
        inside = self.quotations_within(start, end)
        return sum(min(end, one.end) - max(start, one.start) for one in inside) / (end - start)


def read_document(
    text: str, *, language: Language, title: str | None = None, turns: Turns = ()
) -> Document:
    """Read a text once; the line that is its ``title`` is its headline, a blockquote a quotation.

    ``turns`` say where the speakers' names stand that the turns of a transcript begin with.
    """
    levelled = _levelled(text)
    blocks = find_blocks(text, language=language, title=title, turns=turns)
    read = [one for one in blocks if one.kind is not BlockKind.FURNITURE]
    apart = {one: is_blockquote(text, one) for one in read} if ">" in text else {}
    marked = [(one.start, one.end) for one in read if not apart.get(one)]
    whole = [Quotation(one.start, one.end) for one in read if apart.get(one)]
    return Document(
        text,
        language,
        levelled,
        blocks,
        tuple(sentences_of(text, blocks, language=language)),
        tuple(sorted([*find_quotations(text, marked, language=language), *whole])),
        turns,
    )


def names_author(document: Document, number: int) -> bool:
    """Tell whether a block may name the article's author: no pronoun of the text means that one."""
    kind = document.blocks[number].kind
    return kind is BlockKind.BYLINE or (kind is BlockKind.SUBHEAD and number < HEAD)


def _levelled(text: str) -> str:
    """Level typography, two apostrophes or backticks of wire copy as two quotation marks."""
    return plain(text).replace("''", '""')
