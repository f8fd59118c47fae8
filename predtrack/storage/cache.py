"""Cache: a file of the user's own whose loss costs time alone; every failure is silent.

It is taken only where the file and its folder belong to the user and nobody else may write there,
and whole: four bytes of CRC-32 stand before the contents.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from predtrack.storage.opening import open_to_read

_LARGEST = 1 << 24
"""Bytes of contents; more are not read, and not written."""
_SUM = 4


def read_cache(path: Path) -> memoryview | None:
    """Return what was kept; None where nothing was, it is damaged, or another might have put it.

    It is a view of what was read, as a copy of a large one takes longer than to read it.
    """
    with suppress(OSError):
        if not is_own(path.parent.lstat(), stat.S_IFDIR):
            return None
        with open_to_read(path, os.O_NOFOLLOW) as file:
            if not is_own(os.fstat(file.fileno()), stat.S_IFREG):
                return None
            data = memoryview(file.read(_LARGEST + _SUM))
        if data[:_SUM] == _sum(data[_SUM:]):
            return data[_SUM:]
    return None


def write_cache(path: Path, data: bytes) -> None:
    """Keep contents, private, whole or not at all; nothing where the folder is not the user's.

    The folder is made, but not the one that it lies in: a home without caches gets none.
    """
    base = path.parent.parent
    if len(data) > _LARGEST:
        return
    with suppress(OSError):
        if not is_own(base.stat(), stat.S_IFDIR):
            return
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if is_own(path.parent.lstat(), stat.S_IFDIR):
            _put(path, _sum(data) + data)


def is_own(status: os.stat_result, kind: int) -> bool:
    """Tell whether something is of a kind, the user's own, and for nobody else to write."""
    is_private = status.st_uid == os.geteuid() and not status.st_mode & 0o022
    return is_private and stat.S_IFMT(status.st_mode) == kind


def _put(path: Path, data: bytes) -> None:
    temporary = path.with_suffix(".new")
    temporary.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    try:
        with os.fdopen(os.open(temporary, flags, 0o600), "wb") as file:
            file.write(data)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _sum(data: bytes | memoryview) -> bytes:
    return crc32(data).to_bytes(_SUM, "little")
