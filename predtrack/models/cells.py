"""Cells: a prediction as a row of a spreadsheet or of a list, and how CSV writes a value."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from predtrack.models.article import Article
from predtrack.models.fields import PLAIN_NAMES
from predtrack.models.prediction import Prediction
from predtrack.models.quote_link import quote_link
from predtrack.models.record import fields_of, to_record
from predtrack.models.selection import Entry

_FORMULA = tuple("=+-@\t\r＝＋－＠")  # spreadsheets read wide ones too
"""How a text begins that a spreadsheet takes for a formula."""


def csv_line(cells: Iterable[object], *, delimiter: str = ",") -> str:
    """Return a row without its end; written with the usual one, so that a bare CR is quoted."""
    import csv

    line = io.StringIO(newline="")
    csv.writer(line, delimiter=delimiter).writerow(cells)
    return line.getvalue().removesuffix("\r\n")


def to_csv_cell(value: object) -> object:
    """Return a value as a cell of CSV; a text like a formula gets an apostrophe before it."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and _is_formula(value) else value


def from_csv_cell(cell: str) -> str:
    """Return the text that ``to_csv_cell`` wrote as this cell."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell) else cell


def _is_formula(text: str) -> bool:
    """Tell whether a text is a formula to a spreadsheet, or would be without its apostrophes."""
    return text.lstrip("'").startswith(_FORMULA)


def last_forecast(prediction: Prediction) -> float | None:
    """Return the latest forecast's probability, None where there is none."""
    in_order = sorted(prediction.forecasts, key=lambda one: one.at)
    return in_order[-1].probability if in_order else None


def days_left(prediction: Prediction, today: date) -> int | None:
    """Count the days left of an open one, None of a resolved one or without a date."""
    return prediction.deadline.days_left(today) if prediction.is_open else None


def _evidence(prediction: Prediction) -> str | None:
    outcome = prediction.outcome
    return "; ".join(one.shown for one in outcome.evidence) if outcome else None


Value = str | int | float | bool | None
Cell = Callable[[Prediction, Article, date], Value]


def _plain(name: str) -> Cell:
    def cell(one: Prediction, _: Article, __: date) -> Value:
        text: str | None = getattr(one, name)
        return text

    return cell


CELLS: Mapping[str, Cell] = {
    "id": lambda one, _, __: one.id,
    "status": lambda one, _, __: one.status.value,
    "overdue": lambda one, _, today: one.is_overdue(today),
    "deadline": lambda one, _, __: to_record(one.deadline.latest),
    "days_left": lambda one, _, today: days_left(one, today),
    "basis": lambda one, _, __: one.deadline.basis.value,
    "wording": lambda one, _, __: one.deadline.text,
    "event": lambda one, _, __: one.deadline.event,
    "review": lambda one, _, __: to_record(one.deadline.review),
    "earliest": lambda one, _, __: to_record(one.deadline.earliest),
    "assumption": lambda one, _, __: one.deadline.assumption,
    "kind": lambda one, _, __: one.kind.value,
    "no_change": lambda one, _, __: one.no_change,
    "claim": lambda one, _, __: one.claim,
    "quote": lambda one, _, __: one.quote,
    **{name: _plain(name) for name in PLAIN_NAMES},
    "voice": lambda one, _, __: to_record(one.voice),
    "speaker": lambda one, _, __: one.speaker,
    "role": lambda one, _, __: one.speaker_role,
    "authors": lambda _, article, __: "; ".join(article.authors),
    "outlet": lambda _, article, __: article.outlet,
    "title": lambda _, article, __: article.title,
    "url": lambda _, article, __: article.url,
    "quote_link": lambda one, article, __: quote_link(article.url, one),
    "published": lambda _, article, __: to_record(article.published),
    "tags": lambda one, _, __: "; ".join(one.tags),
    "chosen": lambda one, _, __: to_record(one.chosen),
    "on": lambda one, _, __: to_record(one.outcome.on) if one.outcome else None,
    "decided": lambda one, _, __: to_record(one.outcome.decided) if one.outcome else None,
    "evidence": lambda one, _, __: _evidence(one),
    "observed": lambda one, _, __: one.outcome.observed if one.outcome else None,
    "note": lambda one, _, __: one.outcome.note if one.outcome else None,
    "reason": lambda one, _, __: to_record(one.outcome.reason) if one.outcome else None,
    "forecast": lambda one, _, __: last_forecast(one),
}
"""What a spreadsheet needs of a prediction, the article's facts beside it."""
DERIVED = frozenset({"overdue", "days_left", "decided", "quote_link"})
"""Cells that follow from the others, or from the day on which somebody judges."""
DAYS = frozenset({"deadline", "review", "earliest", "published", "on", "decided"})
"""Cells that hold a day."""


def flat_row(entry: Entry, today: date) -> dict[str, Value]:
    """Return a prediction as one level of cells, the same names for each."""
    return {name: cell(entry.prediction, entry.article, today) for name, cell in CELLS.items()}


def listed_record(prediction: Prediction, today: date) -> dict[str, Any]:
    """Return a prediction's record with what today makes of it."""
    record = fields_of(prediction)
    record["overdue"] = prediction.is_overdue(today)
    record["days_left"] = days_left(prediction, today)
    return record


def source_of(entry: Entry) -> dict[str, Any]:
    """Return who said it, and the facts of the article that a list's CSV has too."""
    article = entry.article
    return {
        "who": entry.who,
        "authors": list(article.authors),
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "quote_link": quote_link(article.url, entry.prediction),
        "published": to_record(article.published),
    }
