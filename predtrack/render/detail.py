"""Details: everything about one prediction or one article, as ``show`` gives it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, ClassVar

from predtrack.models.article import Article
from predtrack.models.cells import CELLS, listed_record
from predtrack.models.deadline import Basis
from predtrack.models.fields import PLAIN_FIELDS
from predtrack.models.history import Change, Did
from predtrack.models.identity import fold
from predtrack.models.note import Note
from predtrack.models.outcome import Evidence
from predtrack.models.prediction import Chosen, Forecast, Prediction
from predtrack.models.quote_link import quote_link
from predtrack.models.record import to_record
from predtrack.models.replay import article_deadline
from predtrack.models.selection import Entry, said_by
from predtrack.models.statement import Span, Voice
from predtrack.render.listing import (
    Listing,
    deadline_word,
    percent_of,
    status_word,
)
from predtrack.render.sheet import Column, Flat, Sheet
from predtrack.render.text import counted, time_left

_FIELDS = (Column(""), Column("", flexible=True, wraps=True))
_Field = tuple[str, str]
WHOSE = {
    **dict.fromkeys((Basis.STATED, Basis.RELATIVE, Basis.VAGUE), "the speaker's own words"),
    Basis.ARTICLE: "the text's horizon",
    Basis.MANUAL: "the reader's",
    Basis.EVENT: "the day of the event",
}
"""Whose a deadline is, by how it is known."""
WORKED_OUT = (Chosen.ALL, Chosen.DRAWN)
"""What is recorded so has claims that nobody worded."""
CHOSEN = {
    Chosen.ALL: "all of its article",
    Chosen.PICKED: "picked from what was found",
    Chosen.HAND: "by hand",
    Chosen.DRAWN: "drawn at random",
    Chosen.SUBMITTED: "submitted by who said it",
}
"""How a prediction came to be recorded."""


class Detail(Sheet, frozen=True):
    """One record, its fields one under the other."""

    columns: ClassVar[Sequence[Column]] = _FIELDS
    is_one: ClassVar[bool] = True

    @abstractmethod
    def fields(self) -> list[_Field]:
        """Return every field that holds something, name and value, in reading order."""

    def rows(self) -> list[list[str]]:
        """Return its fields, name and value; one that stands several times in a row named once."""
        fields = self.fields()
        names = ["", *(name for name, _ in fields)]
        return [[name if name != names[n] else "", value] for n, (name, value) in enumerate(fields)]

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return list(CELLS)


class PredictionDetail(Detail, frozen=True):
    """One prediction with its article."""

    entry: Entry
    today: date

    def records(self) -> list[dict[str, Any]]:
        """Return its record, what today makes of it, ``quote_link`` and ``article_record``."""
        record = listed_record(self.entry.prediction, self.today)
        link = quote_link(self.entry.article.url, self.entry.prediction)
        return [{**record, "quote_link": link, "article_record": to_record(self.entry.article)}]

    def flat(self) -> list[Flat]:
        """Return the one row that a listing of it has."""
        return Listing([self.entry], self.today, {}).flat()

    def fields(self) -> list[_Field]:
        """Return every field that holds something, name and value, in reading order."""
        prediction, article = self.entry.prediction, self.entry.article
        found = [
            ("said", f"“{prediction.quote}”"),
            *_plain(prediction, "quote"),
            ("said by", f"{_asserter(prediction, article)} ({_how_known(prediction, article)})"),
            ("what we checked", prediction.claim),
            ("worded by", _wording(prediction)),
            *_plain(prediction, "claim"),
            *_deadline(prediction),
            ("scored by", _scored_by(prediction, article)),
            ("status", _status(prediction, self.today)),
            ("id", prediction.id),
            ("kind", _kind(prediction)),
            *_places(prediction.spans),
            *_source(article, prediction),
            ("chosen", _chosen(prediction)),
            ("likelihood", _likelihood(prediction)),
            ("tags", ", ".join(prediction.tags)),
            ("linked with", ", ".join(prediction.linked)),
            *_outcome(prediction),
            *(("forecast", _forecast(one)) for one in prediction.forecasts),
            *(("note", _note(note)) for note in prediction.notes),
            *_history(prediction),
        ]
        return [(name, value) for name, value in found if value]


class ArticleDetail(Detail, frozen=True):
    """One article with the predictions recorded from it."""

    article: Article
    entries: Sequence[Entry]
    today: date

    def records(self) -> list[dict[str, Any]]:
        """Return its record with the records of its predictions."""
        predictions = [listed_record(one.prediction, self.today) for one in self.entries]
        return [{**to_record(self.article), "predictions": predictions}]

    def flat(self) -> list[Flat]:
        """Return the rows of its predictions."""
        return Listing(self.entries, self.today, {}).flat()

    def fields(self) -> list[_Field]:
        """Return every field that holds something, name and value, in reading order."""
        article = self.article
        found = [
            ("id", article.id),
            ("title", article.title or ""),
            ("authors", ", ".join(article.authors) or "author not named"),
            ("outlet", article.outlet or ""),
            ("published", _published(article)),
            ("url", article.url or ""),
            ("archived", article.archived_url or ""),
            ("language", article.language or ""),
            ("text", article.path or "not kept"),
            ("sha256", article.sha256 or ""),
            ("retrieved", _moment(article.retrieved) if article.retrieved else ""),
            *(("scan", _scan(scan.at, scan.found, scan.recorded)) for scan in article.scans),
            *(("prediction", _line(one.prediction)) for one in self.entries),
            *_history(article),
        ]
        return [(name, value) for name, value in found if value]


class Details(Sheet, frozen=True):
    """Several records one under the other, each as it is shown alone."""

    details: Sequence[Detail]
    columns: ClassVar[Sequence[Column]] = _FIELDS

    def rows(self) -> list[list[str]]:
        """Return the fields of each, an empty line between them."""
        rows = [row for one in self.details for row in [["", ""], *one.rows()]]
        return rows[1:]

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield what each has alone."""
        return (record for one in self.details for record in one.records())

    def flat(self) -> list[Flat]:
        """Return the rows of each."""
        return [row for one in self.details for row in one.flat()]

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return list(CELLS)


def understood(prediction: Prediction, article: Article) -> list[_Field]:
    """Say what was understood of a prediction when it was recorded."""
    deadline = prediction.deadline
    when = deadline_word(deadline) + (f" ({deadline.assumption})" if deadline.assumption else "")
    if deadline.basis is Basis.RELATIVE and article.published is None:
        when += "; give the article's --published to get a date"
    found = sum(span.is_placed for span in prediction.spans)
    return [
        ("claim", prediction.claim),
        ("kind", _kind(prediction)),
        ("said by", _asserter(prediction, article)),
        ("article", _named(article)),
        ("quote", f"at {counted(found, 'place')} of the text" if found else "not checked"),
        ("deadline", when),
    ]


def _status(prediction: Prediction, today: date) -> str:
    word = status_word(prediction)
    days = prediction.deadline.days_left(today)
    if prediction.is_removed:
        return f"{word}, removed from the count"
    if not prediction.is_open or days is None:
        return word
    return f"{word}, {time_left(days)}" + (" left" if days > 0 else "")


def _plain(prediction: Prediction, about: str) -> Iterator[_Field]:
    """Yield the plain fields that stand under the quote, or under the claim."""
    for one in PLAIN_FIELDS:
        if one.about == about:
            yield one.name, getattr(prediction, one.name) or ""


def _places(spans: Sequence[Span]) -> Iterator[_Field]:
    for span in spans:
        if not span.is_placed:
            yield "at", span.locator or ""
            continue
        words = f"{'…' if span.start else ''}{span.prefix}[{span.exact}]{span.suffix}"
        where = span.locator or f"{span.start}-{span.end}"
        yield f"at {where}", words + ("…" if span.suffix else "")


def _asserter(prediction: Prediction, article: Article) -> str:
    """Name who said it, with his office where it is known."""
    role = f", {prediction.speaker_role}" if prediction.speaker_role else ""
    return said_by(prediction, article) + role


def _how_known(prediction: Prediction, article: Article) -> str:
    """Say how it is known whose words they are."""
    told = _last_edit(prediction, "speaker") or _last_edit(prediction, "voice")
    if article.is_own:
        return "a question of the reader's own"
    how = "quoted in the article" if prediction.voice is Voice.OTHER else "the article's own words"
    return f"{how}, says {told.by}" if told else how


def _wording(prediction: Prediction) -> str:
    """Say whose wording the claim is: the quote's, a person's, or worked out from the quote."""
    edited = _last_edit(prediction, "claim")
    if edited:
        return edited.by
    if fold(prediction.claim) == fold(prediction.quote):
        return "the quote itself"
    if prediction.chosen in WORKED_OUT:
        return "worked out from the quote, read by nobody"
    return next((f"{one.by}, who recorded it" for one in prediction.history[:1]), "")


def _last_edit(prediction: Prediction, field: str) -> Change | None:
    edits = (one for one in reversed(prediction.history) if one.did is Did.EDIT)
    return next((one for one in edits if field in one.was), None)


def _chosen(prediction: Prediction) -> str:
    how = CHOSEN[prediction.chosen] if prediction.chosen else ""
    return f"{how}: {prediction.chosen_from}" if how and prediction.chosen_from else how


def _kind(prediction: Prediction) -> str:
    return prediction.kind + (", no change" if prediction.no_change else "")


def _named(article: Article) -> str:
    return article.id if article.label == article.id else f"{article.id} {article.label}"


def _source(article: Article, prediction: Prediction) -> Iterator[_Field]:
    yield "article", _named(article)
    yield "outlet", article.outlet or ""
    yield "published", _published(article)
    yield "url", quote_link(article.url, prediction) or ""
    yield "archived", quote_link(article.archived_url, prediction) or ""
    yield "text", article.path or "not kept"


def _published(article: Article) -> str:
    if article.published is None:
        return ""
    told = ": ".join(filter(None, (article.published_basis, article.published_note)))
    return article.published.isoformat() + (f" ({told})" if told else "")


def _deadline(prediction: Prediction) -> Iterator[_Field]:
    deadline = prediction.deadline
    whose = WHOSE.get(deadline.basis)
    basis = f"{deadline.basis}: {whose}" if whose else deadline.basis
    yield "deadline", f"{deadline_word(prediction.deadline)} ({basis})"
    yield "wording", f"“{deadline.text}”" if deadline.text else ""
    yield "worked out", deadline.assumption or ""
    if deadline.earliest and deadline.latest:
        yield "window", f"{deadline.earliest} to {deadline.latest}, both inside it"
    yield "event", deadline.event or ""
    yield "look again", deadline.review.isoformat() if deadline.review else ""


def _scored_by(prediction: Prediction, article: Article) -> str:
    """Say by which deadline it counts, where that is not the one it has."""
    given = prediction.deadline if article.is_own else article_deadline(prediction)
    if given == prediction.deadline:
        return ""
    return f"{deadline_word(given)}, the deadline before it was edited"


def _likelihood(prediction: Prediction) -> str:
    words = prediction.likelihood
    if words is None:
        return ""
    return f"“{words.text}”: {words.low:.0%} to {words.high:.0%} ({words.lexicon})"


def _outcome(prediction: Prediction) -> Iterator[_Field]:
    outcome = prediction.outcome
    if outcome is None:
        return
    day = outcome.on.isoformat() if outcome.on else "day not given"
    reason = f", {outcome.reason}" if outcome.reason else ""
    word = status_word(prediction)
    yield "outcome", f"{word}{reason}: {day}, judged {outcome.decided} by {outcome.by}"
    yield "observed", outcome.observed or ""
    yield "why", outcome.note or ""
    for evidence in outcome.evidence:
        yield "evidence", _evidence(evidence)
    if not outcome.evidence:
        yield "evidence", "none"


def _evidence(evidence: Evidence) -> str:
    looked = f" (looked at {evidence.looked_at})" if evidence.looked_at else ""
    return evidence.url + looked + (f": {evidence.note}" if evidence.note else "")


def _forecast(forecast: Forecast) -> str:
    return f"{forecast.at:%Y-%m-%d} {forecast.by}: {percent_of(forecast.probability)}"


def _note(note: Note) -> str:
    words = " ".join(part for part in (note.text, note.url) if part)
    return f"{_moment(note.at)} {note.by} ({note_word(note)}): {words}".rstrip(": ") + _answer(note)


def note_word(note: Note) -> str:
    """Say what a note is: who speaks, and the verdict or the objection that it is."""
    verdict = f": {note.status}" if note.status else ""
    objection = f", objection to the {note.about}, {note.state}" if note.state else ""
    return f"{note.role}{verdict}{objection}"


def _answer(note: Note) -> str:
    return f"; answered: {note.answer}" if note.answer else ""


def _history(record: Prediction | Article) -> Iterator[_Field]:
    for change, steps in changes_of(record):
        why = f" ({change.why})" if change.why else ""
        line = f"{_moment(change.at)} {change.by} {change.did}{why}"
        yield "history", ": ".join(filter(None, [line, steps]))


def changes_of(record: Prediction | Article) -> list[tuple[Change, str]]:
    """Return what was done, each value that was replaced with the one that came in its place."""
    after: dict[str, Any] = {}
    told = []
    for change in reversed(record.history):
        steps = (
            f"{name} was {_was(was)}" + _now(was, after.get(name, getattr(record, name, None)))
            for name, was in change.was.items()
        )
        told.append((change, "; ".join(steps)))
        after |= change.was
    return told[::-1]


def _now(was: Any, then: Any) -> str:
    """Say what a value became, where that can be told apart shortly."""
    now = _was(to_record(then))
    return "" if now == _was(was) else f", then {now}"


def _was(value: Any) -> str:
    """Say a replaced value shortly: of a deadline its day or words, of an outcome its status."""
    if isinstance(value, dict):
        value = value.get("latest") or value.get("status") or value.get("text")
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = ", ".join(value) or None
    if isinstance(value, list):
        value = f"{len(value)} in number" if value else None
    return "nothing" if value is None else str(value)


def _scan(at: datetime, found: int, recorded: int) -> str:
    return f"{_moment(at)}: {found} found, {recorded} recorded"


def _line(prediction: Prediction) -> str:
    return f"{prediction.id}  {status_word(prediction)}  {prediction.claim}"


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}Z"
