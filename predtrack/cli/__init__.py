"""The command line: click, the clock, the terminal. Every command is on this one screen."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

import click

from predtrack import __version__
from predtrack.cli.group import CommandTable, PredtrackGroup, complain
from predtrack.errors import PredtrackError

COMMANDS: CommandTable = {
    "Record": {
        "add": ("recording", "Record a prediction by hand."),
        "edit": ("editing", "Correct a prediction or an article."),
        "note": ("editing", "Put a note or evidence beside a prediction."),
        "remove": ("editing", "Take a duplicate or a mistake out of the count."),
        "event": ("events", "List the events, or give one its date."),
    },
    "Look": {
        "list": ("browsing", "List the open predictions, nearest deadline first."),
        "show": ("browsing", "Show everything about a prediction or an article."),
        "due": ("browsing", "Show what is overdue, due soon, or to be looked at again."),
        "articles": ("browsing", "List the articles and what came from each."),
    },
    "Resolve": {
        "confirm": ("resolving", "Mark predictions as come true."),
        "fail": ("resolving", "Mark predictions as failed."),
        "resolve": ("resolving", "Resolve predictions: confirmed, failed, partly or void."),
        "reopen": ("resolving", "Open a resolved prediction again."),
        "scorecard": ("scoring", "Show what the record adds up to."),
    },
    "Keep": {
        "export": ("keeping", "Write everything out as JSON Lines."),
        "import": ("keeping", "Read exported records in."),
        "verify": ("keeping", "Check the ledger, and every quote against its article."),
        "restore": ("mending", "List the backups, or bring one back."),
        "undo": ("mending", "Take back the last change."),
        "path": ("keeping", "Print the path of the ledger in use."),
    },
}
"""Command to module of ``predtrack.cli`` and summary, under the headings of the help page."""

GUESSES = {
    "close": "confirm or fail",
    "delete": "remove",
    "done": "confirm",
    "find": "list --search",
    "init": "add (the first one makes the ledger)",
    "ls": "list",
    "mark": "confirm or fail",
    "new": "add",
    "open": "list",
    "rm": "remove",
    "revert": "undo",
    "rollback": "restore",
    "score": "scorecard",
    "search": "list --search",
    "stats": "scorecard",
}
"""What people type, and the command that does it."""


@click.group(cls=PredtrackGroup, table=COMMANDS, guesses=GUESSES)
@click.version_option(__version__, prog_name="predtrack", message="%(prog)s %(version)s")
def cli() -> None:
    """Keep score of what articles say will happen.

    Record forward-looking statements word for word with their source and deadline, see which are
    open or due, resolve each against the real outcome, and show the score.

    \b
    Example:
      predtrack list
      predtrack confirm h4kq --evidence https://example.org/report
      predtrack scorecard --by author
    """


def main() -> None:
    """Run predtrack and leave the process with its exit code; no traceback reaches a reader.

    A command is short: looking for garbage, and tearing down every module at its end, would be a
    third of its time. What it wrote is flushed before.
    """
    gc.disable()
    code = _run()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _run() -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code: int = cli.main(prog_name="predtrack", standalone_mode=False) or 0
        sys.stdout.flush()
    except (PredtrackError, click.ClickException) as error:
        return complain(error)
    except click.Abort:
        click.echo("predtrack: stopped, nothing was changed", err=True)
        return 1
    except BrokenPipeError:
        return 1
    except OSError as error:
        click.echo(f"predtrack: {error.strerror or error}: {error.filename or 'output'}", err=True)
        return 1
    return code
