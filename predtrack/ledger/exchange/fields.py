"""Fields: what a row of a table may say of a prediction, and how each thing is read.

A cell is text, or what a workbook or JSON has: a number, a day, a list. An empty one says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

import msgspec

from predtrack.errors import InvalidValue, NotADate, PredtrackError, UsageMistake, shorten
from predtrack.ledger.exchange.delimited import several
from predtrack.ledger.saying import FACTS, SAID
from predtrack.models.address import without_login
from predtrack.models.cells import DERIVED
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.fields import PLAIN_NAMES
from predtrack.models.outcome import KEPT_NAME, RESOLVED, Evidence, Reason, Status
from predtrack.models.record import Misshapen, from_record
from predtrack.models.text import check_text
from predtrack.reading.dates import parse_day
from predtrack.reading.quotes import check_quote

TRUE, FALSE = ("true", "yes", "1", "x"), ("false", "no", "0")
SYNONYMS = {
    "author": "authors",
    "date": "published",
    "tag": "tags",
    "link": "url",
    "speaker_role": "role",
}
"""Other headings under which a field is found."""
STATED = ("title", "url")
"""Columns that alone say which article it is; else it takes outlet and published."""


_Noted = tuple[str | None, str | None]
"""The text and the address of a note, or one of them."""


class RowTold(msgspec.Struct, frozen=True):
    """What a row tells: of the statement, its article, its outcome, and what was noted of it."""

    id: str | None
    quote: str
    said: dict[str, Any]
    facts: dict[str, Any]
    status: Status | None
    judged: dict[str, Any]
    notes: tuple[_Noted, ...] = ()


def _text(value: Any) -> str:
    if isinstance(value, dict | list):
        raise InvalidValue(f"a text is wanted, not {shorten(str(value))}")
    if isinstance(value, date):
        return _day(value).isoformat()
    whole = int(value) if isinstance(value, float) and value.is_integer() else value
    return check_text(str(whole))


def _word(value: Any) -> str:
    return _text(value).casefold()


def _flag(value: Any) -> bool:
    word = _word(value)
    if word not in TRUE + FALSE:
        raise InvalidValue(f"'{shorten(word)}' is neither true nor false")
    return word in TRUE


def _names(value: Any) -> tuple[str, ...]:
    return tuple(map(_text, value)) if isinstance(value, list) else tuple(several(_text(value)))


def _tags(value: Any) -> tuple[str, ...]:
    """Read tags, which commas may part where no semicolon does."""
    is_listed = isinstance(value, str) and ";" not in value
    return _names(value.split(",") if is_listed else value)


def _day(value: Any, *, day_first: bool = False) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else parse_day(_text(value), day_first=day_first)


def _by_when(value: Any, *, day_first: bool = False) -> str:
    """Read a deadline: the day that it is, or the words as they are."""
    try:
        return _day(value, day_first=day_first).isoformat()
    except NotADate:
        words = _text(value)
        if "/" in words:  # a day that is doubtful stays so
            raise
        return words


def _evidence(value: Any) -> tuple[str | Evidence, ...]:
    pieces = value if isinstance(value, list) else several(_text(value))
    return tuple(_piece(one) for one in pieces)


def _piece(value: Any) -> str | Evidence:
    return _named(Evidence, "evidence", value) if isinstance(value, dict) else _named_piece(value)


def _named_piece(value: Any) -> str | Evidence:
    name = without_login(_text(value))
    return Evidence(name, note=f"text kept: {name}") if re.fullmatch(KEPT_NAME, name) else name


def _notes(value: Any) -> tuple[_Noted, ...]:
    pieces = value if isinstance(value, list) else [_text(value)]
    read = [
        (one.get("text"), one.get("url")) if isinstance(one, dict) else (one, None)
        for one in pieces
    ]
    return tuple((text and _text(text), url and _text(url)) for text, url in read if text or url)


_PLAIN: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("quote", "claim", "speaker", "role", *PLAIN_NAMES), _text),
    **dict.fromkeys(("wording", "event", "assumption", "observed", "note", "id"), _text),
    **dict.fromkeys(("title", "outlet", "url", "language", "archived_url"), _text),
    **dict.fromkeys(("kind", "voice", "chosen", "basis", "status", "reason"), _word),
    "authors": _names,
    "tags": _tags,
    "no_change": _flag,
    "evidence": _evidence,
    "notes": _notes,
}
_DATED = {"published": _day, "review": _day, "earliest": _day, "on": _day, "deadline": _by_when}
FIELDS = frozenset({*_PLAIN, *_DATED, "forecast"})
"""What a column can hold; a forecast, which has no day there, is counted and not carried."""
_JUDGED = ("on", "evidence", "observed", "note", "reason")
"""What an outcome has besides its status."""
KNOWN = FIELDS | SYNONYMS.keys() | DERIVED


def check_columns(columns: Mapping[str, str]) -> None:
    """Refuse to map columns to what is no field of ours."""
    odd = next((one for one in columns if one not in FIELDS), None)
    if odd is not None:
        raise UsageMistake(f"--map {shorten(odd)}=…: fields are {', '.join(sorted(FIELDS))}")


def read_row(row: Mapping[str, Any], *, day_first: bool = False) -> RowTold:
    """Read what a row says, by our names.

    Raises:
        InvalidValue, NotADate: a cell does not say what it should, named with its column.
    """
    given = {
        name: _read(name, value, day_first=day_first) for name, value in row.items() if _says(value)
    }
    given.pop("forecast", None)
    quote = given.pop("quote", None) or given.get("claim")
    if not quote:
        raise InvalidValue("it has neither a quote nor a claim")
    status = _named(Status, "status", given.pop("status", None))
    judged: dict[str, Any] = {name: given.pop(name) for name in _JUDGED if name in given}
    notes = given.pop("notes", ())
    if status not in RESOLVED:
        status, notes = None, (*notes, *_noted(judged))
    _named(Reason, "reason", judged.get("reason"))
    facts = {name: _checked(name, given.pop(name), FACTS) for name in FACTS if name in given}
    record_id = given.pop("id", None)
    said = {name: _checked(name, value, SAID) for name, value in _dated(given).items()}
    return RowTold(record_id, check_quote(quote), said, facts, status, judged, notes)


def _noted(judged: dict[str, Any]) -> Iterator[_Noted]:
    """Take a note, and the evidence, of what has no outcome yet for notes beside it."""
    if "note" in judged:
        yield judged.pop("note"), None
    for piece in judged.pop("evidence", ()):
        yield (None, piece) if isinstance(piece, str) else (piece.note, piece.url)
    if judged:
        raise InvalidValue(f"it has '{next(iter(judged))}', and no status that resolves it")


def _says(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value != []


def _read(name: str, value: Any, *, day_first: bool) -> Any:
    try:
        if name in _DATED:
            return _DATED[name](value, day_first=day_first)
        return _PLAIN[name](value) if name in _PLAIN else value
    except PredtrackError as error:
        raise InvalidValue(f"{name}: {error}") from None


def _checked(name: str, value: Any, checks: Mapping[str, Callable[[Any], Any]]) -> Any:
    try:
        return checks[name](value)
    except PredtrackError as error:
        raise InvalidValue(f"{name}: {error}") from None


def _named(words: type[Any], name: str, value: Any) -> Any:
    try:
        return None if value is None else from_record(words, value)
    except Misshapen as error:
        raise InvalidValue(f"{name}: {error}") from None


def _dated(given: dict[str, Any]) -> dict[str, Any]:
    """Put a deadline together where the row says how it is known, as our own tables do."""
    basis = _named(Basis, "basis", given.pop("basis", None))
    review, assumption = given.pop("review", None), given.pop("assumption", None)
    earliest = given.pop("earliest", None)
    if basis is None:
        return given
    latest = given.pop("deadline", None)
    text, event = given.pop("wording", None), given.pop("event", None)
    day = None if latest is None else parse_day(latest)
    return given | {"deadline": Deadline(text, earliest, day, basis, event, review, assumption)}
