"""The ledger: its records read, changed and proven; every act on it is a module of this room.

``records`` reads, ``book`` changes; the acts are handed a ledger that is held with ``writing()``.
"""

from predtrack.ledger.book import Ledger

__all__ = ["Ledger"]
