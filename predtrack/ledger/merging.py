"""Merging: two versions of one ledger and the one that both began with, brought together.

A record that one side changed is taken from there; one that both changed is united by its history
(``uniting``). What contradicts stays as a conflict with both values, in git's marks around the two
lines of the record, so that no predtrack takes the file for a ledger before somebody has chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from predtrack.errors import InvalidValue, shorten
from predtrack.ledger.acts import Book
from predtrack.ledger.book import Ledger
from predtrack.ledger.faults import faults_of
from predtrack.ledger.mending import mend_those
from predtrack.ledger.records import KINDS, TABLES, Record
from predtrack.ledger.uniting import unite
from predtrack.models.article import Article
from predtrack.models.history import Did, Signature
from predtrack.models.prediction import Prediction
from predtrack.models.record import Misshapen, to_record
from predtrack.storage.layout import SCHEMA, SEPARATOR, Tables, render, tables_of
from predtrack.storage.line import encode
from predtrack.storage.loading import load

_LONGEST = 60
"""Characters of a value that a conflict names."""
WHY = "in a merge"


class Conflict(NamedTuple):
    """A record of which two versions contradict: where, in which fields, and both lines of it."""

    table: str
    key: str
    fields: Mapping[str, tuple[Any, Any]]
    ours: bytes
    theirs: bytes

    def __str__(self) -> str:
        said = [
            f"{name}: ours {_short(one)}, theirs {_short(other)}"
            for name, (one, other) in self.fields.items()
        ]
        return f"{self.table.removesuffix('s')} {self.key}: {'; '.join(said)}"


class Merged(msgspec.Struct):
    """What came of a merge: the tables, the conflicts in them, and what was mended."""

    tables: Tables
    conflicts: list[Conflict] = msgspec.field(default_factory=list)
    mended: list[str] = msgspec.field(default_factory=list)

    def data(self) -> bytes:
        """Return the file: a ledger, or one with the marks of its conflicts."""
        data = b"".join(render(self.tables))
        for one in self.conflicts:
            marked = b"<<<<<<< ours\n%s,\n=======\n%s,\n>>>>>>> theirs\n\n"
            data = data.replace(one.ours + SEPARATOR, marked % (one.ours, one.theirs), 1)
        return data


class _Desk:
    """A store in memory, always held, in which two ledgers are brought together."""

    is_held = True

    def __init__(self, tables: Tables) -> None:
        self.notices: list[str] = []
        self.tables = tables

    def read(self) -> Tables:
        return self.tables

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        assert data is self.tables

    def close(self) -> None:
        """Forget nothing: there is one change, and it ends with the merge."""

    @contextmanager
    def held(self) -> Iterator[None]:
        yield

    def commit(self, *, by: str, what: str) -> None:
        """Leave the tables as they are: who asked for the merge writes them."""


def open_version(path: Path, data: bytes, *, is_base: bool = False) -> Ledger:
    """Open a version of a ledger by its bytes; a base without any is that of two which began apart.

    Raises:
        DamagedLedger, NewerLedger: it is none that can be read.
    """
    tables = tables_of({}) if is_base and not data.strip() else load(path, data)
    ledger = Ledger(path, store=_Desk(tables))
    if tables.schema != SCHEMA:
        ledger.rewrite(tables)
    return ledger


def merge(base: Ledger, ours: Ledger, theirs: Ledger, *, signed: Signature) -> Merged:
    """Bring two versions together, in the tables of ours; each was opened by ``open_version``."""
    work = _Merge(Book(ours, signed), theirs, signed)
    for name, kind in KINDS.items():
        before, here, there = (one.lines(kind) for one in (base, ours, theirs))
        for key in sorted(here.keys() | there.keys()):
            if here.get(key) == there.get(key) or there.get(key) == before.get(key):
                continue  # they agree, or ours alone was changed
            if here.get(key) == before.get(key):
                work.take(kind, key)
            elif key in here and key in there:
                work.unite(name, kind, key)
            elif key in there:  # what one side took back and the other changed is kept
                work.take(kind, key)
    predictions = work.book.recorded_predictions()
    work.keep_articles(predictions)
    articles = {one.id: one for one in work.book.articles()}
    mended = mend_those(work.book, predictions, articles, signed=signed)
    return Merged(work.book.tables, [one.on(work.book.tables) for one in work.conflicts], mended)


class _Merge(msgspec.Struct):
    """A merge at work: our side as it grows, and theirs."""

    book: Book
    theirs: Ledger
    signed: Signature
    conflicts: list[_Found] = msgspec.field(default_factory=list)

    def take(self, kind: type[Record], key: str) -> None:
        """Take a record as theirs has it, or has not."""
        record, table = self.theirs.find_one(kind, key), self.book.tables[TABLES[kind]]
        if record is None:
            del table[key]
        else:
            table[key] = to_record(record)

    def unite(self, name: str, kind: type[Record], key: str) -> None:
        """Unite a record that both sides changed, or keep both as a conflict."""
        ours, theirs = self.book.find_one(kind, key), self.theirs.find_one(kind, key)
        assert ours is not None
        assert theirs is not None
        here, there = self._united(ours, theirs), self._united(theirs, ours)
        if here is None or there is None:
            fields = _differing(ours, theirs)
            self.conflicts.append(_Found(name, key, fields, to_record(ours), to_record(theirs)))
            return
        self.book.tables[name][key] = to_record(here.record)
        if here.contradicts:
            fields = {
                one: pair
                for one, pair in _differing(ours, theirs).items()
                if one in here.contradicts
            }
            found = _Found(name, key, fields, to_record(here.record), to_record(there.record))
            self.conflicts.append(found)

    def _united(self, ours: Record, theirs: Record) -> _United | None:
        """Return both together with ours on top, None where they do not go together."""
        if _is_removed(ours) is not _is_removed(theirs):
            return None
        union = unite(ours, theirs)
        if union is None:
            return None
        try:
            record = union.taking(theirs=False, signed=self.signed, did=Did.MERGE, why=WHY)
        except (Misshapen, InvalidValue):
            return None
        if self._faults(record) - self._faults(ours) - self._faults(theirs):
            return None
        return _United(record, union.contradicts)

    def _faults(self, record: Record) -> set[str]:
        if not isinstance(record, Prediction):
            return set()
        article = self.book.find_article(record.article) or self.theirs.find_article(record.article)
        known = {article.id: article} if article else {}
        return {*faults_of(record, known, {*record.linked}, today=self.signed.day)}

    def keep_articles(self, predictions: Iterable[Prediction]) -> None:
        """Keep the articles of what is kept, where one side took them back."""
        needed = {one.article for one in predictions}
        for key in needed - {*self.book.article_ids()}:
            self.take(Article, key)


class _United(NamedTuple):
    record: Record
    contradicts: frozenset[str]


class _Found(NamedTuple):
    """A conflict while the merge goes on: both versions in the record's form."""

    table: str
    key: str
    fields: Mapping[str, tuple[Any, Any]]
    ours: Mapping[str, Any]
    theirs: Mapping[str, Any]

    def on(self, tables: Tables) -> Conflict:
        """Return the conflict with the line that stands for ours in the tables by now."""
        ours = encode(self.key, tables[self.table].record(self.key))
        return Conflict(self.table, self.key, self.fields, ours, encode(self.key, self.theirs))


def _differing(ours: Record, theirs: Record) -> dict[str, tuple[Any, Any]]:
    one, other = to_record(ours), to_record(theirs)
    fields = {name: (one[name], other[name]) for name in one if one[name] != other[name]}
    if len(fields) > 1:
        fields.pop("history", None)
    return fields


def _is_removed(record: Record) -> bool:
    return isinstance(record, Prediction) and record.is_removed


def _short(value: Any) -> str:
    """Say a value shortly: of a deadline its day, of an outcome its status and who judged."""
    if isinstance(value, dict):
        told = (value.get(name) for name in ("latest", "status", "text", "by"))
        value = ", ".join(str(one) for one in told if one) or "none"
    if isinstance(value, list):
        value = f"{len(value)} in number"
    return shorten("none" if value is None else str(value), _LONGEST)
