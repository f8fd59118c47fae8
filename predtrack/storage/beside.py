"""Beside: what predtrack keeps next to a ledger, in real folders, as regular files of one name.

A clone or a colleague may have put a link, a second name, a pipe or a device there: it is refused,
never followed, emptied or waited for. Everything takes the mode of the ledger, so that a private
ledger has private texts and a shared one can be changed by all who share it.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from errno import ENOENT, EPERM
from pathlib import Path

from predtrack.storage.durable import sync_folder, write

READABLE = 0o444
"""The bits of a file's mode that let somebody read; whoever may read may enter the folder."""


def open_regular(path: Path, flags: int, mode: int = 0o666) -> int:
    """Open a regular file of one name without following a link or waiting for a pipe.

    Raises:
        OSError: it is something else, or cannot be opened; its name is the file's.
    """
    refuse_other_than_regular(path)
    file = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK, mode)
    try:
        _refuse(path, os.fstat(file))
    except OSError:
        os.close(file)
        raise
    return file


def refuse_other_than_regular(path: Path) -> None:
    """Raise OSError where something stands at ``path`` that is no regular file of one name."""
    with suppress(FileNotFoundError):
        _refuse(path, path.lstat())


def _refuse(path: Path, status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise OSError(EPERM, "it is a link: move it away", str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(EPERM, "it is no regular file: move it away", str(path))
    if status.st_nlink > 1:
        raise OSError(EPERM, "it has a second name elsewhere: move it away", str(path))


def make_real_folder(folder: Path, *, like: os.stat_result | None) -> None:
    """Create a folder with the mode that a file like the ledger asks for, or take it as it is.

    Raises:
        OSError: a link or a file stands there, or it cannot be created.
    """
    try:
        status = folder.lstat()
    except FileNotFoundError:
        folder.mkdir(exist_ok=True)
        status = folder.lstat()
        sync_folder(folder.parent)
    if not stat.S_ISDIR(status.st_mode):
        raise OSError(EPERM, "it is no folder of its own: move it away", str(folder))
    if like is not None:
        dress(folder, status, like, like.st_mode | (like.st_mode & READABLE) >> 2)


def dress(path: Path, status: os.stat_result, like: os.stat_result, mode: int) -> None:
    """Give a path the ledger's group and a mode, where that is allowed and not so already."""
    if status.st_gid != like.st_gid:
        with suppress(PermissionError):
            os.chown(path, -1, like.st_gid, follow_symlinks=False)
    wanted = mode & 0o777 | status.st_mode & 0o7000
    if stat.S_IMODE(status.st_mode) != wanted:
        with suppress(PermissionError):
            path.chmod(wanted)


def put(path: Path, data: bytes, *, like: os.stat_result | None) -> None:
    """Put a file in its place, whole or not at all, with the mode of ``like``.

    Raises:
        OSError: something else stands there, or it cannot be written.
    """
    refuse_other_than_regular(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")  # nobody need hold the ledger
    write(temporary, lambda: [data], like=like)
    temporary.replace(path)
    sync_folder(path.parent)


def read(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        OSError: there is none, or it is something else than a regular file.
    """
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError(ENOENT, "it is no regular file", str(path))
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
        return file.read()
