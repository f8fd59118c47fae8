"""Commands that go back: restore, undo."""

from __future__ import annotations

import click

from predtrack.cli.group import command
from predtrack.cli.options import output_options
from predtrack.cli.session import Session
from predtrack.cli.terminal import put_sheet, say
from predtrack.errors import PredtrackError
from predtrack.ledger import Ledger
from predtrack.render.backups import BackupLine, BackupRegister


@command("restore")
@click.argument("number", type=click.IntRange(min=1), required=False, metavar="[BACKUP]")
@output_options
def restore_command(session: Session, number: int | None, form: str | None) -> None:
    """List the backups, or bring one back.

    The present ledger becomes a backup in its turn; a damaged one is kept under another name.

    \b
    Example:
      predtrack restore
      predtrack restore 12
    """
    if number is None:
        _list_backups(session, form)
        return
    backup = session.ledger.restore(number, signed=session.signed)
    session.say_notices()
    say(f"backup {backup.number} is the ledger again: {session}")


@command("undo")
def undo_command(session: Session) -> None:
    """Take back the last change.

    It has to be yours, and it is said what it was. Again takes back the one before, up to twenty.
    No backup is used up, and what stood there before the first `undo` is a backup too.

    \b
    Example:
      predtrack undo
      predtrack restore
    """
    change = session.require_ledger().undo(signed=session.signed)
    session.say_notices()
    say(f"taken back: {change.what}; in {session}")


def _list_backups(session: Session, form: str | None) -> None:
    lines = _backup_lines(session.ledger)
    put_sheet(BackupRegister(lines), form)
    if form is None:
        say(*_what_helps(session, lines))


def _what_helps(session: Session, lines: list[BackupLine]) -> list[str]:
    """Say what to do: of a damaged ledger what its damage asks for, as to settle a merge."""
    try:
        session.ledger.prediction_ids()
    except PredtrackError as error:
        return str(error).split("\n")
    return [f"Next: predtrack restore {lines[0].number}" if lines else f"no backups of {session}"]


def _backup_lines(ledger: Ledger) -> list[BackupLine]:
    return [
        BackupLine(
            number=one.number,
            written=one.written,
            size=one.path.stat().st_size,
            by=one.change.by if one.change else None,
            replaced_by=one.change.what if one.change else None,
        )
        for one in ledger.backups()
    ]
