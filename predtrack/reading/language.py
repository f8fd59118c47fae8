"""Languages: the value that holds all words and rules of one, and the folders that hand them out.

The engine knows no language: its functions take a ``Language``, which a folder of this room hands
out as data and which is imported when a text in it is read. What is compiled from its tables is
kept by the value's identity, so it is compiled once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any

import msgspec

from predtrack.models.statement import Hedge
from predtrack.reading.claims.rule import ClaimWords
from predtrack.reading.cues.rule import CueWords
from predtrack.reading.times import NO_TABLE, TimeWords
from predtrack.reading.voices.rule import BlockWords, NameWords, VoiceWords
from predtrack.reading.which_language import tell_code, tell_parts

NOTHING = r"(?!)"
"""The pattern of a table without words."""

Range = tuple[float, float, float]
"""The lowest, middle and highest probability that words stand for, from 0 to 1."""


class SentenceWords(msgspec.Struct, frozen=True):
    """What tells where a sentence ends.

    Abbreviations in small letters without their last full stop: ``never_last`` do not end a
    sentence, ``before_number`` do but before a number, ``ends_before_capital`` do before a capital,
    ``before_names`` before one of the ``starters`` alone, words that begin a sentence; so do
    initials, but for the ``capital_words``. An hour goes on where ``hour`` matches what ends with
    it, or ``hour_next`` what follows. ``says_next`` is the pattern of who speaks and a verb of
    saying, behind a quotation.
    """

    never_last: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    before_names: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    capital_words: frozenset[str] = frozenset()
    ends_before_capital: frozenset[str] = frozenset()
    hour: str = NOTHING
    hour_next: str = NOTHING
    says_next: str = NOTHING


class FurnitureWords(msgspec.Struct, frozen=True):
    """Patterns of furniture lines in small letters and straight quotes.

    ``openings`` begin such a line; ``anywhere`` stand anywhere in it, each by a piece of its words.
    """

    openings: tuple[str, ...] = ()
    anywhere: Mapping[str, str] = NO_TABLE


class HeadWords(msgspec.Struct, frozen=True):
    """What tells the facts in the head of a text, in small letters.

    ``labels`` are patterns of what stands before a colon, by the fact that follows: ``title``,
    ``author``, ``outlet``, ``day``. ``by`` stands before an author's name, ``and_`` between two;
    ``beside`` is the pattern of what may stand beside a day, ``offices`` that of what an author
    is, ``small`` that of small words in an outlet's name.
    """

    labels: Mapping[str, str] = NO_TABLE
    by: str = NOTHING
    and_: str = NOTHING
    beside: str = NOTHING
    offices: str = NOTHING
    small: str = NOTHING


class CheckWords(msgspec.Struct, frozen=True):
    """Words by which a claim can be checked or cannot, by sort; ``pronouns`` name nobody."""

    sorts: Mapping[str, frozenset[str]] = NO_TABLE
    pronouns: frozenset[str] = frozenset()


class HorizonWords(msgspec.Struct, frozen=True):
    """Patterns of titles and headings by which what stands below them will show.

    ``ahead`` look ahead; ``alone`` begins a heading that is nothing but a time, ``beyond`` may
    stand beside that; ``year`` is a year that is no number of things, ``span`` "the year ahead",
    its unit the group, and ``of_year`` and ``of_span`` say such as a sentence does; ``bygone`` look
    back, ``news`` report.
    """

    ahead: str = NOTHING
    alone: str = NOTHING
    beyond: str = NOTHING
    year: str = NOTHING
    span: str = NOTHING
    of_year: str = "{}"
    of_span: str = "{}"
    bygone: str = NOTHING
    news: str = NOTHING


class LikelihoodWords(msgspec.Struct, frozen=True):
    """Words of probability by lexicon, and what changes them.

    ``forms`` gives a second form of a lexicon's words; every phrase holds one of the ``stems``; an
    intensifier makes another phrase; ``only_before`` is the pattern that must follow a phrase,
    ``not_behind`` one that must follow any of them, ``denied`` what ends before one that is denied.
    """

    lexicons: Mapping[str, Mapping[str, Range]] = NO_TABLE
    forms: Mapping[str, str] = NO_TABLE
    stems: tuple[str, ...] = ()
    intensifiers: tuple[str, ...] = ()
    only_before: Mapping[str, str] = NO_TABLE
    denied: str = NOTHING
    not_behind: str = ""


class HedgeWords(msgspec.Struct, frozen=True):
    """Hedges and boosters by strength, weakest first: the weakest that a statement holds counts.

    ``not_hedges`` is the pattern of words that only look like some, ``denied`` that of what must
    not stand before a booster.
    """

    words: Mapping[Hedge, tuple[str, ...]] = NO_TABLE
    not_hedges: str = NOTHING
    denied: str = ""


class EvidenceWords(msgspec.Struct, frozen=True):
    """Words by which evidence is looked for: the ``idle`` tell nothing of a matter.

    Those ``alike`` tell of the same matter, whichever way it went; irregular forms are listed.
    """

    idle: frozenset[str] = frozenset()
    alike: tuple[frozenset[str], ...] = ()


class Language(msgspec.Struct, frozen=True, eq=False):
    """A language as data: its ISO 639 code and the words of each part of reading.

    ``respell`` writes a text in small letters in those of the rules, character for character.
    """

    code: str
    cues: CueWords
    times: TimeWords
    sentences: SentenceWords = msgspec.field(default_factory=SentenceWords)
    furniture: FurnitureWords = msgspec.field(default_factory=FurnitureWords)
    claims: ClaimWords = msgspec.field(default_factory=ClaimWords)
    checking: CheckWords = msgspec.field(default_factory=CheckWords)
    horizons: HorizonWords = msgspec.field(default_factory=HorizonWords)
    likelihood: LikelihoodWords = msgspec.field(default_factory=LikelihoodWords)
    hedges: HedgeWords = msgspec.field(default_factory=HedgeWords)
    evidence: EvidenceWords = msgspec.field(default_factory=EvidenceWords)
    head: HeadWords = msgspec.field(default_factory=HeadWords)
    blocks: BlockWords = msgspec.field(default_factory=BlockWords)
    names: NameWords = msgspec.field(default_factory=NameWords)
    voices: VoiceWords = msgspec.field(default_factory=VoiceWords)
    respell: Callable[[str], str] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """Name it by its code: another process has the same."""
        return language_of, (self.code,)


FOLDERS = {"en": "english", "ru": "russian", "kk": "kazakh"}
"""Languages that can be read, by code: the folder, which hands out the value of its name."""

DEFAULT = "en"
"""The language that a text is read in where it tells none and nobody says."""


@cache
def language_of(code: str | None = None) -> Language:
    """Return the language of a code such as ``en`` or ``en-GB``; the default one of any other."""
    folder = FOLDERS.get(short_code(code or DEFAULT), FOLDERS[DEFAULT])
    language: Language = getattr(import_module(f"predtrack.reading.{folder}"), folder.upper())
    return language


def short_code(code: str) -> str:
    """Return the language of a code without its country or script: ``en`` of ``en-GB``."""
    return code.lower().replace("_", "-").partition("-")[0]


def known_language(code: str) -> Language | None:
    """Return the language of a code, None for one that cannot be read."""
    return language_of(code) if short_code(code) in FOLDERS else None


def given_language(language: Language | str) -> Language:
    """Return a language that is given itself or by its code.

    Raises:
        ValueError: it is the code of none that is read.
    """
    known = known_language(language) if isinstance(language, str) else language
    if known is None:
        raise ValueError(f"'{language}' is none of the languages {', '.join(FOLDERS)}")
    return known


def tell_language(text: str) -> Language | None:
    """Return the language that a text or most of it reads as, None for one that is not known."""
    code = next(iter(tell_parts(text, FOLDERS)), None)
    return language_of(code) if code else None


def languages_in(text: str) -> tuple[Language, ...]:
    """Return the languages that a text is to be read in, the default one where it tells none."""
    return tuple(map(language_of, tell_parts(text, FOLDERS) or (DEFAULT,)))


def is_foreign(sentence: str, language: Language) -> bool:
    """Tell a levelled sentence that reads as another language than its text is read in."""
    return not sentence.isascii() and tell_code(sentence) not in {None, language.code}
