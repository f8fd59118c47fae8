"""The shape of a rule: a cue, a mask or a support, as data.

Patterns run over one sentence whose typography is plain (straight quotes and hyphens, ordinary
spaces) and, unless ``cased``, in small letters. A rule begins with one of its literal ``starts``,
so that it is tried only where that word stands, and goes on with ``then``, a regular expression in
which ``~`` stands for up to two adverbs and ``#3`` for up to three words of any sort. Gaps are
bounded and no quantifier is nested in another over the same characters: time stays linear.

Sources: "Quirk 4.42" is a section of Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar
of the English Language (1985); "articles" the two founding articles; "press" newspaper usage, met
while labelling the sentences of tests/gold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

import msgspec

from predtrack.models.statement import Kind
from predtrack.reading.patterns import pattern

_WORDS = r"(?:,? [\w'$%&./-]++){{0,{}}}?"  # a word is never given back in part
_GAP = pattern(r"#(\d)")


class RuleRole(StrEnum):
    """What a rule does to a sentence."""

    CUE = "cue"  # speaks for a statement and gives it its kind
    SUPPORT = "support"  # speaks for a statement, but makes none alone
    COVER = "cover"  # hides the cues that it overlaps
    AGAINST = "against"  # hides nothing and speaks against a statement


class Rule(msgspec.Struct, frozen=True):
    """A named cue or mask: what it looks for, where it comes from, and sentences that prove it.

    ``prior`` is the log odds it is worth before any labelled sentence was seen; the fitted weight
    is drawn towards it. ``fires`` and ``silent`` are sentences that must and must not fire it;
    ``not_after`` lists, between bars, what must not stand right before its first word.
    """

    name: str
    role: RuleRole
    kind: Kind | None
    source: str
    prior: float
    starts: str
    then: str
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    no_change: bool = False
    cased: bool = False
    headline: bool = False
    not_after: str = ""

    def beginnings(self, words: CueWords) -> list[list[str]]:
        """Return the words of each start, in small letters; the name of a form is one."""
        return [
            [one] if one in words.forms else words.token.findall(one)
            for one in self.starts.lower().split("|")
        ]

    def compiled(self, words: CueWords) -> re.Pattern[str]:
        """Return the whole pattern, to be matched at the place of an anchor."""
        then = _GAP.sub(lambda gap: _WORDS.format(gap[1]), self.then.replace("~", words.adverbs))
        never = "".join(f"(?<!{one})" for one in self.not_after.split("|") if one)
        starts = "|".join(
            r"[\w-]+" if one in words.forms else one for one in self.starts.split("|")
        )
        return pattern(rf"{never}(?:{starts})\b{then}")


class CueWords(msgspec.Struct, frozen=True):
    """The rules of a language by family, cues first, and what they are made of.

    ``token``, a pattern without groups, finds the words by which rules are looked up, in small
    letters; a rule is looked up by another word than a ``frequent`` one if it can be; ``adverbs``
    is the pattern that ``~`` stands for. ``past`` and ``present`` are words that show the tense of what is
    told, as ``past_endings`` do. ``weights`` is the file of the fitted weights;
    without one each rule weighs its prior. ``forms`` tell words that many rules ask for by
    one name, such as "<future>", which a rule may begin with.
    """

    families: Mapping[str, tuple[Rule, ...]]
    token: re.Pattern[str]
    frequent: frozenset[str] = frozenset()
    adverbs: str = ""
    past: frozenset[str] = frozenset()
    past_endings: tuple[str, ...] = ()
    present: frozenset[str] = frozenset()
    sorts: Mapping[str, str] = MappingProxyType({})
    weights: Path | None = None
    forms: Mapping[str, Callable[[str], object]] = MappingProxyType({})

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, in the order of their families."""
        return tuple(rule for family in self.families.values() for rule in family)


def cue(
    name: str, kind: Kind, source: str, prior: float, starts: str, then: str, *,
    fires: tuple[str, ...], silent: tuple[str, ...], no_change: bool = False, cased: bool = False,
    headline: bool = False, not_after: str = "",
) -> Rule:  # fmt: skip
    """Make a rule that speaks for a statement of ``kind``."""
    return Rule(
        name, RuleRole.CUE, kind, source, prior, starts, then, fires, silent, no_change, cased, headline,
        not_after,
    )  # fmt: skip


def support(
    name: str, source: str, prior: float, starts: str, then: str, *,
    fires: tuple[str, ...], silent: tuple[str, ...],
) -> Rule:  # fmt: skip
    """Make a rule that strengthens a statement but makes none alone."""
    return Rule(name, RuleRole.SUPPORT, None, source, prior, starts, then, fires, silent)


def cover(
    name: str, source: str, starts: str, then: str, *,
    fires: tuple[str, ...], silent: tuple[str, ...], prior: float = 0.0, cased: bool = False,
) -> Rule:  # fmt: skip
    """Make a mask that hides the cues it overlaps (and may speak against the sentence)."""
    return Rule(name, RuleRole.COVER, None, source, prior, starts, then, fires, silent, cased=cased)


def against(
    name: str, source: str, prior: float, starts: str, then: str, *,
    fires: tuple[str, ...], silent: tuple[str, ...], cased: bool = False, not_after: str = "",
) -> Rule:  # fmt: skip
    """Make a mask that speaks against the whole sentence."""
    return Rule(
        name, RuleRole.AGAINST, None, source, prior, starts, then, fires, silent, cased=cased,
        not_after=not_after,
    )  # fmt: skip
