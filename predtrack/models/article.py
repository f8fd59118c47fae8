"""Articles: the texts that predictions come from, with what is known about each."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from msgspec.structs import replace

from predtrack.models.alias import NamePlace
from predtrack.models.history import Change, Did, Signature, followed
from predtrack.models.identity import check_ids
from predtrack.models.record import RecordValue, in_utc, to_record


class PublishedBasis(StrEnum):
    """Whether the publication date stands on the article or was worked out from it."""

    STATED = "stated"
    INFERRED = "inferred"


class Scan(RecordValue, frozen=True):
    """One reading of an article: how many statements were found, how many recorded."""

    at: datetime
    found: int
    recorded: int

    def __post_init__(self) -> None:
        in_utc(self, "at")


OWN = "own questions"
"""The outlet of a reader's own questions, which come from no article."""


class Article(RecordValue, frozen=True):
    """A text with its outlet, authors, address and publication date.

    ``path`` is relative to the ledger's folder; ``sha256`` is that of the text's UTF-8. Both are
    None for an article known by its facts alone: its text is not kept. ``published_note`` says
    what the date was inferred from, ``encoding`` how the file was read, ``origin`` which page was,
    where another address was given.
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
    published_note: str | None = None
    encoding: str | None = None
    origin: str | None = None
    retrieved: datetime | None = None
    path: str | None = None
    sha256: str | None = None
    scans: tuple[Scan, ...] = ()
    history: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        check_ids(self.id)
        in_utc(self, "retrieved")

    @property
    def is_own(self) -> bool:
        """True where it stands for a reader's own questions: nobody published them."""
        return self.outlet == OWN and self.url is None and self.sha256 is None

    def changed(self, did: Did, *, signed: Signature, why: str | None = None, **facts: Any) -> Self:
        """Return it with other facts, the former ones in its history; itself where none differs."""
        differing = {name: one for name, one in facts.items() if getattr(self, name) != one}
        if not differing:
            return self
        was = {name: to_record(getattr(self, name)) for name in differing}
        history = followed(self.history, did, signed=signed, why=why, was=was)
        return replace(self, **differing, history=history)

    @property
    def place(self) -> NamePlace:
        """Where its names stand, and those of its predictions."""
        return NamePlace(self.outlet, self.id)

    @property
    def label(self) -> str:
        """The article in one line: its title, else its address, outlet or id."""
        return self.title or self.url or self.outlet or self.id
