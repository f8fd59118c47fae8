"""Registers: the articles, the events and the aliases of a ledger, with what hangs on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from predtrack.models.alias import Alias
from predtrack.models.article import Article
from predtrack.models.event import Event
from predtrack.models.record import to_record
from predtrack.render.sheet import Column, Flat, Sheet
from predtrack.render.text import day_or_dash


@dataclass(frozen=True, slots=True)
class ArticleCount:
    """An article with the statements found in it, the predictions recorded and still open."""

    article: Article
    recorded: int
    open: int

    @property
    def found(self) -> int | None:
        """How many statements the last scan found, None where it was never scanned."""
        return self.article.scans[-1].found if self.article.scans else None


@dataclass(frozen=True)
class ArticleRegister(Sheet):
    """Articles as a sheet."""

    counts: Sequence[ArticleCount]
    short_ids: Mapping[str, str]
    columns: ClassVar[Sequence[Column]] = (
        Column("ID"),
        Column("PUBLISHED"),
        Column("FOUND", right=True),
        Column("RECORDED", right=True),
        Column("OPEN", right=True),
        Column("OUTLET", 16),
        Column("TITLE", flexible=True),
    )

    def rows(self) -> list[list[str]]:
        """Return id, day, counts, outlet and title."""
        return [self._row(count) for count in self.counts]

    def records(self) -> list[dict[str, Any]]:
        """Return the articles' records with their counts."""
        return [to_record(one.article) | _counts(one) for one in self.counts]

    def flat(self) -> list[Flat]:
        """Return the facts that fit into a cell, and the counts."""
        return [_flat_article(one.article) | _counts(one) for one in self.counts]

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return [*ARTICLE_CELLS, *COUNTS]

    def _row(self, count: ArticleCount) -> list[str]:
        article = count.article
        return [
            self.short_ids.get(article.id, article.id),
            day_or_dash(article.published),
            "-" if count.found is None else str(count.found),
            str(count.recorded),
            str(count.open),
            article.outlet or "-",
            article.label,
        ]


@dataclass(frozen=True)
class EventRegister(Sheet):
    """Events as a sheet, each with how many open predictions wait on it."""

    waiting: Sequence[tuple[Event, int]]
    columns: ClassVar[Sequence[Column]] = (
        Column("DATE"),
        Column("WAITING", right=True),
        Column("EVENT", flexible=True),
    )

    def rows(self) -> list[list[str]]:
        """Return day, number of predictions, name."""
        return [[day_or_dash(event.date), str(n), event.name] for event, n in self.waiting]

    def records(self) -> list[dict[str, Any]]:
        """Return the events' records with ``waiting``."""
        return [{**to_record(event), "waiting": number} for event, number in self.waiting]

    def flat(self) -> list[Flat]:
        """Return name, day and number."""
        return [
            {"name": event.name, "date": to_record(event.date), "waiting": number}
            for event, number in self.waiting
        ]

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return ("name", "date", "waiting")


@dataclass(frozen=True)
class AliasRegister(Sheet):
    """Aliases as a sheet, each with the name that it stands for."""

    aliases: Sequence[Alias]
    columns: ClassVar[Sequence[Column]] = (
        Column("KIND"),
        Column("ALIAS", 30),
        Column("STANDS FOR", flexible=True),
    )

    def rows(self) -> list[list[str]]:
        """Return kind, old spelling and name."""
        return [[one.kind.value, one.name, one.stands_for] for one in self.aliases]

    def records(self) -> list[dict[str, Any]]:
        """Return the aliases' records."""
        return [to_record(one) for one in self.aliases]

    def flat(self) -> list[Flat]:
        """Return kind, old spelling and name."""
        return [dict(zip(self.headings, row, strict=True)) for row in self.rows()]

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return ("kind", "name", "stands_for")


COUNTS = ("found", "recorded", "open")
ARTICLE_CELLS = ("id", "title", "outlet", "authors", "url", "published", "path", "sha256")
"""The facts of an article that fit into a cell."""


def _counts(count: ArticleCount) -> dict[str, Any]:
    return {name: getattr(count, name) for name in COUNTS}


def _flat_article(article: Article) -> dict[str, Any]:
    record = to_record(article) | {"authors": "; ".join(article.authors)}
    return {name: record[name] for name in ARTICLE_CELLS}
