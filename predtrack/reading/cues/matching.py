"""Finding which rules a sentence fires, and the weights that add up to its score.

A sentence's words are looked up first: only rules that begin with a word standing there are tried,
and only at its place. Most sentences of a newspaper hold no cue's word and cost one look.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from predtrack.reading.cues import RULES
from predtrack.reading.cues.rule import TOKEN, Role, Rule

WEIGHTS_FILE = Path(__file__).parent / "weights.json"
_TYPOGRAPHY = str.maketrans("’‘ʼ“”„«»\u00a0\u2009\u202f\t‑", "'''\"\"\"\"\"    -")
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


class _Index:
    """The rules by the words they begin with."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.by_word: dict[str, list[tuple[Rule, re.Pattern[str]]]] = defaultdict(list)
        self.headline: list[tuple[Rule, re.Pattern[str]]] = []
        for rule in rules:
            entry = rule, rule.compiled()
            if rule.headline:
                self.headline.append(entry)
                continue
            for word in rule.anchors:
                self.by_word[word].append(entry)
        self.triggers = frozenset(
            word for word, entries in self.by_word.items() if any(_is_cue(rule) for rule, _ in entries)
        )


def _is_cue(rule: Rule) -> bool:
    return rule.role is Role.CUE


@cache
def _index() -> _Index:
    return _Index(RULES)


def plain(text: str) -> str:
    """Return ``text`` with straight quotes, hyphens and spaces, of the same length."""
    return text if text.isascii() else text.translate(_TYPOGRAPHY)


def lowered(text: str) -> str:
    """Return ``text`` in small letters, of the same length (Turkish İ would grow)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def find_rules(sentence: str) -> list[Firing]:
    """Return the rules that one sentence fires, each once, in the order of their places.

    Empty when no cue fires: supports and masks alone make no statement.
    """
    index, text = _index(), plain(sentence)
    lower = lowered(text)
    headline = not _ENDS.search(text[-8:])
    if not headline and index.triggers.isdisjoint(TOKEN.findall(lower)):
        return []
    fired = _uncovered(_try_all(index, text, lower, headline=headline))
    return fired if any(_is_cue(one.rule) for one in fired) else []


def try_rules(sentence: str) -> list[Firing]:
    """Return every rule that fires, masks and supports also where no cue does."""
    text = plain(sentence)
    headline = not _ENDS.search(text[-8:])
    return _uncovered(_try_all(_index(), text, lowered(text), headline=headline))


def _uncovered(found: list[Firing]) -> list[Firing]:
    """Drop the cues that begin inside a mask, and what a rule fires after its first."""
    covers = [(one.start, one.end) for one in found if one.rule.role is Role.COVER]
    first: dict[str, Firing] = {}
    for one in found:
        if not (_is_cue(one.rule) and _hidden(one, covers)):
            first.setdefault(one.rule.name, one)
    return list(first.values())


def _try_all(index: _Index, text: str, lower: str, *, headline: bool) -> list[Firing]:
    found = []
    for token in TOKEN.finditer(lower):
        entries = index.by_word.get(token[0])
        at = token.start()
        if entries:
            found += _try(entries, text, lower, at)
        if headline:
            found += _try(index.headline, text, lower, at)
    return found


def _try(
    entries: list[tuple[Rule, re.Pattern[str]]], text: str, lower: str, at: int
) -> list[Firing]:
    found = []
    for rule, pattern in entries:
        match = pattern.match(text if rule.cased else lower, at)
        if match:
            found.append(Firing(rule, at, match.end()))
    return found


def _hidden(one: Firing, covers: list[tuple[int, int]]) -> bool:
    return any(start <= one.start < end for start, end in covers)
