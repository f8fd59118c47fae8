"""The book: a ledger that is held for a change, with every act on it as a method."""

from __future__ import annotations

from predtrack.ledger.book import Ledger
from predtrack.models.history import Signature


class Book(Ledger):
    """A ledger inside ``writing()``; ``signed`` is who acts in this change, and when."""

    def __init__(self, ledger: Ledger, signed: Signature) -> None:
        vars(self).update(vars(ledger))  # both see the one change
        self.signed = signed
