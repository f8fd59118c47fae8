"""The prefilter: what a prediction's line says before it is decoded.

Status and deadline stand early in a fixed key order, so one pattern, anchored at the line's start,
reads them; outcome and history hold the same words further on. Days are ISO dates, which sort as
text. A line that the pattern does not fit is decoded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from predtrack.models.deadline import AFTER_DATES
from predtrack.storage.line import Line, Record, decode
from predtrack.storage.table import RecordTable

_TEXT = r'(?:null|"[^"\\]*(?:\\.[^"\\]*)*")'
_DAY = r'(?:null|"([0-9-]*)")'
_START = re.compile(
    r'"\w*": \{"id": "(\w*)", "status": "(\w*)", "deadline": \{"text": ' + _TEXT
    + r', "earliest": (?:null|"[0-9-]*"), "latest": ' + _DAY
    + r', "basis": "(\w*)", "event": ' + _TEXT + r', "review": ' + _DAY + r"[,}]"
)  # fmt: skip
_ENOUGH = 600
"""Bytes in which the deadline of almost every line ends."""
NEVER = "9999-12-31"
_SPANS, _AFTER_SPANS = b', "spans": [', b'], "likelihood": '
_LINKED, _HISTORY = b', "linked": [', b', "history": ['
"""Where fields begin and end: in a text every quotation mark is escaped, so they stand in none."""
_CHANGED = re.compile(rb'"did": "(?!record"|resolve"|note"|forecast"|link")')
"""What was done that changed a value by which a prediction is scored."""
_RECORDED, _REMOVED = b'"did": "record"', b'"did": "remove"'
"""What puts a prediction into the count, and what takes it out: the later one holds."""


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


def of_article(table: RecordTable, article: str) -> Iterator[str]:
    """Yield the ids of the predictions that may come from an article, by id."""
    words = article.encode()
    for key, entry in table.entries():
        if words in entry if isinstance(entry, bytes) else entry["article"] == article:
            yield key


def sketches(table: RecordTable, status: str | None = None) -> list[Sketch]:
    """Return a sketch of every prediction of a status that was not removed, by id."""
    found: list[Sketch] = []
    for key, entry in table.entries():
        if not isinstance(entry, bytes):
            found += _of_record(key, entry)
        elif not _is_removed(entry):
            start = _START.match(entry[:_ENOUGH].decode(errors="ignore"))
            found += (
                [Sketch._make(start.groups())] if start else _of_record(key, decode(key, entry))
            )
    return found if status is None else [one for one in found if one.status == status]


def outlines(table: RecordTable) -> Iterator[tuple[str, Record]]:
    """Yield every id with its record, by id, without what no score of today needs.

    That is the places of its quote, and a history in which nothing was changed.
    """
    return table.trimmed(_outline)


def _outline(body: bytes) -> bytes:
    start = body.find(_SPANS) + len(_SPANS)
    body = body[:start] + body[body.find(_AFTER_SPANS, start) :]
    history = body.find(_HISTORY, body.find(_LINKED, start)) + len(_HISTORY)
    return body if _CHANGED.search(body, history) else body[:history] + b"]"


def by_deadline(sketch: Sketch) -> tuple[int, str, str]:
    """Sort key: dated ones first, nearest first; then vague, event, none; then by id."""
    if sketch.latest:
        return (0, sketch.latest, sketch.id)
    return (AFTER_DATES.get(sketch.basis, 3), sketch.review or NEVER, sketch.id)


def texts(table: RecordTable, chosen: Iterable[Sketch]) -> Iterator[tuple[Sketch, str]]:
    """Yield the sketches with the JSON texts of their records, each parsed to see that it fits."""
    for sketch in chosen:
        text = table.text(sketch.id)
        record = json.loads(text)
        if record["id"] == sketch.id and record["status"] == sketch.status:
            yield sketch, text


def _is_removed(line: Line) -> bool:
    return _REMOVED in line and line.rfind(_REMOVED) > line.rfind(_RECORDED)


def _of_record(key: str, record: Record) -> list[Sketch]:
    marks = [one["did"] for one in record["history"] if one["did"] in ("record", "remove")]
    if marks and marks[-1] == "remove":
        return []
    deadline = record["deadline"]
    latest, basis, review = deadline["latest"], deadline["basis"], deadline["review"]
    return [Sketch(key, record["status"], latest, basis, review)]
