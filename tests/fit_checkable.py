"""Fit by what a claim can be checked: ``python tests/fit_checkable.py FILE… [--write]``.

Needs the ``fit`` extra. Files are runs of sentences as ``fit_weights.py`` reads them, their
statements labelled with ``check``: 2 (could be called true or false with little doubt) against 1
and 0. Logistic regression over the named features of ``reading/claims/checkable``, its L2 penalty
drawing all to nothing. The figures printed are cross-validated by outlet, and so is the scale by
which log odds become a probability.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import numpy as np
from evaluation.statements import auc, found_in_run
from fit_weights import (
    FOLDS,
    OF_DOUBT,
    WEIGHTS_FILE,
    calibration_error,
    day_of,
    folds_of,
    known_features,
    matrix_of,
    platt,
    scaled,
    write,
)
from fitting import fit_logistic

from predtrack.models.statement import Statement
from predtrack.reading.claims.checkable import check_features, cue_within
from predtrack.reading.cues.weights import Weights
from predtrack.reading.english import ENGLISH
from predtrack.reading.statements import DEFAULT_MIN_SCORE

STRENGTH = 5.0
"""How strongly a weight is drawn to nothing."""


@dataclass(slots=True)
class Row:
    """A true statement: whose, whether it can be checked, what it counts, and its features."""

    outlet: str
    label: bool
    counts: float
    at_random: bool
    is_found: bool
    features: set[str]


def main() -> None:
    """Read the files, print the cross-validated figures, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="+")
    parser.add_argument("--strength", type=float, default=STRENGTH, help="of the pull to nothing")
    parser.add_argument("--write", action="store_true", help="store the weights")
    chosen = parser.parse_args()
    rows = [row for file in chosen.file for row in read_rows(file)]
    names = known_features(rows, [row.features for row in rows])
    odds = cross_validate(rows, names, chosen.strength)
    scale, shift = platt(rows, odds)
    print(figures(rows, scale * odds + shift))
    if chosen.write:
        store(scaled(fit(rows, names, chosen.strength), scale, shift), rows)
        print(f"wrote {WEIGHTS_FILE}")


def read_rows(file: Path) -> Iterator[Row]:
    records = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    english = (one for one in records if one.get("language", "en") == "en")
    for _, group in groupby(english, key=lambda one: one["run"]):
        run = list(group)
        found = found_in_run(run, day_of(run[0]["published"]))
        for record, statements in zip(run, found, strict=True):
            best = max(statements, key=lambda one: one.score, default=None)
            if record["label"] and best:
                yield row_of(record, best)


def row_of(record: dict, found: Statement) -> Row:
    cue = cue_within(found, found.start, found.end)
    names = check_features(found.quote, found.deadline, found.kind, cue, language=ENGLISH)
    return Row(
        record["outlet"],
        record["check"] == 2,
        OF_DOUBT if record.get("doubt") else 1.0,
        record.get("draw") == "random",
        found.score >= DEFAULT_MIN_SCORE,
        {name for name, *_ in names},
    )


def fit(rows: Sequence[Row], names: Sequence[str], strength: float) -> Weights:
    pulls = np.array([0.0, *(strength for _ in names)])
    labels, counts = (
        np.array([getattr(row, name) for row in rows]) for name in ("label", "counts")
    )
    best = fit_logistic(
        matrix_of([row.features for row in rows], names),
        labels.astype(float),
        counts,
        np.zeros(len(names) + 1),
        pulls,
    )
    return Weights(float(best[0]), dict(zip(names, best[1:].tolist(), strict=True)))


def cross_validate(rows: Sequence[Row], names: Sequence[str], strength: float) -> np.ndarray:
    """Return the log odds of each row by weights fitted without its outlet."""
    matrix = matrix_of([row.features for row in rows], names)
    folds, odds = folds_of(rows), np.zeros(len(rows))
    for held in range(FOLDS):
        weights = fit(
            [row for row, n in zip(rows, folds, strict=True) if n != held], names, strength
        )
        known = np.array([weights.bias, *(weights.of[name] for name in names)])
        odds[folds == held] = (matrix @ known)[folds == held]
    return odds


def figures(rows: Sequence[Row], odds: np.ndarray) -> str:
    scores, labels = 1 / (1 + np.exp(-odds)), np.array([row.label for row in rows])
    found = np.array([row.is_found for row in rows])
    rate = labels.mean()
    skill = 1 - ((scores - labels) ** 2).mean() / (rate * (1 - rate))
    of_all, of_found = (
        auc(scores[one & labels], scores[one & ~labels]) for one in (found | True, found)
    )
    return (
        f"{len(rows)} statements, {labels.sum()} can be checked, cross-validated by outlet: AUC {of_all:.3f}, "
        f"{of_found:.3f} of what is found, Brier skill {skill:.3f}, "
        f"calibration error {calibration_error(scores, labels):.3f}"
    )


def store(weights: Weights, rows: Sequence[Row]) -> None:
    record = json.loads(WEIGHTS_FILE.read_text("utf-8"))
    record["checkable"] = {
        "fitted": {
            "on": datetime.now(UTC).date().isoformat(),
            "statements": len(rows),
            "can be checked": sum(row.label for row in rows),
            "outlets": len({row.outlet for row in rows}),
        },
        "bias": round(weights.bias, 3),
        "weights": {name: round(one, 2) for name, one in weights.of.items() if round(one, 2)},
    }
    write(record)


if __name__ == "__main__":
    main()
