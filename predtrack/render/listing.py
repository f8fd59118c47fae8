"""Listings: predictions one a line, as ``list`` and ``due`` show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any

from predtrack.models.article import Article
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.outcome import RESOLVED, Status
from predtrack.models.prediction import Prediction
from predtrack.models.quote_link import quote_link
from predtrack.models.record import fields_of, to_record
from predtrack.models.selection import Entry, is_for_review
from predtrack.models.standing import Standing
from predtrack.render.sheet import Column, Flat, Sheet
from predtrack.render.text import time_left

WITHOUT_DATE = (Basis.EVENT, Basis.VAGUE)
STANDS = attrgetter("status", "deadline.latest", "deadline.basis")
"""What tells the state of a prediction; few of ten thousand differ in all three."""
ANSWERS = {Status.CONFIRMED: "answered yes", Status.FAILED: "answered no"}
"""A question's status on screen."""


@dataclass(frozen=True)
class Listing(Sheet):
    """Entries as a sheet; ``short_ids`` are for a terminal, in a pipe ids stay whole.

    A table asks for its entries more than once; for ``records`` they may be an iterator.
    """

    entries: Iterable[Entry]
    today: date
    short_ids: Mapping[str, str]

    @property
    def columns(self) -> Sequence[Column]:  # type: ignore[override]
        """What a line shows; the forecast only where there is any."""
        forecast = [Column("FCST", right=True)] if self._has_forecasts else []
        return (
            Column("ID"),
            Column("DEADLINE", 10),
            Column("LEFT", 12),
            *forecast,
            Column("WHO", 20),
            Column("CLAIM", flexible=True),
        )

    @cached_property
    def _has_forecasts(self) -> bool:
        return any(entry.prediction.forecasts for entry in self.entries)

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return list(CELLS)

    def rows(self) -> list[list[str]]:
        """Return id, deadline, time left or status, who said it, claim."""
        return [self._row(entry) for entry in self.entries]

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield the records with ``overdue`` and ``days_left``."""
        return (listed_record(entry.prediction, self.today) for entry in self.entries)

    def flat(self) -> list[Flat]:
        """Return what a spreadsheet needs, the article's facts beside each prediction."""
        return [
            {name: cell(one.prediction, one.article, self.today) for name, cell in CELLS.items()}
            for one in self.entries
        ]

    def _row(self, entry: Entry) -> list[str]:
        prediction = entry.prediction
        return [
            self.short_ids.get(prediction.id, prediction.id),
            deadline_word(prediction.deadline),
            left_cell(prediction, self.today),
            *([forecast_cell(prediction)] if self._has_forecasts else []),
            entry.who,
            f"{marks(prediction)}{prediction.claim}",
        ]


def marks(prediction: Prediction) -> str:
    """Say before a claim that an objection waits, or how a second judge differs."""
    waits = ["[objection] "] if prediction.is_objected else []
    verdicts = prediction.verdicts.values() if prediction.is_disputed else ()
    differing = dict.fromkeys(one for one in verdicts if one is not prediction.status)
    return "".join([*waits, *(f"[second judge: {one}] " for one in differing)])


def _evidence(prediction: Prediction) -> str | None:
    outcome = prediction.outcome
    return "; ".join(one.url for one in outcome.evidence) if outcome else None


def _last_forecast(prediction: Prediction) -> float | None:
    in_order = sorted(prediction.forecasts, key=lambda one: one.at)
    return in_order[-1].probability if in_order else None


def forecast_cell(prediction: Prediction) -> str:
    """Write the latest forecast in percent, "-" for none."""
    last = _last_forecast(prediction)
    return "-" if last is None else percent_of(last)


def percent_of(probability: float) -> str:
    """Write a probability in percent, with the decimals that it needs: "66.7%"."""
    return f"{probability * 100:.4g}%"


Cell = Callable[[Prediction, Article, date], "str | int | float | bool | None"]
CELLS: Mapping[str, Cell] = {
    "id": lambda one, _, __: one.id,
    "status": lambda one, _, __: one.status.value,
    "overdue": lambda one, _, today: one.is_overdue(today),
    "deadline": lambda one, _, __: to_record(one.deadline.latest),
    "days_left": lambda one, _, today: days_left(one, today),
    "basis": lambda one, _, __: one.deadline.basis.value,
    "wording": lambda one, _, __: one.deadline.text,
    "event": lambda one, _, __: one.deadline.event,
    "review": lambda one, _, __: to_record(one.deadline.review),
    "kind": lambda one, _, __: one.kind.value,
    "no_change": lambda one, _, __: one.no_change,
    "claim": lambda one, _, __: one.claim,
    "quote": lambda one, _, __: one.quote,
    "criterion": lambda one, _, __: one.criterion,
    "voice": lambda one, _, __: to_record(one.voice),
    "speaker": lambda one, _, __: one.speaker,
    "role": lambda one, _, __: one.speaker_role,
    "authors": lambda _, article, __: "; ".join(article.authors),
    "outlet": lambda _, article, __: article.outlet,
    "title": lambda _, article, __: article.title,
    "url": lambda _, article, __: article.url,
    "link": lambda one, article, __: quote_link(article.url, one),
    "published": lambda _, article, __: to_record(article.published),
    "tags": lambda one, _, __: "; ".join(one.tags),
    "chosen": lambda one, _, __: to_record(one.chosen),
    "on": lambda one, _, __: to_record(one.outcome.on) if one.outcome else None,
    "decided": lambda one, _, __: to_record(one.outcome.decided) if one.outcome else None,
    "evidence": lambda one, _, __: _evidence(one),
    "observed": lambda one, _, __: one.outcome.observed if one.outcome else None,
    "note": lambda one, _, __: one.outcome.note if one.outcome else None,
    "reason": lambda one, _, __: to_record(one.outcome.reason) if one.outcome else None,
    "forecast": lambda one, _, __: _last_forecast(one),
}
"""What a spreadsheet needs of a prediction, the article's facts beside it."""


def listed_record(prediction: Prediction, today: date) -> dict[str, Any]:
    """Return a prediction's record with what today makes of it."""
    record = fields_of(prediction)
    record["overdue"] = prediction.is_overdue(today)
    record["days_left"] = days_left(prediction, today)
    return record


def days_left(prediction: Prediction, today: date) -> int | None:
    """Count the days left of an open one, None of a resolved one or without a date."""
    return prediction.deadline.days_left(today) if prediction.is_open else None


def deadline_word(deadline: Deadline) -> str:
    """Say by when: the day, the vague words in quotes, "event", or "-"."""
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


def summary(predictions: Iterable[Standing], today: date) -> str:
    """Say in a sentence what stands in a listing: "11 open: 1 overdue, 3 wait on an event"."""
    alike = Counter(map(STANDS, predictions))
    states = Counter[str]()
    for (status, latest, basis), number in alike.items():
        states[_state(status, latest, basis, today)] += number
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


def _state(status: Status, latest: date | None, basis: Basis, today: date) -> str:
    """Name the state in which a prediction is counted."""
    if status is not Status.OPEN:
        return status
    if latest:
        return "overdue" if today > latest else "dated"
    return basis if basis in WITHOUT_DATE else "none"
