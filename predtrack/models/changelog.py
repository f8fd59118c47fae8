"""The changelog: a change of the whole ledger in one line, as its backups and ``undo`` name it."""

from __future__ import annotations

from collections.abc import Iterable

from predtrack.models.alias import Alias
from predtrack.models.article import Article
from predtrack.models.event import Event
from predtrack.models.history import Did
from predtrack.models.prediction import Prediction

_Record = Prediction | Article | Event | Alias

_NAMED = 3
"""How many records are named; of more, the rest is counted."""

WORDS = {
    Did.RECORD: "recorded",
    Did.EDIT: "edited",
    Did.REOPEN: "reopened",
    Did.NOTE: "noted",
    Did.FORECAST: "forecast",
    Did.LINK: "linked",
    Did.EVENT: "dated by its event",
    Did.PUBLISHED: "moved with its article's date",
    Did.REMOVE: "removed",
    Did.RENAME: "renamed in",
    Did.REPLACE: "replaced",
    Did.MERGE: "mended after a merge",
}


def describe(records: Iterable[_Record]) -> str:
    """Say in a line what was done to the records that a change wrote."""
    done: dict[str, list[str]] = {}
    for record in records:
        act, name = _act(record)
        done.setdefault(act, []).append(name)
    return "; ".join(f"{act} {_listed(names)}" for act, names in done.items())


def author(records: Iterable[_Record]) -> str:
    """Name who made a change, by the newest entry of its records' histories; empty if none."""
    entries = [
        record.history[-1]
        for record in records
        if not isinstance(record, Article) and record.history
    ]
    return max(entries, key=lambda entry: entry.at).by if entries else ""


def _act(record: _Record) -> tuple[str, str]:
    if isinstance(record, Article):
        return "wrote article", record.id
    if isinstance(record, Event):
        return ("dated event" if record.date else "named event"), f"'{record.name}'"
    if isinstance(record, Alias):
        return f"renamed {record.kind}", f"'{record.name}' to '{record.stands_for}'"
    did = record.history[-1].did if record.history else Did.RECORD
    return WORDS.get(did, f"resolved as {record.status}:"), record.id


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
