"""The command about names: rename."""

from __future__ import annotations

import click

from predtrack.cli.group import command
from predtrack.cli.options import TEXT, one_of, output_options
from predtrack.cli.session import Session
from predtrack.cli.terminal import put_sheet, say
from predtrack.errors import UsageMistake
from predtrack.ledger.names import rename_line
from predtrack.ledger.renaming import Renamed, rename, same_elsewhere
from predtrack.models.alias import NameKind
from predtrack.render.registers import AliasRegister
from predtrack.render.text import counted


@command("rename")
@click.argument(
    "kind", type=one_of(NameKind), required=False, metavar="[author|outlet|speaker|tag]"
)
@click.argument("old", type=TEXT, required=False)
@click.argument("new", type=TEXT, required=False)
@output_options
def rename_command(
    session: Session, kind: str | None, old: str | None, new: str | None, form: str | None
) -> None:
    """Bring the spellings of a name together, or list the aliases.

    Everything under OLD gets NEW, the resolved and the removed too, and says so in its history;
    ids stay. OLD is kept as an alias: filters find by it, and scan, add and edit record it as NEW.

    \b
    Example:
      predtrack rename author "К. Токаев" "Kassym-Jomart Tokayev"
      predtrack rename tag economics economy
      predtrack rename
    """
    if kind is None or old is None:
        _list_aliases(session, NameKind(kind) if kind else None, form)
        return
    if new is None:
        raise UsageMistake(f"the new name is wanted: predtrack rename {kind} OLD NEW")
    with session.changing() as ledger:
        renamed = rename(ledger, NameKind(kind), old, new, signed=session.signed)
        others = same_elsewhere(ledger, renamed.kind, renamed.old)
    _say_renamed(session, renamed)
    if others:
        again = rename_line(others[0], renamed.old, renamed.new)
        say(f"{renamed.old} is on record as {' and '.join(others)} too: {again}")


def _say_renamed(session: Session, renamed: Renamed) -> None:
    old, new = renamed.old, renamed.new
    if not renamed.is_change:
        say(f"{old} is recorded as {new} already; nothing was changed")
        return
    changed = [(renamed.articles, "article"), (renamed.predictions, "prediction")]
    said = " and ".join(counted(number, noun) for number, noun in changed if number)
    if renamed.merged:
        said += f", merged with {renamed.merged:,} of {new}"
    say(f"renamed {renamed.kind} {old} to {new} in {session}: {said}")


def _list_aliases(session: Session, kind: NameKind | None, form: str | None) -> None:
    ledger = session.ledger_to_read
    aliases = [one for one in ledger.aliases() if kind in (None, one.kind)]
    put_sheet(AliasRegister(aliases), form)
    if ledger.exists and not aliases:
        say(f"no aliases in {session}: predtrack rename {kind or 'author'} OLD NEW makes one")
