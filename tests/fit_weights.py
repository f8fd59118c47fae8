"""Fit the weights of the cues: ``python tests/fit_weights.py FILE… [--write]``.

Needs the ``fit`` extra. Logistic regression whose L2 penalty draws each weight towards the rule's
prior instead of towards nothing, so that a cue that few labelled sentences hold keeps its sense;
cues never speak against a sentence, masks never for it. The figure printed is cross-validated by
article: no article is measured with weights that have seen it. Files are JSON Lines with
``article``, ``sentence`` and ``label``.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from predtrack.reading.blocks import is_furniture
from predtrack.reading.cues.matching import Weights, find_rules, prior_weights
from predtrack.reading.cues.rule import Role
from predtrack.reading.english import ENGLISH

RULES = ENGLISH.cues.rules
NAMES = [rule.name for rule in RULES]
PLACE = {name: place for place, name in enumerate(NAMES)}
FOLDS = 10
BIAS_BOUNDS = (-4.0, -1.0)


def main() -> None:
    """Read the files, print the cross-validated figures, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="+")
    parser.add_argument("--strength", type=float, default=8.0, help="of the pull to the prior")
    parser.add_argument(
        "--wrong", action="store_true", help="list what the held-out folds got wrong"
    )
    parser.add_argument("--write", action="store_true", help="store the weights")
    chosen = parser.parse_args()
    rows = [row for file in chosen.file for row in read_rows(file)]
    held_out = cross_validate(rows, strength=chosen.strength)
    for origin in [None, *sorted({row["file"] for row in rows})]:
        print(figures(rows, held_out, origin))
    if chosen.wrong:
        print("\n".join(wrong(rows, held_out)))
    if chosen.write:
        weights = fit(rows, strength=chosen.strength)
        store(weights)
        print(f"wrote {ENGLISH.cues.weights}")


def read_rows(file: Path) -> list[dict]:
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    for row in rows:
        row["file"] = f"{file.parent.parent.name}/{row.get('origin') or row['id'][0]}"
        fired = (
            []
            if is_furniture(row["sentence"], language=ENGLISH)
            else find_rules(row["sentence"], language=ENGLISH)
        )
        row["fired"] = [one.rule.name for one in fired]
    return rows


def fit(rows: Sequence[dict], *, strength: float) -> Weights:
    """Fit bias and weights to the rows in which a cue fires; the others are never statements."""
    rows = [row for row in rows if row["fired"]]
    prior = prior_weights(ENGLISH)
    center = np.array([prior.bias, *(prior.of[name] for name in NAMES)])
    matrix, labels = features(rows), np.array([row["label"] for row in rows], dtype=float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds, pull = matrix @ weights, weights - center
        value = np.logaddexp(0, odds).sum() - labels @ odds + strength / 2 * pull @ pull
        return value, matrix.T @ (1 / (1 + np.exp(-odds)) - labels) + strength * pull

    bounds = [BIAS_BOUNDS, *(_bounds(rule.role) for rule in RULES)]
    best = minimize(loss, center, jac=True, method="L-BFGS-B", bounds=bounds).x
    return Weights(float(best[0]), dict(zip(NAMES, best[1:].tolist(), strict=True)))


def features(rows: Sequence[dict]) -> np.ndarray:
    matrix = np.zeros((len(rows), len(NAMES) + 1))
    matrix[:, 0] = 1
    for number, row in enumerate(rows):
        for name in row["fired"]:
            matrix[number, PLACE[name] + 1] = 1
    return matrix


def _bounds(role: Role) -> tuple[float, float]:
    return (0.0, 8.0) if role in {Role.CUE, Role.SUPPORT} else (-8.0, 0.0)


def cross_validate(rows: Sequence[dict], *, strength: float) -> list[bool]:
    """Say of each row whether weights fitted without its article find it."""
    articles = sorted({row["article"] for row in rows})
    random.Random(7).shuffle(articles)
    fold = {article: number % FOLDS for number, article in enumerate(articles)}
    found = [False] * len(rows)
    for held in range(FOLDS):
        weights = fit([row for row in rows if fold[row["article"]] != held], strength=strength)
        for number, row in enumerate(rows):
            if fold[row["article"]] == held:
                found[number] = decide(row["fired"], weights)
    return found


def decide(fired: Iterable[str], weights: Weights) -> bool:
    names = list(fired)
    return bool(names) and weights.bias + sum(weights.of[name] for name in names) >= 0


def figures(rows: Sequence[dict], found: Sequence[bool], origin: str | None) -> str:
    pairs = [
        (row["label"], hit)
        for row, hit in zip(rows, found, strict=True)
        if origin in (None, row["file"])
    ]
    hits = sum(label and hit for label, hit in pairs)
    precision = hits / max(1, sum(hit for _, hit in pairs))
    recall = hits / max(1, sum(label for label, _ in pairs))
    score = 2 * precision * recall / max(1e-9, precision + recall)
    name = origin or "all files"
    return (
        f"{name}: cross-validated by article, n {len(pairs)}: "
        f"precision {precision:.3f} recall {recall:.3f} F1 {score:.3f}"
    )


def wrong(rows: Sequence[dict], found: Sequence[bool]) -> list[str]:
    return [
        f"{'missed' if row['label'] else 'false '} {row['id']}: {row['sentence']} {row['fired']}"
        for row, hit in zip(rows, found, strict=True)
        if bool(row["label"]) != hit
    ]


def store(weights: Weights) -> None:
    rounded = {name: round(value, 3) for name, value in weights.of.items()}
    record = json.loads(ENGLISH.cues.weights.read_text("utf-8"))
    record |= {"bias": round(weights.bias, 3), "weights": rounded}
    ENGLISH.cues.weights.write_text(json.dumps(record, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
