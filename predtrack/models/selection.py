"""Selection: which predictions a list or a score is about, and in which order.

Names match by whole words in any case: "smith" finds "John Smith", not "Smithson". A name answers
to its aliases too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Any, TypeVar

import msgspec

from predtrack.models.alias import PERSONS, Aliases, NameKind
from predtrack.models.article import Article
from predtrack.models.deadline import AFTER_DATES, Basis
from predtrack.models.event import event_key
from predtrack.models.fields import PLAIN_NAMES
from predtrack.models.identity import fold, words_of
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.standing import Brief, Standing
from predtrack.models.statement import Kind, Voice

NOT_NAMED = "quoted, not named"


class Entry(msgspec.Struct, frozen=True):
    """A prediction with the article that it comes from."""

    prediction: Prediction
    article: Article

    @property
    def who(self) -> str:
        """Who said it, for a reader."""
        return who_said(self.prediction, self.article)


class BriefEntry(msgspec.Struct, frozen=True):
    """A prediction by its brief, with the article that it comes from."""

    prediction: Brief
    article: Article

    @property
    def who(self) -> str:
        """Who said it, for a reader."""
        return who_said(self.prediction, self.article)


def said_by(prediction: Standing, article: Article) -> str:
    """Name all who said it: the speaker, else the authors; or say that nobody is named."""
    unnamed = NOT_NAMED if prediction.voice is Voice.OTHER else "author not named"
    return ", ".join(prediction.asserters(article)) or unnamed


def who_said(prediction: Standing, article: Article) -> str:
    """Name who said it: the speaker, else the first author, else the outlet.

    Where somebody is quoted who is not named, that is said.
    """
    unnamed = NOT_NAMED if prediction.voice is Voice.OTHER else article.outlet or "-"
    return next(iter(prediction.asserters(article)), unnamed)


class DatedBy(StrEnum):
    """Which day of a prediction a range of dates is about."""

    DEADLINE = "deadline"
    PUBLISHED = "published"
    DECIDED = "decided"


class Order(StrEnum):
    """The orders in which a list can stand."""

    DEADLINE = "deadline"
    PUBLISHED = "published"
    RECORDED = "recorded"
    WHO = "who"


class Selection(msgspec.Struct, frozen=True):
    """A filter; an empty field lets everything through, several values any of them."""

    statuses: frozenset[Status] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    overdue: bool = False
    due_within: int | None = None
    unforecast: bool = False
    objected: bool = False
    disputed: bool = False
    who: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    articles: frozenset[str] = frozenset()
    events: tuple[str, ...] = ()
    search: str | None = None
    first: date | None = None
    last: date | None = None
    dated_by: DatedBy = DatedBy.DEADLINE
    aliases: Aliases = msgspec.field(default_factory=Aliases)

    @property
    def takes_all(self) -> bool:
        """True where nothing is filtered out."""
        return self == Selection(aliases=self.aliases)

    def matches(self, entry: Entry | BriefEntry, *, today: date) -> bool:
        """Tell whether an entry passes every part of the filter."""
        return (
            self._matches_state(entry.prediction, today)
            and self._matches_source(entry)
            and self._matches_words(entry)
            and self._matches_range(entry)
        )

    def _matches_state(self, prediction: Prediction | Brief, today: date) -> bool:
        if self.statuses and prediction.status not in self.statuses:
            return False
        if self.kinds and prediction.kind not in self.kinds:
            return False
        if self.unforecast and prediction.forecasts:
            return False
        if self.overdue and not prediction.is_overdue(today):
            return False
        if not self._matches_notes(prediction):
            return False
        return self.due_within is None or is_due_within(prediction, self.due_within, today)

    def _matches_notes(self, prediction: Prediction | Brief) -> bool:
        return (prediction.is_objected or not self.objected) and (
            prediction.is_disputed or not self.disputed
        )

    def _matches_source(self, entry: Entry | BriefEntry) -> bool:
        article, speaker = entry.article, entry.prediction.speaker
        return (
            (not self.articles or article.id in self.articles)
            and (not self.who or self._said(entry))
            and self._names(self.authors, NameKind.AUTHOR, article.authors, article)
            and self._names(self.outlets, NameKind.OUTLET, (article.outlet,), article)
            and self._names(self.speakers, NameKind.SPEAKER, (speaker,), article)
        )

    def _said(self, entry: Entry | BriefEntry) -> bool:
        """Tell whether one of those who are asked for said it, in his own article or quoted."""
        said = entry.prediction.asserters(entry.article)
        names = (*said, *self.aliases.persons(said, entry.article.place))
        return any(
            self._names((one,), kind, self._not_apart(one, names), entry.article)
            for one in self.who
            for kind in PERSONS
        )

    def _not_apart(self, one: str, names: Iterable[str]) -> list[str]:
        """Leave out the namesakes of one of whom they are told apart, as author or as speaker."""
        apart = self.aliases.are_apart
        return [name for name in names if not any(apart(kind, one, name) for kind in PERSONS)]

    def _names(
        self,
        wanted: tuple[str, ...],
        kind: NameKind,
        names: Iterable[str | None],
        article: Article,
    ) -> bool:
        """Tell whether any of the wanted words stand in a spelling of any of the names.

        A namesake who was told apart by a longer name is another.
        """
        if not wanted:
            return True
        return any(
            f" {_words(one)} " in f" {_words(known)} "
            for one in wanted
            for name in names
            if name and not self.aliases.are_apart(kind, one, name)
            for known in self.aliases.known_as(kind, name, article.place)
        )

    def _matches_words(self, entry: Entry | BriefEntry) -> bool:
        prediction = entry.prediction
        if self.tags:
            tags = (self.aliases.known_as(NameKind.TAG, tag) for tag in prediction.tags)
            if not {*map(fold, self.tags)} & {fold(tag) for known in tags for tag in known}:
                return False
        event = prediction.deadline.event
        if self.events and (not event or event_key(event) not in map(event_key, self.events)):
            return False
        if not self.search:
            return True
        return isinstance(entry, Entry) and fold(self.search) in self._searched(entry)

    def _searched(self, entry: Entry) -> str:
        """Return the texts of an entry, every spelling of its names among them."""
        prediction, article = entry.prediction, entry.article
        names = [(NameKind.AUTHOR, one) for one in article.authors]
        names += [(NameKind.SPEAKER, prediction.speaker)] if prediction.speaker else []
        names += [(NameKind.OUTLET, article.outlet)] if article.outlet else []
        known = (self.aliases.known_as(kind, one, article.place) for kind, one in names)
        texts = [
            *(getattr(prediction, name) for name in ("claim", "quote", *PLAIN_NAMES)),
            article.title, *chain.from_iterable(known), *prediction.tags,
            *(note.text for note in prediction.notes),
        ]  # fmt: skip
        return "\n".join(fold(text) for text in texts if text)

    def _matches_range(self, entry: Entry | BriefEntry) -> bool:
        if self.first is None and self.last is None:
            return True
        day = _day_of(entry, self.dated_by)
        if day is None:
            return False
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


Sided = TypeVar("Sided", Entry, BriefEntry)


def select(entries: Iterable[Sided], selection: Selection, *, today: date) -> list[Sided]:
    """Return the entries that a selection lets through, in the order they came.

    Words are searched for in whole predictions alone: a brief has none.
    """
    if selection.takes_all:
        return list(entries)
    return [entry for entry in entries if selection.matches(entry, today=today)]


def is_due_within(prediction: Standing, days: int, today: date) -> bool:
    """Tell whether it is open and its deadline comes within ``days``, today included."""
    left = prediction.deadline.days_left(today)
    return prediction.is_open and left is not None and 0 <= left <= days


def is_for_review(prediction: Standing, today: date) -> bool:
    """Tell whether it is open without a date and the day to look again has passed."""
    deadline = prediction.deadline
    return bool(
        prediction.is_open
        and deadline.latest is None
        and deadline.review
        and today > deadline.review
    )


def is_never_due(prediction: Standing) -> bool:
    """Tell whether it is open with no day to come, or one that only its article's can tell."""
    deadline = prediction.deadline
    if deadline.latest or not prediction.is_open:
        return False
    return deadline.basis is Basis.RELATIVE or not (deadline.review or deadline.waits)


def by_deadline(prediction: Prediction | Brief) -> tuple[Any, ...]:
    """Sort key: dated ones first, nearest first; then vague, event, none; then by id."""
    deadline = prediction.deadline
    if deadline.latest:
        return (0, deadline.latest, prediction.id)
    return (AFTER_DATES.get(str(deadline.basis), 3), deadline.review or date.max, prediction.id)


SORT_KEYS: dict[Order, Callable[[Any], Any]] = {
    Order.DEADLINE: lambda entry: by_deadline(entry.prediction),
    Order.PUBLISHED: lambda entry: (entry.article.published or date.max, entry.prediction.id),
    Order.RECORDED: lambda entry: (
        [one.at for one in entry.prediction.history[:1]],
        entry.prediction.id,
    ),
    Order.WHO: lambda entry: (fold(entry.who), by_deadline(entry.prediction)),
}


def _words(name: str) -> str:
    return " ".join(words_of(name))


def _day_of(entry: Entry | BriefEntry, dated_by: DatedBy) -> date | None:
    if dated_by is DatedBy.DEADLINE:
        return entry.prediction.deadline.latest
    if dated_by is DatedBy.PUBLISHED:
        return entry.article.published
    return entry.prediction.outcome.decided if entry.prediction.outcome else None
