"""Forms: fields as a text that a person edits, and the text as fields again.

A field is ``name: value`` on a line. What goes on below it is indented by four spaces; a field that
has several values stands there several times, and without any it stands there empty. Lines that
begin with # are not read. White space around a value, and CR before LF, are not part of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import dropwhile

import msgspec

from predtrack.errors import InvalidValue, shorten
from predtrack.render.text import harmless

INDENT = "    "
PROBLEM = "# ! "
"""How a line begins that says what is wrong."""
Values = Mapping[str, tuple[str, ...]]
"""The values of each field, by its name."""


class Field(msgspec.Struct, frozen=True):
    """A field: its name, its values, what is said above it, whether it may stand there twice."""

    name: str
    values: tuple[str, ...] = ()
    told: Sequence[str] = ()
    repeats: bool = False


def write_form(head: Sequence[str], fields: Sequence[Field]) -> str:
    """Return the text of a form, with what is said at its head."""
    parts = [_comments(head), *map(_written, fields)]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def read_form(text: str, fields: Sequence[Field]) -> Values:
    """Return the values of every field that stands in a text; an empty one has the value "".

    Raises:
        InvalidValue: a line is of no field, or one stands twice that may not.
    """
    found: dict[str, list[list[str]]] = {field.name: [] for field in fields}
    last: list[str] | None = None
    for line in _lines(text):
        if line.startswith("#"):
            continue
        if line.startswith((" ", "\t")) or not line:
            _go_on(last, line)
            continue
        name, value = _parted(line, list(found))
        last = [value]
        found[name].append(last)
    for field in fields:
        if len(found[field.name]) > 1 and not field.repeats:
            raise InvalidValue(f"'{field.name}' stands in it twice")
    return {name: tuple(map(_joined, several)) for name, several in found.items() if several}


def changed_fields(before: str, after: str, fields: Sequence[Field]) -> Values:
    """Return the fields whose values differ between two texts of a form, as they are after.

    One whose lines were all taken out stays as it was; one that was emptied has the value "".
    Raises as ``read_form``.
    """
    old, new = (read_form(text, fields) for text in (before, after))
    return {
        name: tuple(filter(None, values)) or ("",)
        for name, values in new.items()
        if tuple(filter(None, values)) != tuple(filter(None, old.get(name, ())))
    }


def with_problem(text: str, problem: str) -> str:
    """Return a form with what is wrong with it on top, in the place of what was wrong before."""
    said = [PROBLEM + harmless(line) for line in problem.split("\n")]
    lines = list(dropwhile(lambda line: line.startswith(PROBLEM), text.split("\n")))
    return "\n".join(said + lines)


def _written(field: Field) -> list[str]:
    lines = _comments(field.told)
    for value in field.values or ("",):
        first, *rest = _lines(value)
        lines.append(f"{field.name}: {first}" if first else f"{field.name}:")
        lines += [INDENT + line if line else "" for line in rest]
    return lines


def _lines(text: str) -> list[str]:
    return re.sub(r"\r+\n", "\n", text).split("\n")


def _comments(lines: Sequence[str]) -> list[str]:
    return [f"# {harmless(line)}" for line in lines]


def _go_on(last: list[str] | None, line: str) -> None:
    """Add a line to the value above it."""
    if last is not None:
        last.append(re.sub(r"^( {1,4}|\t)", "", line))
    elif line.strip():
        raise InvalidValue(f"'{shorten(line)}' goes on below no field")


def _parted(line: str, known: Sequence[str]) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon:
        raise InvalidValue(
            f"'{shorten(line)}' is not name: value; what goes on from the line above is indented"
        )
    name = name.strip().casefold()
    if name not in known:
        raise InvalidValue(f"'{shorten(name)}' is no field here; fields are {', '.join(known)}")
    return name, value


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip()
