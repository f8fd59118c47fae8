"""The file that ``--output`` names."""

from __future__ import annotations

import os
from pathlib import Path

from predtrack.bookkeeping.files import write_whole
from predtrack.cli.session import Session
from predtrack.cli.terminal import say
from predtrack.errors import UsageMistake


def write_output(session: Session, name: str, text: str) -> None:
    """Write what ``--output`` asks for, and say so.

    Raises:
        UsageMistake: the file is the ledger, or an article's text: those are not written over.
        UnwritableFile: it cannot be written.
    """
    target = os.path.realpath(name)
    kept = [session.ledger.path]
    kept += [Path(session.ledger.folder, one.path) for one in session.ledger.articles() if one.path]
    if target in {os.path.realpath(path) for path in kept}:
        raise UsageMistake(f"{name} is the ledger or an article's text: name another file")
    write_whole(Path(name), text + "\n")
    say(f"wrote {name}")
