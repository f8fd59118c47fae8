"""Tables: rows whose columns are named, recorded as ``add`` and ``resolve`` would.

A row whose quote and claim are on record is compared with them: it is unchanged, or it conflicts.
What it lacks is not taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import msgspec

from predtrack.errors import BadRows, InvalidValue, PredtrackError, shorten
from predtrack.ledger.acts import Book
from predtrack.ledger.articles import ArticleFacts, article_for, known_article
from predtrack.ledger.byhand import Read, given_of, read_of, record_by_hand
from predtrack.ledger.deadlines import understand_deadline
from predtrack.ledger.events import note_event
from predtrack.ledger.exchange.fields import (
    FIELDS,
    STATED,
    SYNONYMS,
    RowTold,
    check_columns,
    read_row,
)
from predtrack.ledger.exchange.format import Row, Wishes
from predtrack.ledger.exchange.verdicts import is_noted, judge_of, note_verdict
from predtrack.ledger.names import place_of, settle
from predtrack.ledger.recording import retag
from predtrack.ledger.rows import take_rows
from predtrack.ledger.transfer import Imported
from predtrack.models.article import Article
from predtrack.models.cells import DERIVED
from predtrack.models.deadline import Deadline
from predtrack.models.identity import fold
from predtrack.models.prediction import Prediction

STORED = {"role": "speaker_role"}
"""Fields that a record has under another name."""


_DATING = ("deadline", "wording", "event")
"""Fields that say by when."""


class Columns(msgspec.Struct, frozen=True):
    """The columns of a table: our name of each, None for one that is not read."""

    names: Sequence[str | None]
    left: Counter[str]


def columns_of(
    headings: Sequence[str], wishes: Wishes, *, source: str, number: int = 1, unit: str = "line"
) -> Columns:
    """Find our fields among the headings of a table: by name, or as the user maps them.

    Raises:
        BadRows: two columns are one field, or none says what is wanted; it is named.
        UsageMistake: a column is mapped to what is no field.
    """
    check_columns(wishes.columns)
    try:
        names = _names(headings, wishes.columns)
        _refuse_lacking(headings, {*filter(None, names)})
    except InvalidValue as error:
        raise BadRows(source, [(number, str(error))], unit=unit) from None
    pairs = zip(headings, names, strict=True)
    unread = [one for one, name in pairs if not name and one.strip() and _plain(one) not in DERIVED]
    left = Counter({f"columns ({shorten(', '.join(unread))})": len(unread)} if unread else {})
    return Columns(names, left)


def bring_rows(
    book: Book,
    rows: Iterable[Row],
    wishes: Wishes,
    *,
    source: str,
    left: Counter[str] | None = None,
    unit: str = "line",
) -> Imported:
    """Record numbered rows of our names, each checked; one that is an error is handed in as it.

    Raises:
        BadRows: some cannot be taken; none is.
        ImportConflicts: some differ from what is on record, and are not to replace it.
        PredtrackError: there is no row.
    """
    desk = _Desk(book, wishes, source, Counter(left or {}))
    taken = take_rows(rows, desk.take, source=source, unit=unit)
    if not taken:
        raise PredtrackError(f"{source} has no rows: nothing was written")
    counts = Counter(taken)
    imported = Imported(
        counts["new"], counts["unchanged"], counts["replaced"], desk.left, counts["added"]
    )
    return imported.unless(desk.conflicts, wishes.prefer)


def _plain(heading: str) -> str:
    return "_".join(heading.casefold().split())


def _names(headings: Sequence[str], columns: Mapping[str, str]) -> list[str | None]:
    theirs = {fold(name): ours for ours, name in columns.items()}
    missing = [name for name in columns.values() if fold(name) not in map(fold, headings)]
    if missing:
        known = ", ".join(filter(str.strip, headings))
        raise InvalidValue(
            f"no column is called '{shorten(missing[0])}'; there are {shorten(known, 200)}"
        )
    names: list[str | None] = []
    for heading in headings:
        plain = _plain(heading)
        own = SYNONYMS.get(plain, plain)
        is_free = own in FIELDS and own not in columns
        names.append(theirs.get(fold(heading)) or (own if is_free else None))
    double = next((one for one in names if one and names.count(one) > 1), None)
    if double:
        raise InvalidValue(f"two columns are '{double}'")
    return names


def _refuse_lacking(headings: Sequence[str], names: set[str]) -> None:
    shown = shorten(", ".join(filter(str.strip, headings)), 200)
    if not names & {"quote", "claim"}:
        raise InvalidValue(
            f"no column is called 'quote' or 'claim' (--map quote=NAME); there are {shown}"
        )
    lacking = {"outlet", "published"} - names
    if lacking and not names & {*STATED, "id"}:
        raise InvalidValue(
            f"no column is called '{min(lacking)}': outlet and published say which article it is, "
            f"or title, or url; there are {shown}"
        )


class _Desk(msgspec.Struct, dict=True):
    """Takes one row after the other, and knows what is on record."""

    book: Book
    wishes: Wishes
    source: str
    left: Counter[str]
    conflicts: list[str] = msgspec.field(default_factory=list)
    _sources: dict[tuple[Any, ...], str] = msgspec.field(default_factory=dict)
    _given_here: set[str] = msgspec.field(default_factory=set)

    @cached_property
    def _on_record(self) -> dict[tuple[str, str], list[str]]:
        """The ids of predictions by article and folded quote."""
        found: dict[tuple[str, str], list[str]] = {}
        for one in self.book.each(Prediction):
            found.setdefault((one.article, fold(one.quote)), []).append(one.id)
        return found

    def take(self, row: Any) -> str:
        """Record a row, or compare it; say what became of it."""
        if not isinstance(row, Mapping):
            raise InvalidValue("a row has columns with names")
        told = read_row(row, day_first=self.wishes.day_first)
        told.judged.update(self._carried(told.judged))
        if row.get("forecast") not in (None, ""):
            self.left["forecasts without a day"] += 1
        known = self._known(told)
        if known is None:
            self._record(told)
            return "new"
        if known.is_removed:
            return "unchanged"
        return self._compared(known, told)

    def _carried(self, judged: Mapping[str, Any]) -> dict[str, Any]:
        """Return the evidence without texts that are kept beside another ledger, and count them."""
        pieces = judged.get("evidence", ())
        carried = [one if isinstance(one, str) else one.elsewhere for one in pieces]
        if lost := sum(one is not piece for one, piece in zip(carried, pieces, strict=True)):
            self.left["kept texts of evidence"] += lost
        return {"evidence": tuple(filter(None, carried))} if lost else {}

    def _known(self, told: RowTold) -> Prediction | None:
        """Find what a row is about: by its article, quote and claim, else by its id.

        An id is that of the ledger which the table came from; one that was given here is no clue.
        """
        article, claim = self._source(told.facts), told.said.get("claim")
        ids = self._on_record.get((article, fold(told.quote)), []) if article else []
        found = map(self.book.get, ids)
        same = next((one for one in found if not claim or fold(one.claim) == fold(claim)), None)
        if same or not told.id or told.id in self._given_here:
            return same
        named = self.book.find_prediction(told.id)
        return named if named and fold(named.quote) == fold(told.quote) else None

    def _source(self, facts: Mapping[str, Any]) -> str | None:
        """Return the id of the article that facts name, if it is on record."""
        key = tuple(facts.items())
        if key not in self._sources:
            known = known_article(self.book, ArticleFacts(**facts))
            if known is None:
                return None
            self._sources[key] = known.id
        return self._sources[key]

    def _record(self, told: RowTold) -> None:
        """Record a row as ``add`` does, then what was noted of it, and how it came out."""
        book, deadline = self.book, told.said.get("deadline")
        if isinstance(deadline, Deadline) and deadline.event:
            note_event(book, deadline.event, signed=book.signed)
        article, read = self._article(told.facts)
        known = self._on_record.setdefault((article.id, fold(told.quote)), [])
        one = record_by_hand(
            book,
            told.quote,
            article,
            given_of(told.said),
            signed=book.signed,
            read=read,
            on_quote=[book.get(one) for one in known],
        ).prediction
        self._given_here.add(one.id)
        known.append(one.id)
        for words, url in told.notes:
            book.note(one.id, words, url=url)
        if told.status:
            book.resolve(one.id, told.status, **told.judged)

    def _article(self, facts: Mapping[str, Any]) -> tuple[Article, Read | None]:
        """Return the article that facts name, added where it is new, and its text."""
        key = tuple(facts.items())
        if key in self._sources:
            article = self.book.get_article(self._sources[key])
            return article, read_of(self.book, article)
        said = ArticleFacts(**facts)
        known = known_article(self.book, said)
        article, _ = article_for(self.book, said, known=known, signed=self.book.signed)
        self._sources[key] = article.id
        return article, read_of(self.book, article) if known else None

    def _compared(self, known: Prediction, told: RowTold) -> str:
        """Compare a row with what is on record, and add what that lacks; say what became of it."""
        changes, more = self._changes(known, told), self._is_more(known, told)
        notes = [one for one in told.notes if one not in {(it.text, it.url) for it in known.notes}]
        disputed = self._is_disputed(known, told)
        differing = [*changes, *(["outcome"] if disputed else [])]
        if differing:
            self.conflicts.append(f"{known.id} differs in {', '.join(differing)}")
        if not (differing or more or notes):
            return "unchanged"
        if changes and self.wishes.replace:
            self.book.edit(known.id, why=f"by {self.source}", **changes)
        for text, url in notes:
            self.book.note(known.id, text, url=url)
        if more:
            self._judge(known, told)
        if disputed and self.wishes.replace:
            self._note_verdict(known, told)
        return "replaced" if differing else "added"

    def _judge(self, known: Prediction, told: RowTold) -> None:
        """Resolve what is open; add the evidence that an outcome lacks."""
        if told.status and known.is_open:
            self.book.resolve(known.id, told.status, **told.judged)
        elif known.outcome:
            for url in _addresses(told) - {one.url for one in known.outcome.evidence}:
                self.book.note(known.id, url=url)

    def _note_verdict(self, known: Prediction, told: RowTold) -> None:
        """Keep another status as a second judgement; of another day alone, ours stands."""
        if told.status and told.status is not known.status:
            shown = min(_addresses(told), default=None)
            note_verdict(self.book, known, told.status, judge_of(self.source), url=shown)

    def _changes(self, known: Prediction, told: RowTold) -> dict[str, Any]:
        """Return what a row says otherwise than the record."""
        place = place_of(self.book.find_article(known.article))
        said = settle(self.book, told.said | _tags(told.said), place=place)
        changes = {
            name: value
            for name, value in said.items()
            if name not in _DATING and getattr(known, STORED.get(name, name)) != value
        }
        dated: dict[str, Any] = {name: said[name] for name in _DATING if name in said}
        return changes | (dated if dated and self._is_redated(known, dated) else {})

    def _is_redated(self, known: Prediction, dated: Mapping[str, Any]) -> bool:
        article = self.book.find_article(known.article)
        meant = understand_deadline(
            self.book,
            dated.get("deadline"),
            published=article.published if article else None,
            wording=dated.get("wording"),
            event=dated.get("event"),
            quote=known.quote,
            today=self.book.signed.day,
        )
        return _dates(meant) != _dates(known.deadline)

    def _is_more(self, known: Prediction, told: RowTold) -> bool:
        """Tell whether a row has an outcome that ours lacks, or evidence for the same one."""
        if told.status is None:
            return False
        if known.outcome is None:
            return True
        shown = {one.url for one in known.outcome.evidence}
        return told.status is known.status and not _addresses(told) <= shown

    def _is_disputed(self, known: Prediction, told: RowTold) -> bool:
        """Tell whether a row has another outcome than ours, not yet noted as a judge's."""
        if told.status is None or known.outcome is None:
            return False
        if told.status is known.status:
            return told.judged.get("on") not in (None, known.outcome.on)
        return not is_noted(known, told.status, judge_of(self.source))


def _addresses(told: RowTold) -> set[str]:
    pieces = told.judged.get("evidence", ())
    return {one if isinstance(one, str) else one.url for one in pieces}


def _tags(said: Mapping[str, Any]) -> dict[str, Any]:
    return {"tags": retag(said["tags"])} if "tags" in said else {}


def _dates(deadline: Deadline) -> tuple[date | None, str | None]:
    return deadline.latest, deadline.event and fold(deadline.event)
