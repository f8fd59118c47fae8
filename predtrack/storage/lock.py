"""The lock: one writer at a time, whatever process or folder it comes from.

An advisory ``flock`` on a file that is never deleted: the kernel lets go of it when its holder
dies. The file says who holds it, for those who wait. Waiting is counted in seconds.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from predtrack.errors import CannotLock, LockedLedger, shorten
from predtrack.storage.beside import open_regular

_PAUSE = 0.02
"""Seconds between two tries: a change of a small ledger takes about as long."""

BUSY = frozenset({errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK})


_REMEDY = "delete it when nobody is writing, that is safe"


class Lock(NamedTuple):
    """A lock that is held: the name of its file, and the file that was opened."""

    path: Path
    file: int

    @property
    def inode(self) -> int:
        """The number of the file that is locked, whatever its name leads to by now."""
        return os.fstat(self.file).st_ino

    def is_lost(self) -> bool:
        """Tell whether the name leads elsewhere by now, so that another may hold the ledger too."""
        try:
            now = self.path.lstat()
        except OSError:
            return True
        return not os.path.samestat(now, os.fstat(self.file))


@contextmanager
def locked(path: Path, *, ledger: str, wait: float) -> Iterator[Lock]:
    """Hold the lock of ``ledger`` on the file ``path``; wait for it ``wait`` seconds at most.

    Raises:
        LockedLedger: somebody else held it all the while.
        CannotLock: the file system, or the system, knows no locks.
        OSError: the file cannot be opened, or is a link, a pipe or the like.
    """
    give_up = time.monotonic() + wait
    lock = _opened(path)
    try:
        _acquire(lock.file, ledger, wait, give_up)
        while lock.is_lost():  # it was deleted while we waited: the lock is the file of that name
            lost, lock = lock, _opened(path)
            os.close(lost.file)
            _acquire(lock.file, ledger, wait, give_up)
        _sign(lock.file, f"{os.getpid()} ({_command()})")
        try:
            yield lock
        finally:
            _sign(lock.file, "")
    finally:
        os.close(lock.file)


def _opened(path: Path) -> Lock:
    return Lock(path, open_regular(path, os.O_RDWR | os.O_CREAT, remedy=_REMEDY))


def _acquire(file: int, ledger: str, wait: float, give_up: float) -> None:
    while not _try(file, ledger):
        if time.monotonic() >= give_up:
            raise LockedLedger(ledger, _holder(file), wait)
        time.sleep(_PAUSE)


def _try(file: int, ledger: str) -> bool:
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ModuleNotFoundError:
        raise CannotLock(ledger, "this system has no flock; Linux and macOS do") from None
    try:
        flock(file, LOCK_EX | LOCK_NB)
    except OSError as error:
        if error.errno in BUSY:
            return False
        why = f"its file system knows no locks ({error.strerror})"
        raise CannotLock(ledger, why) from None
    return True


def _sign(file: int, who: str) -> None:
    """Say who holds the lock; a disk that is full does not keep anyone from holding it."""
    with suppress(OSError):
        os.ftruncate(file, 0)
        os.pwrite(file, who.encode("utf-8", "replace"), 0)


def _holder(file: int) -> str:
    return os.pread(file, 400, 0).decode("utf-8", "replace")


def _command() -> str:
    return shorten(" ".join([Path(sys.argv[0]).name, *sys.argv[1:]]), 80)
