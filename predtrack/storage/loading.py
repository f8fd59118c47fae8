"""Loading: a file's bytes to tables, or the reason why not.

Sound bytes take the quick road through ``layout``; all others the slow one, which says the place,
brings an older schema up to date in memory, and names the backup to go back to.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from predtrack.errors import DamagedLedger, NewerLedger, UnreadableFile, reason
from predtrack.storage.layout import (
    SCHEMA,
    SEPARATOR,
    TABLES_OF,
    Tables,
    Unsound,
    parse,
    parse_pieces,
    read_pieces,
    tables_of,
)
from predtrack.storage.opening import open_to_read
from predtrack.storage.recognition import FOLDER

if TYPE_CHECKING:
    from predtrack.storage.document import Finding


LF_AGAIN = (
    "predtrack verify --accept brings its line ends back; a line `*.json -text` in .gitattributes "
    "keeps git from turning them"
)
_ANOTHER = "another ledger is named with --ledger or PREDTRACK_LEDGER"


class Content(NamedTuple):
    """A ledger's bytes in pieces, and what tells this file, as it was then, from every other."""

    pieces: list[bytes]
    identity: tuple[int, int, int, int]

    @property
    def data(self) -> bytes:
        """The bytes as they stand in the file."""
        return SEPARATOR.join(self.pieces)


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
        with open_to_read(path) as file:
            status = os.fstat(file.fileno())
            pieces = read_pieces(file) if stat.S_ISREG(status.st_mode) else []
    except FileNotFoundError:
        if path.is_symlink() and (path.parent / FOLDER).is_dir():
            raise _damaged(path, [_no_target(path)]) from None
        return None
    except IsADirectoryError:
        raise DamagedLedger(str(path), "", "it is a folder, a file is wanted") from None
    except BlockingIOError:
        raise UnreadableFile(str(path), "it would keep us waiting") from None
    except OSError as error:
        raise UnreadableFile(str(path), reason(error)) from None
    if not stat.S_ISREG(status.st_mode):
        raise DamagedLedger(str(path), "", "it is a pipe or a device, a file is wanted")
    return Content(pieces, identity_of(status))


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
    """Return the tables of a ledger's bytes; raises as ``load_pieces``."""
    return load_pieces(path, data.split(SEPARATOR))


def load_pieces(path: Path, pieces: list[bytes]) -> Tables:
    """Return the tables of a ledger's pieces; ``path`` is for what is said of them.

    Raises:
        DamagedLedger, NewerLedger: it is not a ledger, or of a later schema.
    """
    with suppress(Unsound):
        return parse_pieces(pieces)
    return _load_slowly(path, SEPARATOR.join(pieces))


def load_edited(path: Path, data: bytes) -> Tables:
    """Return the tables of a file that was edited by hand, its checksums and layout aside.

    Raises:
        DamagedLedger, NewerLedger: it is not a ledger's JSON, or of a later schema.
    """
    from predtrack.storage.document import Broken, document_of

    try:
        return _of_any_schema(path, document_of(data))
    except Broken as error:
        raise _damaged(path, [error.finding], remedy=error.remedy) from None


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
    from predtrack.storage.diagnosis import CRLF_ENDS, examine
    from predtrack.storage.document import Broken, document_of, schema_of

    try:
        document = document_of(data)
        if schema_of(document) not in TABLES_OF:
            return _of_any_schema(path, document)
        found = examine(data, document)
    except Broken as error:
        raise _damaged(path, [error.finding], remedy=error.remedy) from None
    if found[0].problem == CRLF_ENDS:
        raise _damaged(path, found, remedy=LF_AGAIN)
    raise _damaged(path, found, by_hand=True)


def _of_any_schema(path: Path, document: dict[str, Any]) -> Tables:
    from predtrack.storage.document import Broken, records_of, schema_of

    schema = schema_of(document)
    if schema > SCHEMA:
        raise NewerLedger(str(path), schema, SCHEMA)
    if schema not in TABLES_OF:
        raise Broken("header", f"there was never a schema {schema}")
    return tables_of(records_of(document), schema)


def _damaged(
    path: Path, found: list[Finding], *, by_hand: bool = False, remedy: str = ""
) -> DamagedLedger:
    """Say the first fault, and what to do: go back to a sound backup, or take a hand's edit.

    Where another ``remedy`` is known, that alone.
    """
    first = found[0]
    more = f" (and {len(found) - 1} more: predtrack verify)" if len(found) > 1 else ""
    remedy = remedy or _backup_of(path)
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
    return f"no backup of it is kept here; {_ANOTHER}"
