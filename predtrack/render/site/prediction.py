"""A prediction on the site: its card in a list, and all that its own page tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from predtrack.models.deadline import Basis, Deadline
from predtrack.models.identity import fold
from predtrack.models.note import Note
from predtrack.models.prediction import Prediction
from predtrack.models.quote_link import quote_link
from predtrack.models.selection import Entry, said_by
from predtrack.models.statement import Kind, Span
from predtrack.render.detail import note_word
from predtrack.render.notes import move_words
from predtrack.render.site.addresses import Place, address_of
from predtrack.render.site.answers import objection_link
from predtrack.render.site.corrections import told_changes
from predtrack.render.site.facts import (
    TAG,
    Passage,
    Piece,
    Row,
    evidence_of,
    fields_of,
    link_to,
    passage_of,
)
from predtrack.render.site.review import review_of
from predtrack.render.site.standings import Standings
from predtrack.render.site.states import State
from predtrack.render.site.timeline import timeline_of
from predtrack.render.site.words import cut_at_word, day_words, objection_word, tail_at_word
from predtrack.scorecard.counting import Move

AROUND = 200
"""Characters of an article's text that stand on either side of a quote, at most."""
SHORT = 320
"""Characters of a quote or a claim that stand on a card."""
CHECKED = ("criterion", "translation")
DATED = ("wording", "worked out", "event", "look again", "scored by")
"""Fields that stand on the page as ``show`` words them."""
NAMED = {
    "criterion": "Counts as true",
    "translation": "In translation",
    "wording": "In the words",
    "worked out": "Worked out",
    "event": "Waits on",
    "look again": "To be looked at again",
    "scored by": "Judged by",
    "observed": "What happened",
    "why": "Why so judged",
}
"""What those fields are called there."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, with the address of its page where it has one."""

    words: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A prediction in a list, shortly; its details stand on its own page."""

    address: str
    state: State
    claim: str
    quote: str
    who: str
    where: str
    when: str
    is_objected: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """Somebody's objection or verdict: what it is, who says it and when, and what came of it."""

    what: str
    by: str
    text: str
    state: str
    answer: str
    link: Piece | None


def card_of(entry: Entry, state: State) -> Card:
    """Return the card of a prediction."""
    prediction, article = entry.prediction, entry.article
    is_same = fold(prediction.claim) == fold(prediction.quote)
    return Card(
        address_of(Place.PREDICTION, prediction.id),
        state,
        cut_at_word(prediction.claim, SHORT),
        "" if is_same else cut_at_word(prediction.quote, SHORT),
        said_by(prediction, article),
        ", ".join(filter(None, (article.outlet, day_words(article.published)))),
        when_words(prediction.deadline),
        prediction.is_objected,
    )


def when_words(deadline: Deadline) -> str:
    """Say by when in a reader's words; nothing where nothing is known."""
    if deadline.latest:
        return f"by {day_words(deadline.latest)}"
    if deadline.basis is Basis.EVENT:
        return f"by the day of: {deadline.event}"
    return f"“{deadline.text}”" if deadline.text else "no date given"


def page_of(entry: Entry, standings: Standings, move: Move | None) -> dict[str, Any]:
    """Return what the template of a prediction's page names."""
    prediction, article = entry.prediction, entry.article
    fields = fields_of(entry, standings.edition.day)
    language = article.language or ""
    return {
        "title": prediction.claim,
        "about": f"{said_by(prediction, article)}: “{prediction.quote}”",
        "prediction": prediction,
        "article": article,
        "state": standings.state(prediction),
        "happened": _happened(prediction),
        "language": language if TAG.fullmatch(language) else "",
        "passages": _passages(prediction, standings.edition.texts.get(article.id)),
        "names": names_of(entry, standings),
        "how_known": _bracketed(fields["said by"][0]),
        "role": prediction.speaker_role or "",
        "source": _source(article.url, prediction, "Read it where it stands"),
        "archived": _source(article.archived_url, prediction, "Archived copy"),
        "places": [one.locator for one in prediction.spans if one.locator],
        "source_name": _named(standings, Place.ARTICLE, article.id, article.label),
        "outlet": article.outlet and _named(standings, Place.OUTLET, article.outlet),
        "published": day_words(article.published),
        "worded": fields.get("worded by", [""])[0],
        "checked": [*_sort(fields), *_rows(fields, CHECKED), *_likelihood(prediction)],
        "deadline": when_words(prediction.deadline),
        "whose": _bracketed(fields["deadline"][0]).partition(": ")[2],
        "dated": [*_window(prediction.deadline), *_rows(fields, DATED), *_moved(move)],
        "timeline": replace(timeline_of([entry], standings.edition.day), today=None),
        "chosen": fields.get("chosen", [""])[0],
        "tags": [_named(standings, Place.TAG, tag) for tag in prediction.tags],
        "linked": list(_linked(prediction, standings)),
        "outcome": _outcome(prediction, fields),
        "objections": [_answered(one) for one in prediction.notes if one.state],
        "notes": [_answered(one) for one in prediction.notes if not one.state],
        "history": list(_history(prediction)),
        "objection": objection_link(
            standings.edition.site, prediction, address_of(Place.PREDICTION, prediction.id)
        ),
        "review": review_of(standings.edition, entry),
    }  # fmt: skip


def names_of(entry: Entry, standings: Standings) -> list[Name]:
    """Name who said it, each with the page of the person."""
    spelled = entry.prediction.asserters(entry.article)
    who = standings.edition.aliases.persons(spelled, entry.article.place)
    return [
        _named(standings, Place.PERSON, person, name)
        for name, person in zip(spelled, who, strict=True)
    ] or [Name(said_by(entry.prediction, entry.article))]


def _named(standings: Standings, place: Place, key: str, words: str = "") -> Name:
    """Return a name with the address of its page; what was removed may have the only one."""
    found = standings.subjects[place].get(key if place is Place.ARTICLE else fold(key))
    return Name(words or key, found.address if found else None)


def _happened(prediction: Prediction) -> str:
    outcome = prediction.outcome
    return day_words(outcome.on) if outcome else ""


def _bracketed(words: str) -> str:
    """Return what stands in the last brackets of words: "Ann Lee (quoted in the article)"."""
    return words.rpartition(" (")[2].removesuffix(")")


def _rows(fields: Mapping[str, Sequence[str]], names: Sequence[str]) -> list[Row]:
    return [(NAMED[name], tuple(map(Piece, fields[name]))) for name in names if name in fields]


def _sort(fields: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    """Yield what sort of statement it is, where it is more than a prediction."""
    if fields["kind"] != [Kind.PREDICTION]:
        yield "What sort", (Piece(fields["kind"][0]),)


def _likelihood(prediction: Prediction) -> Iterator[Row]:
    if words := prediction.likelihood:
        low, high = f"{words.low * 100:.4g}", f"{words.high * 100:.4g}"
        told = f"“{words.text}”, which is read as {low} to {high} in 100 ({words.lexicon})"
        yield "How sure it was put", (Piece(told),)


def _window(deadline: Deadline) -> Iterator[Row]:
    if deadline.earliest and deadline.latest:
        told = f"{day_words(deadline.earliest)} to {day_words(deadline.latest)}"
        yield "Window", (Piece(told),)


def _history(prediction: Prediction) -> Iterator[str]:
    """Yield what was done, each on a line, in the words of a reader."""
    for change, did, steps in told_changes(prediction):
        told = f"{day_words(change.at.date())}, {change.by}: {did}"
        yield "; ".join(filter(None, (told, change.why, steps)))


def _moved(move: Move | None) -> Iterator[Row]:
    if move:
        yield "Moved", (Piece(move_words(move)),)


def _source(address: str | None, prediction: Prediction, words: str) -> Piece | None:
    link = quote_link(address, prediction)
    return link_to(link, words) if link else None


def _passages(prediction: Prediction, text: str | None) -> list[Passage]:
    placed = [one for one in prediction.spans if one.is_placed]
    found = dict.fromkeys(_passage(one, text) for one in placed)
    return list(found) or [Passage("", prediction.quote, "")]


def _passage(span: Span, text: str | None) -> Passage:
    """Return a quote in its paragraph, as far as that may be shown, cut between words."""
    if text is not None and text[span.start : span.end] == span.exact:
        before = text[max(0, span.start - 2 * AROUND) : span.start].rpartition("\n")[2]
        after = text[span.end : span.end + 2 * AROUND].partition("\n")[0]
        return Passage(tail_at_word(before, AROUND), span.exact, cut_at_word(after, AROUND))
    return passage_of(span)


def _linked(prediction: Prediction, standings: Standings) -> Iterator[Card]:
    for name in prediction.linked:
        if entry := standings.entries.get(name):
            yield card_of(entry, standings.state(entry.prediction))


def _outcome(prediction: Prediction, fields: Mapping[str, Sequence[str]]) -> list[Row]:
    outcome = prediction.outcome
    if outcome is None:
        return []
    evidence = tuple(evidence_of(outcome.evidence)) or (Piece("none was given"),)
    reason = f" ({outcome.reason.replace('-', ' ')})" if outcome.reason else ""
    judged = Piece(f"{day_words(outcome.decided)}, by {outcome.by}{reason}")
    return [("Judged", (judged,)), *_rows(fields, ("observed", "why")), ("Evidence", evidence)]


def _answered(note: Note) -> Answered:
    return Answered(
        f"About the {note.about}" if note.state and note.about else note_word(note),
        f"{note.by}, {day_words(note.at.date())}",
        note.text or "",
        objection_word(note.state),
        note.answer or "",
        link_to(note.url) if note.url else None,
    )
