"""The editor: a person's own, on a text in a file, until what was typed is taken or given up.

The file lies in a folder of its own beside the ledger's backups, with the text that it began as,
and is locked while its editor is open. It is deleted when what was typed is on record, or when
nothing was; otherwise it stays and is named, can be gone on with, and nothing typed is lost.
"""

from __future__ import annotations

import glob
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import NamedTuple

import click

from predtrack.cli.terminal import say
from predtrack.errors import (
    CannotLock,
    ChangedMeanwhile,
    DamagedLedger,
    LockedLedger,
    NewerLedger,
    NotFound,
    NotOnDisk,
    PredtrackError,
    UnwritableFile,
    reason,
)
from predtrack.render.form import with_problem
from predtrack.storage.backups import BackupFolder
from predtrack.storage.beside import opened, put, read

OUT_OF_REACH = (
    CannotLock,
    ChangedMeanwhile,
    DamagedLedger,
    LockedLedger,
    NewerLedger,
    NotFound,
    NotOnDisk,
    UnwritableFile,
)
"""Errors that nothing typed into the editor can mend."""
_FOLDERS = "edit-"
"""How the folders begin that hold a draft each."""
BASE = "base"
"""The name of the text that a draft began as, beside it."""


class Left(NamedTuple):
    """A draft whose edit did not end well: its file, the text it began as, and what was typed."""

    path: Path
    base: str
    text: str

    def delete(self) -> None:
        """Delete its two files, and their folder where nothing else lies in it."""
        with suppress(OSError):
            self.path.unlink()
            (self.path.parent / BASE).unlink()
            self.path.parent.rmdir()


def left_of(ledger: Path, name: str) -> Left | None:
    """Return the newest draft of a name, or of one that begins so, that nobody has open."""
    folder = BackupFolder.of(ledger).folder
    if folder.is_symlink():
        return None
    paths = folder.glob(f"{_FOLDERS}*/{glob.escape(name)}*.txt")
    found = filter(None, map(_left, paths))
    return max(found, key=lambda one: one.path.lstat().st_mtime, default=None)


def _left(path: Path) -> Left | None:
    """Return a draft, None where its editor is open, nothing was typed, or it is none of ours."""
    import fcntl

    try:
        with opened(path.parent, os.O_DIRECTORY | os.O_NOFOLLOW) as folder:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left = Left(path, _text(read(path.parent / BASE)), _text(read(path)))
    except OSError:
        return None
    return left if left.text.strip() and left.text != left.base else None


def edit_until_taken(
    text: str,
    take: Callable[[str], list[str]],
    *,
    ledger: Path,
    name: str,
    left: Left | None = None,
) -> list[str]:
    """Open the editor on a text, and again with the error on top, until ``take`` takes it.

    Where a draft was ``left``, on what was typed then.

    Returns:
        What ``take`` says; nothing where the text was left as it was, or emptied.

    Raises:
        PredtrackError: the editor failed, or an error is out of the editor's reach.
    """
    draft = TextDraft(ledger, name, text)
    try:
        if left:
            draft.write(left.text)
            left.delete()
        said = _taken(draft, left.text if left else text, take)
    except BaseException:
        draft.leave()
        raise
    if said is None:
        draft.leave()
        return []
    draft.delete()
    return said


def _taken(draft: TextDraft, text: str, take: Callable[[str], list[str]]) -> list[str] | None:
    before = draft.base
    while True:
        typed = draft.edit(text)
        if typed == before or not typed.strip():
            return None
        try:
            return take(typed)
        except OUT_OF_REACH:
            raise
        except PredtrackError as error:
            text = before = with_problem(typed, str(error))
        except click.UsageError as error:
            text = before = with_problem(typed, error.format_message())


class TextDraft:
    """A text in a file of its own beside a ledger, while a person edits it.

    Bytes that are not UTF-8 become lone surrogates, and the same bytes again.
    """

    def __init__(self, ledger: Path, name: str, base: str) -> None:
        beside = BackupFolder.of(ledger)
        try:
            beside.prepare()
            self._folder = Path(mkdtemp(prefix=_FOLDERS, dir=beside.folder))
        except OSError as error:
            raise UnwritableFile(str(beside.folder), reason(error)) from None
        self._lock = _locked(self._folder)
        self.base, self.path = base, self._folder / f"{name}.txt"
        self._put(self._folder / BASE, base)

    def write(self, text: str) -> None:
        """Put a text into the file, before any editor is opened on it."""
        self._put(self.path, text)

    def edit(self, text: str) -> str:
        """Return a text as the editor leaves it.

        Raises:
            PredtrackError: the editor cannot be started, or says that it failed.
        """
        self.write(text)
        try:
            with _interrupts_for_the_editor():
                click.edit(filename=str(self.path))
        except (click.ClickException, ValueError) as error:
            what = error.format_message() if isinstance(error, click.ClickException) else error
            raise PredtrackError(
                f"the editor failed ({what}): set VISUAL or EDITOR, or give edit its options"
            ) from None
        return self._read()

    def leave(self) -> None:
        """Name the file where something was typed into it; else delete it."""
        typed = self._read()
        if typed == self.base or not typed.strip():
            self.delete()
            return
        os.close(self._lock)
        say(
            f"what was typed is kept in {self.path}",
            f"Next: predtrack edit {self.path.stem}   (goes on with it)",
        )

    def delete(self) -> None:
        """Delete the file, and what the editor may have left beside it."""
        rmtree(self._folder, ignore_errors=True)
        os.close(self._lock)

    def _read(self) -> str:
        try:
            return _text(self.path.read_bytes())
        except FileNotFoundError:
            return ""

    def _put(self, path: Path, text: str) -> None:
        try:
            data = text.encode("utf-8", "surrogateescape")
            put(path, data, temporary=self._folder / "new", like=None)
        except OSError as error:
            raise UnwritableFile(str(path), reason(error)) from None


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig", "surrogateescape").replace("\r\n", "\n")


def _locked(folder: Path) -> int:
    """Open a folder, and lock it as long as this process has it open, where locks are known."""
    import fcntl

    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    with suppress(OSError):
        fcntl.flock(file, fcntl.LOCK_EX)
    return file


@contextmanager
def _interrupts_for_the_editor() -> Iterator[None]:
    """Leave Ctrl-C to the editor; it begins with the usual answer to it."""
    usual = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
