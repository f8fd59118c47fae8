"""Web addresses: what may stand as a source or as evidence."""

from __future__ import annotations

from urllib.parse import urlsplit

from predtrack.errors import InvalidValue, shorten


def same_page(one: str | None, other: str | None) -> bool:
    """Tell whether two addresses name one page: the host's case and a last slash do not matter."""
    return bool(one and other) and _page(str(one)) == _page(str(other))


def _page(address: str) -> tuple[str, str, str]:
    parts = urlsplit(address)
    return parts.netloc.casefold(), parts.path.rstrip("/"), parts.query


def check_address(address: str) -> str:
    """Return a web address if it is one.

    Raises:
        InvalidValue: it is not an http or https address.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or any(map(str.isspace, address)):
        raise InvalidValue(
            f"'{shorten(address)}' is not a web address: write it whole, as https://example.org/page"
        )
    return address
