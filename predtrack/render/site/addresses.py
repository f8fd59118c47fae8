"""Addresses: where each page of a site stands, from its root, with forward slashes.

An address comes from an id or from the name alone, never from what else is on the site, so that it
stays. Letters and digits of a folded name stand as they are, a space is ``-``, a hyphen ``--``; a
name with anything else, or too long, ends with a dot and letters of its SHA-256. A page after the
first ends with a dot and its number.
"""

from __future__ import annotations

import unicodedata
from base64 import b32encode
from collections.abc import Iterator
from enum import StrEnum
from hashlib import sha256
from urllib.parse import quote

from predtrack.models.alias import Aliases, NameKind
from predtrack.models.identity import fold, words_of

_LONGEST = 100
"""Bytes of a name that stand in its address; file systems hold 255."""
MARKED = 6
"""Letters of the digest that tell a shortened name from others."""
ENDING = ".html"
EDITIONS = "editions"
"""The folder of the editions that are kept under their days."""


class Place(StrEnum):
    """What has pages of its own, by the folder that they stand in."""

    PREDICTION = "prediction"
    PERSON = "person"
    ARTICLE = "article"
    OUTLET = "outlet"
    TAG = "tag"


_NAMED = {
    NameKind.AUTHOR: Place.PERSON,
    NameKind.SPEAKER: Place.PERSON,
    NameKind.OUTLET: Place.OUTLET,
    NameKind.TAG: Place.TAG,
}
"""Where the page of a name stands, by its kind."""


def address_of(place: Place, name: str, number: int = 1) -> str:
    """Return where a page stands; ``name`` is a name, or an id of a prediction or article."""
    return numbered(f"{place}/{slug(name)}{ENDING}", number)


def numbered(address: str, number: int) -> str:
    """Return where the page of a number stands whose first is at an address."""
    return address if number == 1 else f"{address.removesuffix(ENDING)}.{number}{ENDING}"


def link_from(page: str, address: str) -> str:
    """Return the relative link from a page to an address, as it is written into the page."""
    return "../" * page.count("/") + quote(address)


def slug(name: str) -> str:
    """Return a name as it stands in an address, the same for all its spellings that fold alike."""
    if name.isascii() and name.isalnum() and name == name.lower() and len(name) <= _LONGEST:
        return name  # as ids are
    folded = unicodedata.normalize("NFC", fold(name))
    kept = "".join(map(_letter, folded)).strip("-")
    read = kept.replace("--", "\n").replace("-", " ").replace("\n", "-")
    if kept and read == folded and len(kept.encode()) <= _LONGEST:
        return kept
    told = "-".join(words_of(folded))
    start = told.encode("utf-8", "ignore")[:_LONGEST].decode(errors="ignore").strip("-")
    digest = b32encode(sha256(folded.encode("utf-8", "surrogatepass")).digest()).decode().lower()
    return f"{start}.{digest[:MARKED]}"


def moved_names(aliases: Aliases) -> Iterator[tuple[str, str]]:
    """Yield the address of every name that stands for another, and the address of that one."""
    for one in aliases:
        if not one.apart and not one.is_bound:
            place, name = _NAMED[one.kind], aliases.name_for(one.kind, one.name)
            if place is Place.PERSON:
                (name,) = aliases.persons([name])
            if slug(one.name) != slug(name):
                yield address_of(place, one.name), address_of(place, name)


def _letter(letter: str) -> str:
    if letter == "-":
        return "--"
    return letter if letter.isalnum() or unicodedata.combining(letter) else "-" * (letter == " ")
