"""Steps: what takes one change of a ledger back: the lines that stood where it wrote.

Packed they are base64 of zlib of JSON: table to id to former line, null where there was none. A
step of more lines than ``LARGEST`` is not packed: the backup of its change is the step then.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

from predtrack.storage.layout import TABLES, TABLES_OF, Tables
from predtrack.storage.line import Line

LARGEST = 1 << 26
"""Bytes of former lines that are packed at most."""
_ESCAPED = 2
"""How many times as long JSON makes a line at most."""


def packed(tables: Tables) -> str | None:
    """Return what takes back the change that these tables were through, None where it is too much.

    Raises:
        ValueError: a number is not finite.
    """
    former = {name: tables[name].replaced_lines() for name in TABLES}
    size = sum(len(line or b"") for lines in former.values() for line in lines.values())
    if size > LARGEST:
        return None
    texts = {
        name: {key: line if line is None else line.decode() for key, line in lines.items()}
        for name, lines in former.items()
    }
    data = json.dumps(texts, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return b64encode(zlib.compress(data, 1)).decode()


def taken_back(tables: Tables, lines: str, schema: int) -> Tables:
    """Return the tables before the change that led to these, in the schema that they were in.

    What comes of lines that predtrack did not pack is for the caller to check.

    Raises:
        ValueError: these are no packed lines.
    """
    if schema not in tuple(TABLES_OF):  # it may be anything, what has no hash too
        raise ValueError(schema)
    former = _unpacked(lines)
    return Tables({name: tables[name].with_lines(former[name]) for name in TABLES}, schema)


def lines_of_step(data: bytes) -> bytes:
    """Return the former lines in the bytes of a step's file; none where nobody can use it."""
    try:
        tables = _unpacked(json.loads(data)["lines"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return b""
    return b"\n".join(line for table in tables.values() for line in table.values() if line)


def _unpacked(lines: str) -> Mapping[str, Mapping[str, Line | None]]:
    try:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(b64decode(lines), _ESCAPED * LARGEST)
        tables = json.loads(data)
        return {name: {key: _line(one) for key, one in tables[name].items()} for name in TABLES}
    except (zlib.error, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from None


def _line(text: Any) -> Line | None:
    return None if text is None else text.encode("utf-8", "surrogatepass")
