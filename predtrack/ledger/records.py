"""Records: what a ledger's file holds, read and checked; nothing is locked, created or changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from predtrack.errors import TOO_DEEP, AmbiguousId, DamagedLedger, InvalidValue, NotFound, shorten
from predtrack.models.alias import Alias, Aliases
from predtrack.models.article import Article
from predtrack.models.event import Event, event_key
from predtrack.models.identity import ShortIds, check_ids
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.record import (
    Misshapen,
    from_json,
    from_json_lines,
    from_record,
    from_whole_record,
    to_record,
)
from predtrack.models.selection import by_deadline
from predtrack.models.standing import Brief, Quoted
from predtrack.storage import SCHEMA
from predtrack.storage.file import WAIT, LedgerStorage
from predtrack.storage.table import RecordTable

if TYPE_CHECKING:
    from predtrack.ledger.store import Store
    from predtrack.storage.database import Database
    from predtrack.storage.layout import Tables

    class Comparable(Protocol):
        """What can be sorted with others of its kind: a number, a text, a day, a tuple of such."""

        def __lt__(self, other: Any, /) -> bool: ...

    _Order = Callable[[Prediction], Comparable]

Record = Prediction | Article | Event | Alias
_Kept = TypeVar("_Kept", Prediction, Article, Event, Alias)
Form = TypeVar("Form")

TABLES: Mapping[type[Record], str] = {
    Prediction: "predictions",
    Article: "articles",
    Event: "events",
    Alias: "aliases",
}
KINDS: Mapping[str, type[Any]] = {name: kind for kind, name in TABLES.items()}

BATCH = 500
"""Records that are read at a time."""


class Records:
    """All records of one ledger's file, to read.

    ``wait`` is the seconds to wait for its lock. ``trusts_paths`` lets articles' paths lead out of
    the ledger's surroundings. Where a ``store`` is given the records are kept there, and the path
    only names it and is where articles' paths begin.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        wait: float = WAIT,
        trusts_paths: bool = False,
        store: Store | None = None,
    ) -> None:
        self.path = Path(path)
        self.trusts_paths = trusts_paths
        self._store = store or LedgerStorage(self.path, wait=wait, upgrade=self._upgrade)

    @cached_property
    def _database(self) -> Database:
        from predtrack.storage.database import Database

        return Database(storage=lambda: self._store)

    @property
    def exists(self) -> bool:
        """True where the file is there, readable or not."""
        return self.path.exists()

    @property
    def schema(self) -> int:
        """The schema that its records are written in."""
        return self._store.read().schema

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

    def briefs(self) -> list[Brief]:
        """Return every prediction that counts by the fields that lists and filters ask for."""
        briefs = list(self._forms(Prediction, Brief, sorted(self._table(Prediction))))
        self._refuse_other_ids(briefs)
        return [one for one in briefs if not one.is_removed]

    def quotes(self) -> Iterator[tuple[str, str]]:
        """Yield the id and the quote of every prediction ever recorded; no more of it is read."""
        keys = sorted(self._table(Prediction))
        for key, one in zip(keys, self._forms(Prediction, Quoted, keys), strict=True):
            yield key, one.quote

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
        order: _Order | Literal["deadline"] | None = None,
        limit: int | None = None,
    ) -> list[Prediction]:
        """Return the predictions of a status, in an order, at most ``limit``; none removed.

        The order is a sort key; or "deadline": dated ones first, the nearest first, then vague,
        event, none. Of that order only as many are read whole as are returned.
        """
        if order == "deadline":
            briefs = sorted(self._briefs_of(status), key=by_deadline)
            return list(self.whole(briefs[:limit]))
        every = self.predictions()
        found = [one for one in every if status is None or one.status is status]
        if order is not None:
            found.sort(key=order)
        return found[:limit]

    def _briefs_of(self, status: Status | None) -> list[Brief]:
        return [one for one in self.briefs() if status is None or one.status is status]

    def whole(self, briefs: Iterable[Brief]) -> Iterator[Prediction]:
        """Yield the predictions of some briefs, in their order, read as they are asked for."""
        return self._each(Prediction, [one.id for one in briefs])

    def each(self, kind: type[_Kept]) -> Iterator[_Kept]:
        """Yield every record of a kind, removed predictions too, read as they are asked for."""
        return self._each(kind, sorted(self._table(kind)))

    def beginning(self, prefix: str) -> Iterator[Prediction]:
        """Yield every prediction, removed or not, whose id begins so, read as it is asked for."""
        every = self._table(Prediction)
        return self._each(Prediction, sorted(one for one in every if one.startswith(prefix)))

    def of_article(self, article_id: str) -> list[Prediction]:
        """Return the predictions of an article, the removed ones too."""
        keys = self._table(Prediction).holding(article_id.encode())
        return [one for one in self._each(Prediction, keys) if one.article == article_id]

    def articles_with(self, digest: str) -> list[Article]:
        """Return the articles in whose records the digest of a text stands."""
        return list(self._each(Article, self._table(Article).holding(digest.encode())))

    def get(self, record_id: str) -> Prediction:
        """Return the prediction of an id, or of a prefix that only it begins with.

        Raises:
            NotFound, AmbiguousId: none, or more than one, answers to it.
        """
        return self._get(Prediction, self._full_id(record_id, [Prediction]))

    def get_all(self, record_ids: Iterable[str]) -> list[Prediction]:
        """Return the predictions of several ids, each once, in their order; raises as ``get``."""
        found = map(self.get, record_ids)
        return list({one.id: one for one in found}.values())

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

    def find_one(self, kind: type[Any], key: str) -> Any:
        """Return the record of a kind and a full key, None where there is none."""
        return self._get(kind, key) if key in self._table(kind) else None

    def lines(self, kind: type[Record]) -> dict[str, bytes]:
        """Return the lines of a kind's records, by key."""
        table = self._table(kind)
        return dict(zip(sorted(table), table.lines(), strict=True))

    @property
    def tables(self) -> Tables:
        """The tables that hold the records."""
        return self._store.read()

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

    def short_ids(self) -> ShortIds:
        """Map every id to its shortest unique prefix, four characters at least."""
        return ShortIds([*self._table(Prediction), *self._table(Article)])

    def _table(self, kind: type[Record]) -> RecordTable:
        return self._store.read()[TABLES[kind]]

    def _all(self, kind: type[_Kept]) -> list[_Kept]:
        return list(self.each(kind))

    def _each(self, kind: type[_Kept], keys: Sequence[str]) -> Iterator[_Kept]:
        """Yield the records of some ids as values, in their order; a batch of them is alive."""
        for key, value in zip(keys, self._forms(kind, kind, keys), strict=True):
            yield self._refuse_other_key(kind, key, value)

    def _forms(self, kind: type[Record], form: type[Form], keys: Sequence[str]) -> Iterator[Form]:
        """Read the records of some ids in a form that has all or some of their fields."""
        table = self._table(kind)
        for start in range(0, len(keys), BATCH):
            some = keys[start : start + BATCH]
            bodies = table.bodies(some)
            try:
                values = from_json_lines(form, bodies)
            except Misshapen:
                values = [
                    self._read(kind, key, partial(from_json, form, body))
                    for key, body in zip(some, bodies, strict=True)
                ]
            yield from values

    def checked(self, kind: type[_Kept], key: str) -> _Kept:
        """Return a record of a full key, read as strictly as what comes from elsewhere is.

        Raises:
            DamagedLedger: it breaks a rule, a field is missing or stands twice, or a text is none.
        """
        from predtrack.storage.document import Broken, strict_json

        try:
            record = strict_json(self._table(kind).body(key))
        except Broken as error:
            place = f"{TABLES[kind]} {shorten(key)}"
            raise DamagedLedger(str(self.path), place, error.finding.problem) from None
        return self._value(kind, key, lambda: record, whole=self.schema == SCHEMA)

    def _get(self, kind: type[_Kept], key: str) -> _Kept:
        body, whole = self._table(kind).body(key), self.schema == SCHEMA
        value = self._read(kind, key, partial(from_json, kind, body, whole=whole))
        return self._refuse_other_key(kind, key, value)

    def _value(
        self, kind: type[_Kept], key: str, record: Callable[[], object], *, whole: bool
    ) -> _Kept:
        """Return a decoded record as a value; ``whole`` says that no field may miss."""
        read = from_whole_record if whole else from_record
        value = self._read(kind, key, lambda: read(kind, record()))
        return self._refuse_other_key(kind, key, value)

    def _read(self, kind: type[Record], key: str, read: Callable[[], Form]) -> Form:
        try:
            return read()
        except RecursionError:
            found = Misshapen("", TOO_DEEP)
        except Misshapen as error:
            found = error
        place = f"{TABLES[kind]} {shorten(key)}" + (f", {found.place}" if found.place else "")
        raise DamagedLedger(str(self.path), place, found.problem)

    def _refuse_other_key(self, kind: type[Record], key: str, value: _Kept) -> _Kept:
        if key_of(value) != key:
            place = f"{TABLES[kind]} {shorten(key)}"
            raise DamagedLedger(str(self.path), place, "its id is another")
        return value

    def _refuse_other_ids(self, briefs: Sequence[Brief]) -> None:
        """Refuse what a brief does not check by itself: its ids."""
        keys = sorted(self._table(Prediction))
        try:
            check_ids(*keys)
            check_ids(*{one.article for one in briefs})
        except InvalidValue as error:
            raise DamagedLedger(str(self.path), "predictions", str(error)) from None
        for key, one in zip(keys, briefs, strict=True):
            if one.id != key:
                place = f"predictions {shorten(key)}"
                raise DamagedLedger(str(self.path), place, "its id is another")

    def _upgrade(
        self, name: str, key: str, table: RecordTable, *, whole: bool = False
    ) -> dict[str, Any]:
        """Bring a table's record to the newest schema's form; ``whole`` as in ``_value``."""
        record = partial(table.record, key)
        upgraded: dict[str, Any] = to_record(self._value(KINDS[name], key, record, whole=whole))
        return upgraded

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
