"""Standing: how a prediction stands and whose it is, told by few of its fields.

A ``Brief`` has those fields alone, under the names that a ``Prediction`` gives them, so that what
asks only for them need not have the rest read.
"""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

import msgspec

from predtrack.models.article import Article
from predtrack.models.deadline import Deadline
from predtrack.models.history import Did
from predtrack.models.identity import fold
from predtrack.models.note import Objection
from predtrack.models.outcome import Status
from predtrack.models.statement import Kind, Voice

RECORD, REMOVE = Did.RECORD, Did.REMOVE
"""What puts a prediction into the count, and what takes it out."""


class Marked(Protocol):
    """An entry of a history, of which only what was done is asked."""

    @property
    def did(self) -> Did:
        """What was done."""


class NoteMark(Protocol):
    """A note, of which only who judged or objected is asked."""

    @property
    def by(self) -> str:
        """Who says it."""

    @property
    def status(self) -> Status | None:
        """A second judge's verdict."""

    @property
    def state(self) -> Objection | None:
        """Where an objection stands."""


class Standing:
    """What follows from the fields that a prediction and its brief have in common."""

    __slots__ = ()

    status: Status
    deadline: Deadline
    kind: Kind
    voice: Voice | None
    speaker: str | None
    notes: Sequence[NoteMark]
    history: Sequence[Marked]

    @property
    def is_open(self) -> bool:
        """True while there is no outcome."""
        return self.status is Status.OPEN

    @property
    def is_question(self) -> bool:
        """True for an open question, which asserts nothing and is counted apart."""
        return self.kind is Kind.QUESTION

    @property
    def is_removed(self) -> bool:
        """True where it was taken out of the count, and not recorded again since."""
        for change in reversed(self.history):
            if change.did is RECORD:
                return False
            if change.did is REMOVE:
                return True
        return False

    @property
    def is_objected(self) -> bool:
        """True where an objection waits for its answer."""
        return any(note.state is Objection.WAITING for note in self.notes)

    @property
    def verdicts(self) -> dict[str, Status]:
        """The last verdict of every second judge, by his folded name."""
        return {fold(note.by): note.status for note in self.notes if note.status}

    @property
    def is_disputed(self) -> bool:
        """True where it is resolved and a second judge says otherwise."""
        if self.is_open or not self.notes:
            return False
        return any(verdict is not self.status for verdict in self.verdicts.values())

    def is_overdue(self, today: date) -> bool:
        """Tell whether it is open past its deadline: derived, never stored."""
        return self.is_open and self.deadline.has_closed(today)

    def asserters(self, article: Article) -> tuple[str, ...]:
        """Name who said it: the speaker, else the article's authors; nobody for a voice unnamed."""
        if self.speaker:
            return (self.speaker,)
        return () if self.voice is Voice.OTHER else article.authors


class HistoryMark(msgspec.Struct, frozen=True, gc=False):
    """An entry of a history: what was done."""

    did: Did


class Remark(msgspec.Struct, frozen=True, gc=False):
    """A note by who says it, a verdict in it, and where an objection stands."""

    by: str
    status: Status | None = None
    state: Objection | None = None


class Empty(msgspec.Struct, frozen=True, gc=False):
    """Something that is only counted."""


class Decision(msgspec.Struct, frozen=True, gc=False):
    """An outcome by the day it was judged."""

    decided: date


class Brief(Standing, msgspec.Struct, frozen=True):
    """A prediction by the fields that lists and filters ask for.

    An older record's has no ``voice``: it is another's where there is a speaker.
    """

    id: str
    status: Status
    deadline: Deadline
    kind: Kind
    article: str
    voice: Voice | None = None
    speaker: str | None = None
    tags: tuple[str, ...] = ()
    forecasts: tuple[Empty, ...] = ()
    notes: tuple[Remark, ...] = ()
    outcome: Decision | None = None
    history: tuple[HistoryMark, ...] = ()


class Quoted(msgspec.Struct, frozen=True):
    """A prediction by its quote alone."""

    quote: str


def voice_of(speaker: str | None) -> Voice:
    """Return whose words they are where only a speaker, or none, is told."""
    return Voice.OTHER if speaker else Voice.AUTHOR
