"""Sources: what the words are that a telling names as whose it is."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from predtrack.reading.language import Language
from predtrack.reading.names import is_body
from predtrack.reading.patterns import pattern
from predtrack.reading.voices.rule import SpeakerSort


@lru_cache(maxsize=2048)
def sort_of(words: str, language: Language) -> SpeakerSort:
    """Tell what a source is."""
    names, words = language.names, words.strip("\"' ")
    if words.rpartition(" ")[2] in names.relative:
        return SpeakerSort.WHO
    parts = head_of(words, language).split()
    if not parts:
        return SpeakerSort.NOBODY
    if len(parts) == 1 and parts[0].lower() in names.pronouns:
        return names.pronouns[parts[0].lower()]
    return _of_words(parts, language)


def is_person(name: str, language: Language) -> bool:
    """Tell by its form alone whether what a record names as a speaker is a person's name.

    "Anna Berg" is, "the Prime Minister", "analysts" and "World Bank" are an office, a sort of people
    and a body. A name in a script without capitals is taken for a person's.
    """
    names = language.names
    parts = head_of(name, language).split()
    while parts and (parts[0] in names.lead_ins or parts[0].lower() in names.determiners):
        parts = parts[1:]
    if not parts or parts[-1][:1].islower() or is_body(" ".join(parts), language):
        return False
    words = [part.lower().rstrip(".,") for part in parts]
    if words[-1] in names.sorts:
        return False
    is_titled = all(word in names.offices or word in names.posts for word in words[:-1])
    return not (words[-1] in names.offices and is_titled)


def head_of(words: str, language: Language) -> str:
    """Return the words before what only says more: "the head of research" is a head."""
    return _head_end(language).split(f" {words} ", maxsplit=1)[0].strip("\"' ")


def _of_words(parts: list[str], language: Language) -> SpeakerSort:
    names, last = language.names, parts[-1]
    if last.lower() in names.everybody and parts[0].lower() in names.determiners:
        return SpeakerSort.EVERYBODY
    if last.lower() in names.sorts:
        return SpeakerSort.SORT
    if last[:1].isupper() and len(last) > 1:
        return SpeakerSort.BODY if is_body(" ".join(parts), language) else SpeakerSort.NAME
    if names.cased:
        return SpeakerSort.BODY if is_body(" ".join(parts), language) else SpeakerSort.OFFICE
    return SpeakerSort.OFFICE if parts[0].lower() in names.determiners else SpeakerSort.THING


@cache
def _head_end(language: Language) -> re.Pattern[str]:
    return pattern(language.names.head_end)
