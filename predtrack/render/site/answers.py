"""Answers: where who is named in a prediction can object to it, or correct it."""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from predtrack.errors import shorten
from predtrack.models.prediction import Prediction
from predtrack.models.settings import SiteSettings

_LONGEST = 300
"""Characters of a claim in a mail; the address of a page holds little more everywhere."""


def objection_link(site: SiteSettings, prediction: Prediction, page: str) -> str:
    """Return the link of "Object or correct" on a prediction, not yet escaped for a page.

    A mail has the id and the address of the ``page`` filled in; so has a page of the contact's, as
    ``prediction`` and ``page`` of its query.
    """
    where = absolute(site, page)
    if not site.is_by_mail:
        return _asking(site.contact, {"prediction": prediction.id, "page": where})
    words = (
        f"Prediction {prediction.id}",
        where,
        f"“{shorten(prediction.claim, _LONGEST)}”",
        "",
        "What is wrong, or should stand beside it:",
        "",
    )
    subject = quote(f"Objection or correction: {prediction.id}", safe="")
    body = quote("\r\n".join(words), safe="")
    return f"{site.contact_link}?subject={subject}&body={body}"


def absolute(site: SiteSettings, page: str) -> str:
    """Return the whole address of a page, its address on the site where no more is known."""
    return f"{site.base}{quote(page)}" if site.base else page


def _asking(address: str, asked: dict[str, str]) -> str:
    parts = urlsplit(address)
    query = "&".join(filter(None, (parts.query, urlencode(asked))))
    return urlunsplit(parts._replace(query=query))
