"""Hits and mean average precision of finding evidence, beside plain FTS5 with the claim's words.

``evidence-predictions.jsonl`` has ``id, published, claim, quote, tags, event, earliest, latest`` and
``relevant``, the ids of the passages that bear on it; the file of passages beside it has
``id, published`` (null for undated), ``title`` and ``text``. Every other pair is judged to bear nothing. Of
passages that say the same word for word one is wanted. Undated passages are looked for apart.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from predtrack.corpus.evidence.index import Index
from predtrack.corpus.evidence.passages import same_words
from predtrack.corpus.evidence.query import Asker
from predtrack.corpus.evidence.ranking import find_passages, wanted_for
from predtrack.corpus.evidence.stems import Stemmer
from predtrack.corpus.evidence.texts import Text
from predtrack.corpus.evidence.writing import index_to_write, make, update
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.statement import Kind
from predtrack.reading.language import language_of

DEPTH = 50
"""Passages that are ranked for each prediction."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A prediction, its day, and the passages that bear on it: dated ones, and undated."""

    prediction: Prediction
    published: date
    relevant: frozenset[str]
    undated: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a ranking is worth: shares of predictions with a hit, and mean average precision."""

    at_five: float
    at_ten: float
    mean_average: float

    def __str__(self) -> str:
        return f"hit@5 {self.at_five:.3f}  hit@10 {self.at_ten:.3f}  MAP {self.mean_average:.3f}"


class Pool:
    """Passages as the texts of an index, each an article of its own."""

    name, place, beside = "the passages", Path("passages"), None

    def __init__(self, texts: Sequence[Text]) -> None:
        self.skipped: list[str] = []
        self._texts = texts

    def parts(self) -> dict[str, str]:
        return {"all": ""}

    def texts(self, part: str) -> Iterator[Text]:
        yield from self._texts


@dataclass(frozen=True, slots=True)
class Report:
    """Figures of our ranking, of plain FTS5, of undated passages, and without any titles.

    ``early`` counts what was shown though it was published on the prediction's day or before.
    """

    ours: Figures
    plain: Figures
    undated: Figures
    untitled: Figures
    early: int
    missed: Sequence[str]


def evaluate(path: Path) -> str:
    """Return the report on the predictions of ``path``, a file ``…-predictions.jsonl``."""
    texts, asked = read(path)
    report = measure(texts, asked)
    return "\n".join(
        [
            f"{path.name}: {len(asked)} predictions, {len(texts)} passages",
            f"  predtrack      {report.ours}",
            f"  plain FTS5     {report.plain}",
            f"  undated apart  {report.undated}",
            f"  no titles      {report.untitled}",
            f"  shown though published on the prediction's day or before: {report.early}",
            *(f"  {one}" for one in report.missed),
        ]
    )


def measure(texts: Sequence[Text], asked: Sequence[Asked]) -> Report:
    """Rank the passages for every prediction, and measure."""
    found = rankings(texts, [(one.prediction, one.published) for one in asked])
    bare = [one._replace(title=None) for one in texts]
    untitled = rankings(bare, [(one.prediction, one.published) for one in asked])
    apart = [one for one in asked if one.undated]
    undated = rankings(texts, [(one.prediction, None) for one in apart])
    relevant = {one.prediction.id: one.relevant for one in asked}
    return Report(
        figures(found, relevant),
        figures(plain_rankings(texts, asked), relevant),
        figures(undated, {one.prediction.id: one.undated for one in apart}),
        figures(untitled, relevant),
        too_early(found, texts, asked),
        tuple(missed(found, asked)),
    )


def rankings(
    texts: Sequence[Text], asked: Sequence[tuple[Prediction, date | None]], depth: int = DEPTH
) -> dict[str, list[str]]:
    """Return the sources of what is found on each prediction, by its id, ``depth`` at most."""
    index, stemmer = index_of(texts), Stemmer()
    asker = Asker(stemmer, language_of())
    return {one.id: find(index, stemmer, asker, one, after, depth) for one, after in asked}


def read(path: Path) -> tuple[list[Text], list[Asked]]:
    """Read the passages and the predictions; copies go by the id of the first published."""
    beside = path.with_name(path.name.replace("predictions", "passages"))
    rows = [json.loads(line) for line in beside.read_text("utf-8").splitlines()]
    texts = [Text(row["id"], row["text"], day_of(row["published"]), row["title"]) for row in rows]
    first: dict[bytes, str] = {}
    for one in sorted(texts, key=lambda one: (one.published or date.min, one.source)):
        first.setdefault(same_words(one.text), one.source)
    one_of = {one.source: first[same_words(one.text)] for one in texts}
    undated = {one.source for one in texts if one.published is None}
    lines = path.read_text("utf-8").splitlines()
    return texts, [_asked(json.loads(line), one_of, undated) for line in lines]


def _asked(row: dict, one_of: Mapping[str, str], undated: Collection[str]) -> Asked:
    relevant = {one_of[one] for one in row["relevant"]}
    return Asked(
        prediction_of(row),
        date.fromisoformat(row["published"]),
        frozenset(relevant.difference(undated)),
        frozenset(relevant.intersection(undated)),
    )


def prediction_of(row: Mapping) -> Prediction:
    """Return the prediction of a row; only its claim must be there."""
    latest = day_of(row.get("latest"))
    basis = Basis.STATED if latest else Basis.NONE
    event = row.get("event")
    return Prediction(
        id=row["id"].lower().ljust(8, "z"),
        kind=Kind.PREDICTION,
        no_change=False,
        claim=row["claim"],
        quote=row.get("quote") or row["claim"],
        article="aaaaaaaa",
        deadline=Deadline(None, day_of(row.get("earliest")), latest, basis, event),
        status=Status.OPEN,
        tags=tuple(row.get("tags", ())),
    )


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def index_of(texts: Sequence[Text]) -> Index:
    index, pool = index_to_write(None), Pool(texts)
    make(index)
    update(index, pool, pool.parts())
    return index


def find(
    index: Index,
    stemmer: Stemmer,
    asker: Asker,
    prediction: Prediction,
    after: date | None,
    depth: int,
) -> list[str]:
    """Return the sources of the passages, best first; undated ones where ``after`` is None."""
    wanted = wanted_for(asker.ask(prediction), prediction, after)
    return [one.source for one in find_passages(index, stemmer, wanted, depth)]


def plain_rankings(
    texts: Sequence[Text], asked: Sequence[Asked], depth: int = DEPTH
) -> dict[str, list[str]]:
    """Rank by FTS5's own BM25, any word of the claim, later passages alone, copies once."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute('CREATE VIRTUAL TABLE f USING fts5(text, day, tokenize="porter unicode61")')
        rows = (
            (n, f"{one.title}\n{one.text}", one.published and str(one.published))
            for n, one in enumerate(texts)
        )
        base.executemany("INSERT INTO f(rowid, text, day) VALUES (?, ?, ?)", rows)
        return {one.prediction.id: _plain(base, texts, one, depth) for one in asked}


def _plain(base: sqlite3.Connection, texts: Sequence[Text], one: Asked, depth: int) -> list[str]:
    words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", one.prediction.claim))
    query = "SELECT rowid FROM f WHERE f MATCH ? AND day > ? ORDER BY bm25(f), day LIMIT ?"
    found = base.execute(query, (f"text : ({words})", str(one.published), depth))
    first = {same_words(texts[n].text): texts[n].source for (n,) in reversed(found.fetchall())}
    return list(first.values())[::-1]


def figures(
    rankings: Mapping[str, Sequence[str]], relevant: Mapping[str, Collection[str]]
) -> Figures:
    """Return the figures of rankings, each beside what is relevant to it."""
    pairs = [(rankings[name], wanted) for name, wanted in relevant.items() if wanted]
    return Figures(
        share(lambda ranked, wanted: not wanted.isdisjoint(ranked[:5]), pairs),
        share(lambda ranked, wanted: not wanted.isdisjoint(ranked[:10]), pairs),
        share(average_precision, pairs),
    )


def share(measure: Callable, pairs: Sequence[tuple]) -> float:
    values = [measure(ranked, frozenset(wanted)) for ranked, wanted in pairs]
    return sum(values) / max(1, len(values))


def average_precision(ranked: Sequence[str], wanted: Collection[str]) -> float:
    """Return the mean, over what is wanted, of the precision where it stands; 0 where it does not."""
    hits, total = 0, 0.0
    for place, one in enumerate(ranked, 1):
        if one in wanted:
            hits += 1
            total += hits / place
    return total / len(wanted)


def too_early(
    found: Mapping[str, Sequence[str]], texts: Sequence[Text], asked: Sequence[Asked]
) -> int:
    """Count what is shown though it was published on the day of the prediction, or before."""
    days = {one.source: one.published for one in texts}
    shown = (
        (days[one], asked_for) for asked_for in asked for one in found[asked_for.prediction.id]
    )
    return sum(day is None or day <= asked_for.published for day, asked_for in shown)


def missed(found: Mapping[str, Sequence[str]], asked: Sequence[Asked]) -> Iterator[str]:
    for one in asked:
        value = average_precision(found[one.prediction.id], one.relevant)
        if value < 0.5:
            yield f"{value:.2f} {one.prediction.claim}"
