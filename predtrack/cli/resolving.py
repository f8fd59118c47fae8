"""Commands that judge: confirm, fail, resolve, reopen."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from predtrack.cli.completing import OPEN
from predtrack.cli.group import command
from predtrack.cli.many import YES, ids_for_change, ids_to_change, say_each
from predtrack.cli.options import DAY, DAY_FIRST, TEXT, Parsed, one_of, read_address, with_options
from predtrack.cli.session import Session
from predtrack.cli.terminal import read_input, say
from predtrack.errors import UsageMistake, shorten
from predtrack.ledger import Ledger
from predtrack.ledger.kept import keep_evidence
from predtrack.ledger.resolving import outcome_of, resolve, resolve_rows
from predtrack.models.address import is_address
from predtrack.models.outcome import RESOLVED, Evidence, Reason, Status
from predtrack.models.prediction import Prediction
from predtrack.render.listing import status_word
from predtrack.render.text import counted

if TYPE_CHECKING:
    from predtrack.cli.sources import Source


def read_evidence(text: str) -> str:
    """Return the address of a page, or the name of a file that is there.

    Raises:
        InvalidValue: it is neither.
    """
    return text if not is_address(text) and Path(text).is_file() else read_address(text)


OUTCOME_OPTIONS = [
    click.option("--on", type=DAY, metavar="DATE", help="The day it happened."),
    click.option(
        "--evidence",
        "-e",
        type=Parsed("url", read_evidence),
        multiple=True,
        metavar="URL|FILE",
        help="An address or a file that shows it; may be given several times.",
    ),
    click.option(
        "--keep",
        is_flag=True,
        help="Keep the text of the evidence's pages beside the ledger too; that of files is kept.",
    ),
    click.option(
        "--observed", type=TEXT, metavar="TEXT", help="What was observed: the number, the name."
    ),
    click.option("--note", "-m", type=TEXT, metavar="TEXT", help="Why you judge so."),
]


outcome_options = with_options(OUTCOME_OPTIONS)
"""Gives a command the options of an outcome."""


@command("confirm")
@ids_to_change("ids", OPEN)
@outcome_options
def confirm_command(session: Session, ids: tuple[str, ...], yes: bool, **given: Any) -> None:
    """Mark predictions as come true.

    Past the deadline, give the day with --on. One that says nothing will change takes its
    window's last day, and is refused while the window is open. A question is answered yes.

    \b
    Example:
      predtrack confirm h4kq --evidence https://example.org/report
      predtrack list --tag vote --ids | predtrack confirm - --on 2026-10-04
    """
    _resolve(session, ids, Status.CONFIRMED, given, yes=yes)


@command("fail")
@ids_to_change("ids", OPEN)
@outcome_options
def fail_command(session: Session, ids: tuple[str, ...], yes: bool, **given: Any) -> None:
    """Mark predictions as failed.

    The day is the deadline where that has passed, else today, unless --on gives another. A
    question is answered no.

    \b
    Example:
      predtrack fail 7wzc --on 2021-01-10 --evidence https://example.org/report
    """
    _resolve(session, ids, Status.FAILED, given, yes=yes)


@command("resolve")
@click.argument("words", nargs=-1, metavar="[ID... STATUS]", shell_complete=OPEN)
@click.option("--from", "source", metavar="FILE", help="Resolve what the rows of a file name.")
@DAY_FIRST
@outcome_options
@YES
@click.option("--reason", type=one_of(Reason), help="For void: why it is neither.")
def resolve_command(
    session: Session,
    words: tuple[str, ...],
    source: str | None,
    day_first: bool,
    yes: bool,
    **given: Any,
) -> None:
    """Resolve predictions: confirmed, failed, partly or void.

    Several are resolved all or none. --from FILE reads JSON Lines with id or exact quote, status,
    on, evidence, observed, note and reason, checks every row first, and writes all or nothing.

    A FILE that ends in .csv or .tsv, or a standard input (-) that does not begin with {, is a
    spreadsheet: its first line names the columns, "; " parts several addresses, and rows that are
    open or without a status are passed over. So what `list -f csv` wrote can be filled in.

    \b
    Example:
      predtrack resolve m2ra partly --on 2019-06-28 --evidence https://example.org/list
      predtrack resolve m2ra void --reason unverifiable
      predtrack resolve --from data/outcomes.jsonl
      predtrack list -f csv > open.csv     (fill in status, on, evidence)
      predtrack resolve --from open.csv
    """
    if source is not None:
        if words or any(given.values()):
            raise UsageMistake("--from FILE stands alone: each row has its own outcome")
        _resolve_from(session, source, day_first=day_first)
        return
    *ids, status = words or ("", "")
    if status not in RESOLVED or not ids or not ids[0]:
        raise UsageMistake(f"write predtrack resolve ID... STATUS, one of {', '.join(RESOLVED)}")
    _resolve(session, tuple(ids), Status(status), given, yes=yes)


@command("reopen")
@ids_to_change()
@click.option("--why", type=TEXT, help="The reason, kept in the history.")
def reopen_command(
    session: Session, record_ids: tuple[str, ...], why: str | None, yes: bool
) -> None:
    """Open resolved predictions again.

    The old outcome stays in the history. Of several, all are opened or none.

    \b
    Example:
      predtrack reopen h4kq --why "the report was withdrawn"
    """
    ids = ids_for_change(session, record_ids, yes=yes)
    with session.changing() as book:
        reopened = [book.reopen(one.id, why=why) for one in book.get_all(ids)]
    say_each(f"reopened {one.id} in {session}: {shorten(one.claim)}" for one in reopened)


def _resolve(
    session: Session,
    words: tuple[str, ...],
    status: Status,
    given: dict[str, Any],
    *,
    yes: bool,
) -> None:
    ids = ids_for_change(session, words, yes=yes)
    read = _read(session, given["evidence"], keeps=given.pop("keep"))
    with session.changing() as ledger:
        found = sorted(ledger.get_all(ids), key=lambda one: one.id)
        owner = found[0].id
        shown = tuple(_piece(ledger, owner, *one, session.today) for one in read)
        outcome = outcome_of(status, signed=session.signed, **given | {"evidence": shown})
        resolved = [resolve(ledger, one, outcome, signed=session.signed) for one in found]
    _report(session, resolved)


def _read(
    session: Session, evidence: Sequence[str], *, keeps: bool
) -> list[tuple[str, Source | None]]:
    """Read the texts of evidence that are to be kept; return each piece's name with what was read.

    Raises:
        UnreadableFile, UnreadablePage, MissingExtra: one cannot be read.
    """
    wanted = [name for name in evidence if keeps or not is_address(name)]
    if not wanted:
        return [(name, None) for name in evidence]  # without loading what reads texts
    from predtrack.cli.sources import ReadingOptions, page_reader, read_source

    options = ReadingOptions(any_language=True)
    with page_reader(allow_private=False) as pages:
        read = {name: read_source(session.ledger, pages, name, {}, options) for name in wanted}
    return [(name, read.get(name)) for name in evidence]


def _piece(ledger: Ledger, owner: str, name: str, source: Source | None, today: date) -> Evidence:
    """Return a piece of evidence, its text kept for a prediction where that was read."""
    if source is None:
        return Evidence(name, today)
    path = name if is_address(name) else os.path.relpath(os.path.realpath(name), ledger.folder)
    return keep_evidence(ledger, owner, path, source.text, today, is_private=source.is_private)


def _resolve_from(session: Session, source: str, *, day_first: bool) -> None:
    from predtrack.cli.spreadsheet import is_spreadsheet, read_outcomes
    from predtrack.ledger.exchange.lines import numbered, without_logins
    from predtrack.reading.text import read_text

    text, waiting = read_input() if source == "-" else read_text(Path(source)), 0
    rows: Iterable[tuple[int, Any]] = numbered(text.split("\n"))
    if is_spreadsheet(source, text):
        outcomes = read_outcomes(text, source=source, day_first=day_first)
        rows, waiting = outcomes.rows, outcomes.waiting
    with session.changing() as ledger:
        bare = without_logins(rows, ledger.notices)
        told = resolve_rows(ledger, bare, source=source, signed=session.signed)
    _report(session, told.predictions)
    if told.unchanged:
        say(f"{counted(told.unchanged, 'row')} resolved so before, unchanged")
    if waiting:
        say(f"{counted(waiting, 'row')} passed over: open, or without a status")


def _report(session: Session, resolved: list[Prediction]) -> None:
    say(f"{counted(len(resolved), 'prediction')} resolved in {session}")
    for prediction in resolved:
        outcome = prediction.outcome
        assert outcome is not None
        day = f" on {outcome.on}" if outcome.on else ""
        say(f"  {prediction.id} {status_word(prediction)}{day}: {shorten(prediction.claim)}")
    for hint in _hints(resolved):
        say(hint)


def _hints(resolved: list[Prediction]) -> Iterator[str]:
    outcomes = [(one.id, one.outcome) for one in resolved if one.outcome]
    bare = [one for one, outcome in outcomes if not outcome.evidence and not outcome.reason]
    done = {one.id for one in resolved}
    linked = [(one.id, other) for one in resolved for other in one.linked if other not in done]
    undated = [one for one, outcome in outcomes if not outcome.on and outcome.status != "void"]
    if bare:
        yield f"no evidence given: predtrack note {bare[0]} --evidence URL"
    for name, other in linked:
        yield f"{name} is linked with {other}: resolve that one for itself"
    if undated:
        yield (
            f"day not given for {', '.join(undated)}: to give it, predtrack reopen {undated[0]} "
            "--why TEXT, and resolve it with --on DATE"
        )
