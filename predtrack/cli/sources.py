"""Sources: what an article's name on the command line stands for, its text and its facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from predtrack.cli.options import read_address
from predtrack.cli.terminal import read_input_bytes, say
from predtrack.errors import InvalidValue, OtherLanguage, UnreadableFile
from predtrack.ledger import Ledger
from predtrack.ledger.articles import ArticleFacts
from predtrack.models.address import is_address
from predtrack.models.article import PublishedBasis
from predtrack.models.feed import Feed
from predtrack.models.identity import text_digest
from predtrack.models.locator import Marks
from predtrack.reading.blocks import Turns
from predtrack.reading.files.opening import read_file
from predtrack.reading.language import Language, tell_language
from predtrack.reading.pages import ANYWHERE, LIMITS, Page, PageReader
from predtrack.reading.text import LARGEST, read_bytes
from predtrack.render.text import counted


@dataclass(frozen=True, slots=True)
class Source:
    """An article that was read: its name on the command line, its text, and its facts.

    ``language`` is what its text reads as, None for one that is not known; ``told`` is what its
    facts were read from, None where nothing was. ``marks`` say where in the text its pages or
    moments begin; a text is kept beside the ledger where it ``keeps``.
    """

    name: str
    text: str
    facts: ArticleFacts
    language: Language | None
    told: str | None = None
    marks: Marks = ()
    turns: Turns = ()
    keeps: bool = True


@dataclass(frozen=True, slots=True)
class ReadingOptions:
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
    """Read an article: a file, standard input (``-``) or a web address.

    What was given on the command line goes before what it says of itself.

    Raises:
        UnreadableFile, UnreadablePage, MissingExtra: it cannot be read, or is a feed.
        OtherLanguage: it is not English, and only that is understood.
    """
    read = open_source(pages, name, options)
    if isinstance(read, Feed):
        raise UnreadableFile(name, "it is a feed: predtrack scan lists its entries")
    return source_of(ledger, name, read, given, options)


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
        OtherLanguage: it is not English, and only that is understood.
    """
    shown = "standard input" if name == "-" else name
    language = tell_language(page.text)
    if language is None and not options.any_language:
        raise OtherLanguage(shown)
    _say_how(shown, page, options.encoding)
    facts = _facts(page)
    if not (name == "-" or is_address(name)):
        facts = facts.of_file(Path(name), page.text, ledger)
    known = replace(facts, **{name: value for name, value in given.items() if value})
    is_told = (facts.authors or facts.published) and _who_and_when(known, facts)
    return Source(
        name,
        page.text,
        known,
        language,
        "from the page" if is_told else None,
        page.marks,
        page.turns,
        keeps=not page.is_private if options.keep is None else options.keep,
    )


def _who_and_when(known: ArticleFacts, read: ArticleFacts) -> bool:
    """Tell whether authors and day are those that were read, not given on the command line."""
    return (known.authors, known.published) == (read.authors, read.published)


def _say_how(name: str, read: Page, given: str | None) -> None:
    say(*(f"{name}: {note}" for note in read.notes))
    if read.broken:
        say(f"{name}: UTF-8 but for {counted(read.broken, 'byte')}, read as \ufffd")
    elif read.encoding and not given:
        say(f"{name}: read as {read.encoding}: --encoding sets another")


def _facts(page: Page) -> ArticleFacts:
    return ArticleFacts(
        title=page.title,
        outlet=page.outlet,
        authors=page.authors or None,
        url=_own_address(page.url),
        published=page.published,
        published_basis=PublishedBasis.STATED if page.published else None,
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
