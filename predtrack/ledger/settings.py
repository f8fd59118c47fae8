"""Settings beside a ledger: ``predtrack.toml`` in its real folder, read as a stranger's file is."""

from __future__ import annotations

import os
from pathlib import Path

from predtrack.errors import UnreadableFile, UnwritableFile, reason
from predtrack.ledger.book import Ledger
from predtrack.models.settings import COMMENTED, FILE, LARGEST, Settings, read_settings
from predtrack.storage.beside import open_regular, put


def settings_beside(folder: Path) -> Settings:
    """Read the settings in a ledger's folder; those that say nothing where there is no file.

    Raises:
        UnreadableFile: it is a link, no regular file, or may not be read.
        WrongSettings: it says what no setting is.
    """
    path = folder / FILE
    try:
        file = open_regular(path, os.O_RDONLY)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise UnreadableFile(str(path), reason(error)) from None
    with os.fdopen(file, "rb") as opened:
        return read_settings(opened.read(LARGEST + 1), str(path))


def begin_settings(ledger: Ledger) -> Path:
    """Write settings that say what each line does beside a ledger, and return where they are.

    They are as private as the ledger.

    Raises:
        UnwritableFile: something stands there already, or it cannot be written.
    """
    path = ledger.folder / FILE
    if os.path.lexists(path):
        raise UnwritableFile(str(path), "it is there already, so change that one")
    try:
        like = ledger.path.stat() if ledger.exists else None
        put(path, COMMENTED.encode(), temporary=path.with_name(f".{FILE}.new"), like=like)
    except OSError as error:
        raise UnwritableFile(str(path), reason(error)) from None
    return path
