"""Fatebook's CSV: a row a forecast, of questions without an id; times are UTC.

A question is told by title, creator and moment; an option of several is a question of its own.
Scores, and with whom it was shared, are not carried.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from predtrack.errors import BadRows, InvalidValue, PredtrackError, UnreadableFile
from predtrack.ledger.acts import Book
from predtrack.ledger.exchange.asked import (
    AskedQuestion,
    Row,
    bring_asked,
    day_of,
    forecaster_among,
    instant,
    probability,
    titled_apart,
    tried,
)
from predtrack.ledger.exchange.delimited import first_line, names_in, several
from predtrack.ledger.exchange.format import File, Format, Outgoing, Wishes, each
from predtrack.ledger.transfer import Imported
from predtrack.models.cells import csv_line
from predtrack.models.outcome import Reason, Status
from predtrack.models.prediction import Forecast, Prediction
from predtrack.models.selection import Entry

TITLE, OPTION, BY = "Question title", "Multiple choice option", "Forecast created by"
BELIEVED, AT = "Forecast (scale = 0-1)", "Forecast created at"
ASKER, ASKED, DUE = "Question created by", "Question created at", "Question resolve by"
RESOLUTION, RESOLVED = "Resolution", "Resolved at"
NOTES, COMMENTS, TAGS = "Question notes", "Question comments", "Question tags"
SCORES = (
    "Your Brier score for this question",
    "Your relative Brier score for this question",
)
_SHARED = ("Question shared with", "Question shared publicly")
COLUMNS = (
    *(TITLE, OPTION, BY, BELIEVED, AT, ASKER, ASKED, DUE, RESOLUTION, RESOLVED, *SCORES),
    *(NOTES, *_SHARED, COMMENTS, TAGS),
)
_WANTED = (TITLE, BY, BELIEVED, AT)
_STATUSES = {"YES": Status.CONFIRMED, "NO": Status.FAILED, "AMBIGUOUS": Status.VOID}
_WORDS = {
    Status.CONFIRMED: "YES",
    Status.FAILED: "NO",
    Status.OPEN: "",
}
"""How it writes a status; any other is AMBIGUOUS."""


class QuestionKey(NamedTuple):
    """What tells a question from another."""

    title: str
    option: str
    asker: str
    asked: str


def is_one(file: File) -> bool:
    """Tell whether the first line has Fatebook's headings."""
    try:
        names = names_in(first_line(file.text))
    except UnreadableFile:
        return False
    return names[0] == TITLE.casefold() and any(one.casefold() in names for one in _WANTED[1:])


def bring(book: Book, file: File, wishes: Wishes) -> Imported:
    """Record the questions of an export, with one person's forecasts; raises as ``bring_asked``."""
    lines = list(_lines(file))
    rows = [row for _, row in lines if isinstance(row, dict)]
    name = forecaster_among((row[BY] for row in rows), wishes, source=file.name)
    left = Counter[str]()
    others = sum(row[BY] != name for row in rows)
    if others:
        left["forecasts of others"] = others
    questions = _questions(lines, name, left)
    return bring_asked(book, questions, wishes, source=file.name, left=left)


def _lines(file: File) -> Iterator[tuple[int, dict[str, str] | PredtrackError]]:
    """Yield the rows with the lines that they begin on; cells that are not there are empty."""
    reader = csv.reader(io.StringIO(file.text.lstrip(), newline=""))
    try:
        headings = [one.strip() for one in next(reader)]
        missing = next((one for one in _WANTED if one not in headings), None)
        if missing:
            raise BadRows(file.name, [(1, f"no column is called '{missing}'")])
        start = reader.line_num + 1
        for cells in reader:
            if cells and len(cells) != len(headings):
                yield (
                    start,
                    InvalidValue(f"it has {len(cells)} cells, the first line {len(headings)}"),
                )
            elif cells:
                yield start, dict.fromkeys(COLUMNS, "") | dict(zip(headings, cells, strict=True))
            start = reader.line_num + 1
    except csv.Error as error:
        yield reader.line_num, InvalidValue(f"it is not CSV: {error}")


def _questions(
    lines: Sequence[tuple[int, Any]], name: str | None, left: Counter[str]
) -> Iterator[Row]:
    """Gather the forecasts of one person by question; a row that is an error is handed on."""
    groups: dict[QuestionKey, list[tuple[int, dict[str, str]]]] = {}
    for number, row in lines:
        if isinstance(row, PredtrackError):
            yield number, row
        elif row[BY] == name:
            key = QuestionKey(row[TITLE].strip(), row[OPTION].strip(), row[ASKER], row[ASKED])
            groups.setdefault(key, []).append((number, row))
    titles, broken = _titles(groups)
    yield from broken
    for key, group in groups.items():
        if key in titles:
            yield from _question(titles[key], group, left)


def _titles(
    groups: Mapping[QuestionKey, Sequence[tuple[int, Any]]],
) -> tuple[dict[QuestionKey, str], list[Row]]:
    named: list[tuple[QuestionKey, str, datetime | None]] = []
    broken: list[Row] = []
    for key, group in groups.items():
        try:
            asked = instant(key.asked) if key.asked else None
            named.append((key, f"{key.title}: {key.option}" if key.option else key.title, asked))
        except InvalidValue as error:
            broken.append((group[0][0], error))
    return titled_apart(named), broken


def _question(
    title: str, group: Sequence[tuple[int, dict[str, str]]], left: Counter[str]
) -> Iterator[Row]:
    """Yield the question of some rows, or the errors of those that cannot be read."""
    first, row = group[0]
    made: list[Forecast] = []
    for number, one in group:
        try:
            if (one[RESOLUTION], one[DUE]) != (row[RESOLUTION], row[DUE]):
                raise InvalidValue(f"the question ends otherwise in line {first}")
            made.append(Forecast(instant(one[AT]), one[BY], probability(one[BELIEVED])))
        except PredtrackError as error:
            yield number, error
    yield first, tried(_asked, title, row, made, left)


def _asked(
    title: str, row: Mapping[str, str], made: Iterable[Forecast], left: Counter[str]
) -> AskedQuestion:
    word = row[RESOLUTION].strip().upper()
    status = _STATUSES.get(word)
    if word and status is None:
        left["resolutions that are neither yes nor no"] += 1
    return AskedQuestion(
        title,
        asked=instant(row[ASKED]) if row[ASKED] else None,
        due=day_of(row[DUE]),
        forecasts=tuple(made),
        status=status,
        judged=day_of(row[RESOLVED]),
        reason=Reason.AMBIGUOUS if status is Status.VOID else None,
        tags=tuple(several(row[TAGS])),
        notes=tuple((row[name].strip(), None) for name in (NOTES, COMMENTS) if row[name].strip()),
    )


def write(outgoing: Outgoing) -> Iterable[str]:
    """Yield forecasts as Fatebook's CSV; what has none is left out, and said."""
    yield csv_line(COLUMNS)
    bare = 0
    for entry in outgoing.entries():
        bare += not entry.prediction.forecasts
        for made in entry.prediction.forecasts:
            yield "\n" + csv_line(_cells(entry, made))
    if bare:
        outgoing.notices.append(f"without a forecast, and so left out: {bare:,}")


def _cells(entry: Entry, made: Forecast) -> Iterator[str]:
    one = entry.prediction
    outcome = one.outcome
    values = {
        TITLE: one.claim,
        BY: made.by,
        BELIEVED: f"{made.probability:g}",
        AT: _stamp(made.at),
        ASKER: one.history[0].by if one.history else "",
        ASKED: _stamp(_asked_at(one)),
        DUE: _stamp(one.deadline.latest),
        RESOLUTION: _WORDS.get(one.status, "AMBIGUOUS"),
        RESOLVED: _stamp((outcome.on or outcome.decided) if outcome else None),
        NOTES: one.criterion or "",
        TAGS: "; ".join(one.tags),
    }
    return (values.get(name, "") for name in COLUMNS)


def _asked_at(one: Prediction) -> date | None:
    return one.deadline.earliest or (one.history[0].at if one.history else None)


def _stamp(moment: date | None) -> str:
    if moment is None:
        return ""
    return f"{moment:%Y-%m-%d %H:%M:%S}" if isinstance(moment, datetime) else f"{moment} 00:00:00"


FORMAT = Format("fatebook", "a Fatebook CSV", is_one, each(bring), write, may_end=(".csv",))
