"""Mending: what two branches, each sound by itself, left at odds when they were merged.

A date of an event or of an article moves the deadlines on record, and a link is put on both its
sides; what another branch recorded meanwhile was not there. It is found from the records alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from predtrack.errors import PredtrackError
from predtrack.ledger.articles import redated
from predtrack.ledger.book import Ledger
from predtrack.ledger.events import event_deadline
from predtrack.ledger.linking import put_linked
from predtrack.ledger.verifying import readable
from predtrack.models.article import Article
from predtrack.models.deadline import Deadline
from predtrack.models.history import Did, Signature
from predtrack.models.prediction import Prediction
from predtrack.models.record import Misshapen, from_record, to_record

CROWD = 500
"""Predictions linked with each other beyond which that is no one's doing, and too much to say."""


class Stale(NamedTuple):
    """A prediction, the deadline that it should have, and the date that was changed."""

    prediction: Prediction
    deadline: Deadline
    why: str

    def __str__(self) -> str:
        was, now = _day(self.prediction.deadline), _day(self.deadline)
        return f"its deadline is {was}, and should be {now} ({self.why})"


class Unlinked(NamedTuple):
    """A prediction, and those of its links that it lacks."""

    prediction: Prediction
    lacks: tuple[str, ...]

    def __str__(self) -> str:
        return f"it is not linked with {', '.join(self.lacks)}, and should be"


def at_odds(
    ledger: Ledger, predictions: Iterable[Prediction], articles: Mapping[str, Article]
) -> Iterator[Stale | Unlinked]:
    """Yield each prediction that a merge left at odds with the rest, and what it should have.

    What contradicts the record in another way, or cannot be read, is passed over.
    """
    counted = [one for one in predictions if not one.is_removed]
    for one in counted:
        article = articles.get(one.article)
        if article and one.is_open:
            yield from _stale(ledger, one, article)
    yield from _unlinked(counted)


def mend(ledger: Ledger, *, signed: Signature) -> list[str]:
    """Bring what a merge left at odds to agree; return a line for each thing mended."""
    articles, _ = readable(ledger, Article, ledger.article_ids())
    predictions, _ = readable(ledger, Prediction, ledger.prediction_ids())
    return mend_those(ledger, predictions, {one.id: one for one in articles}, signed=signed)


def mend_those(
    ledger: Ledger,
    predictions: Iterable[Prediction],
    articles: Mapping[str, Article],
    *,
    signed: Signature,
) -> list[str]:
    """Mend what is at odds among records that were read already."""
    lines = []
    for odd in list(at_odds(ledger, predictions, articles)):
        one = ledger.get(odd.prediction.id)  # its deadline may be mended by now
        if isinstance(odd, Stale):
            ledger.put(one.moved(odd.deadline, Did.MERGE, signed=signed, why=odd.why))
        else:
            put_linked(ledger, [one], {*one.linked, *odd.lacks}, signed, Did.MERGE)
        lines.append(f"prediction {one.id}: {odd}")
    return lines


def _stale(ledger: Ledger, prediction: Prediction, article: Article) -> Iterator[Stale]:
    try:
        found = (
            _by_event(ledger, prediction, article)
            if prediction.deadline.event
            else _by_article(ledger, prediction, article)
        )
    except (PredtrackError, Misshapen):  # a fault of another kind, which verify names by itself
        return
    if found:
        yield found


def _by_event(ledger: Ledger, prediction: Prediction, article: Article) -> Stale | None:
    """Return what the date of its event, where that has one, makes of a deadline."""
    old = prediction.deadline
    event = ledger.find_event(old.event or "")
    if event is None or event.date is None:
        return None
    deadline = event_deadline(ledger, event.name, article.published, old.text)
    why = f"{event.name}: {event.date}"
    return None if deadline.latest == old.latest else Stale(prediction, deadline, why)


def _by_article(ledger: Ledger, prediction: Prediction, article: Article) -> Stale | None:
    """Return what the article's date makes of a deadline that counts from a former one."""
    old = prediction.deadline
    for change in article.history:
        if "published" not in change.was or article.published is None:
            continue
        former = _published(article, change.was["published"])
        if not _same_days(redated(ledger, prediction, former, former), old):
            continue
        deadline = redated(ledger, prediction, former, article)
        if not _same_days(deadline, old):
            why = f"published {article.published}, not {former.published or 'without a date'}"
            return Stale(prediction, deadline, why)
    return None


def _published(article: Article, day: Any) -> Article:
    """Return an article with a former date, as its history has it."""
    return from_record(Article, to_record(article) | {"published": day})


def _same_days(one: Deadline, other: Deadline) -> bool:
    return (one.latest, one.review) == (other.latest, other.review)


def _day(deadline: Deadline) -> str:
    return str(deadline.latest or deadline.review or "without a date")


def _unlinked(predictions: Iterable[Prediction]) -> Iterator[Unlinked]:
    """Yield what lacks a link with another of its group, by whichever side they are linked."""
    known = {one.id: one for one in predictions}
    for group in _groups(known):
        for name in sorted(group):
            lacks = group - {name, *known[name].linked}
            if lacks:
                yield Unlinked(known[name], tuple(sorted(lacks)))


def _groups(known: Mapping[str, Prediction]) -> Iterator[frozenset[str]]:
    """Yield those who are linked with each other, over others too; a crowd is passed over."""
    beside: dict[str, set[str]] = {name: set() for name in known}
    for name, one in known.items():
        for other in known.keys() & one.linked:
            beside[name].add(other)
            beside[other].add(name)
    for name in known:
        group, waiting = {name}, beside.pop(name, set[str]())
        while waiting:
            group |= waiting
            waiting = {further for one in waiting for further in beside.pop(one, ())} - group
        if 1 < len(group) <= CROWD:
            yield frozenset(group)
