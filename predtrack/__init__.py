"""predtrack keeps score of what articles say will happen.

What a program needs is handed out here, and imported only when it is asked for.
"""

from __future__ import annotations

TYPE_CHECKING = False
"""What type checkers know by its name; ``typing`` itself takes long to import."""
if TYPE_CHECKING:
    from predtrack.ledger import Ledger
    from predtrack.models.article import Article
    from predtrack.models.deadline import Deadline
    from predtrack.models.event import Event
    from predtrack.models.history import Signature
    from predtrack.models.outcome import Evidence, Status
    from predtrack.models.prediction import Prediction
    from predtrack.models.statement import Claim, Kind, Statement, Voice
    from predtrack.reading.deadlines import find_deadline
    from predtrack.reading.statements import find_statements as scan

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Claim",
    "Deadline",
    "Event",
    "Evidence",
    "Kind",
    "Ledger",
    "Prediction",
    "Signature",
    "Statement",
    "Status",
    "Voice",
    "find_deadline",
    "scan",
]

_HOMES = {
    "Article": "predtrack.models.article",
    "Claim": "predtrack.models.statement",
    "Deadline": "predtrack.models.deadline",
    "Event": "predtrack.models.event",
    "Evidence": "predtrack.models.outcome",
    "Kind": "predtrack.models.statement",
    "Ledger": "predtrack.ledger",
    "Prediction": "predtrack.models.prediction",
    "Signature": "predtrack.models.history",
    "Statement": "predtrack.models.statement",
    "Status": "predtrack.models.outcome",
    "Voice": "predtrack.models.statement",
    "find_deadline": "predtrack.reading.deadlines",
    "scan": "predtrack.reading.statements",
}


if not TYPE_CHECKING:  # which would take every name for a public one

    def __getattr__(name: str) -> object:
        """Import a public name when it is first asked for."""
        from importlib import import_module

        if name not in _HOMES:
            raise AttributeError(f"module 'predtrack' has no attribute '{name}'")
        attribute = "find_statements" if name == "scan" else name
        value: object = getattr(import_module(_HOMES[name]), attribute)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """List the public names beside what is loaded already."""
    return sorted({*globals(), *_HOMES})
