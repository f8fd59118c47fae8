"""Statuses: what each is worth in a rate and what it is called, said once for all who show it."""

from __future__ import annotations

import msgspec

from predtrack.models.outcome import RESOLVED, Status


class StatusMeaning(msgspec.Struct, frozen=True):
    """What a status means: ``weight`` is its part of RATE, from 0 to 1, None where it counts not.

    ``heading`` is its column's, ``told`` a reader's words, ``short`` the same behind a number,
    ``asked_for`` those for a choice of predictions. ``rating`` is schema.org's, from 1 to 5, called
    ``review``. ``answer`` is what it says of a question; one ``for_questions`` can come of one.
    """

    weight: float | None
    heading: str
    told: str
    short: str
    asked_for: str
    rating: int | None = None
    review: str = ""
    answer: str | None = None
    for_questions: bool = True

    @property
    def is_between(self) -> bool:
        """True where it is neither right nor wrong and counts all the same."""
        return self.weight not in (None, 0, 1)

    @property
    def share(self) -> str:
        """Its weight in words: "half", "0.25"."""
        return "half" if self.weight == HALF else f"{self.weight:g}"


HALF = 0.5
MEANINGS = {
    Status.CONFIRMED: StatusMeaning(
        weight=1,
        heading="CONF",
        told="came true",
        short="came true",
        asked_for="that came true",
        rating=5,
        review="Came true",
        answer="yes",
    ),
    Status.PARTLY: StatusMeaning(
        weight=HALF,
        heading="PART",
        told="partly came true",
        short="partly",
        asked_for="that came partly true",
        rating=3,
        review="Came partly true",
        for_questions=False,
    ),
    Status.FAILED: StatusMeaning(
        weight=0,
        heading="FAIL",
        told="did not come true",
        short="did not",
        asked_for="that did not come true",
        rating=1,
        review="Did not come true",
        answer="no",
    ),
    Status.VOID: StatusMeaning(
        weight=None,
        heading="VOID",
        told="not counted",
        short="not counted",
        asked_for="that could not be judged",
        review="Could not be judged",
    ),
    Status.OPEN: StatusMeaning(
        weight=None,
        heading="OPEN",
        told="open",
        short="open",
        asked_for="still open",
    ),
}
"""Every status in the order of its columns: what is right first, what is open last."""
COUNTED = {status: one for status, one in MEANINGS.items() if one.weight is not None}
"""Those that a rate counts."""
IN_BETWEEN = {status: one for status, one in COUNTED.items() if one.is_between}
"""Those of them that are neither right nor wrong."""
AS_WRITTEN = (*RESOLVED, Status.OPEN)
"""Every status in the order of a record."""
