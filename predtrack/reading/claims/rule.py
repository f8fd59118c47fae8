"""The shape of the words of claims: what parts clauses, what stands before them, what must stay.

Patterns run over levelled text: straight quotes and hyphens, ordinary spaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

NEVER = r"(?!)"
"""The pattern of a language that has no such words."""


class ClaimWords(NamedTuple):
    """Patterns of what stands before a claim, and of what parts and joins its clauses.

    ``lead_in``, ``conjunction`` and ``opinion`` stand before a claim: "third," and "but", and "I
    think that". ``joint`` parts two clauses; its group ``that`` is the word by which both are told.
    ``finite`` is a verb that shows its tense, ``past`` one of what has been, ``denied`` one that is negated, ``depending`` one of what depends on something else. ``breaks`` never
    stand in a subject, ``openers`` only as its first word. ``opening`` begins what stands before the
    first subject and ends with a comma, ``governing`` is who tells what follows; ``condition`` is a
    condition behind a clause, ``contrast`` a joint behind which it is of the second clause alone.
    ``whole`` forbids parting. A clause that shares its subject and has a day of its own begins with
    one of ``verbs``, ``preposition`` or ``amount``; ``infinitive`` begins one.
    """

    lead_in: str = NEVER
    conjunction: str = NEVER
    opinion: str = NEVER
    joint: str = NEVER
    finite: str = NEVER
    past: str = NEVER
    denied: str = NEVER
    depending: str = NEVER
    breaks: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    opening: str = NEVER
    governing: str = NEVER
    condition: str = NEVER
    contrast: str = NEVER
    whole: str = NEVER
    neutral: frozenset[str] = frozenset()
    reported: frozenset[str] = frozenset()
    helper: str = NEVER
    going_on: str = NEVER
    contracted: Mapping[str, str] = MappingProxyType({})
    addressing: frozenset[str] = frozenset()
    addressee: str = NEVER
    hinge: str = NEVER
    before_telling: str = NEVER
    nobody: str = NEVER
    not_in_tail: str = NEVER
    backshift: Mapping[str, str] = MappingProxyType({})
    unshifted: str = NEVER
    himself: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    first: Mapping[str, str] = MappingProxyType({})
    many: Mapping[str, str] = MappingProxyType({})
    agreeing: Mapping[str, str] = MappingProxyType({})
    modal: str = NEVER
    heads: str = NEVER
    everyone: str = NEVER
    expletive: str = NEVER
    undone: frozenset[str] = frozenset()
    country: str = NEVER
    countries: str = NEVER
    pointing: str = NEVER
    definite: str = NEVER
    speaking: str = NEVER
    until: str = ""
    article: str = ""
    male: frozenset[str] = frozenset()
    female: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    telling_verbs: str = NEVER
    infinitive: str = NEVER
    preposition: str = NEVER
    amount: str = NEVER
