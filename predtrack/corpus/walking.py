"""Walking: what lies below a folder of a stranger's, however deep, but nothing hidden.

No folder is entered by a link; what cannot be listed is told.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from predtrack.errors import UnreadableFile, reason


def entries_below(folder: Path) -> Iterator[tuple[str, os.DirEntry[str] | str]]:
    """Yield what is no folder below a folder, by its path from there, in the order of names.

    A folder below it that cannot be listed comes with why.

    Raises:
        UnreadableFile: it cannot be listed itself.
    """
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(folder / below) as found:
                entries = sorted(found, key=lambda one: one.name)
        except OSError as error:
            if not below:
                raise UnreadableFile(str(folder), reason(error)) from None
            yield below, reason(error)
            continue
        seen = [(f"{below}{one.name}", one) for one in entries if not one.name.startswith(".")]
        folders = [f"{name}/" for name, one in seen if one.is_dir(follow_symlinks=False)]
        yield from ((name, one) for name, one in seen if not one.is_dir(follow_symlinks=False))
        waiting += reversed(folders)
