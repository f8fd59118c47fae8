"""Brackets: how sentences stand behind a claim: on one line, in order, each cut to its room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from operator import attrgetter

from predtrack.reading.claims.rule import NEVER
from predtrack.reading.claims.setting import Setting
from predtrack.reading.language import Language
from predtrack.reading.patterns import pattern
from predtrack.reading.sentences import Sentence
from predtrack.reading.typography import lowered

_SOME = 75
"""Characters of a sentence that tell something."""
BACKWARDS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters of text that runs the other way: it is left as it is, and stands in no brackets."""

_DATELINE = pattern(r"(?:\([^()]{1,60}\) )?(?:[A-Z][A-Z., ]{2,40}(?:\([A-Za-z]{1,20}\) )?[-–—]+ )?")
_STRAY = pattern(r"^[\"”] | “$")
"""A mark of the sentence before or behind."""
_INSIDE = str.maketrans("[]", "()") | dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
"""Round brackets for the square ones inside of others, a space for a control character."""


class _Words:
    """The words of claims of a language at which sentences are cut, compiled."""

    def __init__(self, language: Language) -> None:
        words = language.claims
        self.joint = pattern(words.clause_end)
        self.hedging = pattern(words.hedging, re.IGNORECASE)


@cache
def _words_of(language: Language) -> _Words:
    return _Words(language)


@cache
def named_of(language: Language) -> re.Pattern[str]:
    """Return the pattern of a name, or of what begins with a capital and is no day, within words."""
    days = chain.from_iterable((*language.times.months, *language.times.weekdays))
    calendar = "|".join(map(re.escape, days)) or NEVER
    return pattern(rf" (?<=[\w,] )\[?(?!(?i:{calendar})\b)[A-Z][\w.]")


def noun_at(known: Sequence[str], one: Sentence, setting: Setting) -> tuple[int, int] | None:
    """Return the place of a word of a sentence that a claim takes as known."""
    if not known:
        return None
    levelled = lowered(setting.document.plain[one.start : one.end])
    plural = setting.language.claims.plural
    for word in known:
        at = levelled.find(word)
        end = at + len(word)
        end += len(plural) if levelled.startswith(plural, end) else 0
        is_word = not (levelled[at - 1 : at].isalnum() or levelled[end : end + 1].isalnum())
        if at >= 0 and is_word:
            return one.start + at, one.start + end
    return None


def in_brackets(
    chosen: Sequence[Sentence], known: Sequence[str], room: int, setting: Setting
) -> str:
    """Return sentences in the order of their text, each cut to its share of the room.

    Between two that do not follow each other stands "…": together they might say another thing.
    """
    if len(chosen) > 1 and room < 2 * _SOME:
        chosen = chosen[:1]
    share = room // max(1, len(chosen))
    share += sum(max(0, share - len(one.text)) for one in chosen)
    said, end = "", 0
    for one in sorted(chosen, key=attrgetter("start")):
        is_parted = said and setting.document.plain[end : one.start].strip()
        shown = _shown(one, known, share, setting)
        if not shown:
            continue
        mark = "… " if is_parted and not said.endswith("…") else ""
        said = f"{said} {mark}{shown}".lstrip()
        end = one.end
    return said


def _shown(one: Sentence, known: Sequence[str], room: int, setting: Setting) -> str:
    """Return a sentence, or the clauses of it that fit, with the one that tells what is meant."""
    words = _words_of(setting.language)
    levelled = setting.document.plain
    line = _DATELINE.match(levelled, one.start, one.end)
    first = line.end() if line else one.start
    named = named_of(setting.language).search(levelled, one.start, one.end)
    place = noun_at(known, one, setting) or (named.span() if named else None)
    text = setting.document.text
    starts = []
    if place and one.end - first > room and place[1] - first >= room:
        starts = [
            joint.end()
            for joint in words.joint.finditer(levelled, one.start, place[0] + 1)
            if not words.hedging.search(levelled, one.start, joint.end())
        ]
    if not (place and starts):
        return _cut_at_clause(text[first : one.end], room, words.joint)
    fitting = (start for start in starts if place[1] - start < room - len("…"))
    start = next(fitting, starts[-1])
    shown = _cut_at_clause(text[start : one.end], room - len("…"), words.joint)
    return f"…{shown}" if shown else ""


def _cut_at_clause(text: str, room: int, joint: re.Pattern[str]) -> str:
    """Return words cut where a clause ends, if that is not before two thirds of their room."""
    shown = cut(text, room)
    if not shown.endswith("…"):
        return shown
    ends = [one.start() for one in joint.finditer(shown, 2 * room // 3)]
    return shown[: ends[-1]] + "…" if ends else shown


def cut(text: str, room: int) -> str:
    """Return words on one line, without marks around them, cut where they are many.

    Their square brackets are round then, as they stand in others. What runs the other way is none,
    nor is the beginning of one long word.
    """
    if not BACKWARDS.isdisjoint(text):
        return ""
    text = _STRAY.sub("", " ".join(text.translate(_INSIDE).split()))
    inside = text.strip(' "“”')
    text = text if set(inside) & set('"“”') else inside
    if len(text) <= room:
        return text
    shown = text[:room].rpartition(" ")[0]
    return f"{shown}…" if shown else ""
