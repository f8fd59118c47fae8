"""Precision, recall and F1 of telling sentences of several claims, and of the claims' words and days.

Rows are JSON Lines with ``sentence``, ``published`` and ``claims``: each claim's ``words``, as they stand
in the sentence, and ``deadline``, the last day or null. A row whose ``claims`` is a number says how
many there are; rows of a ``half`` (which was written before the splitter, which after) are also
measured apart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from evaluation.statements import Counts, wilson
from predtrack.models.statement import Claim
from predtrack.reading.statements import find_statements

ALIKE = 0.5
"""Share of words in common from which two claims are the same."""

DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled sentence and the claims that predtrack finds in it."""

    id: str
    half: int
    sentence: str
    count: int
    gold: tuple[tuple[str, str | None], ...]
    found: tuple[Claim, ...]

    @property
    def is_right(self) -> bool:
        return (self.count > 1) is (len(self.found) > 1)


def evaluate(path: Path) -> str:
    """Return the report on the labelled sentences of ``path``."""
    lines = path.read_text("utf-8").splitlines()
    labelled = [row for line in lines if (row := json.loads(line)).get("claims")]
    rows = [read(row) for row in labelled if row.get("language", "en") == "en"]
    halves = [(half, [*group]) for half, group in groupby(rows, key=attrgetter("half"))]
    report = [f"{path.name}: {len(rows)} sentences", figures("all", rows)]
    if len(halves) > 1:
        report += [figures(f"half {half}", group) for half, group in halves]
    if any(one.gold for one in rows):
        report += [claims_right(rows), *(wrong(one) for one in rows if not one.is_right)]
    return "\n".join(report)


def read(row: dict) -> Row:
    published = row.get("published")
    day = published if published and DAY.fullmatch(published) else None
    statements = find_statements(row["sentence"], published=day, min_score=0)
    found = max((one.claims for one in statements), key=len, default=())
    claims = row["claims"]
    count, gold = (claims, ()) if isinstance(claims, int) else (len(claims), claims)
    pairs = tuple((one["words"], one["deadline"]) for one in gold)
    return Row(str(row["id"]), row.get("half", 0), row["sentence"], count, pairs, found)


def figures(name: str, rows: Sequence[Row]) -> str:
    pairs = [(one.count > 1, len(one.found) > 1) for one in rows]
    counts = Counts(
        sum(gold and found for gold, found in pairs),
        sum(found and not gold for gold, found in pairs),
        sum(gold and not found for gold, found in pairs),
    )
    precision = wilson(counts.hits, counts.hits + counts.false)
    recall = wilson(counts.hits, counts.hits + counts.missed)
    several = sum(gold for gold, _ in pairs)
    return (
        f"  {name:<8} n {len(rows):>4}, of several claims {several:>3}  precision {precision}"
        f"  recall {recall}  F1 {counts.f1:.3f}"
    )


def claims_right(rows: Sequence[Row]) -> str:
    """Say how many claims of the sentences that were parted have the right words, and day."""
    parted = [one for one in rows if one.count > 1 and len(one.found) > 1]
    numbered = sum(one.count == len(one.found) for one in parted)
    matched = [
        (gold, found)
        for one in parted
        for gold in one.gold
        for found in one.found
        if alike(gold[0], found, one)
    ]
    dated = sum(
        day == (found.deadline.latest and found.deadline.latest.isoformat())
        for (_, day), found in matched
    )
    return (
        f"  of {len(parted)} parted rightly {numbered} have the right number; of their"
        f" {sum(one.count for one in parted)} claims {len(matched)} the words, {dated} the day too"
    )


def alike(words: str, found: Claim, row: Row) -> bool:
    gold = set(re.findall(r"\w+", words.lower()))
    own = set(re.findall(r"\w+", row.sentence[found.start : found.end].lower()))
    return len(gold & own) > ALIKE * len(gold | own)


def wrong(one: Row) -> str:
    found = " | ".join(claim.text for claim in one.found)
    return f"  {one.id} has {one.count}, found {len(one.found)}: {one.sentence}\n      {found}"
