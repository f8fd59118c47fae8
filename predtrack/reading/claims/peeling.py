"""Peeling: what a sentence says, without who says it and the marks in which it stands.

Only where it is plain: else the sentence keeps its own words. A report's "would" becomes the "will"
that was said. Offsets are half-open and those of the sentence, which is levelled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from predtrack.reading.claims.passage import PlacedWords
from predtrack.reading.claims.rule import ClaimWords
from predtrack.reading.language import Language
from predtrack.reading.patterns import pattern
from predtrack.reading.voices.rule import VoiceRow
from predtrack.reading.voices.telling import Telling, tellings_of
from predtrack.reading.voices.view import View

_SAID = frozenset({VoiceRow.SAYS, VoiceRow.SAYS_OR_NOUN, VoiceRow.THINKS, VoiceRow.ACCORDING})
"""What gives words to somebody without another meaning of its own."""
_LEAST = 3
"""Words of what is said, without who says it."""

_MARK = '"'
_EDGES = ' ,;:-–—"'


class Peeled(msgspec.Struct, frozen=True):
    """What a sentence says, and what of it tells who says it, None where nothing was taken off."""

    said: PlacedWords
    telling: Telling | None = None


class _Words:
    """The words of claims of a language that peeling asks for, compiled."""

    def __init__(self, words: ClaimWords) -> None:
        self.neutral, self.reported = words.neutral, words.reported
        self.finite, self.past = pattern(words.finite), pattern(words.past)
        self.hinge, self.helper = pattern(words.hinge), pattern(words.helper)
        self.linked = pattern(words.linked)
        self.addressing, self.addressee = words.addressing, pattern(words.addressee)
        self.going_on = pattern(words.going_on)
        self.before = pattern(words.before_telling, re.IGNORECASE)
        self.nobody = pattern(words.nobody, re.IGNORECASE)
        self.condition = pattern(words.condition, re.IGNORECASE)
        self.tail = pattern(words.not_in_tail, re.IGNORECASE)
        self.backshift, self.himself = words.backshift, words.himself
        self.unshifted = pattern(words.unshifted)


@cache
def _words_of(language: Language) -> _Words:
    return _Words(language.claims)


def peeled(view: View, strongest: int | None, *, is_scheduled: bool = False) -> Peeled:
    """Return what the sentence of a view says; ``strongest`` is a place that it must keep.

    ``is_scheduled`` is whether it names the time at which that is to be: then "would" is no "if".
    """
    whole = PlacedWords.of(view.text, 0, len(view.text))
    inside = whole.stripped(f" {_MARK}")
    if inside.words and _MARK in whole.words and _MARK not in inside.words:
        return Peeled(inside)
    for telling in view.tellings:
        if telling.row in _SAID and not telling.passive:
            said = _Peeler(view, telling, is_scheduled=is_scheduled).said()
            if said and _is_kept(said, telling, strongest) and len(said.words.split()) >= _LEAST:
                return Peeled(said, telling)
    return Peeled(whole)


def _is_kept(said: PlacedWords, telling: Telling, place: int | None) -> bool:
    return place is None or telling.start <= place < telling.end or place in said.places


class _Peeler:
    """A sentence and one of its tellings."""

    def __init__(self, view: View, telling: Telling, *, is_scheduled: bool) -> None:
        self.text, self.telling, self.is_scheduled = view.text, telling, is_scheduled
        self.language = view.document.language
        self.words = _words_of(self.language)
        self.quoted = [
            (one.start - view.start, one.end - view.start)
            for one in view.quotations
            if one.start >= view.start and one.end <= view.end
        ]

    def said(self) -> PlacedWords | None:
        """Return what is said, None where it is not plain."""
        first, last = self._place()
        word = self.text[self.telling.start : self.telling.end].partition(" ")[0].lower()
        if word not in self.words.neutral or self.words.nobody.search(self.text[first:last]):
            return None
        if self.telling.between:
            return self._inside()
        between = self.text[self.telling.source_end : self.telling.start]
        if self.telling.source_end <= self.telling.start and not self.words.helper.fullmatch(
            between
        ):
            return None
        is_back = self.telling.back or self.text[:first].rstrip().endswith(_MARK)
        said = self._around(first, last) if is_back else self._behind(first, last, word)
        if said is None or self._cuts_quotation(said) or self._says_more(said):
            return None
        return self._unshifted(said, word)

    def _place(self) -> tuple[int, int]:
        one = self.telling
        if one.source_start == one.source_end:
            return one.start, one.end
        return min(one.start, one.source_start), max(one.end, one.source_end)

    def _inside(self) -> PlacedWords | None:
        """Return what stands between who says it, named in full, and a verb that comes last."""
        one = self.telling
        linked = self.words.linked.search(self.text[: one.start])
        source, rest = self.text[one.source_start : one.source_end], self.text[one.end :]
        if not linked or " " not in source or rest.strip(' ".') or self.quoted:
            return None
        return PlacedWords.of(self.text, one.source_end, linked.start()).stripped(_EDGES)

    def _around(self, first: int, last: int) -> PlacedWords | None:
        """Return what stands before who says it, and what goes on behind."""
        before = PlacedWords.of(self.text, 0, first).stripped(_EDGES)
        if not before.words:
            return None
        quoted = next((one for one in self.quoted if one[0] > last), None)
        if quoted:
            tail, rest = self.text[last : quoted[0]], self.text[quoted[1] :]
            if rest.strip(' ".') or self.words.tail.search(tail):
                return None
            behind = PlacedWords.of(self.text, *quoted).stripped(_EDGES)
            return before.joined(", ", behind) if behind.words else None
        if self.text.startswith(", ", last) and not self.quoted:
            return self._between(before, PlacedWords.of(self.text, last + 2, len(self.text)))
        return None if self.words.tail.search(self.text[last:]) else before

    def _between(self, before: PlacedWords, behind: PlacedWords) -> PlacedWords | None:
        """Return what stands on both sides of who says it: "Growth, the bank says, will slow"."""
        has_verb = self.words.finite.search(before.words)
        if behind.words.partition(" ")[0] in tellings_of(self.language).rows:
            return None
        if self.words.finite.search(behind.words):
            is_aside = self.text[: self.telling.source_start].rstrip().endswith(",")
            if not has_verb and not (is_aside and self.telling.source_start < self.telling.start):
                return None
            return before.joined(", " if has_verb else " ", behind)
        is_clear = has_verb and not self.words.tail.search(behind.words)
        return before if is_clear else None

    def _behind(self, first: int, last: int, word: str) -> PlacedWords | None:
        """Return what stands behind who says it, where nothing else stands before him."""
        if not self.words.before.fullmatch(self.text[:first]):
            return None
        told = self.words.addressee.match(self.text, last)
        last = told.end() if told and word in self.words.addressing else last
        hinge = self.words.hinge.match(self.text, last)
        if not hinge:
            return None
        if self.telling.row is VoiceRow.ACCORDING and "," not in hinge[0]:
            return None
        said = PlacedWords.of(self.text, hinge.end(), len(self.text))
        if said.words.startswith(_MARK):
            inside = said.words.strip(' ".')
            return said.stripped(' "') if _MARK not in inside else said
        return said

    def _says_more(self, said: PlacedWords) -> bool:
        """Tell whether he goes on with another verb, "said that …, but added …", or others tell more."""
        rows = tellings_of(self.language).rows
        return any(one[2] or one[1] in rows for one in self.words.going_on.finditer(said.words))

    def _cuts_quotation(self, said: PlacedWords) -> bool:
        return said.words.count(_MARK) % 2 > 0

    def _unshifted(self, said: PlacedWords, word: str) -> PlacedWords | None:
        """Return a report in the tense in which it was said, None where that is not plain."""
        if self._is_verbatim(said):
            return said
        finite = self.words.finite.search(said.words)
        if not finite or self.words.past.match(said.words, finite.start()):
            return None
        if word not in self.words.reported:
            return said
        return self._with_future(said)

    def _is_verbatim(self, said: PlacedWords) -> bool:
        return any(start <= said.start < end for start, end in self.quoted)

    def _with_future(self, said: PlacedWords) -> PlacedWords | None:
        places = [*_shifted(said.words, self.words.backshift)]
        if not places:
            return said
        if self.words.unshifted.search(said.words) or self.words.condition.search(said.words):
            return None
        first = re.split(r"[^\w]", said.words.lower(), maxsplit=1)[0]
        if not self.is_scheduled and first not in self.words.himself:
            return None
        for start, end, word in reversed(places):
            if self._is_verbatim(said.part(start, end)):
                return None
            said = said.replaced(start, end, word)
        return said


def _shifted(words: str, backshift: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"[\w']+", words):
        if match[0] in backshift:
            yield match.start(), match.end(), backshift[match[0]]
