"""Fetching: the bytes of a web page, over redirects that are followed one by one.

Nothing here keeps the time: what fetches is a process that ends itself (``page_process``).
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from typing import Any, NamedTuple
from urllib.parse import urljoin

from urllib3 import BaseHTTPResponse, HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError, LocationParseError, SSLError
from urllib3.util import parse_url

from predtrack.errors import UnreadablePage, shorten
from predtrack.models.address import is_address
from predtrack.reading.networks import is_within
from predtrack.reading.pages import Limits

CHUNK = 65_536
REDIRECTS = 5
REDIRECTING = frozenset({301, 302, 303, 307, 308})
CONNECTING = 6
"""Seconds for one of a host's addresses, so that the next one has its turn."""
_READABLE = re.compile(
    r"text/|application/(?:(?:xhtml|rss|atom|rdf)\+xml|xml|json|pdf|gzip|x-gzip|x-subrip|octet-stream"
    r"|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)\b",
    re.IGNORECASE,
)
"""Media types that can hold an article; what it is then, its content tells."""
CHARSET = re.compile(r"""\bcharset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
HEADERS = {"User-Agent": "predtrack", "Accept": "text/html, text/*;q=0.8"}

Resolve = Callable[..., Sequence[Any]]
"""What finds the addresses of a host, as ``socket.getaddrinfo`` does."""


class Fetched(NamedTuple):
    """A page's bytes, the address that it was read at in the end, and what its server says of them.

    That is their charset, and whether they are plain text.
    """

    body: bytes
    address: str
    charset: str | None = None
    is_plain: bool = False


def fetch(address: str, limits: Limits, *, resolve: Resolve = socket.getaddrinfo) -> Fetched:
    """Fetch a page.

    Raises:
        UnreadablePage: it cannot be had, is no page, is too large, or leads where it must not.
    """
    route = Route(limits.private, resolve)
    here = address
    try:
        for _ in range(REDIRECTS + 1):
            with closing(_request(here, route)) as response:
                onward = _onward(here, response)
                if onward is None:
                    body = _body(response, limits.largest)
                    kind = response.headers.get("Content-Type", "")
                    return Fetched(body, here, _charset(kind), kind.startswith("text/plain"))
            here = onward
    except (HTTPError, ValueError) as error:
        raise UnreadablePage(address, _why(error)) from None
    except Refused as refused:
        raise UnreadablePage(address, str(refused)) from None
    raise UnreadablePage(address, f"it redirects more than {REDIRECTS} times")


class Refused(Exception):
    """Why a page is not read, in words."""


class Route:
    """The way over redirects: the first host is the user's choice, none after it may be private.

    A private host may redirect to itself. What is checked is the address that is connected to: a
    name is looked up once, so that it cannot have another meaning the second time.
    """

    def __init__(self, private: Sequence[str], resolve: Resolve) -> None:
        self._private, self._resolve = private, resolve
        self._last: str | None = None

    def connect(self, host: str, port: int) -> socket.socket:
        """Connect to the first of a host's addresses that answers.

        Raises:
            Refused: none does, or one is private and was reached by a redirect.
        """
        with suppress(OSError, UnicodeError):  # UnicodeError: it is no name of a host
            for *_, place in self._resolve(host, port, type=socket.SOCK_STREAM):
                self._check(place[0])
                with suppress(OSError):
                    return self._connected(place[0], port)
        raise Refused("the server cannot be reached: check the address and the network")

    def _check(self, ip: str) -> None:
        if self._last not in (None, ip) and is_within(ip, self._private):
            raise Refused(f"it redirects to {ip}, which is not public: --allow-private follows it")

    def _connected(self, ip: str, port: int) -> socket.socket:
        connection = socket.create_connection((ip, port), CONNECTING)
        connection.settimeout(None)
        self._last = ip
        return connection


def _request(address: str, route: Route) -> BaseHTTPResponse:
    url = parse_url(address)
    kind = HTTPSConnectionPool if url.scheme == "https" else HTTPConnectionPool
    pool = kind(url.host or "", url.port)
    connect = {"_new_conn": lambda connection: route.connect(connection.host, connection.port)}
    pool.ConnectionCls = type("RouteConnection", (pool.ConnectionCls,), connect)
    return pool.urlopen(
        "GET",
        url.request_uri,
        headers=HEADERS,
        retries=False,
        redirect=False,
        preload_content=False,
    )


def _onward(address: str, response: BaseHTTPResponse) -> str | None:
    """Return the whole address that an answer redirects to, None where it is the page's."""
    location = response.headers.get("Location")
    if response.status not in REDIRECTING or not location:
        return None
    onward = parse_url(urljoin(address, location)).url
    if not is_address(onward):
        raise Refused("it redirects to something else than a web page")
    return onward


def _body(response: BaseHTTPResponse, largest: int) -> bytes:
    _check_answer(response)
    body = bytearray()
    for chunk in response.stream(CHUNK):
        body += chunk
        if len(body) > largest:
            raise Refused(f"it is over {largest // 1_000_000} MB")
    return bytes(body)


def _charset(kind: str) -> str | None:
    named = CHARSET.search(kind)
    return named[1] if named else None


def _check_answer(response: BaseHTTPResponse) -> None:
    if response.status != 200:  # noqa: PLR2004  # HTTP's word for "here it is"
        said = f"the server answered {response.status} {response.reason or ''}"
        raise Refused(shorten(said))
    kind = response.headers.get("Content-Type", "text/html")
    if not _READABLE.match(kind):
        raise Refused(f"it is {shorten(kind)}, a page is wanted")


def _why(error: Exception) -> str:
    if isinstance(error, SSLError):
        signed = " (its certificate is self-signed)" if "self-signed" in str(error) else ""
        return f"no safe connection: the server cannot prove who it is{signed}"
    if isinstance(error, LocationParseError):
        return "it is, or redirects to, no whole web address"
    return "its answer was broken: try again, or save the page and scan the file"
