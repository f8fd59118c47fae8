"""What was said before: the sentences of its document that tell what a claim leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from itertools import chain, islice
from operator import attrgetter

from predtrack.reading.claims.rule import NEVER
from predtrack.reading.claims.setting import Setting
from predtrack.reading.document import NAMING
from predtrack.reading.language import Language
from predtrack.reading.names import find_names
from predtrack.reading.patterns import pattern
from predtrack.reading.sentences import Sentence

FAR_BACK = 8
"""Sentences before one among which it is sought what a claim points at."""
_FIRST = 60
"""Characters in which a sentence's first name stands."""
_SOME = 75
"""Characters of a sentence that tell something."""
NEXT_FEW = 3
"""Sentences behind the first one of a text, where that takes as known what they name."""
_NEXT = 6
"""Spaces of a sentence of the paragraph before that says something."""

BACKWARDS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters of text that runs the other way: it is left as it is, and stands in no brackets."""

_OPENING = pattern(r"[\" \[]*")
_DATELINE = pattern(r"(?:\([^()]{1,60}\) )?(?:[A-Z][A-Z., ]{2,40}(?:\([A-Za-z]{1,20}\) )?[-–—]+ )?")
_ROUND = str.maketrans("[]", "()")


class ClaimNeed(Enum):
    """What a claim needs of what was said before it."""

    SENTENCE = "the sentence before, at which it points"
    NAME = "a name, as it names nobody"
    SOMETHING = "what it takes as known, if that was named"


class _Words:
    """The words of claims of a language that what stands before is judged by, compiled."""

    def __init__(self, language: Language) -> None:
        words = language.claims
        self.named = named_of(language)
        self.pointing = pattern(words.pointing, re.IGNORECASE)
        self.personal = pattern(words.personal, re.IGNORECASE)
        self.bare, self.speaking = pattern(words.bare), pattern(words.speaking)
        self.answering = pattern(words.answering, re.IGNORECASE)
        self.chatter = pattern(words.chatter)
        self.known = pattern(words.known)
        self.finite = pattern(words.finite)
        self.hedging = pattern(words.hedging, re.IGNORECASE)
        self.joint = pattern(words.clause_end)
        self.half, self.endings = pattern(words.half), words.no_noun
        self.plural = words.plural
        self.verbs = words.verbs | frozenset(words.agreeing)


@cache
def named_of(language: Language) -> re.Pattern[str]:
    """Return the pattern of a name, or of what begins with a capital and is no day, within words."""
    days = chain.from_iterable((*language.times.months, *language.times.weekdays))
    calendar = "|".join(map(re.escape, days)) or NEVER
    return pattern(rf"[\w,] \[?(?!(?i:{calendar})\b)[A-Z][\w.]")


@cache
def _words_of(language: Language) -> _Words:
    return _Words(language)


def said_before(
    claim: str, setting: Setting, room: int, need: ClaimNeed, *, has_title: bool
) -> str:
    """Return what was said before a claim that tells what it leaves open, in the document's words.

    That is the nearest sentence that names what the claim calls "the plan", else the one before; and
    where that is not understood by itself, the nearest one that is. ``room`` is how many characters
    there are.
    """
    words = _words_of(setting.language)
    number, sentences = setting.number, setting.document.sentences
    near = [*_saying(sentences[max(0, number - FAR_BACK) : number][::-1], setting)]
    known = _known(claim, words)
    if words.personal.match(claim):
        people = [*islice((one for one in near if _names_person(one, setting)), 1)]
        chosen = [*people, *(one for one in _next(near, setting) if one not in people)]
    else:
        chosen = _naming_known(known, near, need, setting, has_title=has_title)
    if need is not ClaimNeed.SENTENCE and not any(_is_named(one, setting) for one in chosen):
        return ""
    return _joined(chosen, known, room, setting)


def _naming_known(
    known: set[str],
    near: Sequence[Sentence],
    need: ClaimNeed,
    setting: Setting,
    *,
    has_title: bool,
) -> list[Sentence]:
    """Return the sentences that tell what a claim takes as known, or what it needs besides."""
    found = _introducing(known, near, setting)
    if found and _is_named(found, setting):
        return [found]
    chosen = [found] if found else _next(near, setting) if need is ClaimNeed.SENTENCE else []
    if not near and need is not ClaimNeed.SOMETHING:
        return _introduced_later(known, setting)
    if need is ClaimNeed.SOMETHING and not chosen:
        return []
    is_missing = bool(known) and found is None
    if chosen and not (is_missing or _needs(chosen[0], setting, has_title=has_title)):
        return chosen
    rest = near[near.index(chosen[0]) + 1 :] if chosen else near
    clear = (
        one
        for one in rest
        if not _needs(one, setting, has_title=False) and not _is_idle(one, setting)
    )
    return [*([*islice(clear, 1)] or _next(rest, setting)[: len(chosen)]), *chosen]


def _next(near: Sequence[Sentence], setting: Setting) -> list[Sentence]:
    """Return the nearest sentence that says something, if one does."""
    return [*islice((one for one in near if not _is_idle(one, setting)), 1)]


def _known(claim: str, words: _Words) -> set[str]:
    """Return the nouns that a claim takes as known: "plan" for "the new plan"."""
    found = set()
    for first, second in words.known.findall(claim):
        is_noun = second and not second.endswith(words.endings) and second not in words.verbs
        if first.islower() or claim.count(first) == 1:
            found.add((second if is_noun else first).lower().removesuffix(words.plural))
    return found


def _names_person(one: Sentence, setting: Setting) -> bool:
    """Tell whether a sentence names somebody in full, or with an honorific."""
    places = [(one.start, one.end)]
    names = find_names(setting.document.plain, places, language=setting.language)
    return any(not name.is_body and (name.role or " " in name.words) for name in names)


def _introduced_later(known: set[str], setting: Setting) -> list[Sentence]:
    """Return the sentence behind the first one of a text that names what that takes as known."""
    behind = setting.document.sentences[setting.number + 1 :][:NEXT_FEW]
    after = [*_saying(behind, setting)]
    named = [one for one in after if _is_named(one, setting)]
    return [one for one in named if _naming(known, one, setting)][:1]


def _saying(sentences: Sequence[Sentence], setting: Setting) -> Iterator[Sentence]:
    """Yield the sentences that are long enough, up to one that is no paragraph's."""
    document = setting.document
    block = document.sentences[setting.number].block
    for one in sentences:
        if document.block_of(one).kind not in NAMING:
            return
        is_short = one.text.count(" ") < (1 if one.block == block else _NEXT)
        if not is_short and (one.text.isascii() or BACKWARDS.isdisjoint(one.text)):
            yield one


def _is_idle(one: Sentence, setting: Setting) -> bool:
    """Tell whether a sentence says nothing by itself: an answer, a word of the page, half of one."""
    words, levelled = _words_of(setting.language), setting.document.plain[one.start : one.end]
    is_half = words.half.match(levelled) or words.answering.fullmatch(levelled)
    return is_half is not None or words.chatter.search(levelled.lower()) is not None


def _introducing(known: set[str], near: Sequence[Sentence], setting: Setting) -> Sentence | None:
    """Return the nearest sentence that has what a claim takes as known, best one with a name."""
    found = [one for one in near if _naming(known, one, setting) and not _is_idle(one, setting)]
    named = (one for one in found if _is_named(one, setting))
    return next(named, found[0] if found else None)


def _naming(known: set[str], one: Sentence, setting: Setting) -> tuple[int, int] | None:
    """Return the place of a word of a sentence that a claim takes as known."""
    if not known:
        return None
    levelled = setting.document.plain[one.start : one.end].lower()
    plural = setting.language.claims.plural
    for word in sorted(known):
        at, end = levelled.find(word), levelled.find(word) + len(word)
        end += len(plural) if levelled.startswith(plural, end) else 0
        is_word = not (levelled[at - 1 : at].isalnum() or levelled[end : end + 1].isalnum())
        if at >= 0 and is_word:
            return one.start + at, one.start + end
    return None


def _is_named(one: Sentence, setting: Setting) -> bool:
    """Tell whether a sentence names somebody or something."""
    named = named_of(setting.language).search(setting.document.plain, one.start, one.end)
    return named is not None or _first_name(one, setting)


def _first_name(one: Sentence, setting: Setting) -> bool:
    """Tell whether a sentence begins with a name; a single word is one only before its verb."""
    language, levelled = setting.language, setting.document.plain
    opening = _OPENING.match(levelled, one.start, one.end)
    start = opening.end() if opening else one.start
    place = (start, min(one.end, start + _FIRST))
    name = next(find_names(levelled, [place], language=language), None)
    if name is None or levelled[start : name.start].strip(" ") not in ("", name.role):
        return False
    is_plain = name.is_body or " " in name.words
    return is_plain or _words_of(language).finite.match(levelled, name.end + 1) is not None


def _needs(one: Sentence, setting: Setting, *, has_title: bool) -> bool:
    """Tell whether a sentence is itself not understood without the one before it, or the title."""
    words = _words_of(setting.language)
    levelled = setting.document.plain[one.start : one.end].lstrip('" [')
    is_bare = words.bare.match(levelled) and not _first_name(one, setting)
    if words.pointing.match(levelled) or is_bare or one.text.endswith("?"):
        return True
    speaks = '"' not in levelled and words.speaking.search(levelled)
    is_clear = not speaks and _is_named(one, setting)
    return not (has_title or is_clear)


def _joined(chosen: Sequence[Sentence], known: set[str], room: int, setting: Setting) -> str:
    """Return sentences in the order of their text, each cut to its share of the room."""
    if len(chosen) > 1 and room < 2 * _SOME:
        chosen = [one for one in chosen if _is_named(one, setting)][:1] or chosen
    share = room // max(1, len(chosen))
    share += sum(max(0, share - len(one.text)) for one in chosen)
    in_order = sorted(chosen, key=attrgetter("start"))
    return " ".join(_shown(one, known, share, setting) for one in in_order)


def _shown(one: Sentence, known: set[str], room: int, setting: Setting) -> str:
    """Return a sentence, or the clauses of it that fit, with the one that tells what is meant."""
    words = _words_of(setting.language)
    levelled = setting.document.plain
    line = _DATELINE.match(levelled, one.start, one.end)
    first = line.end() if line else one.start
    named = words.named.search(levelled, one.start, one.end)
    place = _naming(known, one, setting) or (named.span() if named else None)
    text = setting.document.text
    if place is None or one.end - first <= room or place[1] - first < room:
        return cut(text[first : one.end], room)
    starts = [
        joint.end()
        for joint in words.joint.finditer(levelled, one.start, place[0] + 1)
        if not words.hedging.search(levelled, one.start, joint.end())
    ]
    if not starts:
        return cut(text[first : one.end], room)
    fitting = (start for start in starts if place[1] - start < room - len("…"))
    start = next(fitting, starts[-1])
    return "…" + cut(text[start : one.end], room - len("…"))


def cut(text: str, room: int) -> str:
    """Return words on one line, without marks around them, cut where they are many.

    Their square brackets are round then, as they stand in others. What runs the other way is none.
    """
    if not BACKWARDS.isdisjoint(text):
        return ""
    text = " ".join(text.translate(_ROUND).split())
    inside = text.strip(' "“”')
    text = text if set(inside) & set('"“”') else inside
    return text if len(text) <= room else f"{text[:room].rpartition(' ')[0]}…"
