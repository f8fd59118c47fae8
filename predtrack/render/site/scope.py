"""Scope: what an edition is about and what it leaves out, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from predtrack.models.selection import DatedBy
from predtrack.models.settings import Filters
from predtrack.models.statuses import MEANINGS
from predtrack.render.site.edition import Edition
from predtrack.render.text import counted

_NAMED = {
    "who": "said by {}",
    "author": "in articles by {}",
    "outlet": "published in {}",
    "speaker": "of {} as quoted",
    "tag": "about {}",
    "article": "from the article {}",
    "event": "that wait on {}",
}
"""What each filter by names asks for."""
_DATED = {
    DatedBy.DEADLINE: "due",
    DatedBy.PUBLISHED: "published",
    DatedBy.DECIDED: "judged",
}


def scope_of(edition: Edition) -> list[str]:
    """Say what an edition is about, a sentence each: its filters, and what is left out of it."""
    filters = edition.site.filters
    asked = [*_asked(filters, edition.who)]
    said = [f"These are only predictions {', and '.join(asked)}."] if asked else []
    if edition.withheld:
        said.append(withheld_words(edition.withheld))
    if edition.removed:
        said.append(f"{counted(len(edition.removed), 'prediction')} taken out of the count.")
    return said


def withheld_words(number: int) -> str:
    """Say how many are left out for whose they are, or for a tag that says so."""
    return f"{counted(number, 'prediction')} of private persons, or private, left out."


def _asked(filters: Filters, who: Sequence[str]) -> Iterator[str]:
    for name, words in _NAMED.items():
        names = who if name == "who" and who else getattr(filters, name)
        if names:
            yield words.format(_either(names))
    if filters.kind:
        yield f"that are a {_either([kind.value for kind in filters.kind])}"
    if filters.status:
        yield _either([MEANINGS[status].asked_for for status in filters.status])
    if filters.search:
        yield f"with the words “{filters.search}”"
    ends = (("from", filters.first), ("to", filters.last))
    days = " ".join(f"{word} {day}" for word, day in ends if day)
    if days:
        yield f"{_DATED[filters.dated_by]} {days}"


def _either(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last
