"""Pages: the main text and the facts of a web page or an HTML file, through trafilatura.

Only http and https, at most 20 seconds and 10 MB. Needs the extra ``web``.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from predtrack.errors import MissingExtra, UnreadablePage

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

SECONDS = 20
LARGEST = 10_000_000
"""Bytes of a page."""
CHUNK = 65_536
REDIRECTS = 5
READABLE = re.compile(r"(text/|application/(xhtml\+)?xml)")
"""Media types that can hold an article."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's main text and what it says about itself; None where it says nothing."""

    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None


def is_address(name: str) -> bool:
    """Tell whether a name is a web address, not a file's."""
    return re.match(r"https?://", name, re.IGNORECASE) is not None


def looks_like_html(text: str) -> bool:
    """Tell whether a text is a page's source."""
    return (
        re.match(r"\s*(<!doctype html|<html|<\?xml[^>]*>\s*<(!doctype )?html)", text, re.IGNORECASE)
        is not None
    )


def fetch_page(address: str) -> Page:
    """Fetch a page and read it.

    Raises:
        MissingExtra: trafilatura is not installed.
        UnreadablePage: it cannot be had, is no page, too large, too slow, or has no main text.
    """
    _trafilatura(f"reading {address}")
    return read_page(_fetch(address), address)


def read_page(source: bytes | str, name: str) -> Page:
    """Read the source of a page; ``name`` is its address or its file's.

    Raises:
        MissingExtra: trafilatura is not installed.
        UnreadablePage: it has no main text.
    """
    trafilatura = _trafilatura(f"reading the page {name}")
    address = name if is_address(name) else None
    document = trafilatura.bare_extraction(
        source, url=address, with_metadata=True, include_comments=False
    )
    if document is None or not (document.text or "").strip():
        raise UnreadablePage(
            name, "no main text was found in it: save the article's text as a file"
        )
    return Page(
        text=document.text,
        title=document.title or None,
        authors=_names(document.author),
        outlet=document.sitename or None,
        url=address or document.url or None,
        published=_day(document.date),
        language=document.language or None,
    )


def _trafilatura(purpose: str) -> Any:
    try:
        import trafilatura
    except ImportError:
        raise MissingExtra(purpose, "web") from None
    return trafilatura


def _fetch(address: str) -> bytes:
    import urllib3

    until = time.monotonic() + SECONDS
    request = urllib3.PoolManager(
        retries=urllib3.Retry(connect=0, read=0, redirect=REDIRECTS, other=0),
        timeout=urllib3.Timeout(total=SECONDS),
        headers={"User-Agent": "predtrack", "Accept": "text/html, text/*;q=0.8"},
    )
    try:
        response = request.request("GET", address, preload_content=False)
        with response:
            _check_answer(address, response)
            return _body(address, response, until)
    except urllib3.exceptions.HTTPError as error:
        raise UnreadablePage(address, _why(error)) from None


def _check_answer(address: str, response: BaseHTTPResponse) -> None:
    if response.status != 200:  # noqa: PLR2004  # HTTP's word for "here it is"
        raise UnreadablePage(
            address, f"the server answered {response.status} {response.reason or ''}".strip()
        )
    kind = response.headers.get("Content-Type", "text/html")
    if not READABLE.match(kind):
        raise UnreadablePage(address, f"it is {kind}, a page is wanted")


def _body(address: str, response: BaseHTTPResponse, until: float) -> bytes:
    body = bytearray()
    for chunk in response.stream(CHUNK):
        body += chunk
        if len(body) > LARGEST:
            raise UnreadablePage(address, f"it is over {LARGEST // 1_000_000} MB")
        if time.monotonic() > until:
            raise UnreadablePage(address, f"it took more than {SECONDS} seconds")
    return bytes(body)


def _why(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    if "too many redirects" in str(reason):
        return f"it redirects more than {REDIRECTS} times"
    if "Timeout" in type(reason).__name__ or "timed out" in str(reason):
        return f"no answer within {SECONDS} seconds"
    if "NewConnection" in type(reason).__name__ or "NameResolution" in type(reason).__name__:
        return "the server cannot be reached: check the address and the network"
    return str(reason)


def _names(authors: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (authors or "").split(";") if name.strip())


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
