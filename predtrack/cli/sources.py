"""Sources: what an article's name on the command line stands for, its text and its facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from predtrack.cli.options import read_address
from predtrack.cli.terminal import read_input_bytes, say
from predtrack.errors import InvalidValue, OtherLanguage, UnreadableFile
from predtrack.ledger import Ledger
from predtrack.ledger.articles import ArticleFacts
from predtrack.models.address import is_address
from predtrack.models.article import Article, PublishedBasis
from predtrack.models.feed import Feed
from predtrack.models.identity import text_digest
from predtrack.models.locator import Marks
from predtrack.reading.blocks import Turns
from predtrack.reading.files.opening import read_file
from predtrack.reading.head import Head, read_head
from predtrack.reading.language import (
    FOLDERS,
    Language,
    known_language,
    language_of,
    short_code,
    tell_language,
)
from predtrack.reading.pages import ANYWHERE, LIMITS, Page, PageReader
from predtrack.reading.text import LARGEST, read_bytes
from predtrack.render.text import counted


class Source(msgspec.Struct, frozen=True):
    """An article that was read: its name on the command line, its text, and its facts.

    ``language`` is what it is to be read in, None where its text tells; ``read`` are the facts
    that it says itself, ``told`` where it does, ``yearless`` its day where that has no year.
    ``marks`` say where in the text its pages or moments begin, ``turns`` where speakers' names
    stand; its text is kept where it ``keeps``, and nobody else's where it ``is_private``. ``notes``
    are to be said of how it was read.
    """

    name: str
    text: str
    facts: ArticleFacts
    language: Language | None
    told: str
    read: ArticleFacts
    yearless: str | None = None
    marks: Marks = ()
    turns: Turns = ()
    keeps: bool = True
    is_private: bool = False
    notes: tuple[str, ...] = ()

    def yielding(self, known: Article | None, today: date) -> Source:
        """Return it with the record's facts for what it says with less weight, or cannot mean.

        An inferred day gives way to the recorded one, and is none where it is to come; what a
        text's head says gives way too.
        """
        facts, read = self.facts, self.read
        day = read.published if read.published_basis is PublishedBasis.INFERRED else None
        if day and facts.published == day and (day > today or (known and known.published)):
            on = known.published if known else None
            facts = replace(facts, published=on, published_basis=None, published_note=None)
        if known and self.told == FROM_HEAD:
            own = [one for one in HEAD_FACTS if getattr(facts, one) == getattr(read, one)]
            facts = replace(
                facts, **{one: getattr(known, one) or getattr(facts, one) for one in own}
            )
        return replace(self, facts=facts)

    @property
    def telling(self) -> str | None:
        """Say what its authors and its day were read from, None where they were given."""
        facts, read = self.facts, self.read
        is_read = (facts.authors, facts.published) == (read.authors, read.published)
        if not is_read or not (facts.authors or facts.published):
            return None
        if facts.published_basis is PublishedBasis.INFERRED:
            day = f"the day inferred from {facts.published_note}: --published sets another"
            return day if self.told == FROM_HEAD else f"{self.told}, {day}"
        note = facts.published_note
        return f"{self.told}, {note}" if note else self.told


HEAD_FACTS = ("title", "authors", "outlet")
"""What is read from a text's head, beside its day."""


class ReadingOptions(msgspec.Struct, frozen=True):
    """How a source is read, and whether its text is kept: None as it is usual for its kind."""

    encoding: str | None = None
    any_language: bool = False
    largest: int = LARGEST
    keep: bool | None = None


def page_reader(*, allow_private: bool) -> PageReader:
    """Return what reads pages, within the limits of the command line."""
    return PageReader(ANYWHERE if allow_private else LIMITS)


def read_source(
    ledger: Ledger, pages: PageReader, name: str, given: dict[str, Any], options: ReadingOptions
) -> Source:
    """Read an article: a file, standard input (``-``) or a web address; say how it was read.

    What was given on the command line goes before what it says of itself.

    Raises:
        UnreadableFile, UnreadablePage, MissingExtra: it cannot be read, or is a feed.
        OtherLanguage: it is in none that is understood.
    """
    read = open_source(pages, name, options)
    if isinstance(read, Feed):
        raise UnreadableFile(name, "it is a feed: predtrack scan lists its entries")
    source = source_of(ledger, name, read, given, options)
    say(*source.notes)
    return source


def open_source(pages: PageReader, name: str, options: ReadingOptions) -> Page | Feed:
    """Read what a name stands for: an article, or a feed of such.

    Raises:
        UnreadableFile, UnreadablePage, MissingExtra: it cannot be read.
    """
    if is_address(name):
        return pages.fetch(read_address(name), encoding=options.encoding)
    shown, largest = ("standard input" if name == "-" else name), options.largest
    data = read_input_bytes() if name == "-" else read_bytes(Path(name), largest=largest)
    if len(data) > largest:
        raise UnreadableFile(shown, f"it is over {largest // 1_000_000} MB")
    return read_file(pages, shown, data, encoding=options.encoding, largest=largest)


def source_of(
    ledger: Ledger, name: str, page: Page, given: dict[str, Any], options: ReadingOptions
) -> Source:
    """Return the source that was read from a name, with what is given of its article.

    Raises:
        OtherLanguage: it is in none that is understood, or said to be.
    """
    shown = "standard input" if name == "-" else name
    wanted = given.get("language")
    language = known_language(wanted) if wanted else tell_language(page.text)
    if language is None and not options.any_language:
        raise OtherLanguage(shown, FOLDERS, wanted)
    notes = tuple(f"{shown}: {note}" for note in _notes(page, options.encoding))
    head = read_head(page.text, language=language or language_of()) if page.has_head else Head()
    read = replace(_facts(page.with_head(head)), language=_language(page, language))
    if not (name == "-" or is_address(name)):
        read = read.of_file(Path(name), page.text, ledger)
    known = replace(read, **{name: value for name, value in given.items() if value})
    if given.get("published"):
        basis = given.get("published_basis")
        known = replace(known, published_basis=basis, published_note=None)
    keeps = not page.is_private if options.keep is None else options.keep
    is_head = page.has_head and not (page.authors or page.published)
    return Source(
        name=name,
        text=page.text,
        facts=known,
        language=language if wanted else None,
        told=FROM_HEAD if is_head else page.told,
        read=read,
        yearless=head.yearless,
        marks=page.marks,
        turns=page.turns,
        keeps=keeps,
        is_private=page.is_private,
        notes=notes,
    )


def _language(page: Page, read: Language | None) -> str | None:
    """Return the code of a page's language: as it says itself, where its text does not belie it."""
    if read and short_code(page.language or "") != read.code:
        return read.code
    return page.language


FROM_HEAD = "from the text's head"
"""What an article's facts are read from that says nothing of itself elsewhere."""


def _notes(read: Page, given: str | None) -> Iterator[str]:
    yield from read.notes
    if read.broken:
        yield f"UTF-8 but for {counted(read.broken, 'byte')}, read as \ufffd"
    elif read.encoding and not given:
        yield f"read as {read.encoding}: --encoding sets another"


def _facts(page: Page) -> ArticleFacts:
    return ArticleFacts(
        title=page.title,
        outlet=page.outlet,
        authors=page.authors or None,
        url=_own_address(page.url),
        published=page.published,
        published_basis=page.published_basis,
        published_note=page.published_note,
        origin=_own_address(page.origin),
        encoding=page.encoding,
        language=page.language,
        sha256=text_digest(page.text),
    )


def _own_address(address: str | None) -> str | None:
    """Return the address that a page gives itself, None where it is none that can be kept."""
    try:
        return read_address(address) if address else None
    except InvalidValue:
        return None
