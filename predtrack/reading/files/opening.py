"""Opening: an article's bytes, of whatever kind, to its text and its facts."""

from __future__ import annotations

from predtrack.reading.files.kinds import kind_of, unpacked
from predtrack.reading.files.markdown import read_markdown
from predtrack.reading.pages import Feed, Page, PageReader, looks_like_html
from predtrack.reading.text import LARGEST, decode


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
    if kind:
        return pages.read_bytes(data, name, kind.reader)
    text = decode(data, name, encoding=encoding)
    if looks_like_html(text):
        return pages.read(text, name)
    return read_markdown(text) or Page(text)
