"""Durable writing: a file is complete, on disk and read back before it takes another's place."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

Pieces = Callable[[], Iterable[bytes]]
"""Gives the bytes of a file in pieces, the same at every call."""

NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP})
"""What a file system answers that keeps its folders in order without being asked."""


def write(path: Path, pieces: Pieces, *, like: os.stat_result | None = None) -> list[str]:
    """Write a new file, with the mode and owner of ``like``, and prove it by reading it back.

    Returns what could not be kept of ``like``, a line each. What stood at ``path`` is deleted.

    Raises:
        OSError: the file could not be written whole; nothing is left of it.
    """
    path.unlink(missing_ok=True)
    with removed_on_failure(path):
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(path, flags, 0o600 if like else 0o666), "wb") as file:
            file.writelines(pieces())
            file.flush()
            notices = _dress(file.fileno(), like) if like else []
            sync(file.fileno())
        _prove(path, pieces)
    return notices


@contextmanager
def removed_on_failure(path: Path) -> Iterator[None]:
    """Delete a file that was not finished, if that can still be done."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def sync(file: int) -> None:
    """Have an open file's contents put on the disk itself."""
    import fcntl

    if hasattr(fcntl, "F_FULLFSYNC"):
        fcntl.fcntl(file, fcntl.F_FULLFSYNC)
    else:
        os.fsync(file)


def sync_folder(folder: Path) -> None:
    """Have a folder's names put on the disk itself."""
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(file)
    except OSError as error:
        if error.errno not in NO_FOLDER_SYNC:
            raise
    finally:
        os.close(file)


def make_folder(folder: Path) -> None:
    """Create a folder and those above it, each of them on disk in the one above."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def _dress(file: int, like: os.stat_result) -> list[str]:
    """Give the file its owner and then its mode; return what could not be, a line each."""
    give_owner(file, like)
    os.fchmod(file, like.st_mode & 0o7777)
    now = _owner(os.fstat(file))
    if now == _owner(like):
        return []
    return [f"its owner and group could not be kept: now {now}, they were {_owner(like)}"]


def give_owner(file: int, like: os.stat_result) -> None:
    """Give what is open the owner and group of ``like``, or the group alone, where allowed."""
    for owner in (like.st_uid, -1):
        if _owner(os.fstat(file)) != _owner(like):
            with suppress(PermissionError):
                os.fchown(file, owner, like.st_gid)


def _owner(status: os.stat_result) -> str:
    return f"{status.st_uid}:{status.st_gid}"


def _prove(path: Path, pieces: Pieces) -> None:
    with path.open("rb") as file:
        for piece in pieces():
            if file.read(len(piece)) != piece:
                raise OSError(errno.EIO, "it does not read back as it was written")
        if file.read(1):
            raise OSError(errno.EIO, "it does not read back as it was written")
