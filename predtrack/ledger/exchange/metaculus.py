"""Metaculus's data download: a ZIP with the questions and the forecasts as CSV.

Only binary questions come in. Columns are found by their headings, and rows may be ragged.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from predtrack.errors import BadRows, InvalidValue
from predtrack.ledger.acts import Book
from predtrack.ledger.exchange.archive import names_of, unpacked
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
from predtrack.ledger.exchange.format import File, Format, Wishes, each
from predtrack.ledger.transfer import Imported
from predtrack.models.address import is_address
from predtrack.models.outcome import Reason, Status
from predtrack.models.prediction import Forecast
from predtrack.reading.text import decode_text

QUESTIONS, FORECASTS = "question_data.csv", "forecast_data.csv"
_WANTED = {
    QUESTIONS: ("Question ID", "Question Title", "Question Type"),
    FORECASTS: ("Question ID", "Forecaster Username", "Start Time", "Probability Yes"),
}
_STATUSES = {
    "yes": Status.CONFIRMED,
    "no": Status.FAILED,
    "annulled": Status.VOID,
    "ambiguous": Status.VOID,
}
_REASONS = {"annulled": Reason.WITHDRAWN, "ambiguous": Reason.AMBIGUOUS}
Cells = Mapping[str, str]


def is_one(file: File) -> bool:
    """Tell whether a ZIP holds Metaculus's two tables."""
    return {QUESTIONS, FORECASTS} <= {PurePath(one).name for one in names_of(file)}


def bring(book: Book, file: File, wishes: Wishes) -> Imported:
    """Record the binary questions of a download that one person forecast; as ``bring_asked``."""
    members = unpacked(file, lambda one: PurePath(one).name in _WANTED)
    tables = {PurePath(name).name: _table(file, name, data) for name, data in members.items()}
    questions, left = _binary(tables[QUESTIONS])
    made = [one for one in tables[FORECASTS] if one["Question ID"] in questions]
    people = [one for one in made if one["Forecaster Username"]]
    name = forecaster_among(
        (one["Forecaster Username"] for one in people), wishes, source=file.name
    )
    left["forecasts of others, and of all together"] = sum(
        one["Forecaster Username"] != name for one in made
    )
    by_question: dict[str, list[Cells]] = {}
    for one in people:
        if one["Forecaster Username"] == name and one["Probability Yes"]:
            by_question.setdefault(one["Question ID"], []).append(one)
    left["questions without a forecast of theirs"] = len(questions) - len(by_question)
    rows = _asked_of(questions, by_question)
    return bring_asked(book, rows, wishes, source=file.name, left=+left, unit="question")


def _table(file: File, name: str, data: bytes) -> list[Cells]:
    """Return the rows of a table by heading; what a row does not reach is empty."""
    reader = csv.DictReader(
        io.StringIO(decode_text(data, f"{file.name}, {name}"), newline=""), restval=""
    )
    try:
        missing = [
            one for one in _WANTED[PurePath(name).name] if one not in (reader.fieldnames or ())
        ]
        if missing:
            raise BadRows(f"{file.name}, {name}", [(1, f"no column is called '{missing[0]}'")])
        return list(reader)
    except csv.Error as error:
        why = f"it is not CSV: {error}"
        raise BadRows(f"{file.name}, {name}", [(reader.line_num, why)]) from None


def _binary(questions: Sequence[Cells]) -> tuple[dict[str, Cells], Counter[str]]:
    """Return the binary questions by id, and how many there are of the other types."""
    kinds = Counter(one["Question Type"] for one in questions)
    left = Counter(
        {
            f"{kind or 'unnamed'} questions": number
            for kind, number in kinds.items()
            if kind != "binary"
        }
    )
    return {one["Question ID"]: one for one in questions if one["Question Type"] == "binary"}, left


def _asked_of(
    questions: Mapping[str, Cells], by_question: Mapping[str, Sequence[Cells]]
) -> Iterator[Row]:
    titles = titled_apart((one, questions[one]["Question Title"], None) for one in by_question)
    for name, forecasts in by_question.items():
        number = int(name) if name.isdecimal() else 0
        yield number, tried(_asked, titles[name], questions[name], forecasts)


def _asked(title: str, question: Cells, forecasts: Sequence[Cells]) -> AskedQuestion:
    word = question.get("Resolution", "").strip().lower()
    if word and word not in _STATUSES:
        raise InvalidValue(f"its resolution '{word}' is neither yes nor no")
    url = question.get("Question URL", "").strip()
    opened = question.get("Open Time", "").strip()
    return AskedQuestion(
        title,
        asked=instant(opened) if opened else None,
        due=day_of(question.get("Scheduled Close Time", "")),
        forecasts=tuple(_forecast(one) for one in forecasts),
        status=_STATUSES.get(word),
        judged=day_of(question.get("Resolution Known Time", "")),
        reason=_REASONS.get(word),
        notes=((None, url),) if is_address(url) else (),
    )


def _forecast(cells: Cells) -> Forecast:
    believed = probability(cells["Probability Yes"])
    return Forecast(instant(cells["Start Time"]), cells["Forecaster Username"], believed)


FORMAT = Format("metaculus", "a Metaculus data download", is_one, each(bring))
