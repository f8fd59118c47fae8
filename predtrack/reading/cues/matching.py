"""Finding which rules a sentence fires, and the weights that add up to its score.

A sentence's words are looked up first: only rules that begin with a word standing there are tried,
and only at its place. Most sentences of a newspaper hold no cue's word and cost one look.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from operator import itemgetter
from typing import Any, NamedTuple

from predtrack.reading.cues.rule import CueWords, Role, Rule
from predtrack.reading.language import Language
from predtrack.reading.typography import lowered, plain

_ENDS = re.compile(r"[.?!:;,…][\"')\]]*\s*$")


class Firing(NamedTuple):
    """A rule and where it matched, [start, end) in the sentence."""

    rule: Rule
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Weights:
    """What each rule adds to the log odds that a sentence is forward-looking."""

    bias: float
    of: Mapping[str, float]


@cache
def fitted_weights(language: Language) -> Weights:
    """Read the weights that tests/fit_weights.py has written; the prior ones where it has not."""
    record = _record(language)
    return Weights(record["bias"], record["weights"]) if record else prior_weights(language)


@cache
def voice_weights(language: Language) -> Weights:
    """Read what the signs of another's voice are worth; nothing where nobody has fitted them."""
    record = _record(language).get("voices")
    return Weights(record["bias"], record["weights"]) if record else Weights(-1.0, {})


@cache
def _record(language: Language) -> dict[str, Any]:
    fitted = language.cues.weights
    record: dict[str, Any] = json.loads(fitted.read_text("utf-8")) if fitted else {}
    return record


def prior_weights(language: Language) -> Weights:
    """Return what the rules are worth before any labelled sentence was seen."""
    return Weights(-2.2, {rule.name: rule.prior for rule in language.cues.rules})


Entry = tuple[int, Callable[[str, int], re.Match[str] | None], Rule]
"""How many words stand before the one looked up; the matcher; the rule."""


class _Index:
    """Some rules by the rarest word that they begin with and the words that stand before it."""

    def __init__(self, rules: Iterable[Rule], words: CueWords) -> None:
        self.headline: list[Rule] = []
        self._words = words
        self.by_word: dict[str, list[tuple[int, Rule]]] = {}
        self.compiled: dict[str, list[Entry]] = {}
        for rule in rules:
            if rule.headline:
                self.headline.append(rule)
                continue
            for word, before in sorted(rule.anchors(words)):
                self.by_word.setdefault(word, []).append((before, rule))

    def compile(self, word: str) -> list[Entry]:
        """Make the entries of a word, when it first stands in a sentence.

        All rules cost more than everything else about reading one quote.
        """
        found = self.compiled[word] = [
            (before, rule.compiled(self._words).match, rule) for before, rule in self.by_word[word]
        ]
        return found


def _is_cue(rule: Rule) -> bool:
    return rule.role is Role.CUE


@cache
def _indexes(language: Language) -> tuple[_Index, _Index]:
    """Build the index of the cues, and that of all other rules."""
    words = language.cues
    cues = _Index((rule for rule in words.rules if _is_cue(rule)), words)
    return cues, _Index((rule for rule in words.rules if not _is_cue(rule)), words)


def find_rules(sentence: str, *, language: Language) -> list[Firing]:
    """Return the rules that one sentence fires, each once: cues in their order, then the others.

    Empty when no cue fires: supports and masks alone make no statement.
    """
    seen = _Words(sentence, language.cues)
    cues, others = _indexes(language)
    found = seen.fire(cues)
    if not found:
        return []
    fired = _uncovered(found, seen.fire(others))
    return fired if any(_is_cue(one.rule) for one in fired) else []


def try_rules(sentence: str, *, language: Language) -> list[Firing]:
    """Return every rule that fires, masks and supports also where no cue does."""
    seen = _Words(sentence, language.cues)
    found, masks = (seen.fire(index) for index in _indexes(language))
    return _uncovered(found, masks)


def _uncovered(cues: list[Firing], others: list[Firing]) -> list[Firing]:
    """Drop the cues that begin inside a mask, and what a rule fires after its first."""
    covers = [(one.start, one.end) for one in others if one.rule.role is Role.COVER]
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
    return re.compile(f"({token.pattern})")


class _Words:
    """A sentence as the rules see it: plain, in small letters, and its words."""

    def __init__(self, sentence: str, made_of: CueWords) -> None:
        self.text = plain(sentence)
        self.lower = lowered(self.text)
        self.made_of = made_of
        parts = _splitter(made_of.token).split(self.lower)
        self.words = parts[1::2]
        self.starts = list(accumulate(map(len, parts)))[::2]
        self.headline = not _ENDS.search(self.text[-8:])

    def fire(self, index: _Index) -> list[Firing]:
        """Try the rules of ``index`` wherever their words stand."""
        found: list[Firing] = []
        starts, lower, by_word = self.starts, self.lower, index.by_word
        compiled = index.compiled
        standing = [(at, word) for at, word in enumerate(self.words) if word in by_word]
        for number, word in standing:
            for before, match, rule in compiled.get(word) or index.compile(word):
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
                rule.compiled(self.made_of).search,
                self.text if rule.cased else self.lower,
            )
            matched = search(text)
            while matched:
                at = matched.start()
                if at in self.starts:
                    hits.append((at, place, Firing(rule, at, matched.end())))
                matched = search(text, at + 1)
        return [one for _, _, one in sorted(hits, key=itemgetter(0, 1))]
