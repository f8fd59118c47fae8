"""Questions asked elsewhere: they come in as the reader's own, with forecasts of one person.

Only what is new is added; an outcome that differs from ours is a conflict, and ours stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import chain, count
from typing import TYPE_CHECKING, Any

import msgspec

from predtrack.errors import (
    InTheFuture,
    InvalidValue,
    PredtrackError,
    UsageMistake,
    shorten,
)
from predtrack.ledger.acts import Book
from predtrack.ledger.exchange.format import Wishes
from predtrack.ledger.exchange.verdicts import is_noted, judge_of, note_verdict
from predtrack.ledger.rows import take_rows
from predtrack.ledger.transfer import Imported
from predtrack.models.article import Article
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.identity import fold
from predtrack.models.note import Note, Role
from predtrack.models.outcome import Reason, Status
from predtrack.models.prediction import Forecast, Prediction

if TYPE_CHECKING:
    from predtrack.ledger.recording import Draft, Recorded

STAMP = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[ T](\d\d?):(\d\d?)(?::(\d\d?)(?:\.\d+)?)?)?"
    r"(?: ?(?:Z|UTC|\+00:?00))?"
)
"""An instant as these tools write it; without a zone it is UTC, and nothing need be padded."""
_EARLIEST = datetime.min.replace(tzinfo=UTC)
_NAMED = 5
"""Forecasters that an error names."""


class AskedQuestion(msgspec.Struct, frozen=True):
    """A question of another tool: when it was asked and is due, what was believed, how it ended.

    ``judged`` is the day on which it was resolved there; ``notes`` are texts and addresses.
    """

    title: str
    asked: datetime | None = None
    due: date | None = None
    forecasts: tuple[Forecast, ...] = ()
    status: Status | None = None
    judged: date | None = None
    reason: Reason | None = None
    tags: tuple[str, ...] = ()
    notes: tuple[tuple[str | None, str | None], ...] = ()

    def deadline(self) -> Deadline:
        """Return the day that it is due on, counted from the one on which it was asked."""
        from predtrack.ledger.deadlines import BY_READER
        from predtrack.reading.deadlines import no_deadline

        day = self.asked.date() if self.asked else None
        if self.due is None:
            return no_deadline(day)
        first = day if day and day <= self.due else None
        return Deadline(None, first, self.due, Basis.MANUAL, assumption=BY_READER)


Row = tuple[int, "AskedQuestion | PredtrackError"]


def tried(make: Callable[..., AskedQuestion], *given: Any) -> AskedQuestion | PredtrackError:
    """Return the question that is made of what is given, or the error that says why none is."""
    try:
        return make(*given)
    except PredtrackError as error:
        return error


def instant(text: str) -> datetime:
    """Read an instant: ``2023-05-01 14:03:7``, or as ISO has it.

    Raises:
        InvalidValue: it is none.
    """
    match = STAMP.fullmatch(text.strip())
    try:
        if match:
            return datetime(*(int(one or 0) for one in match.groups()), tzinfo=UTC)  # type: ignore[arg-type,misc]
        moment = datetime.fromisoformat(text.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise InvalidValue(f"'{shorten(text)}' is no date (2023-05-01 14:03:07)") from None


def day_of(text: str) -> date | None:
    """Return the day of an instant, None of an empty text; raises as ``instant``."""
    return instant(text).date() if text.strip() else None


def milliseconds(value: Any) -> datetime:
    """Read an instant that is counted in milliseconds since 1970.

    Raises:
        InvalidValue: it is none.
    """
    try:
        return datetime.fromtimestamp(value / 1000, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        raise InvalidValue(f"'{shorten(str(value))}' is no time in milliseconds") from None


def probability(value: Any) -> float:
    """Read a probability from 0 to 1; Forecast refuses what lies beyond.

    Raises:
        InvalidValue: it is no number.
    """
    try:
        return float(value)
    except (TypeError, ValueError):
        raise InvalidValue(f"'{shorten(str(value))}' is no probability from 0 to 1") from None


def forecaster_among(names: Iterable[str], wishes: Wishes, *, source: str) -> str | None:
    """Choose whose forecasts come in: who is asked for, or the one who made all; None for nobody.

    Raises:
        UsageMistake: several made some, and nobody is asked for; or he made none.
    """
    found = {fold(name): name for name in names if name}
    listed = ", ".join([*found.values()][:_NAMED]) + (" …" if len(found) > _NAMED else "")
    if wishes.forecaster is None and len(found) > 1:
        raise UsageMistake(
            f"{source} holds forecasts of {len(found)} people ({shorten(listed, 200)}): "
            "--forecaster NAME says whose come in"
        )
    if wishes.forecaster is None:
        return next(iter(found.values()), None)
    if fold(wishes.forecaster) not in found:
        raise UsageMistake(
            f"{source} holds no forecast of {wishes.forecaster}; there are {listed or 'none'}"
        )
    return found[fold(wishes.forecaster)]


def titled_apart(questions: Iterable[tuple[Any, str, datetime | None]]) -> dict[Any, str]:
    """Give questions of one title, told apart by their keys, titles that differ: by their days.

    The first that was asked keeps its title, whatever is asked after it.
    """
    titles: dict[Any, str] = {}
    seen: set[str] = set()
    for key, title, asked in sorted(questions, key=lambda one: one[2] or _EARLIEST):
        forms = chain([title], (f"{title} (asked {how})" for how in _moments(asked)))
        titles[key] = next(form for form in forms if fold(form) not in seen)
        seen.add(fold(titles[key]))
    return titles


def _moments(asked: datetime | None) -> Iterator[str]:
    """Yield what tells when a question was asked, ever more of it, and numbers without end."""
    if asked:
        yield from (f"{asked:%Y-%m-%d}", f"{asked:%Y-%m-%d %H:%M:%S}")
    yield from (f"as no. {number}" for number in count(2))


def bring_asked(
    book: Book,
    rows: Iterable[Row],
    wishes: Wishes,
    *,
    source: str,
    left: Counter[str],
    unit: str = "line",
) -> Imported:
    """Record numbered questions; what is on record of them already is only added to.

    Raises:
        BadRows: some cannot be taken; none is.
        ImportConflicts: some were resolved otherwise here.
    """
    from predtrack.ledger.forecasting import own_article

    numbered = list(rows)
    if not numbered:
        raise PredtrackError(f"{source} has nothing that can be carried: nothing was written")
    desk = _Desk(book, own_article(book, book.signed), judge_of(source), wishes)
    counts = Counter(take_rows(desk.recorded(numbered), desk.take, source=source, unit=unit))
    imported = Imported(
        counts["new"], counts["unchanged"], len(desk.conflicts), left, counts["added"]
    )
    return imported.unless(desk.conflicts, wishes.prefer)


class _Desk(msgspec.Struct):
    """Takes the questions of one file; ``conflicts`` are those that were resolved otherwise."""

    book: Book
    article: Article
    judge: str
    wishes: Wishes
    conflicts: list[str] = msgspec.field(default_factory=list)

    def recorded(self, rows: list[Row]) -> Iterator[tuple[int, Any]]:
        """Yield each question with its prediction: that on record, or one recorded for it."""
        from predtrack.ledger.forecasting import own_draft
        from predtrack.ledger.recording import Recorded, record_all, retag

        known = {fold(one.claim): one for one in self.book.of_article(self.article.id)}
        drafts: dict[int, Draft | PredtrackError] = {}
        for number, row in rows:
            if isinstance(row, AskedQuestion) and fold(row.title) not in known:
                try:
                    drafts[number] = own_draft(row.title, row.deadline(), tags=retag(row.tags))
                except PredtrackError as error:
                    drafts[number] = error
        fresh = [one for one in drafts.values() if not isinstance(one, PredtrackError)]
        made = iter(record_all(self.book, fresh, self.article, signed=self.book.signed))
        for number, row in rows:
            draft = drafts.get(number)
            if isinstance(row, PredtrackError) or isinstance(draft, PredtrackError):
                yield number, row if isinstance(row, PredtrackError) else draft
            elif draft:
                yield number, (row, next(made))
            else:
                yield number, (row, Recorded(known[fold(row.title)], is_new=False))

    def take(self, pair: tuple[AskedQuestion, Recorded]) -> str:
        """Add what a question has to its prediction; say what became of it."""
        asked, (one, is_new) = pair[0], (pair[1].prediction, pair[1].is_new)
        if one.is_removed:
            return "unchanged"
        before = len(self.conflicts)
        added = self._noted(self._believed(one, asked), asked)
        if not self._is_resolved(added, asked) and added is not one:
            self.book.put(added)
        if is_new:
            return "new"
        if len(self.conflicts) > before:
            return "conflicting"
        return "unchanged" if self.book.find_prediction(one.id) == one else "added"

    def _believed(self, one: Prediction, asked: AskedQuestion) -> Prediction:
        known = set(one.forecasts)
        more = sorted({*asked.forecasts} - known, key=lambda made: (made.at, made.probability))
        late = next((made for made in more if made.at > self.book.signed.at), None)
        if late:
            raise InTheFuture("the forecast's day", late.at.date(), self.book.signed.day)
        if not more:
            return one
        if not one.is_open:
            self.conflicts.append(
                f"{one.id} is {one.status}, and {len(more)} forecasts are not here"
            )
            return one
        return one.forecast(*more, signed=self.book.signed)

    def _noted(self, one: Prediction, asked: AskedQuestion) -> Prediction:
        known = {(note.text, note.url) for note in one.notes}
        signed = self.book.signed
        noted = one
        for text, url in asked.notes:
            if (text, url) not in known:
                noted = noted.noted(
                    Note(signed.at, signed.by, Role.READER, text, url), signed=signed
                )
        return noted

    def _is_resolved(self, one: Prediction, asked: AskedQuestion) -> bool:
        """Resolve it as it was there, on the day it was judged where that is not past its due.

        Tell whether that put it on record.
        """
        from predtrack.ledger.resolving import outcome_of, resolve

        if asked.status is None or one.status is asked.status:
            return False
        if not one.is_open:
            return self._is_disputed(one, asked.status)
        due = one.deadline.latest
        on = asked.judged if asked.status is not Status.VOID else None
        in_time = on if on and not (due and on > due) else None
        outcome = outcome_of(asked.status, signed=self.book.signed, on=in_time, reason=asked.reason)
        resolve(self.book, one, outcome, signed=self.book.signed)
        return True

    def _is_disputed(self, one: Prediction, status: Status) -> bool:
        """Note another outcome as a second judgement where that is wished; tell whether it was."""
        if is_noted(one, status, self.judge):
            return False
        self.conflicts.append(f"{one.id} is {one.status} here and {status} there")
        if not self.wishes.replace:
            return False
        self.book.put(one)
        note_verdict(self.book, one, status, self.judge)
        return True
