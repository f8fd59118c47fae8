"""Streams: the bytes of a file, unpacked as they are read: plain, gzip or zstandard."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from fastwarc.stream_io import ZstdReader

GZIP, ZSTANDARD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
DAMAGED = (EOFError, OSError, zlib.error)
"""What reading a stream raises where it is cut off or damaged."""
_BLOCK = 1 << 16


class _Zstandard(io.RawIOBase):
    """A zstandard's bytes, as Python's own streams give theirs."""

    def __init__(self, file: BinaryIO) -> None:
        from fastwarc.stream_io import ZstdReader

        self._file = file
        self._reader: ZstdReader = ZstdReader(file)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # a buffer is one
        data = self._reader.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        super().close()
        self._file.close()


def open_stream(path: Path) -> BinaryIO:
    """Open a file to read its bytes, unpacked; raises OSError."""
    file = path.open("rb")
    begins = file.peek(4)
    if begins.startswith(GZIP):
        return cast("BinaryIO", io.BufferedReader(gzip.GzipFile(fileobj=file), _BLOCK))
    if begins.startswith(ZSTANDARD):
        return cast("BinaryIO", io.BufferedReader(_Zstandard(file), _BLOCK))
    return file


def each_line(
    file: BinaryIO, start: int, end: int | None, largest: int
) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines that begin in [start, end), each with its place; None for one too large."""
    place = start
    if start:
        file.seek(start - 1)
        place += _pass_line(file, largest) - 1
    while end is None or place < end:
        line = file.readline(largest + 1)
        if not line:
            return
        yield place, line if len(line) <= largest else None
        place += len(line)
        if len(line) > largest and not line.endswith(b"\n"):
            place += _pass_line(file, largest)


def _pass_line(file: BinaryIO, largest: int) -> int:
    """Read to the end of a line, however long it is, and return how many bytes that were."""
    passed = 0
    while line := file.readline(largest):
        passed += len(line)
        if line.endswith(b"\n"):
            break
    return passed
