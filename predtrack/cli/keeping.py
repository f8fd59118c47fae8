"""Commands that keep the ledger: export, import, verify, path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import time
from typing import Any

import click

from predtrack.cli.files import output_file, write_output
from predtrack.cli.group import command
from predtrack.cli.rows import numbered, read_lines, read_source, without_logins
from predtrack.cli.session import Session
from predtrack.cli.terminal import blocks_of, put, put_pieces, say
from predtrack.errors import ExitCode, PredtrackError
from predtrack.ledger import Ledger
from predtrack.ledger.kept import tidy
from predtrack.ledger.transfer import export_records, import_records
from predtrack.ledger.verifying import Finding, Weight, verify
from predtrack.models.record import json_lines
from predtrack.render.text import counted
from predtrack.storage.recognition import is_export, start_of

LEDGER = '{"predtrack": {"schema": '
"""How a ledger's own file begins."""
HOUR = 3600
"""Seconds for which a text is left alone: a scan of another ledger may be about to record it."""


@command("export")
@output_file
def export_command(session: Session, output: str | None, force: bool) -> None:
    """Write everything out as JSON Lines.

    First a header, then articles, events, aliases and predictions, the removed ones too.

    \b
    Example:
      predtrack export --output backup.jsonl
    """
    lines = json_lines(export_records(session.ledger_to_read))
    if output:
        write_output(session, output, blocks_of(lines), force=force)
    else:
        put_pieces(lines)


@command("import")
@click.argument("source", metavar="FILE")
@click.option("--replace", is_flag=True, help="Replace records that differ.")
def import_command(session: Session, source: str, replace: bool) -> None:
    """Read exported records in.

    What is there already stays; all is written or nothing. A record that differs from the one on
    file is shown, and replaced only with --replace: its history keeps what was replaced, and an
    outcome on file stands; another one comes in as a second judgement.

    \b
    Example:
      predtrack import backup.jsonl
      predtrack import colleague/predictions.json
      predtrack export --ledger old.json | predtrack import -
    """
    rows = without_logins(_rows_of(source))
    with session.writing() as ledger:
        imported = import_records(ledger, rows, source=source, replace=replace)
    say(f"{imported}: {session}")


def _rows_of(source: str) -> Iterator[tuple[int, Any]]:
    """Read the rows of an export, or those that a ledger's own file would be exported as."""
    start = start_of(Path(source)) if source != "-" else b""
    if is_export(start):
        return numbered(read_lines(Path(source)))
    text = LEDGER if start.startswith(LEDGER.encode()) else read_source(source)
    if not text.startswith(LEDGER):
        return numbered(text.split("\n"))
    if source == "-":
        raise PredtrackError("this is a ledger's own file: import it by its name")
    return enumerate(export_records(Ledger(source)), start=1)


@command("verify")
@click.option("--accept", is_flag=True, help="Take a file that you edited by hand as the ledger.")
@click.option("--mend", "mends", is_flag=True, help="Mend what a merge in git left at odds.")
@click.option("--tidy", "tidies", is_flag=True, help="Remove kept texts that nothing needs.")
@click.pass_context
def verify_command(
    ctx: click.Context, session: Session, accept: bool, mends: bool, tidies: bool
) -> None:
    """Check the ledger, and every quote against its article.

    Writes nothing without --accept, --mend or --tidy. A line a finding. Exits with 3 if anything is
    wrong; a file that was changed since its text was kept, an article whose text is not, and a kept
    text that nothing needs are said, and not wrong. Nothing is removed where a ledger, an export or
    a backup there cannot be read, and no text that was kept within the hour.

    After a merge, --mend moves a deadline with the date of its event or article that came from the
    other side, and completes links. It is one change, which undo takes back.

    \b
    Example:
      predtrack verify
      predtrack verify --accept
      predtrack verify --mend
      predtrack verify --tidy
    """
    if accept and session.ledger.exists:
        _accept(session)
    for fault in session.ledger.findings():
        put(f"{Weight.FAULT}: {fault}")
    if mends and session.ledger.exists:
        _mend(session)
    if tidies and session.ledger.exists:
        say(*(f"removed {path}" for path in tidy(session.ledger, before=time() - HOUR)))
    findings = list(verify(session.ledger_to_read, today=session.today))
    for finding in findings:
        put(_line(finding))
    faults, changed = (
        sum(finding.weight is weight for finding in findings)
        for weight in (Weight.FAULT, Weight.CHANGED)
    )
    checked = counted(len(session.ledger.prediction_ids()), "prediction")
    since = f", {counted(changed, 'source')} changed since" if changed else ""
    say(f"{session}: {checked} checked, {counted(faults, 'fault')}{since}")
    if faults:
        ctx.exit(ExitCode.DAMAGED)


@command("path")
def path_command(session: Session) -> None:
    """Print the path of the ledger in use.

    Why it is that one goes to standard error.

    \b
    Example:
      cp "$(predtrack path)" backup.json
    """
    path, why = session.place
    say(why + ("" if path.exists() else "; there is no file yet"))
    put(str(path))


def _accept(session: Session) -> None:
    """Take a hand's edit, line by line shown; a sound ledger is left as it is."""
    say(*(f"accepted: {finding}" for finding in session.ledger.accept()))
    session.say_notices()


def _mend(session: Session) -> None:
    """Mend what a merge left at odds, line by line shown."""
    from predtrack.ledger.mending import mend

    with session.changing() as book:
        lines = mend(book, signed=session.signed)
    say(*[f"mended: {line}" for line in lines] or ["nothing to mend"])


def _line(finding: Finding) -> str:
    return f"{finding.weight}: {finding.where}: {finding.what}"
