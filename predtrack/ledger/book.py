"""The ledger: its records, and the changes that are made to them.

Reading takes no lock and creates nothing. Changes are made inside ``writing()`` and are on disk
when it ends cleanly; an error inside it leaves the file as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from predtrack.errors import InvalidValue, PredtrackError
from predtrack.ledger.records import TABLES, Record, Records, key_of
from predtrack.models.alias import Alias
from predtrack.models.article import Article
from predtrack.models.prediction import Prediction
from predtrack.models.record import Misshapen, from_json, from_record, to_record
from predtrack.storage import SCHEMA
from predtrack.storage.file import WAIT, LedgerStorage

if TYPE_CHECKING:
    from predtrack.ledger.acts import Book
    from predtrack.ledger.store import Store
    from predtrack.models.history import Signature
    from predtrack.storage.backups import Backup, LedgerChange
    from predtrack.storage.document import Finding
    from predtrack.storage.layout import Tables


class Put(msgspec.Struct, frozen=True):
    """A record as a change leaves it, and the JSON of the one that stood there, if any did."""

    record: Record
    before: bytes | None


class Ledger(Records):
    """The records of one ledger, and its changes.

    Example:
        >>> ledger = Ledger("predictions.json")
        >>> with ledger.writing(by="anna") as book:
        ...     book.record("Prices will fall by May.", title="Prices", published="2026-01-15")
    """

    def __init__(
        self,
        path: str | Path,
        *,
        wait: float = WAIT,
        trusts_paths: bool = False,
        store: Store | None = None,
    ) -> None:
        super().__init__(path, wait=wait, trusts_paths=trusts_paths, store=store)
        self._put: dict[str, Put] = {}

    @contextmanager
    def writing(self, *, by: str | None = None, at: datetime | None = None) -> Iterator[Book]:
        """Hold the ledger for a change; commit on a clean exit, else leave the file alone.

        ``by`` and ``at`` sign the acts: who changes it ("unknown" where nobody is named), and at
        which moment (the present one, by the clock of this machine).

        Raises:
            InvalidValue: what was put contradicts the rules of the record, or the ledger.
            LockedLedger, CannotLock, UnwritableFile: the change could not be begun or made.
            NotOnDisk: it was made, and may not outlast a power cut.
        """
        from predtrack.ledger.acts import Book
        from predtrack.models.history import Signature

        moment = at or datetime.now().astimezone().replace(microsecond=0)
        signed = Signature(moment, by or "unknown")
        with self._store.held():
            try:
                yield Book(self, signed)
                self._commit(by, signed.day)
            finally:
                self._put.clear()

    @property
    def notices(self) -> list[str]:
        """What the user should be told about changes that succeeded, a line each."""
        return self._store.notices

    @property
    def has_changed(self) -> bool:
        """True where a change was put on disk through this ledger, whatever came after it."""
        return isinstance(self._store, LedgerStorage) and self._store.has_changed

    def findings(self) -> list[Finding]:
        """List what is wrong with the file, its bytes, checksums and counts: none if sound."""
        from predtrack.storage.repair import found_in

        return found_in(self._file)

    def backups(self) -> list[Backup]:
        """Return the versions that are kept, the newest first."""
        return self._file.folder.backups()

    def restore(self, number: int, *, signed: Signature) -> Backup:
        """Bring back the version of a backup's number; the present one is kept in its turn.

        Raises:
            NotFound: there is no such backup.
            DamagedLedger: the backup itself is damaged.
        """
        from predtrack.storage.repair import restore

        return restore(self._file, number, by=signed.by)

    def undo(self, *, signed: Signature) -> LedgerChange:
        """Take back the last change and return what it was.

        Raises:
            NothingToUndo: no change is remembered that led to the ledger as it is.
            ChangedByAnother: the last change is somebody else's.
        """
        from predtrack.storage.repair import undo

        return undo(self._file, by=signed.by)

    def accept(self) -> list[Finding]:
        """Take a file that was edited by hand; return what was wrong with it.

        Raises:
            DamagedLedger: it is not a ledger's JSON, or a record of it breaks the rules.
        """
        from predtrack.storage.repair import accept

        return accept(self._file, self.rewrite)

    def put_beside(self, place: str, data: bytes, *, once: bool = False) -> None:
        """Put a file beside the ledger, whole, with the ledger's mode; ``place`` is relative.

        Raises:
            UnwritableFile: it cannot be, a link or the like stands there, or, where it is put
                ``once``, other bytes do.
        """
        with self._file.failing("it is as it was"):
            self._file.folder.put(place, data, once=once)

    def add(self, record: Record) -> None:
        """Add a record that is not there yet.

        Raises:
            PredtrackError: its id is taken, or nobody is writing.
        """
        if key_of(record) in self._table(type(record)):
            raise PredtrackError(f"{key_of(record)} is in the ledger already")
        self.put(record)

    def put(self, record: Record) -> None:
        """Add a record, or replace the one of its id.

        When ``writing()`` ends a prediction is checked against its history and the ledger.

        Raises:
            InvalidValue: a field is not of its type.
            PredtrackError: nobody is writing.
        """
        from tinydb.table import Document

        self._refuse_outside_writing()
        table, key = self._database.table(TABLES[type(record)]), key_of(record)
        fields, name, before = _fields(record), f"{table.name} {key}", None
        if key in self._table(type(record)):
            before = self._table(type(record)).body(key)
            table.remove(doc_ids=[key])  # type: ignore[list-item]
        table.insert(Document(fields, key))  # type: ignore[arg-type]
        first = self._put.get(name)
        self._put[name] = Put(record, first.before if first else before)

    def drop(self, record: Alias | Prediction) -> None:
        """Take a record out: an alias's name stands for itself again.

        A prediction leaves so only a moment after it was recorded; later it is removed, which
        keeps its history.
        """
        self._refuse_outside_writing()
        table, key = TABLES[type(record)], key_of(record)
        self._database.table(table).remove(doc_ids=[key])  # type: ignore[list-item]
        self._put.pop(f"{table} {key}", None)

    @property
    def _file(self) -> LedgerStorage:
        """The store where it is a file: only that has versions, and a folder beside it."""
        if isinstance(self._store, LedgerStorage):
            return self._store
        raise PredtrackError(f"{self.path} is kept in no file: it has no versions and no folder")

    def _refuse_outside_writing(self) -> None:
        if not self._store.is_held:
            raise PredtrackError("the ledger changes only inside writing()")

    def _commit(self, by: str | None, today: date) -> None:
        from predtrack.models.changelog import author, describe

        self._refuse_new_faults(today)
        put = [one.record for one in self._put.values()]
        self._store.commit(by=by or author(put), what=describe(put))
        like = self._store.folder.like if isinstance(self._store, LedgerStorage) else None
        if put and like:
            from predtrack.ledger.kept import follow_mode

            with self._file.tolerating():
                follow_mode(self, like)

    def _refuse_new_faults(self, today: date) -> None:
        """Refuse a change that breaks a prediction; what was broken before may still be changed."""
        from predtrack.ledger.faults import faults_of

        ids, articles = self._table(Prediction), dict[str, Article | None]()
        for put in self._put.values():
            record, before = put.record, put.before
            if not isinstance(record, Prediction):
                continue
            if record.article not in articles and (article := self.find_article(record.article)):
                articles[article.id] = article
            faults = list(faults_of(record, articles, ids, today=today))
            if faults and before is not None:
                former = self._read(Prediction, record.id, partial(from_json, Prediction, before))
                known = {*faults_of(former, articles, ids, today=today)}
                faults = [fault for fault in faults if fault not in known]
            if faults:
                raise InvalidValue(f"prediction {record.id}: {faults[0]}")

    def rewrite(self, tables: Tables) -> None:
        """Bring records that came from elsewhere to their fixed form, or raise."""
        whole = tables.schema == SCHEMA
        for name, table in tables.items():
            for key in table:
                table[key] = self._upgrade(name, key, table, whole=whole)
        tables.schema = SCHEMA


def _fields(record: Record) -> dict[str, Any]:
    """Return a record as the ledger keeps it, once it has been read back."""
    try:
        fields: dict[str, Any] = to_record(record)
        from_record(type(record), fields)
    except (Misshapen, TypeError) as error:
        raise InvalidValue(f"{TABLES[type(record)]} {key_of(record)}: {error}") from None
    return fields
