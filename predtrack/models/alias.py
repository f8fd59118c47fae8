"""Aliases: other spellings of a name, and the name that each stands for.

Spellings are told apart by ``fold``: case, typography and white space make no other name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec.structs import replace

from predtrack.errors import InvalidValue
from predtrack.models.history import Change, Did, Signature
from predtrack.models.identity import fold
from predtrack.models.record import RecordValue


class NameKind(StrEnum):
    """What a name is the name of; the same spelling of two kinds is two names."""

    AUTHOR = "author"
    OUTLET = "outlet"
    SPEAKER = "speaker"
    TAG = "tag"


class Alias(RecordValue, frozen=True):
    """A spelling that is no longer used, and the name that it stands for."""

    kind: NameKind
    name: str
    stands_for: str
    history: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        if not fold(self.name) or not fold(self.stands_for):
            raise InvalidValue("an alias needs a name, and one that it stands for")
        if fold(self.name) == fold(self.stands_for):
            raise InvalidValue(f"'{self.name}' cannot be an alias of itself")

    @property
    def key(self) -> str:
        """The kind and the folded spelling, by which it is found."""
        return alias_key(self.kind, self.name)

    def redirected(self, name: str, *, signed: Signature) -> Alias:
        """Return it standing for another name, the former one kept in its history."""
        was = {"stands_for": self.stands_for}
        change = Change(signed.at, signed.by, Did.RENAME, None, was)
        return replace(self, stands_for=name, history=(*self.history, change))


def alias_key(kind: NameKind, name: str) -> str:
    """Return the key of an alias; kinds do not mix, spellings of one name are one."""
    return f"{kind} {fold(name)}"


def name_for(kind: NameKind, name: str, find: Callable[[str], Alias | None]) -> str:
    """Return the name that a spelling stands for; ``find`` gives the alias of a key.

    One that is no alias stands for itself. An alias of an alias is followed to its end. A circle,
    which only a merge or a hand's edit can close, has no end: what leads into it stays as it is.
    """
    found, seen = name, set[str]()
    while alias := find(alias_key(kind, found)):
        if alias.key in seen:
            return name
        seen.add(alias.key)
        found = alias.stands_for
    return found


class Aliases:
    """All aliases of a ledger, to find what a name stands for."""

    def __init__(self, aliases: Iterable[Alias] = ()) -> None:
        self._by_key = {one.key: one for one in aliases}
        self._spellings: dict[str, list[str]] | None = None

    def __iter__(self) -> Iterator[Alias]:
        return iter(self._by_key.values())

    def name_for(self, kind: NameKind, name: str) -> str:
        """Return the name that a spelling stands for, as the function of this name does."""
        return name_for(kind, name, self._by_key.get)

    def persons(self, names: Sequence[str]) -> Sequence[str]:
        """Return the names of the persons whom spellings mean, as authors' or as speakers'."""
        return [*map(self._person, names)] if self._by_key else names

    def _person(self, name: str) -> str:
        found, seen = name, set[str]()
        while fold(found) not in seen:
            seen.add(fold(found))
            spoken = self.name_for(NameKind.SPEAKER, found)
            found = self.name_for(NameKind.AUTHOR, spoken)
        return found

    def known_as(self, kind: NameKind, name: str) -> list[str]:
        """Return every spelling of a name, itself and what it stands for among them."""
        if not self._by_key:
            return [name]
        real = self.name_for(kind, name)
        return [name, real, *self._others().get(alias_key(kind, real), ())]

    def _others(self) -> dict[str, list[str]]:
        """Return the aliases of every name, by the key of the name."""
        if self._spellings is None:
            self._spellings = {}
            for one in self._by_key.values():
                real = alias_key(one.kind, self.name_for(one.kind, one.name))
                self._spellings.setdefault(real, []).append(one.name)
        return self._spellings
