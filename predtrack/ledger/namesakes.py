"""Namesakes: two persons of one name parted, two names said to differ, and merges proposed.

Nothing here brings names together: that is ``renaming``, and a reader's to decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, starmap

import msgspec

from predtrack.errors import InvalidValue, NotFound, PredtrackError
from predtrack.ledger.book import Ledger
from predtrack.ledger.names import OF_ARTICLES, names_in
from predtrack.ledger.renaming import WHO, Renamed, Scope, names_on_record, rename
from predtrack.models.alias import PERSONS, Alias, NameKind, Proposal
from predtrack.models.article import Article
from predtrack.models.history import Change, Did, Signature, followed
from predtrack.models.identity import fold, romanised, words_of
from predtrack.models.prediction import Prediction

_TELLING = 4
"""Letters of a word that tells an office: shorter ones are "of" and "the"."""


def part(
    ledger: Ledger,
    kind: NameKind,
    name: str,
    articles: Sequence[str],
    new: str | None = None,
    *,
    signed: Signature,
) -> Renamed:
    """Give the one of a name in some articles a name of his own, and say that the two differ.

    ``articles`` are ids. Without a ``new`` name he takes the spelling that the articles had before
    a rename, else the name with the outlet behind it.

    Raises:
        NotFound: an article does not hold the name.
        InvalidValue: no article would be left under the name, or the new name is the same.
    """
    scope = Scope(articles=tuple(articles))
    held, everywhere = (names_on_record(ledger, kind, one) for one in (scope, Scope()))
    if not _number(held, name):
        raise NotFound(f"{kind}{scope}", name)
    if _number(held, name) == _number(everywhere, name):
        what = "articles" if kind in OF_ARTICLES else "predictions"
        raise InvalidValue(f"a split leaves nobody: all {what} of '{name}' are in those articles")
    new = new or _former(ledger, kind, name, scope) or _with_outlet(ledger, name, scope)
    if fold(new) == fold(name):
        raise InvalidValue(f"'{new}' is the same name: give the other person's behind the first")
    renamed = rename(ledger, kind, name, new, signed=signed, scope=scope)
    _put_apart(ledger, kind, name, new, signed)
    return renamed


def keep_apart(
    ledger: Ledger, one: str, other: str, *, signed: Signature, kind: NameKind | None = None
) -> list[NameKind]:
    """Say that two names are of two persons; return the kinds under which that was new.

    Raises:
        InvalidValue: they are spelled alike.
        NotFound: nothing is under one of them.
        PredtrackError: one is an alias of the other.
    """
    if fold(one) == fold(other):
        raise InvalidValue(f"'{one}' and '{other}' are one name: --split parts two who share it")
    kinds = [one for one in WHO if kind in (None, one)]
    spelled = {each: {fold(name) for name in names_on_record(ledger, each)} for each in kinds}
    aliases = ledger.aliases()
    for name, rest in ((one, other), (other, one)):
        for each in kinds:
            if fold(aliases.name_for(each, name)) == fold(rest):
                raise PredtrackError(
                    f"{name} is an alias of {rest}: predtrack rename --split parts them"
                )
        if not any(fold(name) in found for found in spelled.values()):
            raise NotFound(kind or "name", name)
    held = [each for each in kinds if {fold(one), fold(other)} & spelled[each]]
    return [each for each in held if _put_apart(ledger, each, one, other, signed)]


def propose(ledger: Ledger) -> list[Proposal]:
    """Return the pairs of names that may be one person's, by surname; nothing is changed.

    Two names are proposed where the surname is the same, in whatever script, no given name or
    initial contradicts, and neither do the offices. Those said to be apart are not.
    """
    people, aliases = list(_people(ledger)), ledger.aliases()
    groups = [*_alike(people, _surname), *_alike(people, _in_any_script)]
    found = [
        Proposal(one.kinds, one.name, one.count, other.name, other.count, _listed(one, other))
        for one, other in dict.fromkeys(pair for alike in groups for pair in _pairs(alike))
        if one.may_be(other)
        if not any(aliases.are_apart(kind, one.name, other.name) for kind in PERSONS)
    ]
    return sorted(found, key=lambda one: (fold(one.longer), fold(one.name)))


class _Person(msgspec.Struct, frozen=True):
    """A name of the record that may be a person's, with where it stands and which offices."""

    name: str
    kinds: tuple[NameKind, ...]
    count: int
    roles: frozenset[str]

    @property
    def words(self) -> Sequence[str]:
        return words_of(self.name)

    def in_script(self, other: _Person) -> list[str]:
        """Return its words as they compare with another's: both in English letters as they are."""
        if self.name.isascii() and other.name.isascii():
            return list(self.words)
        return [romanised(one) for one in self.words]

    def may_be(self, other: _Person) -> bool:
        """Tell whether neither given names nor offices say that they are two."""
        spelled = [one.in_script(other) for one, other in ((self, other), (other, self))]
        if spelled[0][-1] != spelled[1][-1]:
            return False
        given = zip(spelled[0][:-1], spelled[1][:-1], strict=False)
        offices = {*_telling(self.roles)}, {*_telling(other.roles)}
        agree = all(map(bool, offices)) <= bool(offices[0] & offices[1])
        return fold(self.name) != fold(other.name) and agree and all(starmap(_agree, given))


def _surname(one: _Person) -> str:
    return one.words[-1]


def _in_any_script(one: _Person) -> str:
    return romanised(one.words[-1])


def _alike(people: Iterable[_Person], key: Callable[[_Person], str]) -> Iterable[list[_Person]]:
    """Return the people in groups of one key."""
    groups: dict[str, list[_Person]] = {}
    for one in people:
        groups.setdefault(key(one), []).append(one)
    return groups.values()


def _people(ledger: Ledger) -> Iterator[_Person]:
    spelled = {kind: names_on_record(ledger, kind) for kind in PERSONS}
    roles: dict[str, set[str]] = {}
    for one in ledger.predictions():
        if one.speaker and one.speaker_role:
            roles.setdefault(one.speaker, set()).add(one.speaker_role)
    for name in sorted({name for names in spelled.values() for name in names}):
        if words_of(name) and name[0].isupper():
            kinds = tuple(kind for kind in PERSONS if name in spelled[kind])
            count = sum(names[name] for names in spelled.values())
            yield _Person(name, kinds, count, frozenset(roles.get(name, ())))


def _pairs(alike: list[_Person]) -> Iterator[tuple[_Person, _Person]]:
    """Yield those of one surname in pairs, the shorter first; a surname alone is one of one."""
    in_order = sorted(alike, key=lambda one: (len(one.words), len(one.name)))
    full = [one for one in in_order if len(one.words) > 1]
    yield from combinations(full, 2)
    if len(full) == 1:
        yield from ((one, full[0]) for one in in_order if one is not full[0])


def _listed(one: _Person, other: _Person) -> tuple[str, ...]:
    return tuple(sorted(one.roles | other.roles))


def _agree(one: str, other: str) -> bool:
    """Tell whether two given names may be one: the same, or one the other's initial."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _telling(roles: Iterable[str]) -> Iterator[str]:
    return (word for role in roles for word in words_of(role) if len(word) >= _TELLING)


def _number(names: Counter[str], name: str) -> int:
    return sum(count for one, count in names.items() if fold(one) == fold(name))


def _former(ledger: Ledger, kind: NameKind, name: str, scope: Scope) -> str | None:
    """Return the one spelling that a name had in some articles before it was renamed."""
    records: list[Article | Prediction] = [ledger.get_article(one) for one in scope.articles]
    if kind not in OF_ARTICLES:
        records = [one for key in scope.articles for one in ledger.of_article(key)]
    aliases = ledger.aliases()
    former = {
        spelling
        for record in records
        for change in record.history
        if change.did is Did.RENAME
        for spelling in _spellings(change, kind)
        if fold(spelling) not in map(fold, names_in(record, kind))
        if fold(aliases.name_for(kind, spelling)) == fold(name)
    }
    return former.pop() if len(former) == 1 else None


def _spellings(change: Change, kind: NameKind) -> Sequence[str]:
    field = {NameKind.AUTHOR: "authors", NameKind.SPEAKER: "speaker"}.get(kind, "")
    value = change.was.get(field) or ()
    return (value,) if isinstance(value, str) else value


def _with_outlet(ledger: Ledger, name: str, scope: Scope) -> str:
    first = ledger.get_article(scope.articles[0])
    return f"{name} ({first.outlet or first.label})"


def _put_apart(ledger: Ledger, kind: NameKind, one: str, other: str, signed: Signature) -> bool:
    """Put on record that two names differ; tell whether it was not there."""
    if ledger.aliases().are_apart(kind, one, other):
        return False
    lesser, greater = sorted((one, other), key=fold)
    first = followed((), Did.RENAME, signed=signed)
    ledger.put(Alias(kind, lesser, greater, apart=True, history=first))
    return True
