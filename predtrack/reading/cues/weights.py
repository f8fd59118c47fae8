"""What each feature of a sentence adds to the log odds that it is a statement, as fitted.

The file of a language's weights holds a group of features a line; the names of those that are not
rules begin with their group.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from predtrack.reading.cues.features import NOTHING, Known
from predtrack.reading.language import Language

RULES = "rules"
"""The group whose features go by their own names."""


class Weights(msgspec.Struct, frozen=True):
    """A bias, and what each feature adds to it; ``known`` are those of words, by their group."""

    bias: float
    of: Mapping[str, float]
    known: Known = NOTHING


@cache
def fitted_weights(language: Language) -> Weights:
    """Read the weights that tests/fit_weights.py has written; the prior ones where it has not."""
    record = _record(language)
    if not record:
        return prior_weights(language)
    groups = record["weights"]
    known = Known(*(groups.get(group, ()) for group in Known.__struct_fields__))
    return Weights(record["bias"], _flat(groups), known)


@cache
def kind_weights(language: Language) -> Mapping[str, Weights]:
    """Read what each feature adds for a kind of statement; nothing where nobody has fitted it."""
    kinds = _record(language).get("kinds", {})
    return {kind: Weights(one["bias"], _flat(one["weights"])) for kind, one in kinds.items()}


@cache
def voice_weights(language: Language) -> Weights:
    """Read what the signs of another's voice are worth; nothing where nobody has fitted them."""
    return _section(language, "voices")


@cache
def check_weights(language: Language) -> Weights:
    """Read what a claim's features are worth for its being checked; nothing where not fitted."""
    return _section(language, "checkable")


def logistic(odds: float) -> float:
    """Return the probability, from 0 to 1, of log odds."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, odds))))


def _section(language: Language, name: str) -> Weights:
    record = _record(language).get(name)
    return Weights(record["bias"], record["weights"]) if record else Weights(-1.0, {})


def _flat(groups: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    flat = dict(groups[RULES])
    for group, weights in groups.items():
        if group != RULES:
            flat |= {f"{group}:{name}": weight for name, weight in weights.items()}
    return flat


@cache
def _record(language: Language) -> dict[str, Any]:
    fitted = language.cues.weights
    record: dict[str, Any] = msgspec.json.decode(fitted.read_bytes()) if fitted else {}
    return record


def prior_weights(language: Language) -> Weights:
    """Return what the rules are worth before any labelled sentence was seen."""
    return Weights(-2.2, {rule.name: rule.prior for rule in language.cues.rules})
