"""Resolving: a ruling on a prediction, one at a time or many from a file's rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from predtrack.errors import AmbiguousId, BadRows, InvalidValue, NotFound, PredtrackError
from predtrack.ledger import Ledger
from predtrack.models.address import check_address
from predtrack.models.history import Signature
from predtrack.models.identity import fold
from predtrack.models.outcome import RESOLVED, Evidence, Outcome, Reason, Status
from predtrack.models.prediction import Prediction, outcome_day
from predtrack.models.record import Misshapen, from_record

ROW_FIELDS = frozenset(
    {"id", "quote", "claim", "status", "on", "evidence", "observed", "note", "reason"}
)
"""What a row of a file of outcomes may hold; ``claim`` tells two claims on one quote apart."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the reader found: the outcome without who judged it and when."""

    status: Status
    on: date | None = None
    evidence: tuple[Evidence, ...] = ()
    observed: str | None = None
    note: str | None = None
    reason: Reason | None = None


def resolve(
    ledger: Ledger, prediction: Prediction, ruling: Ruling, *, signed: Signature, today: date
) -> Prediction:
    """Put a ruling on record and return the resolved prediction.

    Raises:
        IllegalMove, InTheFuture, InvalidValue: the record does not allow it.
    """
    published = ledger.get_article(prediction.article).published
    happened = (
        outcome_day(prediction, ruling.status, ruling.on, today=today, published=published)
        if prediction.is_open
        else None
    )
    outcome = Outcome(
        status=ruling.status,
        on=happened,
        decided=today,
        by=signed.by,
        observed=ruling.observed,
        evidence=ruling.evidence,
        note=ruling.note,
        reason=ruling.reason,
    )
    resolved = prediction.resolved(outcome, signed=signed)
    ledger.put(resolved)
    return resolved


def resolve_rows(
    ledger: Ledger,
    rows: Iterable[tuple[int, Any]],
    *,
    source: str,
    signed: Signature,
    today: date,
) -> list[Prediction]:
    """Resolve what each numbered row names, after checking every one.

    Raises:
        BadRows: some cannot be taken; none is, since the caller's ``writing()`` ends with it.
    """
    resolved, problems = [], []
    quotes = _by_quote(ledger)
    for number, row in rows:
        try:
            prediction = _named(ledger, _checked(row), quotes)
            ruling = _ruling(row, today)
            resolved.append(resolve(ledger, prediction, ruling, signed=signed, today=today))
        except PredtrackError as error:
            problems.append((number, str(error)))
    if problems:
        raise BadRows(source, problems)
    return resolved


def _checked(row: Any) -> Mapping[str, Any]:
    if isinstance(row, PredtrackError):
        raise row
    if not isinstance(row, Mapping):
        raise InvalidValue("a row is an object with an id or quote and a status")
    unknown = sorted(set(row) - ROW_FIELDS)
    if unknown:
        raise InvalidValue(f"'{unknown[0]}' is unknown; known are {', '.join(sorted(ROW_FIELDS))}")
    return row


def _by_quote(ledger: Ledger) -> dict[str, list[Prediction]]:
    quotes: dict[str, list[Prediction]] = {}
    for prediction in ledger.predictions():
        quotes.setdefault(fold(prediction.quote), []).append(prediction)
    return quotes


def _named(
    ledger: Ledger, row: Mapping[str, Any], quotes: Mapping[str, list[Prediction]]
) -> Prediction:
    record_id, quote = _text(row, "id"), _text(row, "quote")
    if record_id:
        prediction = ledger.get(record_id)
        if quote and fold(quote) != fold(prediction.quote):
            raise InvalidValue(f"the quote is not that of {prediction.id}")
        return prediction
    if not quote:
        raise InvalidValue("it has neither an id nor a quote")
    found = quotes.get(fold(quote), [])
    claim = _text(row, "claim")
    if claim:
        found = [one for one in found if fold(one.claim) == fold(claim)]
    if not found:
        raise NotFound("prediction with the quote", quote)
    if len(found) > 1:
        raise AmbiguousId("this quote", [(one.id, one.claim) for one in found])
    return ledger.get(found[0].id)


def _ruling(row: Mapping[str, Any], today: date) -> Ruling:
    status = _field(row, "status", Status)
    if status not in RESOLVED:
        raise InvalidValue(f"a status is wanted: {', '.join(RESOLVED)}")
    return Ruling(
        status=status,
        on=_field(row, "on", date),
        evidence=_evidence(row.get("evidence"), today),
        observed=_text(row, "observed"),
        note=_text(row, "note"),
        reason=_field(row, "reason", Reason),
    )


def _evidence(given: Any, today: date) -> tuple[Evidence, ...]:
    if given is None:
        return ()
    items = given if isinstance(given, list) else [given]
    return tuple(_piece(item, today) for item in items)


def _piece(item: Any, today: date) -> Evidence:
    record = {"url": item} if isinstance(item, str) else item
    if not isinstance(record, dict):
        raise InvalidValue("evidence is an address, or an object with url, looked_at and note")
    whole = {"looked_at": today.isoformat(), "note": None} | record
    evidence: Evidence = _read("evidence", Evidence, whole)
    return replace(evidence, url=check_address(evidence.url))


def _text(row: Mapping[str, Any], name: str) -> str | None:
    text: str | None = _field(row, name, str)
    return text.strip() or None if text else None


def _field(row: Mapping[str, Any], name: str, kind: type) -> Any:
    return None if row.get(name) is None else _read(name, kind, row[name])


def _read(name: str, kind: type, record: Any) -> Any:
    try:
        return from_record(kind, record)
    except Misshapen as error:
        raise InvalidValue(str(error.under(name))) from None
