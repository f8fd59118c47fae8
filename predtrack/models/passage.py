"""Passages: pieces of later articles that bear on a prediction, dated and cited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Passage:
    """What an article says at [start, end) of its text; offsets count characters.

    ``source`` names the article where it was found, ``copies`` counts the articles that say the
    same word for word, this one included; a higher ``score`` bears more on the prediction.
    """

    text: str
    source: str
    start: int
    end: int
    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    copies: int = 1
    score: float = 0.0

    @property
    def cited(self) -> str:
        """Where it stands: the outlet or the source, its day, and its characters."""
        day = self.published.isoformat() if self.published else "undated"
        where = f"{self.outlet}, {self.source}" if self.outlet else self.source
        return f"{where}, {day}, characters {self.start}-{self.end}"
