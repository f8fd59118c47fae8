"""Listings: predictions one a line, as ``list`` and ``due`` show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from predtrack.models.cells import (
    CELLS,
    flat_row,
    last_forecast,
    listed_record,
    source_of,
)
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.outcome import RESOLVED, Status
from predtrack.models.prediction import Prediction
from predtrack.models.selection import Entry, is_for_review
from predtrack.models.standing import Standing
from predtrack.models.statuses import MEANINGS
from predtrack.render.sheet import Column, Flat, Sheet
from predtrack.render.text import time_left

if TYPE_CHECKING:
    from predtrack.models.passage import Passage

WITHOUT_DATE = (Basis.EVENT, Basis.VAGUE)
STANDS = attrgetter("status", "deadline.latest", "deadline.basis")
"""What tells the state of a prediction; few of ten thousand differ in all three."""
_FOUND = ("passage", "passage_source")
"""The names of what a spreadsheet is told of evidence that was looked for."""
ANSWERS = {one: f"answered {its.answer}" for one, its in MEANINGS.items() if its.answer}
"""A question's status on screen."""


class Listing(Sheet, frozen=True, dict=True):
    """Entries as a sheet; ``short_ids`` are for a terminal, in a pipe ids stay whole.

    A table asks for its entries more than once; for ``records`` they may be an iterator.
    ``passages`` are the best evidence for each, by id, where that was looked for; a table has none.
    """

    entries: Iterable[Entry]
    today: date
    short_ids: Mapping[str, str]
    passages: Mapping[str, Passage] | None = None

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
        return [*CELLS, *(_FOUND if self.passages is not None else ())]

    def rows(self) -> list[list[str]]:
        """Return id, deadline, time left or status, who said it, claim."""
        return [self._row(entry) for entry in self.entries]

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield the records with ``overdue``, ``days_left``, and who said it where and when."""
        return (
            listed_record(one.prediction, self.today) | source_of(one) | self._found(one)
            for one in self.entries
        )

    def flat(self) -> list[Flat]:
        """Return what a spreadsheet needs, the article's facts beside each prediction."""
        return [{**flat_row(one, self.today), **self._cited(one)} for one in self.entries]

    def _found(self, entry: Entry) -> dict[str, Any]:
        if self.passages is None:
            return {}
        from predtrack.render.passages import record_of

        found = self.passages.get(entry.prediction.id)
        return {"passage": record_of(found) if found else None}

    def _cited(self, entry: Entry) -> Flat:
        if self.passages is None:
            return {}
        found = self.passages.get(entry.prediction.id)
        return dict(zip(_FOUND, (found.text, found.cited) if found else (None, None), strict=True))

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


def forecast_cell(prediction: Prediction) -> str:
    """Write the latest forecast in percent, "-" for none."""
    last = last_forecast(prediction)
    return "-" if last is None else percent_of(last)


def percent_of(probability: float) -> str:
    """Write a probability in percent, with the decimals that it needs: "66.7%"."""
    return f"{probability * 100:.4g}%"


def deadline_word(deadline: Deadline) -> str:
    """Say by when: the day, the vague words in quotes, "event", or "-"."""
    if deadline.latest:
        return deadline.latest.isoformat()
    if deadline.basis is Basis.EVENT:
        return "event"
    return f'"{deadline.text}"' if deadline.text else "-"


def more_by_horizon(number: int) -> str:
    """Say how many more have a date, by what a title or heading of their text says."""
    return f"{number:,} more by the text's horizon"


def dated_words(deadlines: Iterable[Deadline]) -> str:
    """Count those with a date where some have their text's: "dated 5, 3 more by …", or nothing."""
    deadlines = list(deadlines)
    by_horizon = sum(one.is_by_horizon for one in deadlines)
    dated = sum(one.is_dated for one in deadlines)
    return f"dated {dated:,}, {more_by_horizon(by_horizon)}" if by_horizon else ""


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


def summary(predictions: Sequence[Standing], today: date) -> str:
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
    dated = dated_words(one.deadline for one in predictions if one.is_open)
    return "; ".join(filter(None, [*told, ", ".join(resolved), dated])) + "."


def _state(status: Status, latest: date | None, basis: Basis, today: date) -> str:
    """Name the state in which a prediction is counted."""
    if status is not Status.OPEN:
        return status
    if latest:
        return "overdue" if today > latest else "dated"
    return basis if basis in WITHOUT_DATE else "none"
