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


Entry = tuple[int, Callable[[str, int], re.Match[str] | None] | None, Rule]
"""How many words stand before the one looked up; the matcher, once it was needed; the rule."""


class _Index:
    """Some rules by the rarest word that they begin with and the words that stand before it."""

    def __init__(self, rules: Iterable[Rule], words: CueWords) -> None:
        self.by_word: dict[str, list[Entry]] = {}
        self.headline: list[Entry] = []
        for rule in rules:
            if rule.headline:
                self.headline.append((0, None, rule))
                continue
            for word, before in sorted(rule.anchors(words)):
                self.by_word.setdefault(word, []).append((before, None, rule))


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


class _Words:
    """A sentence as the rules see it: plain, in small letters, and its words."""

    def __init__(self, sentence: str, made_of: CueWords) -> None:
        self.text = plain(sentence)
        self.lower = lowered(self.text)
        self.made_of = made_of
        self.words = made_of.token.findall(self.lower)
        self.starts: list[int] | None = None
        self.headline = not _ENDS.search(self.text[-8:])

    def fire(self, index: _Index) -> list[Firing]:
        """Try the rules of ``index`` wherever their words stand."""
        found: list[Firing] = []
        by_word = index.by_word
        if not by_word.keys().isdisjoint(self.words):
            for number, word in enumerate(self.words):
                if word in by_word:
                    self._try(by_word[word], number, found)
        if self.headline and index.headline:
            for number in range(len(self.words)):
                self._try(index.headline, number, found)
        return found

    def _try(self, entries: list[Entry], number: int, found: list[Firing]) -> None:
        """Match each entry at its beginning, some words before word ``number``.

        A rule is compiled when its word first stands in a sentence: all of them cost more than
        everything else about reading one quote.
        """
        if self.starts is None:
            self.starts = [token.start() for token in self.made_of.token.finditer(self.lower)]
        starts, lower = self.starts, self.lower
        for place, (before, match, rule) in enumerate(entries):
            if before > number:
                continue
            if match is None:
                match = rule.compiled(self.made_of).match  # noqa: PLW2901
                entries[place] = (before, match, rule)
            at = starts[number - before]
            matched = match(self.text if rule.cased else lower, at)
            if matched:
                found.append(Firing(rule, at, matched.end()))
