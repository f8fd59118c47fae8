"""Aliases: other spellings of a name, and the name that each stands for.

Spellings are told apart by ``fold``: case, typography and white space make no other name. An alias
may hold in one outlet or one article alone: a namesake is another person.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Self

import msgspec
from msgspec.structs import replace

from predtrack.errors import InvalidValue
from predtrack.models.history import Change, Did, Signature, followed
from predtrack.models.identity import check_ids, fold
from predtrack.models.record import RecordValue


class NameKind(StrEnum):
    """What a name is the name of; the same spelling of two kinds is two names."""

    AUTHOR = "author"
    OUTLET = "outlet"
    SPEAKER = "speaker"
    TAG = "tag"


PERSONS = (NameKind.AUTHOR, NameKind.SPEAKER)
"""Kinds under which a person is met."""


class NamePlace(msgspec.Struct, frozen=True):
    """Where a name stands: in which outlet, and in the article of which id."""

    outlet: str | None = None
    article: str | None = None


ANYWHERE = NamePlace()


class Alias(RecordValue, frozen=True):
    """A spelling that is no longer used, and the name that it stands for.

    With ``outlet`` or ``article``, an article's id, it holds there alone. With ``apart`` it says
    the opposite: the two names are of two persons, and are never proposed as one.
    """

    kind: NameKind
    name: str
    stands_for: str
    outlet: str | None = None
    article: str | None = None
    apart: bool = False
    history: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        if self.article is not None:
            check_ids(self.article)
        bounds = [self.outlet is not None, self.article is not None, self.apart]
        if sum(bounds) > 1 or (any(bounds) and self.kind is NameKind.TAG):
            raise InvalidValue("an alias holds in an outlet or in an article, or parts two names")
        if not fold(self.name) or not fold(self.stands_for):
            raise InvalidValue("an alias needs a name, and one that it stands for")
        if fold(self.name) == fold(self.stands_for):
            raise InvalidValue(f"'{self.name}' cannot be an alias of itself")

    @property
    def key(self) -> str:
        """The kind and the folded spelling, by which it is found, and where it holds."""
        if self.apart:
            return _apart_key(self.kind, self.name, self.stands_for)
        key = alias_key(self.kind, self.name)
        return next(_bound_keys(key, NamePlace(self.outlet, self.article)), key)

    @property
    def is_bound(self) -> bool:
        """True where it holds in one outlet or article alone."""
        return self.outlet is not None or self.article is not None

    def redirected(self, name: str, *, signed: Signature) -> Self:
        """Return it standing for another name, the former one kept in its history."""
        was = {"stands_for": self.stands_for}
        history = followed(self.history, Did.RENAME, signed=signed, was=was)
        return replace(self, stands_for=name, history=history)


def alias_key(kind: NameKind, name: str) -> str:
    """Return the key of an alias; kinds do not mix, spellings of one name are one."""
    return f"{kind} {fold(name)}"


def _apart_key(kind: NameKind, name: str, other: str) -> str:
    return f"{alias_key(kind, name)}  apart {fold(other)}"


def _bound_keys(key: str, place: NamePlace) -> Iterator[str]:
    """Yield the keys that the alias of a key has where it holds at a place alone.

    No folded name holds two spaces.
    """
    if place.article is not None:
        yield f"{key}  article {place.article}"
    if place.outlet is not None:
        yield f"{key}  outlet {fold(place.outlet)}"


def name_for(
    kind: NameKind, name: str, find: Callable[[str], Alias | None], place: NamePlace = ANYWHERE
) -> str:
    """Return the name that a spelling stands for at a place; ``find`` gives the alias of a key.

    One that is no alias stands for itself. An alias of an alias is followed to its end; one that
    holds at the place alone is its end. A circle, which only a merge or a hand's edit can close,
    has no end: what leads into it stays as it is.
    """
    found, seen = name, set[str]()
    while True:
        key = alias_key(kind, found)
        bound = next(filter(None, map(find, _bound_keys(key, place))), None)
        if bound:
            return bound.stands_for
        alias = find(key)
        if not alias:
            return found
        if alias.key in seen:
            return name
        seen.add(alias.key)
        found = alias.stands_for


class Proposal(msgspec.Struct, frozen=True):
    """Two names that may be one person's; ``name`` is the shorter form of ``longer``.

    ``kinds`` are those under which the shorter one stands, ``times`` and ``longer_times`` how often
    each does, ``roles`` the offices that either is given.
    """

    kinds: tuple[NameKind, ...]
    name: str
    times: int
    longer: str
    longer_times: int
    roles: tuple[str, ...] = ()


class Aliases:
    """All aliases of a ledger, to find what a name stands for."""

    def __init__(self, aliases: Iterable[Alias] = ()) -> None:
        self._by_key = {one.key: one for one in aliases}
        self._spellings: dict[str, list[str]] | None = None

    def __iter__(self) -> Iterator[Alias]:
        return iter(self._by_key.values())

    def name_for(self, kind: NameKind, name: str, place: NamePlace = ANYWHERE) -> str:
        """Return the name that a spelling stands for, as the function of this name does."""
        return name_for(kind, name, self._by_key.get, place)

    def are_apart(self, kind: NameKind, one: str, other: str) -> bool:
        """Tell whether two names are said to be of two persons."""
        if not self._by_key:
            return False
        keys = _apart_key(kind, one, other), _apart_key(kind, other, one)
        return any(key in self._by_key for key in keys)

    def persons(self, names: Sequence[str], place: NamePlace = ANYWHERE) -> Sequence[str]:
        """Return the names of the persons whom spellings mean, as authors' or as speakers'."""
        return [self._person(one, place) for one in names] if self._by_key else names

    def _person(self, name: str, place: NamePlace) -> str:
        found, seen = name, set[str]()
        while fold(found) not in seen:
            seen.add(fold(found))
            spoken = self.name_for(NameKind.SPEAKER, found, place)
            found = self.name_for(NameKind.AUTHOR, spoken, place)
        return found

    def known_as(self, kind: NameKind, name: str, place: NamePlace = ANYWHERE) -> list[str]:
        """Return every spelling of a name, itself and what it stands for among them."""
        if not self._by_key:
            return [name]
        real = self.name_for(kind, name, place)
        others = self._others().get(alias_key(kind, real), ())
        return [name, real, *(one for one in others if not self.are_apart(kind, one, real))]

    def _others(self) -> dict[str, list[str]]:
        """Return the aliases of every name, by the key of the name."""
        if self._spellings is None:
            self._spellings = {}
            for one in self._by_key.values():
                if not one.apart:
                    end = one.stands_for if one.is_bound else self.name_for(one.kind, one.name)
                    self._spellings.setdefault(alias_key(one.kind, end), []).append(one.name)
        return self._spellings
