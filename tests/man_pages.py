"""Writes the manual's pages from the commands' help: ``python tests/man_pages.py`` fills docs/man.

Another folder may be named.
"""

import re
import sys
from inspect import cleandoc
from pathlib import Path

import click
from click_man.core import write_man_pages

from predtrack import __version__
from predtrack.cli import cli

FOLDER = Path(__file__).parent.parent / "docs" / "man"
DATE = "2026-11-27"
"""The day that the pages bear: that on which this was written, so that they change with help alone."""
AS_TYPED = re.compile(r"\x08\n(.*?)(?=\n\n|\Z)", re.DOTALL)
"""A paragraph that click leaves as it is."""


def whole(command):
    """Return a command as click-man wants it: with its commands in hand, and its help in roff."""
    if isinstance(command, click.Group):
        names = command.list_commands(click.Context(command))
        command.commands = {name: whole(command.get_command(None, name)) for name in names}
    command.short_help = command.help.partition("\n")[0]
    command.help = AS_TYPED.sub(r".nf\n\1\n.fi", cleandoc(command.help))
    return command


if __name__ == "__main__":
    folder = Path(*sys.argv[1:2]) if sys.argv[1:] else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for page in folder.glob("predtrack*.1"):
        page.unlink()
    words = {"version": __version__, "target_dir": str(folder), "date": DATE}
    write_man_pages("predtrack", whole(cli), **words)
