"""What kind of statement a sentence makes, and whether it says that nothing changes."""

from __future__ import annotations

from collections.abc import Sequence

from predtrack.models.statement import Kind
from predtrack.reading.cues.matching import Firing
from predtrack.reading.cues.rule import Role

CONTENT = frozenset({"hopes", "hope-noun", "hopeful", "said-hoped", "looks-forward", "wish"})
"""Hopes win over the "will" inside what is hoped for."""

STRONG_PROMISES = frozenset(
    {
        "we-will",
        "vows",
        "plans-to",
        "unveils",
        "earmarked",
        "institution-will",
        "will-be-passive-plan",
    }
)
"""What somebody says that he himself will do wins over the "will" it is said with."""


def kind_of(fired: Sequence[Firing]) -> tuple[Kind, bool]:
    """Return the kind of the sentence that fired these rules, and whether it is a no-change."""
    cues = [one for one in fired if one.rule.role is Role.CUE]
    kinds = {one.rule.kind for one in cues}
    names = {one.rule.name for one in cues}
    no_change = any(one.rule.no_change for one in cues)
    return _choose(kinds, names), no_change


def _choose(kinds: set[Kind | None], names: set[str]) -> Kind:
    if Kind.QUESTION in kinds:
        return Kind.QUESTION
    if names & {"if-will", "will-if", "if-were-to", "hinge"}:
        return Kind.CONDITIONAL
    if names & {"no-change-expected", "expect-no-change"}:
        return Kind.PREDICTION
    if names & CONTENT:
        return Kind.EXPECTATION
    if names & STRONG_PROMISES:
        return Kind.PROMISE
    if names & {"will", "will-not", "going-to", "to-be-expected"}:
        return Kind.PREDICTION
    for kind in (Kind.EXPECTATION, Kind.PROMISE, Kind.PREDICTION, Kind.CONDITIONAL):
        if kind in kinds:
            return kind
    return Kind.PREDICTION
