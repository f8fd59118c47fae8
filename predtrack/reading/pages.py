"""Pages: the text and the facts of a web page or of a file that is no text, read apart.

Only http and https, at most 10 MB of what is fetched, 20 seconds to fetch it and 20 to read it, and
2 GB of memory. Most kinds need the extra ``read``.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from signal import SIGALRM
from typing import TYPE_CHECKING, Any, Self

import msgspec
from msgspec.structs import replace

from predtrack.errors import MissingExtra, UnreadablePage, reason
from predtrack.models.article import PublishedBasis
from predtrack.models.feed import Feed
from predtrack.models.locator import Marks
from predtrack.models.record import from_record, to_record
from predtrack.reading.blocks import Turns
from predtrack.reading.head import Head
from predtrack.reading.networks import PRIVATE

if TYPE_CHECKING:
    import subprocess

_START = "import sys; sys.path[:] = sys.argv[1:]; from predtrack.reading.page_process import main; main()"
"""Starts the process that reads, with the modules of this one and none from the folder it is in."""


FROM_PAGE, FROM_FILE = "from the page", "from the file"
"""What the facts of an article are read from, beside its text's head."""


class Page(msgspec.Struct, frozen=True):
    """A page's main text and what it says about itself; None where it says nothing.

    ``origin`` is where it was read, where it gives itself another address as its ``url``.
    ``encoding`` is what it was read as where that is not UTF-8, ``broken`` how many of its bytes
    were nothing. ``marks`` say where in the text its pages or moments begin, ``notes`` what a reader
    should know of how it was read. Each turn of a transcript begins with its speaker's name, at
    ``turns``, and a colon. A private text is kept only where that is asked for. ``told`` is what its
    facts were read from; one that ``has_head`` may say more of them above its first paragraph.
    """

    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    published_basis: PublishedBasis | None = None
    published_note: str | None = None
    origin: str | None = None
    language: str | None = None
    encoding: str | None = None
    broken: int = 0
    marks: Marks = ()
    notes: tuple[str, ...] = ()
    turns: Turns = ()
    is_private: bool = False
    told: str = FROM_FILE
    has_head: bool = False

    def with_head(self, head: Head) -> Page:
        """Return it with what its text's head says, where it says nothing of that elsewhere."""
        page = self
        if head.published and not self.published:
            page = replace(
                self,
                published=head.published,
                published_basis=PublishedBasis.INFERRED,
                published_note=f"its head (“{head.day_line}”)",
            )
        return replace(
            page,
            title=self.title or head.title,
            authors=self.authors or head.authors,
            outlet=self.outlet or head.outlet,
        )


class Limits(msgspec.Struct, frozen=True):
    """What a page may cost, and where none but the user may lead.

    ``seconds`` are those of each of the two steps, fetching and reading; ``largest``, of what is
    fetched, and ``memory`` are in bytes; ``private`` are the networks that no redirect may lead
    into.
    """

    seconds: float = 20
    largest: int = 10_000_000
    memory: int = 2_000_000_000
    private: tuple[str, ...] = tuple(PRIVATE)


LIMITS = Limits()
ANYWHERE = Limits(private=())
"""The limits for one who lets redirects lead into private networks."""


class ReadOrder(msgspec.Struct, frozen=True):
    """What is wanted of the process that reads: the page of an address, or of ``size`` bytes.

    ``reader`` is the module of ``files`` that reads those bytes, a page's where it is None;
    ``encoding`` is what a page of an address is in, None where it is to be found.
    """

    limits: Limits
    address: str | None = None
    size: int = 0
    reader: str | None = None
    encoding: str | None = None


def looks_like_html(text: str) -> bool:
    """Tell whether a text is a page's source."""
    return (
        re.match(
            r"\s*(?:<!--[\s\S]{0,2000}?-->\s*)?(?:<\?xml[^>]*>\s*)?<(?:!doctype )?html\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )


class PageReader:
    """Fetches and reads pages, in a process that is started for the first one.

    One that a page has cost its life is started anew for the next one.
    """

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def fetch(self, address: str, *, encoding: str | None = None) -> Page | Feed:
        """Fetch a page, or a file, and read it; its ``url`` is where redirects have led.

        Raises:
            MissingExtra: what reads it is not installed.
            UnreadablePage: it cannot be had, is no page, takes too much, or has no main text.
        """
        return self._page(address, ReadOrder(self._limits, address, encoding=encoding), b"")

    def read(self, source: str, name: str) -> Page | Feed:
        """Read the source of a page; ``name`` is its file's.

        Raises:
            MissingExtra: trafilatura is not installed.
            UnreadablePage: it has no main text, or takes too long.
        """
        data = source.encode("utf-8", "surrogatepass")
        return self._page(name, ReadOrder(self._limits, size=len(data)), data)

    def read_bytes(self, data: bytes, name: str, reader: str) -> Page | Feed:
        """Read a file's bytes by a module of ``files``; ``name`` is the file's.

        Raises:
            MissingExtra: the library that reads it is not installed.
            UnreadablePage: it cannot be read, holds no text, or takes too much.
        """
        return self._page(name, ReadOrder(self._limits, size=len(data), reader=reader), data)

    def close(self) -> int | None:
        """End the process and return how it ended, None where there was none."""
        process, self._process = self._process, None
        if process is None:
            return None
        process.kill()  # does nothing to one that has ended
        process.communicate()
        return process.returncode

    def _page(self, name: str, order: ReadOrder, source: bytes) -> Page | Feed:
        is_fetched = order.address is None
        for answer in self._answers(name, order, source):
            if "page" in answer:
                return from_record(Page, answer["page"])
            if "feed" in answer:
                return from_record(Feed, answer["feed"])
            if "missing" in answer:
                raise MissingExtra(f"reading {name}", "read")
            if "why" in answer:
                raise UnreadablePage(name, answer["why"])
            is_fetched = True
        raise UnreadablePage(name, self._ending(is_fetched=is_fetched))

    def _answers(self, name: str, order: ReadOrder, source: bytes) -> Iterator[dict[str, Any]]:
        """Yield what the process answers to an order, until it ends or the reader stops."""
        try:
            process = self._process = self._process or _started()
        except OSError as error:
            raise UnreadablePage(name, f"no process for it: {reason(error)}") from None
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(BrokenPipeError):  # it has ended, and so have its answers
            process.stdin.write(json.dumps(to_record(order)).encode() + b"\n" + source)
            process.stdin.flush()
        for line in process.stdout:
            if line.endswith(b"\n"):  # else it ended in the middle of it
                yield json.loads(line)

    def _ending(self, *, is_fetched: bool) -> str:
        """Say why the process has ended without a page."""
        seconds = f"{self._limits.seconds:g} seconds"
        if self.close() != -SIGALRM:
            return "it cannot be made sense of: save the article's text as a file"
        if is_fetched:
            return f"reading it took more than {seconds}: save the article's text as a file"
        return f"it took more than {seconds}"


def _started() -> subprocess.Popen[bytes]:
    import subprocess

    return subprocess.Popen(  # noqa: S603  # ourselves
        [sys.executable, "-c", _START, *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
