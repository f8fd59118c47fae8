"""Saying: what a program may say of a statement, an article and an outcome, and how it is checked.

Days are dates or texts such as 2026-01-31, words of ours enums or texts, several texts one or more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from predtrack.errors import InvalidValue
from predtrack.models.address import check_address, without_login
from predtrack.models.article import PublishedBasis
from predtrack.models.deadline import Deadline
from predtrack.models.fields import PLAIN_NAMES
from predtrack.models.outcome import Evidence
from predtrack.models.prediction import Chosen
from predtrack.models.record import Misshapen, from_record
from predtrack.models.statement import Kind, Voice
from predtrack.models.text import check_text

if TYPE_CHECKING:
    from predtrack.ledger.byhand import Given

Day = date | str
One = TypeVar("One")
Word = TypeVar("Word", bound=StrEnum)


class Facts(TypedDict, total=False):
    """What may be said of an article; None or an empty text clears it in an edit."""

    title: str | None
    outlet: str | None
    authors: str | Iterable[str]
    url: str | None
    archived_url: str | None
    published: Day | None
    published_basis: PublishedBasis | str | None
    language: str | None


class Said(TypedDict, total=False):
    """What may be said of a statement; None leaves it to the quote, or clears it in an edit.

    ``deadline`` is a day, or words such as "within two years"; ``wording`` the article's own words
    for it, ``event`` the name of what it waits on. A ``speaker`` or ``role`` makes the ``voice``
    another's; ``chosen`` is how it came to be recorded, "hand" unless said, and ``chosen_from``
    what it was drawn from.
    """

    claim: str | None
    kind: Kind | str | None
    no_change: bool | None
    voice: Voice | str | None
    speaker: str | None
    role: str | None
    tags: str | Iterable[str] | None
    deadline: Day | Deadline | None
    wording: str | None
    event: str | None
    criterion: str | None
    translation: str | None
    chosen: Chosen | str | None
    chosen_from: str | None


class Recording(Said, Facts, total=False):
    """What may be said of a statement, and of the article that it stands in."""


class Corrections(Said, total=False):
    """What may be corrected in a prediction."""

    quote: str
    review: Day
    add_tags: str | Iterable[str]
    drop_tags: str | Iterable[str]


class Judgement(TypedDict, total=False):
    """What may be said of an outcome: its day, what shows it, what was seen, and why so."""

    on: Day | None
    evidence: str | Iterable[str | Evidence]
    observed: str | None
    note: str | None


def checked_given(said: Said, *, clears: bool = False) -> Given:
    """Check what is said of a statement; where it ``clears``, None stands for an empty field."""
    from predtrack.ledger.byhand import given_of

    fields = _checked(said, SAID)
    if clears:
        fields |= {name: empty for name, empty in CLEARED.items() if fields.get(name, 0) is None}
    return given_of(fields)


def checked_facts(facts: Facts) -> dict[str, Any]:
    """Check what is said of an article; an empty text is None."""
    return {name: value or None for name, value in _checked(facts, FACTS).items()}


def _checked(
    given: Mapping[str, Any], checks: Mapping[str, Callable[[Any], Any]]
) -> dict[str, Any]:
    return {
        name: None if given[name] is None else check(given[name])
        for name, check in checks.items()
        if name in given
    }


def checked_day(day: Day | None) -> date | None:
    """Read a day; an instant is its day.

    Raises:
        NotADate: the text is none.
    """
    from predtrack.reading.dates import parse_day

    if isinstance(day, str):
        return parse_day(day)
    return day.date() if isinstance(day, datetime) else day


def _published(day: Day) -> date | None:
    return checked_day(day or None)


def _by(deadline: Day | Deadline) -> str | Deadline:
    if isinstance(deadline, str):
        return check_text(deadline)
    return deadline if isinstance(deadline, Deadline) else str(checked_day(deadline))


def checked_text(text: str | None) -> str | None:
    """Check a text; an empty one is None."""
    return check_text(text) or None if text is not None else None


def checked_address(text: str) -> str:
    """Check an address, without the login in it; an empty one stays so.

    Raises:
        InvalidValue: it is no web address.
    """
    return check_address(without_login(text.strip())) if text.strip() else ""


def as_several(values: str | Iterable[One]) -> tuple[str | One, ...]:
    """Return what is given as several, or as one text."""
    return (values,) if isinstance(values, str) else tuple(values)


def _names(names: str | Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(check_text, as_several(names))))


def checked_probability(probability: float | str) -> float:
    """Read a probability that is a number from 0 to 1, or a text.

    Raises:
        NotAProbability: the text is none.
    """
    from predtrack.reading.probability import parse_probability

    return parse_probability(probability) if isinstance(probability, str) else probability


def checked_word(words: type[Word], word: str) -> Word:
    """Return the member of an enum that a word is; raises InvalidValue where it is none."""
    try:
        return from_record(words, word)
    except Misshapen as error:
        raise InvalidValue(str(error)) from None


SAID: Mapping[str, Callable[[Any], Any]] = {
    "quote": check_text,
    "claim": check_text,
    "kind": partial(checked_word, Kind),
    "no_change": bool,
    "voice": partial(checked_word, Voice),
    "speaker": check_text,
    "role": check_text,
    "tags": _names,
    "add_tags": _names,
    "drop_tags": _names,
    "deadline": _by,
    "wording": check_text,
    "event": check_text,
    **dict.fromkeys(PLAIN_NAMES, check_text),
    "review": checked_day,
    "chosen": partial(checked_word, Chosen),
    "chosen_from": check_text,
}
"""How each thing that is said of a statement is checked."""
CLEARED: Mapping[str, str | tuple[str, ...]] = {
    **dict.fromkeys(("speaker", "role", "deadline", "wording", "event", *PLAIN_NAMES), ""),
    "tags": (),
}
"""What clears a field."""
FACTS: Mapping[str, Callable[[Any], Any]] = {
    "title": check_text,
    "outlet": check_text,
    "authors": _names,
    "url": checked_address,
    "archived_url": checked_address,
    "published": _published,
    "published_basis": partial(checked_word, PublishedBasis),
    "language": check_text,
}
"""How each fact of an article is checked."""
