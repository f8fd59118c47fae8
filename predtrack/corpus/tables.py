"""Tables: articles as lines of JSON, and as rows of CSV and Parquet, a field for each fact."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, TextIO

import msgspec
from msgspec.structs import replace

from predtrack.corpus.database import closed_in, parquet, rows_of
from predtrack.corpus.items import How, Item, Items, cut_off, over, too_large
from predtrack.corpus.pages import page_of
from predtrack.corpus.streams import DAMAGED, each_line, open_stream
from predtrack.errors import UnreadableFile, UsageMistake
from predtrack.models.article import PublishedBasis
from predtrack.models.text import check_text
from predtrack.reading.dates import day_in
from predtrack.reading.encodings import Decoded, decode
from predtrack.reading.pages import Page, looks_like_html

_FACTS = ("text", "title", "authors", "outlet", "url", "language", "published")
"""What is read of a row, by our names."""
_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "text": ("body", "content", "maintext"),
    "authors": ("author",),
    "outlet": ("source", "publisher"),
    "published": ("date", "date_publish"),
}
"""Other names under which a fact is found, where ours is not there."""
HERE = "<this file>"
"""What stands in a query for the file that it is asked of."""
_BATCH = 16_000_000
"""Bytes of rows that are in memory at once."""
LONGEST_HEADING = 1 << 24
"""Bytes of a first line, or characters, in which columns are looked for."""
UTF8_MARK = b"\xef\xbb\xbf"
"""A byte order mark."""


def check_columns(path: str, kind: str, columns: Mapping[str, str]) -> None:
    """Check that a file of lines or rows has a text, and the columns that are named.

    Raises:
        UsageMistake: a fact that is named is none.
        UnreadableFile: a column is not there.
    """
    odd = next((one for one in columns if one not in _FACTS), None)
    if odd is not None:
        raise UsageMistake(f"--map {odd}=…: facts of an article are {', '.join(_FACTS)}")
    there = _COLUMNS[kind](path) if kind in _COLUMNS else None
    if there is None:
        return
    wanted = [one for fact, one in columns.items() if fact == "text" or kind != "lines"]
    missing = next((one for one in wanted if one not in there), None)
    if missing is None and not {columns.get("text", "text"), *_SYNONYMS["text"]} & {*there}:
        missing = "text"
    if missing is not None:
        listed = ", ".join(sorted(there)) or "none"
        raise UnreadableFile(
            path, f"it has no column '{missing}': its columns are {listed} (--map text=COLUMN)"
        )


def rows_in(path: str) -> int:
    """Count the rows of a Parquet file; raises UnreadableFile."""
    (row,) = _query(path, f"SELECT count(*) AS rows FROM {HERE}")  # noqa: S608  # no input
    return int(row["rows"])


def _query(path: str, query: str) -> Iterator[dict[str, Any]]:
    import duckdb

    try:
        with closed_in([Path(path)]) as database:
            yield from rows_of(database, query.replace(HERE, parquet([Path(path)])))
    except duckdb.Error as error:
        raise UnreadableFile(path, str(error).partition("\n")[0]) from None


def _columns_of_lines(path: str) -> set[str] | None:
    try:
        with open_stream(Path(path)) as file:
            row = msgspec.json.decode(file.readline(LONGEST_HEADING).removeprefix(UTF8_MARK))
    except (msgspec.MsgspecError, UnicodeError, RecursionError, *DAMAGED):
        return None
    return set(row) if isinstance(row, dict) else None


def _columns_of_csv(path: str) -> set[str] | None:
    try:
        with _csv(path, LONGEST_HEADING) as rows:
            return set(next(rows, None) or ())
    except (csv.Error, *DAMAGED):
        return None


def _typed_columns(path: str) -> dict[str, str]:
    rows = _query(path, f"SELECT * FROM (DESCRIBE SELECT * FROM {HERE})")  # noqa: S608  # no input
    return {row["column_name"]: row["column_type"] for row in rows}


def _named(column: str) -> str:
    """Return a column's name as SQL writes it."""
    return '"' + column.replace('"', '""') + '"'


_COLUMNS = {
    "lines": _columns_of_lines,
    "csv": _columns_of_csv,
    "parquet": _typed_columns,
}
"""What tells the columns of a file of a kind; None where it cannot be told."""


@contextmanager
def _csv(path: str, largest: int) -> Iterator[Iterator[list[str] | None]]:
    """Have the rows of a CSV, None for one of more than ``largest`` characters.

    Its beginning tells its encoding, and whether comma, semicolon or tab parts its cells.
    """
    with open_stream(Path(path)) as stream:
        begins = stream.peek(1)  # type: ignore[attr-defined]  # every stream here has it
        encoding = decode(begins, path).encoding if begins else None
        heading = begins.partition(b"\n")[0]
        mark = max((b",", b";", b"\t"), key=heading.count).decode()
        with io.TextIOWrapper(stream, encoding or "utf-8-sig", "replace", newline="") as file:
            yield _rows(file, mark, largest)


def _rows(file: TextIO, mark: str, largest: int) -> Iterator[list[str] | None]:
    """Yield the rows of a CSV; of one that is too large its quotes alone are read."""
    size = 0

    def lines() -> Iterator[str]:
        nonlocal size
        while line := file.readline(largest + 1):
            size += len(line)
            yield line if size <= largest else _quotes(line, file, largest)

    csv.field_size_limit(sys.maxsize)
    for cells in csv.reader(lines(), delimiter=mark):
        yield cells if size <= largest else None
        size = 0


def _quotes(line: str, file: TextIO, largest: int) -> str:
    """Read a line to its end, and return a quote where it opens or closes a cell."""
    quotes = line.count('"')
    while not line.endswith(("\r", "\n")) and (line := file.readline(largest)):
        quotes += line.count('"')
    return '"' * (quotes % 2)


def items_of_lines(name: str, path: str, start: int, end: int | None, how: How) -> Items:
    """Yield the articles of the lines that begin in a piece of a file."""
    place = start
    try:
        with open_stream(Path(path)) as file:
            for place, line in each_line(file, start, end, how.largest):
                if line is None:
                    yield too_large(name, place, how.largest)
                elif line.strip():
                    yield Item(name, place, partial(_of_line, name, line, how))
    except DAMAGED as error:
        yield cut_off(name, place, error)


def items_of_csv(name: str, path: str, _start: int, _end: int | None, how: How) -> Items:
    """Yield the articles of the rows of a CSV."""
    number = 0
    try:
        with _csv(path, how.largest) as rows:
            header = next(rows, None) or ()
            for number, cells in enumerate(rows):
                if cells is None:
                    yield too_large(name, number, how.largest)
                elif cells:
                    row = dict(zip(header, cells, strict=False))
                    yield Item(name, number, partial(_of_row, name, row, how))
    except (csv.Error, UnreadableFile, *DAMAGED) as error:
        yield cut_off(name, number, error)


def items_of_parquet(name: str, path: str, start: int, end: int | None, how: How) -> Items:
    """Yield the articles of the rows [start, end) of a Parquet file."""
    assert end is not None
    wanted = {*how.columns.values(), *_FACTS, *(one for some in _SYNONYMS.values() for one in some)}
    there = {_named(one): kind for one, kind in _typed_columns(path).items() if one in wanted}
    texts = [f"coalesce(strlen({one}), 0)" for one, kind in there.items() if kind == "VARCHAR"]
    sizes = _rows_between(path, f"{' + '.join(texts) or 0} AS size", start, end)
    number = start
    try:
        for first, last, fits in _batches((one["size"] for one in sizes), start, end, how.largest):
            if not fits:
                yield too_large(name, first, how.largest)
                continue
            rows = _rows_between(path, ", ".join(there), first, last)
            for number, row in enumerate(rows, first):
                yield Item(name, number, partial(_of_row, name, row, how))
    except UnreadableFile as error:
        yield cut_off(name, number, error)


def _rows_between(path: str, columns: str, start: int, end: int) -> Iterator[dict[str, Any]]:
    place = f"file_row_number >= {start} AND file_row_number < {end}"
    return _query(path, f"SELECT {columns} FROM {HERE} WHERE {place}")  # noqa: S608  # its own columns


def _batches(
    sizes: Iterable[int], start: int, end: int, largest: int
) -> Iterator[tuple[int, int, bool]]:
    """Yield the rows [start, end) as what is read at once, and, alone, which are too large.

    ``sizes`` are those of the rows: a column that is packed well may be many times its file.
    """
    first, held = start, 0
    for number, size in enumerate(sizes, start):
        if first < number and (size > largest or held + size > _BATCH):
            yield first, number, True
            first, held = number, 0
        if size > largest:
            yield number, number + 1, False
            first = number + 1
        else:
            held += size
    if first < end:
        yield first, end, True


def _of_line(name: str, line: bytes, how: How) -> Page:
    try:
        row = msgspec.json.decode(line.removeprefix(UTF8_MARK))
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise UnreadableFile(name, "the line is no JSON") from None
    if not isinstance(row, dict):
        raise UnreadableFile(name, "the line is no object of JSON")
    return _of_row(name, row, how)


def _of_row(name: str, row: Mapping[str, Any], how: How) -> Page:
    """Return the article of a row; a text that is a page's source is read as one."""
    told = {fact: _told(row, fact, how.columns) for fact in _FACTS}
    text = told.pop("text")
    if not isinstance(text, str) or not text.strip():
        raise UnreadableFile(name, "it has no text")
    if len(text) > how.largest:
        raise UnreadableFile(name, over(how.largest))
    url = _words(told["url"])
    page = page_of(Decoded(text), name, url, how) if looks_like_html(text) else Page(text)
    day = _day(told["published"])
    facts: dict[str, Any] = {
        "title": _words(told["title"]),
        "authors": _names(told["authors"]),
        "outlet": _words(told["outlet"]),
        "url": url,
        "language": _words(told["language"]),
        "published": day,
        "published_basis": PublishedBasis.STATED if day else None,
    }
    return replace(page, **{fact: value for fact, value in facts.items() if value})


def _told(row: Mapping[str, Any], fact: str, columns: Mapping[str, str]) -> Any:
    if fact in columns:
        return row.get(columns[fact])
    names = (fact, *_SYNONYMS.get(fact, ()))
    return next((row[name] for name in names if row.get(name)), None)


def _words(value: Any) -> str | None:
    return " ".join(check_text(str(value)).split()) or None if isinstance(value, str) else None


def _names(value: Any) -> tuple[str, ...]:
    listed = value if isinstance(value, list | tuple) else str(value or "").split(";")
    return tuple(filter(None, map(_words, listed)))


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else day_in(value) if isinstance(value, str) else None
