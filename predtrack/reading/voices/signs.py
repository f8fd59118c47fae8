"""Signs: what of a sentence and of the one before it tells whose words it is.

Each is a name with the words that it rests on; a name of several parts says which row of words,
which sort of source or how much of the sentence. ``MEANINGS`` says what the first part stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from predtrack.reading.voices.sources import Sort
from predtrack.reading.voices.telling import Telling
from predtrack.reading.voices.view import View

MEANINGS: dict[str, str] = {
    "quoted": "how much of the sentence stands in quotation marks",
    "article": "how much of the article stands in quotation marks",
    "opened-before": "the quotation has begun before the sentence",
    "goes-on": "the quotation goes on after the sentence",
    "tells": "somebody says, thinks, intends or shows it",
    "share": "how much of the sentence somebody says, thinks, intends or shows",
    "passive": "it is said, expected or planned, not said by whom",
    "others": "how much of the sentence is quoted or told",
    "i": "I, me, my, outside quotation marks",
    "we": "we, us, our, outside quotation marks",
    "you": "you, your, outside quotation marks",
    "asks": "it ends with a question mark",
    "before": "what the sentence before it, in the same paragraph, is",
    "after-colon": "the sentence before it ends with a colon",
    "same-tense": "it goes on in the tense of what was reported before it",
    "cue": "where the words stand that speak most for a statement",
    "label": "its paragraph begins with a speaker's name and a colon",
    "introduced": "the paragraph before it ends with somebody saying, and a colon",
}
PRIORS: dict[str, float] = {"label": 6.0, "introduced": 5.0}
"""What signs are worth, in log odds, that too few articles have to be fitted."""

SHARES = ((0.97, "whole"), (0.8, "most"), (0.6, "much"), (0.45, "half"), (0.2, "some"), (1e-4, "few"))  # fmt: skip
OF_ARTICLE = ((0.25, "much"), (0.1, "some"), (0.02, "few"))

_I = re.compile(r"\b(?:I|I'm|I'll|I've|I'd|me|my|My)\b")
_WE = re.compile(r"\b(?:[Ww]e|us|[Oo]urs?)\b")
_YOU = re.compile(r"\b[Yy]ou(?:r)?\b")
_PAST = re.compile(r"\b(?:would|could|had|was|were|should|might)\b")


class Sign(NamedTuple):
    """A sign and the words of the sentence that it rests on, at [start, end)."""

    name: str
    start: int
    end: int


def signs_of(view: View, before: View | None, strongest: int | None) -> Iterator[Sign]:
    """Yield what speaks for or against another's voice in a sentence.

    ``before`` is the sentence before it in the same block; ``strongest`` the place of the words
    that speak most for a statement, None where none do.
    """
    yield from _quoted(view)
    yield from _told(view)
    yield from _persons(view)
    if before is not None:
        yield from _after(view, before)
    if strongest is not None:
        yield from _cue(view, strongest)


def share_word(share: float, words: tuple[tuple[float, str], ...] = SHARES) -> str:
    """Name a share from 0 to 1."""
    return next((word for least, word in words if share >= least), "none")


def _quoted(view: View) -> Iterator[Sign]:
    start, end = 0, 0
    if view.quotations:
        first = view.quotations[0]
        start, end = max(0, first.start - view.start), min(len(view.text), first.end - view.start)
    yield Sign(f"quoted:{share_word(view.quoted)}", start, end)
    yield Sign(f"article:{share_word(view.document.quoted, OF_ARTICLE)}", 0, 0)
    for one in view.quotations:
        if one.start < view.start:
            yield Sign("opened-before", 0, 0)
        if one.end > view.end + 2:
            yield Sign("goes-on", 0, 0)


def _told(view: View) -> Iterator[Sign]:
    shares: dict[str, float] = {}
    others = [
        (one.start - view.start, one.end - view.start) for one in view.quotations
    ]
    seen: set[str] = set()
    for telling in view.tellings:
        for name in _names(view, telling):
            if name not in seen:
                seen.add(name)
                yield Sign(name, telling.start, telling.end)
    for said in view.said:
        if view.sort(said.telling) is not Sort.I:
            row = said.telling.row
            shares[row] = shares.get(row, 0) + (said.end - said.start) / len(view.text)
            others.append((said.start, said.end))
    for row, share in shares.items():
        yield Sign(f"share:{row}:{share_word(share)}", 0, 0)
    yield Sign(f"others:{share_word(_covered(others, len(view.text)))}", 0, 0)


def _names(view: View, telling: Telling) -> Iterator[str]:
    if telling.passive:
        yield f"passive:{telling.row}"
        return
    yield f"tells:{telling.row}"
    yield f"tells:{telling.row}:{view.sort(telling)}"


def _covered(places: list[tuple[int, int]], length: int) -> float:
    """Return how much of [0, length) the places cover together."""
    covered, reached = 0, 0
    for start, end in sorted(places):
        first, last = max(start, reached), min(end, length)
        if last > first:
            covered += last - first
            reached = last
    return covered / length


def _persons(view: View) -> Iterator[Sign]:
    for name, pattern in (("i", _I), ("we", _WE), ("you", _YOU)):
        match = pattern.search(view.outside)
        if match:
            yield Sign(name, *match.span())
    if view.text.rstrip("\"' ").endswith("?"):
        yield Sign("asks", len(view.text.rstrip("\"' ")) - 1, len(view.text))


def _after(view: View, before: View) -> Iterator[Sign]:
    yield Sign(f"before:quoted:{share_word(before.quoted)}", 0, 0)
    rows = {one.row for one in before.tellings if not one.passive}
    for row in sorted(rows):
        yield Sign(f"before:tells:{row}", 0, 0)
    if before.text.rstrip('" ').endswith(":"):
        yield Sign("after-colon", 0, 0)
    if "says" in rows and not view.tellings and _PAST.search(view.lower):
        yield Sign("same-tense", 0, 0)


def _cue(view: View, place: int) -> Iterator[Sign]:
    if view.is_quoted(place):
        yield Sign("cue:quoted", place, place)
        return
    around = [
        one.telling
        for one in view.said
        if one.start <= place < one.end and view.sort(one.telling) is not Sort.I
    ]
    yield Sign("cue:told" if around else "cue:outside", place, place)
    names = {f"cue:{one.row}" for one in around}
    names |= {f"cue:{one.row}:{view.sort(one)}" for one in around}
    for name in sorted(names):
        yield Sign(name, place, place)
