"""TSV: a row a prediction, its cells parted by tabs."""

from __future__ import annotations

from collections.abc import Iterable

from predtrack.ledger.exchange import csv_table
from predtrack.ledger.exchange.delimited import first_line
from predtrack.ledger.exchange.format import File, Format, Outgoing, each


def is_one(file: File) -> bool:
    """Tell whether the first line of a text has a tab."""
    return csv_table.is_one(file) and "\t" in first_line(file.text)


def write(outgoing: Outgoing) -> Iterable[str]:
    """Yield predictions as tab-separated values, quoted where a cell needs it."""
    return csv_table.delimited(outgoing, "\t")


FORMAT = Format(
    "tsv", "a table with tabs", is_one, each(csv_table.bring), write, endings=(".tsv",), last=True
)
