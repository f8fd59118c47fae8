"""Pages: the main text and the facts of a web page or an HTML file, through trafilatura.

Only http and https, at most 10 MB, 20 seconds to fetch it and 20 to read it. Needs the extra
``web``.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from signal import SIGALRM
from typing import Any, Self

from predtrack.errors import MissingExtra, UnreadablePage, reason
from predtrack.models.article import PublishedBasis
from predtrack.models.record import from_record, to_record
from predtrack.reading.networks import PRIVATE

START = "import sys; sys.path[:] = sys.argv[1:]; from predtrack.reading.page_process import main; main()"
"""Starts the process that reads, with the modules of this one and none from the folder it is in."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's main text and what it says about itself; None where it says nothing.

    ``origin`` is where it was read, where it gives itself another address as its ``url``.
    ``encoding`` is what a fetched page was read as where that is not UTF-8, ``broken`` how many of
    its bytes were nothing.
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


@dataclass(frozen=True, slots=True)
class Limits:
    """What a page may cost, and where none but the user may lead.

    ``seconds`` are those of each of the two steps, fetching and reading; ``largest`` is in bytes;
    ``private`` are the networks that no redirect may lead into.
    """

    seconds: float = 20
    largest: int = 10_000_000
    private: tuple[str, ...] = tuple(PRIVATE)


LIMITS = Limits()
ANYWHERE = Limits(private=())
"""The limits for one who lets redirects lead into private networks."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of the process that reads: the page of an address, or of ``size`` bytes.

    ``encoding`` is what a page of an address is in, None where it is to be found.
    """

    limits: Limits
    address: str | None = None
    size: int = 0
    encoding: str | None = None


def looks_like_html(text: str) -> bool:
    """Tell whether a text is a page's source."""
    return (
        re.match(r"\s*(<!doctype html|<html|<\?xml[^>]*>\s*<(!doctype )?html)", text, re.IGNORECASE)
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

    def fetch(self, address: str, *, encoding: str | None = None) -> Page:
        """Fetch a page and read it; its ``url`` is where redirects have led.

        Raises:
            MissingExtra: trafilatura is not installed.
            UnreadablePage: it cannot be had, is no page, takes too much, or has no main text.
        """
        return self._page(address, Order(self._limits, address, encoding=encoding), b"")

    def read(self, source: str, name: str) -> Page:
        """Read the source of a page; ``name`` is its file's.

        Raises:
            MissingExtra: trafilatura is not installed.
            UnreadablePage: it has no main text, or takes too long.
        """
        data = source.encode("utf-8", "surrogatepass")
        return self._page(name, Order(self._limits, size=len(data)), data)

    def close(self) -> int | None:
        """End the process and return how it ended, None where there was none."""
        process, self._process = self._process, None
        if process is None:
            return None
        process.kill()  # does nothing to one that has ended
        process.communicate()
        return process.returncode

    def _page(self, name: str, order: Order, source: bytes) -> Page:
        is_fetched = order.address is None
        for answer in self._answers(name, order, source):
            if "page" in answer:
                return from_record(Page, answer["page"])
            if "missing" in answer:
                raise MissingExtra(f"reading {name}", "web")
            if "why" in answer:
                raise UnreadablePage(name, answer["why"])
            is_fetched = True
        raise UnreadablePage(name, self._ending(is_fetched=is_fetched))

    def _answers(self, name: str, order: Order, source: bytes) -> Iterator[dict[str, Any]]:
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
    return subprocess.Popen(  # noqa: S603  # ourselves
        [sys.executable, "-c", START, *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
