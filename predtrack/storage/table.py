"""Tables of records that stay lines of the file until they are touched.

What is taken with ``[]`` is decoded and kept, so that a change made to it is seen; what is only
looked at with ``record`` is decoded and let go. The line that stood where a table was touched first
is noted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from typing import cast

from predtrack.storage.line import Line, Record, bodies_of, body_of, decode, encode


class RecordTable(MutableMapping[str, Record]):
    """One table: ids to records, most of them still lines."""

    __slots__ = ("_decoded", "_entries", "_former")

    def __init__(
        self, entries: dict[str, Line | Record], former: dict[str, Line | None] | None = None
    ) -> None:
        self._entries, self._former = entries, former or {}
        self._decoded = {key for key, entry in entries.items() if not isinstance(entry, bytes)}

    def __getitem__(self, key: str) -> Record:
        entry = self._entries[key]
        if isinstance(entry, bytes):
            self._former.setdefault(key, entry)
            entry = self._entries[key] = decode(key, entry)
            self._decoded.add(key)
        return entry

    def __setitem__(self, key: str, record: Record) -> None:
        self._note(key)
        self._entries[key] = record
        self._decoded.add(key)

    def __delitem__(self, key: str) -> None:
        self._note(key)
        del self._entries[key]
        self._decoded.discard(key)

    def _note(self, key: str) -> None:
        if key not in self._former:
            entry = self._entries.get(key)
            self._former[key] = encode(key, entry) if isinstance(entry, dict) else entry

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def copy(self) -> RecordTable:
        """Return a table of the same entries, which goes its own way."""
        return RecordTable(self._entries.copy(), self._former.copy())

    def replaced(self, other: RecordTable) -> RecordTable:
        """Return a table of another's entries in the place of this one's, whose lines are noted."""
        lines = {key: one for key, one in self._entries.items() if isinstance(one, bytes)}
        former = dict.fromkeys(other._entries) | lines | self._former
        return RecordTable(other._entries.copy(), former)

    def replaced_lines(self) -> dict[str, Line | None]:
        """Return the former lines where others stand now, by id; None where there was none.

        Raises:
            ValueError: a number is not finite.
        """
        self.settle()
        noted = self._former.items()
        return {key: line for key, line in noted if line != self._entries.get(key)}

    def with_lines(self, lines: Mapping[str, Line | None]) -> RecordTable:
        """Return a table with these lines in the place of this one's, without those of None."""
        entries = {**self._entries, **lines}
        return RecordTable({key: one for key, one in entries.items() if one is not None})

    def record(self, key: str) -> Record:
        """Return the record of an id without keeping it decoded; KeyError where there is none."""
        entry = self._entries[key]
        return decode(key, entry) if isinstance(entry, bytes) else entry

    def body(self, key: str) -> bytes:
        """Return the JSON of an id's record; KeyError where there is none."""
        entry = self._entries[key]
        return body_of(key, entry if isinstance(entry, bytes) else encode(key, entry))

    def bodies(self, keys: Sequence[str]) -> list[bytes]:
        """Return the JSON of the records of some ids; KeyError where there is none."""
        return bodies_of(keys, self._lines_of(keys))

    def holding(self, words: bytes) -> list[str]:
        """Return the ids of the lines that hold some bytes, by id; what was touched is a line then.

        Raises:
            ValueError: a number is not finite.
        """
        self.settle()
        return sorted(key for key, line in self._entries.items() if words in line)

    def settle(self) -> None:
        """Turn what was touched back into lines.

        Raises:
            ValueError: a number is not finite.
        """
        for key in sorted(self._decoded):
            entry = self._entries[key]
            if not isinstance(entry, bytes):
                self._entries[key] = encode(key, entry)
            self._decoded.discard(key)

    def lines(self) -> list[Line]:
        """Return every line, by id; only what was touched is encoded."""
        return self._lines_of(sorted(self._entries))

    def _lines_of(self, keys: Sequence[str]) -> list[Line]:
        entries = map(self._entries.__getitem__, keys)
        if not self._decoded:
            return cast("list[Line]", list(entries))  # none is a record, so that nobody need ask
        pairs = zip(keys, entries, strict=True)
        return [one if isinstance(one, bytes) else encode(key, one) for key, one in pairs]
