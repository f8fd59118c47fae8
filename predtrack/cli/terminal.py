"""The terminal: data on standard output, messages on standard error, questions to a person."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

import click

from predtrack.render.text import harmless

if TYPE_CHECKING:
    from predtrack.render.sheet import Sheet


def say(message: str) -> None:
    """Say something on standard error, a line at a time, made harmless."""
    for line in message.split("\n"):
        words = line.lstrip(" ")
        click.echo(" " * (len(line) - len(words)) + harmless(words), err=True)


def put(text: str) -> None:
    """Put data on standard output; nothing at all where there is none."""
    if text:
        click.echo(text)


def put_sheet(sheet: Sheet, name: str) -> None:
    """Put a sheet on standard output in the format of a name."""
    from predtrack.render.formats import render

    text = render(sheet, name, width=width())
    put(_headed(text) if name == "table" and has_colour() else text)


def width() -> int | None:
    """Return the terminal's width in columns, None in a pipe or a file."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def has_colour() -> bool:
    """Tell whether colour is wanted: on a terminal that is not dumb, without NO_COLOR."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def is_interactive() -> bool:
    """Tell whether a person can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, *, default: str = "", kind: click.ParamType[Any] = click.STRING) -> Any:
    """Ask a person for a line, again where it is not of its kind; empty takes the default."""
    answer = click.prompt(
        question, default=default, type=kind, show_default=bool(default), err=True
    )
    return answer.strip() if isinstance(answer, str) else answer


def read_input() -> str:
    """Read standard input whole, as UTF-8."""
    from predtrack.reading.text import decode

    return decode(sys.stdin.buffer.read(), "standard input")


def _headed(text: str) -> str:
    first, _, rest = text.partition("\n")
    heading = click.style(first, bold=True) if first.isupper() else first
    return f"{heading}\n{rest}" if rest else heading
