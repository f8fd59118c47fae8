"""The file that ``--output`` names: what may be written over, and writing it whole or not."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

import click

from predtrack.cli.session import Session
from predtrack.cli.terminal import say
from predtrack.errors import PredtrackError, UnwritableFile, UsageMistake, reason
from predtrack.reading.text import read_text
from predtrack.storage.recognition import FOLDER, is_marked, left_traces

CELLS = re.compile(r"[|,&]|\s{2,}")
"""What parts the headings of a table, in all its formats."""
TITLE = re.compile(r"<title>(\w+) ")
NOTE = re.compile(r"[A-Z][^|{}<>]{20,}\.")
LAST_COLUMNS = 3
"""Columns that all groupings of a table have in common."""
HEADING_LINES = 5
"""Lines among which a table's headings stand."""


def output_file(function: Any) -> Any:
    """Give a command the options ``--output`` and ``--force``."""
    force = click.option("--force", is_flag=True, help="Write over a file that is not predtrack's.")
    output = click.option(
        "--output", "-o", metavar="FILE", help="Write a file instead of standard output."
    )
    return output(force(function))


def write_output(session: Session, name: str, text: str, *, force: bool) -> None:
    """Write what ``--output`` asks for, and say so.

    Raises:
        UsageMistake: the file is a ledger or kept for one, which is never written over; or it is
            not known for predtrack's own, which needs ``force``.
        UnwritableFile: it cannot be written.
    """
    target = Path(os.path.realpath(name))
    if _is_record(session, target):
        raise UsageMistake(f"{name} is a ledger, or kept for one: name another file")
    if target.is_file() and not force and not _is_own(target, text):
        raise UsageMistake(
            f"{name} is there, and nothing shows that predtrack wrote it: name another file, or "
            "write over it with --force"
        )
    write_whole(Path(name), text + "\n")
    say(f"wrote {name}")


def _is_record(session: Session, target: Path) -> bool:
    """Tell whether a file is a ledger, this or another, or a text, lock or backup of one."""
    if FOLDER in target.parts or target == Path(os.path.realpath(session.ledger.path)):
        return True
    if left_traces(target) or is_marked(target):
        return True
    folder = session.ledger.folder
    texts = (one.path for one in session.ledger.articles() if one.path)
    is_text = target in {Path(os.path.realpath(folder / path)) for path in texts}
    return is_text or target.parent == folder / "articles"


def _is_own(target: Path, text: str) -> bool:
    """Tell whether a file is empty, or begins as what predtrack is about to write there does."""
    try:
        there = read_text(target)
    except PredtrackError:
        return False
    headings = _headings(there)
    alike = bool(headings) and headings == _headings(text)
    return not there or alike or not _notes(there).isdisjoint(_notes(text))


def _headings(text: str) -> Collection[str]:
    """Return the names of a file's fields or its last columns, or a page's first word.

    >>> sorted(_headings('{"type": "header", "schema": 1}'))
    ['schema', 'type']
    >>> _headings("ARTICLE,TAG,N,RATE,STRICT")
    ('N', 'RATE', 'STRICT')
    """
    title = TITLE.search(text)
    if title:
        return title[1]
    for part in (text, text.split("\n", 1)[0]):
        fields = _fields(part)
        if fields:
            return fields
    lines = text.split("\n", HEADING_LINES)[:HEADING_LINES]
    rows = ([cell.strip() for cell in CELLS.split(line) if cell.strip()] for line in lines)
    return next((tuple(row[-LAST_COLUMNS:]) for row in rows if len(row) > LAST_COLUMNS), ())


def _notes(text: str) -> frozenset[str]:
    """Return the sentences that stand under a table; a card without rows has nothing else."""
    return frozenset(line for line in text.split("\n") if NOTE.fullmatch(line))


def _fields(text: str) -> frozenset[str]:
    """Return the names of the fields of a JSON object, or of the first one of a list."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return frozenset()
    first = value[0] if isinstance(value, list) and value else value
    return frozenset(first) if isinstance(first, dict) else frozenset()


def write_whole(path: Path, text: str) -> None:
    """Write a text as UTF-8, replacing what was there when all of it is written.

    Raises:
        UnwritableFile: it cannot be; what stood there stands there still.
    """
    data = text.encode("utf-8", "backslashreplace")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a pipe: there is nothing to replace
        else:
            _replace(path, data)
    except OSError as error:
        raise UnwritableFile(str(path), reason(error)) from None


def _replace(path: Path, data: bytes) -> None:
    from tempfile import NamedTemporaryFile

    target = Path(os.path.realpath(path))
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(mode)
            temporary.replace(target)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
