"""What a format is, the file that it reads, and the records that it writes."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from predtrack.errors import UnreadableFile
from predtrack.ledger.acts import Book
from predtrack.ledger.book import Ledger
from predtrack.ledger.entries import each_entry
from predtrack.ledger.exchange.lines import read_lines
from predtrack.ledger.replacing import Prefer
from predtrack.ledger.transfer import Imported
from predtrack.models.cells import Value, flat_row
from predtrack.models.selection import Entry
from predtrack.reading.text import decode_text, read_bytes
from predtrack.storage.recognition import SNIFFED, start_of

if TYPE_CHECKING:
    from predtrack.ledger.articles import ArticleFacts
    from predtrack.ledger.scanning import Choice
    from predtrack.models.statement import Statement

Row = tuple[int, Any]
"""The number of a row, and what it holds, or the error that it is."""


class File:
    """A file that comes in; its bytes, its text and its JSON are read when they are asked for.

    ``path`` is None where the bytes came from standard input.
    """

    def __init__(self, name: str, *, data: bytes | None = None) -> None:
        self.name = name
        self.path = Path(name) if data is None else None
        self._data = data

    @cached_property
    def start(self) -> bytes:
        """The bytes by which it is told, none where it cannot be read."""
        return start_of(self.path) if self.path else self.data[:SNIFFED]

    @cached_property
    def data(self) -> bytes:
        """All of its bytes; raises UnreadableFile."""
        return read_bytes(self.path) if self.path else self._data or b""

    @cached_property
    def text(self) -> str:
        """Its text, whatever its encoding; raises UnreadableFile."""
        return decode_text(self.data, self.name if self.path else "standard input")

    @cached_property
    def value(self) -> Any:
        """What its JSON says, None where it is none."""
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError, UnreadableFile):
            return None

    @property
    def lines(self) -> Iterator[str]:
        """Its lines without their ends, read as they are asked for; raises UnreadableFile."""
        return read_lines(self.path) if self.path else iter(self.text.split("\n"))


class ChosenArticle(msgspec.Struct, frozen=True):
    """An article of an archive, with what was chosen of it, and how each came to be.

    ``source`` is where the archive has it from, ``claims`` how many claims it makes in all; its
    ``text`` is None where the archive has none.
    """

    source: str
    facts: ArticleFacts
    text: str | None
    claims: int
    statements: Sequence[tuple[Statement, Choice]]


class Wishes(msgspec.Struct, frozen=True):
    """What the user wants of an import.

    ``prefer`` says which side stands where records contradict, None that nothing is written then;
    rows of a table tell no time, so that the newer is ours. ``columns`` are our names for the
    columns of a table to theirs; ``forecaster`` is whose forecasts come in, of a file that holds
    those of several; ``chosen`` is what comes of archives.
    """

    prefer: Prefer | None = None
    columns: Mapping[str, str] = msgspec.field(default_factory=dict)
    forecaster: str | None = None
    day_first: bool = False
    dry_run: bool = False
    chosen: Iterable[ChosenArticle] | None = None

    @property
    def replace(self) -> bool:
        """True where theirs stands."""
        return self.prefer is Prefer.THEIRS


class Outgoing(msgspec.Struct, frozen=True):
    """What goes out: a ledger's records, all of them or the ``entries`` that were chosen.

    ``title`` and ``page_of`` are what a calendar is called, and where it says that more of a
    prediction stands, by its id. ``notices`` gathers what has to be said of it, a line each.
    """

    ledger: Ledger
    chosen: Sequence[Entry] | None
    today: date
    for_excel: bool = False
    with_texts: bool = False
    title: str = "predtrack"
    page_of: Callable[[str], str] = "predtrack show {}".format
    notices: list[str] = msgspec.field(default_factory=list)

    def entries(self) -> Iterable[Entry]:
        """Return the predictions that go out with their articles; no removed one, if all do."""
        if self.chosen is not None:
            return self.chosen
        return each_entry(self.ledger, self.ledger.predictions())

    def rows(self) -> Iterator[dict[str, Value]]:
        """Yield them as rows of a table."""
        return (flat_row(one, self.today) for one in self.entries())


Bring = Callable[[Book, Sequence[File], Wishes], Imported]
"""Puts what files of one format hold on record, those that stand together at once."""


def each(bring: Callable[[Book, File, Wishes], Imported]) -> Bring:
    """Return what brings in files one after the other."""
    return lambda book, files, wishes: Imported.together(bring(book, one, wishes) for one in files)


def begins(*starts: bytes) -> Callable[[File], bool]:
    """Return what tells a file by its first bytes, whatever the case; a mark of UTF-8 is passed."""
    return lambda file: file.start.removeprefix(BOM_UTF8).upper().startswith(starts)


def _none(_: File) -> bool:
    return False


class Format(msgspec.Struct, frozen=True):
    """A sort of file: its name, what it is to a person, how it is told, and what can be done.

    ``is_one`` tells a file by its content and raises nothing; of a ``last`` format it is asked
    after all others. ``bring`` puts what files hold on record; ``write`` gives the whole file, or
    the pieces of a text, which ends with a line feed; what cannot be brought in is told all the
    same, to be refused by its name. ``endings`` are those of names, which tell
    the format; one that ``may_end`` otherwise is only told by name.
    """

    name: str
    what: str
    is_one: Callable[[File], bool] = _none
    bring: Bring | None = None
    write: Callable[[Outgoing], Iterable[str] | bytes] | None = None
    endings: tuple[str, ...] = ()
    may_end: tuple[str, ...] = ()
    last: bool = False
