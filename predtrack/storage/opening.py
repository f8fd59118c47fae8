"""Opening files that a stranger may have put there: no pipe is waited for, no descriptor lost."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO


def open_to_read(path: Path, flags: int = 0) -> BinaryIO:
    """Open a file to read its bytes, with more flags of ``os.open`` where they are wanted.

    Raises:
        OSError: it cannot be opened, or is a folder.
    """

    def opener(name: str, mode: int) -> int:
        return os.open(name, mode | os.O_NONBLOCK | flags)

    # Path.open takes no opener
    return open(path, "rb", opener=opener)
