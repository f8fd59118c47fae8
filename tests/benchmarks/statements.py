"""Sentences a second of statement finding, and how its time grows with the text's length.

``python tests/benchmarks/statements.py``. Ratios are taken within one run: growth at ten times the
length (10 is linear), and the share of the time that cutting into sentences takes.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from predtrack.models.deadline import Deadline
from predtrack.models.statement import Statement
from predtrack.reading.blocks import find_blocks
from predtrack.reading.english import ENGLISH
from predtrack.reading.sentences import sentences_of
from predtrack.reading.statements import find_statements

GOLD = Path(__file__).parent.parent / "gold" / "statements.jsonl"
SEEDS = Path(__file__).parent.parent.parent / "seeds"
FUTURE = ("will", "won't", "shall", "may", "might", "could", "would", "expects", "plans", "likely")
# fmt: off
HOSTILE = {
    "words without end": "word ", "no white space": "a", "will": "will ", "if": "if it ", "quotes": "“a. ",
    "said that": "he said that he would ", "adverbs": "will really truly ", "apostrophes": "'ll ", "commas": ",",
    "may May": "in May may ", "brackets": "(a. ", "the": "the will of ", "capitals": "Will A. B. ", "not": "was not ",
    "dots": "U.S. ", "lines": "\n- a", "digits": "in 1998 ", "expected": "expected to be ", "spaces": " ",
}
# fmt: on


def main() -> None:
    """Print the table."""
    news = newspaper()

    def cut() -> int:
        blocks = find_blocks(news, language=ENGLISH)
        return sum(1 for _ in sentences_of(news, blocks, language=ENGLISH))

    sentences, cutting = cut(), best_of(cut)
    dated = best_of(lambda: find_statements(news, published="2026-01-15"))
    whole = best_of(lambda: undated(news))
    print(f"{sentences} sentences, {len(news)} characters")
    print(
        f"sentences a second: {sentences / whole:,.0f} (cutting alone {sentences / cutting:,.0f})"
    )
    print(f"with their deadlines: {sentences / dated:,.0f}, {dated / whole:.2f} times as long")
    print(f"cutting takes {cutting / whole:.0%} of the time")
    for line in beside(news, sentences, sentences / dated):
        print(line)
    print(f"growth at ten times the length: newspaper {growth([news, news * 10]):.1f}")
    for name, unit in HOSTILE.items():
        texts = [unit * (size // len(unit)) for size in (20_000, 200_000)]
        per_mb = best_of(lambda texts=texts: undated(texts[1]), 1) * 5
        print(
            f"  {name:<18} {growth(texts):5.1f}   {per_mb / (whole / len(news) * 1e6):5.1f} x newspaper"
        )


def newspaper() -> str:
    """Join the gold sentences and the founding articles, five sentences a line."""
    rows = [json.loads(line)["sentence"] for line in GOLD.read_text("utf-8").splitlines()]
    lines = [" ".join(rows[at : at + 5]) for at in range(0, len(rows), 5)]
    return "\n".join([*lines, *(file.read_text("utf-8") for file in sorted(SEEDS.glob("*.txt")))])


def beside(text: str, sentences: int, ours: float) -> Iterator[str]:
    """Say how many sentences a second spaCy cuts and matches a few words of the future in."""
    if importlib.util.find_spec("spacy") is None:
        yield "spaCy's Matcher: not installed: pip install -e '.[bench]'"
        return
    spacy = importlib.import_module("spacy")
    matching = importlib.import_module("spacy.matcher")
    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    language.max_length = len(text) + 1
    matcher = matching.Matcher(language.vocab)
    matcher.add("future", [[{"LOWER": word}, {"IS_ALPHA": True}] for word in FUTURE])
    theirs = sentences / best_of(lambda: matcher(language(text)), 2)
    yield f"spaCy's Matcher, of {len(FUTURE)} patterns: {theirs:,.0f}; predtrack is {ours / theirs:.1f} times as fast"


def undated(text: str) -> list[Statement]:
    """Find the statements without reading their deadlines."""
    return find_statements(text, deadline_of=lambda _quote, _published: Deadline())


def growth(texts: Iterable[str]) -> float:
    small, large = (best_of(lambda text=text: undated(text), 2) for text in texts)
    return large / small


def best_of(work: Callable[[], object], times: int = 5) -> float:
    """Return the least of several runs, in seconds."""
    runs = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        runs.append(time.perf_counter() - begin)
    return min(runs)


if __name__ == "__main__":
    main()
