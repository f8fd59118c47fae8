"""The prefilter: what a prediction's line says before it is decoded.

Status and deadline stand early in a fixed key order, so one pattern, anchored at the line's start,
reads them; outcome and history hold the same words further on. Days are ISO dates, which sort as
text. A line that the pattern does not fit is decoded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from predtrack.storage.line import Line, Record, decode
from predtrack.storage.table import RecordTable

_TEXT = rb'(?:null|"(?:[^"\\]|\\.)*")'
_DAY = rb'(?:null|"([0-9-]*)")'
_START = re.compile(
    rb'"\w*": \{"id": "\w*", "status": "(\w*)", "deadline": \{"text": ' + _TEXT
    + rb', "earliest": (?:null|"[0-9-]*"), "latest": ' + _DAY
    + rb', "basis": "(\w*)", "event": ' + _TEXT + rb', "review": ' + _DAY + rb"[,}]"
)  # fmt: skip
AFTER_DATES = {"vague": 1, "event": 2}
"""Where predictions without a date stand, behind those with one; the rest come last."""
NEVER = "9999-12-31"
_REMOVED = b'"did": "remove"'


class Sketch(NamedTuple):
    """The beginning of a prediction: its status, and its deadline's days as ISO dates."""

    id: str
    status: str
    latest: str | None
    basis: str
    review: str | None


def of_status(table: RecordTable, status: str) -> Iterator[str]:
    """Yield the ids of the predictions that may have a status, by id; removed ones too."""
    word = status.encode()
    for key, entry in table.entries():
        if not isinstance(entry, bytes):
            if entry["status"] == status:
                yield key
        elif entry.startswith(b'"%s": {"id": "%s", "status": "%s"' % (b := key.encode(), b, word)):
            yield key


def sketches(table: RecordTable, status: str | None = None) -> Iterator[Sketch]:
    """Yield a sketch of every prediction of a status that was not removed, by id."""
    for key, entry in table.entries():
        for sketch in _sketched(key, entry):
            if status is None or sketch.status == status:
                yield sketch


def by_deadline(sketch: Sketch) -> tuple[int, str, str]:
    """Sort key: dated ones first, nearest first; then vague, event, none; then by id."""
    if sketch.latest:
        return (0, sketch.latest, sketch.id)
    return (AFTER_DATES.get(sketch.basis, 3), sketch.review or NEVER, sketch.id)


def _sketched(key: str, entry: Line | Record) -> Iterator[Sketch]:
    fits = _START.match(entry) if isinstance(entry, bytes) else None
    if fits is None or _REMOVED in fits.string:
        yield from _decoded(key, entry)
    else:
        status, latest, basis, review = fits.groups()
        yield Sketch(key, status.decode(), _text(latest), basis.decode(), _text(review))


def _text(day: bytes | None) -> str | None:
    return None if day is None else day.decode()


def _decoded(key: str, entry: Line | Record) -> Iterator[Sketch]:
    record = decode(key, entry) if isinstance(entry, bytes) else entry
    history: list[dict[str, Any]] = record["history"]
    if not history or history[-1]["did"] != "remove":
        deadline = record["deadline"]
        yield Sketch(
            key, record["status"], deadline["latest"], deadline["basis"], deadline["review"]
        )
