"""Small ledgers that the tests of the storage share."""

from contextlib import contextmanager
from copy import deepcopy
from datetime import UTC, date, datetime

from predtrack.ledger import Ledger
from predtrack.models.article import Article
from predtrack.models.deadline import Deadline
from predtrack.models.event import Event
from predtrack.models.history import Signature
from predtrack.models.outcome import Outcome, Status
from predtrack.models.prediction import Prediction
from predtrack.models.statement import Kind
from predtrack.storage.layout import tables_of

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ANNA, BORIS = Signature(NOW, "anna"), Signature(NOW, "boris")
IDS = ("aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd", "eeeeeeee")


def prediction(key, *, signed=ANNA, deadline=None, claim="It happens."):
    return Prediction(
        id=key, status=Status.OPEN, deadline=deadline or Deadline(), kind=Kind.PREDICTION,
        no_change=False, claim=claim, quote="It will happen.", article="arti2345",
    ).recorded(signed=signed)  # fmt: skip


def resolve(ledger, key, status=Status.CONFIRMED, signed=ANNA):
    outcome = Outcome(status, None, date(2026, 11, 23), signed.by)
    with ledger.writing():
        ledger.put(ledger.get(key).resolved(outcome, signed=signed))


def filled(path, keys=IDS[:3]):
    ledger = Ledger(path)
    with ledger.writing():
        ledger.add(Article("arti2345", title="An article", published=date(2020, 1, 1)))
        ledger.add(Event("election, Kazakhstan"))
        for key in keys:
            ledger.add(prediction(key))
    return ledger


def add(ledger, *keys):
    with ledger.writing():
        for key in keys:
            ledger.add(prediction(key))


def snapshot(folder):
    return {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def mended(data, old, new):
    assert old in data
    return data.replace(old, new, 1)


class MemoryStore:
    """A store that keeps its records in memory: what the ledger asks of one, and nothing else."""

    def __init__(self):
        self.notices, self.is_held = [], False
        self._kept = self._tables = tables_of({})

    def read(self):
        return self._tables

    def write(self, data):
        given = {name: data.get(name, {}) for name in self._tables}
        self._tables = tables_of({name: dict(table) for name, table in given.items()})

    def close(self):
        self._tables = self._copy(self._kept)

    @contextmanager
    def held(self):
        self.close()
        self.is_held = True
        try:
            yield
        finally:
            self.is_held = False
            self.close()

    def commit(self, *, by, what):
        self._kept = self._copy(self._tables)

    @staticmethod
    def _copy(tables):
        return tables_of(deepcopy({name: dict(table) for name, table in tables.items()}))
