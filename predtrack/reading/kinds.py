"""What kind of statement a sentence makes, and whether it says that nothing changes."""

from __future__ import annotations

from collections.abc import Sequence

from predtrack.models.statement import Kind
from predtrack.reading.cues.matching import Firing
from predtrack.reading.cues.rule import CueWords, Role

ORDER = (Kind.EXPECTATION, Kind.PROMISE, Kind.PREDICTION, Kind.CONDITIONAL)
"""Which kind is chosen where no cue that settles it fires."""


def kind_of(fired: Sequence[Firing], words: CueWords) -> tuple[Kind, bool]:
    """Return the kind of the sentence that fired these rules, and whether it is a no-change."""
    cues = [one.rule for one in fired if one.rule.role is Role.CUE]
    no_change = any(rule.no_change for rule in cues)
    kinds, names = {rule.kind for rule in cues}, {rule.name for rule in cues}
    return _choose(kinds, names, words), no_change


def _choose(kinds: set[Kind | None], names: set[str], words: CueWords) -> Kind:
    if Kind.QUESTION in kinds:
        return Kind.QUESTION
    for kind, settling in words.kinds:
        if not names.isdisjoint(settling):
            return kind
    return next((kind for kind in ORDER if kind in kinds), Kind.PREDICTION)
