"""The manifest: what an archive consists of, written last, and read before anything else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from predtrack.errors import NotAnArchive, reason
from predtrack.models.record import Misshapen, from_json

NAME = "manifest.json"
FORMAT = 1
"""The form of an archive that is written here, and the only one that is read."""
_LARGEST = 1_000_000_000
"""Bytes of a manifest: that of ten million parts is smaller."""
PARTS, COPIES = "parts", "copies.parquet"
"""Where the parts lie, and the table of what repeats what."""
PART = re.compile(r"\d{6,9}-[0-9a-f]{16}")
"""The name of a part: its place among the sources, and the digest of its content."""


class PartRecord(msgspec.Struct, frozen=True):
    """A part: its name, how many rows each of its tables has, and the SHA-256 of each file."""

    name: str
    rows: Mapping[str, int]
    files: Mapping[str, str]


class FailedPart(msgspec.Struct, frozen=True):
    """A part of the sources that was not read: what it is of, and why."""

    number: int
    sources: tuple[str, ...]
    why: str


class Manifest(msgspec.Struct, frozen=True):
    """An archive: versions, options and sources of its run, what it counts, and its files.

    ``copies`` is the SHA-256 of their table.
    """

    format: int
    versions: Mapping[str, str]
    options: Mapping[str, Any]
    sources: tuple[str, ...]
    made: str
    counts: Mapping[str, int]
    parts: tuple[PartRecord, ...]
    failed: tuple[FailedPart, ...]
    copies: str


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an archive.

    Raises:
        NotAnArchive: there is none, or it cannot be one.
    """
    try:
        with (folder / NAME).open("rb") as file:
            data = file.read(_LARGEST)
        manifest = from_json(Manifest, data)
    except FileNotFoundError:
        raise NotAnArchive(str(folder), f"it has no {NAME}") from None
    except OSError as error:
        raise NotAnArchive(str(folder), reason(error)) from None
    except Misshapen as error:
        raise NotAnArchive(str(folder), f"its {NAME} is none of ours ({error})") from None
    if manifest.format != FORMAT:
        raise NotAnArchive(str(folder), f"its form is {manifest.format}, this predtrack knows 1")
    odd = next((one.name for one in manifest.parts if not PART.fullmatch(one.name)), None)
    if odd is not None:
        raise NotAnArchive(str(folder), f"{odd!r} is no name of a part")
    return manifest
