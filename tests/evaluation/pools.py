"""Ranking measured on public claims whose evidence people judged; the files are not in the repository.

Two forms are told by their ending. **JSON**: AVeriTeC's claims (``dev.json``), a list of objects with
``claim`` and ``questions``, each with ``answers`` of ``answer`` and, where that is "Yes" or "No",
``boolean_explanation``; a claim's answers are its passages. **CSV, TSV or JSON Lines**: a table such
as factIR's evidence, a row a pair, with ``claim``, ``evidence`` and ``relevance`` (or ``label``), a
number above 0 where the passage bears on the claim; a row that judges nothing belongs to the pool.
All passages are the pool of every claim. None has a day: dates are not measured here.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from evaluation.evidence import Asked, figures, plain_rankings, prediction_of, rankings
from predtrack.corpus.evidence.passages import same_words
from predtrack.corpus.evidence.texts import Text

BEFORE, DAY = date(2000, 1, 1), date(2000, 1, 2)
"""All claims are of one day, and all passages of the next."""
NO_ANSWER = "no answer could be found"

Pair = tuple[str, str, bool]
"""A claim, a passage, and whether this bears on that."""


def evaluate(path: Path) -> str:
    """Return the report on a file of claims and their passages."""
    pairs = list(averitec(path) if path.suffix == ".json" else table(path))
    passages: dict[bytes, Text] = {}
    relevant: dict[str, set[str]] = {}
    for claim, passage, bears in pairs:
        same = same_words(passage)
        text = passages.setdefault(same, Text(f"p{len(passages)}", passage, DAY))
        if bears:
            relevant.setdefault(claim, set()).add(text.source)
    asked = [_asked(number, *one) for number, one in enumerate(relevant.items())]
    wanted = {one.prediction.id: one.relevant for one in asked}
    texts = list(passages.values())
    ours = rankings(texts, [(one.prediction, one.published) for one in asked])
    return "\n".join(
        [
            f"{path.name}: {len(asked)} claims, {len(texts)} passages",
            f"  predtrack   {figures(ours, wanted)}",
            f"  plain FTS5  {figures(plain_rankings(texts, asked), wanted)}",
        ]
    )


def averitec(path: Path) -> Iterator[Pair]:
    """Yield the pairs of AVeriTeC's claims and their answers."""
    for row in json.loads(path.read_text("utf-8")):
        for question in row["questions"]:
            for answer in question["answers"]:
                words = f"{answer['answer']} {answer.get('boolean_explanation') or ''}".strip()
                if words and not words.lower().startswith(NO_ANSWER):
                    yield row["claim"], words, True


def table(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a table of claims, passages and judgements."""
    for row in _rows(path):
        judged = row.get("relevance") or row.get("label") or 0
        yield row["claim"], row["evidence"], float(judged) > 0


def _rows(path: Path) -> Iterable[Mapping]:
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix == ".jsonl":
            yield from map(json.loads, file)
        else:
            yield from csv.DictReader(file, delimiter="\t" if path.suffix == ".tsv" else ",")


def _asked(number: int, claim: str, relevant: set[str]) -> Asked:
    row = {"id": f"claim{number}", "claim": claim}
    return Asked(prediction_of(row), BEFORE, frozenset(relevant), frozenset())
