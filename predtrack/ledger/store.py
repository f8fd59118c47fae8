"""The store: all that the ledger asks of where its records are kept.

``storage.file.LedgerStorage`` is the one that a path opens; any other of this shape will do.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

from predtrack.storage.layout import Tables


class Store(Protocol):
    """Keeps tables of records; what is written stands there when it is committed.

    ``notices`` gathers what the user should be told of a commit that succeeded, a line each.
    """

    notices: list[str]

    def read(self) -> Tables:
        """Return the tables as they are, or while it is held, as they were written last."""

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the tables as they shall be."""

    def close(self) -> None:
        """Forget what was written without a commit."""

    def held(self) -> AbstractContextManager[None]:
        """Keep other writers out; what is not committed when it ends is forgotten."""

    @property
    def is_held(self) -> bool:
        """True while a change may be written."""

    def commit(self, *, by: str, what: str) -> None:
        """Make what was written last, if anything was, and remember whose change it is."""
