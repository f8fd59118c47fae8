"""JSON Lines of predtrack's own: every record, losslessly, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from predtrack.ledger.acts import Book
from predtrack.ledger.exchange.format import File, Format, Outgoing, Wishes, each
from predtrack.ledger.exchange.lines import numbered, without_logins
from predtrack.ledger.transfer import KINDS, Imported, export_records, import_records
from predtrack.models.outcome import KEPT
from predtrack.models.record import json_lines

_NAMED = 3
"""How many articles are named."""
TEXTS_OF = {"article": "of", "prediction": "of evidence for"}
"""How the texts of a record are called."""
TYPED = re.compile(rf'\s*\{{[^{{\[]*"type"\s*:\s*"(?:header|{"|".join(KINDS)})"'.encode())
"""How a line of an export begins: its type stands before anything that is no plain value."""


def is_one(file: File) -> bool:
    """Tell whether the first line has the type of a record."""
    return TYPED.match(file.start) is not None


def bring(book: Book, file: File, wishes: Wishes) -> Imported:
    """Put the records of an export into the ledger; raises as ``import_records``."""
    rows = without_logins(numbered(file.lines), book.notices)
    return import_records(book, rows, source=file.name, prefer=wishes.prefer)


def write(outgoing: Outgoing) -> Iterable[str]:
    """Yield the records as JSON Lines; of a choice also what they hang on."""
    left = {noun: list[str]() for noun in TEXTS_OF}
    yield from json_lines(
        _noting_texts(export_records(outgoing.ledger, only=chosen_ids(outgoing)), left)
    )
    if named := [f"{TEXTS_OF[noun]} {listed(ids, noun)}" for noun, ids in left.items() if ids]:
        what = f"without the texts {' and '.join(named)}"
        outgoing.notices.append(f"{what}: predtrack export -o FILE.zip takes them along")


def chosen_ids(outgoing: Outgoing) -> set[str] | None:
    """Return the ids of the predictions that were chosen, None where all go out."""
    return None if outgoing.chosen is None else {one.prediction.id for one in outgoing.chosen}


def listed(ids: Sequence[str], noun: str = "article") -> str:
    """Name records: the first, and how many more."""
    more = f" and {len(ids) - _NAMED:,} more" if len(ids) > _NAMED else ""
    return f"{noun if len(ids) == 1 else f'{noun}s'} {', '.join(ids[:_NAMED])}{more}"


def _noting_texts(
    rows: Iterable[dict[str, Any]], left: Mapping[str, list[str]]
) -> Iterable[dict[str, Any]]:
    """Yield records, and gather those that have a text, or evidence whose text is kept."""
    for row in rows:
        if row["type"] == "article" and row["sha256"]:
            left["article"].append(row["id"])
        elif row["type"] == "prediction" and _has_kept(row["outcome"]):
            left["prediction"].append(row["id"])
        yield row


def _has_kept(outcome: Mapping[str, Any] | None) -> bool:
    pieces = outcome["evidence"] if outcome else ()
    return any(KEPT.search(piece["note"] or "") for piece in pieces)


FORMAT = Format(
    "jsonl", "JSON Lines of predtrack export", is_one, each(bring), write, endings=(".jsonl",)
)
