"""History: what was done to a record, by whom, when, and the values that it replaced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


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


@dataclass(frozen=True, slots=True)
class Signature:
    """Who acts, and when: the one clock and the one user of a command."""

    at: datetime
    by: str

    @property
    def day(self) -> date:
        """Today, in the time zone of the clock."""
        return self.at.date()


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of a history; ``was`` maps a field to the value it had, in the record's form."""

    at: datetime
    by: str
    did: Did
    why: str | None = None
    was: Mapping[str, Any] = field(default_factory=dict)
