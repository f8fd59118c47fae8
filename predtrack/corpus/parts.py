"""Parts: the tables of one piece of a corpus, written by DuckDB and put in place by one rename.

A part is a folder named by its place among the sources and by the digest of its files, so that the
same piece, read twice by whomever, is one part. It is whole or not there.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

import msgspec

from predtrack.corpus.database import opened, quoted
from predtrack.corpus.manifest import PART, PARTS, PartRecord
from predtrack.corpus.schema import TABLES, ShinglesRow, columns_of
from predtrack.errors import UnwritableFile, reason
from predtrack.models.record import Misshapen, from_json

RECORD = "part.json"
"""What a part says of itself: of which order it is, and its ``PartRecord``."""
WORKING = ".working"
"""The folder of an archive for what is not finished, or needed only until it is."""
ROOM = 1 << 20
"""Bytes that DuckDB gets for a row beyond those of the longest, at least."""
Rows = Mapping[str, Iterable[msgspec.Struct]]


class Committed(msgspec.Struct, frozen=True):
    """A part that is in its place; ``order`` is the digest of what was to be read for it."""

    order: str
    record: PartRecord


def write_part(
    folder: Path, number: int, order: str, rows: Rows, copied: Iterable[ShinglesRow]
) -> PartRecord:
    """Write a part of the archive in a folder, with what its copies are found by beside it.

    Raises:
        UnwritableFile: it could not be written whole; nothing of it is in its place.
    """
    working = folder / WORKING / f"{number:06d}-{os.getpid()}"
    with _emptied(working):
        counts = {name: _write(working / name, TABLES[name], some) for name, some in rows.items()}
        files = {name: digest_of(working / f"{name}.parquet") for name in TABLES}
        name = f"{number:06d}-{sha256(''.join(files.values()).encode()).hexdigest()[:16]}"
        record = PartRecord(name, counts, files)
        _write(working / "shingles", ShinglesRow, copied)
        (working / "shingles.parquet").replace(shingles_of(folder, name))
        whole = msgspec.json.encode(Committed(order, record))
        (working / RECORD).write_bytes(whole)
        _commit(working, folder / PARTS / name)
    return record


def committed(folder: Path) -> Iterator[tuple[int, Committed]]:
    """Yield the parts that are in place in an archive's folder, with their numbers."""
    for place in sorted((folder / PARTS).iterdir()):
        try:
            part = from_json(Committed, (place / RECORD).read_bytes())
        except (OSError, Misshapen):
            continue
        if PART.fullmatch(place.name) and part.record.name == place.name:
            yield int(place.name.partition("-")[0]), part


def shingles_of(folder: Path, name: str) -> Path:
    """Return the file of what a part's copies are found by."""
    return folder / WORKING / f"{name}.parquet"


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


@contextmanager
def _emptied(working: Path) -> Iterator[None]:
    """Have an empty folder, and none afterwards; what the disk refuses is said of the archive."""
    import duckdb

    shutil.rmtree(working, ignore_errors=True)
    try:
        working.mkdir(parents=True)
        yield
    except OSError as error:
        raise UnwritableFile(str(working.parent.parent), reason(error)) from None
    except duckdb.IOException as error:
        raise UnwritableFile(str(working.parent.parent), str(error).partition("\n")[0]) from None
    finally:
        shutil.rmtree(working, ignore_errors=True)


def _commit(working: Path, place: Path) -> None:
    """Put a part in its place, on the disk; one that is there already has the same content."""
    for path in (*working.iterdir(), working):
        _sync(path)
    try:
        working.rename(place)
    except OSError:
        if not place.is_dir():
            raise
    _sync(place.parent)


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _write(path: Path, kind: type[msgspec.Struct], rows: Iterable[msgspec.Struct]) -> int:
    """Write a table as Parquet, by way of lines of JSON; return how many rows it has."""
    lines = path.with_suffix(".jsonl")
    count = longest = 0
    encoder = msgspec.json.Encoder()
    with lines.open("wb") as file:
        for row in rows:
            longest = max(longest, file.write(encoder.encode(row) + b"\n"))
            count += 1
    write_parquet(
        path.with_suffix(".parquet"),
        f"SELECT * FROM read_json({quoted(str(lines))}, format = 'newline_delimited', "  # noqa: S608  # quoted
        f"columns = {_listed(columns_of(kind))}, maximum_object_size = {longest + ROOM})",
    )
    lines.unlink()
    return count


def write_parquet(path: Path, query: str, **settings: Any) -> None:
    """Write what a query finds as a Parquet file."""
    with opened(**settings) as database:
        database.execute(
            f"COPY ({query}) TO {quoted(str(path))} (FORMAT parquet, COMPRESSION zstd)"
        )


def _listed(columns: Mapping[str, str]) -> str:
    return "{" + ", ".join(f'"{name}": {quoted(kind)}' for name, kind in columns.items()) + "}"
