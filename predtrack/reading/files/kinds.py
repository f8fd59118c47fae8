"""The kinds of file that an article comes in, told by how its bytes begin, never by its name.

What is none of them is a text: a page's source, Markdown, or plain. A page is told by its decoded
text (``looks_like_html``), for its bytes may be in any encoding.
"""

from __future__ import annotations

import re
import zlib

import msgspec

from predtrack.errors import UnreadableFile
from predtrack.reading.text import OTHERS

_MARK = rb"(?:\xef\xbb\xbf)?\s{0,99}"
"""What may stand before the beginning: a byte order mark, and white space."""
HEAD_OF_XML = (
    rb"(?:<\?[^>]{0,300}>\s{0,99}|<!--[^>]{0,2000}-->\s{0,99}"
    rb"|<!DOCTYPE[^>\[]{0,300}(?:\[[^\]]{0,100000}\]\s{0,9})?>\s{0,99}){0,9}"
)
GZIP = b"\x1f\x8b"


class FileKind(msgspec.Struct, frozen=True):
    """A kind of file: the pattern of how it begins, and the module of this room that reads it.

    One that is text is handed to it in UTF-8, the others as they are.
    """

    name: str
    begins: bytes
    reader: str
    is_text: bool = False


_KINDS = (
    FileKind("a PDF", OTHERS["a PDF"], "pdf"),
    FileKind("a file of a word processor", rb"PK\x03\x04", "docx"),
    FileKind("a feed", _MARK + HEAD_OF_XML + rb"<(?:rss|feed|rdf:RDF)[\s>]", "feed"),
    FileKind("a mail", OTHERS["a mail"], "mail"),
    FileKind("subtitles", _MARK + rb"WEBVTT(?:\s|$)", "subtitles", is_text=True),
    FileKind(
        "subtitles",
        _MARK + rb"\d{1,9}[ \t]*\r?\n\s{0,9}\d{1,9}:\d\d:\d\d[,.]\d{1,9}[ \t]*-->",
        "subtitles",
        is_text=True,
    ),
    FileKind(
        "a transcript",
        _MARK + rb'\{(?=\s{0,99}")[^\0]*?"(?:segments|transcription)"\s{0,99}:\s{0,99}\[',
        "whisper",
        is_text=True,
    ),
)
"""Every kind of file that is no text."""


def kind_of(data: bytes) -> FileKind | None:
    """Tell what kind of file some bytes are, None where they are a text, or something unknown."""
    return next((kind for kind in _KINDS if re.match(kind.begins, data)), None)


def unpacked(data: bytes, name: str, *, largest: int) -> bytes:
    """Return what a gzip holds, other bytes as they are.

    Raises:
        UnreadableFile: it is cut off or damaged, or unpacks to more than ``largest`` bytes.
    """
    if not data.startswith(GZIP):
        return data
    found, rest = bytearray(), data
    while rest.startswith(GZIP):
        stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            found += stream.decompress(rest, largest + 1 - len(found))
        except zlib.error:
            raise UnreadableFile(name, "it is a damaged gzip") from None
        if len(found) > largest:
            raise UnreadableFile(name, f"it unpacks to over {largest // 1_000_000} MB")
        if not stream.eof:
            raise UnreadableFile(name, "it is a gzip that is cut off")
        rest = stream.unused_data
    return bytes(found)
