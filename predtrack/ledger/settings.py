"""Settings beside a ledger: ``predtrack.toml`` in its real folder, read as a stranger's file is."""

from __future__ import annotations

import os
from pathlib import Path

from predtrack.errors import UnreadableFile, reason
from predtrack.models.settings import FILE, LARGEST, Settings, read_settings
from predtrack.storage.beside import open_regular


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
