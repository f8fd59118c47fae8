"""Recognition: whose a file is, told by its first bytes, its name and what lies beside it.

A ledger that was damaged is still a ledger: what power cuts, full disks, compression and git-lfs
leave of one has no mark any more, and is taken for one rather than passed over.
"""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path

from predtrack.storage.layout import HEADER
from predtrack.storage.opening import open_to_read

FOLDER = ".predtrack"
"""The folder beside a ledger with its lock and its backups."""
_MARK = rb'"%s"\s*:' % HEADER.encode()
SNIFFED = 4096
"""Bytes read from the start of a file to tell whose it is."""
BLANK = b"\0 \t\r\n"
_REMAINS = (
    bytes(16),  # pages that never reached the disk
    b"\x1f\x8b",  # gzip
    b"BZh",
    b"\xfd7zXZ\0",
    b"\x28\xb5\x2f\xfd",  # zstd
    b"version https://git-lfs",
)
"""How a file begins whose contents lie elsewhere, are packed, or are gone."""
_TRACE = r"\.(\d+|\d+\.(note|step|undone)|damaged\.\d+)"
"""What follows a ledger's name in the names of its backups, their notes, and damaged versions."""


def is_marked(path: Path) -> bool:
    """Tell whether a regular file begins as a ledger does."""
    try:
        return path.is_file() and _has_mark(_start(path))
    except OSError:
        return False


def is_ledger(path: Path) -> bool:
    """Tell whether a file is meant to be a ledger, sound or damaged, not another program's."""
    try:
        start = _start(path)
    except OSError:
        return path.exists()
    return _has_mark(start) or is_remains(start)


def is_remains(start: bytes) -> bool:
    """Tell whether a file that begins so, or is empty, may have been a ledger."""
    return not start.strip(BLANK) or start.startswith(_REMAINS)


def is_default_ledger(path: Path) -> bool:
    """Tell whether a file of the usual name is a ledger, sound or not, or the place of a lost one.

    Another program's file is not; nor is one that nobody can tell, unless a ledger's own folder
    stands beside it: then it is a ledger that was damaged.
    """
    beside = path.parent / FOLDER
    if left_traces(path):
        return True
    if not path.is_file():
        return path.is_symlink() and beside.is_dir()
    return is_ledger(path) or (beside.is_dir() and not _is_json(path))


def left_traces(path: Path) -> bool:
    """Tell whether a backup of a file of this name, or a note on one, lies in the folder beside it.

    A lock is none: a command that failed may have left it.
    """
    try:
        names = [one.name for one in (path.parent / FOLDER).iterdir()]
    except OSError:
        return False
    return any(
        name.startswith(path.name) and re.fullmatch(_TRACE, name.removeprefix(path.name))
        for name in names
    )


def may_be_ledger(path: Path) -> bool:
    """Tell whether a regular file may be a ledger or an export of one, sound or damaged.

    One that cannot be opened is told by its name.
    """
    is_named = path.suffix.lower() in ("", ".json", ".jsonl") and not path.name.startswith(".")
    try:
        start = _start(path)
        if not start.strip(BLANK):
            return is_named or bool(start)
        if _has_mark(start) or is_remains(start) or is_export(start):
            return True
    except OSError:
        return is_named
    return path.suffix.lower() == ".json" and not _is_json(path)


def start_of(path: Path) -> bytes:
    """Return the bytes by which a regular file is told, none where it cannot be read."""
    try:
        return _start(path)
    except (OSError, ValueError):  # no file has such a name
        return b""


def is_export(start: bytes) -> bool:
    """Tell whether the first line of these bytes is the header of an export."""
    try:
        header = json.loads(start.split(b"\n", 1)[0].decode())
    except (ValueError, RecursionError):
        return False
    return (
        isinstance(header, dict)
        and header.keys() == {"type", "schema"}
        and header["type"] == "header"
        and type(header["schema"]) is int
    )


def _has_mark(start: bytes) -> bool:
    whole = start.replace(b"\0", b"")  # UTF-16 has a NUL in every letter
    return re.search(_MARK, whole) is not None


def _start(path: Path) -> bytes:
    with open_to_read(path) as file:
        is_regular = stat.S_ISREG(os.fstat(file.fileno()).st_mode)
        return (file.read(SNIFFED) or b"") if is_regular else b""


def _is_json(path: Path) -> bool:
    try:
        with open_to_read(path) as file:
            json.loads(file.read().decode())
    except (OSError, ValueError, RecursionError):
        return False
    return True
