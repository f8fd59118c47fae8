"""Statements: forward-looking passages of a text, and what they carry.

Offsets count characters of the decoded text, half-open: ``text[start:end] == exact``.
"""

from enum import StrEnum
from typing import Self

import msgspec

from predtrack.errors import InvalidValue
from predtrack.models.deadline import Deadline
from predtrack.models.record import RecordValue

CONTEXT = 32
"""Characters kept on either side of a span (W3C Web Annotation, TextQuoteSelector)."""


class Kind(StrEnum):
    """What sort of statement it is; a question asserts nothing."""

    PREDICTION = "prediction"
    PROMISE = "promise"
    EXPECTATION = "expectation"
    QUESTION = "question"
    CONDITIONAL = "conditional"


class Voice(StrEnum):
    """Whose words they are: the article's own, or those of somebody whom it quotes or reports."""

    AUTHOR = "author"
    OTHER = "other"


class Hedge(StrEnum):
    """How strongly it was put, the strongest first."""

    CERTAIN = "certain"
    PLAIN = "plain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Span(RecordValue, frozen=True):
    """A place in a text: position and exact words, with the words before and after.

    W3C Web Annotation Data Model, sections 4.2.4 (TextQuoteSelector) and 4.2.5
    (TextPositionSelector). ``locator`` is its page or its time, where the text has such; where that
    is all that is known of it, it starts and ends at 0.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    locator: str | None = None

    @property
    def is_placed(self) -> bool:
        """True where its place in the text is known."""
        return self.end > self.start

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """Describe ``text[start:end]`` with its surroundings."""
        return cls(
            start,
            end,
            text[start:end],
            text[max(0, start - CONTEXT) : start],
            text[end : end + CONTEXT],
        )


class Likelihood(RecordValue, frozen=True):
    """A speaker's words of probability, read by a lexicon; probabilities from 0 to 1."""

    text: str
    low: float
    mid: float
    high: float
    lexicon: str

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.mid <= self.high <= 1:
            raise InvalidValue("a likelihood runs from low over mid to high, within 0 and 1")


class Cue(msgspec.Struct, frozen=True):
    """A rule that fired: its name, the words it matched and where, what it added (log odds)."""

    name: str
    text: str
    start: int
    end: int
    added: float


class Words(msgspec.Struct, frozen=True):
    """Words of the text and where they stand."""

    text: str
    start: int
    end: int


class Attribution(msgspec.Struct, frozen=True):
    """What tells that the words are somebody's: who is named, and by which word he says them.

    ``source`` is None where nobody is named, ``cue`` where quotation marks alone tell.
    """

    source: Words | None
    cue: Words | None


WORTH_CHECKING = 0.5
"""The ``checkable`` from which a claim is worth checking: it is the probability that it can be."""


class Claim(msgspec.Struct, frozen=True):
    """What one clause of a statement says will be, in words that stand alone, and by when.

    ``start`` and ``end`` are the clause's place in the text, half-open. ``checkable`` says from 0
    to 1 how well it could later be called true or false: the probability that it could with little
    doubt; ``check_cues`` say what each feature added to its log odds.
    """

    text: str
    start: int
    end: int
    deadline: Deadline = msgspec.field(default_factory=Deadline)
    no_change: bool = False
    checkable: float = 0.0
    check_cues: tuple[Cue, ...] = ()

    @property
    def is_worth_checking(self) -> bool:
        """True where it can more likely be checked than not."""
        return self.checkable >= WORTH_CHECKING


class Statement(msgspec.Struct, frozen=True):
    """A forward-looking passage found in a text; ``score`` is its probability from 0 to 1.

    ``quote`` is the first span's text, ``claims`` what is proposed for checking. ``speaker`` is
    who says it where the voice is another's and the article names him, by the name's fullest form
    there, and ``speaker_role`` his office or honorific; ``voice_cues`` say what each sign added to
    the log odds that the voice is another's.
    """

    quote: str
    start: int
    end: int
    spans: tuple[Span, ...]
    kind: Kind
    no_change: bool
    score: float
    cues: tuple[Cue, ...]
    deadline: Deadline = msgspec.field(default_factory=Deadline)
    likelihood: Likelihood | None = None
    voice: Voice = Voice.AUTHOR
    speaker: str | None = None
    speaker_role: str | None = None
    attribution: Attribution | None = None
    voice_cues: tuple[Cue, ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def checkable(self) -> float:
        """How well the best of its claims can be checked, from 0 to 1."""
        return max((one.checkable for one in self.claims), default=0.0)

    @property
    def is_worth_checking(self) -> bool:
        """True where one of its claims is."""
        return any(one.is_worth_checking for one in self.claims)

    @property
    def claim(self) -> str:
        """The text of the first claim, empty where there is none."""
        return self.claims[0].text if self.claims else ""
