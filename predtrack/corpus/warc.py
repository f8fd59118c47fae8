"""WARC: the pages of a crawl, as Common Crawl has them, each a record that is packed by itself."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from msgspec.structs import replace

from predtrack.corpus.items import How, Item, Items, cut_off, too_large, unreadable
from predtrack.corpus.pages import page_of
from predtrack.corpus.streams import DAMAGED
from predtrack.models.article import PublishedBasis
from predtrack.reading.encodings import decode
from predtrack.reading.pages import Page, looks_like_html

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MEMBER = b"\x1f\x8b\x08"
"""How a record begins that is packed as gzip."""
_WINDOW = 1 << 20
"""Bytes in which the next record is looked for at once."""
_PACKED = frozenset({"content-encoding", "transfer-encoding"})
"""Headers of a body that is not as long as its record says, once it is unpacked."""
_LOOKED_AT = 1000
"""Characters in which a page that is no plain text has a tag."""
_LARGEST = 100_000_000
"""Bytes behind the last record in which another may be cut off."""
TYPES = frozenset({None, "text/html", "application/xhtml+xml", "text/plain"})
"""What a page may say that it is."""
_FOUND = 200
"""The HTTP status of a page that was there."""


def items_of_warc(name: str, path: str, start: int, end: int | None, how: How) -> Items:
    """Yield the pages of the responses whose records begin in a piece of a file."""
    with Path(path).open("rb") as file:
        last = sys.maxsize if end is None else end
        at = _next_record(file, start) if start else 0
        while at < last:
            place = -1
            try:
                for place, item in _records(file, name, at, how):
                    if place >= last:
                        return
                    if item:
                        yield item
            except DAMAGED as error:
                yield cut_off(name, max(at, place), error)
                at = _next_record(file, max(at, place) + 1)
                continue
            if _is_cut_behind(file, at, place):
                yield unreadable(name, max(at, place), "the record behind this one is cut off")
            return


def _is_cut_behind(file: BinaryIO, at: int, place: int) -> bool:
    """Tell whether what is packed behind the last record, or from ``at`` on, ends too early.

    Of a record that ends within its headers nothing else is told.
    """
    file.seek(max(at, place))
    rest = file.read(_LARGEST)
    while rest.startswith(MEMBER):
        member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        while member.decompress(rest, _WINDOW):
            rest = member.unconsumed_tail
        if not member.eof:
            return place < 0
        rest, place = member.unused_data, -1
    return False


def _records(file: BinaryIO, name: str, at: int, how: How) -> Iterator[tuple[int, Item | None]]:
    """Yield the place of each response from a place on, and its page, None where it is none."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    file.seek(at)
    for record in ArchiveIterator(
        file, record_types=WarcRecordType.response, auto_decode="all", fsspec_args=False
    ):
        yield record.stream_pos, _item(name, record.stream_pos, record, how)


def _next_record(file: BinaryIO, start: int) -> int:
    """Return where the first packed record begins at or behind a place: the file's end for none."""
    place = start
    while True:
        file.seek(place)
        window = file.read(_WINDOW)
        at = window.find(MEMBER)
        while at >= 0 and not _is_record(window[at : at + _WINDOW]):
            at = window.find(MEMBER, at + 1)
        if at >= 0:
            return place + at
        if len(window) < _WINDOW:
            return place + len(window)
        place += len(window) - 1024


def _is_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(data, 5) == b"WARC/"
    except zlib.error:
        return False


def _item(name: str, place: int, record: WarcRecord, how: How) -> Item | None:
    """Return the page of a response, None for what is no page."""
    http = record.http_headers
    if http is None:
        is_cut = record.is_http or not record.content_length
        return unreadable(name, place, "its record is cut off") if is_cut else None
    if http.status_code != _FOUND or record.http_content_type not in TYPES:
        return None
    body = record.reader.read(how.largest + 1) if record.content_length <= how.largest else None
    if body is None or len(body) > how.largest:
        return too_large(name, place, how.largest)
    if len(body) < record.content_length and not _PACKED & {*map(str.lower, http.keys())}:
        return unreadable(name, place, "its record is cut off")
    url = record.headers.get("WARC-Target-URI")
    fetched = record.record_date.date() if record.record_date else None
    return Item(
        name, place, partial(_read, name, body, record.http_charset, url, fetched=fetched, how=how)
    )


def _read(
    name: str, body: bytes, charset: str | None, url: str | None, *, fetched: date | None, how: How
) -> Page:
    """Read a page; one that says no day has that on which it was fetched."""
    read = decode(body, name, declared=charset)
    if not looks_like_html(read.text) and "<" not in read.text[:_LOOKED_AT]:
        page = Page(read.text, url=url, has_head=True)
    else:
        page = page_of(read, name, url, how)
    if page.published or fetched is None:
        return page
    return replace(
        page,
        published=fetched,
        published_basis=PublishedBasis.INFERRED,
        published_note="the day on which it was fetched",
    )
