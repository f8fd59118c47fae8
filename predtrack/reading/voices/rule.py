"""The shape of the rules of voices: rows of words, where they come from, and what proves them.

Patterns run over levelled text: straight quotes and hyphens, ordinary spaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import msgspec

_NEVER = r"(?!)"
"""The pattern of a language that has no such words."""
NO_WORDS: Mapping[str, str] = MappingProxyType({})


class VoiceRow(StrEnum):
    """What somebody does with the words beside him; earlier ones speak before later ones."""

    SAYS = "says"
    ACCORDING = "according"
    SAYS_OR_NOUN = "says-or-noun"
    THINKS = "thinks"
    SHOWS = "shows"
    INTENDS = "intends"
    WANTS = "wants"
    IS_MINDED = "is-minded"
    SOMEBODYS = "somebody's"


class Need(StrEnum):
    """What a word of a row must have beside it to count."""

    SUBJECT = "subject"  # somebody before it, or behind it where it follows what was said
    COMPLEMENT = (
        "complement"  # that too, and behind it what a verb goes on with: it is a noun as well
    )
    POSSESSOR = "possessor"  # somebody's: "the minister's promise to", "his fear that"
    OBJECT = "object"  # somebody behind it: "according to"


class SpeakerSort(StrEnum):
    """What the words are that name whose something is."""

    NOBODY = "nobody"  # no words at all, as before "Says he will run"
    FIRST = "i"
    WE = "we"
    YOU = "you"
    HE = "he"
    SHE = "she"
    THEY = "they"
    IT = "it"
    THAT = "that"  # this, which, what: a thing pointed at
    ANYONE = "anyone"
    WHO = "who"  # a relative clause
    NAME = "name"
    BODY = "body"
    SORT = "sort"  # "analysts"
    EVERYBODY = "everybody"  # "the people of the country": nobody was asked
    OFFICE = "office"  # "the minister", "a survey"
    THING = "thing"  # other words


class Saying(msgspec.Struct, frozen=True):
    """Words by which somebody says, thinks, intends or shows what stands beside them.

    ``fires`` and ``silent`` are sentences in which the row must and must not be found.
    """

    row: VoiceRow
    need: Need
    source: str
    words: str
    fires: tuple[str, ...]
    silent: tuple[str, ...]


class BlockWords(msgspec.Struct, frozen=True):
    """What tells the blocks of a text, and where a line or a quotation goes on.

    ``agencies`` stand in brackets of a dateline. ``comments`` is the line above what readers say,
    ``maybe_comments`` one where a line of ``replies`` follows; ``life`` is how a line that tells
    who an author is goes on behind his name, ``any_life`` such a line of anybody at the text's end.
    A sentence never ends with a word of ``run_on``;
    ``elisions`` is the pattern of what stands behind an apostrophe that opens no quotation;
    ``possessors`` end in letters behind which one may close none ("the workers' union"). ``spoken``
    begins a paragraph of a dialogue, ``teller`` is what stands in it between the spoken words.
    """

    agencies: str = _NEVER
    byline: str = _NEVER
    related: str = _NEVER
    caption: str = _NEVER
    comments: str = _NEVER
    maybe_comments: str = _NEVER
    replies: str = _NEVER
    life: str = _NEVER
    any_life: str = _NEVER
    run_on: frozenset[str] = frozenset()
    elisions: str = _NEVER
    possessors: frozenset[str] = frozenset()
    spoken: str = ""
    teller: str = _NEVER


class NameWords(msgspec.Struct, frozen=True):
    """Words that stand in names, beside them, or for people.

    All but ``honorifics``, ``suffixes``, ``lead_ins``, ``no_names``, ``male`` and ``female`` are in
    small letters. ``particles`` are patterns of the small words inside names, ``joints`` those that
    only names of bodies have. ``head_end`` is the pattern of what ends the words that carry a name
    or an office; ``aside`` that of an office behind a name, its first group the office; ``posts``
    what stands before an office that bears a capital: "Prime Minister". ``nominative`` are endings of
    a name behind "according to" as patterns, and what they are in its own form: the first that fits.
    ``cased`` says that names have cases and nouns no article, ``initials`` that a first name is
    often one letter; ``before_place`` is the pattern of what stands before a name of a place,
    ``verb_first`` that of a verb that a sentence opens with and of the first of two names behind it.
    """

    honorifics: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    sorts: frozenset[str] = frozenset()
    everybody: frozenset[str] = frozenset()
    particles: tuple[str, ...] = ()
    joints: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    lead_ins: frozenset[str] = frozenset()
    no_names: frozenset[str] = frozenset()
    quantities: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    male: frozenset[str] = frozenset()
    female: frozenset[str] = frozenset()
    pronouns: Mapping[str, SpeakerSort] = MappingProxyType({})
    possessive: str = ""
    head_end: str = _NEVER
    relative: tuple[str, ...] = ()
    aside: str = _NEVER
    posts: frozenset[str] = frozenset()
    nominative: tuple[tuple[str, str], ...] = ()
    cased: bool = False
    initials: bool = False
    before_place: str = _NEVER
    verb_first: str = _NEVER


class VoiceWords(msgspec.Struct, frozen=True):
    """The rows of saying, and the patterns by which their subjects are found.

    ``helpers`` is what may stand between subject and verb, ``be`` what makes it passive,
    ``participle`` a verb that goes with the subject of the whole; ``lead`` what stands before a
    subject and ``no_subject`` words that none ends with; ``joined`` and ``beside`` those that a
    verb and a participle follow whose subject stands further away, ``told_between`` what was said,
    between the two where the verb comes last, ``that`` what may join both, ``main`` finds that in
    its first group. ``speaker`` and ``any_speaker`` begin who stands behind a verb, after a comma
    and after a quotation; ``stops`` ends him, ``ends`` is what he must end with after a comma,
    ``body`` a name in marks before his own, ``clause`` shows that he is none. ``goes_on`` follows a
    verb that is no noun, ``not_said`` a word that says nothing, ``needs`` what must follow some
    words; ``owner`` has the possessor in its first or second group, ``owned`` begins what is his.
    ``behind`` follows a verb of what was said before it, ``by`` stands before a word of "according
    to" and is a part of it, ``short`` is an abbreviation before a full stop, ``place`` one behind a
    name of a place, ``other_verb`` finds speaker and verb of no row behind a quotation, in its two
    groups; ``inverts`` stands before a verb whose subject follows it and its words come last.
    ``persons`` are patterns by a sign's name, ``past`` the tense of what was reported, ``pointing``
    a whole sentence that says who said the one before it. ``priors`` are what signs are worth, in
    log odds, that stand in few articles or where opinions differ.
    """

    sayings: tuple[Saying, ...] = ()
    needs: Mapping[str, str] = NO_WORDS
    persons: Mapping[str, str] = NO_WORDS
    helpers: str = _NEVER
    be: str = _NEVER
    participle: str = _NEVER
    lead: str = _NEVER
    no_subject: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    told_between: str = _NEVER
    that: str = _NEVER
    beside: frozenset[str] = frozenset()
    main: str = _NEVER
    speaker: str = _NEVER
    any_speaker: str = _NEVER
    stops: str = _NEVER
    ends: str = r"[,.;]|$"
    body: str = _NEVER
    clause: str = _NEVER
    goes_on: str = _NEVER
    not_said: str = _NEVER
    owner: str = _NEVER
    owned: str = _NEVER
    object: str = _NEVER
    by: str = _NEVER
    behind: str = _NEVER
    short: str = _NEVER
    place: str = _NEVER
    other_verb: str = _NEVER
    inverts: str = _NEVER
    past: str = _NEVER
    pointing: str = ""
    priors: Mapping[str, float] = MappingProxyType({})
