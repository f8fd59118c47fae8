"""Files of word processors (DOCX, ECMA-376): their paragraphs, those of tables too, by python-docx.

What was inserted counts and what was deleted does not, whether or not anybody has accepted that.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile

from predtrack.errors import UnreadablePage
from predtrack.reading.pages import Page

_LARGEST = 100_000_000
"""Bytes that a file may unpack to."""
_PARTS = 5_000
_NAMES_OF_NOBODY = frozenset({"", "python-docx", "administrator", "admin", "author", "user"})
OTHER = (
    "it is an archive, or a file of another office program: save the text of the article as a file"
)
_WORDS = {"t": None, "tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"}
"""The elements that make a paragraph's words, each with what it stands for; None for its own text."""
_ASIDE = frozenset({"moveFrom", "txbxContent", "del"})
"""Elements whose words are not a paragraph's: moved away, in a box beside it, deleted."""


def read(data: bytes) -> Page:
    """Read a DOCX.

    Raises:
        UnreadablePage: it is another file in such a shell, damaged, or would unpack to too much.
        ImportError: python-docx is not installed.
    """
    _check(data)
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = Document(BytesIO(data))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError):
        raise UnreadablePage("", "it is damaged: save it anew") from None
    text = "\n\n".join(filter(None, _paragraphs(document.element.body)))
    if not text:
        raise UnreadablePage("", "it holds no text")
    facts = document.core_properties
    authors = (one.strip() for one in (facts.author or "").split(";"))
    return Page(
        has_head=True,
        text=text + "\n",
        title=(facts.title or "").strip() or None,
        authors=tuple(one for one in authors if one.casefold() not in _NAMES_OF_NOBODY),
        language=(facts.language or "").partition("-")[0] or None,
    )


def _check(data: bytes) -> None:
    """Look into the archive before anything of it is unpacked."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, OSError):
        raise UnreadablePage("", "it is a damaged archive") from None
    if not any(part.filename == "word/document.xml" for part in parts):
        raise UnreadablePage("", OTHER)
    if any(
        part.filename.startswith("/") or ".." in PurePosixPath(part.filename).parts
        for part in parts
    ):
        raise UnreadablePage(
            "", "it holds a file whose name leads out of it: nothing of it is read"
        )
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadablePage("", "it is encrypted: save it without a password")
    if sum(part.file_size for part in parts) > _LARGEST or len(parts) > _PARTS:
        raise UnreadablePage(
            "", f"it unpacks to over {_LARGEST // 1_000_000} MB, or {_PARTS:,} files"
        )


def _paragraphs(body: Any) -> Iterator[str]:
    for element in body.iter("{*}p"):
        if _name(element) == "p" and not any(
            _name(one) in _ASIDE for one in element.iterancestors()
        ):
            yield " ".join("".join(_words(element)).split())


def _words(paragraph: Any) -> Iterator[str]:
    for element in paragraph.iter():
        name = _name(element)
        if name not in _WORDS or any(_name(one) in _ASIDE for one in element.iterancestors()):
            continue
        if next(one for one in element.iterancestors() if _name(one) == "p") is paragraph:
            yield _WORDS[name] or element.text or ""


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
