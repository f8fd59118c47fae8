"""Names: the people and bodies that a text names, and the fullest form of each.

A name is a run of words with capitals, of any alphabet that has them; scripts without capitals give
none. Offsets are half-open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from predtrack.reading.english.people import (
    BODIES,
    HONORIFICS,
    LEAD_INS,
    NO_NAMES,
    OFFICES,
    PARTICLES,
    SUFFIXES,
)

LONGEST = 80
"""Characters of a name: a longer run is a headline or a list."""

MOST_PARTS = 5
"""Words of a person's name."""

_CAPITALS = "".join(
    chr(code) for code in (*range(0x41, 0x250), *range(0x370, 0x590)) if chr(code).isupper()
)
_WORD = rf"[{_CAPITALS}][\w'’-]{{0,40}}\.?(?:[{_CAPITALS}][\w-]{{1,30}})?"
_NEXT = rf"(?: (?:(?:{'|'.join(PARTICLES)}) )?{_WORD})"
_RUN = re.compile(rf"(?<![\w'’.]){_WORD}{_NEXT}{{0,7}}")
_FULL_RUN = re.compile(rf"(?<![\w'’.]){_WORD}{_NEXT}{{1,7}}")
_SENTENCE_END = re.compile(r"[\w)]{3,}\.$")


class Name(NamedTuple):
    """Words with capitals at [start, end): ``role`` is the office or honorific before the name."""

    start: int
    end: int
    role: str
    words: str

    @property
    def is_body(self) -> bool:
        """Tell whether it names a body, not a person."""
        return is_body(self.words)


def find_names(
    plain: str, places: Iterable[tuple[int, int]], *, full: bool = False
) -> Iterator[Name]:
    """Yield the names in a levelled text, in the order in which they stand in the places.

    ``full`` leaves out those of one word.
    """
    runs = _FULL_RUN if full else _RUN
    for start, end in places:
        for run in runs.finditer(plain, start, end):
            yield from _names_of(run)


def _names_of(run: re.Match[str]) -> Iterator[Name]:
    for first, words in _sentences_parted(run):
        name = _name(first, words)
        if name:
            yield name


def _sentences_parted(run: re.Match[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the parts of a run that a full stop between two sentences cuts."""
    at, held, first = run.start(), [], run.start()
    for word in run[0].split(" "):
        held.append(word)
        at += len(word) + 1
        if _SENTENCE_END.search(word) and word not in HONORIFICS:
            yield first, held
            held, first = [], at
    if held:
        yield first, held


def _name(start: int, words: list[str]) -> Name | None:
    words = [word for word in words if word]
    while words and words[0].rstrip(".,") in LEAD_INS:
        start += len(words.pop(0)) + 1
    if not words or len(" ".join(words)) > LONGEST:
        return None
    role, rest = split_role(words)
    name = " ".join(rest).removesuffix("'s").removesuffix("'").strip(" -")
    if not name or name.rstrip(".") in NO_NAMES:
        return None
    end = start + len(" ".join(words))
    return Name(start, end, " ".join(role), name if name[-3:] in SUFFIXES else name.rstrip("."))


def split_role(words: list[str]) -> tuple[list[str], list[str]]:
    """Part offices and honorifics from the name behind them."""
    last = max(
        (place for place, word in enumerate(words[:-1], start=1) if _is_office(word)), default=0
    )
    return words[:last], words[last:]


def _is_office(word: str) -> bool:
    return word in HONORIFICS or word.lower().rstrip(",") in OFFICES


def is_body(words: str) -> bool:
    """Tell whether words name a body, such as a bank or a ministry."""
    parts = words.split()
    return any(part.lower().rstrip("s") in BODIES or part.lower() in BODIES for part in parts) or (
        "of" in parts or "for" in parts or parts[0] == "The"
    )


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of an article: the fullest form of the name, and an office or honorific, or none."""

    name: str
    role: str


def people_of(names: Iterable[Name]) -> dict[str, tuple[Person, ...]]:
    """Return who is known in full by each surname: first and last name tell people apart."""
    forms: dict[str, Counter[str]] = {}
    roles: dict[str, Counter[str]] = {}
    for one in names:
        parts = one.words.split()
        if 1 < len(parts) <= MOST_PARTS and not one.is_body:
            forms.setdefault(surname(one.words), Counter())[one.words] += 1
            if one.role:
                roles.setdefault(one.words, Counter())[one.role] += 1
    return {last: _persons(counted, roles) for last, counted in forms.items()}


def _persons(counted: Counter[str], roles: dict[str, Counter[str]]) -> tuple[Person, ...]:
    """Tell apart who shares a surname: "Democrat Anna Berg" and "Anna B. Berg" are Anna Berg."""
    plain = [form for form in counted if not any(_ends_with(form, other) for other in counted)]
    firsts: dict[str, list[str]] = {}
    for form in plain:
        firsts.setdefault(form.split()[0], []).append(form)
    return tuple(
        Person(max(same, key=len), _best(sum((roles.get(form, Counter()) for form in same), Counter())))
        for same in firsts.values()
    )


def _ends_with(form: str, other: str) -> bool:
    return form.endswith(f" {other}")


def _best(roles: Counter[str]) -> str:
    """Return an office rather than an honorific, the longest."""
    return max(roles, key=lambda role: (role not in HONORIFICS, len(role)), default="").rstrip(".")


def name_words(parts: list[str]) -> str:
    """Return the words of a name that ``parts`` begin with: up to the first small one, particles apart."""
    kept: list[str] = []
    for part in parts:
        if not part[:1].isupper() and part not in PARTICLES:
            break
        kept.append(part)
    while kept and not kept[-1][:1].isupper():
        kept.pop()
    name = " ".join(kept).strip(" ,'\"").removesuffix("'s").strip(" ,'\"")
    return name if name.rpartition(" ")[2] in SUFFIXES else name.rstrip(".")


def surname(name: str) -> str:
    """Return the word by which a person is named again: the last one, with its suffix."""
    parts = name.split()
    if len(parts) > 1 and parts[-1] in SUFFIXES:
        return f"{parts[-2].rstrip(',')} {parts[-1]}"
    return parts[-1] if parts else ""
