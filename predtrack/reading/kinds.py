"""What kind of statement a sentence makes, and whether it says that nothing changes."""

from __future__ import annotations

from collections.abc import Sequence

from predtrack.models.statement import Kind
from predtrack.reading.cues.matching import Firing
from predtrack.reading.cues.rule import Role

# fmt: off
CHOICES: tuple[tuple[Kind, frozenset[str]], ...] = (
    (Kind.CONDITIONAL, frozenset({"if-will", "will-if", "if-were-to", "hinge"})),
    (Kind.PREDICTION, frozenset({"no-change-expected", "expect-no-change"})),
    # a hope wins over the "will" inside what is hoped for
    (Kind.EXPECTATION, frozenset({"hopes", "hope-noun", "hopeful", "said-hoped", "looks-forward", "wish"})),
    # and so does what somebody says that he himself will do
    (Kind.PROMISE, frozenset({"we-will", "vows", "plans-to", "unveils", "earmarked", "institution-will", "will-be-passive-plan"})),
    # "I am expecting that they will be replaced" foretells
    (Kind.PREDICTION, frozenset({"will", "will-not", "going-to", "to-be-expected"})),
)
"""Cues that settle the kind, the strongest first; questions come before them all."""
# fmt: on

ORDER = (Kind.EXPECTATION, Kind.PROMISE, Kind.PREDICTION, Kind.CONDITIONAL)
"""Which kind is chosen where none of those cues fires."""


def kind_of(fired: Sequence[Firing]) -> tuple[Kind, bool]:
    """Return the kind of the sentence that fired these rules, and whether it is a no-change."""
    cues = [one.rule for one in fired if one.rule.role is Role.CUE]
    no_change = any(rule.no_change for rule in cues)
    return _choose({rule.kind for rule in cues}, {rule.name for rule in cues}), no_change


def _choose(kinds: set[Kind | None], names: set[str]) -> Kind:
    if Kind.QUESTION in kinds:
        return Kind.QUESTION
    for kind, settling in CHOICES:
        if not names.isdisjoint(settling):
            return kind
    return next((kind for kind in ORDER if kind in kinds), Kind.PREDICTION)
