"""The record form of the values: plain JSON types out, checked values in.

The structs are the schema: a field's annotation says what its JSON must be. Days are ISO dates,
instants ISO with a zone, enums their words, tuples lists; an absent value is null. ``Mapping``
fields (a history's ``was``) hold record forms and pass through.

Modules of structs have their annotations as they are, not as texts: every start would compile them.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_type_hints

import msgspec

from predtrack.errors import TOO_DEEP, InvalidValue, shorten

_Kept = TypeVar("_Kept")

_PLACE = r"(?s)(.*) - at `\$\.?(.*)`"
_INDEX = r"\[(\d*)\]"
_WORDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "object": "an object",
    "array": "a list",
    "date": "a date (2020-12-31)",
    "datetime": "an instant (2020-12-31T09:00:00Z)",
}
"""What msgspec's names of types are to a reader."""
_EXPECTED = r"Expected `([^`]*)`"
ENCODED = r"Invalid RFC3339 encoded (\w+)"
FIELD = r"(?s)Object (contains unknown|missing required) field `(.*)`"


DECODING = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What reading JSON may raise."""


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


def fields_of(value: msgspec.Struct) -> dict[str, Any]:
    """Return a value's fields in JSON types but for tuples, to be written as JSON at once."""
    fields: dict[str, Any] = msgspec.to_builtins(value)
    return fields


def digest_of(*values: Any) -> str:
    """Return 32 hexadecimal digits of what some values are made of, the same in every process."""
    from hashlib import sha256

    return sha256(msgspec.json.encode(values, order="deterministic")).hexdigest()[:32]


def json_of(record: Any) -> str:
    """Write a record, or fields that make one, as JSON on one line, as the ledger's lines are.

    Raises:
        InvalidValue: a text of it is no text that UTF-8 can write.
    """
    try:
        return msgspec.json.format(msgspec.json.encode(record), indent=0).decode()
    except UnicodeEncodeError:
        raise InvalidValue("a text of it holds half a character (a lone surrogate)") from None


def json_lines(records: Iterable[Any], between: str = "\n") -> Iterator[str]:
    """Yield the JSON of records, each but the first after what stands between two."""
    for number, record in enumerate(records):
        yield (between if number else "") + json_of(record)


def from_record(kind: type[_Kept], record: object) -> _Kept:
    """Turn a record back into a value of ``kind``; an older one's new fields are their defaults.

    Raises:
        Misshapen: a field is unknown or not of its type, or a rule is broken.
    """
    try:
        return msgspec.convert(record, kind)
    except UnicodeEncodeError:  # a word of an enum, or a field's name
        _refuse_halves(record)
        raise
    except (msgspec.ValidationError, RecursionError) as error:
        raise _misshapen(error, kind, record) from None


def from_json(kind: type[_Kept], data: bytes, *, whole: bool = False) -> _Kept:
    """Turn the JSON of a record into a value of ``kind``.

    Raises:
        Misshapen: as ``from_record``; or, where it has to be ``whole``, a field of its own is
            missing.
    """
    try:
        value: _Kept = _decoder(cast("Any", kind)).decode(data)
    except DECODING as error:
        raise _undecoded(error, kind, data) from None
    if whole:
        _refuse_lacking(kind, data)
    return value


def from_json_lines(kind: type[_Kept], bodies: Sequence[bytes]) -> list[_Kept]:
    """Turn the JSON of many records into values at once.

    Raises:
        Misshapen: as ``from_record``; which of them it is, is not said.
    """
    try:
        values: list[_Kept] = _decoder(cast("Any", kind)).decode_lines(b"\n".join(bodies))
    except DECODING as error:
        raise Misshapen("", str(error)) from None
    if len(values) != len(bodies):
        raise Misshapen("", "a line of it holds several values")
    return values


def from_whole_record(kind: type[_Kept], record: object) -> _Kept:
    """Turn a record that comes from elsewhere into a value; every field has to be there.

    Raises:
        Misshapen: as ``from_record``; or a field is missing, or a text is no text.
    """
    value = from_record(kind, record)
    _refuse_missing(value, record, "")
    _refuse_halves(record)
    return value


def _refuse_lacking(kind: Any, data: bytes) -> None:
    """Refuse JSON in which a field of a value is not written; in a text no quote stands bare."""
    names = (name for name in kind.__struct_fields__ if f'"{name}": '.encode() not in data)
    for name in names:
        raise Misshapen("", f"'{name}' is missing")


def _undecoded(error: Exception, kind: Any, data: bytes) -> Misshapen:
    """Say why JSON is no record, with the value where it can be had."""
    try:
        record = json.loads(data)
        _refuse_halves(record)
        return _misshapen(error, kind, record)
    except Misshapen as half:
        return half
    except RecursionError as deep:
        return _misshapen(deep, kind, None)
    except ValueError:
        return Misshapen("", f"it is not JSON that can be read ({error})")


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


def _misshapen(error: Exception, kind: Any, record: object) -> Misshapen:
    """Say msgspec's reason in our words, with the value; its place in ours: ``spans.0.start``."""
    if isinstance(error, RecursionError):
        return Misshapen("", TOO_DEEP)
    match = re.fullmatch(_PLACE, str(error))
    problem, place = match.groups() if match else (str(error), "")
    place = place.partition("[...")[0]  # of a mapping, which of its values is not said
    steps = re.sub(_INDEX, r".\1", place).strip(".").split(".") if place else []
    return Misshapen(".".join(steps), _in_words(problem, kind, record, steps))


def _in_words(problem: str, kind: Any, record: object, steps: Sequence[str]) -> str:
    field = re.fullmatch(FIELD, problem)
    if field:
        is_unknown = field[1] == "contains unknown"
        return f"'{shorten(field[2])}' is {'unknown' if is_unknown else 'missing'}"
    shown = shorten(repr(_at(record, steps)), 40)
    if problem.startswith("Invalid enum value"):
        return f"{shown} is none of {', '.join(_choices(kind, steps))}"
    wanted = re.match(_EXPECTED, problem) or re.match(ENCODED, problem)
    if wanted:
        name = wanted[1].removesuffix(" | null")
        return f"{shown} is not {_WORDS.get(name, name)}"
    return problem


def _at(record: Any, steps: Sequence[str]) -> Any:
    """Return what stands at a place of a record."""
    for step in steps:
        record = record[int(step)] if isinstance(record, list | tuple) else record[step]
    return record


def _choices(kind: Any, steps: Sequence[str]) -> list[str]:
    """Return the words of the enum at a place of a value."""
    for step in steps:
        kind = kind if step.isdigit() else get_type_hints(kind)[step]
        kind = next((one for one in get_args(kind) if one not in (type(None), ...)), kind)
    return [str(member) for member in kind]


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


def _refuse_halves(record: object, place: str = "") -> None:
    """Refuse half a surrogate pair, which no file in UTF-8 can hold."""
    if isinstance(record, str):
        if not record.isascii() and any("\ud800" <= letter <= "\udfff" for letter in record):
            raise Misshapen(
                place.strip("."), f"{shorten(ascii(record), 40)} holds half a character"
            )
    elif isinstance(record, Mapping):
        for name, value in record.items():
            _refuse_halves(name, place)
            _refuse_halves(value, f"{place}.{name}")
    elif isinstance(record, list):
        for number, one in enumerate(record):
            _refuse_halves(one, f"{place}.{number}")
