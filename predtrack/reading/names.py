"""Names: the people and bodies that a text names, and the fullest form of each.

A name is a run of words with capitals, of any alphabet that has them; scripts without capitals give
none. Offsets are half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import msgspec

from predtrack.reading.language import Language
from predtrack.reading.patterns import pattern

LONGEST = 80
"""Characters of a name: a longer run is a headline or a list."""
_LATIN = "\u0370"
"""Behind all words that begin with a Latin letter."""
_MOST_PARTS = 5
"""Words of a person's name."""

_CAPITALS = "".join(
    chr(code) for code in (*range(0x41, 0x250), *range(0x370, 0x590)) if chr(code).isupper()
)
_REST = rf"[\w'’-]{{0,40}}\.?(?:[{_CAPITALS}][\w-]{{1,30}})?"
_WORD = rf"[{_CAPITALS}]{_REST}"
_FIRST = rf"[{_CAPITALS}](?<![\w'’.].){_REST}"
"""A word with a capital, and one with which a name can begin."""
_SENTENCE_END = pattern(r"[\w)]{3,}\.$")


class Name(msgspec.Struct, frozen=True):
    """Words with capitals at [start, end): ``role`` is the office or honorific before the name."""

    start: int
    end: int
    role: str
    words: str
    is_body: bool


class Person(msgspec.Struct, frozen=True):
    """Somebody of an article: the fullest form of the name, and an office or honorific, or none."""

    name: str
    role: str


def find_names(
    plain: str, places: Iterable[tuple[int, int]], *, language: Language
) -> Iterator[Name]:
    """Yield the names in a levelled text, in the order in which they stand in the places."""
    runs = _runs(language, 0)
    for start, end in places:
        for run in runs.finditer(plain, start, end):
            yield from _names_of(run[0], run.start(), language)


def find_full_names(
    paragraphs: str, *, language: Language, last: str | None = None
) -> Iterator[Name]:
    """Yield the names of several words in levelled paragraphs, a line each, each run of them once.

    ``last`` is the word that they end with, any if None. The place of a name is that within its own
    run of words.
    """
    if last is None:
        runs: Iterable[str] = _runs(language, 1).findall(paragraphs)
    else:
        runs = _ending(paragraphs, last, language)
    for run in dict.fromkeys(runs):
        yield from _names_of(run, 0, language)


def _ending(paragraphs: str, last: str, language: Language) -> Iterator[str]:
    """Yield the runs of capitals that end with some words: a look at where these stand is enough."""
    before, small, at = _before(language), _small(language), paragraphs.find(last)
    while at >= 0:
        end = at + len(last)
        if paragraphs[at - 1 : at] == " " and not paragraphs[end : end + 1].isalnum():
            first = _first_before(paragraphs, at, small)
            leading = first < at and before.search(paragraphs, first, at)
            if leading:
                yield leading[0] + last
        at = paragraphs.find(last, end)


@cache
def _small(language: Language) -> frozenset[str]:
    """Return the words in small letters that can stand in a name."""
    return frozenset(" ".join(language.names.particles).split())


def _first_before(text: str, at: int, small: frozenset[str]) -> int:
    """Return from where on a name can begin that goes on to the word at a place."""
    first = max(0, at - LONGEST)
    end = at - 1
    while end > first:
        begin = max(first, text.rfind(" ", first, end) + 1)
        word = text[begin:end]
        if not word[:1].isupper() and word not in small:
            return end + 1 if word.islower() else begin
        end = begin - 1
    return first


@cache
def _before(language: Language) -> re.Pattern[str]:
    return pattern(rf"{_FIRST}(?: {_particle(language)}{_WORD}){{0,6}} {_particle(language)}$")


@cache
def _runs(language: Language, least: int) -> re.Pattern[str]:
    following = rf"(?: {_particle(language)}{_WORD})"
    return pattern(rf"{_FIRST}{following}{{{least},7}}")


def _particle(language: Language) -> str:
    particles = "".join(f"{one}|" for one in language.names.particles)
    return rf"(?:(?:{particles}(?!)) )?"


def _names_of(run: str, at: int, language: Language) -> Iterator[Name]:
    for start, words in _sentences_parted(run, at, language.names.honorifics):
        name = _name(start, words, language)
        if name:
            yield name


def _sentences_parted(
    run: str, at: int, honorifics: frozenset[str]
) -> Iterator[tuple[int, list[str]]]:
    """Yield the parts of a run that a full stop between two sentences cuts."""
    words = run.split(" ")
    if "." not in run:
        yield at, words
        return
    first = at
    held: list[str] = []
    for word in words:
        held.append(word)
        at += len(word) + 1
        if _SENTENCE_END.search(word) and word not in honorifics:
            yield first, held
            held, first = [], at
    if held:
        yield first, held


def _name(start: int, words: list[str], language: Language) -> Name | None:
    names = language.names
    while words and words[0].rstrip(".,") in names.lead_ins:
        start += len(words[0]) + 1
        words = words[1:]
    whole = " ".join(words)
    if not words or len(whole) > LONGEST:
        return None
    role, rest = split_role(words, language)
    if not role and len(rest) > 2 and pattern(names.verb_first).match(whole):  # noqa: PLR2004
        start, rest = start + len(rest[0]) + 1, rest[1:]
    while is_body_before(rest, language):
        start, rest = start + len(rest[0]) + 1, rest[1:]
    kept = _without_home(rest, language)
    whole = " ".join([*role, *kept])
    name = bare_name(" ".join(kept), language)
    if not name or name in names.no_names:
        return None
    return Name(start, start + len(whole), " ".join(role), name, is_body(name, language))


def _without_home(words: list[str], language: Language) -> list[str]:
    """Return a person's name without where he is from: "Anna Berg of Nordbank"."""
    joints = language.names.joints
    place = next((at for at, word in enumerate(words) if word in joints), 0)
    is_person = place > 1 and not is_body(" ".join(words[:place]), language)
    return words[:place] if is_person else words


def bare_name(words: str, language: Language) -> str:
    """Return a name without marks around it, a possessive or a full stop."""
    name = words.strip(" ,'\"-").removesuffix(language.names.possessive).strip(" ,'\"-")
    return name if name.rpartition(" ")[2] in language.names.suffixes else name.rstrip(".")


def split_role(words: list[str], language: Language) -> tuple[list[str], list[str]]:
    """Part offices and honorifics from the name behind them."""
    names, last = language.names, 0
    for place, word in enumerate(words[:-1], start=1):
        if word in names.honorifics or _small_letters(word, language).rstrip(",") in names.offices:
            last = place
    return words[:last], words[last:]


def _small_letters(words: str, language: Language) -> str:
    return language.respell(words.lower()) if language.respell else words.lower()


def is_body(words: str, language: Language) -> bool:
    """Tell whether words name a body, such as a bank or a ministry."""
    parts = _small_letters(words, language).split()
    names = language.names
    return not names.joints.isdisjoint(parts) or any(
        part in names.bodies or part.rstrip("s") in names.bodies for part in parts
    )


def is_body_before(words: list[str], language: Language) -> bool:
    """Tell whether the first word is a body or a land, and a person's name stands behind it.

    So they stand where names have cases: "Halyk Finance Мурат Асанов", "РК Мурат Асанов".
    """
    if not language.names.cased or len(words) < 2:  # noqa: PLR2004
        return False
    first, last = words[0], words[-1]
    is_short = first.isupper() and first.isalpha() and not last.isupper()
    is_strange = first.isascii() and last > _LATIN
    in_full = len(words) > 2 and first.lower() in language.names.bodies  # noqa: PLR2004
    return is_short or is_strange or in_full


def people_of(names: Iterable[Name], language: Language) -> dict[str, tuple[Person, ...]]:
    """Return who is known in full by each surname: first and last name tell people apart."""
    roles: dict[str, dict[str, dict[str, None]]] = {}
    for one in names:
        if not one.is_body and 1 < len(one.words.split()) <= _MOST_PARTS:
            held = roles.setdefault(surname(one.words, language), {}).setdefault(one.words, {})
            if one.role:
                held[one.role] = None
    return {last: _persons(forms, language) for last, forms in roles.items()}


def _persons(roles: Mapping[str, Iterable[str]], language: Language) -> tuple[Person, ...]:
    """Tell apart who shares a surname: "Democrat Anna Berg" and "Anna B. Berg" are Anna Berg.

    ``roles`` are those of each form of a name.
    """
    firsts: dict[str, list[str]] = {}
    for form in roles:
        if not any(form.endswith(f" {other}") for other in roles):
            firsts.setdefault(form.split()[0], []).append(form)
    return tuple(
        Person(max(same, key=len), _best([role for form in same for role in roles[form]], language))
        for same in firsts.values()
    )


def _best(roles: Iterable[str], language: Language) -> str:
    """Return an office rather than an honorific, the longest."""
    honorifics = language.names.honorifics
    best = max(roles, key=lambda role: (role not in honorifics, len(role)), default="")
    return best.rstrip(".")


def leading_name(parts: list[str], language: Language) -> str:
    """Return the name that ``parts`` begin with: up to the first small word, particles apart."""
    kept: list[str] = []
    for part in parts:
        if not part[:1].isupper() and part not in language.names.particles:
            break
        kept.append(part)
    while kept and not kept[-1][:1].isupper():
        kept.pop()
    return bare_name(" ".join(kept), language)


def surname(name: str, language: Language) -> str:
    """Return the word by which a person is named again: the last one, with its suffix."""
    parts = name.split()
    if len(parts) > 1 and parts[-1] in language.names.suffixes:
        return f"{parts[-2].rstrip(',')} {parts[-1]}"
    return parts[-1] if parts else ""
