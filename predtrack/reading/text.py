"""Texts: the files that hold the characters that quotes and offsets refer to.

Offsets count characters of the decoded text (``encodings``).
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from predtrack.errors import UnreadableFile, reason
from predtrack.reading.encodings import decode

LARGEST = 100_000_000
"""Bytes of an article's file."""

OTHERS = {
    "a PDF": rb"\s{0,9}%PDF-\d",
    "an archive, or a file of an office program": rb"PK\x03\x04|\xd0\xcf\x11\xe0|Rar!",
    "an RTF file": rb"\{\\rtf\d",
    "a feed": rb"(?:\xef\xbb\xbf)?\s*(?:<[?!][^>]{0,300}>\s*){0,9}<(?:rss|feed|rdf:RDF)[\s>]",
    "a mail": rb"(?i)(?:[A-Z][\w-]{0,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,99}){0,99}"
    rb"(?:(?:MIME-Version|Message-ID|Received|Content-Transfer-Encoding):|From:[^\n]{0,200}\S@\S)",
}
"""What a file may be that is no text, and the pattern of how it begins, made when one is read."""


def read_text(path: Path, *, encoding: str | None = None, largest: int = LARGEST) -> str:
    """Read an article's text, in the encoding named or found.

    Raises:
        UnreadableFile: it is missing, a folder, too large, binary, or in another encoding.
    """
    return decode_text(read_bytes(path, largest=largest), str(path), encoding=encoding)


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


def check_is_text(data: bytes, source: str) -> None:
    """Check that a file is no other kind of file than a text.

    Raises:
        UnreadableFile: it is.
    """
    other = next((what for what, begins in OTHERS.items() if re.match(begins, data)), None)
    if other:
        raise UnreadableFile(source, f"it is {other}: save the text of the article as a file")


def decode_text(data: bytes, source: str, *, encoding: str | None = None) -> str:
    """Turn the bytes of a text into its characters; raises as ``check_is_text`` and ``decode``."""
    check_is_text(data, source)
    return decode(data, source, encoding=encoding).text
