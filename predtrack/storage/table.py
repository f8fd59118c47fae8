"""Tables of records that stay lines of the file until they are touched.

What is taken with ``[]`` is decoded and kept, so that a change made to it is seen; what is only
looked at with ``record`` is decoded and let go.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence

from predtrack.storage.line import Line, Record, bodies_of, body_of, decode, encode


class RecordTable(MutableMapping[str, Record]):
    """One table: ids to records, most of them still lines."""

    __slots__ = ("_entries",)

    def __init__(self, entries: dict[str, Line | Record]) -> None:
        self._entries = entries

    def __getitem__(self, key: str) -> Record:
        entry = self._entries[key]
        if isinstance(entry, bytes):
            entry = self._entries[key] = decode(key, entry)
        return entry

    def __setitem__(self, key: str, record: Record) -> None:
        self._entries[key] = record

    def __delitem__(self, key: str) -> None:
        del self._entries[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def copy(self) -> RecordTable:
        """Return a table of the same entries, which goes its own way."""
        return RecordTable(self._entries.copy())

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
        for key, entry in self._entries.items():
            if not isinstance(entry, bytes):
                self._entries[key] = encode(key, entry)

    def lines(self) -> list[Line]:
        """Return every line, by id; only what was touched is encoded."""
        return self._lines_of(sorted(self._entries))

    def _lines_of(self, keys: Sequence[str]) -> list[Line]:
        pairs = zip(keys, map(self._entries.__getitem__, keys), strict=True)
        return [one if isinstance(one, bytes) else encode(key, one) for key, one in pairs]
