"""Pages: an article's page, its main text by resiliparse, and what it says of itself."""

from __future__ import annotations

from msgspec.structs import replace

from predtrack.corpus.items import How
from predtrack.errors import MissingExtra, UnreadablePage
from predtrack.models.feed import Feed
from predtrack.reading.encodings import Decoded, decode
from predtrack.reading.files.kinds import kind_of
from predtrack.reading.files.opening import read_file
from predtrack.reading.page_facts import facts_of_source
from predtrack.reading.pages import FROM_PAGE, Page, looks_like_html

_NO_TEXT = "no main text was found in it"


def read_document(data: bytes, name: str, how: How) -> Page:
    """Read the bytes of a file that is one article.

    Raises:
        UnreadableFile, UnreadablePage, MissingExtra: it cannot be read.
    """
    if not how.full and kind_of(data) is None:
        read = decode(data, name)
        if looks_like_html(read.text):
            return read_page(read, name, None)
    page = read_file(how.pages, name, data, largest=how.largest)
    if isinstance(page, Feed):
        raise UnreadablePage(name, "it is a feed")
    return page


def page_of(read: Decoded, name: str, address: str | None, how: How) -> Page:
    """Read a page, in full where that is wished; raises as ``read_document``."""
    if not how.full:
        return read_page(read, name, address)
    page = how.pages.read(read.text, name)
    assert isinstance(page, Page)
    return replace(page, url=page.url or address)


def read_page(read: Decoded, name: str, address: str | None) -> Page:
    """Find the main text of a page that was read at an address, and its facts.

    Raises:
        UnreadablePage: there is none in it.
        MissingExtra: what reads it is not installed.
    """
    try:
        from resiliparse.extract.html2text import extract_plain_text

        facts = facts_of_source(read.text, address)
    except ImportError:
        raise MissingExtra("a page", "archive,read") from None
    text = extract_plain_text(
        read.text, preserve_formatting=True, main_content=True, list_bullets=False, alt_texts=False
    )
    if facts is None or not text.strip():
        raise UnreadablePage(name, _NO_TEXT)
    day = facts.published
    return Page(
        text=text,
        title=facts.title,
        authors=facts.authors,
        outlet=facts.outlet,
        url=facts.address or address,
        published=day.day if day else None,
        published_basis=day.basis if day else None,
        published_note=day.note if day else None,
        language=facts.language,
        encoding=read.encoding,
        broken=read.broken,
        told=FROM_PAGE,
    )
