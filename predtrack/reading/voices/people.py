"""People: whom the words of a source mean in their article, by one name and with their office.

The fullest form of a name stands for the rest. Where two could be meant nobody is named.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from predtrack.reading.document import Document
from predtrack.reading.english.people import (
    BODIES,
    FEMALE,
    HONORIFICS,
    LEAD_INS,
    MALE,
    NO_NAMES,
    OFFICES,
    QUANTITIES,
    SORTS,
)
from predtrack.reading.names import LONGEST, Person, is_body, name_words, split_role, surname
from predtrack.reading.voices.sources import Sort, sort_of

MOST_WORDS = 9
"""Words of an office or sort of people that is given as the speaker."""

_HEAD_END = re.compile(r" of | for | in | at | from | with | on | to ")
SHORTEST_NAME = 2
"""Characters of a label that names nobody: "Q", "A"."""

_ASIDE = re.compile(r",\s(?:the |a |an |who (?:is|was) (?:the |a |an )?)?([^,;:.!?\"]{3,90})(?=,|\.(?:\s|$))")
_ENDS_HEAD = re.compile(r",| who | that | whose | which ")
_STRANGE = re.compile(r"[\x00-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd\"<>{}|]")


class Speaker(NamedTuple):
    """Who speaks: name and office, each empty where the article does not tell."""

    name: str
    role: str = ""


NOBODY = Speaker("")


def whom(document: Document, start: int, end: int) -> Speaker:
    """Return whom the words at [start, end) of a document mean, pronouns apart."""
    words = _ENDS_HEAD.split(document.plain[start:end].strip("\"' "))[0].strip("\"' ")
    parts = _without_lead(words.split())
    if not parts or len(words) > LONGEST * 2 or _STRANGE.search(words):
        return NOBODY
    sort = sort_of(" ".join(parts))
    if sort is Sort.NAME or _holds_name(parts):
        return _person(document, parts, end)
    if sort is Sort.BODY:
        return Speaker(_bare(parts)) if len(_bare(parts)) <= LONGEST else NOBODY
    if sort in (Sort.SORT, Sort.OFFICE, Sort.THING):
        return _office(document, parts)
    return NOBODY


def _without_lead(parts: list[str]) -> list[str]:
    while parts and (parts[0] in LEAD_INS or parts[0].lower() in QUANTITIES):
        parts = parts[1:]
    while parts and (parts[0].rstrip(",.") in NO_NAMES or parts[-1] in NO_NAMES):
        parts = parts[1:] if parts[0].rstrip(",.") in NO_NAMES else parts[:-1]
    return parts


def _bare(parts: list[str]) -> str:
    return " ".join(parts).strip(" ,'\"").removesuffix("'s").strip(" ,'\"")


def _holds_name(parts: list[str]) -> bool:
    """Tell whether a name with capitals follows an office: "the economist Anna Berg"."""
    role, rest = split_role(parts)
    return bool(role) and rest[0][:1].isupper() and not is_body(" ".join(rest[:3]))


def _person(document: Document, parts: list[str], end: int) -> Speaker:
    role, rest = split_role(parts)
    while rest and rest[0][:1].islower():
        role, rest = [*role, rest[0]], rest[1:]
    name = name_words(rest)
    if not name or len(name) > LONGEST:
        return NOBODY
    known = _known(document, name, role)
    aside = _aside(document, end)
    own = " ".join(word for word in role)
    roles = [aside, own if own not in HONORIFICS else "", known.role if known else "", own]
    return Speaker(known.name if known else name, next(filter(None, roles), "").rstrip("."))


def _known(document: Document, name: str, role: list[str]) -> Person | None:
    """Return the one person of the article that a name means, None if two could be meant."""
    people = document.people.get(surname(name), ())
    if " " in name:
        return next((one for one in people if _same(one.name, name)), None)
    if len(people) > 1:
        people = _of_gender(people, " ".join(role)) or people
    return people[0] if len(people) == 1 else None


def _same(full: str, name: str) -> bool:
    return full.split()[0] == name.split()[0] or name.endswith(f" {full}")


def _of_gender(people: tuple[Person, ...], role: str) -> tuple[Person, ...]:
    if role not in MALE and role not in FEMALE:
        return ()
    group = MALE if role in MALE else FEMALE
    return tuple(one for one in people if one.role in group)


def _aside(document: Document, end: int) -> str:
    """Return the office that an aside behind a name gives: ", an economist at Nordbank,"."""
    match = _ASIDE.match(document.plain, end, end + 120)
    if not match or OFFICES.isdisjoint(re.findall(r"[a-z-]+", match[1].lower())):
        return ""
    return match[1].strip()


def _office(document: Document, parts: list[str]) -> Speaker:
    """Return whom an office means, or the office itself where the article names nobody for it."""
    words = _bare(parts)
    if len(parts) > MOST_WORDS or not words or words[0].isdigit():
        return NOBODY
    last = _HEAD_END.split(words)[0].rpartition(" ")[2].lower().removesuffix("'s")
    if last not in OFFICES and last not in SORTS and last.rstrip("s") not in BODIES:
        return NOBODY
    if last in OFFICES:
        holders = {one for group in document.people.values() for one in group if last in one.role.lower().split()}
        if len(holders) == 1:
            (one,) = holders
            return Speaker(one.name, one.role)
        if len(holders) > 1:
            return NOBODY
    return Speaker(words)


def label_speaker(document: Document, start: int, end: int) -> Speaker:
    """Return whom the name means that a paragraph of a transcript begins with."""
    words = document.plain[start:end]
    if not words.isupper():
        return whom(document, start, end)
    if len(words) <= SHORTEST_NAME:
        return NOBODY
    parts = words.title().split()
    known = _known(document, " ".join(parts), [])
    return Speaker(known.name, known.role) if known else Speaker(" ".join(parts))
