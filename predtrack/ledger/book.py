"""The ledger: its records, and the changes that are made to them.

Reading takes no lock and creates nothing. Changes are made inside ``writing()`` and are on disk
when it ends cleanly; an error inside it leaves the file as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tinydb.table import Document

from predtrack.errors import PredtrackError
from predtrack.ledger.records import TABLES, Record, Records, key_of
from predtrack.models.alias import Alias
from predtrack.models.record import to_record
from predtrack.storage import SCHEMA
from predtrack.storage.file import WAIT

if TYPE_CHECKING:
    from predtrack.models.history import Signature
    from predtrack.storage.backups import Backup, Change
    from predtrack.storage.document import Finding
    from predtrack.storage.layout import Tables


class Ledger(Records):
    """The records of one file, and its changes; ``wait`` is the seconds to wait for its lock."""

    def __init__(self, path: str | Path, *, wait: float = WAIT, trusts_paths: bool = False) -> None:
        super().__init__(path, wait=wait, trusts_paths=trusts_paths)
        self._put: dict[str, Record] = {}
        self._is_writing = False

    @contextmanager
    def writing(self, *, by: str | None = None) -> Iterator[Ledger]:
        """Hold the ledger for a change; commit on a clean exit, else leave the file alone.

        ``by`` is who changes it, for ``undo``; the histories say so where it is not given.

        Raises:
            LockedLedger, CannotLock, UnwritableFile: the change could not be begun or made.
            NotOnDisk: it was made, and may not outlast a power cut.
        """
        with self._storage.held():
            self._is_writing = True
            try:
                yield self
                self._commit(by)
            finally:
                self._is_writing = False
                self._put.clear()

    @property
    def notices(self) -> list[str]:
        """What the user should be told about changes that succeeded, a line each."""
        return self._storage.notices

    def findings(self) -> list[Finding]:
        """List what is wrong with the file, its bytes, checksums and counts: none if sound."""
        from predtrack.storage.repair import found_in

        return found_in(self._storage)

    def backups(self) -> list[Backup]:
        """Return the versions that are kept, the newest first."""
        return self._storage.folder.backups()

    def restore(self, number: int, *, signed: Signature) -> Backup:
        """Bring back the version of a backup's number; the present one is kept in its turn.

        Raises:
            NotFound: there is no such backup.
            DamagedLedger: the backup itself is damaged.
        """
        from predtrack.storage.repair import restore

        return restore(self._storage, number, by=signed.by)

    def undo(self, *, signed: Signature) -> Change:
        """Take back the last change and return what it was.

        Raises:
            NothingToUndo: no change is remembered that led to the ledger as it is.
            ChangedByAnother: the last change is somebody else's.
        """
        from predtrack.storage.repair import undo

        return undo(self._storage, by=signed.by)

    def accept(self) -> list[Finding]:
        """Take a file that was edited by hand; return what was wrong with it.

        Raises:
            DamagedLedger: it is not a ledger's JSON, or a record of it breaks the rules.
        """
        from predtrack.storage.repair import accept

        return accept(self._storage, self._rewrite)

    def put_beside(self, place: str, data: bytes, *, once: bool = False) -> None:
        """Put a file beside the ledger, whole, with the ledger's mode; ``place`` is relative.

        Raises:
            UnwritableFile: it cannot be, a link or the like stands there, or, where it is put
                ``once``, other bytes do.
        """
        with self._storage.failing("it is as it was"):
            self._storage.folder.put(place, data, once=once)

    def add(self, record: Record) -> None:
        """Add a record that is not there yet.

        Raises:
            PredtrackError: its id is taken, or nobody is writing.
        """
        if key_of(record) in self._table(type(record)):
            raise PredtrackError(f"{key_of(record)} is in the ledger already")
        self.put(record)

    def put(self, record: Record) -> None:
        """Add a record, or replace the one of its id."""
        self._refuse_outside_writing()
        table, key = self._database.table(TABLES[type(record)]), key_of(record)
        if key in self._table(type(record)):
            table.remove(doc_ids=[key])  # type: ignore[list-item]
        table.insert(Document(to_record(record), key))  # type: ignore[arg-type]
        self._put[f"{table.name} {key}"] = record

    def drop(self, alias: Alias) -> None:
        """Take an alias out: its name stands for itself again."""
        self._refuse_outside_writing()
        self._database.table(TABLES[Alias]).remove(doc_ids=[alias.key])  # type: ignore[list-item]
        self._put.pop(f"{TABLES[Alias]} {alias.key}", None)

    def _refuse_outside_writing(self) -> None:
        if not self._is_writing:
            raise PredtrackError("the ledger changes only inside writing()")

    def _commit(self, by: str | None) -> None:
        from predtrack.models.changelog import author, describe

        put = self._put.values()
        self._storage.commit(by=by or author(put), what=describe(put))
        like = self._storage.folder.like
        if put and like:
            from predtrack.ledger.kept import follow_mode

            with self._storage.tolerating():
                follow_mode(self, like)

    def _rewrite(self, tables: Tables) -> None:
        """Bring records that came from elsewhere to their fixed form, or raise."""
        whole = tables.schema == SCHEMA
        for name, table in tables.items():
            for key, record in table.records():
                table[key] = self._upgrade(name, key, record, whole=whole)
        tables.schema = SCHEMA
