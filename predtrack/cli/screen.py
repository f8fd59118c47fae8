"""The screen of a scan: what was found in each article, shown in its turn or all at the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from predtrack.cli.finding import ArticleFindings
from predtrack.cli.terminal import put, put_sheet, say
from predtrack.models.feed import FeedEntry
from predtrack.models.record import to_record
from predtrack.render.entries import Entries
from predtrack.render.findings import Findings, source_line
from predtrack.render.listing import dated_words
from predtrack.render.text import counted

TABLE = (None, "table")
"""The formats that are for people."""
STREAMED = (*TABLE, "jsonl")
"""The formats in which an article is shown before the next is read."""


class Screen:
    """Where an article's statements are shown once it is its turn: now, or all at the end."""

    def __init__(
        self,
        names: Sequence[str],
        form: str | None,
        *,
        explains: bool,
        draws: bool,
        is_many: bool,
    ) -> None:
        self.names, self.form, self.is_many = names, form, is_many
        self._explains, self._draws = explains, draws
        self.held: list[ArticleFindings] = []
        self._number = 1
        self._entries: list[tuple[FeedEntry, str | None]] = []

    def show(self, found: ArticleFindings) -> None:
        """Show what was found in an article, where its format does not need all at once."""
        if self.form in TABLE:
            _show(found, explains=self._explains, is_many=self.is_many)
        elif self.form in STREAMED:
            put_sheet(_sheet(found, first=self._number), self.form)
            self._number += len(found.statements)

    def list_entries(self, entries: Sequence[tuple[FeedEntry, str | None]]) -> None:
        """Show the entries of a feed, where its format does not need all at once."""
        self._entries += entries
        if self.form in STREAMED:
            put_sheet(Entries(entries), self.form)

    def hold(self, found: ArticleFindings) -> None:
        """Hold what was found in an article where it is shown, or drawn from, with all others."""
        if self.form not in STREAMED or self._draws:
            self.held.append(found)

    def close(self) -> None:
        """Show what waits for its format: entries of feeds, or what was found."""
        if self.form not in STREAMED:
            put_sheet(Entries(self._entries) if self._entries else _together(self.held), self.form)


def _show(found: ArticleFindings, *, explains: bool, is_many: bool) -> None:
    if is_many:
        put(f"{found.source.name}:")
    put_sheet(_sheet(found, explains=explains), None)
    if dated := dated_words(claim.deadline for one in found.statements for claim in one.claims):
        say(dated)
    say(*source_line(found.source.facts.authors, found.published, found.source.telling))
    if found.undated:
        say(f"{counted_from_day(found)}: give --published")


def _sheet(found: ArticleFindings, *, explains: bool = False, first: int = 1) -> Findings:
    facts, statements = to_record(found.source.facts), found.statements
    offered = [(first + place, statements[place], facts) for place in found.offered]
    return Findings(offered, explains=explains)


def _together(found: Sequence[ArticleFindings]) -> Findings:
    firsts = accumulate((len(one.statements) for one in found), initial=1)
    sheets = (_sheet(one, first=first) for one, first in zip(found, firsts, strict=False))
    return Findings([row for sheet in sheets for row in sheet.found])


def counted_from_day(found: ArticleFindings) -> str:
    """Say that deadlines wait for an article's day, and what of it is known."""
    number = counted(len(found.undated), "deadline")
    yearless = found.source.yearless
    known = f" (“{yearless}”, its dateline says without a year)" if yearless else ""
    return f"{number} counted from the publication date, which is not known{known}"
