"""Commands that carry records out and in: export, import."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter

import click

from predtrack.cli.files import output_file, write_output
from predtrack.cli.group import command
from predtrack.cli.session import Session
from predtrack.cli.terminal import blocks_of, is_terminal, put_pieces, read_input_bytes, say
from predtrack.errors import UsageMistake
from predtrack.ledger.acts import Book
from predtrack.ledger.exchange.format import File, Format, Outgoing, Wishes
from predtrack.ledger.exchange.registry import format_in, format_out, readable, writable
from predtrack.ledger.transfer import Imported


@command("export")
@output_file
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(writable()),
    help="How to write it, if not as -o ends.",
)
def export_command(session: Session, output: str | None, force: bool, form: str | None) -> None:
    """Write records out, as a file of another sort too.

    First a header, then articles, events, aliases and predictions, the removed ones too.

    \b
    Example:
      predtrack export --output backup.jsonl
      predtrack export -o predictions.ics
    """
    going = Outgoing(session.ledger_to_read, None, session.today)
    wanted = format_out(output, form)
    assert wanted.write
    written = wanted.write(going)
    if output:
        blocks = [written] if isinstance(written, bytes) else blocks_of(written)
        write_output(session, output, blocks, force=force)
    else:
        _put(written)
    say(*going.notices)


def _put(written: Iterable[str] | bytes) -> None:
    if not isinstance(written, bytes):
        put_pieces(written)
        return
    if is_terminal(sys.stdout):
        raise UsageMistake("this is no text for a terminal: write a file with -o FILE")
    click.echo(written, nl=False)


@command("import")
@click.argument("sources", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--format", "-f", "form", type=click.Choice(readable()), help="What sort of file it is."
)
@click.option("--replace", is_flag=True, help="Replace records that differ.")
def import_command(
    session: Session, sources: tuple[str, ...], form: str | None, replace: bool
) -> None:
    """Read records in, those of other tools too.

    What is there already stays; all is written or nothing. A record that differs from the one on
    file is shown, and replaced only with --replace: its history keeps what was replaced, and an
    outcome on file stands; another one comes in as a second judgement.

    \b
    Example:
      predtrack import backup.jsonl
      predtrack import colleague/predictions.json
      predtrack export --ledger old.json | predtrack import -
    """
    files = [File(one, data=read_input_bytes() if one == "-" else None) for one in sources]
    told = [(format_in(file, form), file) for file in files]
    with session.writing() as book:
        imported = _bring(book, told, Wishes(replace=replace))
    say(f"{imported}: {session}")


def _bring(book: Book, told: Sequence[tuple[Format, File]], wishes: Wishes) -> Imported:
    """Bring in files, those of one format that stand together at once."""
    parts = []
    for kind, group in groupby(told, key=itemgetter(0)):
        assert kind.bring
        parts.append(kind.bring(book, [file for _, file in group], wishes))
    return Imported.together(parts)
