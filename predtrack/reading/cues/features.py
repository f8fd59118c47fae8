"""Features: what the model weighs of a sentence and of what stands around it.

A feature is a name and where in the sentence it rests. Rules go by their own names; the others'
begin with their group: ``word`` and ``pair`` of words, words ``before`` and ``after`` a cue,
``both`` of two rules, ``tense``, ``form``, ``year``, and what the sentences ``before-it`` and
``behind-it`` are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import combinations, pairwise
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


def features_of(seen: Seen, around: Around = ALONE) -> Iterator[Feature]:
    """Yield the features of a sentence; a name may come more than once."""
    fired = seen.fired
    cues = [one for one in fired if one.rule.role in SPEAKING]
    for one in fired:
        yield Feature(one.rule.name, one.start, one.end)
    yield Feature(f"form:cues {min(len(cues), 5)}")
    yield from _both(fired)
    yield from _words(seen)
    yield from _near(seen, cues)
    yield from _form(seen, around)
    yield from _years(seen, around.published)
    yield from _neighbour("before-it", around.before)
    yield from _neighbour("behind-it", around.behind)


def _both(fired: list[Firing]) -> Iterator[Feature]:
    for one, other in combinations(sorted(one.rule.name for one in fired), 2):
        yield Feature(f"both:{one} + {other}")


def _words(seen: Seen) -> Iterator[Feature]:
    words, starts = seen.words, seen.starts
    for word, start in zip(words, starts, strict=False):
        yield Feature(f"word:{word}", start, start + len(word))
    if words:
        yield Feature(f"pair:^ {words[0]}", starts[0], starts[0] + len(words[0]))
    for at, (word, other) in enumerate(pairwise(words), start=1):
        yield Feature(f"pair:{word} {other}", starts[at - 1], starts[at] + len(other))


def _near(seen: Seen, cues: list[Firing]) -> Iterator[Feature]:
    words, starts, sorts = seen.words, seen.starts, sorts_of(seen.language)
    for one in cues[:MOST_CUES]:
        at = bisect_left(starts, one.start, hi=len(words))
        first = max(0, at - NEAR_BEFORE)
        for place in range(first, min(len(words), at + NEAR_AFTER)):
            group = "before" if place < at else "after"
            start = starts[place]
            yield Feature(f"{group}:{words[place]}", start, start + len(words[place]))
            for sort in sorts.get(words[place], ()):
                yield Feature(f"{group}-sort:{sort}", start, start + len(words[place]))


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
    yield Feature(f"tense:{tense_of(seen)}")
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
    yield Feature(f"{group}:{tense_of(seen)}")
    for name in {one.rule.name for one in seen.cues}:
        yield Feature(f"{group}:{name}")


def tense_of(seen: Seen) -> str:
    """Tell which tense most verbs of a sentence are in that show it."""
    made_of = seen.language.cues
    past = sum(
        word in made_of.past or (len(word) > 4 and word.endswith(made_of.past_endings))  # noqa: PLR2004
        for word in seen.words
    )
    present = sum(word in made_of.present for word in seen.words)
    if past == present:
        return "none"
    return "past" if past > present else "present"
