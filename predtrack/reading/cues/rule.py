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
from dataclasses import dataclass
from enum import StrEnum

from predtrack.models.statement import Kind

TOKEN = re.compile(r"[a-z]+|'ll")
"""The words by which rules are looked up, in small letters."""

FREQUENT = frozenset(
    "the of to and a in that is was for it on with as be at by i he his her not have from are this but they she had"
    " we you has an were which will their one all who would there been or no if can more when what said about up so"
    " out them some my its may him could do than into time people only new like now over just also other should your"
    " me our us how many those where being".split(),
)
"""Words that stand in most sentences: a rule is looked up by another of its words if it can be."""

ADVERBS = (
    r"(?: (?:[a-z]{2,14}ly|not|also|never|now|still|soon|even|then|again|almost|just|ever|yet|once"
    r"|always|both|all|well|far|much|very|more|most|so|too|at least|in turn)){0,2}"
)
WORDS = r"(?:,? [\w'$%&./-]+){{0,{}}}?"
_GAP = re.compile(r"#(\d)")


class Role(StrEnum):
    """What a rule does to a sentence."""

    CUE = "cue"  # speaks for a statement and gives it its kind
    SUPPORT = "support"  # speaks for a statement, but makes none alone
    COVER = "cover"  # hides the cues that it overlaps
    AGAINST = "against"  # hides nothing and speaks against a statement


@dataclass(frozen=True, slots=True)
class Rule:
    """A named cue or mask: what it looks for, where it comes from, and sentences that prove it.

    ``prior`` is the log odds it is worth before any labelled sentence was seen; the fitted weight
    is drawn towards it. ``fires`` and ``silent`` are sentences that must and must not fire it;
    ``not_after`` lists, between bars, what must not stand right before its first word.
    """

    name: str
    role: Role
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

    @property
    def anchors(self) -> frozenset[tuple[str, int]]:
        """The rarest word of each start, in small letters, and how many words stand before it."""
        return frozenset(_rarest(TOKEN.findall(one.lower())) for one in self.starts.split("|"))

    def compiled(self) -> re.Pattern[str]:
        """Return the whole pattern, to be matched at the place of an anchor."""
        then = _GAP.sub(lambda gap: WORDS.format(gap[1]), self.then.replace("~", ADVERBS))
        never = "".join(f"(?<!{words})" for words in self.not_after.split("|") if words)
        return re.compile(rf"{never}(?:{self.starts})\b{then}")


def _rarest(words: list[str]) -> tuple[str, int]:
    place = max(range(len(words)), key=lambda at: (words[at] not in FREQUENT, len(words[at])))
    return words[place], place


def cue(
    name: str, kind: Kind, source: str, prior: float, starts: str, then: str, *,
    fires: tuple[str, ...], silent: tuple[str, ...], no_change: bool = False, cased: bool = False,
    headline: bool = False, not_after: str = "",
) -> Rule:  # fmt: skip
    """Make a rule that speaks for a statement of ``kind``."""
    return Rule(
        name, Role.CUE, kind, source, prior, starts, then, fires, silent, no_change, cased, headline,
        not_after,
    )  # fmt: skip


def support(
    name: str, source: str, prior: float, starts: str, then: str, *,
    fires: tuple[str, ...], silent: tuple[str, ...],
) -> Rule:  # fmt: skip
    """Make a rule that strengthens a statement but makes none alone."""
    return Rule(name, Role.SUPPORT, None, source, prior, starts, then, fires, silent)


def cover(
    name: str, source: str, starts: str, then: str, *,
    fires: tuple[str, ...], silent: tuple[str, ...], prior: float = 0.0, cased: bool = False,
) -> Rule:  # fmt: skip
    """Make a mask that hides the cues it overlaps (and may speak against the sentence)."""
    return Rule(name, Role.COVER, None, source, prior, starts, then, fires, silent, cased=cased)


def against(
    name: str, source: str, prior: float, starts: str, then: str, *,
    fires: tuple[str, ...], silent: tuple[str, ...], cased: bool = False,
) -> Rule:  # fmt: skip
    """Make a mask that speaks against the whole sentence."""
    return Rule(name, Role.AGAINST, None, source, prior, starts, then, fires, silent, cased=cased)
