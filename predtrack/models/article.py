"""Articles: the texts that predictions come from, with what is known about each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from predtrack.models.identity import check_ids


class PublishedBasis(StrEnum):
    """Whether the publication date stands on the article or was worked out from it."""

    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Scan:
    """One reading of an article: how many statements were found, how many recorded."""

    at: datetime
    found: int
    recorded: int


OWN = "own questions"
"""The outlet of a reader's own questions, which come from no article."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its outlet, authors, address and publication date.

    ``path`` is relative to the ledger's folder; ``sha256`` is that of the text's UTF-8. Both are
    None for an article known by its facts alone: its text is not kept.
    """

    id: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    archived_url: str | None = None
    published: date | None = None
    published_basis: PublishedBasis | None = None
    retrieved: datetime | None = None
    path: str | None = None
    sha256: str | None = None
    scans: tuple[Scan, ...] = ()

    def __post_init__(self) -> None:
        check_ids(self.id)

    @property
    def is_own(self) -> bool:
        """True where it stands for a reader's own questions: nobody published them."""
        return self.outlet == OWN and self.url is None and self.sha256 is None

    @property
    def label(self) -> str:
        """The article in one line: its title, else its address, outlet or id."""
        return self.title or self.url or self.outlet or self.id
