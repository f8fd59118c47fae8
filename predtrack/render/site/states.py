"""States: how a prediction stands on the page, each a word and a mark that tell it without colour.

A state is a status, but that an open one past its deadline is overdue and a question is answered.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.statuses import MEANINGS
from predtrack.render.listing import ANSWERS


class State(StrEnum):
    """The states, in the order in which they are shown and sorted."""

    OVERDUE = "overdue"
    OPEN = "open"
    CONFIRMED = "confirmed"
    PARTLY = "partly"
    FAILED = "failed"
    VOID = "void"
    YES = "yes"
    NO = "no"

    @property
    def word(self) -> str:
        """The state in words."""
        return WORDS.get(self, self.value)

    @property
    def told(self) -> str:
        """The state in the words of the site."""
        return TOLD.get(self, self.word)


ANSWERED = {status: State(one.answer) for status, one in MEANINGS.items() if one.answer}
"""What a question's status says."""
WORDS = {state: ANSWERS[status] for status, state in ANSWERED.items()}

TOLD = {State(status): one.told for status, one in MEANINGS.items()}
"""How a reader who knows no word of ours would put it."""


def state_of(prediction: Prediction, today: date) -> State:
    """Tell how a prediction stands on a day."""
    if prediction.is_overdue(today):
        return State.OVERDUE
    return _judged(prediction, prediction.status)


def told_of(prediction: Prediction, status: Status) -> str:
    """Say in the words of the site what a status, which may be an earlier one, means of it."""
    return _judged(prediction, status).told


def _judged(prediction: Prediction, status: Status) -> State:
    answer = ANSWERED.get(status) if prediction.is_question else None
    return answer or State(status.value)
