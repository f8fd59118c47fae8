"""Own outputs: whether a file is what predtrack wrote with ``-o``, told by what stands in it.

A file is known by what no other has whole: the generator that a page names, the header of an
export, all fields of a scorecard, or all headings of its table, which is the first thing in it.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from predtrack.errors import PredtrackError
from predtrack.reading.text import read_text
from predtrack.storage.recognition import is_export

if TYPE_CHECKING:
    from predtrack.render.sheet import Sheet

GENERATOR = '<meta name="generator" content="predtrack">'
_CALENDAR = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//predtrack//"
_HEAD = 2000
"""Characters at the start of a page among which its generator stands."""
LATEX_HEAD = re.compile(r"\\begin\{tabular\}.*\n\\hline\n(.*)\\\\\n")
_MOST_ROWS = 2
"""Groupings that a scorecard can have at once."""
_NOTHING = re.compile(
    r"Nothing is (resolved yet: there is no rate to show|left to score)\.|"
    r"No resolved prediction has (forecasts|words): nothing to score\."
)
"""The first line of a table without rows."""
_NOTE = re.compile(
    r"(Counted: |Questions, counted apart: |Rows in their own order, not ranked|No ranking under |"
    r"Offices, bodies and sorts of people stand apart|Failed on an assumed deadline: |"
    r"Judged twice: |Objections: |Removed: |[\d,]+ statements? |Said again, |"
    r"Linked with different outcomes: |Overdue, not counted as failed: |A [a-z]+ counts |"
    r"\d+ of \d+ assertions? carried a date|"
    r"Criterion fixed before |Base rate of the whole ledger: |Recorded later, |"
    r"Deadline (edited later|passed before)|Judged again after |Changed after the |"
    r"[\d,]+ older records? in quotation marks|Words read by |Void, not counted: |"
    r"Open, and so not scored yet: |Not counted, |Entered after the day |Left out).*\."
)
"""The lines that may follow it."""


def is_own_output(path: Path) -> bool:
    """Tell whether a file is empty, or an export or scorecard of predtrack's in any format."""
    from predtrack.ledger.exchange.bundle import is_one as is_bundle
    from predtrack.ledger.exchange.format import File

    file = File(str(path))
    if is_export(file.start) or _is_page(file.start.decode("utf-8", "replace")) or is_bundle(file):
        return True  # any may be too large to be read for this
    try:
        text = read_text(path, encoding="utf-8")
    except PredtrackError:
        return False
    kinds = (_is_calendar, _is_object, _is_csv, _is_table, _is_without_rows)
    return not text or any(is_one(text) for is_one in kinds)


def _is_page(text: str) -> bool:
    return text.startswith("<!doctype html>") and GENERATOR in text[:_HEAD]


def _is_calendar(text: str) -> bool:
    """Tell whether a text is a calendar of ours, by the product that it names."""
    return text[:_HEAD].replace("\r\n", "\n").startswith(_CALENDAR)


def _is_object(text: str) -> bool:
    """Tell whether a text is the JSON object of a scorecard, with all its fields and no other."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and any(
        value.keys() == one.keys() for sheet in _sheets() for one in sheet.records()
    )


def _is_csv(text: str) -> bool:
    row = next(csv.reader([text.split("\n", 1)[0]]), [])
    return any(row == list(sheet.headings) for sheet in _sheets())


def _is_table(text: str) -> bool:
    """Tell whether a text begins with the headings of a scorecard's table.

    >>> _is_table("| AUTHOR / KIND   |   N |   BRIER |   LOG |   SKILL |")
    True
    >>> _is_table("AUTHOR  KIND  N  BRIER  LOG  SKILL")
    False
    """
    latex = LATEX_HEAD.match(text)
    line = text.split("\n", 1)[0]
    if latex:
        return _are_headings(cell.replace("\\%", "%") for cell in latex[1].split("&"))
    if line.startswith("|"):
        return _are_headings(line.strip("| ").split("|"))
    return _are_headings(re.split(r"\s{2,}", line))


def _are_headings(cells: Iterable[str]) -> bool:
    from predtrack.render.card import CHOSEN

    first, *others = [cell.strip() for cell in cells]
    others = others[:-1] if others[-1:] == [CHOSEN.heading] else others
    return _is_row_heading(first) and any(
        others == [column.heading for column in sheet.columns[1:]] for sheet in _sheets()
    )


def _is_row_heading(cell: str) -> bool:
    from predtrack.scorecard.grouping import By

    names = cell.split(" / ")
    return cell == "SCORE" or (
        len(names) <= _MOST_ROWS and {*names} <= {by.value.upper() for by in By}
    )


def _is_without_rows(text: str) -> bool:
    first, *others = text.rstrip("\n").split("\n")
    return bool(_NOTHING.fullmatch(first)) and all(map(_NOTE.fullmatch, others))


@cache
def _sheets() -> tuple[Sheet, ...]:
    """Return a scorecard of nothing of each kind: its fields and headings are those of all."""
    from predtrack.models.selection import Selection
    from predtrack.render.card import Card
    from predtrack.render.probabilities import ProbabilityCard
    from predtrack.scorecard.counting import count
    from predtrack.scorecard.grouping import By
    from predtrack.scorecard.probabilities import score_forecasts, score_words
    from predtrack.scorecard.record import score

    nothing = count([], Selection(), day=date.min)
    forecasts = score_forecasts(nothing, ())
    words = score_words(nothing, (), read=lambda words: words, count_repeats=False)
    record = Card(score(nothing, (By.WHO,)), {}, {})
    return record, ProbabilityCard(forecasts, {}), ProbabilityCard(words, {})
