"""Time finding evidence: ``python tests/benchmarks/find.py [--articles 100000] [--made-up]``.

The articles are those of ``corpus_maker``, or of a made-up tongue, whose words are as many as a
newspaper's and as often as Zipf says; seeded, so each run has the same. It prints how fast they are
indexed, how large the index is beside their text, and what a query costs, in seconds of CPU.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from itertools import accumulate, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import corpus_maker
from evaluation.evidence import prediction_of

from predtrack.corpus.evidence.index import open_index
from predtrack.corpus.evidence.query import Asker
from predtrack.corpus.evidence.ranking import find_passages, wanted_for
from predtrack.corpus.evidence.stems import TOKENIZER, Stemmer
from predtrack.corpus.evidence.texts import Text
from predtrack.corpus.evidence.writing import index_to_write, make, update
from predtrack.reading.language import language_of

START = date(2015, 1, 1)
PART = 5000
SMALL = "the of and to a in that is was for on with as by at from has will be it".split()


class MadeUp:
    """Texts of a made-up tongue, in parts."""

    name, place, beside = "made-up articles", Path("made-up"), None

    def __init__(self, articles: int, seed: int) -> None:
        self.skipped: list[str] = []
        self.bytes = 0
        self._articles, self._seed = articles, seed
        chance = random.Random(seed)
        self.words = [*SMALL, *(_word(chance) for _ in range(50_000))]
        self._often = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def parts(self) -> dict[str, str]:
        return {str(number): "" for number in range(0, self._articles, PART)}

    def texts(self, part: str) -> Iterator[Text]:
        first = int(part)
        for number in range(first, min(first + PART, self._articles)):
            yield self.article(number)

    def article(self, number: int) -> Text:
        chance = random.Random(self._seed * 1_000_003 + number)
        paragraphs = [self.paragraph(chance) for _ in range(chance.randint(3, 9))]
        text = "\n\n".join(paragraphs)
        self.bytes += len(text)
        day = START + timedelta(days=number % 3000)
        title = " ".join(self.some(chance, 6)).capitalize()
        return Text(f"{number}.txt", text, day, title, "The Paper", "Ann Lee", None)

    def first(self) -> Sequence[Text]:
        return [self.article(number) for number in range(PART)]

    def claim(self, chance: random.Random) -> str:
        words = [*self.some(chance, 10), *chance.choices(self.words, k=2)]
        return f"{' '.join(words).capitalize()} will be {' '.join(words[-2:]).title()}."

    def paragraph(self, chance: random.Random) -> str:
        sentences = (self.some(chance, chance.randint(8, 28)) for _ in range(chance.randint(1, 5)))
        return " ".join(" ".join(one).capitalize() + "." for one in sentences)

    def some(self, chance: random.Random, count: int) -> Sequence[str]:
        return chance.choices(self.words, cum_weights=self._often, k=count)


class OfMaker:
    """Texts of the maker of corpora, in parts that are made one behind the other."""

    def __init__(self, articles: int, seed: int) -> None:
        self.bytes = 0
        self._articles = articles
        self._made = corpus_maker.articles(seed)
        self._first = [self._text(one) for one in islice(corpus_maker.articles(seed), PART)]

    def parts(self) -> dict[str, str]:
        return {str(number): "" for number in range(0, self._articles, PART)}

    def texts(self, part: str) -> Iterator[Text]:
        for one in islice(self._made, min(PART, self._articles - int(part))):
            self.bytes += len(one.text.encode())
            yield self._text(one)

    def first(self) -> Sequence[Text]:
        return self._first

    def claim(self, chance: random.Random) -> str:
        return chance.choice(chance.choice(self._first).text.split(". "))

    def _text(self, one: corpus_maker.Made) -> Text:
        return Text(str(one.number), one.text, one.published, one.title, one.outlet, one.author)


class Made:
    """A part of texts that are made already: what making them costs is not measured."""

    name, place, beside, skipped = "", Path(), None, ()

    def __init__(self, texts: Sequence[Text]) -> None:
        self._texts = texts

    def texts(self, part: str) -> Iterator[Text]:
        yield from self._texts


def _word(chance: random.Random) -> str:
    return "".join(chance.choices("etaoinshrdlucmfwypvbgk", k=chance.randint(3, 9)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--made-up", action="store_true")
    chosen = parser.parse_args()
    made = (MadeUp if chosen.made_up else OfMaker)(chosen.articles, chosen.seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "evidence"
        seconds = build(path, made)
        size, text = path.stat().st_size, made.bytes
        print(f"{chosen.articles:,} articles, {text / 1e6:.0f} MB")
        print(f"indexed at {text / 1e6 / seconds:.1f} MB/s, {size / text:.2f} times the text")
        print(f"FTS5 alone indexes at {alone(made):.1f} MB/s")
        times = sorted(query(path, made, number) for number in range(20))
        print(f"a query: median {times[10]:.3f} s, slowest {times[-1]:.3f} s")


def build(path: Path, made: OfMaker | MadeUp) -> float:
    """Build the index, and return the seconds that it took without making the articles."""
    index, marks, seconds = index_to_write(path), {}, 0.0
    make(index)
    for part in made.parts():
        texts, marks[part] = Made(list(made.texts(part))), ""
        begun = time.process_time()
        update(index, texts, marks)
        seconds += time.process_time() - begun
    index.close()
    return seconds


def alone(made: OfMaker | MadeUp) -> float:
    """Return the MB a second that FTS5 indexes of the first part by itself, whole articles."""
    texts = made.first()
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute(f'CREATE VIRTUAL TABLE f USING fts5(text, content="", tokenize="{TOKENIZER}")')
        begun = time.process_time()
        base.executemany("INSERT INTO f(text) VALUES (?)", ((one.text,) for one in texts))
        base.commit()
        return sum(len(one.text) for one in texts) / 1e6 / (time.process_time() - begun)


def query(path: Path, made: OfMaker | MadeUp, number: int) -> float:
    """Return the seconds that one query costs, its claim of common and rare words."""
    chance = random.Random(number)
    prediction = prediction_of({"id": "a", "claim": made.claim(chance), "latest": "2019-01-01"})
    begun = time.process_time()
    index, stemmer = open_index(path), Stemmer()
    asker = Asker(stemmer, language_of())
    find_passages(index, stemmer, wanted_for(asker.ask(prediction), prediction, START), 10)
    index.close()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
