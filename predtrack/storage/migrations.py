"""Migrations: older ledgers brought to the present schema, one version at a time, in memory.

A migration takes the tables of version n, as plain JSON types, and returns those of n + 1. The
file itself changes only when a command writes, after a backup of it as it was.
"""

from __future__ import annotations

from collections.abc import Callable

from predtrack.storage.document import Broken
from predtrack.storage.layout import LATER, SCHEMA
from predtrack.storage.line import Record

Records = dict[str, dict[str, Record]]


def _with_aliases(records: Records) -> Records:
    """Add the table of aliases, which version 2 has beside those of version 1."""
    return {name: {} for name in LATER} | records


MIGRATIONS: dict[int, Callable[[Records], Records]] = {1: _with_aliases}
"""From which version to the next; version 1 is the first that there was."""


def migrated(records: Records, schema: int) -> Records:
    """Return the records of an older schema as the present one has them.

    Raises:
        Broken: no migration leads from there to here.
    """
    for version in range(schema, SCHEMA):
        if version not in MIGRATIONS:
            raise Broken("header", f"there was never a schema {version}")
        records = MIGRATIONS[version](records)
    return records
