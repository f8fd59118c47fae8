"""Loading: a file's bytes to tables, or the reason why not.

Sound bytes take the quick road through ``layout``; all others the slow one, which says the place,
brings an older schema up to date in memory, and names the backup to go back to.
"""

from __future__ import annotations

import json
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from predtrack.errors import DamagedLedger, NewerLedger, UnreadableFile, reason
from predtrack.storage.layout import (
    HEADER,
    SCHEMA,
    TABLES_OF,
    Tables,
    Unsound,
    parse,
    tables_of,
)

if TYPE_CHECKING:
    from predtrack.storage.document import Finding

FOLDER = ".predtrack"
"""The folder beside a ledger with its lock and its backups."""
MARK = f'"{HEADER}"'.encode()
SNIFFED = 4096
"""Bytes read from the start of a file to tell whose it is."""


def is_ledger(path: Path) -> bool:
    """Tell whether a file is meant to be a ledger, sound or damaged, not another program's."""
    try:
        start = _start(path)
    except OSError:
        return path.exists()
    return not start.strip() or MARK in start


def is_marked(path: Path) -> bool:
    """Tell whether a file begins as a ledger does."""
    try:
        return path.is_file() and MARK in _start(path)
    except OSError:
        return False


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(SNIFFED)


def is_default_ledger(path: Path) -> bool:
    """Tell whether a file of the usual name is a ledger, sound or not, or the place of a lost one.

    Another program's file is not; nor is one that nobody can tell, unless a ledger's own folder
    stands beside it: then it is a ledger that was damaged.
    """
    beside = path.parent / FOLDER
    if left_traces(path):
        return True
    if not path.is_file():
        return path.is_symlink() and beside.is_dir()
    return is_ledger(path) or (beside.is_dir() and not _is_json(path))


def left_traces(path: Path) -> bool:
    """Tell whether a lock or a backup of a file of this name lies in the folder beside it."""
    try:
        return any(one.name.startswith(f"{path.name}.") for one in (path.parent / FOLDER).iterdir())
    except OSError:
        return False


def _is_json(path: Path) -> bool:
    try:
        json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return True


class Content(NamedTuple):
    """A ledger's bytes, and what tells this file, as it was then, from every other."""

    data: bytes
    identity: tuple[int, int, int, int]


def identity_of(status: os.stat_result) -> tuple[int, int, int, int]:
    """Return device, inode, size and time of change: another file or another content differs."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def read_content(path: Path) -> Content | None:
    """Return what stands in a ledger's file, None where there is none.

    Raises:
        UnreadableFile: there is one, and it cannot be read.
        DamagedLedger: a folder, a pipe or the like has that name, or a link that leads nowhere.
    """
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode):
                return Content(file.read(), identity_of(status))
    except FileNotFoundError:
        if path.is_symlink() and (path.parent / FOLDER).is_dir():
            raise _damaged(path, [_no_target(path)]) from None
        return None
    except IsADirectoryError:
        raise DamagedLedger(str(path), "", "it is a folder, a file is wanted") from None
    except OSError as error:
        raise UnreadableFile(str(path), reason(error)) from None
    raise DamagedLedger(str(path), "", "it is a pipe or a device, a file is wanted")


def read_bytes(path: Path) -> bytes | None:
    """Return a ledger's bytes, None where there is no file; raises as ``read_content``."""
    content = read_content(path)
    return None if content is None else content.data


def gone(path: Path) -> DamagedLedger | None:
    """Return the error for a ledger that is not there and has backups; None where it has none."""
    from predtrack.storage.backups import BackupFolder
    from predtrack.storage.document import Finding

    if not BackupFolder.of(path).backups():
        return None
    return _damaged(path, [Finding("", f"it is gone, and {FOLDER} beside it has its backups")])


def _no_target(path: Path) -> Finding:
    from predtrack.storage.document import Finding

    return Finding("", f"it is a link that leads nowhere ({path.readlink()})")


def load(path: Path, data: bytes) -> Tables:
    """Return the tables of a ledger's bytes; ``path`` is for what is said of them.

    Raises:
        DamagedLedger, NewerLedger: it is not a ledger, or of a later schema.
    """
    with suppress(Unsound):
        return parse(data)
    return _load_slowly(path, data)


def load_edited(path: Path, data: bytes) -> Tables:
    """Return the tables of a file that was edited by hand, its checksums and layout aside.

    Raises:
        DamagedLedger, NewerLedger: it is not a ledger's JSON, or of a later schema.
    """
    from predtrack.storage.document import Broken, document_of

    try:
        return _of_any_schema(path, document_of(data))
    except Broken as error:
        raise _damaged(path, [error.finding]) from None


def findings(path: Path, data: bytes) -> list[Finding]:
    """List what is wrong with a ledger's bytes; nothing where they are sound.

    Raises:
        NewerLedger: the ledger is of a later schema.
    """
    from predtrack.storage.diagnosis import examine
    from predtrack.storage.document import Broken, document_of, schema_of

    with suppress(Unsound):
        parse(data)
        return []
    try:
        document = document_of(data)
        if schema_of(document) not in TABLES_OF:
            _of_any_schema(path, document)
            return []
        return examine(data, document)
    except Broken as error:
        return [error.finding]


def _load_slowly(path: Path, data: bytes) -> Tables:
    from predtrack.storage.diagnosis import examine
    from predtrack.storage.document import Broken, document_of, schema_of

    try:
        document = document_of(data)
        if schema_of(document) not in TABLES_OF:
            return _of_any_schema(path, document)
        found = examine(data, document)
    except Broken as error:
        raise _damaged(path, [error.finding]) from None
    raise _damaged(path, found, by_hand=True)


def _of_any_schema(path: Path, document: dict[str, Any]) -> Tables:
    from predtrack.storage.document import records_of, schema_of
    from predtrack.storage.migrations import migrated

    schema = schema_of(document)
    if schema > SCHEMA:
        raise NewerLedger(str(path), schema, SCHEMA)
    return tables_of(migrated(records_of(document), schema))


def _damaged(path: Path, found: list[Finding], *, by_hand: bool = False) -> DamagedLedger:
    """Say the first fault, and what to do: go back to a sound backup, or take a hand's edit."""
    first = found[0]
    more = f" (and {len(found) - 1} more: predtrack verify)" if len(found) > 1 else ""
    remedy = _backup_of(path)
    if by_hand:
        remedy += "; if you edited it by hand, predtrack verify --accept takes it"
    return DamagedLedger(str(path), first.place, first.problem + more, remedy=remedy)


def _backup_of(path: Path) -> str:
    from predtrack.storage.backups import BackupFolder
    from predtrack.storage.beside import read

    for backup in BackupFolder.of(path).backups():
        with suppress(Unsound, OSError):
            parse(read(backup.path))
            return f"predtrack restore {backup.number} brings back the last good version"
    return "no backup of it is kept here"
