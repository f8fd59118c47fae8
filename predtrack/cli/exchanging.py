"""Commands that carry records out and in: export, import."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any, NoReturn

import click

from predtrack.cli.archives import DRAWING, WHERE, chosen_of
from predtrack.cli.files import output_file, write_output
from predtrack.cli.group import command
from predtrack.cli.options import (
    TEXT,
    filter_options,
    map_option,
    one_of,
    selection_of,
    with_options,
)
from predtrack.cli.session import Session
from predtrack.cli.terminal import blocks_of, is_terminal, put, put_pieces, read_input_bytes, say
from predtrack.errors import UsageMistake
from predtrack.ledger.acts import Book
from predtrack.ledger.entries import each_entry
from predtrack.ledger.exchange.corpus_folder import is_one as is_archive
from predtrack.ledger.exchange.format import File, Format, Outgoing, Wishes
from predtrack.ledger.exchange.registry import format_in, format_out, readable, writable
from predtrack.ledger.replacing import Prefer
from predtrack.ledger.transfer import Imported
from predtrack.models.selection import select

OF_EXCEL = ("csv", "tsv")


@command("export")
@output_file
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(writable()),
    help="How to write it, if not as -o ends.",
)
@click.option(
    "--with-texts", is_flag=True, help="In a bundle, the texts of mails and of what is private too."
)
@click.option("--excel", is_flag=True, help="CSV that Excel opens as it is.")
@filter_options
def export_command(
    session: Session,
    output: str | None,
    force: bool,
    form: str | None,
    with_texts: bool,
    excel: bool,
    **given: Any,
) -> None:
    """Write records out, as a file of another sort too.

    As JSON Lines nothing is lost: a header, then articles, events, aliases and predictions, the
    removed ones too. Else the ending of -o FILE tells the format: .csv, .tsv, .xlsx and .ics, a
    calendar (extra `publish`), .json, .yaml, .md, .db (SQLite), .jsonld (web annotations); -f names
    it, such as fatebook. The filters of `list` choose what goes out; all of it does without any.

    A bundle (.zip) has the records and the texts that are kept, with checksums, for another place;
    texts of mails, and of what has the tag private, only with --with-texts.

    \b
    Example:
      predtrack export --output backup.jsonl
      predtrack export -o 2026.xlsx --tag economy --from 2026
      predtrack export -o predictions.db
      predtrack export -o bundle.zip
      predtrack export -o predictions.ics --status open
      predtrack export -f fatebook --unforecast > fatebook.csv
    """
    wanted = format_out(output, form)
    if excel and wanted.name not in OF_EXCEL:
        raise UsageMistake("--excel is for CSV; -o FILE.xlsx is a workbook of its own")
    if with_texts and wanted.name != "bundle":
        raise UsageMistake("--with-texts is for a bundle: -o FILE.zip")
    going = replace(_going(session, given), for_excel=excel, with_texts=with_texts)
    assert wanted.write
    written = wanted.write(going)
    if output:
        blocks = [written] if isinstance(written, bytes) else blocks_of(written)
        write_output(session, output, blocks, force=force)
    else:
        _put(written)
    say(*going.notices)


def _going(session: Session, given: dict[str, Any]) -> Outgoing:
    ledger = session.ledger_to_read
    selection = selection_of(ledger, given)
    if selection.takes_all:
        return Outgoing(ledger, None, session.today)
    entries = each_entry(ledger, ledger.predictions())
    return Outgoing(ledger, select(entries, selection, today=session.today), session.today)


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
@map_option("The column of a table in which a field of ours stands; may be given several times.")
@click.option("--day-first", is_flag=True, help="In a table, 04/03/2026 is 4 March.")
@click.option("--forecaster", type=TEXT, metavar="NAME", help="Whose forecasts come in.")
@click.option(
    "--prefer",
    type=one_of(Prefer),
    help="Unite what differs; where it contradicts, ours, theirs or the newer record stands.",
)
@click.option("--replace", is_flag=True, help="Short for --prefer theirs.")
@click.option("--dry-run", is_flag=True, help="Print what would come in, and write nothing.")
@WHERE
@click.option(
    "--draw",
    type=click.IntRange(1),
    metavar="N",
    help="Of an archive, draw so many at random, as predtrack corpus sample -n does.",
)
@with_options(DRAWING)
def import_command(
    session: Session,
    sources: tuple[str, ...],
    form: str | None,
    prefer: str | None,
    replace: bool,
    dry_run: bool,
    where: str | None,
    draw: int | None,
    seed: int | None,
    by: str | None,
    **given: Any,
) -> None:
    """Read records in, those of other tools too.

    The content of a FILE tells what it is, or -f: predtrack's JSON Lines, or a ledger itself;
    CSV, XLSX (extra `publish`) or JSON with named columns; Fatebook's CSV, PredictionBook's JSON,
    Metaculus's ZIP, bets and markets of Manifold (several files together); web annotations, as
    Hypothes.is and W3C have them. What is there already stays; all is written or nothing, and
    importing again changes nothing.

    A table needs a quote or a claim, and outlet and date (or title, or url); deadline (in words
    too), speaker, tags, status, evidence and the other columns of `list -f csv` are read, --map
    says which column they are. Each row obeys the rules of `add` and `resolve`. Questions of other
    tools come in as your own (`add --mine`), with the forecasts of --forecaster.

    A record that differs from the one on file is shown, and nothing is written, unless --prefer
    says whose stands where the two contradict. Histories with a beginning in common are united:
    notes, forecasts, tags and evidence of both, in the order of time. What is replaced stays in the
    history. An outcome on file stands; another one comes in as a second judgement.

    A folder that predtrack corpus scan made is an archive: --where or --draw chooses of it, and how
    it was chosen is kept with each prediction, as its text is with each article.

    \b
    Example:
      predtrack import backup.jsonl
      predtrack import bundle.zip
      predtrack import colleague/predictions.json
      predtrack import colleague/predictions.json --prefer newer
      predtrack import sheet.xlsx --map quote=Statement --map published="Said on" --dry-run
      predtrack import fatebook.csv --forecaster "Ann Lee"
      predtrack import bets.json market-*.json --forecaster ann
      predtrack export --ledger old.json | predtrack import -
      predtrack import archive --where "deadline < '2026-01-01' and checkable > 0.8"
      predtrack import archive --draw 50 --seed 7 --by who
    """
    files = [File(one, data=read_input_bytes() if one == "-" else None) for one in sources]
    told = [(format_in(file, form), file) for file in files]
    if replace and prefer not in (None, Prefer.THEIRS):
        raise UsageMistake("--replace is --prefer theirs: give one of them")
    side = Prefer.THEIRS if replace else prefer and Prefer(prefer)
    chosen = chosen_of([file for _, file in told if is_archive(file)], where, draw, seed, by)
    wishes = Wishes(prefer=side or None, dry_run=dry_run, chosen=chosen, **given)
    if dry_run:
        _try(session, told, wishes)
        return
    with session.writing() as book:
        imported = _bring(book, told, wishes)
    say(f"{imported}: {session}", *imported.not_carried)


class _Tried(Exception):
    """Ends a change that was only tried."""


def _forget() -> NoReturn:
    raise _Tried


def _try(session: Session, told: Sequence[tuple[Format, File]], wishes: Wishes) -> None:
    """Bring files in, print each prediction that would be new, and forget it all."""
    lines: list[str] = []
    with suppress(_Tried), session.writing() as book:
        before = {*book.prediction_ids()}
        imported = _bring(book, told, wishes)
        new = sorted({*book.prediction_ids()} - before)
        lines += [f"{one}  {book.get(one).claim}" for one in new]
        _forget()
    session.say_notices()
    put("\n".join(lines))
    say(f"{imported}; nothing was written: {session}", *imported.not_carried)


def _bring(book: Book, told: Sequence[tuple[Format, File]], wishes: Wishes) -> Imported:
    """Bring in files, those of one format that stand together at once."""
    parts = []
    for kind, group in groupby(told, key=itemgetter(0)):
        assert kind.bring
        parts.append(kind.bring(book, [file for _, file in group], wishes))
    return Imported.together(parts)
