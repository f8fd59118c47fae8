"""Opening: an article's bytes, of whatever kind, to its text and its facts."""

from __future__ import annotations

from msgspec.structs import replace

from predtrack.models.feed import Feed
from predtrack.reading.encodings import decode
from predtrack.reading.files.kinds import FileKind, kind_of, unpacked
from predtrack.reading.files.markdown import read_markdown
from predtrack.reading.pages import Page, PageReader, looks_like_html
from predtrack.reading.text import LARGEST, check_is_text


def read_file(
    pages: PageReader,
    name: str,
    data: bytes,
    *,
    encoding: str | None = None,
    largest: int = LARGEST,
) -> Page | Feed:
    """Read a file's bytes; what is no text is read by the process that reads ``pages``.

    Raises:
        UnreadableFile, UnreadablePage: it cannot be read, or takes too much.
        MissingExtra: what reads its kind is not installed.
    """
    data = unpacked(data, name, largest=largest)
    kind = kind_of(data)
    if kind and not kind.is_text:
        return pages.read_bytes(data, name, kind.reader)
    check_is_text(data, name)
    read = decode(data, name, encoding=encoding)
    page = _of_text(pages, name, read.text, kind)
    return (
        page
        if isinstance(page, Feed)
        else replace(page, encoding=read.encoding, broken=read.broken)
    )


def _of_text(pages: PageReader, name: str, text: str, kind: FileKind | None) -> Page | Feed:
    if kind:
        return pages.read_bytes(text.encode("utf-8", "replace"), name, kind.reader)
    if looks_like_html(text):
        return pages.read(text, name)
    return read_markdown(text) or Page(text, has_head=True)
