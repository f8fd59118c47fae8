"""Features: what the model weighs of a sentence and of what stands around it.

A feature is a name and where in the sentence it rests. Rules go by their own names; the others'
begin with their group: ``word`` and ``pair`` of words, words and sorts of words ``before`` and
``after`` a cue, ``tense``, ``form``, ``year``, and what the sentences ``before-it`` and
``behind-it`` are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from predtrack.reading.cues.matching import SPEAKING, Firing, Seen
from predtrack.reading.language import Language

NEAR_BEFORE, NEAR_AFTER = 3, 6
"""Words on either side of the beginning of a cue that stand near it."""
MOST_CUES = 8
"""Cues of a sentence whose surroundings are looked at."""
LENGTHS = (7, 17, 31)
"""Words up to which a sentence is short, middling and long."""
QUOTED_WHOLE = 0.8
"""Share in quotation marks of a sentence that is a quotation."""

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_FIGURES = re.compile(r"\d")
_MARKS = re.compile(r"[?%$£€:;,!]")
_ENDED = re.compile(r"[.?!…][\"') ]*$")


class Feature(NamedTuple):
    """A feature and where in the sentence it rests, half-open."""

    name: str
    start: int = 0
    end: int = 0


class Around(NamedTuple):
    """What a sentence stands in.

    The sentences ``before`` and ``behind`` it, how much of it, from 0 to 1, is ``quoted``, and the
    day its article was published.
    """

    before: Seen | None = None
    behind: Seen | None = None
    quoted: float = 0.0
    published: date | None = None


ALONE = Around()
"""A sentence that stands in nothing."""


class _Everything:
    """What holds every name."""

    def __contains__(self, name: object) -> bool:
        return True


def features_of(
    seen: Seen, around: Around = ALONE, known: Container[str] = _Everything()
) -> Iterator[Feature]:
    """Yield the features of a sentence whose names are known; a name may come more than once."""
    fired = seen.fired
    cues = [one for one in fired if one.rule.role in SPEAKING]
    for one in fired:
        yield Feature(one.rule.name, one.start, one.end)
    yield Feature(f"form:cues {min(len(cues), 5)}")
    yield from _words(seen, known)
    yield from _near(seen, cues, known)
    yield from _form(seen, around)
    yield from _years(seen, around.published)
    yield from _neighbour("before-it", around.before)
    yield from _neighbour("behind-it", around.behind)


def _words(seen: Seen, known: Container[str]) -> Iterator[Feature]:
    words, starts = seen.words, seen.starts
    before, began = "^", 0
    for word, start in zip(words, starts, strict=False):
        end = start + len(word)
        if (name := f"word:{word}") in known:
            yield Feature(name, start, end)
        if (name := f"pair:{before} {word}") in known:
            yield Feature(name, began, end)
        before, began = word, start


def _near(seen: Seen, cues: list[Firing], known: Container[str]) -> Iterator[Feature]:
    words, starts, sorts = seen.words, seen.starts, sorts_of(seen.language)
    for cue in cues[:MOST_CUES]:
        at = bisect_left(starts, cue.start, hi=len(words))
        for place in range(max(0, at - NEAR_BEFORE), min(len(words), at + NEAR_AFTER)):
            group, word, start = "before" if place < at else "after", words[place], starts[place]
            if (name := f"{group}:{word}") in known:
                yield Feature(name, start, start + len(word))
            for sort in sorts.get(word, ()):
                yield Feature(f"{group}-sort:{sort}", start, start + len(word))


@cache
def sorts_of(language: Language) -> dict[str, tuple[str, ...]]:
    """Return the sorts of each word that is of any."""
    found: dict[str, tuple[str, ...]] = {}
    for sort, words in language.cues.sorts.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), sort)
    return found


def _form(seen: Seen, around: Around) -> Iterator[Feature]:
    length = len(seen.words)
    size = sum(length > longest for longest in LENGTHS)
    yield Feature(f"form:length {size}")
    yield Feature(f"tense:{seen.tense}")
    if around.quoted:
        yield Feature("form:quotation" if around.quoted > QUOTED_WHOLE else "form:quotes")
    for mark in sorted(set(_MARKS.findall(seen.text))):
        yield Feature(f"form:{mark}")
    if _FIGURES.search(seen.text):
        yield Feature("form:figures")
    if not _ENDED.search(seen.text[-8:]):
        yield Feature("form:unended")


def _years(seen: Seen, published: date | None) -> Iterator[Feature]:
    for year in _YEAR.finditer(seen.text):
        if published is None:
            yield Feature("year:unknown", *year.span())
            continue
        number = int(year[0])
        side = "same" if number == published.year else "past"
        yield Feature(f"year:{'future' if number > published.year else side}", *year.span())


def _neighbour(group: str, seen: Seen | None) -> Iterator[Feature]:
    if seen is None:
        yield Feature(f"{group}:none")
        return
    yield Feature(f"{group}:{seen.tense}")
    for name in {one.rule.name for one in seen.cues}:
        yield Feature(f"{group}:{name}")
