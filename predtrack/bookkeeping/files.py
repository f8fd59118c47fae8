"""Files that are written beside the ledger: whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from predtrack.errors import UnwritableFile, reason


def write_whole(path: Path, text: str) -> None:
    """Write a text as UTF-8, replacing what was there when all of it is written.

    Raises:
        UnwritableFile: it cannot be; what stood there stands there still.
    """
    data = text.encode("utf-8", "backslashreplace")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a pipe: there is nothing to replace
        else:
            _replace(path, data)
    except OSError as error:
        raise UnwritableFile(str(path), reason(error)) from None


def _replace(path: Path, data: bytes) -> None:
    target = Path(os.path.realpath(path))
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(mode)
            temporary.replace(target)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
