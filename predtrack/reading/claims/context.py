"""Context: what a claim leaves open, in square brackets behind it: who speaks, a title, a day, words."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from predtrack.models.statement import Voice
from predtrack.reading.claims.rule import NEVER
from predtrack.reading.claims.setting import LOOK_BACK, Setting
from predtrack.reading.document import NAMING
from predtrack.reading.language import Language
from predtrack.reading.names import surname
from predtrack.reading.patterns import pattern
from predtrack.reading.typography import plain
from predtrack.reading.voices.sources import is_person

SPACES = 6
"""Spaces of a sentence of the paragraph before that says something."""
SHORT = 196
"""Characters of a claim with its brackets, where the sentence is not longer by itself."""
MOST = 6
"""Words of a name with which a claim begins."""
TITLE, LEAST = 110, 120
"""Characters of a title, and those that the words before are given beside a long claim."""
SOME = 60
"""Characters of the farther one that tell something."""

BACKWARDS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters of text that runs the other way: it is left as it is, and stands in no brackets."""

_ROUND = str.maketrans("[]", "()")
_YEAR = pattern(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")


class _Words:
    """The words of claims of a language that its context asks for, compiled."""

    def __init__(self, language: Language) -> None:
        words = language.claims
        days = chain.from_iterable((*language.times.months, *language.times.weekdays))
        calendar = "|".join(map(re.escape, days)) or NEVER
        self.named = pattern(rf"[\w,] \[?(?!(?i:{calendar})\b)[A-Z][\w.]")
        self.pointing = pattern(words.pointing, re.IGNORECASE)
        self.definite = pattern(words.definite, re.IGNORECASE)
        self.bare, self.idle = pattern(words.bare), pattern(words.idle)
        self.answering = pattern(words.answering, re.IGNORECASE)
        self.speaking, self.open = pattern(words.speaking), pattern(words.open)
        self.relative = pattern(words.relative)
        self.whole = pattern(rf"(?:[A-Z][\w.'-]* ){{1,{MOST}}}{words.finite}")
        self.countries = pattern(words.countries)


@cache
def _words_of(language: Language) -> _Words:
    return _Words(language)


def with_context(claim: str, setting: Setting, *, before: str | None = None) -> str:
    """Return a claim with what it leaves open in brackets: "This will …", "the plant will close".

    That is who says "I" or "we", where it is known; the title of what it stands in, with its day
    where the claim counts from it, if there is room; and the words before, where it points at them
    or there is no title. ``before`` is the clause before, None for the sentence before.
    """
    words, levelled = _words_of(setting.language), plain(claim).lstrip('"')
    speaks = words.speaking.search(levelled) is not None and not _is_own(levelled, setting)
    points = _points(levelled, words) or _is_definite(levelled, words)
    is_unnamed = before is None and _is_unnamed(levelled, words)
    if not (speaks or points or is_unnamed) and _is_whole(levelled, words):
        return claim
    title = _title(claim, setting)
    if not (speaks or points or is_unnamed) and len(claim) + len(title) > SHORT:
        title = ""
    day = _day_written(levelled, title, setting, words)
    told = [_who(setting) if speaks else "", ", ".join(filter(None, (title, day)))]
    if points or (not title and (speaks or is_unnamed or words.open.search(levelled))):
        room = SHORT - len(claim) - sum(map(len, told))
        room = room if room >= SOME else LEAST
        is_open = points or speaks
        told += [
            _cut(before, room) if before else _said_before(setting, room, title, is_open=is_open)
        ]
    brackets = "; ".join(filter(None, told))
    return f"{claim} [{brackets}]" if brackets else claim


def _title(claim: str, setting: Setting) -> str:
    """Return the title of what a statement stands in, empty where it is one word or in the claim."""
    title = _cut(setting.title or "", TITLE)
    return title if " " in title and title not in claim else ""


def _day_written(claim: str, title: str, setting: Setting, words: _Words) -> str:
    """Return when a claim was written that counts from that day, as it or its title does."""
    is_dated = _YEAR.search(claim) or not words.relative.search(f"{claim} {title}")
    if is_dated or not setting.published:
        return ""
    return f"{setting.language.claims.written} {setting.published}"


def _is_own(claim: str, setting: Setting) -> bool:
    """Tell whether a claim names who says it."""
    name = setting.heard.speaker
    return bool(name) and surname(name or "", setting.language) in claim


def _who(setting: Setting) -> str:
    """Return the person who says "I" or "we", with his office, if his full name is known."""
    heard, name = setting.heard, setting.heard.speaker or ""
    is_known = " " in name and is_person(name, setting.language)
    if heard.voice is not Voice.OTHER or not is_known:
        return ""
    return f"{name}, {heard.role}" if heard.role else name


def _points(claim: str, words: _Words) -> bool:
    return bool(words.pointing.match(claim)) and not words.idle.match(claim)


def _is_definite(claim: str, words: _Words) -> bool:
    """Tell whether a claim begins with something definite and names nobody."""
    return bool(words.definite.match(claim)) and not words.named.search(claim)


def _is_whole(claim: str, words: _Words) -> bool:
    """Tell whether a claim has a name, its verb and a year, and leaves nothing open behind them."""
    has_name = words.whole.match(claim) is not None
    return has_name and bool(_YEAR.search(claim)) and not words.open.search(claim)


def _is_unnamed(claim: str, words: _Words) -> bool:
    """Tell whether a claim names nobody, or nobody before the verb of something definite."""
    is_nameless = not words.named.search(claim) and not words.countries.search(claim)
    return is_nameless or words.bare.match(claim) is not None


def _needs(sentence: str, words: _Words, *, has_title: bool) -> bool:
    """Tell whether a sentence is itself not understood without the one before it, or the title."""
    if words.pointing.match(sentence) or words.bare.match(sentence):
        return True
    return not (has_title or (words.named.search(sentence) and not words.speaking.search(sentence)))


def _cut(text: str, room: int) -> str:
    """Return words on one line, without marks around them, cut where they are many.

    Their square brackets are round then, as they stand in others. What runs the other way is none.
    """
    if not BACKWARDS.isdisjoint(text):
        return ""
    text = " ".join(text.translate(_ROUND).split())
    inside = text.strip(' "“”')
    text = text if set(inside) & set('"“”') else inside
    return text if len(text) <= room else f"{text[:room].rpartition(' ')[0]}…"


def _said_before(setting: Setting, room: int, title: str, *, is_open: bool) -> str:
    """Return the sentence before a statement's, with the one before that if it needs it.

    It does where it points at it, or but answers it ("Not quite."), when it alone tells nothing, or
    where it names nobody and there is no ``title``. A statement that is not ``is_open`` needs a
    name from them.
    """
    words, sentences = _words_of(setting.language), setting.document.sentences
    told, tells, is_named = "", False, is_open
    for number in range(setting.number - 1, max(-1, setting.number - 1 - LOOK_BACK), -1):
        one = sentences[number]
        distance = sentences[setting.number].block - one.block
        is_near = distance == 0 or (distance == 1 and one.text.count(" ") >= SPACES)
        if not is_near or setting.document.block_of(one).kind not in NAMING:
            break
        if room - len(told) < SOME:
            break
        told = f"{_cut(one.text, room - len(told))} {told}".strip() if told else one.text.strip()
        levelled = setting.document.plain[one.start : one.end]
        tells = tells or not words.answering.fullmatch(levelled)
        is_named = is_named or words.named.search(levelled) is not None
        if not _needs(levelled.lstrip('" ['), words, has_title=bool(title)):
            break
    return _cut(told, room) if tells and is_named else ""
