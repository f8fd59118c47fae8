"""Tellings: where a sentence says that somebody says, thinks, intends or shows something.

A telling is found at a word of a language's rows of saying: whose it is stands before it ("Berg
said"), behind it ("… , said Berg", "according to Berg") or possesses it ("Berg's promise to").
Sentences are levelled; offsets are half-open and those of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from predtrack.reading.language import Language
from predtrack.reading.patterns import pattern
from predtrack.reading.typography import CAPITALS
from predtrack.reading.voices.rule import Need, Saying, VoiceRow, VoiceWords

_REACH = 240
"""Characters looked at on either side of a word of saying."""
_NEAR = 60
"""Characters before it in which helpers and possessors stand."""
MOST_ASIDES = 6
"""Commas that are gone back over from a verb to its subject."""

_TOKEN, _ASCII_TOKEN = pattern(r"[^\W\d_]+"), pattern(r"[a-z]+")
_BOUND = pattern(r"""[,;:.!?"()\[\]]\s|[—–―]|--|\s-\s|^""")
_AFTER_SAID = pattern(r"""[,!?.…\w-]["' ]{0,3}["'] ?$|, $|[!?…] $|[,!?…"'] [—–-] $""")
_DASHED = pattern(r",? [—–-] $")
_COLON = pattern(rf"(?:^|[\"' ])([{CAPITALS}][\w.'-]+(?: [{CAPITALS}][\w.'-]+){{0,4}}): ?(?=[\"'])")

_Place = tuple[int, int]


class Telling(msgspec.Struct, frozen=True):
    """A word of saying at [start, end), and whose it is at [source_start, source_end).

    What is said stands before it (``back``), ``between`` the two, else behind it. A source of no length is nobody said.
    """

    row: VoiceRow
    start: int
    end: int
    source_start: int
    source_end: int
    back: bool
    passive: bool = False
    between: bool = False


class Tellings:
    """What finds the tellings of one language."""

    def __init__(self, words: VoiceWords) -> None:
        self.words = words
        self.rows: dict[str, Saying] = {}
        self.owned: set[str] = set()
        for saying in words.sayings:
            for word in saying.words.split():
                self.rows.setdefault(word, saying)
                if saying.need is Need.POSSESSOR:
                    self.owned.add(word)
        compiled = pattern
        self._helpers, self._be = compiled(words.helpers), compiled(words.be)
        self._participle, self._main = compiled(words.participle), compiled(words.main)
        self._lead = compiled(words.lead, re.IGNORECASE)
        self._speaker, self._any_speaker = compiled(words.speaker), compiled(words.any_speaker)
        self._stop = compiled(rf"[,;:!?\"()]|\s[—–―-]|\.(?:\s|$)|$|\s(?:{words.stops})\b")
        self._clause, self._short = compiled(words.clause), compiled(words.short)
        self._goes_on, self._not_said = compiled(words.goes_on), compiled(words.not_said)
        self._owner, self._owned_next = compiled(words.owner), compiled(words.owned)
        self._object, self._behind = compiled(words.object), compiled(words.behind)
        self._place, self._other_verb = compiled(words.place), compiled(words.other_verb)
        self._inverts, self._by = compiled(words.inverts), compiled(words.by)
        self._between = compiled(words.told_between)

    def find(self, sentence: str, lower: str) -> list[Telling]:
        """Find who says what in a levelled sentence, given in small letters too."""
        words = self.rows.keys() & set((_ASCII_TOKEN if lower.isascii() else _TOKEN).findall(lower))
        if not words:
            return []
        tokens = sorted(place for word in words for place in _places(lower, word))
        return [found for place in tokens if (found := self._telling(sentence, *place))]

    def find_quoted(self, sentence: str) -> Iterator[Telling]:
        """Find who is quoted behind a colon: "Berg: “We will go.”"."""
        for match in _COLON.finditer(sentence):
            yield Telling(VoiceRow.SAYS, match.end(1), match.end() - 1, *match.span(1), back=False)

    def find_others(self, sentence: str) -> Iterator[Telling]:
        """Find who stands behind a quotation with a verb of no row: "…,” Berg grumbled."."""
        for match in self._other_verb.finditer(sentence):
            yield Telling(VoiceRow.SAYS, *match.span(2), *match.span(1), back=True)

    def _telling(self, sentence: str, start: int, word: str) -> Telling | None:
        saying, end = self.rows[word], start + len(word)
        if self._is_other(sentence, start, word):
            return None
        if word in self.owned and (owned := self._possessed(sentence, start, end, saying)):
            return owned
        if saying.need is Need.POSSESSOR:
            return None
        if saying.need is Need.OBJECT:
            return self._according(sentence, saying.row, start, end)
        if saying.need is Need.COMPLEMENT and not self._goes_on.match(sentence, end):
            return None
        return self._verb(sentence, start, word, saying.row)

    def _is_other(self, sentence: str, start: int, word: str) -> bool:
        """Tell whether a word is a part of a name or of another word, or says nothing."""
        end = start + len(word)
        if start and (sentence[start].isupper() or sentence[start - 1] == "-"):
            return True
        return bool(self._not_said.match(sentence, end)) or not sentence.startswith(
            self.words.needs.get(word, ""), end
        )

    def _possessed(self, sentence: str, start: int, end: int, saying: Saying) -> Telling | None:
        if not self._owned_next.match(sentence, end):
            return None
        owner = self._owner.search(sentence, max(0, start - _NEAR), start)
        if not owner:
            return None
        row = saying.row if saying.need is Need.OBJECT else VoiceRow.SOMEBODYS
        return Telling(row, start, end, *owner.span(1 if owner[1] else 2), back=False)

    def _according(self, sentence: str, row: VoiceRow, start: int, end: int) -> Telling | None:
        joint = self._object.match(sentence, end)
        if not joint:
            return None
        source = self._until_stop(sentence, joint.end())
        before = self._by.sub("", sentence[:start])
        back = bool(before.strip('" '))
        return Telling(row, start, joint.end() - 1, *source, back=back)

    def _verb(self, sentence: str, start: int, word: str, row: VoiceRow) -> Telling | None:
        end, first = start + len(word), max(0, start - _REACH)
        before = sentence[first:start]
        if _AFTER_SAID.search(before[-6:]) and (source := self._inverted(sentence, end, before)):
            return Telling(row, start, end, *source, back=True)
        if self._inverts.search(before, max(0, len(before) - _NEAR)):
            source = self._inverted(sentence, end, before)
            return Telling(row, start, end, *source, back=False) if source else None
        if self._between.search(before.rstrip()):
            return self._around(sentence, row, start, end)
        helpers = self._helpers.search(before, max(0, len(before) - _NEAR))
        stripped = before[: helpers.start()] if helpers else before
        is_participle = bool(self._participle.fullmatch(word))
        subject = self._subject_of(sentence, stripped, first, beside=is_participle)
        if subject is None:
            return None
        can_be_passive = not is_participle and row is not VoiceRow.IS_MINDED
        passive = bool(helpers and can_be_passive and self._be.search(helpers[0]))
        back = self._is_back(sentence, subject[0], end)
        return Telling(row, start, end, *subject, back=back, passive=passive)

    def _around(self, sentence: str, row: VoiceRow, start: int, end: int) -> Telling | None:
        """Return who opens the sentence, where what he says stands before a verb that comes last."""
        main = self._main.match(sentence)
        if not main or main.end() > start:
            return None
        return Telling(row, start, end, *main.span(1), back=False, between=True)

    def _inverted(self, sentence: str, end: int, before: str) -> _Place | None:
        """Return who stands behind a verb that follows what was said: "…," said Anna Berg."""
        is_quoted = _DASHED.sub("", before).rstrip()[-1:] in {'"', "'"}
        begin = (self._any_speaker if is_quoted else self._speaker).match(sentence, end)
        if not begin:
            return None
        start, last = self._until_stop(sentence, begin.end())
        if last <= start or self._clause.search(sentence, start, last):
            return None
        return (
            (start, last) if is_quoted or sentence[last : last + 1] in {",", ".", ";", ""} else None
        )

    def _until_stop(self, sentence: str, start: int) -> _Place:
        rest = sentence[start : start + _REACH]
        stop = self._stop.search(rest, 1)
        while stop and stop[0].startswith(".") and self._short.search(rest[: stop.start() + 1]):
            stop = self._stop.search(rest, stop.end())
        return start, start + (stop.start() if stop else len(rest))

    def _subject_of(
        self, sentence: str, stripped: str, offset: int, *, beside: bool
    ) -> _Place | None:
        """Return whose the verb is that follows ``stripped``, which begins at ``offset``.

        ``beside`` is of a participle: it goes with the subject of the whole ("Berg left, saying").
        """
        words = stripped.rstrip()
        if not words.strip("\"' "):
            return offset, offset
        last = words[-_NEAR:].rpartition(" ")[2].strip("\"'").lower()
        joined, ends = (self.words.beside, ",") if beside else (self.words.joined, ";")
        if last in joined or words.endswith(ends):
            main = self._main.match(sentence)
            return main.span(1) if main and main.end() <= offset + len(words) else None
        return None if last in self.words.no_subject else self._subject(words, offset)

    def _subject(self, words: str, offset: int) -> _Place | None:
        """Return where the words stand that a verb right behind ``words`` has as its subject.

        Behind a comma or a bracket it is what an aside stands to: "Berg, who was in Rome, said".
        """
        if words.endswith(")"):
            words = words[: max(0, words.rfind("("))].rstrip()
        has_aside = words.rstrip('"').endswith(",")
        words = words.rstrip('", ')
        for _ in range(MOST_ASIDES):
            first = self._clause_start(words)
            lead = self._lead.match(words, first)
            subject = words[lead.end() if lead and lead.end() < len(words) else first :]
            subject = subject.lstrip("\"' ")
            if not has_aside or self._can_have_aside(subject, words[:first]):
                end = offset + len(words)
                return (end - len(subject), end) if self._is_subject(subject) else None
            if words[:first].rstrip()[-1:] != ",":
                return None
            words = words[:first].rstrip(", ")
        return None

    def _can_have_aside(self, subject: str, before: str) -> bool:
        """Tell whether it is no participle, age or second word of a place ("in Oslo, Norway")."""
        if not subject[:1].isupper() or self._place.fullmatch(subject):
            return False
        aside = before.rstrip(", ").rpartition(", ")[2]
        in_place = aside[:1].islower() and aside.rpartition(" ")[2][:1].isupper()
        return " " in subject or not in_place

    def _is_subject(self, subject: str) -> bool:
        first = subject.partition(" ")[0]
        return bool(first) and not (
            self._participle.fullmatch(first) or self._lead.fullmatch(f"{subject} ")
        )

    def _clause_start(self, words: str) -> int:
        first = 0
        for bound in _BOUND.finditer(words):
            if not (bound[0].startswith(".") and self._short.search(words[: bound.start() + 1])):
                first = bound.end()
        return first

    def _is_back(self, sentence: str, source: int, end: int) -> bool:
        """Tell whether what is said stands before the one who says it: "…," Berg said."""
        before = sentence[max(0, source - _NEAR) : source].rstrip()
        return before[-1:] in {",", '"', "'", "!", "?"} and bool(self._behind.match(sentence, end))


def _places(lower: str, word: str) -> Iterator[tuple[int, str]]:
    """Yield where a word stands as a whole one."""
    at = lower.find(word)
    while at >= 0:
        end = at + len(word)
        if not (lower[at - 1 : at].isalpha() or lower[end : end + 1].isalpha()):
            yield at, word
        at = lower.find(word, end)


@cache
def tellings_of(language: Language) -> Tellings:
    """Return what finds the tellings of a language, built once."""
    return Tellings(language.voices)
