"""Beside: what predtrack keeps next to a ledger, in real folders, as regular files of one name.

A clone or a colleague may have put a link, a second name, a pipe or a device there: it is refused,
never followed, emptied or waited for. Everything takes the mode of the ledger, so that a private
ledger has private texts and a shared one can be changed by all who share it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ENOENT, EPERM
from pathlib import Path

from predtrack.storage.durable import give_owner, removed_on_failure, sync_folder, write
from predtrack.storage.opening import open_to_read

_READABLE = 0o444
"""The bits of a file's mode that let somebody read; whoever may read may enter the folder."""
_REMEDY = "move it away"


def open_regular(path: Path, flags: int, mode: int = 0o666, *, remedy: str = _REMEDY) -> int:
    """Open a regular file of one name without following a link or waiting for a pipe.

    Raises:
        OSError: it is something else, or cannot be opened; its name is the file's, and it says
            the ``remedy``.
    """
    refuse_other_than_regular(path, remedy=remedy)
    file = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK, mode)
    try:
        _refuse(path, os.fstat(file), remedy)
    except OSError:
        os.close(file)
        raise
    return file


def refuse_other_than_regular(path: Path, *, remedy: str = _REMEDY) -> None:
    """Raise OSError where something stands at ``path`` that is no regular file of one name."""
    with suppress(FileNotFoundError):
        _refuse(path, path.lstat(), remedy)


def _refuse(path: Path, status: os.stat_result, remedy: str) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise OSError(EPERM, f"it is a link: {remedy}", str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(EPERM, f"it is no regular file: {remedy}", str(path))
    if status.st_nlink > 1:
        raise OSError(EPERM, f"it has a second name elsewhere: {remedy}", str(path))


def make_real_folder(folder: Path, *, like: os.stat_result | None) -> None:
    """Create a folder with the mode that a file like the ledger asks for, or take it as it is.

    One that is there already is never opened to more people, only to fewer.

    Raises:
        OSError: a link or a file stands there, or it cannot be created.
    """
    is_new = not os.path.lexists(folder) and _made(folder)
    if not stat.S_ISDIR(folder.lstat().st_mode):
        raise OSError(EPERM, f"it is no folder of its own: {_REMEDY}", str(folder))
    if like is not None:
        mode = like.st_mode | (like.st_mode & _READABLE) >> 2
        with opened(folder, os.O_DIRECTORY | os.O_NOFOLLOW) as file:
            dress(file, like, mode) if is_new else _narrow(file, mode)


def _made(folder: Path) -> bool:
    """Create a folder; False where another was quicker."""
    try:
        folder.mkdir()
    except FileExistsError:
        return False
    sync_folder(folder.parent)
    return True


@contextmanager
def opened(path: Path, flags: int) -> Iterator[int]:
    """Have what stands at a path open for reading; raises OSError."""
    file = os.open(path, os.O_RDONLY | flags)
    try:
        yield file
    finally:
        os.close(file)


def dress_file(path: Path, like: os.stat_result) -> None:
    """Give a file of its own the owner and mode of ``like``, where that is allowed."""
    with suppress(OSError):
        file = open_regular(path, os.O_RDONLY)
        try:
            dress(file, like, like.st_mode)
        finally:
            os.close(file)


def dress(file: int, like: os.stat_result, mode: int) -> None:
    """Give what is open the ledger's owner, or its group alone, and a mode, where allowed."""
    give_owner(file, like)
    _set_mode(file, mode & 0o777 | os.fstat(file).st_mode & 0o7000)


def _narrow(file: int, mode: int) -> None:
    """Take from what is open whatever a mode does not let people do."""
    _set_mode(file, os.fstat(file).st_mode & (mode & 0o777 | 0o7000))


def _set_mode(file: int, mode: int) -> None:
    if stat.S_IMODE(os.fstat(file).st_mode) != mode:
        with suppress(PermissionError):
            os.fchmod(file, mode)


def put(path: Path, data: bytes, *, temporary: Path, like: os.stat_result | None) -> None:
    """Put a file in its place, whole or not at all, with the mode of ``like``.

    Raises:
        OSError: something else stands there, or it cannot be written.
    """
    refuse_other_than_regular(path)
    write(temporary, lambda: [data], like=like)
    with removed_on_failure(temporary):
        temporary.replace(path)
    sync_folder(path.parent)


def read(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        OSError: there is none, or it is something else than a regular file.
    """
    with open_to_read(path, os.O_NOFOLLOW) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(ENOENT, "it is no regular file", str(path))
        return file.read()
