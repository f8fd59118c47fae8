"""Findings of a scan: statements numbered, with what they carry and why they were found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from predtrack.models.record import to_record
from predtrack.models.statement import Statement
from predtrack.render.listing import deadline_word
from predtrack.render.sheet import Column, Flat, Sheet

TIMES = {2: "twice"}


@dataclass(frozen=True)
class Findings(Sheet):
    """Statements, each with its article's facts as a record."""

    found: Sequence[tuple[Statement, dict[str, Any]]]
    explains: bool = False
    columns: ClassVar[Sequence[Column]] = (
        Column("#", right=True),
        Column("KIND", 11, wraps=True),
        Column("DEADLINE", 10),
        Column("STATEMENT", flexible=True, wraps=True),
    )

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return FLAT

    def rows(self) -> list[list[str]]:
        """Return number, kind, deadline and words; a row a cue under it where asked for."""
        return [
            row
            for number, (statement, _) in enumerate(self.found, start=1)
            for row in self._rows(number, statement)
        ]

    def records(self) -> list[dict[str, Any]]:
        """Return the statements' fields, each with its article's facts."""
        return [
            {"number": number, **to_record(statement), "article_record": article}
            for number, (statement, article) in enumerate(self.found, start=1)
        ]

    def flat(self) -> list[Flat]:
        """Return what a spreadsheet needs of each statement."""
        return [
            {
                "number": number,
                "kind": one.kind.value,
                "no_change": one.no_change,
                "score": round(one.score, 4),
                "deadline": to_record(one.deadline.latest),
                "basis": one.deadline.basis.value,
                "wording": one.deadline.text,
                "claim": one.claim,
                "quote": one.quote,
                "speaker": one.speaker,
                "start": one.start,
                "end": one.end,
                "article": article["title"] or article["url"] or article["path"],
            }
            for number, (one, article) in enumerate(self.found, start=1)
        ]

    def _rows(self, number: int, statement: Statement) -> list[list[str]]:
        words = statement.quote + _places(len(statement.spans))
        row = [str(number), kind_of(statement), deadline_word(statement.deadline), words]
        return [row, *(explained(statement) if self.explains else [])]


FLAT = (
    "number", "kind", "no_change", "score", "deadline", "basis", "wording", "claim", "quote",
    "speaker", "start", "end", "article",
)  # fmt: skip


def kind_of(statement: Statement) -> str:
    """Name the kind of a statement, and that it says nothing will change."""
    return statement.kind + (" (no change)" if statement.no_change else "")


def _places(count: int) -> str:
    return "" if count == 1 else f" [{TIMES.get(count, f'{count} times')}]"


def explained(statement: Statement) -> list[list[str]]:
    """Say what each cue added to the score, in log odds, and how the deadline was worked out."""
    rows = [["", "", f"{cue.added:+.2f}", f"{cue.name}: “{cue.text}”"] for cue in statement.cues]
    rows.append(["", "", f"{statement.score:.2f}", "the score, from 0 to 1"])
    if statement.deadline.text:
        how = f"“{statement.deadline.text}”: {statement.deadline.assumption or 'as it says'}"
        rows.append(["", "", deadline_word(statement.deadline), how])
    if statement.speaker:
        rows.append(["", "", "said by", statement.speaker])
    return rows
