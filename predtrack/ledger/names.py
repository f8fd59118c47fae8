"""Names, as they are recorded: under the spelling that an alias stands for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from shlex import quote
from typing import Any

from msgspec.structs import replace

from predtrack.errors import InvalidValue
from predtrack.ledger.book import Ledger
from predtrack.models.alias import ANYWHERE, NameKind, NamePlace, name_for
from predtrack.models.article import Article
from predtrack.models.identity import fold
from predtrack.models.prediction import Prediction

OF_ARTICLES = frozenset({NameKind.AUTHOR, NameKind.OUTLET})
"""Kinds of names that stand in articles; the others stand in predictions."""
_FIELDS: Mapping[str, NameKind] = {
    "authors": NameKind.AUTHOR,
    "outlet": NameKind.OUTLET,
    "speaker": NameKind.SPEAKER,
    "tags": NameKind.TAG,
}
"""The fields of articles and predictions that hold names."""
FIELD_OF = {kind: field for field, kind in _FIELDS.items()}
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of characters that nobody sees in a name."""
_JOINERS = "\u200c\u200d"
"""Unseen characters that belong to the spelling in some scripts."""


def settle(
    ledger: Ledger,
    values: Mapping[str, Any],
    notices: list[str] | None = None,
    place: NamePlace = ANYWHERE,
) -> dict[str, Any]:
    """Return fields with every alias among their names replaced by what it stands for.

    ``place`` is where they stand; an outlet among the fields is that. ``notices`` gathers a line
    for each name that is recorded as another.
    """
    settled = dict(values)
    if values.get("outlet"):
        outlet = _settled(ledger, NameKind.OUTLET, values["outlet"], notices)
        settled["outlet"], place = outlet, replace(place, outlet=outlet)
    for field in _FIELDS.keys() & values.keys() - {"outlet"}:
        kind, value = _FIELDS[field], values[field]
        if isinstance(value, tuple):
            names = tuple(_settled(ledger, kind, name, notices, place) for name in value)
            if names != value:
                settled |= with_names(kind, distinct(names))
        elif value:
            settled[field] = _settled(ledger, kind, value, notices, place)
    return settled


def place_of(article: Article | None) -> NamePlace:
    """Return where the names of an article and its predictions stand."""
    return article.place if article else ANYWHERE


def names_in(record: Article | Prediction, kind: NameKind) -> tuple[str, ...]:
    """Return the names of a kind that stand in an article or a prediction.

    The record of a reader's own questions has none: it is known by its outlet and its reader.
    """
    if isinstance(record, Article) and record.is_own:
        return ()
    value = getattr(record, FIELD_OF[kind], None) or ()
    return (value,) if isinstance(value, str) else value


def with_names(kind: NameKind, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the field of a kind of names with these in it."""
    if kind is NameKind.TAG:
        names = tuple(sorted(names))
    is_one = kind in (NameKind.OUTLET, NameKind.SPEAKER)
    return {FIELD_OF[kind]: names[0] if is_one else names}


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return names in their order, the first spelling of each."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(name), name)
    return tuple(first.values())


def check_name(name: str, what: str) -> str:
    """Return a name on one line; ``what`` is what the reader calls it.

    Raises:
        InvalidValue: it is empty, or holds characters that nobody sees.
    """
    unseen = (one for one in name if unicodedata.category(one) in UNSEEN and one not in _JOINERS)
    hidden = next(unseen, None)
    if hidden is not None:
        raise InvalidValue(f"{what} holds a hidden character, U+{ord(hidden):04X}: leave it out")
    if not name.strip():
        raise InvalidValue(f"{what} is empty")
    return " ".join(name.split())


def rename_line(kind: NameKind, old: str, new: str) -> str:
    """Write the command that renames, as it is typed into a shell."""
    return f"predtrack rename {kind} {quote(old)} {quote(new)}"


def apart_line(one: str, other: str) -> str:
    """Write the command that says that two names are two persons', as it is typed."""
    return f"predtrack rename --apart {quote(one)} {quote(other)}"


def _settled(
    ledger: Ledger,
    kind: NameKind,
    name: str,
    notices: list[str] | None,
    place: NamePlace = ANYWHERE,
) -> str:
    found = name_for(kind, name, ledger.find_alias, place)
    notice = f"{name} is recorded as {found}"
    if found != name and notices is not None and notice not in notices:
        notices.append(notice)
    return found
