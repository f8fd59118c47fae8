"""Transfer: the whole ledger out and in as lines of records, losslessly.

A line is one record with its ``type``: header, article, event or prediction, in that order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from predtrack.errors import BadRows, InvalidValue, PredtrackError
from predtrack.ledger import Ledger, Record
from predtrack.models.article import Article
from predtrack.models.event import Event
from predtrack.models.prediction import Prediction
from predtrack.models.record import Misshapen, from_record, to_record
from predtrack.storage import SCHEMA

KINDS: Mapping[str, type[Record]] = {
    "article": Article,
    "event": Event,
    "prediction": Prediction,
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record that the ledger holds with other values."""

    name: str
    fields: tuple[str, ...]


@dataclass(slots=True)
class Import:
    """What an import found: records to add, to leave, and in conflict."""

    new: list[Record] = field(default_factory=list)
    unchanged: int = 0
    conflicts: list[tuple[Conflict, Record]] = field(default_factory=list)


def export_records(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Yield every record of the ledger, removed predictions too, as one dict a line."""
    yield {"type": "header", "schema": SCHEMA}
    for article in ledger.articles():
        yield {"type": "article", **to_record(article)}
    for event in ledger.events():
        yield {"type": "event", **to_record(event)}
    for prediction in ledger.recorded_predictions():
        yield {"type": "prediction", **to_record(prediction)}


def import_records(
    ledger: Ledger, rows: Iterable[tuple[int, Any]], *, source: str, replace: bool
) -> Import:
    """Put numbered rows into the ledger; with conflicts, only where ``replace`` allows it.

    Raises:
        BadRows: some rows cannot be taken; none is.
    """
    found, problems = Import(), []
    articles = set(ledger.article_ids())
    for number, row in rows:
        try:
            record = _record(row)
            if record is not None:
                _check_article(record, articles)
                _sort_in(ledger, record, found)
        except PredtrackError as error:
            problems.append((number, str(error)))
    if problems:
        raise BadRows(source, problems)
    if replace or not found.conflicts:
        for record in [*found.new, *(record for _, record in found.conflicts)]:
            ledger.put(record)
    return found


def _check_article(record: Record, articles: set[str]) -> None:
    """Remember an article's id; refuse a prediction whose article is not known by then."""
    if isinstance(record, Article):
        articles.add(record.id)
    elif isinstance(record, Prediction) and record.article not in articles:
        raise InvalidValue(f"its article {record.article} is not there before it")


def _record(row: Any) -> Record | None:
    """Check one row; None for a header of a schema that is known."""
    if isinstance(row, PredtrackError):
        raise row
    if not isinstance(row, Mapping) or "type" not in row:
        raise InvalidValue("a line is an object with a type: a line of predtrack export")
    fields = {name: value for name, value in row.items() if name != "type"}
    if row["type"] == "header":
        _check_header(fields)
        return None
    kind = KINDS.get(str(row["type"]))
    if kind is None:
        raise InvalidValue(f"the type is none of header, {', '.join(KINDS)}")
    try:
        record: Record = from_record(kind, fields)
    except Misshapen as error:
        raise InvalidValue(str(error)) from None
    return record


def _check_header(fields: Mapping[str, Any]) -> None:
    if fields.get("schema") != SCHEMA:
        raise InvalidValue(f"its schema is {fields.get('schema')}, this predtrack knows {SCHEMA}")


def _sort_in(ledger: Ledger, record: Record, found: Import) -> None:
    present = _present(ledger, record)
    if present is None:
        found.new.append(record)
    elif present == record:
        found.unchanged += 1
    else:
        ours, theirs = to_record(present), to_record(record)
        differing = tuple(name for name in theirs if ours[name] != theirs[name])
        name = record.name if isinstance(record, Event) else record.id
        found.conflicts.append((Conflict(name, differing), record))


def _present(ledger: Ledger, record: Record) -> Record | None:
    if isinstance(record, Event):
        return ledger.find_event(record.name)
    if isinstance(record, Article):
        return ledger.find_article(record.id)
    return ledger.find_prediction(record.id)
