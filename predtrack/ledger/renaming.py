"""Renaming: the spellings of a name brought together, the old one kept as an alias.

A rename is its own reason: it reaches what is resolved and what is removed too. One that is bound
to an outlet or to articles tells persons apart, and is an edit of whose the predictions are. A
reader's own questions keep their outlet and their reader, by which they are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from predtrack.errors import InvalidValue, NotFound, PredtrackError
from predtrack.ledger.articles import note_source
from predtrack.ledger.book import Ledger
from predtrack.ledger.names import (
    OF_ARTICLES,
    check_name,
    distinct,
    names_in,
    rename_line,
    with_names,
)
from predtrack.models.alias import PERSONS, Alias, Aliases, NameKind, NamePlace
from predtrack.models.article import OWN, Article
from predtrack.models.history import Did, Signature, followed
from predtrack.models.identity import fold
from predtrack.models.prediction import Prediction

WHO = (NameKind.AUTHOR, NameKind.OUTLET, NameKind.SPEAKER)
"""Kinds between which the same person or body may be met."""

LONG_WORD = 4
"""Letters of a word by which two names may be of one person: a surname, not an initial."""


class Scope(NamedTuple):
    """Where a name is changed: in an outlet's articles, in those of some ids, or everywhere."""

    outlet: str | None = None
    articles: tuple[str, ...] = ()

    @property
    def is_everywhere(self) -> bool:
        """True where nothing bounds it."""
        return self == EVERYWHERE

    def covers(self, article: Article | None) -> bool:
        """Tell whether an article's names, and those of its predictions, are changed."""
        if self.is_everywhere or article is None:
            return self.is_everywhere
        if self.outlet is None:
            return article.id in self.articles
        return bool(article.outlet) and fold(str(article.outlet)) == fold(self.outlet)

    def __str__(self) -> str:
        return f" in {self.outlet or ', '.join(self.articles)}" if self != EVERYWHERE else ""


EVERYWHERE = Scope()


class Renamed(msgspec.Struct, frozen=True):
    """A name and its new spelling: the records changed, and how many had the new one before.

    ``merged`` counts articles for an author or an outlet, predictions for a speaker or a tag.
    """

    kind: NameKind
    old: str
    new: str
    articles: int = 0
    predictions: int = 0
    merged: int = 0
    scope: Scope = EVERYWHERE

    @property
    def is_change(self) -> bool:
        """True where anything was changed; else it was so already."""
        return bool(self.articles or self.predictions)


def rename(
    ledger: Ledger,
    kind: NameKind,
    old: str,
    new: str,
    *,
    signed: Signature,
    scope: Scope = EVERYWHERE,
) -> Renamed:
    """Give everything under one name another, and keep the old spelling as its alias.

    ``scope`` bounds both, record and alias, to an outlet or to some articles. Where the new name is
    on record, its usual spelling there is taken. Where the old one differs from it in case or
    typography alone, the spelling changes and there is no alias.

    Raises:
        InvalidValue: a name is empty, or holds hidden characters, or is an outlet's.
        NotFound: nothing is under the old name.
        PredtrackError: the old name is an alias of a third.
    """
    old, new = _checked(kind, old, new)
    spelled, bounded = names_on_record(ledger, kind), names_on_record(ledger, kind, scope)
    old = _usual(old, bounded)
    new = _settled_on(ledger, kind, old, new, spelled)
    _refuse_outlet(ledger, kind, new, spelled)
    if fold(old) not in map(fold, bounded):
        _explain_missing(ledger, kind, old, new, bounded, scope)
        return Renamed(kind, old, new, scope=scope)
    is_merge = fold(old) != fold(new)
    merged = sum(count for name, count in spelled.items() if is_merge and fold(name) == fold(new))
    redirect(ledger, kind, old, new, scope=scope, signed=signed)
    if kind is NameKind.OUTLET:
        _bind_again(ledger, old, new)
    change = _rename_in_articles if kind in OF_ARTICLES else _rename_in_predictions
    articles, predictions = change(ledger, kind, old, new, signed, scope)
    return Renamed(kind, old, new, articles, predictions, merged, scope)


def names_on_record(ledger: Ledger, kind: NameKind, scope: Scope = EVERYWHERE) -> Counter[str]:
    """Count the articles or predictions under each name of a kind, as it is spelled."""
    records: Sequence[Article | Prediction]
    records = ledger.articles() if kind in OF_ARTICLES else ledger.recorded_predictions()
    if not scope.is_everywhere:
        articles = {one.id: one for one in ledger.articles()}
        records = [one for one in records if scope.covers(articles.get(_article_id(one)))]
    return Counter(name for one in records for name in names_in(one, kind))


def _article_id(record: Article | Prediction) -> str:
    return record.id if isinstance(record, Article) else record.article


def same_elsewhere(ledger: Ledger, kind: NameKind, name: str) -> list[NameKind]:
    """Return the other kinds under which the same person or body is on record."""
    others = [other for other in WHO if kind in WHO and other is not kind]
    return [one for one in others if fold(name) in map(fold, names_on_record(ledger, one))]


def _checked(kind: NameKind, old: str, new: str) -> tuple[str, str]:
    if not old.strip():
        raise InvalidValue("the old name is empty")
    new = check_name(new, "the new name")
    if kind is NameKind.OUTLET and fold(new) == fold(OWN):
        raise InvalidValue(f"'{OWN}' is what your own questions stand under: choose another name")
    old = " ".join(old.split())
    return (fold(old), fold(new)) if kind is NameKind.TAG else (old, new)


def _settled_on(ledger: Ledger, kind: NameKind, old: str, new: str, spelled: Counter[str]) -> str:
    """Return what the new name stands for, in the spelling that most have.

    An alias of the old name is a name again: that is the way back.
    """
    real = ledger.aliases().name_for(kind, new)
    if fold(real) not in (fold(old), fold(new)):
        ledger.notices.append(f"{new} is recorded as {real}")
        new = real
    return new if fold(old) == fold(new) else _usual(new, spelled)


def _usual(name: str, spelled: Counter[str]) -> str:
    """Return a name as it is where it is on record so, or not at all; else as most have it."""
    if name in spelled:
        return name
    same = [(count, one) for one, count in spelled.items() if fold(one) == fold(name)]
    return max(same)[1] if same else name


def _refuse_outlet(ledger: Ledger, kind: NameKind, new: str, spelled: Counter[str]) -> None:
    """Refuse to name a person as an outlet on record is named; a body may be both, once it is."""
    if kind not in PERSONS or fold(new) in map(fold, spelled):
        return
    if fold(new) in map(fold, names_on_record(ledger, NameKind.OUTLET)):
        raise InvalidValue(f"'{new}' is the name of an outlet on record: choose another name")


def _explain_missing(
    ledger: Ledger, kind: NameKind, old: str, new: str, spelled: Counter[str], scope: Scope
) -> None:
    """Return where the old name is an alias of the new one already; raise else."""
    if not scope.is_everywhere:
        places = (NamePlace(scope.outlet, one) for one in scope.articles or (None,))
        if {fold(ledger.aliases().name_for(kind, old, one)) for one in places} == {fold(new)}:
            return
        raise NotFound(f"{kind}{scope}", old, near=_near(old, spelled))
    real = ledger.aliases().name_for(kind, old)
    if fold(real) == fold(new) != fold(old):
        return
    if real != old:
        instead = rename_line(kind, real, new)
        raise PredtrackError(f"{old} is an alias of {real}: to rename that, {instead}")
    others = same_elsewhere(ledger, kind, old)
    hint = f"try {rename_line(others[0], old, new)}" if others else ""
    raise NotFound(kind, old, near=_near(old, spelled), hint=hint)


def _near(name: str, spelled: Counter[str]) -> list[str]:
    """Return at most three names on record that are nearly this one, or share a long word."""
    folded = {fold(one): one for one in spelled}
    words = {word for word in fold(name).split() if len(word) >= LONG_WORD}
    holding = [one for one in folded if words & set(one.split())]
    close = get_close_matches(fold(name), folded, n=3, cutoff=0.6)
    return [folded[one] for one in distinct([*close, *holding])][:3]


def redirect(
    ledger: Ledger, kind: NameKind, old: str, new: str, *, scope: Scope, signed: Signature
) -> None:
    """Make the old name an alias, and let every alias of either stand for the new one itself."""
    before = ledger.aliases()
    if fold(old) != fold(new):
        for alias in _scoped(kind, old, new, scope):
            _put(ledger, alias, signed)
    names = {fold(old), fold(new)}
    taken_back = {alias.key for alias in _scoped(kind, new, old, scope)}
    made = {alias.key for alias in _scoped(kind, old, new, scope)}
    for alias in before:
        is_follower = scope.is_everywhere and _leads_to(alias, kind, names, before)
        if alias.key in taken_back or (alias.apart and _are(alias, kind, names)):
            ledger.drop(alias)
        elif is_follower and alias.key not in made and alias.stands_for != new:
            _lead_on(ledger, alias, new, signed)


def _are(alias: Alias, kind: NameKind, names: set[str]) -> bool:
    """Tell whether an alias is about two names, of that kind."""
    return alias.kind is kind and {fold(alias.name), fold(alias.stands_for)} == names


def _leads_to(alias: Alias, kind: NameKind, names: set[str], aliases: Aliases) -> bool:
    """Tell whether an alias stands for one of some folded names, by itself or in the end."""
    if alias.kind is not kind or alias.apart:
        return False
    end = alias.stands_for if alias.is_bound else aliases.name_for(kind, alias.name)
    return bool({fold(alias.stands_for), fold(end)} & names)


def _lead_on(ledger: Ledger, alias: Alias, new: str, signed: Signature) -> None:
    """Let an alias stand for another name; one that would stand for itself is not needed."""
    if fold(alias.name) == fold(new):
        ledger.drop(alias)
    else:
        ledger.put(alias.redirected(new, signed=signed))


def _bind_again(ledger: Ledger, old: str, new: str) -> None:
    """Bind what holds in an outlet alone to the outlet's other name."""
    for alias in ledger.aliases():
        if alias.outlet is not None and fold(alias.outlet) == fold(old):
            ledger.drop(alias)
            ledger.put(replace(alias, outlet=new))


def _scoped(kind: NameKind, old: str, new: str, scope: Scope) -> Iterator[Alias]:
    """Yield the aliases that let one name stand for another in a scope."""
    if fold(old) != fold(new):
        for article in scope.articles or (None,):
            yield Alias(kind, old, new, scope.outlet, article)


def _put(ledger: Ledger, alias: Alias, signed: Signature) -> None:
    """Put an alias on record, or let the one of its key stand for its name."""
    known = ledger.find_alias(alias.key)
    ledger.put(
        known.redirected(alias.stands_for, signed=signed)
        if known
        else replace(alias, history=followed((), Did.RENAME, signed=signed))
    )


def _rename_in_articles(
    ledger: Ledger, kind: NameKind, old: str, new: str, signed: Signature, scope: Scope
) -> tuple[int, int]:
    """Rename in articles, and say so in their predictions; return how many of each."""
    of_article: dict[str, list[Prediction]] = {}
    for prediction in ledger.recorded_predictions():
        of_article.setdefault(prediction.article, []).append(prediction)
    articles = predictions = 0
    for article in ledger.articles():
        names = _replaced(names_in(article, kind), old, new)
        if names == names_in(article, kind) or not scope.covers(article):
            continue
        own = of_article.get(article.id, [])
        did, why = (Did.RENAME, None) if scope.is_everywhere else (Did.EDIT, f"renamed{scope}")
        ledger.put(article.changed(did, signed=signed, why=why, **with_names(kind, names)))
        gone = [one for one in own if one.is_removed]
        counted = [one for one in own if one not in gone]
        note_source(ledger, article, counted, signed=signed, why=why, did=did)
        note_source(ledger, article, gone, signed=signed, did=Did.RENAME)
        articles, predictions = articles + 1, predictions + len(own)
    return articles, predictions


def _rename_in_predictions(
    ledger: Ledger, kind: NameKind, old: str, new: str, signed: Signature, scope: Scope
) -> tuple[int, int]:
    """Rename in predictions; return how many articles (none) and predictions."""
    predictions, articles = 0, {one.id: one for one in ledger.articles()}
    for prediction in ledger.recorded_predictions():
        names = _replaced(names_in(prediction, kind), old, new)
        if names != names_in(prediction, kind) and scope.covers(articles.get(prediction.article)):
            values = with_names(kind, names)
            if scope.is_everywhere or prediction.is_removed:
                ledger.put(prediction.renamed(signed=signed, **values))
            else:
                ledger.put(prediction.edited(values, signed=signed, why=f"renamed{scope}"))
            predictions += 1
    return 0, predictions


def _replaced(names: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    """Put a name in another's place, each once; names without the old one stay as they are."""
    if fold(old) not in map(fold, names):
        return names
    return distinct(new if fold(name) == fold(old) else name for name in names)
