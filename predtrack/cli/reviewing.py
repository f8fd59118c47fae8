"""Reviewing: one statement at a time, asked of a person; every answer is on record once given."""

from __future__ import annotations

from typing import NamedTuple

import click

from predtrack.cli.asking import KEYS, KeyMeant, ask_words
from predtrack.cli.editor import OUT_OF_REACH
from predtrack.cli.finding import ArticleFindings, coverage_lines
from predtrack.cli.options import DAY_OR_NONE
from predtrack.cli.revising import Candidate, Desk, revise
from predtrack.cli.saving import new_lines, save
from predtrack.cli.session import Session
from predtrack.cli.terminal import ask, has_terminal, say
from predtrack.errors import LockedLedger, PredtrackError, UsageMistake, shorten
from predtrack.ledger.recording import Draft
from predtrack.ledger.scanning import Choice, take_back
from predtrack.models.prediction import Prediction
from predtrack.render.findings import explained, reasons
from predtrack.render.text import counted, wrap

_AROUND = 160
"""Characters of the text shown on either side of a statement."""
LINE = 78
_YES = ("", "y")
"""What a person types to record: Enter."""
_ASKED = "Record it? (Enter yes, s skip, e edit, b back, q stop, ? explain)"
DAY_ASKED = "Published, such as 2026-01-31 (Enter: unknown)"


class ReviewAnswer(NamedTuple):
    """What was answered to a statement, and what that has put on record."""

    candidate: Candidate
    recorded: tuple[Prediction, ...] = ()
    never: bool = False


def review(session: Session, found: ArticleFindings, choice: Choice, *, explains: bool) -> bool:
    """Ask about each claim of an article whose quote is not on record; False to stop there.

    Raises:
        UsageMistake: there is no terminal to ask on.
        DamagedLedger, NewerLedger: the ledger cannot be read.
    """
    if not has_terminal():
        raise UsageMistake("--review asks a person: run it on a terminal, or use --pick or --save")
    session.ledger.articles()  # one that cannot be read takes no answer
    asked = Review(Desk(session, found, choice), explains=explains)
    try:
        goes_on = asked.open() and asked.run()
    except click.Abort:  # the end of input, or Ctrl-C
        say("")
        goes_on = False
    asked.close()
    return goes_on


class Review:
    """The review of one article: what was answered, and which statement comes next."""

    def __init__(self, desk: Desk, *, explains: bool) -> None:
        self._desk, self._session, self._explains = desk, desk.session, explains
        self._begun = desk.session.now
        self._asked = self._to_ask()
        self._answers: dict[int, ReviewAnswer] = {}
        self._at = 0

    def open(self) -> bool:
        """Say which article it is, and ask for its day where nobody knows it; False to stop."""
        found, fact = self._desk.found, self._desk.fact
        told = (fact("title") or found.source.name, fact("outlet"), found.published)
        title = ", ".join(str(one) for one in told if one)
        say(
            "",
            f"{title}: {counted(len({one for one, _ in self._asked}), 'statement')} to ask about",
        )
        while self._asked and self._desk.found.published is None:
            try:
                day = ask_words(DAY_ASKED, kind=DAY_OR_NONE)
                if not day:
                    break
                self._desk.tell("published", day)
                self._asked = self._to_ask()
            except KeyMeant as meant:
                return meant.key != "q"
            except PredtrackError as error:
                say(*str(error).split("\n"))
        return True

    def run(self) -> bool:
        """Ask about one statement after another; False where the person stops."""
        while self._at < len(self._asked):
            before = self._answers.get(self._at)
            self._desk.lay(*self._asked[self._at], before.candidate if before else None)
            self._show(before)
            step = self._step()
            if step is None:
                return False
            self._at += step
        return True

    def _to_ask(self) -> list[tuple[int, int]]:
        """Return which claims are asked about, by the places of their statement and their own.

        Those of the statement that can be checked best come first.
        """
        found = self._desk.found
        asked = found.to_ask_about(self._session.ledger)
        return [
            (number, place)
            for number, one in sorted(
                enumerate(found.statements), key=lambda pair: -pair[1].checkable
            )
            if one in asked
            for place in range(len(one.claims))
        ]

    def close(self) -> None:
        """Remember the scan where nothing was put on record, and say how much was."""
        recorded = sum(len(answer.recorded) for answer in self._answers.values())
        if not recorded:
            with self._session.writing() as ledger:
                save(self._session, ledger, self._desk.found, [], begun=self._begun)
        say(f"{recorded} recorded in {self._session}")
        self._desk.look_up()
        say(*coverage_lines(self._session.ledger, self._desk.found))

    def _show(self, before: ReviewAnswer | None) -> None:
        statement, text = self._desk.statement, self._desk.found.source.text
        around = text[max(0, statement.start - _AROUND) : statement.start]
        after = text[statement.end : statement.end + _AROUND]
        stands, *claims = self._desk.stands()
        say("", f"{self._at + 1} of {len(self._asked)}: {stands}")
        say(*(f"  {line}" for line in wrap(f"…{around} [{statement.quote}] {after}…", LINE)))
        say(*claims)
        if self._explains:
            say(*(f"  {' '.join(filter(None, row))}" for row in explained(statement)))
        if before and before.recorded:
            say(f"  recorded as {', '.join(one.id for one in before.recorded)}")

    def _step(self) -> int | None:
        """Ask until the statement is decided; return how far to go on, None to stop."""
        key = str(ask(_ASKED)).casefold()
        while True:
            if key == "q":
                return None
            if key == "b" and self._at:
                return -1
            if key in (*_YES, "s", "n") and self._is_decided(key):
                return 1
            typed = revise(self._desk) if key == "e" else self._tell(key)
            key = typed or str(ask(_ASKED)).casefold()

    def _tell(self, key: str) -> str:
        """Say what a key that decides nothing is answered with."""
        keys = ", ".join(f"{one} {meaning}" for one, meaning in KEYS.items())
        if key == "?":
            say(*(f"  {line}" for line in reasons(self._desk.statement)))
        elif key == "b":
            say("this is the first one")
        elif key not in (*_YES, "s", "n"):
            say(f"'{shorten(key)}' is no answer: Enter record, {keys}")
        return ""

    def _is_decided(self, key: str) -> bool:
        """Put an answer on record in the place of the one before; say where it cannot be.

        Raises:
            PredtrackError: no answer can be put there.
        """
        before, now = self._answers.get(self._at), self._desk.laid
        is_kept, never = key in _YES, key == "n"
        if is_kept and before and before.recorded and before.candidate == now:
            return True
        try:
            new = self._put(before, now.drafts if is_kept else [], never=never)
        except LockedLedger as error:
            say(str(error))
            return False
        except OUT_OF_REACH:
            raise
        except PredtrackError as error:
            say(*str(error).split("\n"))
            return False
        self._answers[self._at] = ReviewAnswer(now, new, never)
        return True

    def _put(
        self, before: ReviewAnswer | None, drafts: list[Draft], *, never: bool
    ) -> tuple[Prediction, ...]:
        """Record drafts in the place of what was recorded; nothing is written for nothing."""
        old = before.recorded if before else ()
        if not (drafts or old or never or (before and before.never)):
            return ()
        session, found, statement = self._session, self._desk.found, self._desk.statement
        session.wake()
        with session.writing() as ledger:
            take_back(ledger, old, signed=session.signed, begun=self._begun)
            recorded = save(
                session, ledger, found, drafts, begun=self._begun, declined=(statement, never)
            )
            new = tuple(one.prediction for one in recorded if one.is_new)
            (lines,) = new_lines(ledger, [new])
        say(*lines)
        self._desk.look_up()
        return new
