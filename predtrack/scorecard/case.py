"""Cases: what a score has to know of a prediction, taken from its record's form.

So ten thousand of them need not become values first. Days are ISO dates, which sort as text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import dropwhile
from typing import Any, NamedTuple

from predtrack.models.article import Article
from predtrack.models.deadline import Basis
from predtrack.models.history import Did
from predtrack.models.identity import fold
from predtrack.models.outcome import Status
from predtrack.models.prediction import Role
from predtrack.models.statement import Kind

STATUSES = {str(status): status for status in Status}
COUNTED = tuple(map(str, (Status.CONFIRMED, Status.FAILED, Status.PARTLY)))
DISPUTING = tuple(map(str, (Role.SPEAKER, Role.JUDGE)))
RISKED = tuple(map(str, (Basis.STATED, Basis.RELATIVE)))
"""Bases by which the article itself gave the date."""


class Case(NamedTuple):
    """One prediction, as a score counts it.

    ``is_dated`` says that the article gave a date, ``is_disputed`` that the speaker or a second
    judge has spoken, ``had_criterion`` that the criterion stood before the outcome; ``words`` are
    the quote in English where there is a translation, ``mid`` the middle of its words of
    probability, from 0 to 1.
    """

    id: str
    kind: str
    status: Status
    latest: str | None
    is_dated: bool
    article: Article
    speaker: str | None
    tags: Sequence[str]
    linked: Sequence[str]
    words: str
    mid: float | None
    has_evidence: bool
    is_disputed: bool
    had_criterion: bool

    @property
    def is_question(self) -> bool:
        """True for an open question, which asserts nothing and is counted apart."""
        return self.kind == Kind.QUESTION

    @property
    def asserters(self) -> tuple[str, ...]:
        """Who said it, folded: the speaker, else the authors, else outlet or article for them."""
        article = self.article
        names = (self.speaker,) if self.speaker else article.authors
        return tuple(sorted(map(fold, names or (article.outlet or article.id,))))

    def has_closed(self, today: str) -> bool:
        """Tell whether its last day has passed; one without a date never closes."""
        return self.latest is not None and today > self.latest


def case_of(record: Mapping[str, Any], article: Article) -> Case:
    """Take from a prediction's record what a score has to know; ``article`` is where it stands."""
    deadline, likelihood = record["deadline"], record["likelihood"]
    latest = deadline["latest"]
    is_counted = record["status"] in COUNTED
    return Case(
        record["id"],
        record["kind"],
        STATUSES[record["status"]],
        latest,
        latest is not None and deadline["basis"] in RISKED,
        article,
        record["speaker"],
        record["tags"],
        record["linked"],
        record["translation"] or record["quote"],
        likelihood["mid"] if likelihood else None,
        is_counted and bool(record["outcome"]["evidence"]),
        is_counted and any(note["role"] in DISPUTING for note in record["notes"]),
        is_counted and _had_criterion(record),
    )


def _had_criterion(record: Mapping[str, Any]) -> bool:
    """Tell from the history whether the criterion stood, as it is, before the outcome."""
    if not record["criterion"]:
        return False
    judged = dropwhile(lambda change: change["did"] != Did.RESOLVE, record["history"])
    return not any("criterion" in change["was"] for change in judged)
