"""Lines of JSON, numbered, each a value or the error that it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from predtrack.errors import InvalidValue, UnreadableFile, reason
from predtrack.models.address import without_login
from predtrack.reading.text import LARGEST
from predtrack.storage.opening import open_to_read

TOO_DEEP = "it is nested too deep"


def read_lines(path: Path, *, largest: int = LARGEST) -> Iterator[str]:
    """Yield the lines of a file of any size without their ends, as they are asked for.

    Raises:
        UnreadableFile: it cannot be read, or a line is not UTF-8 or has over ``largest`` bytes.
    """
    try:
        with open_to_read(path) as file:
            for number, line in enumerate(iter(partial(file.readline, largest + 1), b""), start=1):
                if len(line) > largest:
                    raise UnreadableFile(str(path), f"line {number:,} is too long")
                yield line.decode().removesuffix("\n")
    except UnicodeDecodeError:
        raise UnreadableFile(str(path), f"line {number:,} is not UTF-8") from None
    except OSError as error:
        raise UnreadableFile(str(path), reason(error)) from None


def numbered(lines: Iterable[str]) -> Iterator[tuple[int, Any]]:
    """Yield number and value of every line that is not empty.

    A line that is not JSON yields the error instead, to be named with its line.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield number, _value(line)


def without_logins(
    rows: Iterable[tuple[int, Any]], notices: list[str]
) -> Iterator[tuple[int, Any]]:
    """Yield rows without user and password in their addresses; a notice says if there were any."""
    mended = 0
    for number, row in rows:
        try:
            bare = _without_logins(row)
            mended += bare != row
        except RecursionError:
            bare = InvalidValue(TOO_DEEP)
        yield number, bare
    if mended:
        where = f"{mended:,} rows" if mended > 1 else "1 row"
        notices.append(f"user and password were taken out of the addresses in {where}")


def _without_logins(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_logins(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_without_logins(one) for one in value]
    is_one_word = isinstance(value, str) and len(value.split()) == 1  # as no quote is
    return without_login(value) if is_one_word else value


def _value(line: str) -> Any:
    try:
        return json.loads(line, parse_constant=_refuse, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        return InvalidValue(f"it is not JSON: {error.msg} (column {error.colno})")
    except RecursionError:
        return InvalidValue(TOO_DEEP)
    except ValueError as error:
        return InvalidValue(f"it is not JSON: {error}")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    double = next((name for name in names if names.count(name) > 1), None)
    if double is not None:
        raise ValueError(f"'{double}' stands in it twice")
    return dict(pairs)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON number")
