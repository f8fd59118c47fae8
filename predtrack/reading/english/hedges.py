"""English hedges and boosters, of the kinds that K. Hyland lists (1998); the table is ours."""

from __future__ import annotations

from predtrack.models.statement import Hedge
from predtrack.reading.language import HedgeWords

# fmt: off
WORDS: dict[Hedge, tuple[str, ...]] = {
    Hedge.POSSIBLE: (
        "may", "might", "could", "possible", "possibly", "perhaps", "maybe", "conceivable", "conceivably",
        "potentially", "there is a chance", "cannot be ruled out", "can't be ruled out", "not certain", "uncertain",
    ),
    Hedge.LIKELY: (
        "likely", "unlikely", "probable", "probably", "improbable", "expect", "expects", "expected", "should", "ought to",
        "seems", "seem", "appears", "appear", "believe", "believes", "think", "thinks", "suppose", "presumably",
        "in all likelihood", "tend to", "tends to", "mostly", "apparently", "doubts", "doubtful", "hope", "hopes",
    ),
    Hedge.CERTAIN: (
        "certain to", "certainly", "sure to", "surely", "bound to", "definitely", "undoubtedly", "no doubt", "without doubt",
        "without a doubt", "inevitable", "inevitably", "guaranteed", "guarantee", "never", "in any case",
        "clearly", "of course", "i am sure", "we are sure", "is certain", "are certain", "will always", "doomed",
    ),
}
# fmt: on
"""The words of each strength, weakest first: the weakest that a statement holds is its own."""

HEDGES = HedgeWords(
    words=WORDS,
    not_hedges=r"\bMay\b|\bas \w+ as possible\b|\b(?:than|as) expected\b|\bmight of\b|\bno uncertain\b",
    denied=r"(?<!\bno )(?<!not )(?<!n't )(?<!hardly )(?<!by no means )(?<!far from )(?<!not at all )(?<!no longer )",
)
