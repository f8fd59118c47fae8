"""YAML: predictions as ``list --json`` has them, in blocks to read; every text is quoted.

Written here, as JSON's own quoting is YAML's: a library would only be needed to read it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from predtrack.ledger.exchange.format import Format, Outgoing, begins
from predtrack.ledger.exchange.json_table import records_of

UNPRINTABLE = re.compile("[\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What JSON leaves as it is, and YAML does not take so (YAML 1.2.2, 5.1)."""

BOOLEANS = frozenset({"on", "off", "yes", "no", "y", "n"})
"""Names that older readers take for true or false (YAML 1.1)."""


def write(outgoing: Outgoing) -> Iterable[str]:
    """Yield a list of mappings, nested ones indented by two."""
    is_empty = True
    for record in records_of(outgoing):
        is_empty = False
        yield from _block(record, "- ")
    if is_empty:
        yield "[]"


def _block(record: Any, start: str) -> Iterator[str]:
    """Yield the lines of a mapping; the first begins as is said, the others under it."""
    under = " " * len(start)
    for number, (name, value) in enumerate(record.items()):
        key = f'"{name}"' if name in BOOLEANS else name
        yield from _entry(f"{under if number else start}{key}:", value, under)


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, dict) and value:
        yield f"{head}\n"
        yield from _block(value, indent + "  ")
    elif isinstance(value, list | tuple) and value:
        yield f"{head}\n"
        for one in value:
            if isinstance(one, dict):
                yield from _block(one, f"{indent}- ")
            else:
                yield f"{indent}- {_scalar(one)}\n"
    else:
        yield f"{head} {_scalar(value)}\n"


def _scalar(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return UNPRINTABLE.sub(lambda one: f"\\u{ord(one[0]):04x}", text)


FORMAT = Format("yaml", "YAML", begins(b"- ID:"), write=write, endings=(".yaml", ".yml"))
