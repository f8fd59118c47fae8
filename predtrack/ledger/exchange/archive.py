"""Archives: the members of a ZIP, whose sizes are checked before anything is unpacked."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from predtrack.errors import UnreadableFile
from predtrack.ledger.exchange.format import File

if TYPE_CHECKING:
    from zipfile import ZipInfo

MAGIC = b"PK\x03\x04"
LARGEST = 100_000_000
"""Bytes that the members of an archive may have together, unpacked."""
MOST = 10_000
"""Members that an archive may have."""


_DAMAGED = (EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
"""What reading a damaged archive may raise, beside the errors of zipfile and zlib themselves."""


def names_of(file: File) -> list[str]:
    """Return the names of a ZIP's members, none where it is no ZIP that can be read."""
    if not file.start.startswith(MAGIC):
        return []
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(io.BytesIO(file.data)) as archive:
            return archive.namelist()
    except (BadZipFile, UnreadableFile, *_DAMAGED):
        return []


def unpacked(file: File, is_wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the wanted members of a ZIP by name.

    Raises:
        UnreadableFile: it is damaged, closed by a password, or larger than it may be.
    """
    import zlib
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(io.BytesIO(file.data)) as archive:
            check_sizes(file, archive.infolist())
            return {one: archive.read(one) for one in archive.namelist() if is_wanted(one)}
    except (BadZipFile, zlib.error, *_DAMAGED) as error:
        raise UnreadableFile(file.name, f"it is a damaged archive ({error})") from None


def check_sizes(file: File, members: list[ZipInfo]) -> None:
    """Refuse an archive that would fill the memory; its directory says what it unpacks to.

    A member that has more than that is cut there, and then its checksum fails.
    """
    if len(members) > MOST or sum(one.file_size for one in members) > LARGEST:
        why = f"unpacked it is over {LARGEST // 1_000_000} MB, or over {MOST:,} files"
        raise UnreadableFile(file.name, why)
