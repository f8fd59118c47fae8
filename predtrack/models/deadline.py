"""Deadlines: the last day by which something should have come true.

Days are inclusive at both ends: a window runs from ``earliest`` to ``latest``, both inside it, and
has closed when today is later than ``latest``.
"""

from datetime import date
from enum import StrEnum

from predtrack.errors import InvalidValue
from predtrack.models.record import RecordValue


class Basis(StrEnum):
    """How a deadline is known."""

    STATED = "stated"  # the text gives the day, month or year
    RELATIVE = "relative"  # counted from the publication date
    EVENT = "event"  # tied to something whose date is known later
    ARTICLE = "article"  # the horizon of the whole text: "Ten predictions for 2027"
    VAGUE = "vague"  # words without a date: "very soon"
    MANUAL = "manual"  # set by the reader
    NONE = "none"


EVENT = Basis.EVENT

AFTER_DATES = {str(Basis.VAGUE): 1, str(Basis.EVENT): 2}
"""Where, by their basis, those without a date stand behind those with one; the rest come last."""


RISKED = (Basis.STATED, Basis.RELATIVE)
"""Bases by which the statement's own words gave the date."""

_ASSUMED = ("season", "fiscal year")
"""Words of the assumptions by which another reader may have reached another day."""


class Deadline(RecordValue, frozen=True):
    """When a statement should have come true, and how that is known.

    ``text`` is the article's wording; ``review`` the day to look again at one without a date;
    ``assumption`` says in words how ``latest`` was worked out.
    """

    text: str | None = None
    earliest: date | None = None
    latest: date | None = None
    basis: Basis = Basis.NONE
    event: str | None = None
    review: date | None = None
    assumption: str | None = None

    def __post_init__(self) -> None:
        first, last = self.earliest, self.latest
        if first and last and last < first:
            raise InvalidValue(f"a deadline of {last} lies before {first}")
        if self.basis is EVENT and not self.event:
            raise InvalidValue("a deadline tied to an event needs the event's name")

    @property
    def is_dated(self) -> bool:
        """True where the statement's own words gave the last day."""
        return self.latest is not None and self.basis in RISKED

    @property
    def is_by_horizon(self) -> bool:
        """True where a title or heading gave the last day."""
        return self.latest is not None and self.basis is Basis.ARTICLE

    def has_closed(self, today: date) -> bool:
        """Tell whether the last day has passed; one without a date never closes."""
        return self.latest is not None and today > self.latest

    def days_left(self, today: date) -> int | None:
        """Count the days from ``today`` to the last day: negative when late, None without one."""
        return None if self.latest is None else (self.latest - today).days

    @property
    def is_assumed(self) -> bool:
        """True where the day rests on an assumption that can fail somebody."""
        if self.latest is None or self.basis is Basis.MANUAL:
            return False
        why = self.assumption or ""
        return self.basis is Basis.ARTICLE or any(word in why for word in _ASSUMED)

    @property
    def waits(self) -> bool:
        """True where the deadline is an event that has no date yet."""
        return self.basis is Basis.EVENT and self.latest is None
