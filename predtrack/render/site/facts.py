"""Facts: what the page tells of one prediction, in words made harmless and links that are safe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from predtrack.errors import InvalidValue
from predtrack.models.address import check_address
from predtrack.models.history import Did
from predtrack.models.identity import fold
from predtrack.models.note import Note
from predtrack.models.outcome import Evidence, Outcome
from predtrack.models.prediction import Prediction
from predtrack.models.quote_link import quote_link
from predtrack.models.selection import NOT_NAMED, Entry
from predtrack.models.statement import CONTEXT, Span, Voice
from predtrack.render.detail import PredictionDetail, note_word
from predtrack.render.notes import move_words
from predtrack.render.site.states import State, state_of
from predtrack.render.site.words import cut_at_word, tail_at_word
from predtrack.render.text import harmless_on_page, harmless_piece, time_left
from predtrack.scorecard.counting import Move

TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""A language's tag (BCP 47, its outer form)."""
PLAIN = ("kind", "criterion", "translation", "likelihood", "tags", "linked with", "forecast")
"""Fields that stand on the page as ``show`` words them."""
DATING = ("deadline", "wording", "worked out", "window")
NAMED = ("event", "look again")
"""Fields of the deadline that need their name before them."""
TOLD = frozenset({Did.EDIT, Did.REOPEN, Did.PUBLISHED, Did.EVENT, Did.REMOVE, Did.LINK})
"""Changes a reader has to know of to judge the score."""
OWN_QUESTION = "the reader's own question"


class Piece(msgspec.Struct, frozen=True):
    """A line of words, a link where ``href`` is given."""

    words: str
    href: str | None = None


Row = tuple[str, tuple[Piece, ...]]
"""A name and the lines that belong to it."""


class Passage(msgspec.Struct, frozen=True):
    """A quote in its context."""

    before: str
    exact: str
    after: str


class Facts(msgspec.Struct, frozen=True):
    """What stands on the page of one prediction.

    ``authors`` are the places of those who said it in the page's list of authors; days are ISO
    dates, empty where there is none.
    """

    id: str
    state: State
    left: str
    claim: str
    who: str
    authors: str
    language: str
    passages: tuple[Passage, ...]
    latest: str
    published: str
    rows: tuple[Row, ...]


def facts_of(
    entry: Entry, authors: Mapping[str, int], today: date, move: Move | None = None
) -> Facts:
    """Gather the facts of a prediction; ``authors`` are the page's, folded, by their place.

    ``move`` says how its deadline was moved, where it was.
    """
    prediction, article = entry.prediction, entry.article
    names = names_of(entry)
    language = article.language or ""
    return Facts(
        id=harmless_on_page(prediction.id),
        state=state_of(prediction, today),
        left=_left(prediction, today),
        claim=harmless_on_page(prediction.claim),
        who=OWN_QUESTION if article.is_own else ", ".join(map(harmless_on_page, names)),
        authors=" ".join(str(authors[fold(name)]) for name in names),
        language=language if TAG.fullmatch(language) else "",
        passages=tuple(dict.fromkeys(passage_of(one) for one in prediction.spans if one.is_placed))
        or (Passage("", harmless_on_page(prediction.quote), ""),),
        latest=_iso(prediction.deadline.latest),
        published=_iso(article.published),
        rows=tuple(_rows(entry, today, move)),
    )


def names_of(entry: Entry) -> Sequence[str]:
    """Name who said it: the speaker or the authors, else the outlet, or that nobody is named."""
    prediction, article = entry.prediction, entry.article
    is_quoted = prediction.voice is Voice.OTHER
    nobody = NOT_NAMED if is_quoted else article.outlet or "(author not named)"
    return prediction.asserters(article) or (nobody,)


def link_to(address: str, words: str = "") -> Piece:
    """Return a link where an address is one of the web's, else its text."""
    shown = harmless_on_page(address)
    try:
        return Piece(words or shown, check_address(address))
    except InvalidValue:
        return Piece(f"{words} {shown}".strip())


def _rows(entry: Entry, today: date, move: Move | None) -> Iterator[Row]:
    prediction, fields = entry.prediction, fields_of(entry, today)
    if not entry.article.is_own:
        yield "source", tuple(_source(entry))
    yield "deadline", (Piece(_dating(fields)),)
    if move:
        yield "moved", (Piece(move_words(move)),)
    for name in PLAIN:
        yield from ((name, (Piece(one),)) for one in fields.get(name, ()))
    if prediction.outcome:
        yield from _outcome(prediction.outcome, fields)
    for note in prediction.notes:
        yield "note", tuple(_note(note))
    for change, words in zip(prediction.history, fields.get("history", ()), strict=False):
        if change.did in TOLD or change.was.get("outcome"):
            yield "changed", (Piece(words),)


def fields_of(entry: Entry, today: date) -> dict[str, list[str]]:
    """Return what ``show`` has of a prediction, by the names of its fields, made harmless."""
    fields: dict[str, list[str]] = {}
    for name, value in PredictionDetail(entry, today).fields():
        fields.setdefault(name, []).append(harmless_on_page(value))
    return fields


def _source(entry: Entry) -> Iterator[Piece]:
    prediction, article = entry.prediction, entry.article
    title = harmless_on_page(article.title or "")
    url, archived = (quote_link(one, prediction) for one in (article.url, article.archived_url))
    if url:
        yield link_to(url, title or harmless_on_page(article.url or ""))
    elif title:
        yield Piece(title)
    place = prediction.spans[0].locator if prediction.spans else None
    told = (", ".join(article.authors), article.outlet, _iso(article.published), place)
    named = filter(None, told)
    yield Piece(", ".join(map(harmless_on_page, named)))
    if archived:
        yield link_to(archived, "archived copy")


def _dating(fields: Mapping[str, Sequence[str]]) -> str:
    parts = [fields[name][0] for name in DATING if name in fields]
    parts += [f"{name}: {fields[name][0]}" for name in NAMED if name in fields]
    return "; ".join(parts)


def _outcome(outcome: Outcome, fields: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    said = [fields[name][0] for name in ("outcome", "observed", "why") if name in fields]
    yield "outcome", tuple(map(Piece, said))
    yield "evidence", tuple(evidence_of(outcome.evidence)) or (Piece("none"),)


def evidence_of(evidence: Sequence[Evidence]) -> Iterator[Piece]:
    """Yield each piece of evidence: its address, then when it was looked at and what it is."""
    for one in evidence:
        yield link_to(one.url)
        looked = f"looked at {one.looked_at}" if one.looked_at else ""
        words = ": ".join(filter(None, (looked, harmless_on_page(one.note or ""))))
        if words:
            yield Piece(words)


def _note(note: Note) -> Iterator[Piece]:
    said = harmless_on_page(note.text or "")
    yield Piece(f"{note.at:%Y-%m-%d}, {harmless_on_page(note.by)} ({note_word(note)}): {said}")
    if note.answer:
        yield Piece(f"answered: {harmless_on_page(note.answer)}")
    if note.url:
        yield link_to(note.url)


def passage_of(span: Span) -> Passage:
    """Return a quote with what the record has around it in its paragraph, cut between words."""
    before, after = span.prefix.rpartition("\n")[2], span.suffix.partition("\n")[0]
    is_cut = len(before) >= CONTEXT, len(after) >= CONTEXT
    return Passage(
        harmless_piece(tail_at_word(before, CONTEXT - is_cut[0])),
        harmless_on_page(span.exact),
        harmless_piece(cut_at_word(after, CONTEXT - is_cut[1])),
    )


def _left(prediction: Prediction, today: date) -> str:
    days = prediction.deadline.days_left(today)
    if not prediction.is_open or days is None:
        return ""
    return time_left(days) + (" left" if days > 0 else "")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
