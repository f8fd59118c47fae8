"""Texts: a file's bytes to the characters that quotes and offsets refer to.

Offsets count characters of the decoded text: a byte order mark is dropped, line ends stay.
"""

from __future__ import annotations

from pathlib import Path

from predtrack.errors import UnreadableFile, reason

LARGEST = 100_000_000
"""Bytes of an article's file."""


def read_text(path: Path) -> str:
    """Read an article's text as UTF-8.

    Raises:
        UnreadableFile: it is missing, a folder, too large, binary, or not UTF-8.
    """
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise UnreadableFile(str(path), "it is a pipe or a device: save the text as a file")
        if path.stat().st_size > LARGEST:
            raise UnreadableFile(str(path), f"it is over {LARGEST // 1_000_000} MB")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(str(path), reason(error)) from None
    return decode(data, str(path))


def decode(data: bytes, source: str) -> str:
    """Turn bytes into text, a byte order mark dropped.

    Raises:
        UnreadableFile: they hold NULs or are not UTF-8.
    """
    if b"\0" in data:
        raise UnreadableFile(source, "it is a binary file, a text is wanted")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            source, f"it is not UTF-8 (byte {error.start:,}); save it as UTF-8 and try again"
        ) from None
