"""The file that ``--output`` names: what may be written over, and writing it whole or not."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from errno import EPERM
from pathlib import Path
from typing import Any

import click

from predtrack.cli.completing import files
from predtrack.cli.session import Session
from predtrack.cli.terminal import say
from predtrack.errors import UnwritableFile, UsageMistake, reason
from predtrack.storage.recognition import FOLDER, is_marked, left_traces


def output_file(function: Any) -> Any:
    """Give a command the options ``--output`` and ``--force``."""
    force = click.option("--force", is_flag=True, help="Write over a file that is not predtrack's.")
    output = click.option(
        "--output",
        "-o",
        metavar="FILE",
        shell_complete=files,
        help="Write a file instead of standard output.",
    )
    return output(force(function))


def write_output(session: Session, name: str, blocks: Sequence[bytes], *, force: bool) -> None:
    """Write the bytes that ``--output`` asks for, in their blocks, and say so.

    Raises:
        UsageMistake: the file is a ledger or kept for one, which is never written over; or it is
            not known for predtrack's own, which needs ``force``.
        UnwritableFile: it cannot be written.
    """
    target = Path(os.path.realpath(name))
    if _is_record(session, target):
        raise UsageMistake(f"{name} is a ledger, or kept for one: name another file")
    if target.is_file() and not force and not _is_own(target):
        raise UsageMistake(
            f"{name} is there, and nothing shows that predtrack wrote it: name another file, or "
            "write over it with --force"
        )
    write_whole(Path(name), blocks)
    say(f"wrote {name}")


def _is_own(target: Path) -> bool:
    from predtrack.cli.own_outputs import is_own_output

    return is_own_output(target)


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


def write_whole(path: Path, blocks: Sequence[bytes]) -> None:
    """Write a file, replacing what was there when all of it is written.

    Raises:
        UnwritableFile: it cannot be, or a pipe or the like has that name; what stood there stands
            there still.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.is_file() or not path.exists():
            _replace(target, blocks)
        else:
            _write_on(path, target, blocks)
    except OSError as error:
        raise UnwritableFile(str(path), reason(error)) from None


def _replace(target: Path, blocks: Sequence[bytes]) -> None:
    from predtrack.storage.durable import removed_on_failure, sync_folder, write

    like = target.stat() if target.exists() else None
    temporary = target.with_name(f".{target.name}.new-{os.getpid()}")
    write(temporary, lambda: blocks, like=like)
    with removed_on_failure(temporary):
        temporary.replace(target)
    sync_folder(target.parent)


def _write_on(path: Path, target: Path, blocks: Sequence[bytes]) -> None:
    """Write on a device, or on a pipe without a name such as standard output."""
    with open(path, "wb", opener=lambda name, mode: os.open(name, mode | os.O_NONBLOCK)) as file:
        mode = os.fstat(file.fileno()).st_mode
        if not (stat.S_ISCHR(mode) or (stat.S_ISFIFO(mode) and not target.exists())):
            raise OSError(EPERM, "it is a pipe or the like: name a file")
        os.set_blocking(file.fileno(), True)
        file.writelines(blocks)
