"""Texts: a file's bytes to the characters that quotes and offsets refer to.

Offsets count characters of the decoded text: a byte order mark is dropped, line ends stay.
"""

from __future__ import annotations

import os
import re
import stat
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from predtrack.errors import UnreadableFile, reason

LARGEST = 100_000_000
"""Bytes of an article's file."""

OTHERS = {
    "a PDF": rb"\s{0,9}%PDF-\d",
    "an archive, or a file of an office program": rb"PK\x03\x04|\xd0\xcf\x11\xe0|Rar!",
    "an RTF file": rb"\{\\rtf\d",
    "a feed": rb"(?:\xef\xbb\xbf)?\s*(?:<[?!][^>]{0,300}>\s*){0,9}<(?:rss|feed|rdf:RDF)[\s>]",
    "a mail": rb"(?i)(?:[A-Z][\w-]{0,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,99}){0,99}"
    rb"(?:MIME-Version|Message-ID):",
}
"""What a file may be that is no text, and the pattern of how it begins, made when one is read."""


def read_text(path: Path, *, encoding: str | None = None, largest: int = LARGEST) -> str:
    """Read an article's text: UTF-8, or the encoding named.

    Raises:
        UnreadableFile: it is missing, a folder, too large, binary, or in another encoding.
    """
    return decode(read_bytes(path, largest=largest), str(path), encoding=encoding)


def read_bytes(path: Path, *, largest: int = LARGEST) -> bytes:
    """Read a file whole.

    Raises:
        UnreadableFile: it is missing, no regular file, or larger than ``largest`` bytes.
    """
    try:
        # Path.open takes no opener; one that is handed in is closed where it is a folder
        with open(path, "rb", opener=_unwaiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UnreadableFile(str(path), "it is a pipe or a device: save the text as a file")
            data = file.read(largest + 1)
    except OSError as error:
        raise UnreadableFile(str(path), reason(error)) from None
    except ValueError:
        raise UnreadableFile(str(path), "no file has such a name") from None
    if data is None or len(data) > largest:
        why = f"it is over {largest // 1_000_000} MB" if data else "it would keep us waiting"
        raise UnreadableFile(str(path), why)
    return data


def _unwaiting(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)


def decode(data: bytes, source: str, *, encoding: str | None = None) -> str:
    """Turn bytes into text, a byte order mark dropped.

    Without ``encoding`` they are UTF-8, or what charset-normalizer takes them for where the extra
    ``web`` brought it.

    Raises:
        UnreadableFile: they are binary, or not in that encoding.
    """
    other = next((what for what, begins in OTHERS.items() if re.match(begins, data)), None)
    if other:
        raise UnreadableFile(source, f"it is {other}: save the text of the article as a file")
    if encoding:
        return _decoded(data, source, encoding)
    if b"\0" in data and not data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise UnreadableFile(source, "it is a binary file, a text is wanted")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _detected(data, source, error.start)


def _decoded(data: bytes, source: str, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except LookupError:
        raise UnreadableFile(source, f"there is no encoding '{encoding}'") from None
    except UnicodeError:
        raise UnreadableFile(source, f"it is not in {encoding}") from None


def _detected(data: bytes, source: str, place: int) -> str:
    """Read bytes in the encoding that charset-normalizer takes them for, if it is there."""
    hint = (
        f"it is not UTF-8 (byte {place:,}): save it as UTF-8, or name its encoding to scan "
        "with --encoding"
    )
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        raise UnreadableFile(source, hint) from None
    best = from_bytes(data).best()
    if best is None:
        raise UnreadableFile(source, hint)
    return str(best).removeprefix("\ufeff")
