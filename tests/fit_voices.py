"""Fit the weights of the signs of voices: ``python tests/fit_voices.py FILE… [--write]``.

Needs the ``fit`` extra. Files are articles with attributions (``text``, ``attributions`` with
``content_at``) or runs of sentences (``run``, ``sentence``, ``who``). Logistic regression whose L2
penalty draws each weight towards its prior, nothing for most. A sentence is another's where at
least half of its letters lie in one attribution, the author's under a fifth. The figures printed
are cross-validated by article: none is measured with weights that have seen it. The bias is set so
that a given share of the author's own statements is given away.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import numpy as np
from fitting import fit_logistic
from scipy.sparse import csr_matrix

from predtrack.reading.cues.weights import Weights
from predtrack.reading.document import read_document
from predtrack.reading.english import ENGLISH
from predtrack.reading.statements import DEFAULT_MIN_SCORE, SentenceReading, read_sentences
from predtrack.reading.voices.article import VoicedDocument
from predtrack.reading.voices.reading import find_signs

WEIGHTS_FILE = ENGLISH.cues.weights
PRIORS = ENGLISH.voices.priors
FOLDS, SEEDS = 10, (1, 2, 3)
STRENGTH, HELD = 2.5, 150.0
"""How strongly a weight is drawn to nothing, and one that has a prior to that."""
FEWEST_ARTICLES = 8
"""Articles or outlets in which a sign must stand to be fitted."""
OF_STATEMENT, OF_OTHER, OF_RUN = 1.0, 0.6, 0.3
"""What a statement of an article counts, another sentence of it, and a statement of a run."""
GIVEN_AWAY = 0.06
"""Share of the author's own statements that may be given to somebody."""
OTHERS, OWN = 0.5, 0.2
FIRST_PERSON = {"i", "my", "we", "our", "me", "us"}


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence: whose article, whether another's words, what it counts, and its signs."""

    article: str
    is_others: bool
    counts: float
    is_statement: bool
    signs: frozenset[str]


def main() -> None:
    """Read the files, print the cross-validated figures, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="+")
    parser.add_argument("--given-away", type=float, default=GIVEN_AWAY)
    parser.add_argument("--write", action="store_true", help="store the weights")
    chosen = parser.parse_args()
    rows = [row for file in chosen.file for row in read_rows(file)]
    names = known_signs(rows)
    held_out = cross_validate(rows, names)
    least = bias_for(rows, held_out, chosen.given_away)
    print(figures(rows, held_out, least))
    if chosen.write:
        weights = fit(rows, names)
        store(Weights(weights.bias - least, weights.of), rows)
        print(f"wrote {WEIGHTS_FILE}")


def read_rows(file: Path) -> Iterator[Row]:
    records = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    if "attributions" in records[0]:
        return (row for record in records for row in article_rows(record))
    english = [record for record in records if record.get("language", "en") == "en"]
    runs = (list(run) for _, run in groupby(english, key=lambda record: record["run"]))
    return (row for run in runs for row in run_rows(run))


def article_rows(record: dict) -> Iterator[Row]:
    article = VoicedDocument(read_document(record["text"], language=ENGLISH))
    contents = [one["content_at"] for one in of_others(record)]
    readings = dict(read_sentences(article.document))
    for number, sentence in enumerate(article.document.sentences):
        shares = [overlap(sentence.start, sentence.end, one) for one in contents]
        share = max(shares, default=0.0)
        signs, is_statement, place = read_signs(article, number, readings.get(number))
        if share < OWN or share >= OTHERS:
            counts = OF_STATEMENT if is_statement else OF_OTHER
            yield Row(record["id"], share >= OTHERS, counts, is_statement, signs)
        elif place is not None:
            is_told = any(start <= place < end for one in contents for start, end in one)
            yield Row(record["id"], is_told, OF_OTHER, False, signs)


def of_others(record: dict) -> list[dict]:
    """Return the attributions but those by which the author says "I think"."""
    return [
        one for one in record["attributions"] if (one["source"] or "").lower() not in FIRST_PERSON
    ]


def run_rows(run: Sequence[dict]) -> Iterator[Row]:
    places, text = [], ""
    for record in run:
        places.append((len(text), len(text) + len(record["sentence"])))
        text += record["sentence"] + " "
    article = VoicedDocument(read_document(text, language=ENGLISH))
    readings = dict(read_sentences(article.document))
    for number, sentence in enumerate(article.document.sentences):
        shares = [overlap(sentence.start, sentence.end, [place]) for place in places]
        record = run[shares.index(max(shares))]
        if record["label"]:
            signs, _, _ = read_signs(article, number, readings.get(number))
            is_others = record["who"] != "author"
            yield Row(record["outlet"], is_others, OF_RUN, False, signs)


def read_signs(
    article: VoicedDocument, number: int, reading: SentenceReading | None
) -> tuple[frozenset[str], bool, int | None]:
    """Return a sentence's signs, whether it is a statement, and the place of its strongest cue."""
    place = None
    if reading and reading.strongest is not None:
        place = article.document.sentences[number].start + reading.strongest
    signs = frozenset(one.name for one in find_signs(article, number, place))
    return signs, reading is not None and reading.score >= DEFAULT_MIN_SCORE, place


def overlap(start: int, end: int, places: Sequence[Sequence[int]]) -> float:
    shared = sum(max(0, min(end, last) - max(start, first)) for first, last in places)
    return shared / max(1, end - start)


def known_signs(rows: Sequence[Row]) -> list[str]:
    articles = defaultdict(set)
    for row in rows:
        for name in row.signs:
            articles[name].add(row.article)
    seen = {name for name, where in articles.items() if len(where) >= FEWEST_ARTICLES}
    return sorted(seen | PRIORS.keys())


def fit(rows: Sequence[Row], names: Sequence[str]) -> Weights:
    matrix, labels = features(rows, names), np.array([row.is_others for row in rows], dtype=float)
    counts = np.array([row.counts for row in rows])
    center = np.array([0.0, *(PRIORS.get(name, 0.0) for name in names)])
    pulls = np.array([0.0, *(HELD if name in PRIORS else STRENGTH for name in names)])

    best = fit_logistic(matrix, labels, counts, center, pulls)
    return Weights(float(best[0]), dict(zip(names, best[1:].tolist(), strict=True)))


def features(rows: Sequence[Row], names: Sequence[str]) -> csr_matrix:
    place = {name: number for number, name in enumerate(names, start=1)}
    cells = [(number, 0) for number in range(len(rows))]
    cells += [(n, place[name]) for n, row in enumerate(rows) for name in row.signs if name in place]
    across, down = zip(*cells, strict=True)
    return csr_matrix((np.ones(len(cells)), (across, down)), shape=(len(rows), len(names) + 1))


def cross_validate(rows: Sequence[Row], names: Sequence[str]) -> np.ndarray:
    """Return the log odds of each row by weights fitted without its article, over some shuffles."""
    matrix, total = features(rows, names), np.zeros(len(rows))
    for seed in SEEDS:
        articles = sorted({row.article for row in rows})
        random.Random(seed).shuffle(articles)
        fold = {article: number % FOLDS for number, article in enumerate(articles)}
        folds = np.array([fold[row.article] for row in rows])
        for held in range(FOLDS):
            weights = fit([row for row, n in zip(rows, folds, strict=True) if n != held], names)
            known = np.array([weights.bias, *(weights.of[name] for name in names)])
            total[folds == held] += (matrix @ known)[folds == held]
    return total / len(SEEDS)


def bias_for(rows: Sequence[Row], odds: np.ndarray, given_away: float) -> float:
    """Return the log odds over which only a given share of the author's own statements stand."""
    own = sorted(
        (one for row, one in zip(rows, odds, strict=True) if row.is_statement and not row.is_others),
        reverse=True,
    )  # fmt: skip
    return float(own[int(given_away * len(own))])


def figures(rows: Sequence[Row], odds: np.ndarray, least: float) -> str:
    judged = [(row, one > least) for row, one in zip(rows, odds, strict=True) if row.is_statement]
    left = [not given for row, given in judged if row.is_others]
    taken = [given for row, given in judged if not row.is_others]
    quoted = {"quoted:whole", "quoted:most", "quoted:much"}
    marks = [not given for row, given in judged if row.is_others and row.signs & quoted]
    return (
        f"{len(rows)} sentences, {len(judged)} statements of articles, cross-validated by article: "
        f"others' left to the author {np.mean(left):.1%} of {len(left)}, "
        f"in quotation marks {np.mean(marks):.1%} of {len(marks)}, "
        f"the author's given away {np.mean(taken):.1%} of {len(taken)}"
    )


def store(weights: Weights, rows: Sequence[Row]) -> None:
    record = json.loads(WEIGHTS_FILE.read_text("utf-8"))
    record["voices"] = {
        "fitted": {"on": datetime.now(UTC).date().isoformat(), **dict(counted(rows))},
        "bias": round(weights.bias, 3),
        "weights": {name: round(value, 3) for name, value in weights.of.items()},
    }
    WEIGHTS_FILE.write_text(json.dumps(record, indent=1) + "\n", "utf-8")


def counted(rows: Sequence[Row]) -> Counter[str]:
    return Counter(
        sentences=len(rows),
        others=sum(row.is_others for row in rows),
        statements=sum(row.is_statement for row in rows),
        articles=len({row.article for row in rows}),
    )


if __name__ == "__main__":
    main()
