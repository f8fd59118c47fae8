"""DuckDB, as it is used here: one that sees the files it is given and nothing else.

It never fetches an extension, and reads no other file, whatever SQL a person hands to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from predtrack.errors import MissingExtra

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ALONE: dict[str, Any] = {
    "threads": 1,  # the same rows are the same bytes, and the other cores have parts of their own
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,
}
_BOUNDS: dict[str, Any] = {"memory_limit": "1GB", "max_temp_directory_size": "10GB"}
"""What it may take where it reads a stranger's files, or runs a person's SQL."""
FETCHED = 500
"""Rows that are in memory at once where a table is read."""


@contextmanager
def opened(**settings: Any) -> Iterator[DuckDBPyConnection]:
    """Have a DuckDB in memory, with further settings of it.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        import duckdb
    except ImportError:
        raise MissingExtra("an archive", "archive") from None
    database = duckdb.connect(":memory:", config=_ALONE | settings)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def closed_in(files: Iterable[Path]) -> Iterator[DuckDBPyConnection]:
    """Have a DuckDB that can read some files, and neither touch another nor be told to.

    What does not fit into its memory goes into a folder of its own, not into that where one is.
    """
    with TemporaryDirectory() as spilled, opened(temp_directory=spilled, **_BOUNDS) as database:
        allowed = ", ".join(quoted(str(one)) for one in files)
        database.execute(f"SET allowed_paths = [{allowed}]")
        database.execute("SET enable_external_access = false")
        database.execute("SET lock_configuration = true")
        yield database


def quoted(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def parquet(files: Sequence[Path], *, filename: bool = False) -> str:
    """Return the words by which SQL reads Parquet files, one behind the other.

    With ``filename`` that is a column; what the folders are called that they lie in is none.
    """
    listed = ", ".join(quoted(str(one)) for one in files)
    return f"read_parquet([{listed}], hive_partitioning = false, filename = {filename})"


def rows_of(
    database: DuckDBPyConnection, query: str, values: Sequence[Any] = ()
) -> Iterator[dict[str, Any]]:
    """Yield the rows that a query finds, by the names of their columns."""
    found = database.execute(query, values)
    names = [one[0] for one in found.description or ()]
    while rows := found.fetchmany(FETCHED):
        yield from (dict(zip(names, row, strict=True)) for row in rows)
