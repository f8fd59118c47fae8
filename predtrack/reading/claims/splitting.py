"""Splitting: the clauses of a sentence that say something of their own of the future.

A clause is one's own where it has its own subject and verb, or its own day. Where that is not plain
the sentence stays whole. Sentences are levelled; offsets are half-open and those of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby

import msgspec

from predtrack.models.deadline import Deadline
from predtrack.reading.claims.rule import ClaimWords
from predtrack.reading.cues.matching import Seen
from predtrack.reading.language import Language
from predtrack.reading.patterns import pattern

_MOST = 12
"""Joints of a sentence that is parted: one with more is a list."""
LONGEST = 1_000
"""Characters of a sentence that is parted, or said in other words than its own."""
_NEAR = 30
"""Characters behind a clause's verb in which it says something of the future."""
_SUBJECT = 12
"""Words of a subject."""

_WORD = pattern(r"[^\s,;:\"]+")
_BOUND = pattern(r"[;:\"]|,(?!\d)")
_ENDS = " ,;:-–—"
_BRACKETS = pattern(r"[()\[\]{}]")

DayOf = Callable[[str], Deadline]
"""Reads the deadline of some words."""


class Clause(msgspec.Struct, frozen=True):
    """A clause at [start, end) of a sentence; ``head`` is what its words want before them."""

    start: int
    end: int
    head: str = ""


class _Joint(msgspec.Struct, frozen=True):
    """What may part two clauses: the first ends at ``start``, the second begins at ``end``.

    ``verb`` is where that one's verb stands; a ``mark`` before the joint makes it plain.
    """

    start: int
    end: int
    verb: int
    mark: str
    that: bool
    has_word: bool


class _Words:
    """The words of claims of a language, compiled."""

    def __init__(self, words: ClaimWords) -> None:
        self.breaks, self.openers, self.verbs = words.breaks, words.openers, words.verbs
        self.joint = pattern(words.joint)
        self.finite, self.past = pattern(words.finite), pattern(words.past)
        self.denied, self.depending = pattern(words.denied), pattern(words.depending)
        self.opening = pattern(words.opening, re.IGNORECASE)
        self.governing = pattern(words.governing)
        self.condition = pattern(words.condition, re.IGNORECASE)
        self.contrast = pattern(words.contrast)
        self.whole = pattern(words.whole, re.IGNORECASE)
        self.telling = pattern(words.telling_verbs)
        self.infinitive = pattern(words.infinitive)
        self.preposition, self.amount = pattern(words.preposition), pattern(words.amount)


@cache
def _words_of(language: Language) -> _Words:
    return _Words(language.claims)


def clauses_of(
    sentence: str, day_of: DayOf, *, language: Language, has_day: bool = True
) -> list[Clause]:
    """Return the clauses of a levelled sentence, the whole one where it is not plainly parted.

    ``has_day`` is whether its deadline is dated: without one no clause has a day of its own.
    """
    words = _words_of(language)
    if len(sentence) <= LONGEST and not _BRACKETS.search(sentence):
        lower = sentence[:1].lower() + sentence[1:]
        finites = [one.start() for one in words.finite.finditer(lower)]
        if len(finites) > (0 if has_day else 1):
            parted = _Splitter(sentence, finites, day_of, language).clauses()
            if parted and not words.whole.search(sentence):
                return parted
    return [Clause(0, len(sentence))]


class _Splitter:
    """One sentence, and where it may be parted."""

    def __init__(
        self, sentence: str, finites: list[int], day_of: DayOf, language: Language
    ) -> None:
        self.sentence, self.day_of, self.language = sentence, day_of, language
        self.words, self.finites = _words_of(language), finites
        opening = self.words.opening.match(sentence)
        self.opening = sentence.find(", ") + 2 if opening else 0
        governing = self.words.governing.match(sentence, self.opening)
        self.first = governing.end() if governing else self.opening
        self.first_depends = bool(governing) or any(
            self.words.depending.match(sentence, one) for one in self.finites[:1]
        )

    def clauses(self) -> list[Clause]:
        """Return two clauses or more, none where the sentence is not plainly parted."""
        verb = self._verb(self.first)
        if verb is None or self.opening == 1:
            return []
        joints = self._joints(verb)
        if joints:
            return self._by_subject(joints)
        return [] if joints is None else self._by_day(verb)

    def _verb(self, begin: int) -> int | None:
        """Return where the verb stands whose subject begins at a place, None where none is plain."""
        at = next((one for one in self.finites if one >= begin), None)
        if at is None or not self._is_subject(self.sentence[begin:at]):
            return None
        return at

    def _is_subject(self, words: str) -> bool:
        subject, bound, aside = words.partition(", ")
        if bound and not (aside.rstrip().endswith(",") and "," not in aside.rstrip()[:-1]):
            return False
        parts = [one.lower() for one in _WORD.findall(subject)]
        return (
            not _BOUND.search(subject)
            and len(parts) <= _SUBJECT
            and self.words.breaks.isdisjoint(parts)
            and self.words.openers.isdisjoint(parts[1:])
        )

    def _joints(self, first_verb: int) -> list[_Joint] | None:
        """Return where clauses with subjects of their own begin; None where it is not plain."""
        joints: list[_Joint] = []
        candidates = [one for one in self._candidates() if one.start > first_verb]
        if len(candidates) > _MOST:
            return None
        for _, group in groupby(candidates, key=lambda one: one.verb):
            chosen = self._chosen([*group], joints[-1].verb if joints else first_verb)
            if chosen is None:
                return None
            joints += chosen
        if joints and not joints[-1].has_word and ";" not in joints[-1].mark:
            return []  # commas alone join nothing
        return joints

    def _chosen(self, rivals: list[_Joint], verb_before: int) -> list[_Joint] | None:
        """Return the joint of one verb in a list, which is empty where it has none."""
        rivals = [one for one in rivals if one.start > verb_before]
        plain = [one for one in rivals if one.mark and one.has_word] or [
            one for one in rivals if ";" in one.mark
        ]
        if len(plain) == 1:
            return plain
        return rivals if len(rivals) < 2 else None  # noqa: PLR2004

    def _candidates(self) -> Iterator[_Joint]:
        """Yield the joints with a subject and a verb behind them."""
        is_asked = self.first in self.finites
        for match in self.words.joint.finditer(self.sentence, self.first):
            begin = match.end()
            verb = self._verb(begin)
            if verb is None or (verb == begin) is not is_asked:
                continue
            mark, that = match["mark"], bool(match["that"])
            yield _Joint(match.start(), begin, verb, mark or "", that, bool(match["word"]))

    def _by_subject(self, joints: list[_Joint]) -> list[Clause]:
        """Return the clauses that joints part, none where one of them is not plain."""
        last = len(self.sentence.rstrip())
        ends = [*(one.start for one in joints), last]
        begins = [self.first, *(one.end for one in joints)]
        if not all(map(self._is_own, begins, ends)) or not self._stand_apart(joints, begins, ends):
            return []
        heads = [self._head(one, end) for one, end in zip(joints, ends[1:], strict=True)]
        if None in heads:
            return []
        rest = zip(begins[1:], ends[1:], heads, strict=True)
        return [self._clause(0, ends[0]), *(self._clause(a, b, head or "") for a, b, head in rest)]

    def _clause(self, begin: int, end: int, head: str = "") -> Clause:
        return Clause(begin, begin + len(self.sentence[begin:end].rstrip(_ENDS)), head)

    def _is_own(self, begin: int, end: int) -> bool:
        """Tell whether words say something of the future, and no quotation is cut."""
        words, verb = self.sentence[begin:end], self._verb(begin) or begin
        if words.count('"') % 2 or self.words.past.match(self.sentence, verb):
            return False
        seen = Seen(words + ("?" if verb == begin else ""), self.language)
        return seen.is_candidate and min(one.start for one in seen.cues) <= verb - begin + _NEAR

    def _stand_apart(self, joints: list[_Joint], begins: list[int], ends: list[int]) -> bool:
        """Tell whether no joint stands inside a clause of a clause, and no condition is of both."""
        for number, (begin, end) in enumerate(zip(begins, ends, strict=True)):
            verb = self._verb(begin) or begin
            words = self.sentence[verb:end]
            if (
                number
                and self.words.depending.match(self.sentence, verb)
                and not self.first_depends
            ):
                return False
            is_last = number == len(joints)
            contrasts = number and self.words.contrast.match(
                self.sentence, joints[number - 1].start
            )
            if self.words.condition.search(words) and not (is_last and contrasts):
                return False
            parts = {one.lower() for one in _WORD.findall(words)}
            if not is_last and not joints[number].mark and not self.words.breaks.isdisjoint(parts):
                return False
        return True

    def _head(self, joint: _Joint, end: int) -> str | None:
        """Return what a later clause wants before it of what stands before the first; None if unclear."""
        opening, governing = self.sentence[: self.opening], self.sentence[self.opening : self.first]
        if governing and not joint.that:
            return None
        clause = self.sentence[joint.end : end]
        if not opening:
            return governing
        if self.words.condition.match(opening):
            return None if self.words.opening.match(clause) else opening + governing
        has_own = self.words.opening.match(clause) or (
            self.day_of(clause).is_dated and self.day_of(opening).is_dated
        )
        if has_own:
            return governing
        return (
            None if self.words.contrast.match(self.sentence, joint.start) else opening + governing
        )

    def _by_day(self, verb: int) -> list[Clause]:
        """Return two clauses of one subject with a day each, none where there are not just two."""
        matches = list(self.words.joint.finditer(self.sentence, verb))
        if not matches or self.words.condition.search(self.sentence):
            return []
        joint = matches[-1]
        left, right = self.sentence[: joint.start()], self.sentence[joint.end() :]
        if not joint["word"] or left.count('"') % 2 or self.words.contrast.match(joint[0]):
            return []
        days = [self.day_of(one) for one in (left, right)]
        if not all(one.is_dated for one in days) or days[0].latest == days[1].latest:
            return []
        if not days[1].text or self.words.denied.match(self.sentence, verb):
            return []
        head = self._shared(left, right, verb)
        if not head:
            return []
        last = len(self.sentence.rstrip())
        return [self._clause(0, joint.start()), self._clause(joint.end(), last, head)]

    def _shared(self, left: str, right: str, verb: int) -> str:
        """Return what a clause without a subject takes over from the one before, empty if unclear."""
        words, subject = self.words, left[:verb]
        at = next((one for one in self.finites if one >= len(left)), None)
        if at is not None:
            return subject if not self.sentence[len(left) : at].strip().count(" ") else ""
        if words.telling.match(right):
            return subject
        if words.infinitive.match(right):
            begin = words.infinitive.search(left, verb)
            return left[: begin.start()] if begin else ""
        finite = words.finite.match(left, verb)
        if finite and right.partition(" ")[0] in words.verbs:
            return left[: finite.end()] + " "
        return self._before_like(left, right, verb)

    def _before_like(self, left: str, right: str, verb: int) -> str:
        """Return what stands before the words that begin as ``right`` does: "to 2 per cent"."""
        for made_of in (self.words.amount, self.words.preposition):
            begins = made_of.match(right)
            if begins:
                alike = [one for one in made_of.finditer(left, verb) if one[1] == begins[1]]
                return left[: alike[0].start()] if len(alike) == 1 else ""
        return ""
