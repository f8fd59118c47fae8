"""Outcomes: what came of a prediction, on which day, and how anyone can check it.

``on`` is the day it happened, ``decided`` the day it was judged; neither lies in the future.
"""

import re
from datetime import date
from enum import StrEnum
from typing import Self

from msgspec.structs import replace

from predtrack.errors import InvalidValue
from predtrack.models.address import check_address, is_address
from predtrack.models.record import RecordValue


class Status(StrEnum):
    """Where a prediction stands; overdue is derived from open, never stored."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    PARTLY = "partly"
    VOID = "void"


RESOLVED = tuple(status for status in Status if status is not Status.OPEN)
"""The statuses that a resolution can give, in the order in which they are shown."""


class Reason(StrEnum):
    """Why a prediction is void: it can be neither right nor wrong."""

    AMBIGUOUS = "ambiguous"
    UNVERIFIABLE = "unverifiable"
    CONDITION_NOT_MET = "condition-not-met"
    WITHDRAWN = "withdrawn"
    NOT_A_PREDICTION = "not-a-prediction"


KEPT_NAME = r"articles/[a-z0-9]{8,64}-[0-9a-f]{12}\.txt"
"""The name of a kept text, from the ledger's folder."""
KEPT = re.compile(rf"text kept: ({KEPT_NAME})\Z")
"""How the note on a piece of evidence ends whose text is kept."""


class Evidence(RecordValue, frozen=True):
    """A public address that shows the outcome, and the day on which it was looked at.

    A file of the reader's is one too, by its path from the ledger's folder, where its text is kept;
    the note ends with the name of a kept text.
    """

    url: str
    looked_at: date | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        if not self.kept:
            check_address(self.url)

    @property
    def kept(self) -> str | None:
        """Where beside the ledger its text is kept, None where it is not."""
        named = KEPT.search(self.note or "")
        return named[1] if named else None

    @property
    def shown(self) -> str:
        """Its web address; of a reader's file, whose name says nothing elsewhere, its kept text."""
        return self.url if is_address(self.url) or not self.kept else self.kept

    @property
    def elsewhere(self) -> Self | None:
        """What is left of it without the ledger beside which its text is kept; None of a file."""
        if not self.kept:
            return self
        note = KEPT.sub("", self.note or "").strip()
        return replace(self, note=note or None) if is_address(self.url) else None


class Outcome(RecordValue, frozen=True):
    """The judgement: status, days, what was observed, and the evidence for it."""

    status: Status
    on: date | None
    decided: date
    by: str
    observed: str | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None
    reason: Reason | None = None

    def __post_init__(self) -> None:
        if self.status is Status.OPEN:
            raise InvalidValue("an outcome cannot be open")
        if self.reason and self.status is not Status.VOID:
            raise InvalidValue(f"a reason is for void alone, this outcome is {self.status}")
        if self.on and self.on > self.decided:
            raise InvalidValue(f"it cannot have happened on {self.on}, judged on {self.decided}")
