"""Predictions: recorded claims about the future, and the moves that the record allows.

Every move returns a new value whose history has one entry more, with the values it replaced; an
illegal move raises and changes nothing. Days are inclusive, as in ``deadline``.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from msgspec.structs import force_setattr, replace

from predtrack.errors import (
    AlreadyResolved,
    IllegalMove,
    InvalidValue,
    WhyNeeded,
)
from predtrack.models.deadline import Deadline
from predtrack.models.fields import PLAIN_FIELDS
from predtrack.models.history import Change, Did, Signature, followed
from predtrack.models.identity import check_ids
from predtrack.models.note import Note, Objection
from predtrack.models.outcome import Evidence, Outcome, Status
from predtrack.models.record import RecordValue, in_utc, to_record
from predtrack.models.standing import Standing, voice_of
from predtrack.models.statement import Kind, Likelihood, Span, Voice
from predtrack.models.statuses import MEANINGS

GUARDED = frozenset(
    {"deadline", "claim", "kind", "no_change", "voice", "speaker", "quote", "chosen"}
    | {one.name for one in PLAIN_FIELDS if one.guarded}
)
"""Fields whose change after the deadline could turn a miss into a hit: it needs its reason."""
JUDGED = frozenset({"deadline", "kind", "no_change"})
"""Fields that an outcome was judged by: they change only while there is none."""

PRIVATE = "private"
"""The tag of what is nobody else's business, and how the note on such evidence begins."""


class Chosen(StrEnum):
    """How a prediction came to be recorded."""

    ALL = "all"  # every statement of its article was
    PICKED = "picked"
    HAND = "hand"
    DRAWN = "drawn"  # at random; ``chosen_from`` says from what
    SUBMITTED = "submitted"  # by the person who made it


class Removal(StrEnum):
    """The two reasons for which an open prediction may be taken out of the count."""

    DUPLICATE = "duplicate"
    MISTAKE = "mistake"


class Forecast(RecordValue, frozen=True):
    """The reader's own probability, from 0 to 1."""

    at: datetime
    by: str
    probability: float

    def __post_init__(self) -> None:
        in_utc(self, "at")
        if not 0 <= self.probability <= 1:
            raise InvalidValue(f"a probability lies from 0 to 1, not at {self.probability}")


class Prediction(Standing, RecordValue, frozen=True):
    """A claim about the future with its exact quote, source, deadline, status and history.

    ``voice`` is whose words they are; an older record, which has none, reads as ``other`` where a
    speaker is named. ``chosen`` says how it came to be recorded, None for older ones.
    """

    id: str
    status: Status
    deadline: Deadline
    kind: Kind
    no_change: bool
    claim: str
    quote: str
    article: str
    criterion: str | None = None
    translation: str | None = None
    voice: Voice | None = None
    speaker: str | None = None
    speaker_role: str | None = None
    spans: tuple[Span, ...] = ()
    likelihood: Likelihood | None = None
    tags: tuple[str, ...] = ()
    outcome: Outcome | None = None
    forecasts: tuple[Forecast, ...] = ()
    notes: tuple[Note, ...] = ()
    linked: tuple[str, ...] = ()
    chosen: Chosen | None = None
    chosen_from: str | None = None
    history: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        if self.voice is None:
            force_setattr(self, "voice", voice_of(self.speaker))
        if self.voice is Voice.AUTHOR and (self.speaker or self.speaker_role):
            raise InvalidValue("the words of a speaker are not the author's own")
        check_ids(self.id, self.article, *self.linked)
        if not self.quote.strip():
            raise InvalidValue("a prediction needs its quote")
        if not self.claim.strip():
            raise InvalidValue("a prediction needs a claim")
        if (self.outcome.status if self.outcome else Status.OPEN) is not self.status:
            raise InvalidValue(f"the status is {self.status}, the outcome says otherwise")
        if self.is_question and not MEANINGS[self.status].for_questions:
            raise InvalidValue(f"{self.id} is a question: answer yes (confirm), no (fail), or void")

    def recorded(self, *, signed: Signature, **values: Any) -> Self:
        """Return it recorded: for the first time, or again after a removal, with new values."""
        return self._changed(Did.RECORD, signed, **self._differing(_voiced(values)))

    def edited(
        self, changes: Mapping[str, Any], *, signed: Signature, why: str | None = None
    ) -> Self:
        """Return it with other values; ``self`` where none differs.

        Raises:
            WhyNeeded: a guarded field changes after the deadline, or after the outcome.
            AlreadyResolved: a field changes that the outcome was judged by.
            IllegalMove: it was removed.
        """
        settles = self.has_assumed_voice and changes.get("voice") is self.voice
        changes = self._differing(_voiced(changes))
        if settles:  # it says nothing else, and says it for the first time
            changes.setdefault("voice", self.voice)
        if not changes:
            return self
        if not self.is_open and JUDGED & changes.keys():
            raise AlreadyResolved(self.id, self.status)
        late = not self.is_open or self._has_ever_closed(signed.day)
        guarded = sorted(GUARDED & self._differing(changes).keys())
        if guarded and late and not why:
            words = " and ".join(name.replace("_", "-") for name in guarded)
            state = "its deadline has passed" if self.is_open else f"it is {self.status}"
            raise WhyNeeded(f"{self.id}: {state}, so a change of the {words} needs its reason")
        return self._changed(Did.EDIT, signed, why, **changes)

    def moved(
        self,
        deadline: Deadline,
        did: Did,
        *,
        signed: Signature,
        why: str | None,
        claim: str | None = None,
    ) -> Self:
        """Return it with the deadline that an event's or an article's date gives it.

        ``claim`` is its claim where that names the day.
        """
        words = {} if claim in (None, self.claim) else {"claim": claim}
        return self._changed(did, signed, why, deadline=deadline, **words)

    def sourced(self, *, signed: Signature, why: str) -> Self:
        """Return it with an entry that says what was corrected in its article."""
        return self._changed(Did.EDIT, signed, why)

    def renamed(self, *, signed: Signature, why: str | None = None, **names: Any) -> Self:
        """Return it with other spellings of names, or of its article's; removed or not."""
        return self._changed(Did.RENAME, signed, why, **names)

    def resolved(self, outcome: Outcome, *, signed: Signature) -> Self:
        """Return it with its outcome.

        Raises:
            AlreadyResolved: it has one; ``reopened`` comes first.
            InvalidValue: a question is answered partly.
            IllegalMove: it was removed.
        """
        if not self.is_open:
            raise AlreadyResolved(self.id, self.status)
        return self._changed(Did.RESOLVE, signed, status=outcome.status, outcome=outcome)

    def reopened(self, *, signed: Signature, why: str | None) -> Self:
        """Return it open again; the old outcome stays in the history.

        Raises:
            IllegalMove: it is open.
            WhyNeeded: no reason is given.
        """
        if self.is_open:
            raise IllegalMove(f"{self.id} is open already: there is nothing to reopen")
        if not why:
            raise WhyNeeded(f"{self.id} is {self.status}")
        return self._changed(Did.REOPEN, signed, why, status=Status.OPEN, outcome=None)

    def noted(self, note: Note, *, signed: Signature, review: date | None = None) -> Self:
        """Return it with one note more, and with another day to look again where one is given."""
        values: dict[str, Any] = {"notes": (*self.notes, note)}
        if review:
            values["deadline"] = replace(self.deadline, review=review)
        return self._changed(Did.NOTE, signed, **values)

    def objected(self, note: Note, *, signed: Signature) -> Self:
        """Return it with an objection, which waits for its answer.

        Raises:
            IllegalMove: it was removed.
        """
        if self.is_removed:
            raise IllegalMove(f"{self.id} was removed from the count: nothing of it is scored")
        return self.noted(note, signed=signed)

    def answered(self, note: Note, state: Objection, answer: str, *, signed: Signature) -> Self:
        """Return it with one of its waiting objections answered; nothing else changes."""
        after = replace(note, state=state, answer=answer)
        notes = tuple(after if one is note else one for one in self.notes)
        return self._changed(Did.NOTE, signed, notes=notes)

    def forecast(self, *made: Forecast, signed: Signature) -> Self:
        """Return it with one forecast of a reader more, or with several.

        Raises:
            AlreadyResolved: it has its outcome.
            IllegalMove: it was removed.
        """
        if not self.is_open:
            raise AlreadyResolved(self.id, self.status)
        return self._changed(Did.FORECAST, signed, forecasts=(*self.forecasts, *made))

    def with_evidence(self, evidence: Evidence, *, signed: Signature) -> Self:
        """Return it with more evidence for the outcome that it has.

        Raises:
            IllegalMove: it has none, or was removed.
        """
        if self.outcome is None:
            raise IllegalMove(f"{self.id} is open: evidence for later goes into a note")
        outcome = replace(self.outcome, evidence=(*self.outcome.evidence, evidence))
        return self._changed(Did.NOTE, signed, outcome=outcome)

    def link(self, others: Iterable[str], *, signed: Signature, did: Did = Did.LINK) -> Self:
        """Return it linked with others that make the same claim; ``self`` where nothing changes.

        Raises:
            IllegalMove: it was removed.
        """
        linked = tuple(sorted({*others} - {self.id}))
        if linked == self.linked and not self.is_removed:
            return self
        return self._changed(did, signed, linked=linked)

    def removed(self, why: str, *, signed: Signature) -> Self:
        """Return it taken out of every list and score; its record and its history stay.

        Raises:
            IllegalMove: it was removed before.
        """
        return self._changed(Did.REMOVE, signed, why)

    @property
    def has_assumed_voice(self) -> bool:
        """True for an older record of whose voice nobody has said anything."""
        said = (change.was["chosen"] for change in self.history if "chosen" in change.was)
        return next(said, self.chosen) is None and not any(
            "voice" in change.was or "speaker" in change.was for change in self.history
        )

    def _has_ever_closed(self, today: date) -> bool:
        """Tell whether this or any former deadline has passed: moving it on resets nothing."""
        former = (change.was.get("deadline") for change in self.history)
        days = [deadline.get("latest") for deadline in former if isinstance(deadline, Mapping)]
        return self.deadline.has_closed(today) or any(
            day < today.isoformat() for day in days if day
        )

    def _differing(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in values.items() if getattr(self, name) != value}

    def _changed(self, did: Did, signed: Signature, why: str | None = None, **values: Any) -> Self:
        if self.is_removed and did not in (Did.RECORD, Did.RENAME):
            raise IllegalMove(f"{self.id} was removed from the count: add its quote again first")
        was = {name: to_record(getattr(self, name)) for name in values}
        history = followed(self.history, did, signed=signed, why=why, was=was)
        return replace(self, history=history, **values)


def _voiced(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return new values with the voice that follows where only another speaker is given."""
    if "speaker" not in values or values.get("voice"):
        return dict(values)
    voice = voice_of(values["speaker"])
    role = {} if voice is Voice.OTHER else {"speaker_role": None}
    return {**values, "voice": voice, **role}
