"""Context: what a claim leaves open, in square brackets behind it: who speaks, a title, a day, words."""

from __future__ import annotations

import re
from functools import cache

from predtrack.models.statement import Voice
from predtrack.reading.claims.before import ClaimNeed, cut, named_of, said_before
from predtrack.reading.claims.setting import Setting
from predtrack.reading.language import Language
from predtrack.reading.names import surname
from predtrack.reading.patterns import pattern
from predtrack.reading.typography import plain
from predtrack.reading.voices.sources import is_person

_SHORT = 196
"""Characters of a claim with its brackets, where the sentence is not longer by itself."""
_MOST = 6
"""Words of a name with which a claim begins."""
TITLE, LEAST, NEEDED = 110, 80, 90
"""Characters of a title, and those that the words before are given: beside a long claim, and where
it is not understood without them."""
GREETING = 2000
"""Characters of a text in which it greets its hearers."""
_SOME = 60
"""Characters of the farther one that tell something."""

_YEAR = pattern(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")


class _Words:
    """The words of claims of a language that its context asks for, compiled."""

    def __init__(self, language: Language) -> None:
        words = language.claims
        self.named = named_of(language)
        self.pointing = pattern(words.pointing, re.IGNORECASE)
        self.definite = pattern(words.definite, re.IGNORECASE)
        self.bare, self.idle = pattern(words.bare), pattern(words.idle)
        self.greeting = pattern(words.greeting)
        self.speaking, self.open = pattern(words.speaking), pattern(words.open)
        self.relative = pattern(
            rf"(?:{words.relative})(?!\S{{0,2}} ?\[)(?! (?:\d{{1,2}}(?:, )?)?(?:19|20|21)\d\d\b)"
        )
        self.whole = pattern(rf"(?:[A-Z][\w.'-]* ){{1,{_MOST}}}{words.finite}")
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
    is_unnamed = _is_unnamed(levelled, words)
    if not (speaks or points or is_unnamed) and _is_whole(levelled, words):
        return claim
    title = _title(claim, setting)
    needs = speaks or points or is_unnamed
    if not needs and len(claim) + len(title) > _SHORT:
        title = ""
    who = _who(setting) if speaks else ""
    room = _SHORT - len(claim) - len(title) - len(who)
    said = ""
    if points or (not title and (speaks or is_unnamed or words.open.search(levelled))):
        room = max(room, NEEDED if needs else LEAST if room < _SOME else room)
        clause = cut(before or "", room) if points or speaks or words.open.search(levelled) else ""
        is_open = points or speaks or (is_unnamed and words.bare.match(levelled))
        need = (
            ClaimNeed.SENTENCE if is_open else ClaimNeed.NAME if is_unnamed else ClaimNeed.SOMETHING
        )
        if len(clause) + _SOME <= room:
            room -= len(clause)
            said = said_before(levelled, setting, room, need, has_title=bool(title))
        said = f"{said} {clause}".strip()
    day = _day_written(f"{levelled} {title}", setting, words)
    later = "" if day else _day_written(said, setting, words)
    said += f" ({later})" if later else ""
    brackets = "; ".join(filter(None, (who, ", ".join(filter(None, (title, day))), said)))
    return f"{claim} [{brackets}]" if brackets else claim


def _title(claim: str, setting: Setting) -> str:
    """Return the title of what a statement stands in, empty where it is one word or in the claim."""
    title = cut(setting.title or "", TITLE)
    return title if " " in title and title not in claim else ""


def _day_written(told: str, setting: Setting, words: _Words) -> str:
    """Return when words were written that count from that day."""
    if not (setting.published and words.relative.search(told)):
        return ""
    return f"{setting.language.claims.written} {setting.published}"


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
    return f"{name}, {heard.role}" if heard.role else name


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
    named = {one[1] for one in greeting.finditer(setting.document.plain, 0, GREETING)}
    return named.pop() if len(named) == 1 else ""


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
