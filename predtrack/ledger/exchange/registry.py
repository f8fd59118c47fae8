"""The registry: every format of this room, told by a file's content, its ending or its name."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import PurePath
from pkgutil import iter_modules

from predtrack.errors import UnreadableFile, UsageMistake
from predtrack.ledger import exchange
from predtrack.ledger.exchange.format import File, Format

SHARED = frozenset("archive asked delimited fields format lines registry tables verdicts".split())
"""Modules of this room that hold no format, but what formats are made of."""


@cache
def formats() -> tuple[Format, ...]:
    """Return every format, in the order in which a file is asked whether it is one."""
    names = {one.name for one in iter_modules(exchange.__path__)} - SHARED
    found: list[Format] = [import_module(f"{exchange.__name__}.{name}").FORMAT for name in names]
    return tuple(sorted(found, key=lambda one: (one.last, one.name)))


def readable() -> list[str]:
    """Return the names of the formats that come in."""
    return sorted(one.name for one in formats() if one.bring)


def writable() -> list[str]:
    """Return the names of the formats that go out."""
    return sorted(one.name for one in formats() if one.write)


def format_in(file: File, asked: str | None = None) -> Format:
    """Tell the format of a file by its content, or check that it is the one that is asked for.

    Raises:
        UnreadableFile: it is none that is known, one that only goes out, or another than was said.
    """
    told = next((one for one in formats() if one.is_one(file)), None)
    if asked is None:
        if told is None:
            is_empty = not file.text.strip()  # says what is wrong with it, if it is no text at all
            known = f"it is no kind of file that is known; -f names one of {_listed()}"
            raise UnreadableFile(file.name, "it is empty" if is_empty else known)
        if not told.bring:
            readers = f"it is {told.what}, which only goes out; import reads {_listed()}"
            raise UnreadableFile(file.name, readers)
        return told
    wanted = next(one for one in formats() if one.name == asked)
    if not wanted.is_one(file):
        _ = file.start or file.data
        seems = f", it seems to be {told.what}" if told else ""
        raise UnreadableFile(file.name, f"it is not {wanted.what}, as was said{seems}")
    return wanted


def format_out(path: str | None, asked: str | None = None) -> Format:
    """Name the format that is asked for, or else that of a file's ending; of none, JSON Lines.

    Raises:
        UsageMistake: the ending is of no format, or of another than is asked for.
    """
    ending = PurePath(path or "").suffix.lower()
    by_ending = {end: one for one in formats() if one.write for end in one.endings}
    wanted = next((one for one in formats() if one.name == (asked or "jsonl")), None)
    assert wanted
    if asked or not ending:
        if ending in by_ending and ending not in wanted.endings + wanted.may_end:
            raise UsageMistake(f"{path} ends as {by_ending[ending].name}, and -f says {asked}")
        return wanted
    if ending not in by_ending:
        raise UsageMistake(f"{path}: no format ends so; known are {' '.join(sorted(by_ending))}")
    return by_ending[ending]


def _listed() -> str:
    return ", ".join(readable())
