"""Saving: the claims of what was found put on record, of one article or of many in one change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from predtrack.cli.finding import ArticleFindings
from predtrack.cli.session import Session
from predtrack.cli.terminal import say
from predtrack.errors import PredtrackError, shorten
from predtrack.ledger import Ledger
from predtrack.ledger.articles import article_for
from predtrack.ledger.kept import keep_text
from predtrack.ledger.linking import nearly_the_same
from predtrack.ledger.recording import Draft, Recorded
from predtrack.ledger.scanning import Choice, decline, draft_of, record_drafts
from predtrack.models.prediction import PRIVATE, Prediction
from predtrack.models.statement import Claim, Statement

if TYPE_CHECKING:
    from predtrack.ledger.acts import Book

Proposed = tuple[Statement, Claim]
"""A claim that can be recorded, behind its statement."""


def save_chosen(
    session: Session,
    parts: Sequence[tuple[ArticleFindings, Sequence[Proposed]]],
    choice: Choice,
    *,
    known: int = 0,
) -> None:
    """Record claims of one or more articles in one change; ``known`` were there before."""
    with session.writing() as ledger:
        recorded = [one for part in _put(session, ledger, parts, choice) for one in part]
        new = [one.prediction for one in recorded if one.is_new]
        (lines,) = new_lines(ledger, [new])
    say(_recorded_line(session, len(new), known + len(recorded) - len(new)), *lines)


def save_each(
    session: Session, parts: Sequence[tuple[ArticleFindings, Sequence[Proposed]]], choice: Choice
) -> list[list[str]]:
    """Record claims of articles in one change; return what is to be said of each article."""
    with session.writing() as ledger:
        recorded = _put(session, ledger, parts, choice)
        new = [[one.prediction for one in part if one.is_new] for part in recorded]
        lines = new_lines(ledger, new)
    return [
        [_recorded_line(session, len(own), found.claims - len(own)), *told]
        for (found, _), own, told in zip(parts, new, lines, strict=True)
    ]


def save_together(
    session: Session, found: Sequence[ArticleFindings], choice: Choice
) -> list[list[str] | PredtrackError]:
    """Record all of some articles in one change, in halves where one of them stands in its way.

    Returns what is to be said of each, or why it was not recorded.
    """
    if not found:
        return []
    from predtrack.cli.editor import OUT_OF_REACH

    try:
        parts = [(one, all_of(one.unrecorded(session.ledger))) for one in found]
        return [*save_each(session, parts, choice)]
    except OUT_OF_REACH as error:
        return [error] * len(found)
    except PredtrackError as error:
        half = len(found) // 2
        if not half:
            return [error]
        halves = (found[:half], found[half:])
        return [said for some in halves for said in save_together(session, some, choice)]


def _put(
    session: Session,
    ledger: Book,
    parts: Sequence[tuple[ArticleFindings, Sequence[Proposed]]],
    choice: Choice,
) -> list[list[Recorded]]:
    """Put claims on record, inside a change."""
    recorded = []
    for found, claims in parts:
        drafts = [draft_of(ledger, *one, found.published, choice) for one in claims]
        recorded.append(save(session, ledger, found, drafts))
    return recorded


def _recorded_line(session: Session, new: int, again: int) -> str:
    return f"{new} recorded in {session}" + (f", {again} were there already" if again else "")


def all_of(statements: Iterable[Statement]) -> list[Proposed]:
    """Return all claims of statements, each with its statement."""
    return [(one, claim) for one in statements for claim in one.claims]


def save(
    session: Session,
    ledger: Ledger,
    found: ArticleFindings,
    drafts: Sequence[Draft],
    *,
    begun: datetime | None = None,
    declined: tuple[Statement, bool] | None = None,
) -> list[Recorded]:
    """Record drafts of an article, inside a change; what fails, fails before the text is kept.

    ``declined`` is a statement, and whether it is never to be asked about again.
    """
    facts, signed = found.source.facts, session.signed
    article, _ = article_for(ledger, facts, known=None, signed=signed)
    if declined:
        decline(ledger, article, declined[0], never=declined[1])
    if found.source.keeps:
        article = keep_text(ledger, article, found.source.text)
        if found.source.is_private:
            drafts = [replace(one, tags=(*one.tags, PRIVATE)) for one in drafts]
    return record_drafts(ledger, drafts, article, found.claims, signed=signed, begun=begun)


def new_lines(ledger: Ledger, groups: Sequence[Sequence[Prediction]]) -> list[list[str]]:
    """Say what was recorded of each article, and what is nearly the same as something on record."""
    alike = {
        one.id: other.id
        for one, other in nearly_the_same(ledger, [one for group in groups for one in group])
    }
    return [
        [
            *(f"  {one.id} {shorten(one.claim)}" for one in group),
            *(
                f"nearly the same is on record; if it is: predtrack link {one.id} {alike[one.id]}"
                for one in group
                if one.id in alike
            ),
        ]
        for group in groups
    ]
