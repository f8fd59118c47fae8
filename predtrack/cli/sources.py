"""Sources: what an article's name on the command line stands for, its text and its facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from predtrack.cli.options import read_address
from predtrack.cli.terminal import read_input_bytes, say
from predtrack.errors import InvalidValue, OtherLanguage, UnreadableFile
from predtrack.ledger import Ledger
from predtrack.ledger.articles import ArticleFacts
from predtrack.models.address import is_address
from predtrack.models.article import Article, PublishedBasis
from predtrack.models.identity import text_digest
from predtrack.reading.encodings import Decoded, decode
from predtrack.reading.head import Head, read_head
from predtrack.reading.language import Language, language_of, tell_language
from predtrack.reading.pages import ANYWHERE, LIMITS, Page, PageReader, looks_like_html
from predtrack.reading.text import LARGEST, check_is_text, read_bytes
from predtrack.render.text import counted


@dataclass(frozen=True, slots=True)
class Source:
    """An article that was read: its name on the command line, its text, and its facts.

    ``language`` is what its text reads as, None for one that is not known; ``read`` are the facts
    that it says itself, ``told`` where it does, ``yearless`` its day where that has no year.
    """

    name: str
    text: str
    facts: ArticleFacts
    language: Language | None
    told: str
    read: ArticleFacts
    yearless: str | None = None

    def yielding(self, known: Article | None, today: date) -> Source:
        """Return it without what it says with less weight than the record, or cannot mean.

        An inferred day gives way to the recorded one, and is none where it is to come; what a
        text's head says gives way too.
        """
        facts, read = self.facts, self.read
        day = read.published if read.published_basis is PublishedBasis.INFERRED else None
        if day and facts.published == day and (day > today or (known and known.published)):
            facts = replace(facts, published=None, published_basis=None, published_note=None)
        if known and self.told == FROM_HEAD:
            own = [one for one in HEAD_FACTS if getattr(facts, one) == getattr(read, one)]
            given_way: dict[str, Any] = dict.fromkeys(one for one in own if getattr(known, one))
            facts = replace(facts, **given_way)
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
    text, facts, told = _read(ledger, pages, name, options)
    language = tell_language(text)
    if language is None and not options.any_language:
        raise OtherLanguage("standard input" if name == "-" else name)
    read = replace(facts, language=facts.language or (language.code if language else None))
    head = read_head(text, language=language or language_of()) if told == FROM_HEAD else Head()
    read = _with_head(read, head) if told == FROM_HEAD else read
    known = replace(read, **{name: value for name, value in given.items() if value})
    if given.get("published"):
        basis = given.get("published_basis")
        known = replace(known, published_basis=basis, published_note=None)
    return Source(name, text, known, language, told, read, head.yearless)


FROM_PAGE, FROM_HEAD = "from the page", "from the text's head"
"""What an article's facts are read from."""


def _with_head(facts: ArticleFacts, head: Head) -> ArticleFacts:
    """Return the facts of a text with those that its head says."""
    return replace(
        facts,
        title=head.title,
        authors=head.authors or None,
        outlet=head.outlet,
        published=head.published,
        published_basis=PublishedBasis.INFERRED if head.published else None,
        published_note=f"its head (“{head.day_line}”)" if head.published else None,
    )


def _read(
    ledger: Ledger, pages: PageReader, name: str, options: ReadingOptions
) -> tuple[str, ArticleFacts, str]:
    if is_address(name):
        page = pages.fetch(read_address(name), encoding=options.encoding)
        _say_how(name, Decoded(page.text, page.encoding, page.broken), options.encoding)
        return *_of_page(page), FROM_PAGE
    read = read_file(name, options)
    if looks_like_html(read.text):
        page = replace(pages.read(read.text, name), encoding=read.encoding)
        return *_of_page(page), FROM_PAGE
    facts = ArticleFacts(sha256=text_digest(read.text), encoding=read.encoding)
    if name != "-":
        facts = facts.of_file(Path(name), read.text, ledger)
    return read.text, facts, FROM_HEAD


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
