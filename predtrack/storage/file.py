"""The ledger's file, behind TinyDB's three methods.

Reading takes no lock and creates nothing. A change is made while the file is ``held``: what was
read before is read again, and ``commit`` replaces the file, or leaves it as it was.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from predtrack.errors import ChangedWhileHeld, InvalidValue, NotOnDisk, UnwritableFile, reason
from predtrack.storage.layout import SCHEMA, TABLES, Tables, render, tables_of, version_of
from predtrack.storage.line import Record
from predtrack.storage.loading import Content, gone, identity_of, load_pieces, read_content
from predtrack.storage.table import RecordTable

if TYPE_CHECKING:
    from predtrack.storage.backups import BackupFolder, LedgerChange
    from predtrack.storage.durable import Pieces
    from predtrack.storage.lock import Lock

WAIT = 10.0
"""Seconds to wait for another writer."""
_KEPT = 5
"""Versions kept as backups."""
Upgrade = Callable[[str, str, RecordTable], Record]
"""Brings a record of a table and an id from an older schema to the newest."""


class LedgerStorage:
    """TinyDB's storage over one file: reads are kept, writes wait for ``commit``.

    ``wait`` is how many seconds to wait for another writer, ``keep`` how many backups to keep,
    ``upgrade`` brings a record of an older schema to the newest, given its table's name, its id
    and the table.
    ``notices`` gathers what the user should be told about a write that succeeded, a line each.
    """

    def __init__(
        self, path: Path, *, wait: float = WAIT, keep: int = _KEPT, upgrade: Upgrade | None = None
    ) -> None:
        self.path = path
        self.notices: list[str] = []
        self._wait, self._keep, self._upgrade = wait, keep, upgrade
        self._tables: Tables | None = None
        self._written = False
        self._lock: Lock | None = None
        self._seen: tuple[int, ...] | None = None
        self._changed = False
        self._coming: int | None = None

    @property
    def folder(self) -> BackupFolder:
        """The folder of lock and backups, beside the file that a symlink leads to."""
        from predtrack.storage.backups import BackupFolder

        return BackupFolder.of(self.path)

    def read(self) -> Tables:
        """Return the tables, empty ones where there is no file.

        Raises:
            UnreadableFile, DamagedLedger, NewerLedger: the file cannot be read as a ledger.
        """
        if self._tables is None:
            read = self._read_content()
            self._tables = load_pieces(self.path, read.pieces) if read else tables_of({})
        return self._tables

    def content(self) -> bytes | None:
        """Return the file's bytes, None where there never was one, and remember which file it was.

        Raises:
            UnreadableFile, DamagedLedger: it cannot be read; it is gone, and has backups.
        """
        read = self._read_content()
        return read.data if read else None

    def _read_content(self) -> Content | None:
        content = read_content(self.path)
        if content is None and (error := gone(self.path)):
            content = read_content(self.path)  # the first two changes may have come just now
            if content is None:
                raise error
        self._seen = content.identity if content else None
        return content

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the tables as they shall be; ``commit`` puts them on disk."""
        before = self.read()
        given = {name: data.get(name, {}) for name in TABLES}
        tables = {
            name: one
            if isinstance(one, RecordTable)
            else before[name].replaced(RecordTable({**one}))
            for name, one in given.items()
        }
        self._tables = Tables(tables, before.schema)
        self._written = True

    def close(self) -> None:
        """Forget what was read, and what was written without a commit."""
        self._tables, self._written = None, False

    @property
    def is_held(self) -> bool:
        """True while this storage keeps every other writer out."""
        return self._lock is not None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep every other writer out, and see the file as it is now.

        Raises:
            LockedLedger, CannotLock, UnwritableFile: it cannot be held.
        """
        from predtrack.storage.lock import locked

        with ExitStack() as stack:
            with self.failing("the ledger was not touched"):
                folder = self.folder
                self._refuse_unwritable(folder.ledger)
                folder.prepare()
                lock = locked(folder.lock, ledger=str(self.path), wait=self._wait)
                self._lock = stack.enter_context(lock)
                stack.callback(self._let_go)
                folder.dress_lock(self._lock.file)
            if not self._is_as_read():
                self.close()
            stack.callback(self.close)
            yield

    def _is_as_read(self) -> bool:
        """Tell whether what was read is what stands in the file, which nobody can change now."""
        if self._tables is None or self._written:
            return False
        with suppress(OSError):
            return identity_of(self.path.stat()) == self._seen
        return False

    def _let_go(self) -> None:
        self._lock = None

    def commit(self, *, by: str, what: str) -> None:
        """Put what was written on disk, if anything was; remember whose change it is.

        Raises:
            InvalidValue: a number is not finite.
            UnwritableFile: it could not be done; the file is as it was.
            NotOnDisk: it was done, and may not outlast a power cut.
        """
        if self._written:
            schema = self.read().schema
            tables = settled(self._upgraded(self.read()))
            self.replace(lambda: render(tables), self.change_to(tables, schema, by=by, what=what))
            self._written = False

    def change_to(self, tables: Tables, schema: int, *, by: str, what: str) -> LedgerChange:
        """Return the change to these tables, which were in a ``schema`` before it."""
        from predtrack.storage.backups import LedgerChange
        from predtrack.storage.steps import packed

        if not self.path.exists():
            return LedgerChange(by, what, version_of(tables), created=True)
        return LedgerChange(by, what, version_of(tables), schema=schema, lines=packed(tables))

    def _upgraded(self, tables: Tables) -> Tables:
        """Return the tables in the newest schema, and say so where they were in an older one."""
        if tables.schema == SCHEMA or self._upgrade is None:
            return tables
        records = {
            name: {key: self._upgrade(name, key, table) for key in table}
            for name, table in tables.items()
        }
        newest = tables_of(records)
        self.notices.append(
            f"{self.path} is brought from schema {tables.schema} to {SCHEMA}; the version before "
            "is kept (predtrack restore)"
        )
        return Tables({name: tables[name].replaced(newest[name]) for name in tables}, SCHEMA)

    def replace(self, pieces: Pieces, change: LedgerChange | None, *, undoes: bool = False) -> None:
        """Put these bytes in the file's place, the old ones kept as a backup of ``change``.

        Without a change nothing is kept: what stands there is no good version, or is kept. The
        change may be one that ``undoes`` another. The caller holds the file. Raises as ``commit``.
        """
        from predtrack.storage.backups import STEP, UNDONE
        from predtrack.storage.durable import sync_folder, write

        folder, self._coming = self.folder, None
        with self.failing("the ledger is as it was"), ExitStack() as undone:
            assert self._lock is not None
            self._refuse_without_lock()
            temporary = folder.temporary(self._lock.inode)
            folder.forget_unfinished()
            notices = write(temporary, pieces, like=folder.like)
            undone.callback(self._take_back, folder, temporary, None)
            number = folder.keep(change, UNDONE if undoes else STEP) if change else None
            undone.callback(self._take_back, folder, temporary, number)
            sync_folder(folder.folder)
            self._refuse_if_changed(folder.ledger)
            self._coming = temporary.stat().st_ino
            temporary.replace(folder.ledger)
            self._changed = True
            undone.pop_all()
        self.notices += [f"{self.path}: {notice}" for notice in notices]
        try:
            sync_folder(folder.ledger.parent)
        except OSError as error:
            raise NotOnDisk(str(self.path), reason(error)) from None
        with self.tolerating():
            folder.prune(self._keep)
            folder.follow_mode()

    @property
    def has_changed(self) -> bool:
        """True where a new version was put in the file's place, if only just now."""
        return self._changed or self._has_come()

    def _has_come(self) -> bool:
        """Tell whether the version that was written last is in the file's place."""
        try:
            return self._coming == self.path.stat().st_ino
        except OSError:
            return False

    def _take_back(self, folder: BackupFolder, temporary: Path, number: int | None) -> None:
        """Forget an unfinished change; one that was stopped behind the rename is finished."""
        if self._has_come():
            return
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
            if number is not None:
                folder.forget(number)

    @contextmanager
    def tolerating(self) -> Iterator[None]:
        """Turn a failure that does not harm the ledger into a notice."""
        try:
            yield
        except OSError as error:
            self.notices.append(f"an old backup could not be deleted: {reason(error)}")

    @contextmanager
    def failing(self, state: str) -> Iterator[None]:
        """Say a failure of the system in our words, and in which state it left the ledger."""
        try:
            yield
        except OSError as error:
            self._refuse_without_lock()
            name = str(error.filename2 or error.filename or self.path)  # of a rename, its target
            raise UnwritableFile(name, f"{reason(error)}; {state}") from None

    def _refuse_if_changed(self, target: Path) -> None:
        """Refuse to replace what is not the file that was read, or to write without the lock."""
        self._refuse_without_lock()
        try:
            now = identity_of(target.stat())
        except FileNotFoundError:
            now = None
        if now != self._seen:
            raise ChangedWhileHeld(str(self.path), "it is not the file any more that was read")

    def _refuse_without_lock(self) -> None:
        if self._lock and self._lock.is_lost():
            raise ChangedWhileHeld(str(self.path), "its lock file was taken away")

    def _refuse_unwritable(self, target: Path) -> None:
        """Refuse what is no file, or has no write bit, even to those who may write anything."""
        with suppress(FileNotFoundError):
            if not target.is_file():
                read_content(self.path)  # it says what else it is
            if not target.stat().st_mode & 0o222 or not os.access(target, os.W_OK):
                raise UnwritableFile(str(self.path), "it is read-only")


def settled(tables: Tables) -> Tables:
    """Return the tables with every record a line; raises InvalidValue where one cannot be."""
    try:
        for table in tables.values():
            table.settle()
    except ValueError as error:
        raise InvalidValue(f"a number cannot be written: {error}") from None
    return tables
