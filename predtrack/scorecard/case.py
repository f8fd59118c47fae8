"""Cases: what a score has to know of a prediction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import dropwhile

import msgspec

from predtrack.models.alias import Aliases
from predtrack.models.article import Article
from predtrack.models.identity import fold
from predtrack.models.note import Objection
from predtrack.models.outcome import Status
from predtrack.models.prediction import Chosen, Prediction
from predtrack.models.statement import Kind, Voice
from predtrack.models.statuses import COUNTED

NO_ONE = Aliases()
"""No name stands for another."""


class Case(msgspec.Struct, frozen=True):
    """One prediction, as a score counts it.

    ``who`` names who said it, each by the name of the person: the speaker or the authors; nobody
    where the words are another's who is not named, or no author is. ``is_dated`` says that it gave
    a date itself, ``is_by_horizon`` that its article's title or a heading did, ``is_assumed`` that
    it failed by a date that rests on what can fail somebody, ``is_judged_twice`` that a second
    judge has spoken, ``is_disputed`` that he says otherwise, ``objections`` where each stands,
    ``had_criterion`` that the criterion stood before the outcome; ``words`` are the quote in
    English where there is a translation, ``mid`` the middle of its words of probability, from 0
    to 1.
    """

    id: str
    kind: Kind
    status: Status
    latest: date | None
    is_dated: bool
    is_by_horizon: bool
    is_assumed: bool
    article: Article
    who: Sequence[str]
    voice: Voice | None
    speaker: str | None
    tags: Sequence[str]
    linked: Sequence[str]
    words: str
    mid: float | None
    has_evidence: bool
    is_judged_twice: bool
    is_disputed: bool
    objections: Sequence[Objection]
    had_criterion: bool
    chosen: Chosen | None

    @property
    def is_question(self) -> bool:
        """True for an open question, which asserts nothing and is counted apart."""
        return self.kind is Kind.QUESTION

    @property
    def is_quoted(self) -> bool:
        """True for the words of another, named or not, which are never the author's."""
        return self.voice is Voice.OTHER

    @property
    def asserters(self) -> tuple[str, ...]:
        """Who said it, folded: the speaker, else the authors, else outlet or article for them.

        Somebody quoted who is not named is nobody else: the case stands for him.
        """
        article = self.article
        nobody = self.id if self.is_quoted else article.outlet or article.id
        return tuple(sorted(map(fold, self.who or (nobody,))))

    def has_closed(self, today: date) -> bool:
        """Tell whether its last day has passed; one without a date never closes."""
        return self.latest is not None and today > self.latest


def case_of(prediction: Prediction, article: Article, aliases: Aliases = NO_ONE) -> Case:
    """Take from a prediction what a score has to know; ``article`` is where it stands."""
    deadline, likelihood, outcome = prediction.deadline, prediction.likelihood, prediction.outcome
    is_counted = outcome is not None and outcome.status in COUNTED
    notes = prediction.notes
    return Case(
        prediction.id,
        prediction.kind,
        prediction.status,
        deadline.latest,
        deadline.is_dated,
        deadline.is_by_horizon,
        prediction.status is Status.FAILED and deadline.is_assumed,
        article,
        aliases.persons(prediction.asserters(article), article.place),
        prediction.voice,
        prediction.speaker,
        prediction.tags,
        prediction.linked,
        prediction.translation or prediction.quote,
        likelihood.mid if likelihood else None,
        is_counted and outcome is not None and bool(outcome.evidence),
        outcome is not None and bool(notes and prediction.verdicts),
        prediction.is_disputed,
        [note.state for note in notes if note.state] if notes else (),
        is_counted and _had_criterion(prediction),
        prediction.chosen,
    )


def _had_criterion(prediction: Prediction) -> bool:
    """Tell from the history whether the criterion stood, as it is, before the outcome."""
    if not prediction.criterion:
        return False
    judged = dropwhile(lambda change: "outcome" not in change.was, prediction.history)
    return not any("criterion" in change.was for change in judged)
