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
from pathlib import Path
from typing import Any, NamedTuple

from predtrack.reading.cues import RULES
from predtrack.reading.cues.rule import TOKEN, Role, Rule
from predtrack.reading.typography import lowered, plain

WEIGHTS_FILE = Path(__file__).parent / "weights.json"
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
def fitted_weights() -> Weights:
    """Read the weights that tests/fit_weights.py has written."""
    record = _record()
    return Weights(record["bias"], record["weights"])


@cache
def voice_weights() -> Weights:
    """Read what the signs of another's voice are worth."""
    record = _record()["voices"]
    return Weights(record["bias"], record["weights"])


@cache
def _record() -> dict[str, Any]:
    record: dict[str, Any] = json.loads(WEIGHTS_FILE.read_text("utf-8"))
    return record


def prior_weights() -> Weights:
    """Return what the rules are worth before any labelled sentence was seen."""
    return Weights(-2.2, {rule.name: rule.prior for rule in RULES})


Entry = tuple[int, Callable[[str, int], re.Match[str] | None] | None, Rule]
"""How many words stand before the one looked up; the matcher, once it was needed; the rule."""


class _Index:
    """Some rules by the rarest word that they begin with and the words that stand before it."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.by_word: dict[str, list[Entry]] = {}
        self.headline: list[Entry] = []
        for rule in rules:
            if rule.headline:
                self.headline.append((0, None, rule))
                continue
            for word, before in sorted(rule.anchors):
                self.by_word.setdefault(word, []).append((before, None, rule))


def _is_cue(rule: Rule) -> bool:
    return rule.role is Role.CUE


@cache
def _indexes() -> tuple[_Index, _Index]:
    """Build the index of the cues, and that of all other rules."""
    cues = _Index(rule for rule in RULES if _is_cue(rule))
    return cues, _Index(rule for rule in RULES if not _is_cue(rule))


def find_rules(sentence: str) -> list[Firing]:
    """Return the rules that one sentence fires, each once: cues in their order, then the others.

    Empty when no cue fires: supports and masks alone make no statement.
    """
    words = _Words(sentence)
    cues, others = _indexes()
    found = words.fire(cues)
    if not found:
        return []
    fired = _uncovered(found, words.fire(others))
    return fired if any(_is_cue(one.rule) for one in fired) else []


def try_rules(sentence: str) -> list[Firing]:
    """Return every rule that fires, masks and supports also where no cue does."""
    words = _Words(sentence)
    found, masks = (words.fire(index) for index in _indexes())
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

    def __init__(self, sentence: str) -> None:
        self.text = plain(sentence)
        self.lower = lowered(self.text)
        self.words = TOKEN.findall(self.lower)
        self.tokens: list[re.Match[str]] | None = None
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
        if self.tokens is None:
            self.tokens = list(TOKEN.finditer(self.lower))
        tokens, text, lower = self.tokens, self.text, self.lower
        for place, (before, match, rule) in enumerate(entries):
            if before <= number:
                tried = match or rule.compiled().match
                entries[place] = (before, tried, rule)
                at = tokens[number - before].start()
                matched = tried(text if rule.cased else lower, at)
                if matched:
                    found.append(Firing(rule, at, matched.end()))
