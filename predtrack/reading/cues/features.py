"""Features: what the model weighs of a sentence and of what stands around it.

A feature is a name and where in the sentence it rests. Rules go by their own names; the others'
begin with their group: ``word`` and ``pair`` of words, words and sorts of words ``before`` and
``after`` a cue, ``both`` of two rules, ``tense``, ``form``, ``year``, what the sentences
``before-it``, ``behind-it`` and ``near-it`` score, and how much of the ``text`` looks ahead.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import combinations
from operator import attrgetter

import msgspec

from predtrack.reading.cues.matching import SPEAKING, Firing, Seen
from predtrack.reading.language import Language
from predtrack.reading.patterns import pattern

NEAR_BEFORE, NEAR_AFTER = 3, 6
"""Words on either side of the beginning of a cue that stand near it."""
MOST_CUES = 8
"""Cues of a sentence whose surroundings are looked at."""
LENGTHS = (7, 17, 31)
"""Words up to which a sentence is short, middling and long."""
QUOTED_WHOLE = 0.8
"""Share in quotation marks of a sentence that is a quotation."""
NEIGHBOURS, STEPS = 3, 5
"""Sentences on either side that are near; how many steps the score of a neighbour is told in."""
OFTEN = 1.5
"""What the mean score of those near is multiplied by: few of them are statements."""

_YEAR = pattern(r"(?:1[89]|20)(?<!\w\d\d)\d\d\b")
_FIGURES = pattern(r"\d")
_MARKS = "!$%,:;?£€"
_ENDED = pattern(r"[.?!…][\"') ]*$")

DATED = "form:dated"
"""The feature of a sentence with a deadline, asked for last: reading it costs most."""


Feature = tuple[str, int, int]
"""A name and where in the sentence it rests, half-open; nowhere is [0, 0)."""


class Around(msgspec.Struct, frozen=True):
    """What a sentence stands in.

    How much of it, from 0 to 1, is ``quoted``, the day its article was published, what tells
    whether a deadline is ``dated`` in it as read from that day, and how many eighths of the article
    look ``forward``.
    """

    quoted: float = 0.0
    published: date | None = None
    dated: Callable[[], bool] = bool
    forward: int = 0


_ALONE = Around()
"""A sentence that stands in nothing."""


class _Everything:
    """What holds every word."""

    def __contains__(self, word: object) -> bool:
        return True


class Known(msgspec.Struct, frozen=True):
    """Which features of words and of two rules are asked for, by their group: all, or some."""

    word: Container[str] = _Everything()
    pair: Container[str] = _Everything()
    before: Container[str] = _Everything()
    after: Container[str] = _Everything()
    both: Container[str] = _Everything()


EVERYTHING, NOTHING = Known(), Known((), (), (), (), ())


def features_of(
    seen: Seen, around: Around = _ALONE, known: Known = EVERYTHING
) -> Iterator[Feature]:
    """Yield what a sentence has by itself, but ``DATED``; one may come more than once.

    Of words and of two rules those that are known.
    """
    fired = seen.fired
    cues = [one for one in fired if one.rule.role in SPEAKING]
    for one in fired:
        yield one.rule.name, one.start, one.end
    yield f"form:cues {min(len(cues), 5)}", 0, 0
    yield from _both(fired, known.both)
    yield from _words(seen, known)
    yield from _near(seen, cues, known)
    has_figures = _FIGURES.search(seen.text) is not None
    for name in _form(seen, around, has_figures=has_figures):
        yield name, 0, 0
    if has_figures:
        yield from _years(seen, around.published)


def beside_features(scores: Mapping[int, float], number: int, count: int) -> Iterator[str]:
    """Yield what the neighbours of sentence ``number`` of ``count`` score by themselves, 0 to 1.

    What has no score scores nothing.
    """
    near = range(max(0, number - NEIGHBOURS), min(count, number + NEIGHBOURS + 1))
    known = {other: scores.get(other, 0.0) for other in near if other != number}
    yield f"before-it:{_step(known.get(number - 1))}"
    yield f"behind-it:{_step(known.get(number + 1))}"
    mean = math.fsum(known.values()) / len(known) if known else None
    yield f"near-it:{_step(mean and OFTEN * mean)}"


def _step(score: float | None) -> str:
    return "none" if score is None else str(min(STEPS - 1, int(STEPS * score)))


def kind_features(seen: Seen) -> Iterator[str]:
    """Yield what tells the kind of a sentence: its rules, the kinds they give it, which is first."""
    cues = [one for one in seen.fired if one.rule.kind]
    yield from (one.rule.name for one in seen.fired)
    yield f"tense:{seen.tense}"
    if cues:
        yield f"first:{min(cues, key=attrgetter('start')).rule.kind}"
        yield f"kinds:{' '.join(sorted({str(one.rule.kind) for one in cues}))}"


def _both(fired: list[Firing], known: Container[str]) -> Iterator[Feature]:
    """Yield each two rules that a sentence fires, where the first of them rests."""
    named = sorted([(one.rule.name, one.start, one.end) for one in fired])
    for (one, start, end), (other, _, _) in combinations(named, 2):
        if (pair := f"{one} {other}") in known:
            yield f"both:{pair}", start, end


def _words(seen: Seen, known: Known) -> Iterator[Feature]:
    words, pairs = known.word, known.pair
    before, began = "^", 0
    for word, start in zip(seen.words, seen.starts, strict=False):
        if word in words:
            yield f"word:{word}", start, start + len(word)
        if (pair := f"{before} {word}") in pairs:
            yield f"pair:{pair}", began, start + len(word)
        before, began = word, start


def _near(seen: Seen, cues: list[Firing], known: Known) -> Iterator[Feature]:
    last, places = len(seen.words), dict.fromkeys(one.start for one in cues[:MOST_CUES])
    for place in places:
        at = bisect_left(seen.starts, place, hi=last)
        yield from _beside("before", seen, slice(max(0, at - NEAR_BEFORE), at), known.before)
        yield from _beside("after", seen, slice(at, at + NEAR_AFTER), known.after)


def _beside(side: str, seen: Seen, places: slice, known: Container[str]) -> Iterator[Feature]:
    """Yield the words that stand on one side of a cue, and their sorts."""
    sorts = sorts_of(seen.language, side)
    for word, start in zip(seen.words[places], seen.starts[places], strict=False):
        if word in known:
            yield f"{side}:{word}", start, start + len(word)
        if word in sorts:
            for name in sorts[word]:
                yield name, start, start + len(word)


@cache
def sorts_of(language: Language, side: str) -> dict[str, tuple[str, ...]]:
    """Return the features of each word that is of a sort, on one side of a cue."""
    found: dict[str, tuple[str, ...]] = {}
    for sort, words in language.cues.sorts.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), f"{side}-sort:{sort}")
    return found


def _form(seen: Seen, around: Around, *, has_figures: bool) -> Iterator[str]:
    yield f"form:length {bisect_left(LENGTHS, len(seen.words))}"
    yield f"tense:{seen.tense}"
    yield f"text:{around.forward}"
    if around.quoted:
        yield "form:quotation" if around.quoted > QUOTED_WHOLE else "form:quotes"
    yield from [f"form:{mark}" for mark in _MARKS if mark in seen.text]
    if has_figures:
        yield "form:figures"
    if seen.text[-1:] != "." and not _ENDED.search(seen.text[-8:]):
        yield "form:unended"


def _years(seen: Seen, published: date | None) -> Iterator[Feature]:
    for year in _YEAR.finditer(seen.text):
        yield f"year:{_side(int(year[0]), published)}", *year.span()


def _side(year: int, published: date | None) -> str:
    """Tell on which side of the day of publication a year lies."""
    if published is None:
        return "unknown"
    if year == published.year:
        return "same"
    return "future" if year > published.year else "past"
