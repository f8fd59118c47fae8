"""Subtitles: WebVTT and SRT, through webvtt-py; the locator of a place is its time."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

from predtrack.errors import UnreadablePage
from predtrack.reading.files.turns import SubtitleCue, transcript
from predtrack.reading.pages import Page

_VOICE = re.compile(r"<v(?:\.[^ >]{0,99})?[ \t]+([^>]{1,200})>")
_TAG = re.compile(r"</?[a-zA-Z0-9][^<>]{0,200}>|\{\\[^}]{0,99}\}")
_SECONDS = (3600, 60, 1, 0.001)


def read(data: bytes) -> Page:
    """Read subtitles.

    Raises:
        UnreadablePage: they are damaged, or nobody says anything.
        ImportError: webvtt-py is not installed.
    """
    import webvtt

    text = data.decode()
    form = "vtt" if text.lstrip().startswith("WEBVTT") else "srt"
    try:
        captions = webvtt.WebVTT.from_buffer(StringIO(text.lstrip()), format=form)
    except (webvtt.errors.MalformedFileError, webvtt.errors.MalformedCaptionError):
        raise UnreadablePage("", "its cues are damaged: save its text as a file") from None
    language = re.match(r"WEBVTT[^\n]*\n(?:[^\n]+\n){0,9}?Language: *([a-z]{2})\b", text)
    cues = (cue for caption in captions.captions for cue in _cues(caption))
    return transcript(cues, language=language[1] if language else None)


def _cues(caption: Any) -> Iterator[SubtitleCue]:
    """Yield what each voice says in a caption."""
    start, end = _seconds(caption.start), _seconds(caption.end)
    raw = "\n".join(caption.lines)
    before, *parts = _VOICE.split(raw)
    for name, words in (("", before), *zip(parts[::2], parts[1::2], strict=True)):
        lines = tuple(html.unescape(_TAG.sub("", line)) for line in words.splitlines())
        if any(map(str.strip, lines)):
            yield SubtitleCue(start, end, html.unescape(name), lines)


def _seconds(moment: str) -> float:
    """Return the seconds of ``00:31:10.500``."""
    parts = [int(part) for part in re.split(r"[:.,]", str(moment))]
    return sum(one * worth for one, worth in zip(parts, _SECONDS[-len(parts) :], strict=True))
