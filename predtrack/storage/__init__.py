"""Storage: the ledger's file, written so that it cannot be lost and read quickly.

``file`` is TinyDB's storage; ``layout``, ``line`` and ``table`` are the format; ``loading``,
``document``, ``diagnosis`` and ``migrations`` take what is not sound; ``durable``, ``lock``,
``backups`` and ``repair`` are about writing, and are imported only for it.
"""

from predtrack.storage.layout import SCHEMA
from predtrack.storage.loading import is_default_ledger, is_ledger

__all__ = ["SCHEMA", "is_default_ledger", "is_ledger"]
