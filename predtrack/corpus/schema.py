"""The schema: what the tables of an archive hold; the columns follow from these values.

Days are DATE, lists are lists, ``start`` and ``end`` are places in the article's text, half-open.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from predtrack.models.article import PublishedBasis
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.statement import Kind, Likelihood, Span, Voice


class ArticleRow(msgspec.Struct, frozen=True):
    """An article, with its ``number`` in its part, and how many statements and claims it makes.

    ``source`` is the file that it came from, by the name that it was given, and ``offset`` its
    place there: the byte at which its record or line begins (of the unpacked file, but for WARC),
    the number of its row in a table, from 0. ``text`` is null where it was not kept.
    """

    id: str
    number: int
    source: str
    offset: int
    sha256: str
    title: str | None
    authors: tuple[str, ...]
    outlet: str | None
    url: str | None
    language: str | None
    published: date | None
    published_basis: PublishedBasis | None
    published_note: str | None
    statements: int
    claims: int
    text: str | None


class ClaimRow(msgspec.Struct, frozen=True):
    """What a clause of a statement says will be, by when, and how well it could be checked."""

    text: str
    start: int
    end: int
    deadline: Deadline
    no_change: bool
    checkable: float


class StatementRow(msgspec.Struct, frozen=True):
    """A statement, with ``claim`` its first claim and ``checkable`` that of its best.

    ``deadline`` is the last day, None without one; ``earliest`` to ``assumption`` say more of it.
    """

    id: str
    article: str
    number: int
    kind: Kind
    voice: Voice
    speaker: str | None
    speaker_role: str | None
    quote: str
    claim: str
    deadline: date | None
    earliest: date | None
    basis: Basis
    wording: str | None
    event: str | None
    review: date | None
    assumption: str | None
    no_change: bool
    checkable: float
    score: float
    likelihood: Likelihood | None
    spans: tuple[Span, ...]
    claims: tuple[ClaimRow, ...]


class SkippedRow(msgspec.Struct, frozen=True):
    """What was not read, and why."""

    source: str
    offset: int
    why: str


class CopyRow(msgspec.Struct, frozen=True):
    """An article that repeats another: the share of their word 5-shingles, 1 for the same text."""

    article: str
    copy_of: str
    similarity: float


class ShinglesRow(msgspec.Struct, frozen=True):
    """What copies are found by: an article's word shingles, as numbers, and its bands of them.

    ``place`` orders the articles of an archive; ``hashes`` are numbers of 32 bits, the least
    first, each the least byte first; in a table they are in base64, as JSON has bytes.
    """

    article: str
    place: int
    sha256: str
    published: date | None
    bands: tuple[int, ...]
    hashes: bytes


TABLES: Mapping[str, type[msgspec.Struct]] = {
    "articles": ArticleRow,
    "statements": StatementRow,
    "skipped": SkippedRow,
}
"""The tables of a part, a file each."""
PLAIN: Mapping[Any, str] = {
    str: "VARCHAR",
    int: "BIGINT",
    float: "DOUBLE",
    bool: "BOOLEAN",
    bytes: "VARCHAR",
    date: "DATE",
}


@cache
def columns_of(row: type[msgspec.Struct]) -> Mapping[str, str]:
    """Return the columns of a row's table with their types in SQL, in order."""
    hints = get_type_hints(row)
    return {name: _sql_type(hints[name]) for name in row.__struct_fields__}


def _sql_type(hint: Any) -> str:
    if isinstance(hint, UnionType):
        return _sql_type(get_args(hint)[0])
    if get_origin(hint) is tuple:
        return f"{_sql_type(get_args(hint)[0])}[]"
    if hint in PLAIN:
        return PLAIN[hint]
    if issubclass(hint, StrEnum):
        return "VARCHAR"
    inside = ", ".join(f'"{name}" {kind}' for name, kind in columns_of(hint).items())
    return f"STRUCT({inside})"
