"""Linking: the same claim, made in several places, counts once for its asserter.

What is linked is linked with each of the others, so that it does not matter which is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from math import ceil
from operator import attrgetter

from predtrack.errors import IllegalMove
from predtrack.ledger.book import Ledger
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Did, Signature
from predtrack.models.identity import fold, words_of
from predtrack.models.prediction import Prediction

ALIKE = 0.75
"""Of the words of two quotes, the share that both have, from which they are nearly the same."""
FEWEST = 4
"""Words of a quote under which others are the same words or are not alike."""
NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")


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
    quotes = _Quotes(words_of(one.quote) for one in new)
    ids = {one.id for one in new}
    for old in ledger.predictions():
        if old.id not in ids:
            quotes.put(old)
    for _, own in groupby(new, key=attrgetter("article")):
        group = list(own)
        for one in group:
            nearest = quotes.nearest(one)
            if nearest and nearest.id not in one.linked:
                yield one, nearest
        for one in group:
            quotes.put(one)


class _Quotes:
    """Quotes of predictions, found by their rare words; only what can be asked for is kept.

    Quotes that share three words in four share one of any third of either's words, of the rarest
    ones too (prefix filtering: Chaudhuri, Ganti and Kaushik, 2006).
    """

    def __init__(self, asked: Iterable[Sequence[str]]) -> None:
        every = [frozenset(words) for words in asked]
        self._counts = Counter(chain.from_iterable(every))
        self._wanted = set(chain.from_iterable(map(self._rarest, every)))
        self._found: dict[tuple[str, ...], list[tuple[Prediction, frozenset[str]]]] = {}

    def put(self, prediction: Prediction) -> None:
        """Take a prediction in, if one that is asked for may be like it."""
        words = words_of(prediction.quote)
        if self._wanted.isdisjoint(words):
            return
        entry = prediction, frozenset(words)
        numbers = _numbers(prediction.quote)
        for word in self._wanted & entry[1]:
            self._found.setdefault((word, *numbers), []).append(entry)

    def nearest(self, new: Prediction) -> Prediction | None:
        """Return the one whose quote is nearest, by the id where several are; None if none is."""
        words, numbers = frozenset(words_of(new.quote)), _numbers(new.quote)
        near = [
            (-likeness, other.id, other)
            for word in self._rarest(words)
            for other, others in self._found.get((word, *numbers), ())
            if (likeness := _likeness(words, others)) >= ALIKE
            and _agree(new.deadline, other.deadline)
        ]
        return min(near, key=lambda one: one[:2])[2] if near else None

    def _rarest(self, words: frozenset[str]) -> list[str]:
        """Return so many words that a quote without any of them is not alike, the rarest first."""
        in_order = sorted(words, key=lambda word: (self._counts[word], -len(word), word))
        return in_order[: len(words) - ceil(ALIKE * len(words)) + 1]


def _agree(one: Deadline, other: Deadline) -> bool:
    """Tell whether two last days are the same; by their words where one is not known."""
    if one.latest and other.latest:
        return one.latest == other.latest
    return Basis.VAGUE in (one.basis, other.basis) or _wording(one) == _wording(other)


def _numbers(quote: str) -> list[str]:
    return sorted(NUMBER.findall(fold(quote)))


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
    if min(len(words), len(others)) < FEWEST:
        return float(words == others)
    both = len(words & others)
    return both / (len(words) + len(others) - both)
