"""Finding which rules a sentence fires, and the weights that add up to its score.

A sentence's words are looked up first: only rules that begin with a word standing there are tried,
and only at its place. Most sentences of a newspaper hold no cue's word and cost one look.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from predtrack.reading.cues import RULES
from predtrack.reading.cues.rule import TOKEN, Role, Rule

WEIGHTS_FILE = Path(__file__).parent / "weights.json"
_TYPOGRAPHY = tuple(zip("’‘ʼ“”„«»\u00a0\u2009\u202f\t‑", '\'\'\'"""""    -', strict=True))
_ENDS = re.compile(r"[.?!:;,…][\"')\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Firing:
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
    record = json.loads(WEIGHTS_FILE.read_text("utf-8"))
    return Weights(record["bias"], record["weights"])


def prior_weights() -> Weights:
    """Return what the rules are worth before any labelled sentence was seen."""
    return Weights(-2.2, {rule.name: rule.prior for rule in RULES})


Entry = tuple[Rule, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class _Begun:
    """The rules that begin with one word: by it alone, or by it and the word after it."""

    alone: list[Entry] = field(default_factory=list)
    before: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))


class _Index:
    """Some rules by the one or two words that they begin with.

    ``needed`` holds, the rarest word of each beginning: a sentence without any of them fires none
    of the rules.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.begun: dict[str, _Begun] = defaultdict(_Begun)
        self.headline: list[Entry] = []
        self.needed: set[str] = set()
        for rule in rules:
            self._add(rule, (rule, rule.compiled()))

    def _add(self, rule: Rule, entry: Entry) -> None:
        if rule.headline:
            self.headline.append(entry)
            return
        self.needed |= rule.rarest
        for words in rule.anchors:
            begun = self.begun[words[0]]
            (begun.before[words[1]] if words[1:] else begun.alone).append(entry)


def _is_cue(rule: Rule) -> bool:
    return rule.role is Role.CUE


@cache
def _indexes() -> tuple[_Index, _Index]:
    """Build the index of the cues, and that of all other rules."""
    cues = _Index(rule for rule in RULES if _is_cue(rule))
    return cues, _Index(rule for rule in RULES if not _is_cue(rule))


def plain(text: str) -> str:
    """Return ``text`` with straight quotes, hyphens and spaces, of the same length."""
    if not text.isascii():
        for fancy, straight in _TYPOGRAPHY:
            text = text.replace(fancy, straight)
    return text


def lowered(text: str) -> str:
    """Return ``text`` in small letters, of the same length (Turkish İ would grow)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


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
        """Try the rules of ``index`` wherever their first words stand."""
        found: list[Firing] = []
        if not index.needed.isdisjoint(self.words):
            self._try_begun(index.begun, found)
        if self.headline and index.headline:
            for token in self._tokens():
                self._try(index.headline, token.start(), found)
        return found

    def _try_begun(self, begun: Mapping[str, _Begun], found: list[Firing]) -> None:
        words, tokens = self.words, self._tokens()
        for number, word in enumerate(words):
            here = begun.get(word)
            if here is None:
                continue
            if here.alone:
                self._try(here.alone, tokens[number].start(), found)
            if here.before and number + 1 < len(words) and words[number + 1] in here.before:
                self._try(here.before[words[number + 1]], tokens[number].start(), found)

    def _tokens(self) -> list[re.Match[str]]:
        if self.tokens is None:
            self.tokens = list(TOKEN.finditer(self.lower))
        return self.tokens

    def _try(self, entries: list[Entry], at: int, found: list[Firing]) -> None:
        for rule, pattern in entries:
            match = pattern.match(self.text if rule.cased else self.lower, at)
            if match:
                found.append(Firing(rule, at, match.end()))
