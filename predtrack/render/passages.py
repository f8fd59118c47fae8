"""Passages: what later articles say, cited, beside the predictions that they bear on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from predtrack.models.passage import Passage
from predtrack.render.sheet import Column, Flat, Sheet
from predtrack.render.text import day_or_dash

_HEADINGS = (
    "prediction",
    "number",
    "published",
    "outlet",
    "title",
    "author",
    "url",
    "source",
    "start",
    "end",
    "copies",
    "score",
    "text",
)


class EvidenceFound(NamedTuple):
    """A passage that was found for a prediction: the prediction's id, and the passage's number."""

    prediction: str
    number: int
    passage: Passage


class Passages(Sheet, frozen=True):
    """Passages as a sheet; ``names`` are what stands before each for people."""

    columns = (
        Column("#"),
        Column("PUBLISHED", 10),
        Column("FROM", 20),
        Column("PASSAGE", flexible=True, wraps=True),
    )
    found: Sequence[EvidenceFound]
    names: Sequence[str]

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return _HEADINGS

    def rows(self) -> list[list[str]]:
        """Return name, day, outlet or source, and the passage with how many say the same."""
        return [
            [name, day_or_dash(one.published), one.outlet or one.source, _words(one)]
            for name, (_, _, one) in zip(self.names, self.found, strict=True)
        ]

    def records(self) -> list[dict[str, Any]]:
        """Return each passage with its prediction and its number."""
        return [
            {"prediction": one.prediction, "number": one.number} | record_of(one.passage)
            for one in self.found
        ]

    def flat(self) -> list[Flat]:
        """Return the records, one level as they are."""
        return [*self.records()]


def record_of(passage: Passage) -> dict[str, Any]:
    """Return a passage in JSON types."""
    values = asdict(passage)
    day = passage.published.isoformat() if passage.published else None
    return {name: values[name] for name in _HEADINGS[2:]} | {"published": day}


def _words(passage: Passage) -> str:
    is_titled = passage.title and not passage.text.startswith(passage.title)
    title = f"{passage.title}: " if is_titled else ""
    copies = f" [{passage.copies:,} articles say the same]" if passage.copies > 1 else ""
    return f"{title}{passage.text} ({passage.source}, {passage.start}-{passage.end}){copies}"
