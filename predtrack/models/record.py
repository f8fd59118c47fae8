"""The record form of the values: plain JSON types out, checked values in.

The structs are the schema: a field's annotation says what its JSON must be. Days are ISO dates,
instants ISO with a zone, enums their words, tuples lists; an absent value is null. ``Mapping``
fields (a history's ``was``) hold record forms and pass through.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from predtrack.errors import InvalidValue, shorten

Kept = TypeVar("Kept")

PLACE = re.compile(r"(.*) - at `\$\.?(.*)`", re.DOTALL)
INDEX = re.compile(r"\[(\d*)\]")
WORDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "null": "nothing",
    "object": "an object",
    "array": "a list",
    "date": "a date (2020-12-31)",
    "datetime": "an instant (2020-12-31T09:00:00Z)",
}
"""What msgspec's names of types are to a reader."""
EXPECTED = re.compile(r"Expected `(.*)`, got `(.*)`")
FIELD = re.compile(r"Object (contains unknown|missing required) field `(.*)`", re.DOTALL)


class Misshapen(ValueError):
    """A record does not have the shape of its value; ``place`` leads to the field."""

    def __init__(self, place: str, problem: str) -> None:
        self.place = place
        self.problem = problem
        super().__init__(f"{place}: {problem}" if place else problem)


class RecordValue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen value that the ledger keeps; a field that its class does not know is refused."""


def to_record(value: Any) -> Any:
    """Turn a value into JSON types: dict, list, str, int, float, bool or None.

    Raises:
        InvalidValue: a text of it is no text that UTF-8 can write.
    """
    try:
        return msgspec.json.decode(msgspec.json.encode(value))
    except UnicodeEncodeError:
        raise InvalidValue("a text of it holds half a character (a lone surrogate)") from None


def from_record(kind: type[Kept], record: object) -> Kept:
    """Turn a record back into a value of ``kind``; an older one's new fields are their defaults.

    Raises:
        Misshapen: a field is unknown or not of its type, or a rule is broken.
    """
    try:
        return msgspec.convert(record, kind)
    except (msgspec.ValidationError, RecursionError) as error:
        raise _misshapen(error) from None


def from_json(kind: type[Kept], data: bytes) -> Kept:
    """Turn the JSON of a record into a value of ``kind``; raises as ``from_record``."""
    try:
        value: Kept = _decoder(cast("Any", kind)).decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _misshapen(error) from None
    return value


def from_json_lines(kind: type[Kept], bodies: Sequence[bytes]) -> list[Kept]:
    """Turn the JSON of many records into values at once; raises as ``from_record``."""
    try:
        values: list[Kept] = _list_decoder(cast("Any", kind)).decode(
            b"[" + b",".join(bodies) + b"]"
        )
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _misshapen(error) from None
    return values


def from_whole_record(kind: type[Kept], record: object) -> Kept:
    """Turn a record that comes from elsewhere into a value; every field has to be there.

    Raises:
        Misshapen: as ``from_record``; or a field is missing, or a text is no text.
    """
    value = from_record(kind, record)
    _refuse_missing(value, record, "")
    _refuse_halves(record)
    return value


def in_utc(value: msgspec.Struct, *names: str) -> None:
    """Bring the instants of a value that is being made to UTC, in which they are written.

    Raises:
        InvalidValue: one has no zone, or UTC cannot write it.
    """
    for name in names:
        at: datetime | None = getattr(value, name)
        if at is not None and at.tzinfo is not UTC:
            msgspec.structs.force_setattr(value, name, _utc(at))


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise InvalidValue(f"{at.isoformat()} has no time zone (2020-12-31T09:00:00Z)")
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise InvalidValue(f"{at.isoformat()} is no instant of UTC") from None


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


@cache
def _list_decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(list[kind])


def _misshapen(error: Exception) -> Misshapen:
    """Say msgspec's reason in our words, and its place in ours: ``spans.0.start``."""
    if isinstance(error, RecursionError):
        return Misshapen("", "it is nested too deep")
    match = PLACE.fullmatch(str(error))
    problem, place = match.groups() if match else (str(error), "")
    return Misshapen(INDEX.sub(r".\1", place).strip("."), _in_words(problem))


def _in_words(problem: str) -> str:
    expected, field = EXPECTED.fullmatch(problem), FIELD.fullmatch(problem)
    if expected:
        wanted, got = (
            " or ".join(WORDS.get(name, name) for name in names.split(" | "))
            for names in expected.groups()
        )
        return f"{got} is not {wanted}"
    if field:
        is_unknown = field[1] == "contains unknown"
        return f"'{shorten(field[2])}' is {'unknown' if is_unknown else 'missing'}"
    return problem[:1].lower() + problem[1:]


def _refuse_missing(value: object, record: Any, place: str) -> None:
    """Refuse a record in which a field that its value has is not written."""
    if isinstance(value, msgspec.Struct):
        missing = [name for name in value.__struct_fields__ if name not in record]
        if missing:
            raise Misshapen(place.strip("."), f"'{missing[0]}' is missing")
        for name in value.__struct_fields__:
            _refuse_missing(getattr(value, name), record[name], f"{place}.{name}")
    elif isinstance(value, tuple):
        for number, (one, its) in enumerate(zip(value, record, strict=True)):
            _refuse_missing(one, its, f"{place}.{number}")


def _refuse_halves(record: object) -> None:
    """Refuse half a surrogate pair, which no file in UTF-8 can hold."""
    if isinstance(record, str):
        if not record.isascii() and any("\ud800" <= letter <= "\udfff" for letter in record):
            raise Misshapen("", f"{shorten(ascii(record), 40)} holds half a character")
    elif isinstance(record, Mapping):
        for name, value in record.items():
            _refuse_halves(name)
            _refuse_halves(value)
    elif isinstance(record, list):
        for one in record:
            _refuse_halves(one)
