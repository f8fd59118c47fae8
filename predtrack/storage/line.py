"""Lines: one record of the file each, sealed by its own checksum.

A line is bytes: the id, the record's JSON in its fixed key order, and the CRC-32 of all before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from json import JSONDecoder, JSONEncoder
from typing import Any
from zlib import crc32

Line = bytes
Record = dict[str, Any]

_SUM = b', "sum": "%08x"'
TAIL = len(_SUM % 0) + 1
"""How many bytes at the end of a line are its checksum's."""

_json = JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_decode = JSONDecoder().raw_decode


def seal(line: bytes) -> bytes:
    """Return the beginning of a line with its checksum."""
    return line + _SUM % crc32(line)


def is_sound(key: bytes, line: Line) -> bool:
    """Tell whether a line is its key's (given as it is written, in quotes) and unharmed."""
    head = line[:-TAIL]
    return line[-TAIL:] == _SUM % crc32(head) + b"}" and head.startswith(key + b": {")


def encode(key: str, record: Mapping[str, Any]) -> Line:
    """Return the line of a record, without the comma that follows it in the file.

    Raises:
        ValueError: a number is not finite.
    """
    return seal(to_bytes(f"{_json(key)}: {_json(record)[:-1]}")) + b"}"


def decode(key: str, line: Line) -> Record:
    """Return the record of a sound line."""
    start = len(to_bytes(_json(key))) + 2
    record: Record = _decode(line[start:-TAIL].decode() + "}")[0]
    return record


def to_bytes(text: str) -> bytes:
    """Return the UTF-8 of a JSON text.

    A lone surrogate becomes its escape; two halves side by side the character they encode.
    """
    try:
        return text.encode()
    except UnicodeEncodeError:
        whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        return whole.encode("utf-8", "backslashreplace")
