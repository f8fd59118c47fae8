"""Transcripts that Whisper and its kin write as JSON; the locator of a place is its time.

``segments`` with ``start``, ``end`` in seconds, ``text`` and, where voices were told apart, a
``speaker`` (openai-whisper, faster-whisper, whisperX); ``transcription`` with ``offsets`` in
milliseconds (whisper.cpp).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from predtrack.errors import UnreadablePage
from predtrack.reading.files.turns import SubtitleCue, transcript
from predtrack.reading.pages import Page

_DAMAGED = "it is no whole transcript: save its text as a file"


def read(data: bytes) -> Page:
    """Read a transcript.

    Raises:
        UnreadablePage: it is damaged, or nobody says anything.
    """
    try:
        record = json.loads(data)
        cues = list(_cues(record))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        raise UnreadablePage("", _DAMAGED) from None
    language = record.get("language")
    return transcript(cues, language=language if isinstance(language, str) else None)


def _cues(record: dict[str, Any]) -> Iterator[SubtitleCue]:
    for one in record.get("segments", ()):
        start = float(one.get("start") or 0)
        yield SubtitleCue(
            start, float(one.get("end") or start), one.get("speaker") or "", _lines(one)
        )
    for one in record.get("transcription", ()):
        start, end = (float(one["offsets"][name]) / 1000 for name in ("from", "to"))
        yield SubtitleCue(start, end, one.get("speaker") or "", _lines(one))


def _lines(segment: dict[str, Any]) -> tuple[str, ...]:
    return tuple(segment["text"].strip().splitlines())
