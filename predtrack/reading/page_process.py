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
from signal import ITIMER_REAL, SIG_DFL, SIGALRM, setitimer, signal
from typing import TYPE_CHECKING, Any

from predtrack.errors import UnreadableFile, UnreadablePage
from predtrack.models.address import same_page, without_login
from predtrack.models.record import from_record, to_record
from predtrack.reading.encodings import decode
from predtrack.reading.page_facts import read_facts
from predtrack.reading.page_parts import without_surroundings
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
    is_own = page.url is None or same_page(page.url, without_login(found.address))
    return replace(
        page,
        url=found.address if is_own else page.url,  # who asked says that it holds a login
        origin=None if is_own else found.address,
        encoding=read.encoding,
        broken=read.broken,
    )


def _fetched(address: str, limits: Limits) -> Fetched:
    from predtrack.reading.fetching import fetch

    found = fetch(address, limits)
    _answer(fetched=True)
    setitimer(ITIMER_REAL, limits.seconds)
    return found


def _extracted(trafilatura: Any, source: str, address: str | None) -> Page | None:
    """Find the main text of a page and what it says about itself, None where it has no text."""
    tree = trafilatura.load_html(source)
    if tree is None:
        return None
    facts = read_facts(tree, address)
    without_surroundings(tree)
    guessed = trafilatura.extract_metadata(tree, default_url=address, extensive=False)
    found = trafilatura.bare_extraction(tree, url=address, include_comments=False)
    if found is None or not (found.text or "").strip():
        return None
    published = facts.published
    return Page(
        text=found.text,
        title=facts.title or guessed.title or None,
        authors=facts.authors or _names(guessed.author),
        outlet=facts.outlet or guessed.sitename or None,
        url=facts.address,
        published=published.day if published else None,
        published_basis=published.basis if published else None,
        published_note=published.note if published else None,
        language=facts.language,
    )


def _names(authors: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (authors or "").split(";") if name.strip())
