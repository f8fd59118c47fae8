"""Listings: predictions one a line, as ``list`` and ``due`` show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from predtrack.models.deadline import Basis
from predtrack.models.outcome import RESOLVED, Status
from predtrack.models.prediction import Prediction
from predtrack.models.record import to_record
from predtrack.render.sheet import Column, Flat
from predtrack.render.text import time_left
from predtrack.selection import Entry, is_for_review

WITHOUT_DATE = (Basis.EVENT, Basis.VAGUE)
ANSWERS = {Status.CONFIRMED: "answered yes", Status.FAILED: "answered no"}
"""A question's status on screen."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries as a sheet; ``short_ids`` are for a terminal, in a pipe ids stay whole."""

    entries: Sequence[Entry]
    today: date
    short_ids: Mapping[str, str]
    columns: ClassVar[Sequence[Column]] = (
        Column("ID"),
        Column("DEADLINE", 10),
        Column("LEFT", 12),
        Column("WHO", 20),
        Column("CLAIM", None),
    )
    is_one: ClassVar[bool] = False

    def rows(self) -> list[list[str]]:
        """Return id, deadline, time left or status, who said it, claim."""
        return [self._row(entry) for entry in self.entries]

    def records(self) -> list[dict[str, Any]]:
        """Return the records with ``overdue`` and ``days_left``."""
        return [listed_record(entry.prediction, self.today) for entry in self.entries]

    def flat(self) -> list[Flat]:
        """Return what a spreadsheet needs, the article's facts beside each prediction."""
        return [self._flat(entry) for entry in self.entries]

    def footers(self) -> list[str]:
        """Return nothing: the counts are a message, not data."""
        return []

    def _row(self, entry: Entry) -> list[str]:
        prediction = entry.prediction
        return [
            self.short_ids.get(prediction.id, prediction.id),
            deadline_cell(prediction),
            left_cell(prediction, self.today),
            entry.who,
            prediction.claim,
        ]

    def _flat(self, entry: Entry) -> Flat:
        prediction, article = entry.prediction, entry.article
        deadline, outcome = prediction.deadline, prediction.outcome
        return {
            "id": prediction.id,
            "status": prediction.status.value,
            "overdue": prediction.is_overdue(self.today),
            "deadline": to_record(deadline.latest),
            "days_left": deadline.days_left(self.today) if prediction.is_open else None,
            "basis": deadline.basis.value,
            "wording": deadline.text,
            "event": deadline.event,
            "review": to_record(deadline.review),
            "kind": prediction.kind.value,
            "no_change": prediction.no_change,
            "claim": prediction.claim,
            "quote": prediction.quote,
            "criterion": prediction.criterion,
            "speaker": prediction.speaker,
            "authors": "; ".join(article.authors),
            "outlet": article.outlet,
            "title": article.title,
            "url": article.url,
            "published": to_record(article.published),
            "tags": "; ".join(prediction.tags),
            "on": to_record(outcome.on) if outcome else None,
            "decided": to_record(outcome.decided) if outcome else None,
            "evidence": "; ".join(one.url for one in outcome.evidence) if outcome else None,
        }


def listed_record(prediction: Prediction, today: date) -> dict[str, Any]:
    """Return a prediction's record with what today makes of it."""
    record: dict[str, Any] = to_record(prediction)
    record["overdue"] = prediction.is_overdue(today)
    record["days_left"] = prediction.deadline.days_left(today) if prediction.is_open else None
    return record


def deadline_cell(prediction: Prediction) -> str:
    """Say by when: the day, the vague words in quotes, "event", or "-"."""
    deadline = prediction.deadline
    if deadline.latest:
        return deadline.latest.isoformat()
    if deadline.basis is Basis.EVENT:
        return "event"
    return f'"{deadline.text}"' if deadline.text else "-"


def left_cell(prediction: Prediction, today: date) -> str:
    """Say how long is left of an open one; the status of a resolved one."""
    if not prediction.is_open:
        return status_word(prediction)
    days = prediction.deadline.days_left(today)
    if days is not None:
        return time_left(days)
    return "look now" if is_for_review(prediction, today) else "-"


def status_word(prediction: Prediction) -> str:
    """Name a status; a question is answered, not confirmed."""
    if prediction.is_question and prediction.status in ANSWERS:
        return ANSWERS[prediction.status]
    return prediction.status.value


def summary(predictions: Sequence[Prediction], today: date) -> str:
    """Say in a sentence what stands in a listing: "11 open: 1 overdue, 3 wait on an event"."""
    return summary_of(
        Counter(
            state(one.status, _iso(one.deadline.latest), one.deadline.basis, _iso(today))
            for one in predictions
        )
    )


def state(status: str, latest: str | None, basis: str, today: str | None) -> str:
    """Name the state in which a prediction is counted, its days given as ISO dates."""
    if status != Status.OPEN:
        return status
    if latest:
        return "overdue" if today and today > latest else "dated"
    return basis if basis in WITHOUT_DATE else "none"


def summary_of(states: Mapping[str, int]) -> str:
    """Say how many are in each ``state``."""
    resolved = [f"{states[status]:,} {status}" for status in RESOLVED if states.get(status)]
    waiting = states.get(Basis.EVENT, 0)
    counts = {
        "overdue": states.get("overdue", 0),
        ("waits" if waiting == 1 else "wait") + " on an event": waiting,
        "vague": states.get(Basis.VAGUE, 0),
        "without a deadline": states.get("none", 0),
    }
    opened = sum(counts.values()) + states.get("dated", 0)
    parts = [f"{count:,} {words}" for words, count in counts.items() if count]
    told = [f"{opened:,} open" + (": " + ", ".join(parts) if parts else "")] if opened else []
    return "; ".join([*told, *([", ".join(resolved)] if resolved else [])]) + "."


def listed_line(record: str, *, status: str, latest: str | None, today: date) -> str:
    """Return the JSON text of a prediction with what today makes of it, as ``listed_record``."""
    is_open = status == Status.OPEN
    left = (date.fromisoformat(latest) - today).days if latest and is_open else None
    overdue = "true" if left is not None and left < 0 else "false"
    days_left = "null" if left is None else left
    return f'{record[:-1]}, "overdue": {overdue}, "days_left": {days_left}}}'


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
