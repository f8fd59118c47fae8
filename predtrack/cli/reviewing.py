"""Reviewing: one statement at a time, asked of a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import click

from predtrack.cli.terminal import ask, has_terminal, say
from predtrack.errors import PredtrackError, UsageMistake
from predtrack.ledger import Ledger
from predtrack.ledger.deadlines import understand_deadline
from predtrack.ledger.recording import check_claim
from predtrack.models.statement import Statement
from predtrack.render.findings import explained, kind_of
from predtrack.render.listing import deadline_word
from predtrack.render.text import wrap

KEYS = {
    "y": "record",
    "n": "never ask again for this article",
    "s": "skip for now",
    "e": "edit claim or deadline",
    "/": "split into two claims",
    "q": "quit and keep what was chosen",
}
AROUND = 160
"""Characters of the text shown on either side of a statement."""
LINE = 78


@dataclass
class Verdict:
    """What the reader chose: statements to record, and those never to be asked about again."""

    accepted: list[Statement] = field(default_factory=list)
    declined: list[Statement] = field(default_factory=list)
    stops: bool = False


def review(
    ledger: Ledger, statements: Sequence[Statement], text: str, published: date | None
) -> Verdict:
    """Ask about each statement; quitting keeps what was chosen.

    Raises:
        UsageMistake: there is no terminal to ask on.
    """
    if not has_terminal():
        raise UsageMistake("--review asks a person: run it on a terminal, or use --pick or --save")
    verdict = Verdict()
    say("  ".join(f"{key} {meaning}" for key, meaning in KEYS.items()))
    for number, statement in enumerate(statements, start=1):
        _show(statement, text, f"{number} of {len(statements)}")
        try:
            answer, chosen = _answer(ledger, statement, published)
        except click.Abort:  # the end of input, or Ctrl-C: what was chosen is kept
            answer, chosen = "q", []
        verdict.accepted += chosen
        verdict.declined += [statement] if answer == "n" else []
        if answer == "q":
            verdict.stops = True
            break
    return verdict


def _show(statement: Statement, text: str, place: str) -> None:
    before = text[max(0, statement.start - AROUND) : statement.start]
    after = text[statement.end : statement.end + AROUND]
    say("", f"{place}: {kind_of(statement)}, deadline {deadline_word(statement.deadline)}")
    say(*(f"  {line}" for line in wrap(f"…{before} [{statement.quote}] {after}…", LINE)))
    say(f"  claim: {statement.claim}")
    say(*(f"  {' '.join(filter(None, row))}" for row in explained(statement)))


def _answer(
    ledger: Ledger, statement: Statement, published: date | None
) -> tuple[str, list[Statement]]:
    """Ask until something is decided, and return the answer with what is to be recorded."""
    while True:
        answer = str(ask("Record it?", kind=click.Choice(list(KEYS), case_sensitive=False))).lower()
        if answer == "y":
            return answer, [statement]
        if answer == "/":
            claims = [_claim("First claim"), _claim("Second claim")]
            return answer, [replace(statement, claim=claim) for claim in claims]
        if answer != "e":
            return answer, []
        statement = _edited(ledger, statement, published)
        say(f"  claim: {statement.claim}", f"  deadline: {deadline_word(statement.deadline)}")


def _claim(question: str, default: str = "") -> str:
    while True:
        try:
            return check_claim(ask(question, default=default))
        except PredtrackError as error:
            say(str(error))


def _edited(ledger: Ledger, statement: Statement, published: date | None) -> Statement:
    claim = _claim("Claim", statement.claim or statement.quote)
    old = statement.deadline
    words = ask("Deadline, a date or words", default=old.text or "")
    if words == (old.text or ""):
        return replace(statement, claim=claim)
    try:
        deadline = understand_deadline(
            ledger, words or None, published=published, quote=statement.quote
        )
    except PredtrackError as error:
        say(str(error), "the deadline stays as it was")
        deadline = old
    return replace(statement, claim=claim, deadline=deadline)
