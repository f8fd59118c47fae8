"""Context: what a claim leaves open, in square brackets behind it: who speaks, a title, a day, words."""

from __future__ import annotations

import re
from functools import cache

from predtrack.models.statement import Voice
from predtrack.reading.claims.before import ClaimNeed, points_back, said_before
from predtrack.reading.claims.brackets import cut, named_of
from predtrack.reading.claims.setting import Setting
from predtrack.reading.language import Language
from predtrack.reading.names import surname
from predtrack.reading.patterns import pattern
from predtrack.reading.typography import plain
from predtrack.reading.voices.sources import is_person

_MOST = 6
"""Words of a name with which a claim begins."""
_TITLE, _LOOKED_AT = 110, 1000
"""Characters of a title that are shown, and those that are looked at."""
_ROOM, _LEAST, _MOST_SAID = 360, 140, 280
"""Characters of all brackets of a claim, and the fewest and most of what was said before it."""
_GREETING = 2000
"""Characters of a text in which it greets its hearers."""
_SOME = 60
"""Characters of the sentences before that tell something, beside the clause before."""

_ADDED = pattern(r" \[[^\]]*\]")
"""What a claim says in brackets and its sentence does not."""
_YEAR = pattern(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")


class _Words:
    """The words of claims of a language that its context asks for, compiled."""

    def __init__(self, language: Language) -> None:
        words = language.claims
        self.named = named_of(language)
        self.definite = pattern(words.definite, re.IGNORECASE)
        self.bare = pattern(words.bare)
        self.greeting = pattern(words.greeting)
        self.speaking, self.open = pattern(words.speaking), pattern(words.open)
        self.whole = pattern(rf"(?:[A-Z][\w.'-]* ){{1,{_MOST}}}{words.finite}")
        self.countries = pattern(words.countries)


@cache
def _words_of(language: Language) -> _Words:
    return _Words(language)


def with_context(claim: str, setting: Setting, *, before: str | None = None) -> str:
    """Return a claim with what it leaves open in brackets: "This will …", "the plant will close".

    That is who says "I" or "we", where it is known; the title of what it stands in; the day on which
    that was written, beside a title or where the claim has no year; and the words before that tell
    at what it points. ``before`` is the clause before, None for the sentence before.
    """
    words, levelled = _words_of(setting.language), plain(claim).lstrip('"')
    speaks = words.speaking.search(levelled) is not None and not _is_own(levelled, setting)
    points = points_back(levelled, setting.language) or _is_definite(levelled, words)
    is_unnamed = _is_unnamed(levelled, words)
    if not (speaks or points or is_unnamed) and _is_whole(levelled, words):
        return claim
    title, who = _title(levelled, setting), _who(setting) if speaks else ""
    day = "" if _YEAR.search(claim) and not title else _day_written(setting)
    told = "; ".join(filter(None, (who, ", ".join(filter(None, (title, day))))))
    room = min(_MOST_SAID, max(_LEAST, _ROOM - len(told)))
    clause = cut(before or "", room) if points or speaks or words.open.search(levelled) else ""
    need, is_unsaid = ClaimNeed.SENTENCE, speaks and not who
    if not (points or is_unsaid):
        need = _need(levelled, words, is_told=bool(title) or not is_unnamed)
    said = ""
    if len(clause) + _SOME <= room:
        said = said_before(levelled, setting, room - len(clause), need, is_unsaid=is_unsaid)
    said = f"{said} {clause}".strip()
    brackets = "; ".join(filter(None, (told, said)))
    return f"{claim} [{brackets}]" if brackets else claim


def _need(claim: str, words: _Words, *, is_told: bool) -> ClaimNeed:
    """Return what a claim needs that points at nothing; ``is_told`` is whether a name or title is."""
    is_bare = words.bare.match(claim) is not None
    if is_bare and (words.definite.match(claim) or not is_told):
        return ClaimNeed.SENTENCE
    return ClaimNeed.SOMETHING if is_told else ClaimNeed.NAME


def _title(claim: str, setting: Setting) -> str:
    """Return the title of what a statement stands in, empty where it is one word or in the claim."""
    whole = (setting.title or "")[:_LOOKED_AT]
    title, said = cut(whole, _TITLE), _ADDED.sub("", claim).lower()
    is_said = plain(whole).lower().rstrip(" .") in said
    return "" if is_said or " " not in title else title


def _day_written(setting: Setting) -> str:
    """Return when the words were written, empty where that is not known."""
    day, written = setting.published, setting.language.claims.written
    return f"{written} {day}" if day and written else ""


def _is_own(claim: str, setting: Setting) -> bool:
    """Tell whether a claim names who says it."""
    name = setting.heard.speaker
    return bool(name) and surname(name or "", setting.language) in claim


def _who(setting: Setting) -> str:
    """Return the person who says "I" or "we", with his office, if his full name is known.

    A surname is enough where it stands beside the words.
    """
    heard, name = setting.heard, setting.heard.speaker or ""
    is_known = is_person(name, setting.language) and (" " in name or _says(name, setting))
    if heard.voice is not Voice.OTHER or not is_known:
        return _body(setting)
    role, honorifics = heard.role or "", setting.language.names.honorifics
    if role in honorifics:
        return f"{role}. {name}" if f"{role}." in honorifics else f"{role} {name}"
    return f"{name}, {role}" if role else name


def _says(name: str, setting: Setting) -> bool:
    """Tell whether it is by a name, within the sentence, that it is told who says it."""
    attribution, view = setting.heard.attribution, setting.view
    source = attribution.source if attribution else None
    return (
        source is not None and source.text.endswith(name) and view.start <= source.start < view.end
    )


def _body(setting: Setting) -> str:
    """Return the one body in whose name a text that nobody is known to say greets its hearers."""
    if setting.heard.voice is Voice.OTHER:
        return ""
    greeting = _words_of(setting.language).greeting
    named = {one[1] for one in greeting.finditer(setting.document.plain, 0, _GREETING)}
    return named.pop() if len(named) == 1 else ""


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
