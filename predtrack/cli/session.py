"""The session: the one clock, user and ledger of a command, found once and handed down."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from predtrack.errors import NoLedger, NotADate, PredtrackError

if TYPE_CHECKING:
    from predtrack.ledger import Ledger
    from predtrack.ledger.acts import Book
    from predtrack.models.history import Signature
    from predtrack.models.settings import Settings

_WAIT = 10.0
"""Seconds to wait for another writer, where ``--wait`` says nothing."""
HOW_TO_START = 'Start: predtrack add "QUOTE" --title TITLE --url URL --published 2026-01-31'
_BESIDE = Path("data", "predictions.json")
"""Where a project keeps its ledger, under the current folder."""


class Session:
    """What was given before or after the command, and what follows from it."""

    def __init__(self, given: dict[str, Any] | None = None) -> None:
        self.given: dict[str, Any] = {} if given is None else given

    @cached_property
    def now(self) -> datetime:
        """The moment of the command, read once; a day means its midnight in UTC.

        Raises:
            NotADate: the moment handed in is none.
        """
        text = self._setting("now", "PREDTRACK_NOW")
        if text is None:
            return datetime.now().astimezone().replace(microsecond=0)
        try:
            moment = datetime.fromisoformat(text)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            moment.astimezone(UTC)  # which is how it is written
        except (ValueError, OverflowError):
            raise NotADate(text, hint="PREDTRACK_NOW is a day or 2026-11-23T09:00:00Z") from None
        return moment

    def wake(self) -> None:
        """Have the clock read again: a person took their time, and others went on meanwhile."""
        for name in ("now", "signed"):
            self.__dict__.pop(name, None)

    @property
    def today(self) -> date:
        """The day of ``now``, in its own time zone."""
        return self.now.date()

    @cached_property
    def signed(self) -> Signature:
        """Who acts, and when."""
        from predtrack.models.history import Signature
        from predtrack.models.text import check_text

        user = self._setting("user", "PREDTRACK_USER") or self.settings.user or ""
        return Signature(self.now, check_text(user) or _login_name())

    @cached_property
    def place(self) -> tuple[Path, str]:
        """The ledger's path, and why it is that one."""
        chosen = self.given.get("ledger")
        if chosen is not None:
            return _path(chosen), "--ledger"
        chosen = os.environ.get("PREDTRACK_LEDGER")
        if chosen:
            return _path(chosen), "PREDTRACK_LEDGER"
        if _is_ours(_BESIDE):
            return _BESIDE, "a ledger under the current folder"
        home = Path(os.environ.get("XDG_DATA_HOME", ""))
        if not home.is_absolute():  # the XDG specification says to ignore it then
            home = _expanded(Path("~", ".local", "share"))
        return home / "predtrack" / "predictions.json", "your own ledger"

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger in use."""
        from predtrack.ledger import Ledger

        wait, trusts_paths = self.given.get("wait", _WAIT), bool(self.given.get("trust_paths"))
        return Ledger(self.place[0], wait=wait, trusts_paths=trusts_paths)

    @cached_property
    def settings(self) -> Settings:
        """What ``predtrack.toml`` beside the ledger says, where nothing else was said.

        Raises:
            UnreadableFile, WrongSettings: it cannot be read, or says what no setting is.
        """
        from predtrack.ledger.settings import settings_beside

        return settings_beside(self.ledger.folder)

    @contextmanager
    def writing(self) -> Iterator[Book]:
        """Hold the ledger for a change in the user's name; say what is to be said of it."""
        with self.ledger.writing(by=self.signed.by, at=self.signed.at) as book:
            yield book
        self.say_notices()

    @contextmanager
    def changing(self) -> Iterator[Book]:
        """Hold the ledger as ``writing`` does; where there is none, nothing is created."""
        self.require_ledger()
        with self.writing() as book:
            yield book

    def require_ledger(self) -> Ledger:
        """Return the ledger, which has to be there.

        Raises:
            NoLedger, DamagedLedger: there is none, or it is gone.
        """
        if not self.ledger.exists and not self.ledger.prediction_ids():
            raise NoLedger(str(self))
        return self.ledger

    def say_notices(self) -> None:
        """Say what is to be said of a change that succeeded, once."""
        from predtrack.cli.terminal import say

        say(*self.ledger.notices)
        self.ledger.notices.clear()

    @cached_property
    def ledger_to_read(self) -> Ledger:
        """The ledger in use, for a command that only looks: where there is none, it says so."""
        from predtrack.cli.terminal import say

        if not self.ledger.exists and not self.ledger.prediction_ids():
            say(f"no predictions yet in {self.place[0]}", HOW_TO_START)
        return self.ledger

    @property
    def has_changed(self) -> bool:
        """True where the command has put a change on disk."""
        return "ledger" in self.__dict__ and self.ledger.has_changed

    @cached_property
    def short_ids(self) -> Mapping[str, str]:
        """Every id's shortest unique prefix."""
        return self.ledger.short_ids()

    def __str__(self) -> str:
        return str(self.place[0])

    def _setting(self, option: str, variable: str) -> str | None:
        given: str | None = self.given.get(option) or os.environ.get(variable)
        return given or None


def _path(text: str) -> Path:
    if not text.strip():
        raise PredtrackError("--ledger needs the path of a file")
    return _expanded(Path(text))


def _expanded(path: Path) -> Path:
    """Put a home folder in the place of its sign."""
    try:
        return path.expanduser()
    except RuntimeError:
        whose = path.parts[0].removeprefix("~") or "you"
        raise PredtrackError(
            f"no home folder is known for {whose}: name the ledger with --ledger PATH"
        ) from None


def _is_ours(path: Path) -> bool:
    from predtrack.cli.terminal import say
    from predtrack.storage import is_default_ledger

    if is_default_ledger(path):
        return True
    if path.is_file():
        say(f"{path} is another program's file, passed over")
    return False


def _login_name() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError):
        return "unknown"
