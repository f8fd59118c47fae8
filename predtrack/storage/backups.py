"""Backups: the last good versions of a ledger, and what was done between them.

They live beside the ledger in ``.predtrack/``, which ignores itself for git, and are numbered from
1 upwards. Backup n is the version that change n replaced. What the change was, who made it, and the
version (``layout.version_of``) that it led to stand beside it: in ``n.step`` as long as the change
can be taken back, in ``n.note`` once it was; in ``n.undone`` where the change was an undo, the
first of some in a row.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from errno import EEXIST
from pathlib import Path
from typing import NamedTuple

from predtrack.errors import shorten
from predtrack.storage.beside import dress, dress_file, make_real_folder, put, read
from predtrack.storage.durable import make_folder, removed_on_failure, sync, write
from predtrack.storage.layout import SCHEMA
from predtrack.storage.recognition import FOLDER

IGNORE_ALL = b"*\n"
_LONGEST = 500
"""Characters that are read of what a change was."""
STEPS = 20
"""Changes that can be taken back, one after the other."""
VERSION, STEP, NOTE, UNDONE = _ENDINGS = "", ".step", ".note", ".undone"
"""How the names of what is kept end, behind the number."""


class LedgerChange(NamedTuple):
    """One change of a ledger as a whole: by whom, what, and to which version it led.

    ``created`` marks the change before which there was no ledger. ``lines`` are those that it
    replaced (``steps.packed``), in the ``schema`` of then; None where they are too many.
    """

    by: str
    what: str
    after: str
    created: bool = False
    schema: int = SCHEMA
    lines: str | None = None


class Backup(NamedTuple):
    """A version that is kept: its number, its file, and the change that replaced it, if known."""

    number: int
    path: Path
    change: LedgerChange | None

    @property
    def written(self) -> datetime:
        """The instant at which this version was written."""
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC)


class BackupFolder:
    """The folder beside one ledger, given the real path of its file."""

    def __init__(self, ledger: Path) -> None:
        self.ledger = ledger
        self.folder = ledger.parent / FOLDER
        self.lock = self.folder / f"{ledger.name}.lock"

    @classmethod
    def of(cls, path: Path) -> BackupFolder:
        """Return the folder of a ledger, beside the file that a symlink leads to."""
        return cls(Path(os.path.realpath(path)))

    def temporary(self, lock: int) -> Path:
        """Return where the new ledger is written, by the inode of the lock: its holder's alone."""
        return self.folder / f"{self.ledger.name}.new-{lock}"

    @property
    def like(self) -> os.stat_result | None:
        """The ledger's status, whose mode its companions take; None where there is no ledger."""
        with suppress(FileNotFoundError):
            return self.ledger.stat()
        return None

    def prepare(self) -> None:
        """Create the folder, and the file that has git ignore it.

        Raises:
            OSError: a link or something else stands there, or it cannot be created.
        """
        make_folder(self.ledger.parent)
        make_real_folder(self.folder, like=self.like)
        ignore = self.folder / ".gitignore"
        if _content(ignore) != IGNORE_ALL:
            put(ignore, IGNORE_ALL, temporary=self._new(ignore.name), like=self.like)

    def dress_lock(self, file: int) -> None:
        """Give the open lock the mode that the ledger has, so that all who share it can lock."""
        if like := self.like:
            dress(file, like, like.st_mode)

    def put(self, place: str, data: bytes, *, once: bool) -> None:
        """Put a file beside the ledger (``articles/NAME``), whole, with the ledger's mode.

        With ``once`` what stands there already is never replaced; the same bytes are as if new.

        Raises:
            OSError: something else than a regular file stands there, or other bytes where it is
                put once, or it cannot be written.
        """
        path = self.ledger.parent
        for part in Path(place).parent.parts:
            path /= part
            make_real_folder(path, like=self.like)
        path /= Path(place).name
        there = _content(path) if once else None
        if there is None:
            put(path, data, temporary=self._new(path.name), like=self.like)
        elif there != data:
            raise OSError(EEXIST, "other bytes stand there: move it away", str(path))
        else:
            os.utime(path, follow_symlinks=False)  # it is wanted again, so nobody may tidy it now

    def backups(self) -> list[Backup]:
        """Return what is kept, the newest first; nothing where there is no folder."""
        numbers = sorted(self._numbers(), reverse=True)
        return [one for number in numbers if _is_regular((one := self._backup(number)).path)]

    def changes(self) -> Iterator[tuple[Backup, LedgerChange]]:
        """Yield the changes that can be taken back, the newest first; a backup may be gone."""
        for number in sorted(self._numbers(STEP), reverse=True):
            backup = self._backup(number)
            if backup.change:
                yield backup, backup.change

    @property
    def is_undoing(self) -> bool:
        """True where the last change was an undo, so that the version before it is kept."""
        newest = max(self._numbers(), default=0)
        return newest in self._numbers(UNDONE)

    def keep(self, change: LedgerChange, ending: str = STEP) -> int:
        """Keep the ledger as it stands, and what is about to happen to it; return the number."""
        number = max(self._numbers(), default=0) + 1
        path, note = self._path(number), self._path(number, ending)
        with removed_on_failure(path), removed_on_failure(note):
            if self.ledger.exists():
                _link_or_copy(self.ledger, path)
            data = json.dumps(change._asdict()).encode()
            write(note, lambda: [data], like=self.like)
        return number

    def follow_mode(self) -> None:
        """Give all that is kept the owner and the mode that the ledger has today."""
        if like := self.like:
            for number, ending in self._kept():
                dress_file(self._path(number, ending), like)

    def set_aside(self) -> Path:
        """Keep a damaged ledger under a name of its own, and return it."""
        taken = [
            int(path.suffix[1:])
            for path in self._named(f"{self.ledger.name}.damaged.")
            if path.suffix[1:].isdecimal()
        ]
        aside = self.folder / f"{self.ledger.name}.damaged.{max(taken, default=0) + 1}"
        _link_or_copy(self.ledger, aside)
        return aside

    def forget(self, number: int) -> None:
        """Delete a backup and what stands beside it."""
        for ending in _ENDINGS:
            self._path(number, ending).unlink(missing_ok=True)

    def take_back(self, number: int) -> None:
        """Make of the step of a change, which was taken back, the note on its backup."""
        step = self._path(number, STEP)
        if self._path(number).exists():
            step.replace(self._path(number, NOTE))
        else:
            step.unlink()

    def prune(self, keep: int) -> None:
        """Delete all but the newest ``keep`` versions, the last that was undone, and the steps."""
        kept = sorted(self._kept())
        undone = [number for number, ending in kept if ending == UNDONE]
        plain = [n for n, ending in kept if ending == VERSION and n not in undone][-keep:]
        last, steps = undone[-1:], [n for n, ending in kept if ending == STEP][-STEPS:]
        stay = {VERSION: plain + last, NOTE: plain, UNDONE: last, STEP: steps}
        for number, ending in kept:
            if number not in stay[ending]:
                self._path(number, ending).unlink(missing_ok=True)

    def forget_unfinished(self) -> None:
        """Forget what killed writers left: new files, and a backup whose change never came.

        Such a backup is the ledger itself by another name.
        """
        for path in self._named(f"{self.ledger.name}.new-"):
            path.unlink(missing_ok=True)
        newest = max(self._numbers(), default=0)
        with suppress(FileNotFoundError):
            if self._path(newest).samefile(self.ledger):
                self.forget(newest)

    def _numbers(self, *endings: str) -> set[int]:
        """Return the numbers of which something is kept, of these ``endings`` if any are given."""
        return {number for number, ending in self._kept() if not endings or ending in endings}

    def _named(self, start: str) -> list[Path]:
        """Return the files in the folder whose names start so; none where there is no folder."""
        try:
            with os.scandir(self.folder) as found:
                return [self.folder / one.name for one in found if one.name.startswith(start)]
        except (FileNotFoundError, NotADirectoryError):
            return []

    def _kept(self) -> list[tuple[int, str]]:
        """Return the number and the ending of each file that is kept."""
        start = f"{self.ledger.name}."
        parts = (path.name.removeprefix(start).partition(".") for path in self._named(start))
        return [
            (int(number), dot + ending)
            for number, dot, ending in parts
            if number.isascii() and number.isdigit() and dot + ending in _ENDINGS
        ]

    def _backup(self, number: int) -> Backup:
        notes = (_read_note(self._path(number, ending)) for ending in (STEP, NOTE, UNDONE))
        return Backup(number, self._path(number), next(filter(None, notes), None))

    def _new(self, name: str) -> Path:
        return self.folder / f"{self.ledger.name}.new-{os.getpid()}-{name}"

    def _path(self, number: int, ending: str = "") -> Path:
        return self.folder / f"{self.ledger.name}.{number}{ending}"


def _read_note(path: Path) -> LedgerChange | None:
    """Return what a note says, None where it was never finished or is none of ours."""
    try:
        said = json.loads(read(path))
        change = LedgerChange(**{name: said[name] for name in LedgerChange._fields if name in said})
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    if not isinstance(change.by, str) or not isinstance(change.what, str):
        return None
    return change._replace(what=shorten(change.what, _LONGEST))


def _content(path: Path) -> bytes | None:
    """Return a small file's bytes, None where there is no regular file."""
    try:
        return read(path)
    except OSError:
        return None


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _link_or_copy(source: Path, target: Path) -> None:
    """Give a file a second name; a copy where the file system has no such thing."""
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        from shutil import copy2

        copy2(source, target)
        with target.open("rb") as file:
            sync(file.fileno())
