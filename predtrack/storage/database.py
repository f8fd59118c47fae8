"""TinyDB over a ledger's file, with our own ids for keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tinydb import TinyDB
from tinydb.table import Table


class KeyedTable(Table):
    """A table whose keys are our own ids."""

    document_id_class = str  # type: ignore[assignment]

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        """Change the table in place: its ids need no conversion, its lines no decoding."""
        tables = self._storage.read() or {}
        updater(tables.setdefault(self.name, {}))
        self._storage.write(tables)
        self.clear_cache()


class Database(TinyDB):
    """The database of one ledger; its storage is a ``LedgerStorage``."""

    table_class = KeyedTable
