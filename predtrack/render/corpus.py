"""A corpus as sheets: what an archive counts, and a sample of its statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from predtrack.models.record import to_record
from predtrack.models.statement import Statement
from predtrack.render.sheet import Column, Flat, Sheet

_COUNTED = ("articles", "statements", "questions", "claims", "dated", "checkable")


class CountSheet(Sheet, frozen=True):
    """Rows of counts: a key, then a number for each of ``_COUNTED``."""

    counts: Sequence[tuple[str, dict[str, int]]]
    columns: ClassVar[Sequence[Column]] = (
        Column("ROW", flexible=True),
        *(Column(name.upper(), right=True) for name in _COUNTED),
    )

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return ["key", *_COUNTED]

    def rows(self) -> list[list[str]]:
        """Return the key and the counts, with commas."""
        return [[key, *(f"{row[name]:,}" for name in _COUNTED)] for key, row in self.counts]

    def records(self) -> list[dict[str, Any]]:
        """Return the key and the counts as they are."""
        return [{"key": key, **row} for key, row in self.counts]

    def flat(self) -> list[Flat]:
        """Return the same, which is flat already."""
        return list(self.records())


@dataclass(frozen=True, slots=True)
class Sampled:
    """A statement of a sample: its id, its row, who said it, its article, and from what it is."""

    id: str
    key: str | None
    who: str | None
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    statement: Statement
    chosen_from: str


class SampleSheet(Sheet, frozen=True):
    """Statements of a sample, in their order."""

    sampled: Sequence[Sampled]
    columns: ClassVar[Sequence[Column]] = (
        Column("ROW", widest=20),
        Column("DEADLINE"),
        Column("WHO", widest=20),
        Column("STATEMENT", flexible=True),
    )

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return [*_FACTS, "kind", "voice", "speaker", "quote", "claim", "deadline", "checkable"]

    def rows(self) -> list[list[str]]:
        """Return row, deadline, who and quote."""
        return [
            [
                one.key or "-",
                str(one.statement.deadline.latest or "-"),
                one.who or "-",
                one.statement.quote,
            ]
            for one in self.sampled
        ]

    def records(self) -> list[dict[str, Any]]:
        """Return the statements with their articles' facts, in JSON types."""
        return [
            {name: getattr(one, name) for name in _FACTS} | to_record(one.statement)
            for one in self.sampled
        ]

    def flat(self) -> list[Flat]:
        """Return one level of them."""
        return [_flat(one) for one in self.sampled]


_FACTS = ("id", "key", "who", "outlet", "title", "url", "published", "chosen_from")


def _day(statement: Statement) -> str:
    return str(statement.deadline.latest or "-")


def _flat(one: Sampled) -> Flat:
    said = one.statement
    return {name: getattr(one, name) for name in _FACTS} | {
        "kind": said.kind.value,
        "voice": said.voice.value,
        "speaker": said.speaker,
        "quote": said.quote,
        "claim": said.claim,
        "deadline": to_record(said.deadline.latest),
        "checkable": round(said.checkable, 3),
    }
