"""Reading: the articles of one part, each to the rows that the archive has of it.

An article that cannot be read costs itself. One that ends the process which reads it, by its size
or its time, costs itself too, once it has done so twice: what is being read is noted before it is.
"""

from __future__ import annotations

import os
from base64 import b32encode
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from signal import ITIMER_REAL, setitimer

import msgspec

from predtrack import __version__
from predtrack.corpus.copies import bands_of, word_shingles
from predtrack.corpus.files import items_of_file
from predtrack.corpus.items import How, Item, Items, unreadable
from predtrack.corpus.manifest import PartRecord
from predtrack.corpus.parts import WORKING, write_part
from predtrack.corpus.schema import ArticleRow, ClaimRow, ShinglesRow, SkippedRow, StatementRow
from predtrack.corpus.sources import Kind, Order, Reading, Slice
from predtrack.corpus.tables import items_of_csv, items_of_lines, items_of_parquet
from predtrack.corpus.warc import items_of_warc
from predtrack.errors import PredtrackError, UnfitWorker, UnreadableFile
from predtrack.models.address import address_kept
from predtrack.models.identity import text_digest
from predtrack.models.statement import Statement
from predtrack.reading.head import read_head
from predtrack.reading.language import Language, language_of, tell_language
from predtrack.reading.pages import Page, PageReader
from predtrack.reading.statements import find_statements

READERS: Mapping[Kind, Callable[[str, str, int, int | None, How], Items]] = {
    Kind.ARTICLE: items_of_file,
    Kind.LINES: items_of_lines,
    Kind.CSV: items_of_csv,
    Kind.PARQUET: items_of_parquet,
    Kind.WARC: items_of_warc,
}
"""What finds the articles of a file, or of a piece of it, by what the file holds."""
SECONDS = 60.0
"""How long one article may take; then the kernel ends the process."""
STRIKES = 2
"""How often an article may end the process that reads it."""
_WIDTH = 20
"""Bytes of a note."""
ENDED = "it ended the process that read it, twice: it takes too much time or memory"
MOST = 1_000_000_000
"""More than the articles of a part, by which their places in the archive are numbered."""


def read_part(order: Order, folder: Path) -> PartRecord:
    """Read the articles of an order, and write them as a part of the archive in a folder.

    Raises:
        UnwritableFile: the part cannot be written.
        UnfitWorker: the order is of another predtrack than this one.
    """
    if order.version != __version__:
        raise UnfitWorker("a worker", f"it has predtrack {__version__}", order.version)
    reading = order.reading
    with PageReader() as pages, Noted.beside(folder, order) as noted:
        how = How(pages, reading.largest, reading.full, reading.columns)
        items = (item for one in order.slices for item in _items(one, how))
        return write_part(folder, order.number, order.digest, rows_of(order, items, noted))


def _items(one: Slice, how: How) -> Items:
    if one.why:
        return iter([unreadable(one.name, 0, one.why)])
    return READERS[one.kind](one.name, one.path, one.start, one.end, how)


@dataclass(slots=True)
class Noted:
    """Which item of a part is being read, in a file that outlives the process.

    ``ended`` counts the processes that an item has ended.
    """

    file: int
    ended: Counter[int]

    @classmethod
    @contextmanager
    def beside(cls, folder: Path, order: Order) -> Iterator[Noted]:
        """Have the note of an order, with what an earlier process left; none when it is done."""
        path = folder / WORKING / f"{order.digest}.reading"
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            noted = os.pread(file, os.fstat(file).st_size, 0).split()
            yield cls(file, Counter(int(one) for one in noted if one.isdigit()))
            path.unlink(missing_ok=True)
        finally:
            os.close(file)

    def begin(self, number: int) -> bool:
        """Note that an item is being read; False where it ended its process often enough."""
        if self.ended[number] >= STRIKES:
            return False
        self._note(b"%d" % number)
        setitimer(ITIMER_REAL, SECONDS)
        return True

    def end(self) -> None:
        """Let whatever follows take its time, and be nobody's fault."""
        setitimer(ITIMER_REAL, 0)
        self._note(b"")

    def _note(self, words: bytes) -> None:
        """Write behind what earlier processes noted."""
        os.pwrite(self.file, words.ljust(_WIDTH), self.ended.total() * _WIDTH)


def rows_of(order: Order, items: Iterator[Item], noted: Noted) -> Iterator[msgspec.Struct]:
    """Yield the rows of the articles among some items, and of what is skipped."""
    number = 0
    for place, item in enumerate(items):
        if not noted.begin(place):
            yield SkippedRow(item.source, item.offset, ENDED)
            continue
        rows: list[msgspec.Struct]
        try:
            rows = [*_article_rows(item, number, order)]
        except PredtrackError as error:
            rows = [SkippedRow(item.source, item.offset, getattr(error, "why", str(error)))]
        except Exception as error:  # noqa: BLE001  # a fault of ours costs one article, and is named
            why = f"this is a fault in predtrack, please report it: {type(error).__name__}: {error}"
            rows = [SkippedRow(item.source, item.offset, why)]
        else:
            number += 1
        noted.end()
        yield from rows


def _article_rows(item: Item, number: int, order: Order) -> Iterator[msgspec.Struct]:
    reading = order.reading
    page, language = _read(item, reading)
    found = find_statements(
        page.text,
        published=page.published,
        title=page.title,
        min_score=reading.min_score,
        language=language,
        turns=page.turns,
    )
    digest = text_digest(page.text)
    name = f"{item.source}\n{item.offset}\n{digest}"
    article = b32encode(sha256(name.encode()).digest())[:ID].decode().lower()
    code = page.language or (language.code if language else None)
    yield ArticleRow(
        id=article,
        number=number,
        source=item.source,
        offset=item.offset,
        sha256=digest,
        title=page.title,
        authors=page.authors,
        outlet=page.outlet,
        url=address_kept(page.url),
        language=code,
        published=page.published,
        published_basis=page.published_basis,
        published_note=page.published_note,
        statements=len(found),
        claims=sum(len(one.claims) for one in found),
        text=page.text if reading.keep else None,
    )
    yield from (_statement_row(one, article, place) for place, one in enumerate(found))
    shingles = word_shingles(page.text)
    yield ShinglesRow(
        article=article,
        place=order.number * MOST + number,
        sha256=digest,
        published=page.published,
        bands=bands_of(shingles),
        hashes=shingles.tobytes(),
    )


ID = 16
"""Letters of an article's id: it is told by its file, its place there and its text."""


def _read(item: Item, reading: Reading) -> tuple[Page, Language | None]:
    """Read an article, with what its head says; its language is None for one that is not known.

    Raises:
        PredtrackError: it cannot be read, or is in no language that is understood.
    """
    page = item.read()
    language = tell_language(page.text)
    if language is None and not reading.any_language:
        why = "it reads as no language that is understood (--any-language)"
        raise UnreadableFile(item.source, why)
    if page.has_head:
        page = page.with_head(read_head(page.text, language=language or language_of()))
    return page, language


def _statement_row(one: Statement, article: str, number: int) -> StatementRow:
    deadline = one.deadline
    return StatementRow(
        id=f"{article}-{number}",
        article=article,
        number=number,
        kind=one.kind,
        voice=one.voice,
        speaker=one.speaker,
        speaker_role=one.speaker_role,
        quote=one.quote,
        claim=one.claim,
        deadline=deadline.latest,
        earliest=deadline.earliest,
        basis=deadline.basis,
        wording=deadline.text,
        event=deadline.event,
        review=deadline.review,
        assumption=deadline.assumption,
        no_change=one.no_change,
        checkable=one.checkable,
        score=one.score,
        likelihood=one.likelihood,
        spans=one.spans,
        claims=tuple(
            ClaimRow(each.text, each.start, each.end, each.deadline, each.no_change, each.checkable)
            for each in one.claims
        ),
    )
