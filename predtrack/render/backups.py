"""Backups as a sheet: the versions of a ledger that can be brought back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

import msgspec

from predtrack.models.record import to_record
from predtrack.render.sheet import Column, Flat, Sheet


class BackupLine(msgspec.Struct, frozen=True):
    """A version: its number, when it was written, its size in bytes, and what replaced it."""

    number: int
    written: datetime
    size: int
    by: str | None
    replaced_by: str | None


class BackupRegister(Sheet, frozen=True):
    """Backups, the newest first."""

    backups: Sequence[BackupLine]
    columns: ClassVar[Sequence[Column]] = (
        Column("BACKUP", right=True),
        Column("WRITTEN"),
        Column("BYTES", right=True),
        Column("BEFORE", flexible=True),
    )

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return [*BackupLine.__struct_fields__]

    def rows(self) -> list[list[str]]:
        """Return number, instant, size, and the change before which it stood."""
        return [
            [str(one.number), f"{one.written:%Y-%m-%d %H:%M}Z", f"{one.size:,}", _change(one)]
            for one in self.backups
        ]

    def records(self) -> list[dict[str, Any]]:
        """Return the fields of the backups, in JSON types."""
        return [to_record(one) for one in self.backups]

    def flat(self) -> list[Flat]:
        """Return the same, which is flat already."""
        return list(self.records())


def _change(backup: BackupLine) -> str:
    if backup.replaced_by is None:
        return "-"
    return f"{backup.replaced_by} (by {backup.by or 'someone unnamed'})"
