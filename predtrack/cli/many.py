"""Many at once: the ids that a command is given, on its line or, for ``-``, on standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click
from click.exceptions import Exit

from predtrack.cli.completing import RECORDS, Complete
from predtrack.cli.options import with_options
from predtrack.cli.session import Session
from predtrack.cli.terminal import has_terminal, is_terminal, read_input, say
from predtrack.errors import ExitCode
from predtrack.render.text import counted

STDIN = "-"
MOST_UNASKED = 10
"""How many records are changed without a question."""
YES = click.option(
    "--yes", is_flag=True, help=f"Change more than {MOST_UNASKED} without a question."
)


def ids_to_change(name: str = "record_ids", complete: Complete = RECORDS) -> Callable[[Any], Any]:
    """Give a command the ids of what it changes, and the option that answers its question."""
    ids = click.argument(name, nargs=-1, required=True, metavar="ID...", shell_complete=complete)
    return with_options([ids, YES])


def read_ids(words: Iterable[str]) -> tuple[str, ...]:
    """Return ids or their beginnings as they came, each once; ``-`` is those on standard input.

    Raises:
        Exit: none came there, which is said; a filter that finds nothing is no failure.
    """
    ids = tuple(dict.fromkeys(_each(words)))
    if not ids:
        say("no ids came on standard input: nothing to do")
        raise Exit(ExitCode.DONE)
    return ids


def ids_for_change(session: Session, words: Iterable[str], *, yes: bool) -> tuple[str, ...]:
    """Return what ``read_ids`` does; more than a few are asked about where a person watches.

    The answer comes from the terminal itself, as the standard input may be the list of ids.

    Raises:
        Exit: none came, or the answer is no.
    """
    ids = read_ids(words)
    if len(ids) > MOST_UNASKED and not yes and is_terminal(sys.stderr) and has_terminal():
        if not click.confirm(f"Change {counted(len(ids), 'record')} in {session}?", err=True):
            say("nothing was changed")
            raise Exit(ExitCode.FAILED)
        session.wake()
    return ids


def say_each(lines: Iterable[str]) -> None:
    """Say a line for each record; of many the first, and how many more there are."""
    lines = list(lines)
    say(*lines[:MOST_UNASKED])
    more = len(lines) - MOST_UNASKED
    if more > 0:
        say(f"  and {more:,} more")


def _each(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from read_input().split() if word == STDIN else [word]
