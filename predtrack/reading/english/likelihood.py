"""English words of probability and their ranges in five published lexicons.

An adverb counts as its adjective where the lexicon has the adjective: "probably" as "probable",
"very probably" as "very probable", "possibly" only where the lexicon itself has it. "Certainly"
belongs to the survey alone, "almost certainly" wherever "almost certain" does.
"""

from __future__ import annotations

from predtrack.reading.language import LikelihoodWords, Range

# fmt: off
LEXICONS: dict[str, dict[str, Range]] = {
    # Sherman Kent, Words of Estimative Probability (1964); "possible" has no number, on purpose
    "kent": {
        "certain": (1.0, 1.0, 1.0), "almost certain": (0.87, 0.93, 0.99), "probable": (0.63, 0.75, 0.87),
        "chances about even": (0.4, 0.5, 0.6), "probably not": (0.2, 0.3, 0.4),
        "almost certainly not": (0.02, 0.07, 0.12), "impossible": (0.0, 0.0, 0.0),
    },
    # US Intelligence Community Directive 203, Analytic Standards (2015)
    "icd203": {
        "almost no chance": (0.01, 0.03, 0.05), "remote": (0.01, 0.03, 0.05),
        "very unlikely": (0.05, 0.125, 0.2), "highly improbable": (0.05, 0.125, 0.2),
        "unlikely": (0.2, 0.325, 0.45), "improbable": (0.2, 0.325, 0.45), "roughly even": (0.45, 0.5, 0.55),
        "likely": (0.55, 0.675, 0.8), "probable": (0.55, 0.675, 0.8), "very likely": (0.8, 0.875, 0.95),
        "highly probable": (0.8, 0.875, 0.95), "almost certain": (0.95, 0.97, 0.99), "nearly certain": (0.95, 0.97, 0.99),
    },
    # UK Professional Head of Intelligence Assessment, probability yardstick
    "phia": {
        "remote chance": (0.0, 0.025, 0.05), "highly unlikely": (0.1, 0.15, 0.2), "unlikely": (0.25, 0.3, 0.35),
        "realistic possibility": (0.4, 0.45, 0.5), "likely": (0.55, 0.65, 0.75), "probable": (0.55, 0.65, 0.75),
        "highly likely": (0.8, 0.85, 0.9), "almost certain": (0.95, 0.975, 1.0),
    },
    # IPCC, guidance note on uncertainties for AR5 (2010), likelihood scale
    "ipcc": {
        "virtually certain": (0.99, 0.995, 1.0), "extremely likely": (0.95, 0.975, 1.0), "very likely": (0.9, 0.95, 1.0),
        "likely": (0.66, 0.83, 1.0), "more likely than not": (0.5, 0.75, 1.0), "about as likely as not": (0.33, 0.495, 0.66),
        "unlikely": (0.0, 0.165, 0.33), "very unlikely": (0.0, 0.05, 0.1), "extremely unlikely": (0.0, 0.025, 0.05),
        "exceptionally unlikely": (0.0, 0.005, 0.01),
    },
    # Mauboussin and Mauboussin (2018), 1,976 answers: quartiles, with the median in the middle
    "survey": {
        "certainly": (0.9, 0.98, 1.0), "almost certainly": (0.9, 0.9, 0.95), "with high probability": (0.75, 0.8, 0.9),
        "usually": (0.65, 0.75, 0.8), "likely": (0.6, 0.7, 0.75), "probably": (0.6, 0.7, 0.75),
        "serious possibility": (0.45, 0.66, 0.8), "real possibility": (0.4, 0.6, 0.7), "maybe": (0.4, 0.5, 0.5),
        "possibly": (0.25, 0.45, 0.5), "might": (0.2, 0.4, 0.5), "unlikely": (0.1, 0.2, 0.25),
        "low probability": (0.1, 0.15, 0.2), "rarely": (0.05, 0.1, 0.15),
    },
}
"""Lexicon, words, (low, mid, high)."""

_FORMS: dict[str, str] = {
    "almost certain": "almost certainly", "nearly certain": "nearly certainly", "virtually certain": "virtually certainly",
    "probable": "probably", "highly probable": "highly probably", "very probable": "very probably",
    "improbable": "improbably", "chances about even": "about an even chance",
    "roughly even": "roughly even chance", "almost certainly": "almost certain", "probably": "probable",
}
"""A second form of a lexicon's words, where it has one."""
# fmt: on

STEMS = ("likel", "probab", "certain", "chance", "remote", "even", "possib", "might", "usual", "rare", "maybe")  # fmt: skip
"""Pieces of which every phrase of every lexicon holds one."""

INTENSIFIERS = tuple(
    (
        "very highly extremely exceptionally almost nearly virtually most more less quite fairly "
        "somewhat rather reasonably not increasingly equally"
    ).split()
)
"""Words that make another phrase of a likelihood; only where the lexicon has that phrase."""

ONLY_BEFORE = {
    "certain": r"(?=\s(?:to|that)\b|[.,;!]|$)",
    "might": r"(?!\s(?:of|and|was|is)\b)",
}
"""What must follow a word that is one of probability in some company only ("certain people")."""

LIKELIHOOD = LikelihoodWords(
    lexicons=LEXICONS,
    forms=_FORMS,
    stems=STEMS,
    intensifiers=INTENSIFIERS,
    only_before=ONLY_BEFORE,
    denied=r"\b(?:not|n't|never|hardly|scarcely|no longer|less)(?: \w+)? $",
    not_behind="(?!-| as not\\b)",
)
