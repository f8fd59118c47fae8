"""Registers: the articles, the events and the aliases of a ledger, with what hangs on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar

import msgspec
from msgspec.structs import asdict

from predtrack.models.alias import Alias, Proposal
from predtrack.models.article import Article
from predtrack.models.event import Event
from predtrack.models.record import to_record
from predtrack.render.sheet import Column, Flat, Sheet
from predtrack.render.text import day_or_dash


class ArticleCount(msgspec.Struct, frozen=True):
    """An article with the statements found in it, the predictions recorded and still open.

    ``dated`` are those that gave a date themselves, ``by_horizon`` those that have their text's.
    """

    article: Article
    recorded: int
    open: int
    dated: int = 0
    by_horizon: int = 0

    @property
    def found(self) -> int | None:
        """How many statements the last scan found, None where it was never scanned."""
        return self.article.scans[-1].found if self.article.scans else None


class ArticleRegister(Sheet, frozen=True, dict=True):
    """Articles as a sheet."""

    counts: Sequence[ArticleCount]
    short_ids: Mapping[str, str]

    @property
    def columns(self) -> Sequence[Column]:  # type: ignore[override]
        """What a line shows; how many are dated only where some are by their text's horizon."""
        return (
            Column("ID"),
            Column("PUBLISHED"),
            Column("FOUND", right=True),
            Column("RECORDED", right=True),
            Column("OPEN", right=True),
            *([Column("DATED", right=True)] if self._has_horizons else []),
            Column("OUTLET", 16),
            Column("TITLE", flexible=True),
        )

    @cached_property
    def _has_horizons(self) -> bool:
        return any(one.by_horizon for one in self.counts)

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
        return [*ARTICLE_CELLS, *_COUNTS]

    def _row(self, count: ArticleCount) -> list[str]:
        article = count.article
        return [
            self.short_ids.get(article.id, article.id),
            day_or_dash(article.published),
            "-" if count.found is None else str(count.found),
            str(count.recorded),
            str(count.open),
            *([f"{count.dated} + {count.by_horizon}"] if self._has_horizons else []),
            article.outlet or "-",
            article.label,
        ]


class EventRegister(Sheet, frozen=True):
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


class AliasRegister(Sheet, frozen=True):
    """Aliases as a sheet, each with the name that it stands for."""

    aliases: Sequence[Alias]

    @property
    def columns(self) -> Sequence[Column]:  # type: ignore[override]
        """Kind, old spelling, name; and where it holds, if any is bound."""
        bound = [Column("ONLY IN", 20)] if self._has_bound else []
        return Column("KIND"), Column("ALIAS", 30), Column("STANDS FOR", flexible=True), *bound

    @property
    def _has_bound(self) -> bool:
        return any(one.is_bound for one in self.aliases)

    def rows(self) -> list[list[str]]:
        """Return kind, old spelling, name, and where it holds."""
        return [
            [
                one.kind.value,
                one.name,
                f"(another than {one.stands_for})" if one.apart else one.stands_for,
                *([one.outlet or one.article or "-"] if self._has_bound else []),
            ]
            for one in self.aliases
        ]

    def records(self) -> list[dict[str, Any]]:
        """Return the aliases' records."""
        return [to_record(one) for one in self.aliases]

    def flat(self) -> list[Flat]:
        """Return kind, old spelling, name, where it holds, and whether the two differ."""
        return [{name: to_record(one)[name] for name in self.headings} for one in self.aliases]

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return ("kind", "name", "stands_for", "outlet", "article", "apart")


class ProposalRegister(Sheet, frozen=True):
    """Names that may be one person's, as a sheet."""

    proposals: Sequence[Proposal]
    columns: ClassVar[Sequence[Column]] = (
        Column("KIND"),
        Column("NAME", 26),
        Column("N", right=True),
        Column("LONGER", flexible=True),
        Column("N", right=True),
    )

    def rows(self) -> list[list[str]]:
        """Return kinds, the shorter name and how often it stands, and the longer one's."""
        return [
            [", ".join(one.kinds), one.name, f"{one.times:,}", one.longer, f"{one.longer_times:,}"]
            for one in self.proposals
        ]

    def records(self) -> list[dict[str, Any]]:
        """Return everything that is known of each pair."""
        return [
            {name: list(value) if isinstance(value, tuple) else value for name, value in fields}
            for fields in (asdict(one).items() for one in self.proposals)
        ]

    def flat(self) -> list[Flat]:
        """Return the pairs with their lists joined."""
        return [
            {name: "; ".join(value) if isinstance(value, list) else value for name, value in fields}
            for fields in (one.items() for one in self.records())
        ]

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return Proposal.__struct_fields__


_COUNTS = ("found", "recorded", "open", "dated", "by_horizon")
ARTICLE_CELLS = ("id", "title", "outlet", "authors", "url", "published", "path", "sha256")
"""The facts of an article that fit into a cell."""


def _counts(count: ArticleCount) -> dict[str, Any]:
    return {name: getattr(count, name) for name in _COUNTS}


def _flat_article(article: Article) -> dict[str, Any]:
    record = to_record(article) | {"authors": "; ".join(article.authors)}
    return {name: record[name] for name in ARTICLE_CELLS}
