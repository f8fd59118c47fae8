"""Finding: an article that was read, the statements found in it, and what is recorded of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import structs
from msgspec.structs import replace

from predtrack.cli.session import Session
from predtrack.cli.terminal import say
from predtrack.errors import InTheFuture, PredtrackError
from predtrack.ledger import Ledger
from predtrack.ledger.articles import known_article
from predtrack.ledger.scanning import (
    declined_of,
    draw_key,
    on_record,
    quote_digest,
)
from predtrack.models.article import Article
from predtrack.models.deadline import Basis
from predtrack.models.locator import located
from predtrack.models.statement import Statement
from predtrack.reading.statements import find_statements

if TYPE_CHECKING:
    from predtrack.cli.sources import Source


class ArticleFindings(msgspec.Struct, frozen=True):
    """What was found in one article: which one is on record, None where it is not.

    ``how`` are the options of ``find_statements``. What can be checked less than ``min_checkable``
    is counted, but not offered; ``best_first`` says that what can be checked best stands first.
    """

    source: Source
    statements: Sequence[Statement]
    known: Article | None
    how: dict[str, Any]
    min_checkable: float = 0.0
    best_first: bool = False

    @property
    def offered(self) -> list[int]:
        """The places of the statements that are offered, from 0, in their order."""
        worth = [one.checkable for one in self.statements]
        places = [place for place, one in enumerate(worth) if one >= self.min_checkable]
        return sorted(places, key=lambda place: -worth[place]) if self.best_first else places

    @property
    def published(self) -> date | None:
        """The day that deadlines were counted from, None where it is not known."""
        return self.source.facts.published or (self.known.published if self.known else None)

    @property
    def facts_read(self) -> dict[str, Any]:
        """The facts of its article by which its text is read."""
        title = self.source.facts.title or (self.known.title if self.known else None)
        return {"published": self.published, "title": title}

    @property
    def undated(self) -> list[Statement]:
        """The statements whose deadlines wait for the day that the article was published."""
        if self.published:
            return []
        return [one for one in self.statements if one.deadline.basis is Basis.RELATIVE]

    def looked_up(self, session: Session) -> ArticleFindings:
        """Return it with its article as it is on record now."""
        return replace(self, known=known_on_record(session, self.source))

    def told(self, session: Session, facts: Mapping[str, Any]) -> ArticleFindings:
        """Return it with other facts of its article; its statements' days are read anew.

        Raises:
            InTheFuture: it says it was published later than today.
        """
        source = replace(self.source, facts=replace(self.source.facts, **facts))
        found = replace(self, source=source)
        if not facts.keys() & {"published", "title"}:
            return found
        _check_day(session, found.published)
        every = _statements(replace(found, how=found.how | {"min_score": 0.0}))
        again = {one.quote: one for one in every}
        dated = [_dated(one, again.get(one.quote, one)) for one in self.statements]
        return replace(found, statements=dated)

    def draw_key(self, statement: Statement) -> str:
        """Return what one of its statements is drawn by."""
        return draw_key(self.source.facts.sha256, statement)

    def unrecorded(self, ledger: Ledger) -> list[Statement]:
        """Return the offered statements that are not on record, and were not removed from it."""
        known = self.recorded(ledger, removed=True)
        offered = (self.statements[place] for place in self.offered)
        return [one for one in offered if one not in known]

    def recorded(self, ledger: Ledger, *, removed: bool = False) -> list[Statement]:
        """Return the statements that are on record, those ``removed`` from it too if asked for."""
        known = self.known
        return on_record(ledger, self.statements, known, removed=removed) if known else []

    @property
    def claims(self) -> int:
        """How many claims its statements make."""
        return sum(len(one.claims) for one in self.statements)

    def to_ask_about(self, ledger: Ledger) -> list[Statement]:
        """Return the unrecorded statements that were not declined for good."""
        never = declined_of(ledger, self.known) if self.known else frozenset()
        return [one for one in self.unrecorded(ledger) if quote_digest(one) not in never]


def found_in(
    session: Session,
    source: Source,
    read: Sequence[Statement] | None = None,
    *,
    min_checkable: float = 0.0,
    best_first: bool = False,
    **how: Any,
) -> ArticleFindings:
    """Find the statements of a source; ``read`` are those that ``statements_in`` found, if it did.

    Raises:
        InTheFuture: it says it was published later than today.
    """
    known = known_on_record(session, source)
    as_read, source = source, source.yielding(known, session.today)
    _check_day(session, source.facts.published)
    found = ArticleFindings(source, read or (), known, how, min_checkable, best_first)
    if read is not None and found.facts_read == ArticleFindings(as_read, (), None, how).facts_read:
        return found
    return replace(found, statements=_statements(found))


def statements_in(source: Source, **how: Any) -> Sequence[Statement]:
    """Find the statements of a source, whatever the ledger knows of it."""
    return _statements(ArticleFindings(source, (), None, how))


def _dated(statement: Statement, again: Statement) -> Statement:
    """Return a statement with the days, and the claims, that it has when it is read ``again``."""
    return structs.replace(statement, deadline=again.deadline, claims=again.claims)


def _check_day(session: Session, published: date | None) -> None:
    if published and published > session.today:
        raise InTheFuture("the publication date", published, session.today)


def _statements(found: ArticleFindings) -> Sequence[Statement]:
    source = found.source
    statements = find_statements(
        source.text,
        language=source.language,
        turns=source.turns,
        **found.facts_read,
        **found.how,
    )
    if not source.marks:
        return statements
    return [
        structs.replace(one, spans=tuple(located(span, source.marks) for span in one.spans))
        for one in statements
    ]


def known_on_record(session: Session, source: Source) -> Article | None:
    """Return the article if it is on record; a ledger that cannot be read keeps no text unread."""
    try:
        return known_article(session.ledger, source.facts)
    except PredtrackError as error:
        say(str(error).split("\n")[0])
        return None


def coverage_lines(ledger: Ledger, found: ArticleFindings) -> list[str]:
    """Say how much of what was found is on record, what is worth checking apart; or nothing.

    No record holds what is worth checking: it is read from the text anew, also of a known article.
    """
    recorded = found.recorded(ledger)
    worth = sum(one.is_worth_checking for one in found.statements)
    if not worth:
        return []
    taken = sum(one.is_worth_checking for one in recorded)
    every = f"recorded {len(recorded)} of {len(found.statements)}"
    return [f"{every}, of those worth checking (*) {taken} of {worth}"]
