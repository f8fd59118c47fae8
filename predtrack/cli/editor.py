"""The editor: a person's own, on a text in a file, until what was typed is taken or given up.

The file lies in a folder of its own beside the ledger's backups. It is deleted when what was typed
is on record, or when nothing was; otherwise it stays and is named, so that nothing typed is lost.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

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
from predtrack.storage.beside import put

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


def edit_until_taken(
    text: str, take: Callable[[str], list[str]], *, ledger: Path, name: str
) -> list[str]:
    """Open the editor on a text, and again with the error on top, until ``take`` takes it.

    Returns:
        What ``take`` says; nothing where the text was left as it was, or emptied.

    Raises:
        PredtrackError: the editor failed, or an error is out of the editor's reach.
    """
    draft = Draft(ledger, name)
    try:
        said = _taken(draft, text, take)
    except BaseException:
        draft.leave(text)
        raise
    if said is None:
        draft.leave(text)
        return []
    draft.delete()
    return said


def _taken(draft: Draft, text: str, take: Callable[[str], list[str]]) -> list[str] | None:
    while True:
        typed = draft.edit(text)
        if typed == text or not typed.strip():
            return None
        try:
            return take(typed)
        except OUT_OF_REACH:
            raise
        except PredtrackError as error:
            text = with_problem(typed, str(error))
        except click.UsageError as error:
            text = with_problem(typed, error.format_message())


class Draft:
    """A text in a file of its own beside a ledger, while a person edits it.

    Bytes that are not UTF-8 become lone surrogates, and the same bytes again.
    """

    def __init__(self, ledger: Path, name: str) -> None:
        beside = BackupFolder.of(ledger)
        try:
            beside.prepare()
            self._folder = Path(mkdtemp(prefix="edit-", dir=beside.folder))
        except OSError as error:
            raise UnwritableFile(str(beside.folder), reason(error)) from None
        self.path = self._folder / f"{name}.txt"

    def edit(self, text: str) -> str:
        """Return a text as the editor leaves it.

        Raises:
            PredtrackError: the editor cannot be started, or says that it failed.
        """
        try:
            data, new = text.encode("utf-8", "surrogateescape"), self._folder / "new"
            put(self.path, data, temporary=new, like=None)
        except OSError as error:
            raise UnwritableFile(str(self.path), reason(error)) from None
        try:
            with _interrupts_for_the_editor():
                click.edit(filename=str(self.path))
        except (click.ClickException, ValueError) as error:
            what = error.format_message() if isinstance(error, click.ClickException) else error
            raise PredtrackError(
                f"the editor failed ({what}): set VISUAL or EDITOR, or give edit its options"
            ) from None
        return self._read()

    def leave(self, text: str) -> None:
        """Name the file where it holds something else than this text; else delete it."""
        typed = self._read()
        if typed == text or not typed.strip():
            self.delete()
        else:
            say(f"what was typed is kept in {self.path}")

    def delete(self) -> None:
        """Delete the file, and what the editor may have left beside it."""
        rmtree(self._folder, ignore_errors=True)

    def _read(self) -> str:
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return ""
        return data.decode("utf-8-sig", "surrogateescape").replace("\r\n", "\n")


@contextmanager
def _interrupts_for_the_editor() -> Iterator[None]:
    """Leave Ctrl-C to the editor; it begins with the usual answer to it."""
    usual = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
