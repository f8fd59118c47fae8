"""Linking: the same claim, made in several places, counts once for its asserter.

What is linked is linked with each of the others, so that it does not matter which is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from predtrack.errors import IllegalMove
from predtrack.ledger.book import Ledger
from predtrack.models.history import Signature
from predtrack.models.identity import words_of
from predtrack.models.prediction import Prediction

ALIKE = 0.75
"""Of the words of two quotes, the share that both have, from which they are nearly the same."""
FEWEST = 4
"""Words of a quote under which others are the same words or are not alike."""


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
    return _put_linked(ledger, together, {one.id for one in together}, signed)


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
    changed = _put_linked(ledger, list(alone.values()), set(), signed)
    for one in _linked_with(ledger, alone):
        changed += _put_linked(ledger, [one], {*one.linked} - alone.keys(), signed)
    return changed


def nearly_the_same(
    ledger: Ledger, new: Sequence[Prediction]
) -> Iterator[tuple[Prediction, Prediction]]:
    """Yield each new prediction with the one on record whose quote is nearest to its own, if any.

    Alike are quotes of which three words in four stand in both (Jaccard's index of their words).
    """
    if not new:
        return
    ids = {one.id for one in new}
    old = [
        (one, frozenset(words_of(one.quote))) for one in ledger.predictions() if one.id not in ids
    ]
    for one in new:
        words = frozenset(words_of(one.quote))
        likeness, nearest = max(
            ((_likeness(words, others), other) for other, others in old),
            key=lambda pair: pair[0],
            default=(0.0, one),
        )
        if likeness >= ALIKE and nearest.id not in one.linked:
            yield one, nearest


def _linked_with(ledger: Ledger, named: Mapping[str, Prediction]) -> list[Prediction]:
    """Return what some predictions, by their ids, are linked with, the removed left behind."""
    others = {name for one in named.values() for name in one.linked} - named.keys()
    found = filter(None, map(ledger.find_prediction, sorted(others)))
    return [one for one in found if not one.is_removed]


def _put_linked(
    ledger: Ledger, predictions: Sequence[Prediction], ids: set[str], signed: Signature
) -> list[Prediction]:
    """Link each of the predictions with the ids; return those that this changed."""
    changed = []
    for before in predictions:
        after = before.link(ids, signed=signed)
        if after is not before:
            ledger.put(after)
            changed.append(after)
    return changed


def _likeness(words: frozenset[str], others: frozenset[str]) -> float:
    if min(len(words), len(others)) < FEWEST:
        return float(words == others)
    both = len(words & others)
    return both / (len(words) + len(others) - both)
