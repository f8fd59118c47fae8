"""The process that fetches and reads pages, apart from the one that asks for them.

What a page costs is not known before (40,000 nested elements keep the parser's C code busy for
20 s, a name may never be resolved), and no signal handler of Python's interrupts it. So the kernel's
alarm, which nothing here handles, ends this process where a step takes too long. It also ends
when its standard input does, as it does with whoever started it.

An order is a line of JSON, followed by a page's source where it is not to be fetched; the answers
are lines of JSON: that the page is fetched, then the page, or why there is none.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date
from signal import ITIMER_REAL, SIG_DFL, SIGALRM, setitimer, signal
from typing import TYPE_CHECKING, Any

from predtrack.errors import UnreadableFile, UnreadablePage
from predtrack.models.address import without_login
from predtrack.models.record import from_record, to_record
from predtrack.reading.encodings import decode
from predtrack.reading.pages import Limits, Order, Page

if TYPE_CHECKING:
    from predtrack.reading.fetching import Fetched

NO_TEXT = "no main text was found in it: save the article's text as a file"


def main() -> None:
    """Take orders from standard input, and answer them on standard output, until it ends."""
    signal(SIGALRM, SIG_DFL)
    for line in iter(sys.stdin.buffer.readline, b""):
        order = from_record(Order, json.loads(line))
        setitimer(ITIMER_REAL, order.limits.seconds)
        source = sys.stdin.buffer.read(order.size).decode("utf-8", "surrogatepass")
        answer = _done(order, source)
        setitimer(ITIMER_REAL, 0)
        _answer(**answer)


def _answer(**answer: Any) -> None:
    print(json.dumps(answer), flush=True)  # noqa: T201  # to the one who asked


def _done(order: Order, source: str) -> dict[str, Any]:
    try:
        import trafilatura
    except ImportError:
        return {"missing": True}
    try:
        page = _page(trafilatura, order, source)
    except (UnreadableFile, UnreadablePage) as error:
        return {"why": error.why}
    return {"page": to_record(page)} if page else {"why": NO_TEXT}


def _page(trafilatura: Any, order: Order, source: str) -> Page | None:
    if order.address is None:
        return _extracted(trafilatura, source, None)
    found = _fetched(order.address, order.limits)
    read = decode(found.body, found.address, encoding=order.encoding, declared=found.charset)
    page = _extracted(trafilatura, read.text, without_login(found.address))
    if page is None:
        return None
    # the address may hold a login: who asked says so
    return replace(page, url=found.address, encoding=read.encoding, broken=read.broken)


def _fetched(address: str, limits: Limits) -> Fetched:
    from predtrack.reading.fetching import fetch

    found = fetch(address, limits)
    _answer(fetched=True)
    setitimer(ITIMER_REAL, limits.seconds)
    return found


def _extracted(trafilatura: Any, source: str, address: str | None) -> Page | None:
    """Find the main text of a page and what it says about itself, None where it has no text."""
    document = trafilatura.bare_extraction(
        source, url=address, with_metadata=True, include_comments=False
    )
    if document is None or not (document.text or "").strip():
        return None
    return Page(
        text=document.text,
        title=document.title or None,
        authors=_names(document.author),
        outlet=document.sitename or None,
        url=address or document.url or None,
        published=_day(document.date),
        language=document.language or None,
    )


def _names(authors: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (authors or "").split(";") if name.strip())


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
