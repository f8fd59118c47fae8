"""Repair: going back to a version that was kept, and taking one that was edited by hand."""

from __future__ import annotations

from collections.abc import Callable

from predtrack.errors import (
    ChangedByAnother,
    DamagedLedger,
    NewerLedger,
    NotFound,
    NothingToUndo,
    UnreadableFile,
)
from predtrack.storage.backups import STEPS, Backup, LedgerChange
from predtrack.storage.beside import read
from predtrack.storage.document import Finding
from predtrack.storage.file import LedgerStorage, settled
from predtrack.storage.layout import Tables, Unsound, parse, render, tables_of, version_of
from predtrack.storage.loading import findings, load, load_edited


def found_in(storage: LedgerStorage) -> list[Finding]:
    """List what is wrong with the file: none where it is sound, or where there is none."""
    data = storage.content()
    return [] if data is None else findings(storage.path, data)


def restore(storage: LedgerStorage, number: int, *, by: str) -> Backup:
    """Bring back a kept version, byte for byte; the present one is kept in its turn.

    A present file that is damaged is set aside under another name, which the notices say.

    Raises:
        NotFound: there is no such backup.
        DamagedLedger: the backup itself is damaged.
        LockedLedger, CannotLock, UnwritableFile, NotOnDisk: as any change.
    """
    _backup(storage, number)  # where there is none, nothing is created
    with storage.held():
        backup = _backup(storage, number)
        data, tables = _kept(backup)
        change = None
        if not _set_aside(storage):
            now = storage.read() if storage.path.exists() else tables_of({})
            restored = {name: table.replaced(tables[name]) for name, table in now.items()}
            what = f"restored backup {number}"
            change = storage.change_to(
                Tables(restored, tables.schema), now.schema, by=by, what=what
            )
        storage.replace(lambda: [data], change)
    return backup


def undo(storage: LedgerStorage, *, by: str) -> LedgerChange:
    """Take back the last change, which has to be of the same user, and return it.

    Raises:
        NothingToUndo: no change is remembered that led to the file as it is.
        ChangedByAnother: the last change is somebody else's.
        LockedLedger, CannotLock, UnwritableFile, NotOnDisk: as any change.
    """
    with storage.held():
        backup, last = _last_change(storage)
        if last.by != by:
            raise ChangedByAnother(str(storage.path), last.by, last.what)
        data, version = _before(storage, backup, last)
        folder, undone = storage.folder, LedgerChange(by, f"undo: {last.what}", version)
        storage.replace(lambda: [data], None if folder.is_undoing else undone, undoes=True)
        with storage.tolerating():
            folder.take_back(backup.number)
    return last


def accept(storage: LedgerStorage, check: Callable[[Tables], None]) -> list[Finding]:
    """Take a file that was edited by hand as the ledger, once ``check`` has passed its tables.

    Returns what was wrong with it; writes nothing where nothing was.

    Raises:
        DamagedLedger: it is not a ledger's JSON, or ``check`` said so.
        LockedLedger, CannotLock, UnwritableFile, NotOnDisk: as any change.
    """
    with storage.held():
        found = found_in(storage)
        if found:
            tables = load_edited(storage.path, storage.content() or b"")
            check(tables)
            settled(tables)
            storage.replace(lambda: render(tables), None)
    return found


def _backup(storage: LedgerStorage, number: int) -> Backup:
    kept = storage.folder.backups()
    found = next((backup for backup in kept if backup.number == number), None)
    if found is None:
        numbers = ", ".join(str(backup.number) for backup in kept)
        hint = f"there are {numbers}" if kept else "none is kept yet"
        raise NotFound("backup", str(number), hint=hint)
    return found


def _kept(backup: Backup) -> tuple[bytes, Tables]:
    data = read(backup.path)
    return data, load(backup.path, data)


def _before(storage: LedgerStorage, backup: Backup, change: LedgerChange) -> tuple[bytes, str]:
    """Return the bytes before the change that led to the file as it is, and their version."""
    if change.created:
        tables = tables_of({})
    elif change.lines is not None:
        tables = _taken_back(storage, change.lines, change.schema)
    elif backup.path.exists():
        data, tables = _kept(backup)
        return data, version_of(tables)
    else:
        raise NothingToUndo(str(storage.path), "the version before is no longer kept")
    return b"".join(render(tables)), version_of(tables)


def _taken_back(storage: LedgerStorage, lines: str, schema: int) -> Tables:
    from predtrack.storage.steps import taken_back

    try:
        return parse(b"".join(render(taken_back(storage.read(), lines, schema))))
    except (Unsound, ValueError):
        raise NothingToUndo(str(storage.path), "what is kept of the change is damaged") from None


def _set_aside(storage: LedgerStorage) -> bool:
    """Keep a present file that cannot be read under another name; tell whether it was so."""
    try:
        storage.read()
    except (DamagedLedger, NewerLedger, UnreadableFile):
        if not storage.path.exists():
            return False
        with storage.failing("the damaged ledger was left as it is"):
            aside = storage.folder.set_aside()
        storage.notices.append(f"the damaged ledger is kept as {aside}")
        return True
    return False


def _last_change(storage: LedgerStorage) -> tuple[Backup, LedgerChange]:
    version = version_of(storage.read())
    why = f"undo reaches the last {STEPS} changes, and none of them is left"
    for backup, change in storage.folder.changes():
        if change.after == version:
            return backup, change
        why = "it was changed since by other means (by hand, by git)"
    raise NothingToUndo(str(storage.path), why)
