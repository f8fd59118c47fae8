"""Commands that keep the ledger: export, import, verify, path."""

from __future__ import annotations

from pathlib import Path

import click

from predtrack.bookkeeping.transfer import Conflict, export_records, import_records
from predtrack.bookkeeping.verifying import Finding, Weight, verify
from predtrack.cli.files import write_text
from predtrack.cli.group import command
from predtrack.cli.rows import read_rows
from predtrack.cli.session import Session
from predtrack.cli.terminal import put, say
from predtrack.errors import ExitCode
from predtrack.render.formats import json_line
from predtrack.render.text import counted


@command("export")
@click.option("--output", "-o", metavar="FILE", help="Write a file instead of standard output.")
def export_command(session: Session, output: str | None) -> None:
    """Write everything out as JSON Lines: header, articles, events, predictions.

    \b
    Example:
      predtrack export --output backup.jsonl
    """
    text = "\n".join(map(json_line, export_records(session.ledger)))
    if output:
        write_text(Path(output), text)
        say(f"wrote {output}")
        return
    put(text)


@command("import")
@click.argument("source", metavar="FILE")
@click.option("--replace", is_flag=True, help="Overwrite records that differ.")
@click.pass_context
def import_command(ctx: click.Context, session: Session, source: str, replace: bool) -> None:
    """Read exported records in; what is there already stays, all or nothing is written.

    A record that differs from the one on file is shown, and overwritten only with --replace.

    \b
    Example:
      predtrack import backup.jsonl
      predtrack export --ledger old.json | predtrack import -
    """
    rows = read_rows(source)
    with session.writing() as ledger:
        found = import_records(ledger, rows, source=source, replace=replace)
    conflicts = [conflict for conflict, _ in found.conflicts]
    _say_conflicts(conflicts)
    refused = bool(conflicts) and not replace
    counts = f"{len(found.new)} new, {found.unchanged} unchanged, {len(conflicts)} conflicting"
    say(f"{counts}, 0 bad; {'nothing was written' if refused else 'done'}: {session.place[0]}")
    if refused:
        say("--replace overwrites the conflicting ones")
        ctx.exit(ExitCode.FAILED)


@command("verify")
@click.option("--accept", is_flag=True, help="Take a file that you edited by hand as the ledger.")
@click.pass_context
def verify_command(ctx: click.Context, session: Session, accept: bool) -> None:
    """Check the ledger, and every quote against its article; writes nothing without --accept.

    A line a finding. Exits with 3 if anything is wrong; an article whose text is not kept is
    said, and is not wrong.

    \b
    Example:
      predtrack verify
      predtrack verify --accept
    """
    if accept:
        _accept(session)
    _refuse_damaged(ctx, session)
    findings = list(verify(session.ledger, today=session.today))
    for finding in findings:
        put(_line(finding))
    faults = sum(finding.weight is Weight.FAULT for finding in findings)
    checked = counted(len(session.ledger.prediction_ids()), "prediction")
    say(f"{session.place[0]}: {checked} checked, {counted(faults, 'fault')}")
    if faults:
        ctx.exit(ExitCode.DAMAGED)


@command("path")
def path_command(session: Session) -> None:
    """Print the path of the ledger in use; why it is that one goes to standard error.

    \b
    Example:
      cp "$(predtrack path)" backup.json
    """
    path, why = session.place
    say(why + ("" if path.exists() else "; there is no file yet"))
    put(str(path))


def _accept(session: Session) -> None:
    """Take a hand's edit, line by line shown; a sound ledger is left as it is."""
    for finding in session.ledger.accept():
        say(f"accepted: {finding}")
    session.say_notices()


def _refuse_damaged(ctx: click.Context, session: Session) -> None:
    """List what is wrong with the file itself; its records are not looked at then."""
    findings = session.ledger.findings()
    for finding in findings:
        put(f"{Weight.FAULT}: {finding}")
    if findings:
        say(f"{session.place[0]}: {counted(len(findings), 'fault')}, the records were not checked")
        say("--accept takes it if you edited it by hand; predtrack restore lists the backups")
        ctx.exit(ExitCode.DAMAGED)


def _say_conflicts(conflicts: list[Conflict]) -> None:
    for conflict in conflicts:
        say(f"{conflict.name} differs in {', '.join(conflict.fields)}")


def _line(finding: Finding) -> str:
    return f"{finding.weight}: {finding.where}: {finding.what}"
