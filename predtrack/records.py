"""Records: what a ledger's file holds, read and checked; nothing is locked, created or changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from predtrack.errors import AmbiguousId, DamagedLedger, NotFound
from predtrack.models.alias import Alias, Aliases
from predtrack.models.article import Article
from predtrack.models.event import Event, event_key
from predtrack.models.identity import shortest_prefixes
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.record import Misshapen, from_record
from predtrack.storage.database import Database
from predtrack.storage.file import WAIT, LedgerStorage
from predtrack.storage.layout import schema_of_tables
from predtrack.storage.table import RecordTable

if TYPE_CHECKING:
    from predtrack.storage.prefilter import Sketch

Record = Prediction | Article | Event | Alias
Kept = TypeVar("Kept", Prediction, Article, Event, Alias)
Order = Callable[[Prediction], Any]

TABLES: Mapping[type[Record], str] = {
    Prediction: "predictions",
    Article: "articles",
    Event: "events",
    Alias: "aliases",
}


class Records:
    """All records of one ledger's file, to read.

    ``trusts_paths`` lets articles' paths lead out of the ledger's surroundings.
    """

    def __init__(self, path: str | Path, *, wait: float = WAIT, trusts_paths: bool = False) -> None:
        self.path = Path(path)
        self.trusts_paths = trusts_paths
        self._storage = LedgerStorage(self.path, wait=wait)
        self._database = Database(storage=lambda: self._storage)

    @property
    def exists(self) -> bool:
        """True where the file is there, readable or not."""
        return self.path.exists()

    @property
    def schema(self) -> int:
        """The schema that its records are written in."""
        return schema_of_tables(self._storage.read())

    @property
    def folder(self) -> Path:
        """The folder that articles' paths are relative to: that of the real file, past a link."""
        return Path(os.path.realpath(self.path)).parent

    def predictions(self) -> list[Prediction]:
        """Return every prediction that counts; removed ones are left out."""
        return [one for one in self.recorded_predictions() if not one.is_removed]

    def recorded_predictions(self) -> list[Prediction]:
        """Return every prediction ever recorded, the removed ones too."""
        return self._all(Prediction)

    def outlines(self) -> Iterator[dict[str, Any]]:
        """Yield every prediction ever recorded as its record, without what no score needs.

        That is the places of its quote, and a history in which nothing was changed.
        """
        from predtrack.storage.prefilter import outlines

        return (record for _, record in outlines(self._table(Prediction)))

    def articles(self) -> list[Article]:
        """Return every article."""
        return self._all(Article)

    def events(self) -> list[Event]:
        """Return every event."""
        return self._all(Event)

    def aliases(self) -> Aliases:
        """Return what names stand for; nothing else is decoded."""
        return Aliases(self._all(Alias))

    def find(
        self,
        *,
        status: Status | None = None,
        order: Order | Literal["deadline"] | None = None,
        limit: int | None = None,
    ) -> list[Prediction]:
        """Return the predictions of a status, in an order, at most ``limit``; none removed.

        The order is a sort key; or "deadline": dated ones first, the nearest first, then vague,
        event, none. Of that order only as many are decoded as are returned.
        """
        if order == "deadline":
            return list(islice(self.predictions_of(self.sketches(status=status)), limit))
        found = [one for one in self._of_status(status) if not one.is_removed]
        if order is not None:
            found.sort(key=order)
        return found[:limit]

    def sketches(self, *, status: Status | None = None) -> list[Sketch]:
        """Return the beginnings of the predictions of a status, in the order of deadlines.

        They are read from the lines as they stand; nothing is decoded.
        """
        from predtrack.storage.prefilter import by_deadline, sketches

        return sorted(sketches(self._table(Prediction), status), key=by_deadline)

    def predictions_of(self, sketches: Iterable[Sketch]) -> Iterator[Prediction]:
        """Yield the predictions that were sketched, each checked to be what its sketch says."""
        for sketch in sketches:
            one = self._look(Prediction, sketch.id)
            if one.status == sketch.status and not one.is_removed:
                yield one

    def texts(self, *, status: Status | None = None) -> Iterator[tuple[Sketch, str]]:
        """Yield the predictions of a status as JSON texts, in the order of deadlines."""
        from predtrack.storage.prefilter import texts

        return texts(self._table(Prediction), self.sketches(status=status))

    def of_article(self, article_id: str) -> list[Prediction]:
        """Return the predictions of an article, the removed ones too."""
        from predtrack.storage.prefilter import of_article

        keys = of_article(self._table(Prediction), article_id)
        found = (self._look(Prediction, key) for key in keys)
        return [one for one in found if one.article == article_id]

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
        if full in self._table(Prediction):
            return self._get(Prediction, full)
        return self._get(Article, full)

    def find_article(self, full_id: str) -> Article | None:
        """Return the article of a full id, None where there is none."""
        return self._get(Article, full_id) if full_id in self._table(Article) else None

    def find_prediction(self, full_id: str) -> Prediction | None:
        """Return the prediction of a full id, removed or not, None where there is none."""
        return self._get(Prediction, full_id) if full_id in self._table(Prediction) else None

    def find_event(self, name: str) -> Event | None:
        """Return the event of a name, whatever its case, None where there is none."""
        key = event_key(name)
        return self._get(Event, key) if key in self._table(Event) else None

    def find_alias(self, key: str) -> Alias | None:
        """Return the alias of a key (``alias_key``), None where there is none."""
        return self._get(Alias, key) if key in self._table(Alias) else None

    def holds(self, full_id: str) -> bool:
        """Tell whether an article or a prediction has this id."""
        return full_id in self._table(Prediction) or full_id in self._table(Article)

    def event_keys(self) -> list[str]:
        """Return the keys of all events."""
        return sorted(self._table(Event))

    def alias_keys(self) -> list[str]:
        """Return the keys of all aliases."""
        return sorted(self._table(Alias))

    def article_ids(self) -> list[str]:
        """Return the ids of all articles."""
        return sorted(self._table(Article))

    def prediction_ids(self) -> list[str]:
        """Return the ids of all predictions, the removed ones too."""
        return sorted(self._table(Prediction))

    def short_ids(self) -> dict[str, str]:
        """Map every id to its shortest unique prefix, four characters at least."""
        ids = sorted([*self._table(Prediction), *self._table(Article)])
        return dict(zip(ids, shortest_prefixes(ids), strict=True))

    def _table(self, kind: type[Record]) -> RecordTable:
        return self._storage.read()[TABLES[kind]]

    def _of_status(self, status: Status | None) -> Iterator[Prediction]:
        from predtrack.storage.prefilter import of_status

        table = self._table(Prediction)
        for key in sorted(table) if status is None else of_status(table, status):
            one = self._look(Prediction, key)
            if status is None or one.status is status:
                yield one

    def _all(self, kind: type[Kept]) -> list[Kept]:
        return [self._value(kind, key, record) for key, record in self._table(kind).records()]

    def _get(self, kind: type[Kept], key: str) -> Kept:
        document = self._database.table(TABLES[kind]).get(doc_id=key)  # type: ignore[call-overload]
        return self._value(kind, key, dict(document))

    def _look(self, kind: type[Kept], key: str) -> Kept:
        """Return a record as a value, and let its decoded form go."""
        return self._value(kind, key, self._table(kind).record(key))

    def _value(self, kind: type[Kept], key: str, record: Any) -> Kept:
        try:
            value = from_record(kind, record)
        except Misshapen as error:
            place = f"{TABLES[kind]} {key}" + (f", {error.place}" if error.place else "")
            raise DamagedLedger(str(self.path), place, error.problem) from None
        if key_of(value) != key:
            raise DamagedLedger(str(self.path), f"{TABLES[kind]} {key}", "its id is another")
        return value

    def _full_id(self, prefix: str, kinds: Sequence[type[Record]]) -> str:
        prefix = prefix.strip().casefold()
        if any(prefix in self._table(kind) for kind in kinds):
            return prefix
        keys = (key for kind in kinds for key in self._table(kind))
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


def key_of(record: Record) -> str:
    """Return the key of a record in its table: its id, or its name's."""
    return record.key if isinstance(record, Event | Alias) else record.id
