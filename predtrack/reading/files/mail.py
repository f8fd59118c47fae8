"""Mails (RFC 5322): the words of whoever sent one, without what he quotes of others.

Lines that begin with "> " are another's words, and are left off with the line that introduces them;
so is all behind the mark of a signature or of a forwarded mail. Nothing is read from attachments.
"""

from __future__ import annotations

import re
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from predtrack.errors import UnreadablePage
from predtrack.models.address import is_address
from predtrack.models.article import PublishedBasis
from predtrack.reading.pages import Page

_NOTHING = "it has no text of its own, only attachments: save the one that is meant as a file"
_QUOTED = re.compile(r"^[ \t]?>.*(?:\n|$)", re.MULTILINE)
_INTRODUCED = re.compile(
    r"^(?:On |Am |Le |El |Il )[^\n]{5,200}(?:\n[^\n>]{1,120})?:[ \t]*\n(?:[ \t]*\n)?(?=[ \t]?>)",
    re.MULTILINE,
)
_TAIL = re.compile(
    r"^(?:-- |-{2,} ?(?:Original|Forwarded) [Mm]essage ?-{2,}|_{20,})[ \t]*$", re.MULTILINE
)
_PREFIX = re.compile(r"(?i)^(?:(?:re|fwd?|aw|wg|tr)(?:\[\d+\])?:\s*)+")


def read(data: bytes) -> Page:
    """Read a mail; its text is one that is kept only where that is asked for.

    Raises:
        UnreadablePage: it has no text, or cannot be read.
    """
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    try:
        text = _words(message)
    except (LookupError, MessageError, ValueError, RecursionError):
        raise UnreadablePage("", "it is a damaged mail: save its text as a file") from None
    if not text.strip():
        raise UnreadablePage("", _NOTHING)
    name, address = parseaddr(_header(message, "From"))
    published = _day(message)
    url = _header(message, "Archived-At").strip("<> ")
    return Page(
        text=text.strip("\n") + "\n",
        title=_PREFIX.sub("", _header(message, "Subject")) or None,
        authors=tuple(filter(None, [name or address.partition("@")[0]])),
        url=url if is_address(url) else None,
        published=published,
        published_basis=PublishedBasis.STATED if published else None,
        is_private=True,
    )


def _words(message: EmailMessage) -> str:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None or body.is_attachment():
        return ""
    text = body.get_content()
    if not isinstance(text, str):
        return ""
    if body.get_content_subtype() == "html":
        return _of_html(text)
    text = text.replace("\r\n", "\n").replace("\xa0", " ")
    text = _QUOTED.sub("", _INTRODUCED.sub("", text))
    tail = _TAIL.search(text)
    return text[: tail.start()] if tail else text


def _of_html(source: str) -> str:
    """Return the words of a mail that has no plain ones; raises ImportError without trafilatura."""
    import trafilatura

    document: Any = trafilatura.bare_extraction(source, include_comments=False)
    return (document.text if document else "") or trafilatura.html2txt(source)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, TypeError, AttributeError):  # the library's own on odd ones
        return ""


def _day(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
