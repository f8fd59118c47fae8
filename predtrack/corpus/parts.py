"""Parts: the tables of one piece of a corpus, written by DuckDB and put in place by one rename.

A part is a folder named by its place among the sources and by the digest of its files, so that the
same piece, read twice by whomever, is one part. It is whole or not there.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from predtrack.corpus.database import opened, quoted
from predtrack.corpus.manifest import PART, PARTS, PartRecord
from predtrack.corpus.schema import TABLES, ShinglesRow, columns_of
from predtrack.errors import UnwritableFile, reason
from predtrack.models.record import Misshapen, from_json

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

RECORD = "part.json"
"""What a part says of itself: of which order it is, and its ``PartRecord``."""
RUN = "run.json"
"""What a run says of itself when it begins (``run.Run``)."""
WORKING = ".working"
"""The folder of an archive for what is not finished, or needed only until it is."""
ROOM = 1 << 20
"""Bytes that DuckDB gets for a row beyond those of the longest, at least."""
SHINGLES = "shingles"
"""The table of what copies are found by, which is no part of the archive."""
_ROWS = {kind: name for name, kind in TABLES.items()} | {ShinglesRow: SHINGLES}
"""The table that rows of a kind stand in."""
ROW_GROUP = 8192
"""Rows of Parquet that are in memory at once."""


class Committed(msgspec.Struct, frozen=True):
    """A part that is in its place; ``order`` is the digest of what was to be read for it."""

    order: str
    record: PartRecord


def write_part(folder: Path, number: int, order: str, rows: Iterable[msgspec.Struct]) -> PartRecord:
    """Write the rows of a part, as they come, each into its table of the archive in a folder.

    Raises:
        UnwritableFile: it could not be written whole; nothing of it is in its place.
    """
    working = folder / WORKING / f"{number:06d}-{os.getpid()}"
    with _emptied(working):
        counts = _write(working, rows)
        files = {name: digest_of(working / f"{name}.parquet") for name in TABLES}
        name = f"{number:06d}-{sha256(''.join(files.values()).encode()).hexdigest()[:16]}"
        record = PartRecord(name, {table: counts[table] for table in TABLES}, files)
        (working / f"{SHINGLES}.parquet").replace(shingles_of(folder, name))
        (working / RECORD).write_bytes(msgspec.json.encode(Committed(order, record)))
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
def written_to(folder: Path) -> Iterator[None]:
    """Say what the disk refuses of an archive's folder.

    Raises:
        UnwritableFile: it refuses something.
    """
    import duckdb

    try:
        yield
    except OSError as error:
        raise UnwritableFile(str(folder), reason(error)) from None
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise UnwritableFile(str(folder), str(error).partition("\n")[0]) from None


@contextmanager
def _emptied(working: Path) -> Iterator[None]:
    """Have an empty folder, and none afterwards."""
    shutil.rmtree(working, ignore_errors=True)
    try:
        with written_to(working.parent.parent):
            working.mkdir(parents=True)
            yield
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


def _write(working: Path, rows: Iterable[msgspec.Struct]) -> Counter[str]:
    """Write rows as Parquet, by way of lines of JSON; return how many each table has."""
    counts, longest = Counter[str](), Counter[str]()
    encode = msgspec.json.Encoder().encode
    with ExitStack() as stack:
        files = {
            name: stack.enter_context(_lines(working, name).open("wb")) for name in _ROWS.values()
        }
        for row in rows:
            name = _ROWS[type(row)]
            longest[name] = max(longest[name], files[name].write(encode(row) + b"\n"))
            counts[name] += 1
    for kind, name in _ROWS.items():
        _to_parquet(working, name, kind, longest[name] + ROOM)
    return counts


def _lines(working: Path, name: str) -> Path:
    return working / f"{name}.jsonl"


def _to_parquet(working: Path, name: str, kind: type[msgspec.Struct], longest: int) -> None:
    lines = _lines(working, name)
    write_parquet(
        working / f"{name}.parquet",
        f"SELECT * FROM read_json({quoted(str(lines))}, format = 'newline_delimited', "  # noqa: S608  # quoted
        f"columns = {_listed(columns_of(kind))}, maximum_object_size = {longest}, "
        "hive_partitioning = false)",
    )
    lines.unlink()


def write_parquet(path: Path, query: str) -> None:
    """Write what a query finds as a Parquet file."""
    with opened() as database:
        copy_parquet(database, query, path)


def copy_parquet(database: DuckDBPyConnection, query: str, path: Path) -> int:
    """Write what a query of a database finds as a Parquet file; return how many rows it has."""
    form = f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP})"
    (count,) = database.execute(f"COPY ({query}) TO {quoted(str(path))} {form}").fetchall()[0]
    return int(count)


def _listed(columns: Mapping[str, str]) -> str:
    return "{" + ", ".join(f'"{name}": {quoted(kind)}' for name, kind in columns.items()) + "}"
