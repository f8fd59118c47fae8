"""A ledger's own file, from elsewhere: its records come in as those of an export of it would."""

from __future__ import annotations

import re

from predtrack.errors import PredtrackError
from predtrack.ledger.acts import Book
from predtrack.ledger.book import Ledger
from predtrack.ledger.exchange.format import File, Format, Wishes, each
from predtrack.ledger.exchange.lines import without_logins
from predtrack.ledger.transfer import Imported, export_records, import_records

_HEADER = re.compile(rb'\s*\{\s*"predtrack"\s*:\s*\{\s*"schema"\s*:')


def is_one(file: File) -> bool:
    """Tell whether a file begins as a ledger does."""
    return _HEADER.match(file.start) is not None


def bring(book: Book, file: File, wishes: Wishes) -> Imported:
    """Put the records of another ledger into this one; raises as ``import_records``.

    Raises:
        PredtrackError: it came from standard input, where nobody can tell what stands beside it.
        DamagedLedger, NewerLedger: it cannot be read.
    """
    if file.path is None:
        raise PredtrackError("this is a ledger's own file: import it by its name")
    rows = enumerate(export_records(Ledger(file.path)), start=1)
    bare = without_logins(rows, book.notices)
    return import_records(book, bare, source=file.name, prefer=wishes.prefer)


FORMAT = Format("ledger", "a ledger of predtrack", is_one, each(bring))
