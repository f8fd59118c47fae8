"""Web addresses: what may stand as a source or as evidence."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from predtrack.errors import InvalidValue, shorten

_LOGIN = r"(?<=\w://)[^\s/?#]*@"
"""User and password in an address: all before the last ``@`` in front of its path (RFC 3986)."""
_PATH_LOGIN = r"(?<=\w:/)[^\s/?#]*@"
"""The same in an address that was taken for a file's path, which has lost a slash."""
ORDINARY = re.compile(r"https?://[a-zA-Z0-9.-]+(?:/[!-~]*)?")
"""An address as nearly all are, which needs no parsing to be told: a name of ASCII, and a path."""
_OPENING = (
    r"([?&;#][\w.-]*"
    r"(?:token|secret|passw|pwd|api_?key|auth(?!or(?!i[sz]))|signature|session|jwt)[\w.-]*=)"
    r"(?:(?!:(?:\s|$))[^\s&;#\"'“”‘’<>])+"
)
"""A value in an address that opens what is closed to others, by its name; an author's does not.

A quote or a last colon is the sentence's around it.
"""


def is_address(name: str) -> bool:
    """Tell whether a name is a web address, not a file's."""
    return re.match(r"https?://", name, re.IGNORECASE) is not None


def without_login(text: str) -> str:
    """Take user and password out of an address, or out of every one in a text."""
    return re.sub(_LOGIN, "", text)


def address_kept(text: str | None) -> str | None:
    """Return a stranger's address as it is kept, without a login; None where it is none."""
    try:
        return check_address(without_login(text)) if text else None
    except InvalidValue:
        return None


def without_secrets(text: str) -> str:
    """Take out of every address in a text what opens doors: logins, and tokens in the query."""
    if ":/" not in text:
        return text
    bare = re.sub(_PATH_LOGIN, "", without_login(text))
    return re.sub(_OPENING, r"\1…", bare, flags=re.IGNORECASE)


def same_page(one: str | None, other: str | None) -> bool:
    """Tell whether two addresses name one page: the host's case and a last slash do not matter."""
    return bool(one and other) and page_of(str(one)) == page_of(str(other))


def page_of(address: str) -> tuple[str, str, str]:
    """Return what addresses of one page have in common."""
    parts = urlsplit(address)
    return parts.netloc.casefold(), parts.path.rstrip("/"), parts.query


def check_address(address: str) -> str:
    """Return a web address if it is one.

    Raises:
        InvalidValue: it is not an http or https address.
    """
    if ORDINARY.fullmatch(address):
        return address
    try:
        parts = urlsplit(address)
        _ = parts.port  # what stands there may be no number, but the start of a password
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or any(map(str.isspace, address)):
        shown = re.sub(r".*@", "…@", address, flags=re.DOTALL)  # a password may stand before it
        raise InvalidValue(
            f"'{shorten(shown)}' is not a web address: write it whole, as https://example.org/page"
        )
    return address
