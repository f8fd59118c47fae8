"""Drafts: what a person typed for add and was refused, in a file that `add --draft` takes.

A draft is a form of the options of add. It lies beside the ledger's backups, or in the system's
folder for such files where that cannot be written to; once recorded from there, it is deleted.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from shlex import quote
from tempfile import mkstemp
from threading import Lock, Thread
from typing import Any

import click

from predtrack.cli.forms import FLAGS, command_words, option_name, options_of
from predtrack.cli.session import Session
from predtrack.cli.terminal import say
from predtrack.errors import UsageMistake
from predtrack.reading.deadlines.yearends import YearEnd
from predtrack.reading.text import read_text
from predtrack.render.form import Field, read_form, with_problem, write_form
from predtrack.storage.backups import BackupFolder

NOT_KEPT = frozenset({"draft", "mine", "allow_private"})
"""Options of add that are no part of a draft."""
PREFIX = "add-"
_ENDING = frozenset({signal.SIGTERM, signal.SIGHUP})
"""Signals that end the process, the second where its terminal is closed."""
KILLED = 128
"""What a shell adds to a signal's number for the exit code."""
_HEAD = (
    "What was typed for predtrack add: mend it, then give it to predtrack add --draft.",
    "A line is an option of add; what goes on below it is indented. Lines with # are not read.",
)


@contextmanager
def kept_as_draft(
    session: Session, command: click.Command, given: dict[str, Any]
) -> Iterator[None]:
    """Keep what is typed into ``given`` as a draft where it does not come on record.

    Also where the process is ended or its terminal closed meanwhile.
    """
    kept, lock = dict(given), Lock()

    def keep(problem: str) -> None:
        with lock:
            if given == kept:
                return
            path = _put(session, _form(command, given, problem))
            kept.update(given)
        with suppress(OSError):  # the terminal may be gone
            say(f"what you typed is kept: {_command(session, path)}")

    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    Thread(target=_keep_at_the_end, args=(keep,), daemon=True).start()
    try:
        yield
    except BaseException as error:
        keep(str(error))
        raise
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)


def _keep_at_the_end(keep: Callable[[str], None]) -> None:
    """Wait, in a thread of its own, until the process is to end: a question would not notice."""
    ended = signal.sigwait(_ENDING)
    try:
        keep("")
    finally:
        os._exit(KILLED + ended)


def words_of_draft(command: click.Command, path: Path) -> list[str]:
    """Return the words of the command that a draft stands for.

    Raises:
        UnreadableFile: there is no such file.
        InvalidValue, UsageMistake: it is no draft.
    """
    values = read_form(read_text(path), _fields(command, {}))
    given = {name: tuple(filter(None, several)) for name, several in values.items()}
    if not any(given.values()):
        raise UsageMistake(f"{path} holds nothing to record")
    return [*command_words({name: several for name, several in given.items() if several}, command)]


def delete_draft(session: Session, path: Path) -> None:
    """Delete a draft that came on record, if it is one of predtrack's own."""
    if path.name.startswith(PREFIX) and path.resolve().parent == _folder(session).folder:
        with suppress(OSError):
            path.unlink()


def _command(session: Session, path: Path) -> str:
    chosen = session.given.get("ledger")
    ledger = f"--ledger {quote(str(chosen))} " if chosen else ""
    return f"predtrack {ledger}add --draft {quote(str(path))}"


def _form(command: click.Command, given: Mapping[str, Any], problem: str) -> str:
    form = write_form(_HEAD, _fields(command, given))
    return with_problem(form, problem) if problem else form


def _fields(command: click.Command, given: Mapping[str, Any]) -> list[Field]:
    return [
        Field(
            option_name(option),
            _values(given.get(str(option.name))),
            [option.help or ""],
            repeats=option.multiple,
        )
        for option in options_of(command)
        if option.expose_value and option.name not in NOT_KEPT
    ]


def _values(value: Any) -> tuple[str, ...]:
    if isinstance(value, YearEnd):
        return (f"{value.month:02}-{value.day:02}",)
    if isinstance(value, tuple):
        return tuple(map(str, value)) or ("",)
    if isinstance(value, bool):
        return (FLAGS[0] if value else FLAGS[1],)
    return ("" if value is None else str(value),)


def _folder(session: Session) -> BackupFolder:
    return BackupFolder.of(session.place[0])


def _put(session: Session, form: str) -> Path:
    """Write a draft where nobody else reads it, and return its path."""
    folder = _folder(session)
    try:
        folder.prepare()
        file, path = mkstemp(prefix=PREFIX, suffix=".txt", dir=folder.folder)
    except OSError:
        file, path = mkstemp(prefix=PREFIX, suffix=".txt")
    with os.fdopen(file, "wb") as out:
        out.write(form.encode("utf-8", "backslashreplace"))
    return Path(path)
