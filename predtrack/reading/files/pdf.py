"""PDFs: their text page by page, through pypdf; the locator of a place is its page.

Lines are put together to paragraphs and words that were parted at their ends to words; running
heads, feet and page numbers are left off. At most 500 pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import chain
from typing import Any

from predtrack.errors import UnreadablePage
from predtrack.reading.pages import Page

PAGES = 500
_FEWEST = 3
"""Pages from which on what stands at the edge of half of them is a running head or foot."""
EDGE = 2
"""Lines at either edge of a page that may be such."""
FULL, SHORT = 0.8, 0.6
"""Shares of a full line: under the first a line that ends a sentence ends a paragraph, under the
second one without an end is a heading."""
_NAMES_OF_NOBODY = frozenset({"", "administrator", "admin", "author", "user", "owner", "unknown"})
_NO_TEXT = (
    "its pages are pictures without text: read them by OCR (ocrmypdf) and scan what comes out"
)

_ENDED = re.compile(r"""[.!?…:;]["”'’»)\]]{0,3}\d{0,2}$""")
_WORD = re.compile(r"[\w-]+")
_ITEM = re.compile(r"(?:[-–—•·*▪►‣]|\(?\d{1,3}[.)])\s")
_NUMBER = re.compile(r"\W*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"(?i)microsoft (?:word|powerpoint) - |\.(?:docx?|indd|pptx?|pdf|tex|qxd)$|^untitled"
)
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": "", "\0": ""}
)  # fmt: skip


def read(data: bytes) -> Page:
    """Read a PDF.

    Raises:
        UnreadablePage: it is encrypted, damaged, too long, or holds no text.
        ImportError: pypdf is not installed.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(data))
        _check(reader)
        pages = [_lines(page.extract_text()) for page in reader.pages]
        facts = reader.metadata
    except PyPdfError:
        raise UnreadablePage("", "it is damaged, or cut off: save it anew") from None
    empty = [number for number, lines in enumerate(pages, start=1) if not any(lines)]
    if len(empty) == len(pages):
        raise UnreadablePage("", _NO_TEXT)
    text, marks = _written(_without_frames(pages))
    title = _fact(facts, "title")
    authors = re.split(r"\s*[;,]\s*", _fact(facts, "author"))
    return Page(
        text=text,
        title=title if title and not _FILE_NAME.search(title) else None,
        authors=tuple(one for one in authors if one.lower() not in _NAMES_OF_NOBODY),
        marks=marks,
        has_head=True,
        notes=tuple(f"page {number} has no text: is it a picture?" for number in empty[:_FEWEST]),
    )


def _check(reader: Any) -> None:
    from pypdf.errors import DependencyError

    try:
        is_closed = reader.is_encrypted and not reader.decrypt("")
    except (DependencyError, NotImplementedError):
        is_closed = True
    if is_closed:
        raise UnreadablePage("", "it is encrypted: save it without a password")
    if len(reader.pages) > PAGES:
        raise UnreadablePage(
            "",
            f"it has {len(reader.pages):,} pages, at most {PAGES} are read: save those of the article",
        )


def _fact(facts: Any, name: str) -> str:
    value = getattr(facts, name, None)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _lines(text: str) -> list[str]:
    """Return a page's lines, a blank one empty."""
    return [" ".join(line.split()) for line in text.translate(_LIGATURES).split("\n")]


def _without_frames(pages: Sequence[list[str]]) -> list[list[str]]:
    """Leave off what stands at the edges of at least half of the pages, and page numbers there."""
    edges = [{_levelled(page[n]) for n in _edges(page)} for page in pages]
    counts = Counter(chain.from_iterable(edges))
    most = max(2, len(pages) / 2) if len(pages) >= _FEWEST else len(pages) + 1
    return [
        [
            line
            for n, line in enumerate(page)
            if n not in _edges(page)
            or not (_NUMBER.fullmatch(line) or counts[_levelled(line)] >= most)
        ]
        for page in pages
    ]


def _edges(page: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines at a page's edges."""
    full = [number for number, line in enumerate(page) if line]
    return frozenset(full[:EDGE] + full[-EDGE:])


def _levelled(line: str) -> str:
    return re.sub(r"\d+", "#", line).casefold()


def _written(pages: Sequence[list[str]]) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Put lines together to paragraphs; return the text, and where in it each page begins."""
    numbered = [(n, line) for n, page in enumerate(pages, start=1) for line in [*page, *_end(page)]]
    lengths = sorted(len(line) for _, line in numbered if line)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    words = Counter(word.casefold() for _, line in numbered for word in _WORD.findall(line))
    pieces, marks, at = list[str](), list[tuple[int, str]](), 0
    last, was_blank, page = "", False, 0
    for number, line in numbered:
        if not line:
            was_blank = True
            continue
        joint = _joint(last, line, width, words, was_blank=was_blank) if pieces else ""
        if joint == "-":
            pieces[-1], at, joint = pieces[-1][:-1], at - 1, ""
        at += len(joint)
        if number != page:
            marks.append((at, f"p. {number}"))
            page = number
        pieces += [joint, line]
        at += len(line)
        last, was_blank = line, False
    return "".join(pieces) + "\n", tuple(marks)


def _end(page: Sequence[str]) -> Iterator[str]:
    """Yield a blank line behind a page that ends with a sentence."""
    last = next(filter(None, reversed(page)), "")
    if _ENDED.search(last):
        yield ""


def _joint(last: str, line: str, width: int, words: Counter[str], *, was_blank: bool) -> str:
    """Return what stands between two lines: a hyphen for one that parts a word and goes."""
    before, after = re.search(r"([^\W\d_]+)-$", last), re.match(r"[^\W\d_]+", line)
    if before and after and after[0].islower() and not was_blank:
        one, other = before[1].casefold(), after[0]
        is_two = words[f"{one}-{other}"] or (words[one] and words[other] > 1)
        return "" if is_two and not words[one + other] else "-"
    has_ended = _ENDED.search(last) is not None
    if _ITEM.match(line) or (was_blank and (has_ended or not line[:1].islower())):
        return "\n\n"
    if has_ended:
        return "\n\n" if len(last) < FULL * width else " "
    return "\n\n" if len(last) < SHORT * width and not line[:1].islower() else " "
