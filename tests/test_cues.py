"""Cues and masks: each proves itself on its own sentences, and stands in the gold."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from predtrack.reading.cues.features import (
    EVERYTHING,
    beside_features,
    features_of,
    kind_features,
)
from predtrack.reading.cues.matching import Seen
from predtrack.reading.cues.rule import Rule, RuleRole
from predtrack.reading.cues.weights import fitted_weights
from predtrack.reading.english import ENGLISH
from predtrack.reading.english.cues import FAMILIES
from predtrack.reading.language import FOLDERS, Language, language_of
from predtrack.reading.typography import plain

LANGUAGES = [language_of(code) for code in FOLDERS]
EACH_RULE = pytest.mark.parametrize(
    ("language", "rule"),
    [
        pytest.param(language, rule, id=f"{language.code}-{rule.name}")
        for language in LANGUAGES
        for rule in language.cues.rules
    ],
)
EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
GOLD = Path(__file__).parent / "gold"


def names_fired(sentence: str, language: Language = ENGLISH) -> set[str]:
    return {one.rule.name for one in Seen(plain(sentence), language).fired}


@EACH_RULE
def test_fires_where_it_must(language: Language, rule: Rule) -> None:
    assert rule.fires, "a rule without a sentence that must fire it"
    assert [one for one in rule.fires if rule.name not in names_fired(one, language)] == []


@EACH_RULE
def test_is_silent_where_it_must(language: Language, rule: Rule) -> None:
    assert rule.silent, "a rule without a sentence that must not fire it"
    assert [one for one in rule.silent if rule.name in names_fired(one, language)] == []


@EACH_RULE
def test_is_well_formed(language: Language, rule: Rule) -> None:
    assert rule.source
    assert (rule.kind is None) == (rule.role is not RuleRole.CUE)
    assert rule.prior >= 0 if rule.role in {RuleRole.CUE, RuleRole.SUPPORT} else rule.prior <= 0
    assert not re.search(r"[\\()?*+\[\]{}]", rule.starts), "starts are plain words"
    assert all(rule.beginnings(language.cues)), "every start holds a word to be looked up by"
    nested = re.findall(r"\(\?:([^()]*[*+])\)[*+{]", rule.compiled(language.cues).pattern)
    assert all(group[:1] in " ," for group in nested), "a repeated group begins with its separator"


@EACH_LANGUAGE
def test_names_are_unique(language: Language) -> None:
    names = [rule.name for rule in language.cues.rules]
    assert sorted(set(names)) == sorted(names)


def test_there_are_so_many_families() -> None:
    assert len(FAMILIES) == 15


@EACH_LANGUAGE
def test_every_rule_has_its_weight_of_the_right_sign(language: Language) -> None:
    weights = fitted_weights(language).of
    assert set(weights) >= {rule.name for rule in language.cues.rules}
    for rule in language.cues.rules:
        speaks = rule.role in {RuleRole.CUE, RuleRole.SUPPORT}
        assert weights[rule.name] >= 0 if speaks else weights[rule.name] <= 0


@cache
def fired_in_gold() -> frozenset[str]:
    files = (GOLD / "statements.jsonl", GOLD / "seeds.jsonl")
    rows = (json.loads(line) for file in files for line in file.read_text("utf-8").splitlines())
    return frozenset(name for row in rows for name in names_fired(row["sentence"]))


@pytest.mark.parametrize("rule", ENGLISH.cues.rules, ids=lambda rule: rule.name)
def test_stands_in_the_gold(rule: Rule) -> None:
    assert rule.name in fired_in_gold()


def test_masks_alone_make_nothing() -> None:
    assert not Seen("She signed the will in front of two witnesses.", ENGLISH).is_candidate
    assert not Seen("In May 1998 the town had no goodwill left.", ENGLISH).is_candidate


@pytest.mark.parametrize(
    ("scores", "number", "count", "names"),
    [
        ({}, 0, 1, ["before-it:none", "behind-it:none", "near-it:none"]),
        ({}, 1, 3, ["before-it:0", "behind-it:0", "near-it:0"]),
        ({0: 0.95, 1: 0.5}, 1, 2, ["before-it:4", "behind-it:none", "near-it:4"]),
        ({0: 0.95, 2: 0.3}, 1, 5, ["before-it:4", "behind-it:1", "near-it:2"]),
        ({9: 1.0}, 4, 20, ["before-it:0", "behind-it:0", "near-it:0"]),
    ],
)
def test_what_the_neighbours_score_is_told_in_steps(
    scores: dict[int, float], number: int, count: int, names: list[str]
) -> None:
    assert [*beside_features(scores, number, count)] == names


def test_two_rules_are_told_together_where_they_are_known() -> None:
    seen = Seen("The bank expects that rates will fall.", ENGLISH)
    both = {name for name, *_ in features_of(seen) if name.startswith("both:")}
    assert "both:expects will" in both
    known = replace(EVERYTHING, both={"expects will"})
    told = [name for name, *_ in features_of(seen, known=known) if name.startswith("both:")]
    assert told == ["both:expects will"]


def test_the_kind_is_told_by_the_first_cue_and_by_all() -> None:
    names = set(kind_features(Seen("The bank expects that rates will fall.", ENGLISH)))
    assert {"expects", "will", "first:expectation", "kinds:expectation prediction"} <= names
    assert "first:prediction" in set(
        kind_features(Seen("Rates will fall, she expects it.", ENGLISH))
    )
