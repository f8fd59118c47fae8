"""Resolving: a ruling on a prediction, one at a time or many from a file's rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

import msgspec
from msgspec.structs import replace

from predtrack.errors import (
    AlreadyResolved,
    AmbiguousQuote,
    InTheFuture,
    InvalidValue,
    NotFound,
)
from predtrack.ledger.book import Ledger
from predtrack.ledger.entries import article_of
from predtrack.ledger.rows import take_rows
from predtrack.models.history import Signature
from predtrack.models.identity import fold
from predtrack.models.outcome import RESOLVED, Evidence, Outcome, Reason, Status
from predtrack.models.outcome_day import outcome_day
from predtrack.models.prediction import Prediction
from predtrack.models.record import Misshapen, from_record

ROW_FIELDS = frozenset(
    {"id", "quote", "claim", "status", "on", "evidence", "observed", "note", "reason"}
)
"""What a row of a file of outcomes may hold; ``claim`` tells two claims on one quote apart."""


def resolve(
    ledger: Ledger, prediction: Prediction, outcome: Outcome, *, signed: Signature
) -> Prediction:
    """Put an outcome on record, its day settled, and return the resolved prediction.

    Raises:
        IllegalMove, InTheFuture, InvalidValue: the record does not allow it.
    """
    if not prediction.is_open:
        raise AlreadyResolved(prediction.id, prediction.status)
    published = article_of(ledger, prediction).published
    day = outcome_day(prediction, outcome.status, outcome.on, today=signed.day, published=published)
    resolved = prediction.resolved(replace(outcome, on=day), signed=signed)
    ledger.put(resolved)
    return resolved


def outcome_of(
    status: Status,
    *,
    signed: Signature,
    on: date | None = None,
    evidence: tuple[Evidence, ...] = (),
    observed: str | None = None,
    note: str | None = None,
    reason: str | None = None,
) -> Outcome:
    """Return the outcome that whoever signs gives today; empty texts are none.

    Raises:
        InTheFuture: its day, or that on which evidence was looked at, has not come.
        InvalidValue: the parts do not fit together.
    """
    if on and on > signed.day:
        raise InTheFuture("the outcome's day", on, signed.day)
    for piece in evidence:
        if piece.looked_at and piece.looked_at > signed.day:
            raise InTheFuture("the evidence was looked at on", piece.looked_at, signed.day)
    return Outcome(
        status=status,
        on=on,
        decided=signed.day,
        by=signed.by,
        observed=observed or None,
        evidence=evidence,
        note=note or None,
        reason=Reason(reason) if reason else None,
    )


class Resolved(msgspec.Struct, frozen=True):
    """The predictions that rows resolved, and how many were resolved so before."""

    predictions: list[Prediction]
    unchanged: int


def resolve_rows(
    ledger: Ledger, rows: Iterable[tuple[int, Any]], *, source: str, signed: Signature
) -> Resolved:
    """Resolve what each numbered row names, after checking every one.

    What was resolved so before, with the same day where the row gives one, stays as it is.

    Raises:
        BadRows: some cannot be taken; none is, since the caller's ``writing()`` ends with it.
    """
    quotes = Quotes(ledger)
    done: set[str] = set()

    def take(row: Any) -> Prediction | None:
        prediction = _named(ledger, _checked(row), quotes)
        before = prediction.outcome.evidence if prediction.outcome else ()
        outcome = _outcome(
            row, signed, {name: one for one in before for name in (one.url, one.shown)}
        )
        if prediction.id not in done and _is_resolved_so(prediction, outcome):
            return None
        done.add(prediction.id)
        return resolve(ledger, prediction, outcome, signed=signed)

    taken = take_rows(rows, take, source=source)
    resolved = [one for one in taken if one]
    return Resolved(resolved, len(taken) - len(resolved))


def _is_resolved_so(prediction: Prediction, outcome: Outcome) -> bool:
    """Tell whether it was judged so before, and the row has nothing to add."""
    before = prediction.outcome
    if before is None or prediction.is_removed or before.status is not outcome.status:
        return False
    shown = {piece.url for piece in before.evidence}
    return outcome.on in (None, before.on) and {one.url for one in outcome.evidence} <= shown


class Quotes:
    """The predictions of a ledger by their folded quotes, read when the first one is asked for."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def find(self, quote: str) -> list[Prediction]:
        """Return the predictions with this quote."""
        return self._by_quote.get(fold(quote), [])

    @cached_property
    def _by_quote(self) -> dict[str, list[Prediction]]:
        found: dict[str, list[Prediction]] = {}
        for prediction in self._ledger.predictions():
            found.setdefault(fold(prediction.quote), []).append(prediction)
        return found


def _checked(row: Any) -> Mapping[str, Any]:
    if not isinstance(row, Mapping):
        raise InvalidValue("a row is an object with an id or quote and a status")
    unknown = sorted(set(row) - ROW_FIELDS)
    if unknown:
        raise InvalidValue(f"'{unknown[0]}' is unknown; known are {', '.join(sorted(ROW_FIELDS))}")
    return row


def _named(ledger: Ledger, row: Mapping[str, Any], quotes: Quotes) -> Prediction:
    record_id, quote = _text(row, "id"), _text(row, "quote")
    if record_id:
        prediction = ledger.get(record_id)
        if quote and fold(quote) != fold(prediction.quote):
            raise InvalidValue(f"the quote is not that of {prediction.id}")
        return prediction
    if not quote:
        raise InvalidValue("it has neither an id nor a quote")
    found = quotes.find(quote)
    claim = _text(row, "claim")
    if claim:
        found = [one for one in found if fold(one.claim) == fold(claim)]
    if not found:
        raise NotFound("prediction with the quote", quote)
    if len(found) > 1:
        raise AmbiguousQuote((one.id, one.claim) for one in found)
    return ledger.get(found[0].id)


def _outcome(row: Mapping[str, Any], signed: Signature, before: Mapping[str, Evidence]) -> Outcome:
    status = _field(row, "status", Status)
    if status not in RESOLVED:
        raise InvalidValue(f"a status is wanted: {', '.join(RESOLVED)}")
    return outcome_of(
        status,
        signed=signed,
        on=_field(row, "on", date),
        evidence=_evidence(row.get("evidence"), signed.day, before),
        observed=_text(row, "observed"),
        note=_text(row, "note"),
        reason=_field(row, "reason", Reason),
    )


def _evidence(given: Any, today: date, before: Mapping[str, Evidence]) -> tuple[Evidence, ...]:
    """Read the evidence of a row; what stood there ``before``, by its address, is that."""
    if given is None:
        return ()
    items = given if isinstance(given, list) else [given]
    return tuple(
        before[item] if isinstance(item, str) and item in before else _piece(item, today)
        for item in items
    )


def _piece(item: Any, today: date) -> Evidence:
    record = {"url": item} if isinstance(item, str) else item
    if not isinstance(record, dict):
        raise InvalidValue("evidence is an address, or an object with url, looked_at and note")
    whole = {"looked_at": today.isoformat(), "note": None} | record
    evidence: Evidence = _read("evidence", Evidence, whole)
    return evidence


def _text(row: Mapping[str, Any], name: str) -> str | None:
    text: str | None = _field(row, name, str)
    return text.strip() or None if text else None


def _field(row: Mapping[str, Any], name: str, kind: type) -> Any:
    return None if row.get(name) is None else _read(name, kind, row[name])


def _read(name: str, kind: type, record: Any) -> Any:
    try:
        return from_record(kind, record)
    except Misshapen as error:
        raise InvalidValue(f"{name}: {error}") from None
