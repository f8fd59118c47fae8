"""History: what was done to a record, by whom, when, and the values that it replaced."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

import msgspec

from predtrack.models.record import RecordValue, in_utc


class Did(StrEnum):
    """What an entry of the history records."""

    RECORD = "record"
    EDIT = "edit"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    NOTE = "note"
    FORECAST = "forecast"
    LINK = "link"
    EVENT = "event"  # an event was given its date
    PUBLISHED = "published"  # the article's date was corrected, and the deadline moved with it
    REMOVE = "remove"
    RENAME = "rename"  # a name got another spelling, the removed ones' too
    REPLACE = "replace"  # a record came from a file in its place
    MERGE = "merge"  # two branches' changes were brought to agree


class Signature(msgspec.Struct, frozen=True):
    """Who acts, and when: the one clock and the one user of a command."""

    at: datetime
    by: str

    @property
    def day(self) -> date:
        """Today, in the time zone of the clock."""
        return self.at.date()


class Change(RecordValue, frozen=True):
    """One entry of a history; ``was`` maps a field to the value it had, in the record's form.

    ``clock`` is what the machine's clock said where ``at`` differs from it.
    """

    at: datetime
    by: str
    did: Did
    why: str | None = None
    was: Mapping[str, Any] = msgspec.field(default_factory=dict)
    clock: datetime | None = None

    def __post_init__(self) -> None:
        in_utc(self, "at", "clock")


JUST_AFTER = timedelta(milliseconds=1)
"""How far behind the entry before it one is dated that a slower clock signed."""
LATEST = datetime.max.replace(tzinfo=UTC) - JUST_AFTER
"""The last instant that another can follow."""


def followed(
    history: tuple[Change, ...],
    did: Did,
    *,
    signed: Signature,
    why: str | None = None,
    was: Mapping[str, Any] | None = None,
) -> tuple[Change, ...]:
    """Return a history with one entry more, never dated before the one it follows.

    Where the clock that signs it is behind, the entry keeps what that clock said.
    """
    at, clock = signed.at, None
    if history and at < history[-1].at:
        at, clock = min(history[-1].at, LATEST) + JUST_AFTER, signed.at
    return (*history, Change(at, signed.by, did, why, was or {}, clock))
