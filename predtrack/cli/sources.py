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
from predtrack.models.identity import text_digest
from predtrack.reading.encodings import Decoded, decode
from predtrack.reading.language import Language, tell_language
from predtrack.reading.pages import ANYWHERE, LIMITS, Page, PageReader, looks_like_html
from predtrack.reading.text import LARGEST, check_is_text, read_bytes
from predtrack.render.text import counted


@dataclass(frozen=True, slots=True)
class Source:
    """An article that was read: its name on the command line, its text, and its facts.

    ``language`` is what its text reads as, None for one that is not known; ``told`` is what its
    facts were read from, None where nothing was.
    """

    name: str
    text: str
    facts: ArticleFacts
    language: Language | None
    told: str | None = None


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How a source is read."""

    encoding: str | None = None
    any_language: bool = False
    largest: int = LARGEST


def page_reader(*, allow_private: bool) -> PageReader:
    """Return what reads pages, within the limits of the command line."""
    return PageReader(ANYWHERE if allow_private else LIMITS)


def read_source(
    ledger: Ledger, pages: PageReader, name: str, given: dict[str, Any], options: ReadingOptions
) -> Source:
    """Read a file, standard input (``-``), an HTML file or a web address.

    What was given on the command line goes before what a page says of itself.

    Raises:
        UnreadableFile, UnreadablePage, MissingExtra: it cannot be read.
        OtherLanguage: it is not English, and only that is understood.
    """
    text, facts = _read(ledger, pages, name, options)
    language = tell_language(text)
    if language is None and not options.any_language:
        raise OtherLanguage("standard input" if name == "-" else name)
    known = replace(facts, **{name: value for name, value in given.items() if value})
    told = "from the page" if (facts.authors or facts.published) else None
    return Source(name, text, known, language, told if _who_and_when(known, facts) else None)


def _who_and_when(known: ArticleFacts, read: ArticleFacts) -> bool:
    """Tell whether authors and day are those that were read, not given on the command line."""
    return (known.authors, known.published) == (read.authors, read.published)


def _read(
    ledger: Ledger, pages: PageReader, name: str, options: ReadingOptions
) -> tuple[str, ArticleFacts]:
    if is_address(name):
        page = pages.fetch(read_address(name), encoding=options.encoding)
        _say_how(name, Decoded(page.text, page.encoding, page.broken), options.encoding)
        return _of_page(page)
    read = read_file(name, options)
    if looks_like_html(read.text):
        return _of_page(replace(pages.read(read.text, name), encoding=read.encoding))
    facts = ArticleFacts(sha256=text_digest(read.text), encoding=read.encoding)
    return read.text, facts if name == "-" else facts.of_file(Path(name), read.text, ledger)


def read_file(name: str, options: ReadingOptions) -> Decoded:
    """Read a file or standard input (``-``), and say in what encoding, where that is not UTF-8.

    Raises:
        UnreadableFile: it cannot be read, or is no text.
    """
    called = "standard input" if name == "-" else name
    data = read_input_bytes() if name == "-" else read_bytes(Path(name), largest=options.largest)
    if len(data) > options.largest:
        raise UnreadableFile(called, f"it is over {options.largest // 1_000_000} MB")
    check_is_text(data, called)
    read = decode(data, called, encoding=options.encoding)
    _say_how(called, read, options.encoding)
    return read


def _say_how(name: str, read: Decoded, given: str | None) -> None:
    if read.broken:
        say(f"{name}: UTF-8 but for {counted(read.broken, 'byte')}, read as \ufffd")
    elif read.encoding and not given:
        say(f"{name}: read as {read.encoding}: --encoding sets another")


def _of_page(page: Page) -> tuple[str, ArticleFacts]:
    facts = ArticleFacts(
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
    return page.text, facts


def _own_address(address: str | None) -> str | None:
    """Return the address that a page gives itself, None where it is none that can be kept."""
    try:
        return read_address(address) if address else None
    except InvalidValue:
        return None
