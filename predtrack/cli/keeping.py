"""Commands that keep the ledger: verify, path."""

from __future__ import annotations

from time import time

import click

from predtrack.cli.group import command
from predtrack.cli.session import Session
from predtrack.cli.terminal import put, say
from predtrack.errors import ExitCode
from predtrack.ledger.kept import tidy
from predtrack.ledger.verifying import Discrepancy, Weight, verify
from predtrack.render.text import counted

HOUR = 3600
"""Seconds for which a text is left alone: a scan of another ledger may be about to record it."""


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


def _line(finding: Discrepancy) -> str:
    return f"{finding.weight}: {finding.where}: {finding.what}"
