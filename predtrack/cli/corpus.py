"""Commands for corpora: corpus scan, top and sample."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from predtrack import __version__
from predtrack.cli.archives import DRAWING, WHERE, draw_of
from predtrack.cli.group import PredtrackGroup, command
from predtrack.cli.options import map_option, output_options, with_options
from predtrack.cli.session import Session
from predtrack.cli.terminal import is_terminal, put_sheet, say
from predtrack.corpus.archive import Archive
from predtrack.corpus.manifest import Manifest
from predtrack.corpus.sample import Chosen, chosen_from
from predtrack.corpus.sources import PIECE, Reading, plan
from predtrack.corpus.top import count_by, reasons
from predtrack.corpus.view import BY, UNNAMED, Statements
from predtrack.errors import ExitCode, PredtrackError, UnwritableFile, UsageMistake, reason
from predtrack.models.record import to_record
from predtrack.models.statement import Voice
from predtrack.reading.statements import DEFAULT_MIN_SCORE
from predtrack.render.corpus import CountSheet, Sampled, SampleSheet
from predtrack.render.text import counted

if TYPE_CHECKING:
    from predtrack.corpus.run import Progress, Run

_MEGABYTE = 1_000_000
PACES = (10.0, 1.0)
"""Seconds between two lines of progress, and on a terminal."""
_SHOWN = 5
"""Reasons for which articles were skipped, and parts that failed, that are said."""
_TABLE = {
    "Corpora": {
        "scan": ("corpus", "Scan a corpus of articles into an archive."),
        "top": ("corpus", "Count an archive's statements by who said them, outlet, kind or year."),
        "sample": ("corpus", "Draw statements of an archive at random."),
    }
}
"""The commands below corpus, as the table of all commands has it."""


@click.group("corpus", cls=PredtrackGroup, table=_TABLE, guesses={"draw": "corpus sample"})
@click.pass_context
def corpus_command(ctx: click.Context) -> None:
    """Scan a corpus of articles into an archive, and look into it.

    An archive is its own store, of Parquet files; what is chosen of it comes into a ledger by
    predtrack import.

    \b
    Example:
      predtrack corpus scan articles/ --output archive
      predtrack corpus top archive --by who
      predtrack corpus sample archive -n 20 --seed 7 --by year
      predtrack import archive --where "voice = 'other' and checkable > 0.8"
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


SCAN_OPTIONS = [
    click.option("--output", "-o", required=True, metavar="DIR", help="The archive's folder."),
    map_option(
        "Which field of a line, or column, holds text, title, authors, outlet, url, language or "
        "published; may be given again."
    ),
    click.option(
        "--extract",
        type=click.Choice(["fast", "full"]),
        default="fast",
        show_default=True,
        help="Find a page's main text by resiliparse, or by trafilatura at ten times the cost.",
    ),
    click.option("--no-keep", is_flag=True, help="Leave the articles' texts out of the archive."),
    click.option(
        "--min-score",
        type=click.FloatRange(0, 1),
        default=DEFAULT_MIN_SCORE,
        show_default=True,
        help="Keep no statement with a lower score, as predtrack scan has it.",
    ),
    click.option(
        "--any-language",
        is_flag=True,
        help="Scan texts in a language that is not known too, as if they were English.",
    ),
    click.option(
        "--largest",
        type=click.IntRange(1, 100),
        default=10,
        show_default=True,
        metavar="MB",
        help="Skip larger articles.",
    ),
    click.option(
        "--piece",
        type=click.FloatRange(min=0.001, max=1000),
        default=PIECE / _MEGABYTE,
        show_default=True,
        metavar="MB",
        help="Read so much as one part, where a file can be parted.",
    ),
    click.option(
        "--jobs",
        type=click.IntRange(1, 256),
        metavar="N",
        help="Read by so many processes of this machine; one a core without it.",
    ),
    click.option(
        "--scheduler",
        metavar="tcp://…",
        help="Read on the cluster of this Dask scheduler; all its machines share DIR and sources.",
    ),
    click.option("--resume", is_flag=True, help="Go on with a run that was ended."),
    click.option("--replace", is_flag=True, help="Throw the archive of an earlier run away."),
    click.option("--quiet", is_flag=True, help="Say nothing of the progress."),
]


@command("scan")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@with_options(SCAN_OPTIONS)
@click.pass_context
def scan_command(
    ctx: click.Context, /, session: Session, sources: tuple[str, ...], **given: Any
) -> None:
    """Scan a corpus of articles into an archive (extra `archive`; `read` too for pages).

    A SOURCE is a file, a folder with all below it, or a glob: texts and pages, one article each;
    .jsonl, .csv, .tsv and .parquet with an article a line or row; .warc as Common Crawl has it; all
    but Parquet also packed (.gz, .zst). An article that cannot be read is skipped, and the archive
    says why.

    Parts are committed one by one: a run that is ended goes on with the same words and --resume,
    and ends with the same content. The manifest is written last. Agencies' copies are found and
    count once.

    \b
    Example:
      predtrack corpus scan articles/ --output archive
      predtrack corpus scan 'run-*.jsonl.gz' --map text=body --map published=date -o archive
      predtrack corpus scan crawl.warc.gz -o archive --jobs 8
      predtrack corpus scan /shared/run/ -o /shared/archive --scheduler tcp://head:8786
    """
    if given["resume"] and given["replace"]:
        raise UsageMistake("--resume goes on with a run, --replace makes it anew: give one of them")
    gc.enable()  # a run takes hours
    logging.disable()  # what Dask would say on standard error is said here in a line
    from predtrack.corpus.run import Run

    reading = Reading(
        columns=given["columns"],
        full=given["extract"] == "full",
        keep=not given["no_keep"],
        any_language=given["any_language"],
        min_score=given["min_score"],
        largest=given["largest"] * _MEGABYTE,
    )
    run = Run(__version__, sources, reading, round(given["piece"] * _MEGABYTE))
    folder = Path(given["output"]).absolute()
    manifest = _scanned(session, folder, run, given)
    _say_done(folder, manifest)
    if manifest.failed:
        ctx.exit(ExitCode.FAILED)


def _scanned(session: Session, folder: Path, run: Run, given: Mapping[str, Any]) -> Manifest:
    """Scan a corpus into a folder that nobody else scans into."""
    from predtrack.corpus.engine import connected
    from predtrack.corpus.run import Progress, begin, finish, scan

    orders = plan(run.sources, run.reading, version=run.version, beside=folder, piece=run.piece)
    jobs = min(given["jobs"] or _cores(), len(orders))
    progress = Progress(len(orders))
    tell = teller(quiet=given["quiet"])
    with _held(folder):
        begin(folder, run, resume=given["resume"], replace=given["replace"])
        try:
            with connected(given["scheduler"], jobs) as client:
                for _ in scan(folder, orders, client, progress):
                    tell(progress)
                return finish(folder, run, progress, client, made=session.now.isoformat())
        except KeyboardInterrupt:
            raise PredtrackError(f"stopped: {_committed(progress)}") from None
        except PredtrackError:
            say(_committed(progress))
            raise


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _committed(progress: Progress) -> str:
    there = f"{len(progress.done):,} of {counted(progress.parts, 'part')}"
    return f"{there} are committed, --resume goes on with them"


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold a folder, made if it is not there, against another run."""
    from predtrack.corpus.run import LOCK
    from predtrack.storage.lock import locked

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder / LOCK, ledger=str(folder), wait=0):
            yield
    except OSError as error:
        raise UnwritableFile(error.filename or str(folder), reason(error)) from None


def teller(*, quiet: bool) -> Callable[[Progress], None]:
    """Return what says how far a run is, with its rate and the time that is left, now and then.

    What was committed before it began counts for neither.
    """
    on_terminal = is_terminal(sys.stderr)
    begun = last = monotonic()
    first: tuple[int, int] | None = None

    def tell(progress: Progress) -> None:
        nonlocal first, last
        now, at = monotonic(), (len(progress.done), progress.counts["articles"])
        first = first or at
        is_last = at[0] == progress.parts
        if quiet or (now - last < PACES[on_terminal] and not (is_last and on_terminal)):
            return
        last = now
        line = f"{at[0]:,} of {counted(progress.parts, 'part')}, {counted(at[1], 'article')}"
        if at[0] > first[0]:
            rate = (at[1] - first[1]) / (now - begun)
            left = (now - begun) / (at[0] - first[0]) * (progress.parts - at[0])
            line += f", {rate:,.0f} a second, {_span(left)} left"
        if on_terminal:
            click.echo(f"\r\x1b[K{line}", nl=is_last, err=True)
        else:
            say(line)

    return tell


def _span(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 2:  # noqa: PLR2004
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes / 60:.0f} h"  # noqa: PLR2004


def _say_done(folder: Path, manifest: Manifest) -> None:
    counts = manifest.counts
    copies = f" ({counts['copies']:,} of them copies)" if counts["copies"] else ""
    say(
        f"{counted(counts.get('articles', 0), 'article')}{copies}, "
        f"{counted(counts.get('statements', 0), 'statement')}: {folder}"
    )
    if counts.get("skipped"):
        say(f"{counts['skipped']:,} skipped, and named in the archive:")
        say(*(f"  {number:,}: {why}" for why, number in reasons(Archive(folder), _SHOWN)))
    for one in manifest.failed[:_SHOWN]:
        more = f" and {len(one.sources) - 1:,} more" if len(one.sources) > 1 else ""
        say(f"part {one.number} ({one.sources[0]}{more}) was not read: {one.why}")
    if manifest.failed:
        say(f"{counted(len(manifest.failed), 'part')} failed; --resume tries again")


@command("top")
@click.argument("archive", metavar="DIR")
@click.option(
    "--by", type=click.Choice([*BY]), default="who", show_default=True, help="What the rows are of."
)
@WHERE
@click.option(
    "--limit",
    "-n",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="Show so many rows.",
)
@output_options
def top_command(
    _: Session, archive: str, by: str, where: str | None, limit: int, form: str | None
) -> None:
    """Count an archive's statements by who said them, outlet, kind or year.

    They are counts, and say nothing of what came true. Copies of an article count once; CHECKABLE
    are those worth checking, DATED those with a last day.

    \b
    Example:
      predtrack corpus top archive --by outlet
      predtrack corpus top archive --by year --where "kind = 'promise'"
    """
    rows = count_by(Statements(Archive(Path(archive)), where), by, limit)
    put_sheet(CountSheet([_counts(asdict(row)) for row in rows]), form)
    if not rows:
        say("no statement is counted")


def _counts(row: dict[str, Any]) -> tuple[str, dict[str, int]]:
    return str(row.pop("key")), row


@command("sample")
@click.argument("archive", metavar="DIR")
@click.option(
    "-n",
    "number",
    type=click.IntRange(1),
    required=True,
    metavar="N",
    help="Draw so many, of each row where there are rows.",
)
@with_options(DRAWING)
@WHERE
@output_options
def sample_command(
    _: Session, archive: str, where: str | None, form: str | None, **drawn: Any
) -> None:
    """Draw statements of an archive at random.

    predtrack import DIR --draw N with the same --seed, --by and --where records the same ones.

    \b
    Example:
      predtrack corpus sample archive -n 500 --seed 7 --by who
      predtrack corpus sample archive -n 20 --where "deadline < '2020-01-01'" --json
    """
    draw = draw_of(drawn["number"], drawn["seed"], drawn["by"])
    chosen = chosen_from(Statements(Archive(Path(archive)), where), draw)
    sampled = sorted(map(_sampled, chosen), key=lambda one: one.key or "")
    put_sheet(SampleSheet(sampled), form)
    say(f"{counted(len(sampled), 'statement')} drawn, seed {draw.seed}")


def _sampled(one: Chosen) -> Sampled:
    facts, said = one.facts, one.statement
    is_own = said.voice is Voice.AUTHOR
    who = "; ".join(facts.authors) if is_own else said.speaker or UNNAMED
    return Sampled(
        id=one.id,
        key=one.key,
        who=who or None,
        outlet=facts.outlet,
        title=facts.title,
        url=facts.url,
        published=to_record(facts.published),
        statement=said,
        chosen_from=one.chosen_from,
    )
