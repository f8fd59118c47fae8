"""Transfer: the whole ledger out and in as lines of records, losslessly.

A line is one record with its ``type``: header, article, event, alias or prediction, in that order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from predtrack.errors import ImportConflicts, InvalidValue
from predtrack.ledger.acts import Book
from predtrack.ledger.book import Ledger
from predtrack.ledger.names import rename_line
from predtrack.ledger.records import Record
from predtrack.ledger.replacing import Prefer, merged
from predtrack.ledger.rows import take_rows
from predtrack.models.alias import Alias, Aliases
from predtrack.models.article import Article
from predtrack.models.event import Event
from predtrack.models.identity import fold
from predtrack.models.prediction import Prediction
from predtrack.models.record import Misshapen, fields_of, from_record, from_whole_record, to_record
from predtrack.storage import SCHEMA

KINDS: Mapping[str, type[Record]] = {
    "article": Article,
    "event": Event,
    "alias": Alias,
    "prediction": Prediction,
}


class Imported(msgspec.Struct, frozen=True):
    """What an import found: how many records were new, the same, or differed from ours.

    ``added`` had less here than there, and nothing otherwise: an outcome, a note, a forecast.
    ``left`` counts what stood in the file and cannot be carried, by what it is.
    """

    new: int = 0
    unchanged: int = 0
    replaced: int = 0
    left: Counter[str] = msgspec.field(default_factory=Counter)
    added: int = 0

    def __str__(self) -> str:
        counts = f"{self.new} new, {self.unchanged} unchanged, {self.replaced} conflicting, 0 bad"
        return f"{counts}, {self.added} added to" if self.added else counts

    @property
    def not_carried(self) -> list[str]:
        """What was left, in a line; none where nothing was."""
        left = "; ".join(f"{what}: {number:,}" for what, number in self.left.items())
        return [f"not carried: {left}"] if left else []

    def unless(self, conflicts: Sequence[str], prefer: Prefer | None) -> Imported:
        """Return it, unless records differ and nobody says whose stand: raises ImportConflicts."""
        if conflicts and prefer is None:
            raise ImportConflicts(conflicts, str(self))
        return self

    @classmethod
    def together(cls, parts: Iterable[Imported]) -> Imported:
        """Return the sum of what several files brought."""
        brought = [*parts]
        return cls(
            new=sum(part.new for part in brought),
            unchanged=sum(part.unchanged for part in brought),
            replaced=sum(part.replaced for part in brought),
            left=sum((part.left for part in brought), Counter[str]()),
            added=sum(part.added for part in brought),
        )


def export_records(
    ledger: Ledger, *, only: Container[str] | None = None
) -> Iterator[dict[str, Any]]:
    """Yield every record of the ledger, removed predictions too, as one dict a line.

    ``only`` are the ids of some predictions: they come with those that they are linked with, and
    with their articles.
    """
    chosen = None if only is None else with_their_own(ledger, only)
    yield {"type": "header", "schema": SCHEMA}
    for word, records in (
        ("article", ledger.each(Article)),
        ("event", ledger.each(Event)),
        ("alias", ledger.aliases()),
        ("prediction", ledger.each(Prediction)),
    ):
        for record in records:
            if chosen is None or isinstance(record, Event | Alias) or record.id in chosen:
                yield {"type": word, **fields_of(record)}


def with_their_own(ledger: Ledger, only: Container[str]) -> set[str]:
    """Return the ids of some predictions, of those linked with them, and of all their articles."""
    taken: set[str] = set()
    waiting = [one for one in ledger.each(Prediction) if one.id in only]
    while waiting:
        one = waiting.pop()
        taken |= {one.id, one.article}
        waiting += filter(None, map(ledger.find_prediction, {*one.linked} - taken))
    return taken


def import_records(
    ledger: Book,
    rows: Iterable[tuple[int, Any]],
    *,
    source: str,
    prefer: Prefer | None = None,
) -> Imported:
    """Put numbered rows into the ledger; records that differ only where ``prefer`` says how.

    One that is replaced keeps its history, which says so.

    Raises:
        BadRows: some rows cannot be taken; none is.
        ImportConflicts: some records differ from those on file; nothing is written.
    """
    conflicts: list[str] = []
    schema = SCHEMA

    def take(row: Any) -> str:
        nonlocal schema
        kind, fields = _typed(row)
        if kind is None:
            schema = _schema_of(fields)
            return "header"
        record = _record(kind, fields, schema)
        if isinstance(record, Prediction) and ledger.find_article(record.article) is None:
            raise InvalidValue(f"its article {record.article} is not there before it")
        if isinstance(record, Alias):
            _refuse_circle(ledger, record)
        present = _present(ledger, record)
        if present is None:
            ledger.put(record)
            return "new"
        together = merged(
            present, record, source=source, signed=ledger.signed, prefer=prefer or Prefer.THEIRS
        )
        if together == present:
            return "unchanged"
        conflicts.append(_difference(present, record))
        ledger.put(together)
        return "replaced"

    taken = Counter(take_rows(rows, take, source=source))
    imported = Imported(taken["new"], taken["unchanged"], taken["replaced"])
    return imported.unless(conflicts, prefer)


def _difference(ours: Record, theirs: Record) -> str:
    name = theirs.name if isinstance(theirs, Event | Alias) else theirs.id
    old, new = to_record(ours), to_record(theirs)
    return f"{name} differs in {', '.join(field for field in new if old[field] != new[field])}"


def _refuse_circle(ledger: Ledger, alias: Alias) -> None:
    """Refuse an alias of a name that is itself an alias of this one here."""
    if alias.is_bound or alias.apart:
        return
    with_it = Aliases([*ledger.aliases(), alias])
    if fold(with_it.name_for(alias.kind, alias.name)) == fold(alias.name):
        raise InvalidValue(
            f"here {alias.stands_for} stands for {alias.name}, not the other way round: "
            f"turn it first ({rename_line(alias.kind, alias.name, alias.stands_for)})"
        )


def _typed(row: Any) -> tuple[type[Record] | None, dict[str, Any]]:
    """Return the kind and the fields of a row; no kind for a header."""
    if not isinstance(row, Mapping) or "type" not in row:
        raise InvalidValue("a line is an object with a type: a line of predtrack export")
    fields = {name: value for name, value in row.items() if name != "type"}
    if row["type"] == "header":
        return None, fields
    kind = KINDS.get(str(row["type"]))
    if kind is None:
        raise InvalidValue(f"the type is none of header, {', '.join(KINDS)}")
    return kind, fields


def _record(kind: type[Record], fields: Mapping[str, Any], schema: int) -> Record:
    """Check the fields of a record; one of an older schema is brought to the newest."""
    read = from_whole_record if schema == SCHEMA else from_record
    try:
        record: Record = read(kind, fields)
    except Misshapen as error:
        raise InvalidValue(str(error)) from None
    return record


def _schema_of(fields: Mapping[str, Any]) -> int:
    schema = fields.get("schema")
    if type(schema) is not int or not 1 <= schema <= SCHEMA:
        raise InvalidValue(f"its schema is {schema}, this predtrack knows {SCHEMA}")
    return schema


def _present(ledger: Ledger, record: Record) -> Record | None:
    if isinstance(record, Event):
        return ledger.find_event(record.name)
    if isinstance(record, Alias):
        return ledger.find_alias(record.key)
    if isinstance(record, Article):
        return ledger.find_article(record.id)
    return ledger.find_prediction(record.id)
