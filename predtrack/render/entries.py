"""Entries of feeds: what each says of an article, and which one on record that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from predtrack.models.feed import FeedEntry
from predtrack.models.record import to_record
from predtrack.render.sheet import Column, Flat, Sheet
from predtrack.render.text import counted, day_or_dash

_HEADINGS = ("number", "title", "url", "authors", "published", "article")


class Entries(Sheet, frozen=True):
    """Entries, each with the id of its article where that is on record."""

    entries: Sequence[tuple[FeedEntry, str | None]]
    columns: ClassVar[Sequence[Column]] = (
        Column("#", right=True),
        Column("PUBLISHED"),
        Column("ON RECORD"),
        Column("TITLE", flexible=True, wraps=True),
    )

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return _HEADINGS

    def rows(self) -> list[list[str]]:
        """Return number, day, the article's id and the title."""
        return [
            [str(number), day_or_dash(one.published), known or "-", one.title or one.url or "-"]
            for number, (one, known) in enumerate(self.entries, start=1)
        ]

    def records(self) -> list[dict[str, Any]]:
        """Return the entries' fields, each with its article's id."""
        return [
            {"number": number, **to_record(one), "article": known}
            for number, (one, known) in enumerate(self.entries, start=1)
        ]

    def flat(self) -> list[Flat]:
        """Return the entries, their authors in one field."""
        return [{**one, "authors": "; ".join(one["authors"])} for one in self.records()]

    def footers(self) -> list[str]:
        """Say how many are not on record, and how they are scanned."""
        new = sum(known is None for _, known in self.entries)
        hint = " Scan those: --new" if new else ""
        return [f"{counted(len(self.entries), 'article')}, {new:,} not on record.{hint}"]
