"""The shape of the words of claims: what parts clauses, what stands before them, what must stay.

Patterns run over levelled text: straight quotes and hyphens, ordinary spaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

NEVER = r"(?!)"
"""The pattern of a language that has no such words."""


class ClaimWords(msgspec.Struct, frozen=True):
    """Words and patterns by what they do to a claim.

    Before it: ``lead_in``, ``conjunction`` and ``opinion`` ("third," and "but", and "I think that").

    Parting it: ``joint`` parts two clauses, its group ``that`` the word by which both are told;
    ``finite`` is a verb that shows its tense, ``past`` one of what has been, ``denied`` a negated one,
    ``depending`` one of what rests on a condition. ``breaks`` never stand in a subject, ``openers``
    only first. ``opening`` begins what stands before the first subject and ends with a comma,
    ``governing`` is who tells what follows, ``condition`` a condition behind a clause, ``contrast`` a
    joint behind which it is of the second clause alone; ``whole`` forbids parting. A clause that
    shares its subject and has a day of its own begins with one of ``verbs`` or ``telling_verbs``, an
    ``infinitive``, ``preposition`` or ``amount``.

    Who says it: ``neutral`` verbs tell without a meaning of their own, those of them that are
    ``reported`` in the past shift tenses, which ``backshift`` undoes where ``unshifted`` stands
    nowhere and the subject is ``himself`` or a time is named. ``helper`` stands between who and verb,
    ``hinge`` behind it, ``linked`` before a verb that comes last, ``addressee`` behind verbs of
    ``addressing``, ``before_telling`` before who; ``nobody`` says that it is not told,
    ``not_in_tail`` what is more than who tells it, and ``going_on`` has in its first group the verb
    by which he tells more, in its second one what tells it anyway.

    Who is meant: ``first`` and ``many`` give what "I" and "we" and their forms become behind a name
    (empty: the name alone, a space: an object), ``agreeing`` the verb behind it, ``modal`` verbs
    without forms; ``heads`` are offices that speak for a body, ``everyone`` a "we" of all,
    ``expletive`` an "it" that means nothing, ``contracted`` verbs written out. ``subjects`` are
    replaced by a name, ``undone`` are pronouns that their sentence may explain; ``male`` and
    ``female`` are first names in small letters.

    What follows in brackets: ``country`` stands for one of ``countries``; ``until`` comes before a
    last day, ``article`` before a body's name, ``written`` before the day of publication;
    ``unsettled`` times may end on another day than the one that was read, ``spoken`` ones are
    counted from the day on which who is quoted said them, ``fiscal`` years are no calendar years.

    What was said before is needed by ``pointing`` words, which begin a claim, by ``determined``
    ones, the noun in their group, and by ``bare`` or ``definite`` subjects, but by no ``idle``
    "it". What a ``demonstrative`` means is told right before. ``speaking`` asks who speaks,
    ``open`` whether a claim needs a title; ``personal`` begins a claim of a person, ``greeting``
    has in its group the body whose text it is. ``known`` has in its two groups what a claim takes
    as known: the second is no noun if it ends with one of ``no_noun``, the first none if it is an
    ``adjective``; one of many may end with ``plural``, and words of one of ``kin`` may stand for
    each other. A sentence that has one behind a ``determiner`` takes it as known itself.
    ``answering`` tells that a sentence says nothing without the one before it, ``chatter`` (small
    letters) begins words of the page, ``half`` a part of a sentence. No words are cut off before a
    ``clause_end`` if they are ``hedging``.
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
    verbs: frozenset[str] = frozenset()
    telling_verbs: str = NEVER
    infinitive: str = NEVER
    preposition: str = NEVER
    amount: str = NEVER

    neutral: frozenset[str] = frozenset()
    reported: frozenset[str] = frozenset()
    backshift: Mapping[str, str] = MappingProxyType({})
    unshifted: str = NEVER
    himself: frozenset[str] = frozenset()
    helper: str = NEVER
    hinge: str = NEVER
    linked: str = NEVER
    addressing: frozenset[str] = frozenset()
    addressee: str = NEVER
    before_telling: str = NEVER
    nobody: str = NEVER
    not_in_tail: str = NEVER
    going_on: str = NEVER

    first: Mapping[str, str] = MappingProxyType({})
    many: Mapping[str, str] = MappingProxyType({})
    agreeing: Mapping[str, str] = MappingProxyType({})
    modal: str = NEVER
    heads: str = NEVER
    everyone: str = NEVER
    expletive: str = NEVER
    contracted: Mapping[str, str] = MappingProxyType({})
    subjects: frozenset[str] = frozenset()
    undone: frozenset[str] = frozenset()
    male: frozenset[str] = frozenset()
    female: frozenset[str] = frozenset()

    country: str = NEVER
    countries: str = NEVER
    until: str = ""
    article: str = ""
    written: str = ""
    unsettled: str = NEVER
    spoken: str = NEVER
    fiscal: str = NEVER

    pointing: str = NEVER
    determined: str = NEVER
    demonstrative: str = NEVER
    bare: str = NEVER
    definite: str = NEVER
    idle: str = NEVER
    speaking: str = NEVER
    open: str = NEVER
    personal: str = NEVER
    greeting: str = NEVER
    known: str = NEVER
    no_noun: tuple[str, ...] = ()
    adjective: str = NEVER
    plural: str = ""
    kin: tuple[tuple[str, ...], ...] = ()
    determiner: str = NEVER
    answering: str = NEVER
    chatter: tuple[str, ...] = ()
    half: str = NEVER
    clause_end: str = NEVER
    hedging: str = NEVER
