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
    ``hinge`` behind it, ``linked`` before a verb that comes last, ``addressee`` behind verbs of ``addressing``, ``before_telling`` before who;
    ``nobody`` says that it is not told, ``not_in_tail`` what is more than who tells it, and
    ``going_on`` has in its group the verb by which he tells more.

    Who is meant: ``first`` and ``many`` give what "I" and "we" and their forms become behind a name
    (empty: the name alone, a space: an object), ``agreeing`` the verb behind it, ``modal`` verbs
    without forms; ``heads`` are offices that speak for a body, ``everyone`` a "we" of all,
    ``expletive`` an "it" that means nothing, ``contracted`` verbs written out. ``subjects`` are
    replaced by a name, ``undone`` are pronouns that their sentence may explain; ``male`` and
    ``female`` are first names in small letters.

    What follows in brackets: ``country`` stands for one of ``countries``; ``until`` comes before a
    last day, ``article`` before a body's name, ``written`` before the day of publication;
    ``unsettled`` times may end on another day than the one that was read. ``pointing``,
    ``definite`` and ``bare`` (of what a claim is about) tell that the words before are needed,
    ``speaking`` who speaks, ``open`` the title, ``relative`` the day on which it was written;
    ``idle`` is an "it" for which none are, ``answering`` tells that a sentence says nothing without
    the one before it, ``chatter``, in small letters, that it is of the page, ``half`` that it is a part of one. ``known``
    has in its two groups what a claim takes as known, which an earlier sentence may name; the second
    is no noun if it ends with one of ``no_noun``, and one of many may end with ``plural``. Of that
    sentence no words are cut off before a ``clause_end`` if they are ``hedging``. ``personal`` begins
    a claim of a person; ``greeting`` has in its group the body whose text it is. ``fiscal`` years of
    a text are no calendar years.
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
    linked: str = NEVER
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
    open: str = NEVER
    relative: str = NEVER
    bare: str = NEVER
    idle: str = NEVER
    answering: str = NEVER
    chatter: str = NEVER
    half: str = NEVER
    greeting: str = NEVER
    personal: str = NEVER
    known: str = NEVER
    no_noun: tuple[str, ...] = ()
    hedging: str = NEVER
    clause_end: str = NEVER
    fiscal: str = NEVER
    unsettled: str = NEVER
    plural: str = ""
    until: str = ""
    article: str = ""
    written: str = ""
    male: frozenset[str] = frozenset()
    female: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    telling_verbs: str = NEVER
    infinitive: str = NEVER
    preposition: str = NEVER
    amount: str = NEVER
