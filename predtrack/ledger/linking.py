"""Linking: the same claim, made in several places, counts once for its asserter.

What is linked is linked with each of the others, so that it does not matter which is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, groupby
from math import ceil
from operator import attrgetter

from predtrack.errors import IllegalMove
from predtrack.ledger.book import Ledger
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Did, Signature
from predtrack.models.identity import WORD, fold
from predtrack.models.prediction import Prediction

_ALIKE = 0.75
"""Of the words of two quotes, the share that both have, from which they are nearly the same."""
_FEWEST = 4
"""Words of a quote under which others are the same words or are not alike."""
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")


def link(
    ledger: Ledger, predictions: Sequence[Prediction], *, signed: Signature
) -> list[Prediction]:
    """Link predictions with each other and with all that they were linked with before.

    Raises:
        IllegalMove: fewer than two are named, or one was removed.
    """
    named = {one.id: one for one in predictions}
    if len(named) < 2:  # noqa: PLR2004
        raise IllegalMove("a link takes two predictions or more: name another")
    together = [*named.values(), *_linked_with(ledger, named)]
    return put_linked(ledger, together, {one.id for one in together}, signed)


def unlink(
    ledger: Ledger, predictions: Sequence[Prediction], *, signed: Signature
) -> list[Prediction]:
    """Take predictions out of their links; those that stay behind stay linked with each other.

    Raises:
        IllegalMove: one is linked with none, or was removed.
    """
    alone = {one.id: one for one in predictions}
    for one in alone.values():
        if not one.linked:
            raise IllegalMove(f"{one.id} is linked with no other")
    changed = put_linked(ledger, list(alone.values()), set(), signed)
    for one in _linked_with(ledger, alone):
        changed += put_linked(ledger, [one], {*one.linked} - alone.keys(), signed)
    return changed


def nearly_the_same(
    ledger: Ledger, new: Sequence[Prediction]
) -> Iterator[tuple[Prediction, Prediction]]:
    """Yield each new prediction with the one on record whose quote is nearest to its own, if any.

    Alike are quotes of which three words in four stand in both (Jaccard's index of their words),
    and in which numbers and dates agree. One that is new has those before it in other articles on
    record too.
    """
    if not new:
        return
    quotes = _Quotes(new)
    ids = {one.id for one in new}
    for key, quote in ledger.quotes():
        if key not in ids:
            quotes.put(key, quote)
    find = cache(ledger.find_prediction)
    for _, own in groupby(new, key=attrgetter("article")):
        group = list(own)
        for one in group:
            alike = filter(None, map(find, quotes.alike(one.quote)))
            fitting = (other for other in alike if _may_be_linked(one, other))
            nearest = next(fitting, None)
            if nearest and nearest.id not in one.linked:
                yield one, nearest
        for one in group:
            quotes.put(one.id, one.quote)


def _may_be_linked(new: Prediction, other: Prediction) -> bool:
    return not other.is_removed and _agree(new.deadline, other.deadline)


class _Quotes:
    """Quotes by their predictions' ids, found by rare words; only what can be asked for is kept.

    Quotes that share three words in four share one of any third of either's words, of the rarest
    ones too (prefix filtering: Chaudhuri, Ganti and Kaushik, 2006).
    """

    def __init__(self, asked: Iterable[Prediction]) -> None:
        folded = [fold(one.quote) for one in asked]
        every = [frozenset(WORD.findall(one)) for one in folded]
        self._counts = Counter(chain.from_iterable(every))
        self._wanted = set(chain.from_iterable(map(self._rarest, every)))
        self._numbers = set(map(_numbers, folded))
        self._found: dict[tuple[str, ...], list[tuple[str, frozenset[str]]]] = {}

    def put(self, key: str, quote: str) -> None:
        """Take a quote in, if one that is asked for may be like it."""
        folded = fold(quote)
        numbers = _numbers(folded)
        if numbers not in self._numbers:
            return
        words = WORD.findall(folded)
        if self._wanted.isdisjoint(words):
            return
        entry = key, frozenset(words)
        for word in self._wanted & entry[1]:
            self._found.setdefault((word, *numbers), []).append(entry)

    def alike(self, quote: str) -> list[str]:
        """Return the ids of the quotes that are alike, the nearest first, then by the id."""
        folded = fold(quote)
        words, numbers = frozenset(WORD.findall(folded)), _numbers(folded)
        near = {
            key: likeness
            for word in self._rarest(words)
            for key, others in self._found.get((word, *numbers), ())
            if (likeness := _likeness(words, others)) >= _ALIKE
        }
        return sorted(near, key=lambda key: (-near[key], key))

    def _rarest(self, words: frozenset[str]) -> list[str]:
        """Return so many words that a quote without any of them is not alike, the rarest first."""
        in_order = sorted(words, key=lambda word: (self._counts[word], -len(word), word))
        return in_order[: len(words) - ceil(_ALIKE * len(words)) + 1]


def _agree(one: Deadline, other: Deadline) -> bool:
    """Tell whether two last days are the same; by their words where one is not known."""
    if one.latest and other.latest:
        return one.latest == other.latest
    return Basis.VAGUE in (one.basis, other.basis) or _wording(one) == _wording(other)


def _numbers(folded: str) -> tuple[str, ...]:
    return tuple(sorted(_NUMBER.findall(folded)))


def _wording(deadline: Deadline) -> str:
    return fold(deadline.text or "")


def _linked_with(ledger: Ledger, named: Mapping[str, Prediction]) -> list[Prediction]:
    """Return what some predictions, by their ids, are linked with, the removed left behind."""
    others = {name for one in named.values() for name in one.linked} - named.keys()
    found = filter(None, map(ledger.find_prediction, sorted(others)))
    return [one for one in found if not one.is_removed]


def put_linked(
    ledger: Ledger,
    predictions: Sequence[Prediction],
    ids: set[str],
    signed: Signature,
    did: Did = Did.LINK,
) -> list[Prediction]:
    """Link each of the predictions with the ids; return those that this changed."""
    changed = []
    for before in predictions:
        after = before.link(ids, signed=signed, did=did)
        if after is not before:
            ledger.put(after)
            changed.append(after)
    return changed


def _likeness(words: frozenset[str], others: frozenset[str]) -> float:
    if min(len(words), len(others)) < _FEWEST:
        return float(words == others)
    both = len(words & others)
    return both / (len(words) + len(others) - both)
