"""JSON: a list of objects, one a prediction, as ``list --json`` writes them or with any names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from predtrack.ledger.acts import Book
from predtrack.ledger.exchange.format import File, Format, Outgoing, Wishes, each
from predtrack.ledger.exchange.lines import without_logins
from predtrack.ledger.transfer import Imported
from predtrack.models.cells import listed_record, source_of
from predtrack.models.note import Role
from predtrack.models.record import json_lines
from predtrack.models.statement import Span

NESTED: Mapping[str, Mapping[str, str | None]] = {
    "deadline": {"text": "wording", "latest": "deadline"},
    "outcome": {"status": None, "decided": None, "by": None},
}
"""The objects in our own records, and what rows call their fields, None for not at all."""
_OWN = {
    *("article", "spans", "likelihood", "linked", "history", "forecasts", "chosen_from", "who"),
    *(Span.__struct_fields__),
}
"""Fields of our own records that a row does not say."""


def is_one(file: File) -> bool:
    """Tell whether a file is a list of objects."""
    return isinstance(file.value, list) and all(isinstance(one, dict) for one in file.value)


def bring(book: Book, file: File, wishes: Wishes) -> Imported:
    """Record the objects of a list; raises as ``bring_rows``."""
    from predtrack.ledger.exchange.tables import bring_rows, columns_of

    flat = [_flat(one) for one in file.value]
    headings = [*dict.fromkeys(name for one in flat for name in one)]
    left = sum(map(_left_of, file.value), Counter[str]())
    if flat:
        columns = columns_of(headings, wishes, source=file.name, unit="object")
        ours = dict(zip(headings, columns.names, strict=True))
        flat, left = [_named(one, ours) for one in flat], left + columns.left
    rows = without_logins(enumerate(flat, start=1), book.notices)
    return bring_rows(book, rows, wishes, source=file.name, left=left, unit="object")


def _flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object of ours on one level; another's as it is."""
    flat: dict[str, Any] = {}
    for name, value in record.items():
        if name in NESTED and isinstance(value, dict):
            for one, cell in value.items():
                if called := NESTED[name].get(one, one):
                    flat[called] = cell
        elif name == "notes" and isinstance(value, list):
            flat[name] = [one for one in value if _is_readers(one)]
        elif not (name in _OWN | NESTED.keys() - {"deadline"} and "quote" in record):
            flat[name] = value
    return flat


def _is_readers(note: Any) -> bool:
    """Tell whether a note is a reader's, no objection and no verdict."""
    if not isinstance(note, dict):
        return True
    return not note.get("state") and note.get("role", Role.READER) == Role.READER


def _left_of(record: Mapping[str, Any]) -> Counter[str]:
    """Count what a record of ours has that a row does not carry."""
    found = {
        name: record[name] for name in ("forecasts", "notes") if isinstance(record.get(name), list)
    }
    notes = [one for one in found.get("notes", ()) if not _is_readers(one)]
    counts = {"forecasts": len(found.get("forecasts", ())), "objections and verdicts": len(notes)}
    return +Counter(counts)


def _named(record: Mapping[str, Any], ours: Mapping[str, str | None]) -> dict[str, Any]:
    return {name: value for one, value in record.items() if (name := ours[one])}


def records_of(outgoing: Outgoing) -> Iterator[dict[str, Any]]:
    """Yield predictions as ``list --json`` has them."""
    return (
        listed_record(one.prediction, outgoing.today) | source_of(one) for one in outgoing.entries()
    )


def write(outgoing: Outgoing) -> Iterable[str]:
    """Yield one JSON list, an object a line."""
    yield "["
    between = "\n"
    for line in json_lines(records_of(outgoing), ",\n"):
        yield between + line
        between = ""
    yield "\n]"


FORMAT = Format(
    "json", "a list of objects", is_one, each(bring), write, endings=(".json",), last=True
)
