"""People: whom the words of a source mean in their article, by one name and with their office.

The fullest form of a name stands for the rest. Where two could be meant nobody is named.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from predtrack.reading.document import Document
from predtrack.reading.language import Language
from predtrack.reading.names import (
    LONGEST,
    Name,
    Person,
    bare_name,
    find_names,
    is_body,
    leading_name,
    split_role,
    surname,
)
from predtrack.reading.patterns import pattern
from predtrack.reading.voices.rule import SpeakerSort
from predtrack.reading.voices.sources import head_of, sort_of

_MOST_WORDS = 9
"""Words of an office or sort of people that is given as the speaker."""
SHORTEST_LABEL = 3
"""Characters of a transcript's label that names somebody: "Q" and "A" do not."""
_REACH = 120
"""Characters behind a name in which an aside gives an office."""

_WORD = pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MACHINE = pattern(r"(?:speaker|spk|unknown)(?:[ _-]?\d+)?", re.IGNORECASE)
_STRANGE = pattern(r"[\x00-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd\"<>{}|]")


class Speaker(msgspec.Struct, frozen=True):
    """Who speaks: name and office, each empty where the article does not tell."""

    name: str
    role: str = ""


NOBODY = Speaker("")


def whom(document: Document, start: int, end: int) -> Speaker:
    """Return whom the words at [start, end) of a document mean, pronouns apart."""
    language = document.language
    words = document.plain[start:end].strip("\"' ")
    parts = _without_lead(words.partition(",")[0].split(), language)
    if not parts or len(words) > 2 * LONGEST or _STRANGE.search(words):
        return NOBODY
    sort = sort_of(" ".join(parts), language)
    if sort is SpeakerSort.NAME or _holds_name(parts, language):
        return _person(document, parts, end)
    if sort is SpeakerSort.BODY:
        name = bare_name(" ".join(parts), language)
        return Speaker(name) if len(name) <= LONGEST else NOBODY
    if named := _named_behind(document, end):
        return _person(document, named.words.split(), end)
    is_office = sort in {SpeakerSort.SORT, SpeakerSort.OFFICE, SpeakerSort.THING}
    return _office(document, parts) if is_office else NOBODY


def in_own_form(document: Document, speaker: Speaker) -> Speaker:
    """Return a speaker whose name stands in another case than its own, as he is named elsewhere."""
    endings = document.language.names.nominative
    name = " ".join(_own_form(word, endings) for word in speaker.name.split())
    known = _known(document, name, speaker.role) if name != speaker.name else None
    return Speaker(known.name if known else name, speaker.role or (known.role if known else ""))


def _own_form(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, own in endings:
        made, times = pattern(ending).subn(own, word)
        if times:
            return made
    return word


def _named_behind(document: Document, end: int) -> Name | None:
    """Return the person that an office stands in apposition to: "his rival, Anna Berg"."""
    if not document.plain.startswith(", ", end):
        return None
    behind = find_names(document.plain, [(end + 2, end + 2 + LONGEST)], language=document.language)
    first = next(behind, None)
    if first is None or first.start != end + 2 or first.is_body or " " not in first.words:
        return None
    return first


def label_speaker(document: Document, start: int, end: int) -> Speaker:
    """Return whom the name means that a paragraph of a transcript begins with."""
    words = document.plain[start:end]
    if _MACHINE.fullmatch(words):
        return NOBODY
    if not words.isupper():
        return whom(document, start, end)
    if len(words) < SHORTEST_LABEL:
        return NOBODY
    name = words.title()
    known = _known(document, name, "")
    return Speaker(known.name, known.role) if known else Speaker(name)


def _without_lead(parts: list[str], language: Language) -> list[str]:
    names = language.names
    while parts and (parts[0] in names.lead_ins or parts[0].lower() in names.quantities):
        parts = parts[1:]
    while parts and parts[0].rstrip(".") in names.no_names:
        parts = parts[1:]
    while parts and parts[-1] in names.no_names:
        parts = parts[:-1]
    return parts


def _holds_name(parts: list[str], language: Language) -> bool:
    """Tell whether a name with capitals follows an office: "the economist Anna Berg"."""
    role, rest = split_role(parts, language)
    while language.names.nominative and rest and _is_of_office(role, rest, language):
        role, rest = [*role, rest[0]], rest[1:]
    return (
        bool(role and rest) and rest[0][:1].isupper() and not is_body(" ".join(rest[:3]), language)
    )


def _person(document: Document, parts: list[str], end: int) -> Speaker:
    language = document.language
    before, rest = split_role(parts, language)
    while rest and _is_of_office(before, rest, language):
        before, rest = [*before, rest[0]], rest[1:]
    name, own = leading_name(rest, language), " ".join(before)
    if not name or len(name) > LONGEST:
        return NOBODY
    known = _known(document, name, own)
    is_honorific = own in language.names.honorifics
    roles = (_aside(document, end), "" if is_honorific else own, known.role if known else "", own)
    return Speaker(known.name if known else name, next(filter(None, roles), "").rstrip("."))


def _is_of_office(before: list[str], rest: list[str], language: Language) -> bool:
    """Tell the words of an office behind it from the name: small ones, and the body it is of."""
    names, word = language.names, rest[0]
    if before and len(rest) > 2 and word.lower() in names.bodies:  # noqa: PLR2004
        return True
    return word[:1].islower() and word not in names.particles


def _known(document: Document, name: str, role: str) -> Person | None:
    """Return the one person of the article that a name means, None if two could be meant."""
    people = document.people_named(surname(name, document.language))
    if " " in name:
        return next((one for one in people if _is_same(one.name, name)), None)
    if len(people) > 1:
        people = _of_gender(people, role, document.language) or people
    return people[0] if len(people) == 1 else None


def _is_same(full: str, name: str) -> bool:
    return full.split(maxsplit=1)[0] == name.split(maxsplit=1)[0] or name.endswith(f" {full}")


def _of_gender(people: tuple[Person, ...], role: str, language: Language) -> tuple[Person, ...]:
    for group in (language.names.male, language.names.female):
        if role in group:
            return tuple(one for one in people if one.role in group)
    return ()


def _aside(document: Document, end: int) -> str:
    """Return the office that an aside behind a name gives: ", an economist at Nordbank,"."""
    match = _aside_of(document.language).match(document.plain, end, end + _REACH)
    if not match or document.language.names.offices.isdisjoint(_WORD.findall(match[1].lower())):
        return ""
    return match[1].strip()


@cache
def _aside_of(language: Language) -> re.Pattern[str]:
    return pattern(language.names.aside)


def _office(document: Document, parts: list[str]) -> Speaker:
    """Return whom an office means, or the office itself where the article names nobody for it."""
    language = document.language
    names, words = language.names, bare_name(" ".join(parts), language)
    last = head_of(words, language).rpartition(" ")[2].lower().removesuffix(names.possessive)
    known = names.offices | names.sorts
    if len(parts) > _MOST_WORDS or (last not in known and last.rstrip("s") not in names.bodies):
        return NOBODY
    holders = document.holders.get(last, frozenset()) if last in names.offices else frozenset()
    if len(holders) > 1:
        return NOBODY
    return next((Speaker(one.name, one.role) for one in holders), Speaker(words))
