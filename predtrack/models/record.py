"""The record form of the values: plain JSON types out, checked values in.

The dataclasses are the schema: a field's annotation says what its JSON must be. Days are ISO
dates, instants ISO with ``Z``, enums their words, tuples lists; an absent value is null, never
missing. ``Mapping`` fields (a history's ``was``) hold record forms and pass through.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from predtrack.errors import InvalidValue, shorten

Value = TypeVar("Value")
Reader = Callable[[Any], Any]
AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})


class Misshapen(ValueError):
    """A record does not have the shape of its value; ``place`` leads to the field."""

    def __init__(self, place: str, problem: str) -> None:
        self.place = place
        self.problem = problem
        super().__init__(f"{place}: {problem}" if place else problem)

    def under(self, name: str) -> Misshapen:
        """Return the same problem, seen from one level further out."""
        return Misshapen(f"{name}.{self.place}" if self.place else name, self.problem)


def to_record(value: Any) -> Any:
    """Turn a value into JSON types: dict, list, str, int, float, bool or None."""
    kind: Any = type(value)
    return value if kind in AS_THEY_ARE else _writer(kind)(value)


def from_record(kind: type[Value], record: object) -> Value:
    """Turn a record back into a value of ``kind``.

    Raises:
        Misshapen: a field is missing, unknown or not of its type, or a rule is broken.
    """
    value: Value = _reader(cast("Any", kind))(record)
    return value


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """Choose the function that writes one type; chosen once a type."""
    if issubclass(kind, str):
        return str
    if issubclass(kind, date):
        return _iso
    if issubclass(kind, tuple | list):
        return lambda items: [to_record(item) for item in items]
    if issubclass(kind, Mapping):
        return dict
    names = _field_names(kind)
    values = attrgetter(*names)
    return lambda value: dict(zip(names, map(to_record, values(value)), strict=True))


def _iso(day: date) -> str:
    if isinstance(day, datetime):
        return day.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return day.isoformat()


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _reader(hint: Any) -> Reader:
    """Build the function that reads one type; built once a type."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _optional(_present(hint))
    if origin is tuple:
        return _sequence(_reader(get_args(hint)[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _plain(dict, "an object")
    if isinstance(hint, type) and is_dataclass(hint):
        return _value(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _word(hint)
    return PLAIN[hint]


def _plain(kind: type, name: str) -> Reader:
    def read(record: Any) -> Any:
        if type(record) is kind:
            return record
        raise Misshapen("", f"{_shown(record)} is not {name}")

    return read


def _number(record: Any) -> float:
    with suppress(OverflowError):
        if type(record) in (int, float):
            return float(record)
    raise Misshapen("", f"{_shown(record)} is not a number")


def _day(record: Any) -> date:
    day = _iso_day(record) if type(record) is str else None
    if day is None:
        raise Misshapen("", f"{_shown(record)} is not a date (2020-12-31)")
    return day


@lru_cache(maxsize=10_000)
def _iso_day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if len(text) == ISO_LENGTH and text[4] == "-" and "W" not in text else None


def _instant(record: Any) -> datetime:
    try:
        instant = datetime.fromisoformat(record)
        instant.astimezone(UTC)  # which is how it is written
    except (TypeError, ValueError, OverflowError):
        instant = None
    if instant is None or instant.tzinfo is None:
        raise Misshapen("", f"{_shown(record)} is not an instant (2020-12-31T09:00:00Z)")
    return instant


ISO_LENGTH = len("2020-12-31")
PLAIN: dict[Any, Reader] = {
    str: _plain(str, "text"),
    int: _plain(int, "a whole number"),
    bool: _plain(bool, "true or false"),
    float: _number,
    date: _day,
    datetime: _instant,
}


def _optional(hint: Any) -> Reader:
    inner = _reader(hint)
    if hint is str:
        return lambda record: record if record is None or type(record) is str else inner(record)
    return lambda record: None if record is None else inner(record)


def _sequence(inner: Reader) -> Reader:
    def read(record: Any) -> tuple[Any, ...]:
        if type(record) is not list:
            raise Misshapen("", f"{_shown(record)} is not a list")
        if not record:
            return ()
        items = []
        for number, item in enumerate(record):
            try:
                items.append(inner(item))
            except Misshapen as error:
                raise error.under(str(number)) from None
        return tuple(items)

    return read


def _word(kind: type[StrEnum]) -> Reader:
    words = {str(member): member for member in kind}

    def read(record: Any) -> StrEnum:
        try:
            return words[record]
        except (KeyError, TypeError):
            known = ", ".join(words)
            raise Misshapen("", f"{_shown(record)} is none of {known}") from None

    return read


def _value(kind: type) -> Reader:
    hints = get_type_hints(kind)
    names = list(_field_names(kind))
    readers = {name: _reader(hints[name]) for name in names}
    careful = _careful(kind, readers)
    plans: dict[tuple[type, ...], Plan] = {}

    def read(record: Any) -> Any:
        """Read a record whose fields are all there and in order, as we write them, at once."""
        if type(record) is dict and list(record) == names:
            values = list(record.values())
            types = tuple(map(type, values))
            plan = plans.get(types)
            if plan is None:
                plan = plans[types] = _plan(types, [hints[name] for name in names])
            try:
                for place, reader in plan.items:
                    values[place] = reader(values[place])
                for place, reader in plan.lists:
                    values[place] = reader(values[place]) if values[place] else ()
                return kind(*values)
            except (Misshapen, InvalidValue):
                pass
        return careful(record)

    return read


Places = tuple[tuple[int, Reader], ...]


class Plan(NamedTuple):
    """The places of the fields that have to be read, with their readers; the rest stay."""

    items: Places
    lists: Places


def _plan(types_: Sequence[type], hints: Sequence[Any]) -> Plan:
    """Choose what has to be read of a record by the types of its values; once a combination."""
    places = [
        (place, found is list and get_origin(hint) is tuple, _reader(_present(hint)))
        for place, (found, hint) in enumerate(zip(types_, hints, strict=True))
        if found not in _plainly(hint)
    ]
    return Plan(
        tuple((place, reader) for place, is_list, reader in places if not is_list),
        tuple((place, reader) for place, is_list, reader in places if is_list),
    )


def _present(hint: Any) -> Any:
    """Return what a field holds where it is not null."""
    is_optional = get_origin(hint) in (Union, types.UnionType)
    return next(arg for arg in get_args(hint) if arg is not type(None)) if is_optional else hint


def _plainly(hint: Any) -> frozenset[Any]:
    """Return the types whose values a field takes as they are."""
    own = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    return AS_THEY_ARE & frozenset(own)


def _careful(kind: type, readers: Mapping[str, Reader]) -> Reader:
    """Build the function that reads a record field by field, and says which one is wrong."""

    def read(record: Any) -> Any:
        if type(record) is not dict:
            raise Misshapen("", f"{_shown(record)} is not an object")
        if record.keys() != readers.keys():
            raise _wrong_fields(record, readers.keys())
        values = {}
        for name, reader in readers.items():
            try:
                values[name] = reader(record[name])
            except Misshapen as error:
                raise error.under(name) from None
        try:
            return kind(**values)
        except InvalidValue as error:
            raise Misshapen("", str(error)) from None

    return read


def _wrong_fields(record: Mapping[str, Any], expected: Collection[str]) -> Misshapen:
    missing, unknown = sorted({*expected} - record.keys()), sorted(record.keys() - {*expected})
    problem = f"'{missing[0]}' is missing" if missing else f"'{shorten(unknown[0])}' is unknown"
    return Misshapen("", problem)


def _shown(record: Any) -> str:
    return shorten(repr(record), 40)
