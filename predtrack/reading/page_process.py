"""The process that fetches and reads pages and files, apart from the one that asks for them.

What a page costs is not known before (40,000 nested elements keep the parser's C code busy for
20 s, a name may never be resolved), and no signal handler of Python's interrupts it. So the kernel's
alarm, which nothing here handles, ends this process where a step takes too long, and the kernel
gives it no more memory than the limit. It also ends when its standard input does, as it does with
whoever started it.

An order is a line of JSON, followed by a page's source where it is not to be fetched; the answers
are lines of JSON: that the page is fetched, then the page, or why there is none.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from resource import RLIMIT_AS, getrlimit, setrlimit
from signal import ITIMER_REAL, SIG_DFL, SIGALRM, setitimer, signal
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from predtrack.errors import UnreadableFile, UnreadablePage
from predtrack.models.address import same_page, without_login
from predtrack.models.feed import Feed
from predtrack.models.record import from_record, to_record
from predtrack.reading.encodings import decode
from predtrack.reading.files.kinds import kind_of, unpacked
from predtrack.reading.page_facts import read_facts
from predtrack.reading.page_parts import without_surroundings
from predtrack.reading.pages import FROM_PAGE, Limits, Page, ReadOrder, looks_like_html

if TYPE_CHECKING:
    from predtrack.reading.fetching import Fetched

_NO_TEXT = "no main text was found in it: save the article's text as a file"


def main() -> None:
    """Take orders from standard input, and answer them on standard output, until it ends."""
    signal(SIGALRM, SIG_DFL)
    for line in iter(sys.stdin.buffer.readline, b""):
        order = from_record(ReadOrder, json.loads(line))
        setitimer(ITIMER_REAL, order.limits.seconds)
        setrlimit(RLIMIT_AS, (order.limits.memory, getrlimit(RLIMIT_AS)[1]))
        answer = _done(order, sys.stdin.buffer.read(order.size))
        setitimer(ITIMER_REAL, 0)
        _answer(**answer)


def _answer(**answer: Any) -> None:
    print(json.dumps(answer), flush=True)  # noqa: T201  # to the one who asked


def _done(order: ReadOrder, source: bytes) -> dict[str, Any]:
    try:
        read = _ordered(order, source)
    except ImportError:
        return {"missing": True}
    except (UnreadablePage, UnreadableFile) as error:
        return {"why": error.why}
    except MemoryError:
        return {"why": f"it takes more than {order.limits.memory // 1_000_000:,} MB of memory"}
    if read is None:
        return {"why": _NO_TEXT}
    return {"feed" if isinstance(read, Feed) else "page": to_record(read)}


def _ordered(order: ReadOrder, source: bytes) -> Page | Feed | None:
    if order.address is not None:
        return _of_address(order, order.address)
    if order.reader is None:
        return _extracted(source.decode("utf-8", "surrogatepass"), None)
    return _read(order.reader, source)


def _read(reader: str, source: bytes) -> Page | Feed:
    read: Page | Feed = import_module(f"predtrack.reading.files.{reader}").read(source)
    return read


def _of_address(order: ReadOrder, address: str) -> Page | Feed | None:
    found = _fetched(address, order.limits)
    body = unpacked(found.body, found.address, largest=order.limits.largest)
    kind = kind_of(body)
    if kind and not kind.is_text:
        return _placed(_read(kind.reader, body), found.address)
    read = decode(body, found.address, encoding=order.encoding, declared=found.charset)
    page: Page | Feed | None
    if kind:
        page = _read(kind.reader, read.text.encode("utf-8", "replace"))
    elif looks_like_html(read.text) or not found.is_plain:
        page = _extracted(read.text, without_login(found.address))
    else:
        page = Page(read.text, has_head=True)
    if isinstance(page, Page):
        page = replace(page, encoding=read.encoding, broken=read.broken)
    return page and _placed(page, found.address)


def _placed(read: Page | Feed, address: str) -> Page | Feed:
    """Return what was read with its address, which may hold a login: who asked says so."""
    if isinstance(read, Feed):
        return read.at(address)
    is_own = read.url is None or same_page(read.url, without_login(address))
    return replace(read, url=address if is_own else read.url, origin=None if is_own else address)


def _fetched(address: str, limits: Limits) -> Fetched:
    from predtrack.reading.fetching import fetch

    found = fetch(address, limits)
    _answer(fetched=True)
    setitimer(ITIMER_REAL, limits.seconds)
    return found


def _extracted(source: str, address: str | None) -> Page | None:
    """Find the main text of a page and what it says about itself, None where it has no text."""
    import trafilatura

    tree: Any = trafilatura.load_html(source)
    if tree is None:
        return None
    facts = read_facts(tree, address)
    without_surroundings(tree)
    guessed: Any = trafilatura.extract_metadata(tree, default_url=address, extensive=False)
    found: Any = trafilatura.bare_extraction(tree, url=address, include_comments=False)
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
        told=FROM_PAGE,
    )


def _names(authors: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (authors or "").split(";") if name.strip())
