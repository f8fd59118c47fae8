"""Finding which rules a sentence fires.

A sentence's words are looked up first: only rules that begin with a word standing there are tried,
and only at its place. Most sentences of a newspaper hold no cue's word and cost one look.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from itertools import accumulate
from operator import itemgetter

import msgspec

from predtrack.reading.cues.rule import CueWords, Rule, RuleRole
from predtrack.reading.language import Language
from predtrack.reading.patterns import pattern
from predtrack.reading.typography import lowered

_ENDS = pattern(r"[.?!:;,…][\"')\]]*\s*$")


class Firing(msgspec.Struct, frozen=True):
    """A rule and where it matched, [start, end) in the sentence."""

    rule: Rule
    start: int
    end: int


_Entry = tuple[int, Callable[[str, int], re.Match[str] | None], Rule]
"""How many words stand before the one looked up; the matcher; the rule."""
_ANY = ""
"""What stands for a next word that no start names."""


class _Index:
    """Some rules by the rarest word that they begin with and the words that stand beside it."""

    def __init__(self, rules: Iterable[Rule], words: CueWords) -> None:
        self.headline: list[Rule] = []
        self._words = words
        self.by_word: dict[str, list[tuple[int, list[list[str]], Rule]]] = {}
        self.compiled: dict[str, dict[str, list[_Entry]]] = {}
        for rule in rules:
            if rule.headline:
                self.headline.append(rule)
                continue
            starts = rule.beginnings(words)
            for word, before in sorted({_rarest(one, words.frequent) for one in starts}):
                self.by_word.setdefault(word, []).append((before, starts, rule))

    def compile(self, word: str) -> dict[str, list[_Entry]]:
        """Make the entries of a word by the word behind it, when it first stands in a sentence.

        All rules cost more than everything else about reading one quote.
        """
        entries: list[tuple[set[str], _Entry]] = [
            (_behind(word, before, starts), (before, rule.compiled(self._words).match, rule))
            for before, starts, rule in self.by_word[word]
        ]
        found = self.compiled[word] = {
            behind: [entry for named, entry in entries if _ANY in named or behind in named]
            for behind in {_ANY}.union(*(named for named, _ in entries))
        }
        return found


def _rarest(start: list[str], frequent: frozenset[str]) -> tuple[str, int]:
    """Return the rarest word of a start, and how many stand before it."""
    if len(start) == 1:
        return start[0], 0
    rare = [word for word in start if word not in frequent] or start
    word = max(rare, key=len)
    return word, start.index(word)


def _behind(word: str, before: int, starts: list[list[str]]) -> set[str]:
    """Return what stands behind a word in the starts that have it there, empty at their end."""
    return {
        "".join(one[before + 1 : before + 2])
        for one in starts
        if one[before : before + 1] == [word]
    }


SPEAKING = frozenset({RuleRole.CUE, RuleRole.SUPPORT})
"""What a rule does that speaks for a statement."""


PLAINLY = 3.0
"""What cues are worth together that leave little doubt."""


@cache
def _indexes(language: Language) -> tuple[_Index, _Index]:
    """Build the index of what speaks for a statement, and that of the masks."""
    words = language.cues
    cues = _Index((rule for rule in words.rules if rule.role in SPEAKING), words)
    return cues, _Index((rule for rule in words.rules if rule.role not in SPEAKING), words)


def _uncovered(cues: list[Firing], others: list[Firing]) -> list[Firing]:
    """Drop the cues that begin inside a mask, and what a rule fires after its first."""
    covers = [(one.start, one.end) for one in others if one.rule.role is RuleRole.COVER]
    first: dict[str, Firing] = {}
    for one in cues:
        if not any(start <= one.start < end for start, end in covers):
            first.setdefault(one.rule.name, one)
    for one in others:
        first.setdefault(one.rule.name, one)
    return list(first.values())


@cache
def _splitter(token: re.Pattern[str]) -> re.Pattern[str]:
    """Return what cuts a text into what stands between words and the words, in turn."""
    return pattern(f"({token.pattern})", token.flags)


class Seen:
    """A sentence as the rules see it: its levelled text, in small letters, its words and cues."""

    def __init__(self, levelled: str, language: Language) -> None:
        self.text = levelled
        self.lower = lowered(levelled)
        if language.respell:
            self.lower = language.respell(self.lower)
        self.language = language
        parts = _splitter(language.cues.token).split(self.lower)
        self.words = parts[1::2]
        self.starts = list(accumulate(map(len, parts)))[::2]
        self.headline = levelled[-1:] != "." and not _ENDS.search(levelled[-8:])
        self.cues = self._fire(_indexes(language)[0])

    @property
    def is_candidate(self) -> bool:
        """Tell whether anything speaks for a statement, so that the model is asked."""
        return bool(self.cues) and any(one.rule.role in SPEAKING for one in self.fired)

    @cached_property
    def fired(self) -> list[Firing]:
        """The rules that the sentence fires, each once: those that speak for a statement first."""
        return _uncovered(self.cues, self._fire(_indexes(self.language)[1]))

    @property
    def looks_ahead(self) -> bool:
        """Tell whether its cues say by themselves that the sentence is of the future."""
        return sum({one.rule.name: one.rule.prior for one in self.cues}.values()) >= PLAINLY

    @cached_property
    def tense(self) -> str:
        """Which tense most verbs of the sentence are in that show it: past, present or none."""
        made_of, ends = self.language.cues, self.language.cues.past_endings
        ended = [one for one in self.words if one.endswith(ends)]
        is_past = made_of.past.__contains__  # a word of both sorts counts once
        past = sum(map(is_past, self.words)) + len(ended) - sum(map(is_past, ended))
        present = sum(map(made_of.present.__contains__, self.words))
        if past == present:
            return "none"
        return "past" if past > present else "present"

    def _fire(self, index: _Index) -> list[Firing]:
        """Try the rules of ``index`` wherever their words stand."""
        found: list[Firing] = []
        starts, lower, by_word = self.starts, self.lower, index.by_word
        compiled, behind = index.compiled, [*self.words[1:], _ANY]
        standing = [(at, word) for at, word in enumerate(self.words) if word in by_word]
        for name, is_one in self.language.cues.forms.items():
            if name in by_word:
                standing += [(at, name) for at, word in enumerate(self.words) if is_one(word)]
        for number, word in standing:
            entries = compiled.get(word) or index.compile(word)
            for before, match, rule in entries.get(behind[number]) or entries[_ANY]:
                if before <= number:
                    at = starts[number - before]
                    matched = match(self.text if rule.cased else lower, at)
                    if matched:
                        found.append(Firing(rule, at, matched.end()))
        if self.headline:
            found += self._anywhere(index.headline)
        return found

    def _anywhere(self, rules: list[Rule]) -> list[Firing]:
        """Return what rules fire that begin with any word, in the order of the words."""
        hits: list[tuple[int, int, Firing]] = []
        for place, rule in enumerate(rules):
            search, text = (
                rule.compiled(self.language.cues).search,
                self.text if rule.cased else self.lower,
            )
            matched = search(text)
            while matched:
                at = matched.start()
                if at in self.starts:
                    hits.append((at, place, Firing(rule, at, matched.end())))
                matched = search(text, at + 1)
        return [one for _, _, one in sorted(hits, key=itemgetter(0, 1))]
