"""Grouping: the rows of a score, by what its entries have in common.

A horizon is the time from publication to the deadline, in calendar months: "to 3 months" ends on
the same day of the third month, that day included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import product

from predtrack.models.identity import fold
from predtrack.models.statement import Hedge
from predtrack.selection import Entry


class By(StrEnum):
    """What a score is grouped by."""

    AUTHOR = "author"
    OUTLET = "outlet"
    SPEAKER = "speaker"
    ARTICLE = "article"
    KIND = "kind"
    TAG = "tag"
    HORIZON = "horizon"
    YEAR = "year"
    HEDGE = "hedge"


@dataclass(frozen=True, slots=True)
class Row:
    """A group before it is added up: its key and label, a part for each ``By``, and its entries."""

    key: tuple[str, ...]
    labels: tuple[str, ...]
    entries: list[Entry]


def group(entries: Iterable[Entry], by: Sequence[By]) -> list[Row]:
    """Return the rows, in the order in which they are met; an entry can stand in several or none.

    Keys that differ in case alone are one row, under the spelling met first.
    """
    rows: dict[tuple[str, ...], Row] = {}
    for entry in entries:
        for parts in product(*(KEYS[one](entry) for one in by)):
            key = tuple([part[0] for part in parts])
            row = rows.get(key)
            if row is None:
                row = rows[key] = Row(key, tuple([part[1] for part in parts]), [])
            if not row.entries or row.entries[-1] is not entry:
                row.entries.append(entry)
    return list(rows.values())


def is_grouped(entry: Entry, by: Sequence[By]) -> bool:
    """Tell whether an entry stands in any row."""
    return not (By.AUTHOR in by and entry.prediction.speaker) and not (
        By.SPEAKER in by and not entry.prediction.speaker
    )


def place(labels: Sequence[str], by: Sequence[By]) -> tuple[tuple[int, str], ...]:
    """Sort key of a row: by name, but months and strengths in their own order."""
    return tuple(
        (ORDERS[one].index(label) if label in ORDERS.get(one, ()) else 0, _name(label))
        for one, label in zip(by, labels, strict=True)
    )


NO_DATE = "no date"
HORIZONS = ((3, "to 3 months"), (6, "to 6 months"), (12, "to 12 months"))
"""The last calendar month of a horizon, and its label."""
UNDER_A_MONTH, LONGER = "under a month", "longer"
ORDERS: dict[By, tuple[str, ...]] = {
    By.HORIZON: (UNDER_A_MONTH, *(label for _, label in HORIZONS), LONGER, NO_DATE),
    By.HEDGE: tuple(Hedge),
}
"""The rows of some groupings in the order that is theirs."""
IN_ORDER = frozenset({*ORDERS, By.YEAR})
"""The groupings that stand in their own order, whatever the rates."""


def horizon(published: date | None, latest: date | None) -> str:
    """Name the time from publication to the deadline."""
    if published is None or latest is None:
        return NO_DATE
    months = (latest.year - published.year) * 12 + latest.month - published.month
    if months < 1 or (months == 1 and latest.day < published.day):
        return UNDER_A_MONTH
    begun = months + (latest.day > published.day)
    return next((label for last, label in HORIZONS if begun <= last), LONGER)


def _name(label: str) -> str:
    return fold(label).lstrip("([\"' ")


Keys = Sequence[tuple[str, str]]


@lru_cache(maxsize=10_000)
def _keyed(name: str) -> tuple[str, str]:
    return fold(name), name


def _authors(entry: Entry) -> Keys:
    if entry.prediction.speaker:
        return ()
    return [_keyed(name) for name in entry.article.authors] or [("", "(author not named)")]


def _outlet(entry: Entry) -> Keys:
    outlet = entry.article.outlet
    return [_keyed(outlet)] if outlet else [("", "(outlet not named)")]


def _speaker(entry: Entry) -> Keys:
    speaker = entry.prediction.speaker
    return [_keyed(speaker)] if speaker else ()


def _article(entry: Entry) -> Keys:
    return [(entry.article.id, entry.article.label)]


def _kind(entry: Entry) -> Keys:
    return _word(entry.prediction.kind)


def _tags(entry: Entry) -> Keys:
    return [(tag, tag) for tag in entry.prediction.tags] or [("", "(no tag)")]


def _horizon(entry: Entry) -> Keys:
    return _word(horizon(entry.article.published, entry.prediction.deadline.latest))


def _year(entry: Entry) -> Keys:
    published = entry.article.published
    return _word(str(published.year)) if published else [("", "(no date)")]


def _hedge(entry: Entry) -> Keys:
    from predtrack.reading.hedges import find_hedge

    prediction = entry.prediction
    return _word(find_hedge(prediction.translation or prediction.quote, prediction.likelihood))


def _word(word: str) -> Keys:
    return [(str(word), str(word))]


KEYS: dict[By, Callable[[Entry], Keys]] = {
    By.AUTHOR: _authors,
    By.OUTLET: _outlet,
    By.SPEAKER: _speaker,
    By.ARTICLE: _article,
    By.KIND: _kind,
    By.TAG: _tags,
    By.HORIZON: _horizon,
    By.YEAR: _year,
    By.HEDGE: _hedge,
}
"""How each grouping names the groups of an entry: key and label; none leaves the entry out."""
