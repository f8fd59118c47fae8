"""The ledger: predictions, articles and events, checked on the way in and out of the file.

Reading takes no lock and creates nothing. Changes are made inside ``writing()`` and are on disk
when it ends cleanly; an error inside it leaves the file as it was.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from tinydb import TinyDB
from tinydb.table import Document, Table

from predtrack.errors import AmbiguousId, DamagedLedger, NotFound, PredtrackError
from predtrack.models.article import Article
from predtrack.models.event import Event, event_key
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.record import Misshapen, from_record, to_record
from predtrack.storage import LedgerStorage

Record = Prediction | Article | Event
Kept = TypeVar("Kept", Prediction, Article, Event)
Order = Callable[[Prediction], Any]

TABLES: Mapping[type[Record], str] = {
    Prediction: "predictions",
    Article: "articles",
    Event: "events",
}
SHORTEST_PREFIX = 4


class KeyedTable(Table):
    """A table whose keys are our own ids."""

    document_id_class = str  # type: ignore[assignment]


class Database(TinyDB):
    """TinyDB over a ledger's file."""

    table_class = KeyedTable


class Ledger:
    """All records of one ledger's file."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._storage = LedgerStorage(self.path)
        self._database = Database(storage=lambda: self._storage)
        self._changed: dict[str, dict[str, Any]] = {name: {} for name in TABLES.values()}
        self._is_writing = False

    @property
    def exists(self) -> bool:
        """True where the file is there, readable or not."""
        return self.path.exists()

    @property
    def folder(self) -> Path:
        """The folder that articles' paths are relative to."""
        return self.path.parent

    def predictions(self) -> list[Prediction]:
        """Return every prediction that counts; removed ones are left out."""
        return [one for one in self.recorded_predictions() if not one.is_removed]

    def recorded_predictions(self) -> list[Prediction]:
        """Return every prediction ever recorded, the removed ones too."""
        return self._all(Prediction)

    def articles(self) -> list[Article]:
        """Return every article."""
        return self._all(Article)

    def events(self) -> list[Event]:
        """Return every event."""
        return self._all(Event)

    def find(
        self, *, status: Status | None = None, order: Order | None = None, limit: int | None = None
    ) -> list[Prediction]:
        """Return the predictions of a status, in an order (a sort key), at most ``limit``."""
        found = [one for one in self.predictions() if status is None or one.status is status]
        if order is not None:
            found.sort(key=order)
        return found[:limit]

    def of_article(self, article_id: str) -> list[Prediction]:
        """Return the predictions of an article, the removed ones too."""
        return [
            self._value(Prediction, key, record)
            for key, record in self._keys(Prediction).items()
            if isinstance(record, dict) and record.get("article") == article_id
        ]

    def get(self, record_id: str) -> Prediction:
        """Return the prediction of an id, or of a prefix that only it begins with.

        Raises:
            NotFound, AmbiguousId: none, or more than one, answers to it.
        """
        return self._get(Prediction, self._full_id(record_id, [Prediction]))

    def get_article(self, record_id: str) -> Article:
        """Return the article of an id or a unique prefix; raises as ``get``."""
        return self._get(Article, self._full_id(record_id, [Article]))

    def get_either(self, record_id: str) -> Prediction | Article:
        """Return the prediction or article of an id or a unique prefix; raises as ``get``."""
        full = self._full_id(record_id, [Prediction, Article])
        if full in self._keys(Prediction):
            return self._get(Prediction, full)
        return self._get(Article, full)

    def find_article(self, full_id: str) -> Article | None:
        """Return the article of a full id, None where there is none."""
        return self._get(Article, full_id) if full_id in self._keys(Article) else None

    def find_prediction(self, full_id: str) -> Prediction | None:
        """Return the prediction of a full id, removed or not, None where there is none."""
        return self._get(Prediction, full_id) if full_id in self._keys(Prediction) else None

    def find_event(self, name: str) -> Event | None:
        """Return the event of a name, whatever its case, None where there is none."""
        key = event_key(name)
        return self._get(Event, key) if key in self._keys(Event) else None

    def holds(self, full_id: str) -> bool:
        """Tell whether an article or a prediction has this id."""
        return full_id in self._keys(Prediction) or full_id in self._keys(Article)

    def event_keys(self) -> list[str]:
        """Return the keys of all events."""
        return list(self._keys(Event))

    def article_ids(self) -> list[str]:
        """Return the ids of all articles."""
        return list(self._keys(Article))

    def prediction_ids(self) -> list[str]:
        """Return the ids of all predictions, the removed ones too."""
        return list(self._keys(Prediction))

    def short_ids(self) -> dict[str, str]:
        """Map every id to its shortest unique prefix, four characters at least."""
        ids = sorted([*self._keys(Prediction), *self._keys(Article)])
        return dict(zip(ids, shortest_prefixes(ids), strict=True))

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """Hold the ledger for a change; commit on a clean exit, else leave the file alone."""
        self._is_writing = True
        try:
            yield self
            self._flush()
            self._storage.commit()
        finally:
            self._is_writing = False
            self._storage.close()
            for changed in self._changed.values():
                changed.clear()

    def add(self, record: Record) -> None:
        """Add a record that is not there yet.

        Raises:
            PredtrackError: its id is taken, or nobody is writing.
        """
        if _key(record) in self._keys(type(record)):
            raise PredtrackError(f"{_key(record)} is in the ledger already")
        self.put(record)

    def put(self, record: Record) -> None:
        """Add a record, or replace the one of its id."""
        if not self._is_writing:
            raise PredtrackError("the ledger changes only inside writing()")
        self._changed[TABLES[type(record)]][_key(record)] = to_record(record)

    def _keys(self, kind: type[Record]) -> Mapping[str, Any]:
        name = TABLES[kind]
        stored: dict[str, Any] = self._storage.read().get(name, {})
        return ChainMap(self._changed[name], stored)

    def _all(self, kind: type[Kept]) -> list[Kept]:
        return [self._value(kind, key, record) for key, record in self._keys(kind).items()]

    def _get(self, kind: type[Kept], key: str) -> Kept:
        return self._value(kind, key, self._keys(kind)[key])

    def _value(self, kind: type[Kept], key: str, record: Any) -> Kept:
        try:
            value = from_record(kind, record)
        except Misshapen as error:
            place = f"{TABLES[kind]} {key}" + (f", {error.place}" if error.place else "")
            raise DamagedLedger(str(self.path), place, error.problem) from None
        if _key(value) != key:
            raise DamagedLedger(str(self.path), f"{TABLES[kind]} {key}", "its id is another")
        return value

    def _full_id(self, prefix: str, kinds: Sequence[type[Record]]) -> str:
        prefix = prefix.strip().casefold()
        if any(prefix in self._keys(kind) for kind in kinds):
            return prefix
        keys = (key for kind in kinds for key in self._keys(kind))
        candidates = [key for key in keys if prefix and key.startswith(prefix)]
        if not candidates:
            what = " or ".join(TABLES[kind].rstrip("s") for kind in kinds)
            raise NotFound(what, prefix, hint="predtrack list --all shows the ids")
        if len(candidates) > 1:
            raise AmbiguousId(prefix, [(key, self._label(key)) for key in sorted(candidates)])
        return candidates[0]

    def _label(self, key: str) -> str:
        prediction = self.find_prediction(key)
        return prediction.claim if prediction else self.get_article(key).label

    def _flush(self) -> None:
        for name, changed in self._changed.items():
            if changed:
                table = self._database.table(name)
                table.remove(doc_ids=changed)  # type: ignore[arg-type]
                table.insert_multiple(
                    Document(record, key)  # type: ignore[arg-type]
                    for key, record in changed.items()
                )


def shortest_prefixes(ids: list[str]) -> Iterator[str]:
    """Yield the shortest prefix of each of the sorted ids that no other begins with."""
    for number, one in enumerate(ids):
        beside = [*ids[max(0, number - 1) : number], *ids[number + 1 : number + 2]]
        length = max([SHORTEST_PREFIX, *(_shared(one, other) + 1 for other in beside)])
        yield one[:length]


def _shared(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _key(record: Record) -> str:
    return record.key if isinstance(record, Event) else record.id
