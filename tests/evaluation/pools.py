"""Ranking measured on public claims whose evidence people judged; the files are not in the repository.

Two forms are told by their ending. **JSON**: AVeriTeC's claims (``dev.json``), a list of objects with
``claim`` and ``questions``, each with ``answers`` of ``answer`` and, where that is "Yes" or "No",
``boolean_explanation``; a claim's answers are its passages. **CSV, TSV or JSON Lines**: a table such
as factIR's ``evidence.csv``, a row a pair, with ``claim``, ``snippet`` and ``relevance``, a number above
0 where the passage bears on the claim. All passages are the pool of every claim, and apart from that
each claim's own alone are ranked. None has a day: dates are not measured here.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
    own: dict[str, set[str]] = {}
    relevant: dict[str, set[str]] = {}
    for claim, passage, bears in pairs:
        text = Text(f"p{len(passages)}", passage, DAY)
        source = passages.setdefault(same_words(passage), text).source
        own.setdefault(claim, set()).add(source)
        if bears:
            relevant.setdefault(claim, set()).add(source)
    texts = list(passages.values())
    asked = [_asked(number, *one) for number, one in enumerate(relevant.items())]
    owned = {one.prediction.id: own[one.prediction.claim] for one in asked}
    ours = rankings(texts, [(one.prediction, one.published) for one in asked], len(texts))
    plain = plain_rankings(texts, asked, len(texts))
    return "\n".join(
        [
            f"{path.name}: {len(asked)} claims, {len(texts)} passages",
            *_lines("predtrack", ours, asked, owned),
            *_lines("plain FTS5", plain, asked, owned),
        ]
    )


def _lines(
    name: str,
    ranked: Mapping[str, Sequence[str]],
    asked: Sequence[Asked],
    owned: Mapping[str, Collection[str]],
) -> Iterator[str]:
    wanted = {one.prediction.id: one.relevant for one in asked}
    within = {key: [one for one in found if one in owned[key]] for key, found in ranked.items()}
    yield f"  {name:<10}  of all      {figures(ranked, wanted)}"
    yield f"  {name:<10}  of its own  {figures(within, wanted)}"


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
        yield row["claim"], row["snippet"], float(row["relevance"] or 0) > 0


def _rows(path: Path) -> Iterable[Mapping]:
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix == ".jsonl":
            yield from map(json.loads, file)
        else:
            yield from csv.DictReader(file, delimiter="\t" if path.suffix == ".tsv" else ",")


def _asked(number: int, claim: str, relevant: set[str]) -> Asked:
    row = {"id": f"claim{number}", "claim": claim}
    return Asked(prediction_of(row), BEFORE, frozenset(relevant), frozenset())
