"""predtrack keeps score of what articles say will happen.

What a program needs is handed out here, and imported only when it is asked for: ``scan``,
``find_deadline``, ``Ledger``, ``Statement``, ``Deadline``.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "scan": ("predtrack.reading.statements", "find_statements"),
    "find_deadline": ("predtrack.reading.deadlines", "find_deadline"),
    "Ledger": ("predtrack.ledger", "Ledger"),
    "Statement": ("predtrack.models.statement", "Statement"),
    "Deadline": ("predtrack.models.deadline", "Deadline"),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'predtrack' has no attribute '{name}'")
    module, attribute = _HOMES[name]
    value = getattr(import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names beside what is loaded already."""
    return sorted({*globals(), *_HOMES})
