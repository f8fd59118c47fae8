"""Signs: what of a sentence and of the one before it tells whose words it is.

Each is a name with the words that it rests on; a name of several parts says which row of words,
which sort of source or how much of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

import msgspec

from predtrack.reading.language import Language
from predtrack.reading.patterns import pattern
from predtrack.reading.voices.rule import SpeakerSort, VoiceRow
from predtrack.reading.voices.telling import Telling
from predtrack.reading.voices.view import WHOLLY, View


class Mark(StrEnum):
    """What a sign is about: the first part of its name."""

    QUOTED = "quoted"  # how much of the sentence stands in quotation marks
    OPENED = "opened-before"  # the quotation has begun before the sentence
    GOES_ON = "goes-on"  # the quotation goes on behind it
    TELLS = "tells"  # somebody says, thinks, intends or shows it
    SHARE = "share"  # how much of the sentence he does
    PASSIVE = "passive"  # it is said, expected or planned, not by whom
    OTHERS = "others"  # how much of the sentence is quoted or told
    ASKS = "asks"  # it ends with a question mark
    BEFORE = "before"  # what the sentence before it in its paragraph is
    COLON = "after-colon"  # that sentence ends with a colon
    TENSE = "same-tense"  # it goes on in the tense of what was reported there
    CUE = "cue"  # where the words stand that speak most for a statement
    ITSELF = "cue-is"  # they are the words by which somebody says, thinks or intends it
    LABEL = "label"  # its paragraph begins with a speaker's name and a colon
    INTRODUCED = "introduced"  # the paragraph before ends with somebody saying, and a colon


class Share(StrEnum):
    """How much of something."""

    WHOLE = "whole"
    MOST = "most"
    MUCH = "much"
    HALF = "half"
    SOME = "some"
    FEW = "few"
    NONE = "none"


SOMEBODY = frozenset(
    {
        SpeakerSort.NAME,
        SpeakerSort.BODY,
        SpeakerSort.SORT,
        SpeakerSort.OFFICE,
        SpeakerSort.HE,
        SpeakerSort.SHE,
        SpeakerSort.THEY,
    }
)
"""Sorts of source that can say something."""
QUOTED = 0.6
"""Share in quotation marks from which a sentence does not go on what stands before it."""

SHARES: tuple[tuple[float, Share], ...] = (
    (0.97, Share.WHOLE), (0.8, Share.MOST), (0.6, Share.MUCH), (0.45, Share.HALF), (0.2, Share.SOME), (1e-4, Share.FEW),
)  # fmt: skip
"""The least share, from 0 to 1, of each word for a part of a sentence."""


class Sign(msgspec.Struct, frozen=True):
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
    if before is not None and view.quoted < QUOTED:
        yield from _after(view, before)
    if strongest is not None:
        yield from _cue(view, strongest)


def _named(*parts: str) -> str:
    return ":".join(parts)


def share_word(share: float) -> Share:
    """Name a share from 0 to 1."""
    return next((word for least, word in SHARES if share >= least), Share.NONE)


def _quoted(view: View) -> Iterator[Sign]:
    start = end = 0
    if view.quotations:
        first = view.quotations[0]
        start, end = max(0, first.start - view.start), min(len(view.text), first.end - view.start)
    yield Sign(_named(Mark.QUOTED, share_word(view.quoted)), start, end)
    if view.quotations and view.quotations[0].start < view.start:
        yield Sign(Mark.OPENED, 0, 0)
    if view.quotations and view.quotations[-1].end > view.end + 2:
        yield Sign(Mark.GOES_ON, 0, 0)


def _told(view: View) -> Iterator[Sign]:
    names: dict[str, Telling] = {}
    for telling in view.tellings:
        for name in _names(view, telling):
            names.setdefault(name, telling)
    for name, telling in names.items():
        yield Sign(name, telling.start, telling.end)
    yield from _shares(view)


def _names(view: View, telling: Telling) -> Iterator[str]:
    if telling.passive:
        yield _named(Mark.PASSIVE, telling.row)
        return
    yield _named(Mark.TELLS, telling.row)
    sort = view.sort(telling)
    yield _named(Mark.TELLS, telling.row, sort)
    if sort in SOMEBODY:
        yield _named(Mark.TELLS, telling.row, "somebody")


def _shares(view: View) -> Iterator[Sign]:
    shares: dict[VoiceRow, float] = {}
    others = [(one.start - view.start, one.end - view.start) for one in view.quotations]
    for said in view.said:
        if view.sort(said.telling) is not SpeakerSort.FIRST:
            row = said.telling.row
            shares[row] = shares.get(row, 0) + (said.end - said.start) / len(view.text)
            others.append((said.start, said.end))
    for row, share in shares.items():
        yield Sign(_named(Mark.SHARE, row, share_word(share)), 0, 0)
    yield Sign(_named(Mark.OTHERS, share_word(_covered(others, len(view.text)))), 0, 0)


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
    if view.quoted > WHOLLY:
        return
    for name, person in _patterns(view.document.language).persons:
        match = person.search(view.outside)
        if match:
            yield Sign(name, *match.span())
    asked = view.text.rstrip("\"' ")
    if asked.endswith("?"):
        yield Sign(Mark.ASKS, len(asked) - 1, len(asked))


def _after(view: View, before: View) -> Iterator[Sign]:
    yield Sign(_named(Mark.BEFORE, Mark.QUOTED, share_word(before.quoted)), 0, 0)
    rows = {one.row for one in before.tellings if not one.passive}
    for row in sorted(rows):
        yield Sign(_named(Mark.BEFORE, Mark.TELLS, row), 0, 0)
    if before.text.rstrip('" ').endswith(":"):
        yield Sign(Mark.COLON, 0, 0)
    if VoiceRow.SAYS in rows and not view.tellings:
        past = _patterns(view.document.language).past.search(view.lower)
        if past:
            yield Sign(Mark.TENSE, *past.span())


def _cue(view: View, place: int) -> Iterator[Sign]:
    if view.is_quoted(place):
        yield Sign(_named(Mark.CUE, "quoted"), place, place)
        return
    for one in view.tellings:
        if one.start <= place < one.end:
            for name in _names(view, one):
                yield Sign(_named(Mark.ITSELF, name), one.start, one.end)
    around = [
        one.telling
        for one in view.said
        if one.start <= place < one.end and view.sort(one.telling) is not SpeakerSort.FIRST
    ]
    yield Sign(_named(Mark.CUE, "told") if around else _named(Mark.CUE, "outside"), place, place)
    names = {_named(Mark.CUE, one.row) for one in around}
    names |= {_named(Mark.CUE, one.row, view.sort(one)) for one in around}
    names |= {_named(Mark.CUE, one.row, "somebody") for one in around if view.sort(one) in SOMEBODY}
    for name in sorted(names):
        yield Sign(name, place, place)


class SignPatterns(msgspec.Struct, frozen=True):
    """What of the signs a language has as patterns: persons by name, and the tense of reports."""

    persons: tuple[tuple[str, re.Pattern[str]], ...]
    past: re.Pattern[str]


@cache
def _patterns(language: Language) -> SignPatterns:
    persons = language.voices.persons.items()
    return SignPatterns(
        tuple((name, pattern(words)) for name, words in persons),
        pattern(language.voices.past),
    )
