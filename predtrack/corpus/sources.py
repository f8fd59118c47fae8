"""Sources: the files of a corpus, and the pieces in which they are read.

The pieces follow from the files alone, whoever reads them and on however many cores. A file's
ending says what it holds; what it is packed in is told by how it begins.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from itertools import chain
from pathlib import Path
from stat import S_ISDIR, S_ISREG

import msgspec

from predtrack.corpus.tables import check_columns, rows_in
from predtrack.corpus.walking import entries_below
from predtrack.errors import PredtrackError, UnreadableFile, reason
from predtrack.models.text import is_storable, storable

PIECE = 8_000_000
"""Bytes that are read as one part: about two thousand articles."""
MOST_FILES = 1000
"""Files of a part, at most."""
WARC_PIECES = 4
"""Pieces that make one of WARC, of whose bytes most are a page's furniture."""


class Kind(StrEnum):
    """What a file holds: one article, or many as lines, rows or records."""

    ARTICLE = "article"
    LINES = "lines"
    CSV = "csv"
    PARQUET = "parquet"
    WARC = "warc"


_ENDINGS: Mapping[str, Kind] = {
    ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".parquet": Kind.PARQUET,
    ".warc": Kind.WARC,
}
"""What holds many articles; every other file is one."""
_PACKED = (".gz", ".zst")


class Slice(msgspec.Struct, frozen=True):
    """A file, or a piece of it: [start, end) in bytes or rows, to its end where that is None.

    ``name`` is how it was given; size and time tell whether it is still the same. ``why`` says of
    what was found in a folder why it is not read.
    """

    name: str
    path: str
    kind: Kind
    size: int
    changed: int
    start: int = 0
    end: int | None = None
    why: str | None = None


class Reading(msgspec.Struct, frozen=True):
    """How articles are read: ``columns`` are our names for the fields of lines and rows to theirs.

    ``full`` extracts a page's text by trafilatura; ``largest`` are an article's bytes at most.
    """

    columns: Mapping[str, str]
    full: bool = False
    keep: bool = True
    any_language: bool = False
    min_score: float = 0.4
    largest: int = 10_000_000


class Order(msgspec.Struct, frozen=True):
    """What is to be read as one part, and how; ``version`` is that of predtrack."""

    number: int
    slices: tuple[Slice, ...]
    reading: Reading
    version: str

    @property
    def digest(self) -> str:
        """What tells whether two orders are the same."""
        return sha256(msgspec.json.encode(self)).hexdigest()


def plan(
    names: Sequence[str], reading: Reading, *, version: str, beside: Path, piece: int = PIECE
) -> list[Order]:
    """Return the orders for the files that sources name; the folder ``beside`` is none of them.

    Raises:
        UnreadableFile: a source is not there, or has not the columns that are to be read.
        PredtrackError: there is no file in any of them.
    """
    files = [*_files(names, beside.resolve())]
    if not files:
        raise PredtrackError(f"there is no file to read in {', '.join(names)}")
    for one in files:
        if one.why is None:
            check_columns(one.path, one.kind, reading.columns)
    parts = enumerate(_parts(files, piece))
    return [Order(number, slices, reading, version) for number, slices in parts]


def _files(names: Iterable[str], beside: Path) -> Iterator[Slice]:
    """Yield every file once, in the order of the sources and of their names."""
    seen = set()
    for one in chain.from_iterable(map(_named, names)):
        if one.path not in seen and not Path(one.path).is_relative_to(beside):
            seen.add(one.path)
            yield one


def _named(name: str) -> Iterator[Slice]:
    """Yield the files that a name stands for: a file, a folder with those below it, or a glob.

    Raises:
        UnreadableFile: a file or folder that is named, or that a glob finds, cannot be read.
    """
    path = Path(name)
    if path.is_dir():
        root = path.resolve()
        for below, entry in entries_below(path):
            yield _found(str(path / below), root, below, entry)
    elif path.exists() or not glob.has_magic(name):
        yield _slice(name, path)
    else:
        for one in sorted(glob.glob(name, recursive=True)):  # noqa: PTH207  # pathlib's knows no absolute one
            yield from _named(one)


def _found(name: str, root: Path, below: str, entry: os.DirEntry[str] | str) -> Slice:
    """Return a file that was found below a folder, or why it is not read."""
    path = root / below
    if isinstance(entry, str):
        return _unread(name, path, entry)
    if entry.is_symlink():
        path = Path(os.path.realpath(path))
        if not path.is_relative_to(root):
            return _unread(name, path, "it is a link out of its folder")
    try:
        return _slice(name, path)
    except UnreadableFile as error:
        return _unread(name, path, error.why)


def _unread(name: str, path: Path, why: str) -> Slice:
    return Slice(storable(name), storable(str(path)), Kind.ARTICLE, 0, 0, why=why)


def _slice(name: str, path: Path) -> Slice:
    if not is_storable(name):
        raise UnreadableFile(name, "its name is no text")
    real = Path(os.path.realpath(path))  # Path.resolve() fails in a loop of links
    try:
        status = real.stat()
    except OSError as error:
        raise UnreadableFile(name, reason(error)) from None
    if not S_ISREG(status.st_mode):
        is_folder = S_ISDIR(status.st_mode)
        raise UnreadableFile(name, f"it is a {'folder' if is_folder else 'pipe or a device'}")
    return Slice(name, str(real), kind_of(real), status.st_size, status.st_mtime_ns)


def kind_of(path: Path) -> Kind:
    """Tell by its name what a file holds."""
    name = path.name.lower()
    for ending in _PACKED:
        name = name.removesuffix(ending)
    return _ENDINGS.get(Path(name).suffix, Kind.ARTICLE)


def _parts(files: Iterable[Slice], piece: int) -> Iterator[tuple[Slice, ...]]:
    """Yield what is read together: files of one article each, or a piece of a larger one."""
    together: list[Slice] = []
    size = 0
    for one in files:
        if one.kind is not Kind.ARTICLE:
            if together:
                yield tuple(together)
                together, size = [], 0
            yield from ((part,) for part in _pieces(one, piece))
            continue
        together.append(one)
        size += one.size
        if size >= piece or len(together) >= MOST_FILES:
            yield tuple(together)
            together, size = [], 0
    if together:
        yield tuple(together)


def _pieces(one: Slice, piece: int) -> Iterator[Slice]:
    """Yield the pieces of a file that can be read from its middle on, or the file."""
    step, end = piece, one.size
    is_packed = one.path.lower().endswith(_PACKED)
    if one.kind is Kind.PARQUET:
        end = rows_in(one.path)
        step = max(1, end * piece // max(1, one.size))
    elif one.kind is Kind.WARC and one.path.lower().endswith(".gz"):
        step = piece * WARC_PIECES
    elif one.kind is not Kind.LINES or is_packed:
        yield one
        return
    for start in range(0, max(1, end), step):
        yield msgspec.structs.replace(one, start=start, end=min(end, start + step))
