"""Corrections: every change of what was published, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from predtrack.models.changelog import WORDS
from predtrack.models.history import Change, Did
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.replay import value_before
from predtrack.models.selection import Entry
from predtrack.render.detail import changes_of
from predtrack.render.site.addresses import Place, address_of
from predtrack.render.site.states import told_of
from predtrack.render.site.words import cut_at_word, day_words

SILENT = frozenset({Did.RECORD, Did.FORECAST, Did.RENAME, Did.MERGE})
"""What changes nothing that a reader was told."""
SHORT = 160


@dataclass(frozen=True, slots=True)
class Correction:
    """A change: its moment, what it is of, and what was done, why, and from what to what."""

    at: datetime
    address: str
    claim: str
    did: str
    why: str
    steps: str

    @property
    def day(self) -> str:
        """The day on which it was made."""
        return day_words(self.at.date())


def corrections_of(entries: Iterable[Entry], since: date | None) -> list[Correction]:
    """Return the changes made after a day, or ever, the newest first."""
    found = (one for entry in entries for one in _of(entry, since))
    return sorted(found, key=lambda one: (one.at, one.address), reverse=True)


def _of(entry: Entry, since: date | None) -> Iterator[Correction]:
    prediction = entry.prediction
    for change, did, steps in told_changes(prediction):
        is_told = change.did not in SILENT and (change.did is not Did.NOTE or _argues(change))
        if is_told and (since is None or change.at.date() > since):
            yield Correction(
                change.at,
                address_of(Place.PREDICTION, prediction.id),
                cut_at_word(prediction.claim, SHORT),
                did,
                change.why or "",
                steps,
            )


def _argues(change: Change) -> bool:
    """Tell whether a note is more than that: evidence that joined an outcome, or an objection."""
    return "outcome" in change.was or "notes" in change.was


def told_changes(prediction: Prediction) -> list[tuple[Change, str, str]]:
    """Return what was done in the words of a reader, each with what stood there and what came."""
    status, told = prediction.status, []
    for change, steps in reversed(changes_of(prediction)):
        is_judged = change.did is Did.RESOLVE
        did = f"judged: {told_of(prediction, status)}" if is_judged else _did_words(change)
        told.append((change, did, "" if is_judged else steps))
        if "status" in change.was:
            status = value_before(Status, change.was["status"], prediction)
    return told[::-1]


def _did_words(change: Change) -> str:
    return "answered or objected" if "notes" in change.was else WORDS[change.did]
