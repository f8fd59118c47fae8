"""Grouping: the rows of a score, by what its cases have in common.

A horizon is the time from publication to the deadline, in calendar months: "to 3 months" ends on
the same day of the third month, that day included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import product

import msgspec

from predtrack.models.identity import fold
from predtrack.models.selection import NOT_NAMED
from predtrack.models.statement import Hedge
from predtrack.scorecard.case import Case


class By(StrEnum):
    """What a score is grouped by."""

    WHO = "who"
    AUTHOR = "author"
    OUTLET = "outlet"
    SPEAKER = "speaker"
    ARTICLE = "article"
    KIND = "kind"
    TAG = "tag"
    HORIZON = "horizon"
    YEAR = "year"
    HEDGE = "hedge"


class Row(msgspec.Struct, frozen=True):
    """A group before it is added up: its key and label, a part for each ``By``, and its cases."""

    key: tuple[str, ...]
    labels: tuple[str, ...]
    cases: list[Case]


def group(cases: Iterable[Case], by: Sequence[By]) -> list[Row]:
    """Return the rows, in the order in which they are met; a case can stand in several or none.

    Keys that differ in case alone are one row, under the spelling met first.
    """
    rows: dict[tuple[str, ...], Row] = {}
    met: dict[tuple[tuple[str, str], ...], Row] = {}  # by label too, so that few keys are made
    keys = [_KEYS[one] for one in by]
    for case in cases:
        for parts in product(*[parts_of(case) for parts_of in keys]):
            row = met.get(parts)
            if row is None:
                key, labels = zip(*parts, strict=True) if parts else ((), ())
                row = met[parts] = rows.setdefault(key, Row(key, labels, []))
            if not row.cases or row.cases[-1] is not case:
                row.cases.append(case)
    return list(rows.values())


class Sort(StrEnum):
    """What the row of somebody is about: rows of persons stand before the others."""

    PERSON = "person"
    OFFICE = "office"  # or a body, or a sort of people: "analysts"
    NOBODY = "nobody"


def sort_of(row: Row, by: Sequence[By]) -> Sort | None:
    """Tell whom a row is about, None where it is about nobody's words."""
    place = next((at for at, one in enumerate(by) if one in SPOKEN), None)
    if place is None:
        return None
    if row.key[place] in ("", _UNNAMED[0]):
        return Sort.NOBODY
    if not all(case.is_quoted for case in row.cases):
        return Sort.PERSON
    from predtrack.reading.language import language_of
    from predtrack.reading.voices.sources import is_person

    language = language_of(row.cases[0].article.language)
    return Sort.PERSON if is_person(row.labels[place], language) else Sort.OFFICE


def is_grouped(case: Case, by: Sequence[By]) -> bool:
    """Tell whether a case stands in any row."""
    return By.AUTHOR not in by if case.is_quoted else By.SPEAKER not in by


def place(labels: Sequence[str], by: Sequence[By]) -> tuple[tuple[int, str], ...]:
    """Sort key of a row: by name, but months and strengths in their own order."""
    return tuple(
        (ORDERS[one].index(label) if label in ORDERS.get(one, ()) else 0, _name(label))
        for one, label in zip(by, labels, strict=True)
    )


SPOKEN = (By.WHO, By.SPEAKER)
"""The groupings in whose rows a quoted speaker can stand."""
ASSERTED = frozenset({By.WHO, By.AUTHOR, By.SPEAKER})
"""The groupings by who said it."""
_UNNAMED = ("NOT NAMED", NOT_NAMED)
"""Key and label of the row of those who are quoted and not named; a folded name has no capital."""
NO_DATE = "no date"
_HORIZONS = ((3, "to 3 months"), (6, "to 6 months"), (12, "to 12 months"))
"""The last calendar month of a horizon, and its label."""
UNDER_A_MONTH, LONGER = "under a month", "longer"
ORDERS: dict[By, tuple[str, ...]] = {
    By.HORIZON: (UNDER_A_MONTH, *(label for _, label in _HORIZONS), LONGER, NO_DATE),
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
    return next((label for last, label in _HORIZONS if begun <= last), LONGER)


def _name(label: str) -> str:
    return fold(label).lstrip("([\"' ")


Keys = Sequence[tuple[str, str]]


@lru_cache(maxsize=10_000)
def _keyed(name: str) -> tuple[str, str]:
    return fold(name), name


def _who(case: Case) -> Keys:
    if case.who:
        return [_keyed(name) for name in case.who]
    return [_UNNAMED if case.is_quoted else ("", "(author not named)")]


def _authors(case: Case) -> Keys:
    if case.is_quoted:
        return ()
    return [_keyed(name) for name in case.article.authors] or [("", "(author not named)")]


def _outlet(case: Case) -> Keys:
    outlet = case.article.outlet
    return [_keyed(outlet)] if outlet else [("", "(outlet not named)")]


def _speaker(case: Case) -> Keys:
    if not case.is_quoted:
        return ()
    return [_keyed(case.speaker) if case.speaker else _UNNAMED]


def _article(case: Case) -> Keys:
    return [(case.article.id, case.article.label)]


def _kind(case: Case) -> Keys:
    return _word(case.kind)


def _tags(case: Case) -> Keys:
    return [_keyed(tag) for tag in case.tags] or [("", "(no tag)")]


def _horizon(case: Case) -> Keys:
    return _word(horizon(case.article.published, case.latest))


def _year(case: Case) -> Keys:
    published = case.article.published
    return _word(str(published.year)) if published else [("", "(no date)")]


def _hedge(case: Case) -> Keys:
    from predtrack.reading.hedges import find_hedge
    from predtrack.reading.language import language_of

    language = language_of(case.article.language)
    return _word(find_hedge(case.words, case.mid, language=language))


def _word(word: str) -> Keys:
    return [(str(word), str(word))]


_KEYS: dict[By, Callable[[Case], Keys]] = {
    By.WHO: _who,
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
"""How each grouping names the groups of a case: key and label; none leaves the case out."""
