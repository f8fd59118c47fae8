"""Notes: what is said beside an outcome: evidence, an objection, a second judge's verdict."""

from datetime import datetime
from enum import StrEnum

from predtrack.errors import InvalidValue
from predtrack.models.address import check_address
from predtrack.models.outcome import Status
from predtrack.models.record import RecordValue, in_utc


class Role(StrEnum):
    """Who speaks in a note."""

    READER = "reader"
    SPEAKER = "speaker"
    JUDGE = "judge"


class About(StrEnum):
    """What of a record a note speaks about."""

    QUOTE = "quote"
    SPEAKER = "speaker"
    CLAIM = "claim"
    DEADLINE = "deadline"
    OUTCOME = "outcome"


class Objection(StrEnum):
    """Where an objection stands."""

    WAITING = "waiting"
    UPHELD = "upheld"
    REJECTED = "rejected"


class Note(RecordValue, frozen=True):
    """Something said beside the outcome; it changes no status.

    ``by`` is who says it, ``about`` names what of the record it speaks about; ``status`` is a
    second judge's verdict, ``state`` where an objection stands, ``answer`` why so.
    """

    at: datetime
    by: str
    role: Role
    text: str | None = None
    url: str | None = None
    about: About | None = None
    status: Status | None = None
    state: Objection | None = None
    answer: str | None = None

    def __post_init__(self) -> None:
        in_utc(self, "at")
        if self.url is not None:
            check_address(self.url)
        if self.status is Status.OPEN:
            raise InvalidValue("a second judge says how it came out: open is no verdict")

    @property
    def is_waiting(self) -> bool:
        """True for an objection that nobody has answered."""
        return self.state is Objection.WAITING
