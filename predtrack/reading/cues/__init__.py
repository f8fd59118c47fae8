"""Cues and masks of forward-looking language, one table a family, and their search.

``RULES`` holds them all, cues first; ``find_rules`` tells which of them a sentence fires.
"""

from __future__ import annotations

from predtrack.reading.cues.conditionals import CONDITIONALS
from predtrack.reading.cues.expected import EXPECTED
from predtrack.reading.cues.false_friends import FALSE_FRIENDS
from predtrack.reading.cues.forecasts import FORECASTS
from predtrack.reading.cues.hopes import HOPES
from predtrack.reading.cues.idioms import IDIOMS
from predtrack.reading.cues.modals import MODALS
from predtrack.reading.cues.past import PAST
from predtrack.reading.cues.promises import PROMISES
from predtrack.reading.cues.questions import QUESTIONS
from predtrack.reading.cues.rule import Rule
from predtrack.reading.cues.schedule import SCHEDULE
from predtrack.reading.cues.telling import TELLING
from predtrack.reading.cues.unchanged import UNCHANGED

# fmt: off
FAMILIES: dict[str, tuple[Rule, ...]] = {
    "modals": MODALS, "expected": EXPECTED, "forecasts": FORECASTS, "promises": PROMISES, "hopes": HOPES,
    "unchanged": UNCHANGED, "conditionals": CONDITIONALS, "questions": QUESTIONS, "schedule": SCHEDULE, "idioms": IDIOMS,
    "false friends": FALSE_FRIENDS, "past": PAST, "telling": TELLING,
}
# fmt: on

RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES.values() for rule in family)
