"""Events: named happenings that deadlines wait on, dated when the date is known."""

import datetime
from typing import Self

from msgspec.structs import replace

from predtrack.errors import InvalidValue, WhyNeeded
from predtrack.models.history import Change, Did, Signature, followed
from predtrack.models.identity import fold
from predtrack.models.record import RecordValue


class Event(RecordValue, frozen=True):
    """A happening whose name says whose it is: "parliamentary election, Kazakhstan"."""

    name: str
    date: datetime.date | None = None
    history: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidValue("an event needs a name")

    @property
    def key(self) -> str:
        """The name by which it is found, whatever its case."""
        return event_key(self.name)

    def dated(self, day: datetime.date, *, signed: Signature, why: str | None = None) -> Self:
        """Return the event with its date, the former one kept in the history.

        Raises:
            WhyNeeded: it has another date already.
        """
        if self.date is not None and not why:
            raise WhyNeeded(f"'{self.name}' is dated {self.date} already")
        was = {"date": self.date.isoformat() if self.date else None}
        history = followed(self.history, Did.EVENT, signed=signed, why=why, was=was)
        return replace(self, date=day, history=history)


def event_key(name: str) -> str:
    """Fold a name for comparison: case, typography and white space do not tell events apart."""
    return fold(name)
