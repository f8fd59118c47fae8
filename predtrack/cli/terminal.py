"""The terminal: data on standard output, messages on standard error, questions to a person."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from predtrack.models.address import without_secrets
from predtrack.render.text import harmless, harmless_lines

if TYPE_CHECKING:
    from predtrack.render.sheet import Sheet


_BLOCK = 500
"""Pieces that are joined to one block: about half a megabyte of records."""


def say(*lines: str) -> None:
    """Say something on standard error, each argument one line, harmless and without secrets."""
    for line in lines:
        words = line.lstrip(" ")
        click.echo(" " * (len(line) - len(words)) + harmless(without_secrets(words)), err=True)


def put(text: str) -> None:
    """Put data on standard output, harmless on a terminal; nothing at all where there is none."""
    if text:
        click.echo(harmless_lines(text) if width() else text)


def put_pieces(pieces: Iterable[str]) -> None:
    """Put what comes in pieces as ``put`` does, once all are there: one that fails shows none."""
    if width():
        put("".join(pieces))
        return
    for block in blocks_of(pieces):
        click.echo(block, nl=False)


def blocks_of(pieces: Iterable[str]) -> list[bytes]:
    """Return what comes in pieces as UTF-8, with a line feed at its end; nothing for no pieces.

    Its records as values, or joined in one text, would take several times as much memory.
    """
    rest = iter(pieces)
    texts = map("".join, iter(lambda: tuple(islice(rest, _BLOCK)), ()))
    blocks = [text.encode("utf-8", "backslashreplace") for text in texts]
    return [*blocks, b"\n"] if blocks else []


def put_sheet(sheet: Sheet, form: str | None) -> None:
    """Put a sheet on standard output in a format, as a table by default."""
    from predtrack.render.formats import IN_PIECES, render

    if form and form in IN_PIECES:
        put_pieces(IN_PIECES[form](sheet))
        return
    text = render(sheet, form or "table", width=width())
    if form in (None, "table") and has_colour():
        first, _, rest = text.partition("\n")
        if first.isupper():
            click.secho(first, bold=True)
            text = rest
    put(text)


def width() -> int | None:
    """Return the terminal's width in columns, None in a pipe or a file."""
    if not is_terminal(sys.stdout):
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def has_colour() -> bool:
    """Tell whether colour is wanted: on a terminal that is not dumb, without NO_COLOR."""
    return is_terminal(sys.stdout) and not (os.environ.get("NO_COLOR") or is_plain())


def is_plain() -> bool:
    """Tell whether the terminal is a dumb one, which draws with plain characters."""
    return os.environ.get("TERM") == "dumb"


def is_interactive() -> bool:
    """Tell whether a person can be asked."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


def has_screen() -> bool:
    """Tell whether an editor can be opened: input and output are a terminal."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)


def is_terminal(stream: IO[str] | None) -> bool:
    """Tell whether a standard stream is a terminal; a closed one is none."""
    return stream is not None and stream.isatty()


def ask(question: str, *, default: str = "", kind: click.ParamType[Any] = click.STRING) -> Any:
    """Ask a person for a line, again where it is not of its kind; empty takes the default."""
    answer = click.prompt(
        question, default=default, type=kind, show_default=bool(default), err=True
    )
    return answer.strip() if isinstance(answer, str) else answer


def has_terminal() -> bool:
    """Make sure that a person can be asked, on the terminal itself where the input is a text."""
    if is_interactive():
        return True
    try:
        sys.stdin = Path("/dev/tty").open(encoding="utf-8")  # noqa: SIM115  # read until the end
    except OSError:
        return False
    return True


def read_input() -> str:
    """Read standard input whole, in the encoding that it is found to be in."""
    from predtrack.reading.text import decode_text

    return decode_text(read_input_bytes(), "standard input")


def read_input_bytes() -> bytes:
    """Read standard input whole; nothing where it is closed."""
    return sys.stdin.buffer.read() if sys.stdin else b""
