"""Verdicts: an outcome that differs from ours stands beside it, as a second judgement."""

from __future__ import annotations

from pathlib import PurePath

from predtrack.ledger.acts import Book
from predtrack.models.identity import fold
from predtrack.models.note import Role
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction


def judge_of(source: str) -> str:
    """Name the judge of a file's outcomes: the file."""
    return PurePath(source).name


def is_noted(known: Prediction, status: Status, judge: str) -> bool:
    """Tell whether a judge's verdict is on record already."""
    return any(
        note.role is Role.JUDGE and note.status is status and fold(note.by) == fold(judge)
        for note in known.notes
    )


def note_verdict(
    book: Book, known: Prediction, status: Status, judge: str, *, url: str | None = None
) -> None:
    """Put the verdict of another judge beside ours; raises as ``Book.note``."""
    book.note(known.id, url=url, role=Role.JUDGE, name=judge, status=status)
