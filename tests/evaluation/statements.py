"""Precision, recall and F1 of statement finding on labelled sentences.

The scores are also measured as probabilities. F1 stands with a 95 % bootstrap interval (1,000 samples of whole sentences, a fixed seed), precision
and recall with Wilson's. Rows are JSON Lines with ``sentence``, ``label``, ``kind`` and ``article``; those
of a ``run`` follow one another in an article and are read as one text;
the origin is the field ``origin``, else the letters that the id begins with.
"""

from __future__ import annotations

import json
import math
import random
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, groupby
from pathlib import Path

from predtrack.models.statement import Statement
from predtrack.reading.language import DEFAULT, FOLDERS, Language, language_of
from predtrack.reading.statements import DEFAULT_MIN_SCORE, find_statements

SAMPLES = 1000
THRESHOLDS = (0.2, DEFAULT_MIN_SCORE, 0.6)
BINS = 10
WORTH = 2
"""The ``check`` of what could be called true or false with little doubt."""
FULL_KIND = {"promise/plan": "promise", "expectation/hope": "expectation"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled sentence and what predtrack makes of it."""

    id: str
    origin: str
    sentence: str
    label: bool
    kind: str
    score: float
    found_kind: str
    at_random: bool = False
    check: int | None = None
    checkable: float = 0.0
    language: str = DEFAULT

    def found(self, threshold: float = DEFAULT_MIN_SCORE) -> bool:
        return self.score >= threshold


@dataclass(frozen=True, slots=True)
class Counts:
    """Right and wrong decisions."""

    hits: int
    false: int
    missed: int

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(1, 2 * self.hits + self.false + self.missed)


def evaluate(path: Path) -> str:
    """Return the report on the labelled sentences of ``path``."""
    lines = path.read_text("utf-8").splitlines()
    judged = list(judge_all([json.loads(line) for line in lines if line.strip()]))
    sections = [
        [
            f"{path.name}: {len(judged)} sentences, {sum(one.label for one in judged)} forward-looking"
        ],
        ["", "at three thresholds"],
        [_line(f"  min-score {least}", judged, least) for least in THRESHOLDS],
        ["", "as a probability"],
        [_calibration([one for one in judged if one.at_random] or judged)],
        _worth(judged),
        ["", "by language"],
        [_line(f"  {name}", group) for name, group in _groups(judged, "language")],
        ["", "by origin"],
        [_line(f"  {name}", group) for name, group in _groups(judged, "origin")],
        ["", "by kind (recall, and how many of the found have the right kind)"],
        _by_kind(judged),
        ["", "wrong"],
        [_wrong(one) for one in judged if one.label != one.found()],
    ]
    return "\n".join(line for section in sections for line in section)


def judge_all(rows: Sequence[dict]) -> Iterator[Judged]:
    """Judge sentences, those of a run (``run``) read as one text."""
    known = [row for row in rows if row.get("language", DEFAULT) in FOLDERS]
    for run, group in groupby(known, key=lambda row: row.get("run")):
        sentences = list(group)
        if run is None:
            for row in sentences:
                yield judge(
                    row, find_statements(row["sentence"], language=_language(row), min_score=0)
                )
        else:
            for row, found in zip(sentences, found_in_run(sentences), strict=True):
                yield judge(row, found)


def _language(row: dict) -> Language:
    return language_of(row.get("language"))


def found_in_run(run: Sequence[dict], published: date | None = None) -> list[list[Statement]]:
    """Read a run as one text; a statement counts for the sentence that its place overlaps most."""
    found: list[list[Statement]] = [[] for _ in run]
    ends = list(accumulate(len(row["sentence"]) + 1 for row in run))
    text = " ".join(row["sentence"] for row in run)
    found_there = find_statements(
        text, published=published, language=_language(run[0]), min_score=0
    )
    for statement in found_there:
        for span in statement.spans:
            found[bisect_right(ends, (span.start + span.end) // 2)].append(statement)
    return found


def judge(row: dict, found: Sequence[Statement]) -> Judged:
    best = max(found, key=lambda one: one.score, default=None)
    prefix = re.match(r"[A-Za-z]*", str(row.get("id", row.get("run"))))[0]
    kind = row.get("kind") or "none"
    kind = FULL_KIND.get(kind, kind)
    score, found_kind = (best.score, str(best.kind)) if best else (0.0, "none")
    origin = row.get("origin") or row.get("outlet") or prefix
    return Judged(
        row.get("id", row.get("run")),
        origin,
        row["sentence"],
        bool(row["label"]),
        kind,
        score,
        found_kind,
        row.get("draw") == "random",
        row.get("check"),
        max((one.checkable for one in best.claims), default=0.0) if best else 0.0,
        row.get("language", DEFAULT),
    )


def count(judged: Iterable[Judged], threshold: float = DEFAULT_MIN_SCORE) -> Counts:
    pairs = [(one.label, one.found(threshold)) for one in judged]
    return Counts(
        sum(label and found for label, found in pairs),
        sum(found and not label for label, found in pairs),
        sum(label and not found for label, found in pairs),
    )


def wilson(part: int, whole: int) -> str:
    if not whole:
        return "-"
    z, share = 1.959964, part / whole
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * math.sqrt(share * (1 - share) / whole + z * z / (4 * whole**2)) / (1 + z * z / whole)
    return f"{share:.3f} [{middle - half:.2f}, {middle + half:.2f}]"


def bootstrap(judged: Sequence[Judged], threshold: float) -> tuple[float, float]:
    dice = random.Random(1)
    scores = sorted(
        count(dice.choices(judged, k=len(judged)), threshold).f1 for _ in range(SAMPLES)
    )
    return scores[round(0.025 * SAMPLES)], scores[round(0.975 * SAMPLES) - 1]


def _line(name: str, judged: Sequence[Judged], threshold: float = DEFAULT_MIN_SCORE) -> str:
    counts = count(judged, threshold)
    low, high = bootstrap(judged, threshold)
    precision = wilson(counts.hits, counts.hits + counts.false)
    recall = wilson(counts.hits, counts.hits + counts.missed)
    return (
        f"{name:<18} n {len(judged):>4}  precision {precision}  recall {recall}"
        f"  F1 {counts.f1:.3f} [{low:.2f}, {high:.2f}]"
    )


def _calibration(judged: Sequence[Judged]) -> str:
    """Say how good the scores are as probabilities: of rows drawn at random where any are.

    Brier skill is 1 less the score's Brier score over that of the base rate; the calibration error
    is the mean distance of scores and labels in ten bins of the score, weighed by their rows.
    """
    rate = sum(one.label for one in judged) / len(judged)
    brier = sum((one.score - one.label) ** 2 for one in judged) / len(judged)
    bins = defaultdict(list)
    for one in judged:
        bins[min(BINS - 1, int(one.score * BINS))].append(one.score - one.label)
    error = sum(abs(sum(differences)) for differences in bins.values()) / len(judged)
    skill = 1 - brier / (rate * (1 - rate)) if 0 < rate < 1 else math.nan
    return f"  n {len(judged)}  Brier skill {skill:.3f}  calibration error {error:.3f}"


def _worth(judged: Sequence[Judged]) -> list[str]:
    """Say how well ``checkable`` orders the found statements: 2 of ``check`` against 1 and 0."""
    found = [one for one in judged if one.label and one.check is not None and one.found()]
    good = [one.checkable for one in found if one.check == WORTH]
    bad = [one.checkable for one in found if one.check != WORTH]
    if not (good and bad):
        return []
    return [
        "",
        "worth checking",
        f"  n {len(found)}, {len(good)} worth it  AUC {auc(good, bad):.3f}",
    ]


def auc(good: Sequence[float], bad: Sequence[float]) -> float:
    """Return how often one of the ``good`` stands above one of the ``bad``, ties counting half.

    That is the area under the ROC curve, by ranks (Mann and Whitney 1947).
    """
    ordered = sorted(bad)
    above = sum(bisect_left(ordered, one) + bisect_right(ordered, one) for one in good)
    return above / (2 * len(good) * len(bad))


def _groups(judged: Sequence[Judged], by: str) -> list[tuple[str, list[Judged]]]:
    groups = defaultdict(list)
    for one in judged:
        groups[getattr(one, by)].append(one)
    return sorted(groups.items())


def _by_kind(judged: Sequence[Judged]) -> list[str]:
    lines = []
    for kind in sorted({one.kind for one in judged if one.label}):
        group = [one for one in judged if one.label and one.kind == kind]
        found = [one for one in group if one.found()]
        right = sum(one.found_kind == kind for one in found)
        recall = wilson(len(found), len(group))
        lines.append(
            f"  {kind:<18} recall {recall} of {len(group)}, kind right {right} of {len(found)}"
        )
    return lines


def _wrong(one: Judged) -> str:
    return f"  {'missed' if one.label else 'false '} {one.score:.2f} {one.id}: {one.sentence}"
