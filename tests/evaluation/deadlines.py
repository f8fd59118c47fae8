"""Deadlines against labelled sentences: the exact last day, by source.

Two forms of a line are understood. Opinion sentences: ``text``, ``reference`` (the publication
date) and ``deadline``, a day, null (``vague`` where its words are) or ``event:<name>``. Cases of
libraries: the ``expression`` at ``span`` of ``text``, scored with the preposition that stands
before it there; those with a ``policy`` that names a doubt are left aside.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from predtrack.models.deadline import Basis, Deadline
from predtrack.reading.deadlines import find_deadline

VERDICTS = ("right", "within", "wrong", "none", "false")
EVENT = "event:"
BEFORE = re.compile(
    r"(?:\b(?:in|on|by|before|until|till|within|over|for|during|at|through|after|since|from"
    r"|no later than|ahead of|the)\s+)+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled sentence: ``expected`` is a day, an event, or None."""

    name: str
    source: str
    words: str
    published: str
    expected: str | None
    vague: bool


def evaluate(path: Path) -> str:
    """Score every line of a file; return the figures by source and the cases got wrong."""
    counts: Counter[tuple[str, str]] = Counter()
    misses = []
    for case in cases(path):
        found = find_deadline(case.words, case.published)
        verdict = judge(case, found)
        counts[case.source, verdict] += 1
        if verdict != "right":
            misses.append(_miss(case, verdict, found))
    return "\n".join([*_table(counts), "", *misses])


def cases(path: Path) -> Iterator[Case]:
    """Read the cases of a file, those set aside left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "expression" not in row:
            yield _sentence(row)
        elif not row.get("policy"):
            yield _expression(row)


def _sentence(row: dict) -> Case:
    source = "with a deadline" if row["deadline"] else "without one"
    return Case(
        row.get("id", ""),
        row.get("source") or source,
        row["text"],
        row["reference"],
        row["deadline"],
        bool(row.get("vague")),
    )


def _expression(row: dict) -> Case:
    start, _ = row["span"]
    before = BEFORE.search(row["text"][:start])
    words = (before.group() if before else "") + row["expression"]
    return Case(row["id"], row["source"], words, row["reference"], row["deadline"], vague=False)


def judge(case: Case, found: Deadline) -> str:
    """Say how a deadline compares with the expected one."""
    latest = found.latest.isoformat() if found.latest else None
    if case.expected is None or case.expected.startswith(EVENT):
        return "false" if latest else _without_date(case, found)
    if latest is None:
        return "none"
    if latest == case.expected:
        return "right"
    first = found.earliest.isoformat() if found.earliest else latest
    return "within" if first <= case.expected <= latest else "wrong"


def _without_date(case: Case, found: Deadline) -> str:
    if case.expected:
        name = case.expected.removeprefix(EVENT)
        return "right" if (found.event or "").casefold() == name.casefold() else "none"
    if case.vague:
        return "right" if found.basis is Basis.VAGUE else "none"
    return "right"


def _table(counts: Counter[tuple[str, str]]) -> Iterator[str]:
    sources = sorted({source for source, _ in counts})
    for source in sources:
        yield _line(source, {verdict: counts[source, verdict] for verdict in VERDICTS})
    if len(sources) > 1:
        total = {
            verdict: sum(counts[source, verdict] for source in sources) for verdict in VERDICTS
        }
        yield _line("all", total)


def _line(source: str, row: dict[str, int]) -> str:
    total = sum(row.values())
    figures = "  ".join(f"{verdict} {row[verdict]}" for verdict in VERDICTS)
    return f"{source}: {row['right'] / total:.1%} of {total} ({figures})"


def _miss(case: Case, verdict: str, found: Deadline) -> str:
    got = found.latest or found.event or found.basis
    return f"{verdict:6} {case.name} [{case.published}] {case.words!r}: {case.expected}, got {got}"
