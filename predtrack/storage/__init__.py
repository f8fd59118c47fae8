"""Storage: the ledger's file, written so that it cannot be lost and read quickly.

``file`` is TinyDB's storage; ``layout``, ``line`` and ``table`` are the format; ``recognition``
tells whose a file is, ``opening`` opens it; ``loading``, ``document`` and ``diagnosis`` take what
is not sound; ``beside``, ``durable``, ``lock``,
``backups`` and ``repair`` are about writing, and are imported only for it.
"""

from predtrack.storage.layout import SCHEMA
from predtrack.storage.recognition import is_default_ledger

__all__ = ["SCHEMA", "is_default_ledger"]
