"""Cues and masks of forward-looking English, one table a family, and what rules are made of."""

from __future__ import annotations

from pathlib import Path

from predtrack.reading.cues.rule import CueWords, Rule
from predtrack.reading.english.cues.classes import SORTS
from predtrack.reading.english.cues.conditionals import CONDITIONALS
from predtrack.reading.english.cues.expected import EXPECTED
from predtrack.reading.english.cues.false_friends import FALSE_FRIENDS
from predtrack.reading.english.cues.forecasts import FORECASTS
from predtrack.reading.english.cues.hopes import HOPES
from predtrack.reading.english.cues.hypothetical import HYPOTHETICAL
from predtrack.reading.english.cues.idioms import IDIOMS
from predtrack.reading.english.cues.modals import MODALS
from predtrack.reading.english.cues.past import PAST
from predtrack.reading.english.cues.plain_words import PLAIN_WORDS
from predtrack.reading.english.cues.promises import PROMISES
from predtrack.reading.english.cues.questions import QUESTIONS
from predtrack.reading.english.cues.schedule import SCHEDULE
from predtrack.reading.english.cues.telling import TELLING
from predtrack.reading.english.cues.unchanged import UNCHANGED
from predtrack.reading.patterns import pattern

# fmt: off
FAMILIES: dict[str, tuple[Rule, ...]] = {
    "modals": MODALS, "expected": EXPECTED, "forecasts": FORECASTS, "promises": PROMISES, "hopes": HOPES,
    "unchanged": UNCHANGED, "conditionals": CONDITIONALS, "questions": QUESTIONS, "schedule": SCHEDULE, "idioms": IDIOMS,
    "plain words": PLAIN_WORDS, "hypothetical": HYPOTHETICAL,
    "false friends": FALSE_FRIENDS, "past": PAST, "telling": TELLING,
}

FREQUENT = frozenset(
    "the of to and a in that is was for it on with as be at by i he his her not have from are this but they she had"
    " we you has an were which will their one all who would there been or no if can more when what said about up so"
    " out them some my its may him could do than into time people only new like now over just also other should your"
    " me our us how many those where being".split(),
)
"""Words that stand in most sentences."""

_ADVERBS = (
    r"(?: (?:[a-z]{2,14}ly|not|also|never|now|still|soon|even|then|again|almost|just|ever|yet|once"
    r"|always|both|all|well|far|much|very|more|most|so|too|at least|in turn)){0,2}"
)
# fmt: on

CUES = CueWords(
    families=FAMILIES,
    token=pattern(r"[a-z]++|'ll"),
    frequent=FREQUENT,
    adverbs=_ADVERBS,
    past=frozenset("was were had did said didn wasn weren".split()),
    past_endings=("ed",),
    sorts=SORTS,
    present=frozenset("is are has have does do don isn aren".split()),
    weights=Path(__file__).parent.parent / "weights.json",
)
