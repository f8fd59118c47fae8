"""Turns: what is said in a recording, cue by cue, to a text with its speakers and its moments.

A turn is a paragraph or some, each under its speaker's name and a colon: "Anna Berg: Prices …". Cues
that overlap come in the order in which they begin; one that repeats the last lines of the one
before, as captions that roll do, says only what is new in it. Times are in seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from predtrack.errors import UnreadablePage
from predtrack.models.locator import time_locator
from predtrack.reading.pages import Page
from predtrack.reading.patterns import pattern

_PAUSE = 2.5
"""Seconds of silence that end a paragraph."""
_LONGEST = 80
"""Characters of a speaker's name."""
_LONG = 500
"""Characters behind which a paragraph ends with its sentence."""
TOUCHING = 0.1
"""Seconds by which what repeats another may begin behind its end."""
_ENDED = pattern(r"""[.!?…]["”'’»)\]]{0,3}$""")
_SOUND = pattern(r"[\[(][^\])]{1,80}[\])]|[♪♫#*]+[^♪♫]*[♪♫#*]*")
_LABEL = pattern(r"(?:>> ?|- ?)?([A-Z][A-Z.'-]+(?: [A-Z][A-Z.'-]*){0,5}):\s+(?=\S)")
_CHANGE = pattern(r">> ?|-{1,2} (?=\S)")


class SubtitleCue(NamedTuple):
    """Lines that are said from one second to another, by a speaker whose name may be empty."""

    start: float
    end: float
    speaker: str
    lines: tuple[str, ...]


class TimedWords(NamedTuple):
    """Words of one speaker, when they begin and end, and whether another's end before them."""

    start: float
    end: float
    speaker: str
    words: str
    is_turn: bool


def transcript(cues: Iterable[SubtitleCue], *, language: str | None = None) -> Page:
    """Make the text of a recording, and where in it each moment is.

    Raises:
        UnreadablePage: nobody says anything.
    """
    pieces, marks, turns, at = list[str](), list[tuple[int, str]](), list[tuple[int, int]](), 0
    last: TimedWords | None = None
    length = 0
    for said in _said(cues):
        is_new = last is None or _parts(last, said, length)
        label = f"{said.speaker}: " if is_new and said.speaker else ""
        piece = ("\n\n" if is_new else " ") * (last is not None) + label + said.words
        start = at + len(piece) - len(said.words) - len(label)
        marks.append((start, time_locator(said.start)))
        if label:
            turns.append((start, start + len(said.speaker)))
        pieces.append(piece)
        at, last = at + len(piece), said
        length = len(piece) if is_new else length + len(piece)
    if not pieces:
        raise UnreadablePage("", "nobody says anything in it")
    return Page(
        text="".join(pieces) + "\n", language=language, marks=tuple(marks), turns=tuple(turns)
    )


def _parts(last: TimedWords, said: TimedWords, length: int) -> bool:
    """Tell whether a paragraph ends between two utterances."""
    if said.is_turn or said.speaker != last.speaker:
        return True
    is_due = length > _LONG or said.start - last.end > _PAUSE
    return is_due and _ENDED.search(last.words) is not None


def _said(cues: Iterable[SubtitleCue]) -> Iterator[TimedWords]:
    """Yield what is said, in order, without what a cue repeats and what is no speech."""
    before: SubtitleCue | None = None
    named = ""
    for cue in sorted(cues, key=lambda one: one.start):
        lines = tuple(filter(None, (" ".join(line.split()) for line in cue.lines)))
        for said in _utterances(cue, lines[_repeated(before, cue, lines) :], named):
            named = "" if _name(cue.speaker) else said.speaker
            yield said
        if lines:
            before = cue._replace(lines=lines, end=max(cue.end, cue.start))


def _repeated(before: SubtitleCue | None, cue: SubtitleCue, lines: Sequence[str]) -> int:
    """Return how many of a cue's first lines are the last ones of the cue before it."""
    if before is None or cue.start > before.end + TOUCHING:
        return 0
    most = min(len(lines), len(before.lines))
    return next((n for n in range(most, 0, -1) if before.lines[-n:] == tuple(lines[:n])), 0)


def _utterances(cue: SubtitleCue, lines: Sequence[str], named: str) -> Iterator[TimedWords]:
    """Part the lines of a cue where another speaks, and leave off sounds.

    ``named`` is who was named in the words of an earlier cue, and goes on.
    """
    speaker, held, is_turn = _name(cue.speaker) or named, list[str](), False
    for line in lines:
        if _SOUND.fullmatch(line):
            continue
        label = _LABEL.match(line)
        change = label or _CHANGE.match(line)
        if change:
            if held:
                yield TimedWords(cue.start, cue.end, speaker, " ".join(held), is_turn)
            speaker = _name(label[1]) if label else _name(cue.speaker)
            held, is_turn = [line[change.end() :]], True
        else:
            held.append(line)
    words = " ".join(held).strip()
    if words:
        yield TimedWords(cue.start, cue.end, speaker, words, is_turn)


def _name(speaker: str) -> str:
    """Return a speaker's name on one line, without a colon."""
    return " ".join(speaker.replace(":", " ").split())[:_LONGEST]
