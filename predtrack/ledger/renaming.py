"""Renaming: the spellings of a name brought together, the old one kept as an alias.

A rename is its own reason: it reaches what is resolved and what is removed too. A reader's own
questions keep their outlet and their reader, by which they are known.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches

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
from predtrack.models.alias import Alias, NameKind, alias_key
from predtrack.models.article import OWN
from predtrack.models.history import Change, Did, Signature
from predtrack.models.identity import fold
from predtrack.models.prediction import Prediction

WHO = (NameKind.AUTHOR, NameKind.OUTLET, NameKind.SPEAKER)
"""Kinds between which the same person or body may be met."""

LONG_WORD = 4
"""Letters of a word by which two names may be of one person: a surname, not an initial."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """A name and its new spelling: the records changed, and how many had the new one before.

    ``merged`` counts articles for an author or an outlet, predictions for a speaker or a tag.
    """

    kind: NameKind
    old: str
    new: str
    articles: int = 0
    predictions: int = 0
    merged: int = 0

    @property
    def is_change(self) -> bool:
        """True where anything was changed; else it was so already."""
        return bool(self.articles or self.predictions)


def rename(ledger: Ledger, kind: NameKind, old: str, new: str, *, signed: Signature) -> Renamed:
    """Give everything under one name another, and keep the old spelling as its alias.

    Where the new name is on record, its usual spelling there is taken. Where the old one differs
    from it in case or typography alone, the spelling changes and there is no alias.

    Raises:
        InvalidValue: a name is empty, or holds hidden characters.
        NotFound: nothing is under the old name.
        PredtrackError: the old name is an alias of a third.
    """
    old, new = _checked(kind, old, new)
    spelled = names_on_record(ledger, kind)
    old = _usual(old, spelled)
    new = _settled_on(ledger, kind, old, new, spelled)
    if fold(old) not in map(fold, spelled):
        _explain_missing(ledger, kind, old, new, spelled)
        return Renamed(kind, old, new)
    is_merge = fold(old) != fold(new)
    merged = sum(count for name, count in spelled.items() if is_merge and fold(name) == fold(new))
    _redirect(ledger, kind, old, new, signed)
    change = _rename_in_articles if kind in OF_ARTICLES else _rename_in_predictions
    articles, predictions = change(ledger, kind, old, new, signed)
    return Renamed(kind, old, new, articles, predictions, merged)


def names_on_record(ledger: Ledger, kind: NameKind) -> Counter[str]:
    """Count the articles or predictions under each name of a kind, as it is spelled."""
    records = ledger.articles() if kind in OF_ARTICLES else ledger.recorded_predictions()
    return Counter(name for one in records for name in names_in(one, kind))


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


def _explain_missing(
    ledger: Ledger, kind: NameKind, old: str, new: str, spelled: Counter[str]
) -> None:
    """Return where the old name is an alias of the new one already; raise else."""
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


def _redirect(ledger: Ledger, kind: NameKind, old: str, new: str, signed: Signature) -> None:
    """Make the old name an alias, and let every alias of either stand for the new one itself."""
    aliases = ledger.aliases()
    if fold(old) != fold(new):
        known = ledger.find_alias(alias_key(kind, old))
        first = Change(signed.at, signed.by, Did.RENAME)
        ledger.put(
            known.redirected(new, signed=signed) if known else Alias(kind, old, new, (first,))
        )
    for alias in aliases:
        if alias.key == alias_key(kind, new):
            ledger.drop(alias)
        elif alias.kind is kind and alias.key != alias_key(kind, old) and alias.stands_for != new:
            ends = {fold(alias.stands_for), fold(aliases.name_for(kind, alias.name))}
            if ends & {fold(old), fold(new)}:
                ledger.put(alias.redirected(new, signed=signed))


def _rename_in_articles(
    ledger: Ledger, kind: NameKind, old: str, new: str, signed: Signature
) -> tuple[int, int]:
    """Rename in articles, and say so in their predictions; return how many of each."""
    of_article: dict[str, list[Prediction]] = {}
    for prediction in ledger.recorded_predictions():
        of_article.setdefault(prediction.article, []).append(prediction)
    articles = predictions = 0
    for article in ledger.articles():
        names = _replaced(names_in(article, kind), old, new)
        if names == names_in(article, kind):
            continue
        own = of_article.get(article.id, [])
        ledger.put(replace(article, **with_names(kind, names)))
        note_source(ledger, article, own, signed=signed, did=Did.RENAME)
        articles, predictions = articles + 1, predictions + len(own)
    return articles, predictions


def _rename_in_predictions(
    ledger: Ledger, kind: NameKind, old: str, new: str, signed: Signature
) -> tuple[int, int]:
    """Rename in predictions; return how many articles (none) and predictions."""
    predictions = 0
    for prediction in ledger.recorded_predictions():
        names = _replaced(names_in(prediction, kind), old, new)
        if names != names_in(prediction, kind):
            ledger.put(prediction.renamed(signed=signed, **with_names(kind, names)))
            predictions += 1
    return 0, predictions


def _replaced(names: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    """Put a name in another's place, each once; names without the old one stay as they are."""
    if fold(old) not in map(fold, names):
        return names
    return distinct(new if fold(name) == fold(old) else name for name in names)
