"""The command line: click, the clock, the terminal. Every command is on this one screen."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper

import click

from predtrack import __version__
from predtrack.cli.group import CommandTable, PredtrackGroup, complain
from predtrack.cli.patterns import patterns_kept
from predtrack.errors import (
    ExitCode,
    MissingExtra,
    PredtrackError,
    Stopped,
    UnreadableFile,
    UnwritableFile,
    reason,
)

COMMANDS: CommandTable = {
    "Every day": {
        "scan": ("scanning", "Find the forward-looking statements of articles."),
        "add": ("recording", "Record a prediction by hand."),
        "list": ("browsing", "List the open predictions, nearest deadline first."),
        "due": ("browsing", "Show what is overdue, due soon, or to be looked at again."),
        "show": ("browsing", "Show everything about a prediction or an article."),
        "confirm": ("resolving", "Mark predictions as come true."),
        "fail": ("resolving", "Mark predictions as failed."),
        "resolve": ("resolving", "Resolve predictions: confirmed, failed, partly or void."),
        "scorecard": ("scoring", "Show what the record adds up to."),
        "forecast": ("forecasting", "Give your own probability of a prediction."),
    },
    "Correct": {
        "edit": ("editing", "Correct a prediction or an article."),
        "note": ("editing", "Put a note, evidence or an objection beside a prediction."),
        "reopen": ("resolving", "Open resolved predictions again."),
        "remove": ("editing", "Take a duplicate or a mistake out of the count."),
        "undo": ("mending", "Take back the last change."),
    },
    "Names and events": {
        "articles": ("browsing", "List the articles and what came from each."),
        "event": ("events", "List the events, or give one its date."),
        "link": ("linking", "Link predictions that make the same claim."),
        "rename": ("naming", "Bring the spellings of a name together, or list the aliases."),
    },
    "Publish and exchange": {
        "site": ("publishing", "Publish the record as a site that the scored person can answer."),
        "export": ("exchanging", "Write records out, as a file of another sort too."),
        "import": ("exchanging", "Read records in, those of other tools too."),
        "merge": ("merging", "Merge two versions of a ledger that began as one."),
        "git-setup": ("merging", "Have git merge the ledger by its records."),
    },
    "Archive": {
        "find": ("evidence", "Find what later articles say about predictions."),
        "corpus": ("corpus", "Scan a corpus of articles into an archive, and look into it."),
    },
    "Keep": {
        "verify": ("keeping", "Check the ledger, and every quote against its article."),
        "restore": ("mending", "List the backups, or bring one back."),
        "path": ("keeping", "Print the path of the ledger in use."),
        "completion": ("completing", "Print the lines that let a shell complete commands and ids."),
        "help": ("helping", "Show the help of a command."),
    },
}
"""Command to module of ``predtrack.cli`` and summary, under the headings of the help page."""

_EXTRAS = dict.fromkeys(
    ("cryptography", "dask", "distributed", "duckdb", "fastwarc", "numpy", "resiliparse"), "archive"
)
"""The extra of a package that whole commands need, and no part of one alone."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
"""What a system answers only to somebody who writes."""

GUESSES = {
    "alias": "rename",
    "close": "confirm or fail",
    "delete": "remove",
    "done": "confirm",
    "init": "add (the first one makes the ledger)",
    "ls": "list",
    "mark": "confirm or fail",
    "new": "add",
    "open": "list",
    "partly": "resolve ID partly",
    "people": "scorecard --by speaker",
    "remind": "due",
    "revert": "undo",
    "rm": "remove",
    "rollback": "restore",
    "score": "scorecard",
    "search": "list --search, or find (in later articles)",
    "stats": "scorecard",
    "todo": "due",
    "void": "resolve ID void",
}
"""What people type, and the command that does it."""


_FIRST = """\
Keep score of what articles say will happen.
  predtrack scan FILE --review    read an article, choose what to record
  predtrack list                  what is open        (due: what is due)
  predtrack show ID               everything about one
  predtrack confirm ID -e URL     it came true        (fail: it did not)
  predtrack scorecard             who was right
All commands: predtrack -h"""
"""What a newcomer meets first."""


@click.group(cls=PredtrackGroup, table=COMMANDS, guesses=GUESSES)
@click.version_option(__version__, prog_name="predtrack", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Keep score of what articles say will happen.

    Record forward-looking statements word for word with their source and deadline, see which are
    open or due, resolve each against the real outcome, and show the score.

    \b
    Example:
      predtrack list
      predtrack confirm h4kq --evidence https://example.org/report
      predtrack scorecard --by author
    """
    if ctx.invoked_subcommand is None:
        click.echo(_FIRST)


def main() -> None:
    """Run predtrack and leave the process with its exit code; no traceback reaches a reader.

    To tear down every module at its end would take as long as many a command. What it wrote is
    flushed before.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    words = [_decoded(word) for word in sys.argv[1:]]
    try:
        with _stoppable(), patterns_kept():
            code = _run(words)
    except KeyboardInterrupt:  # in the moment before the command begins, or behind its end
        code = ExitCode.FAILED
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let a key stop the command with a word; before and behind it, it ends the process alone."""
    silent = signal.getsignal(signal.SIGINT)
    if silent is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, silent)


def _run(words: list[str]) -> int:
    try:
        code = cli.main(words, prog_name="predtrack", standalone_mode=False)
        if sys.stdout:
            sys.stdout.flush()
    except (PredtrackError, click.ClickException) as error:
        return complain(error)
    except (click.Abort, KeyboardInterrupt):
        return complain(Stopped())
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.FAILED
    except (OSError, MemoryError, ModuleNotFoundError) as error:
        return complain(_in_words(error))
    except Exception as error:  # noqa: BLE001  # a fault of ours; no traceback reaches a reader
        return complain(_fault(error))
    return code or ExitCode.DONE


def _fault(error: Exception) -> PredtrackError:
    what = f"{type(error).__name__}: {error}"
    return PredtrackError(f"this is a fault in predtrack, please report it: {what}")


def _in_words(error: OSError | MemoryError | ModuleNotFoundError) -> PredtrackError:
    """Say what a file's error means; one that nobody else caught came from reading a named file."""
    if isinstance(error, MemoryError):
        return PredtrackError("there is not enough memory for that")
    if isinstance(error, ModuleNotFoundError):
        extra = _EXTRAS.get((error.name or "").partition(".")[0])
        return MissingExtra("this command", extra) if extra else _fault(error)
    if error.filename is None or error.errno in _FULL:
        return UnwritableFile(error.filename or "the output", reason(error))
    return UnreadableFile(error.filename, reason(error))


def _decoded(word: str) -> str:
    """Read an argument as UTF-8 where the locale did not."""
    try:
        return word.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return word
