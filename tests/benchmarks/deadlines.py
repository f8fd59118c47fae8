"""Deadlines in sentences a second, beside dateparser and parsedatetime on the same sentences.

``python tests/benchmarks/deadlines.py [FILE]``; the others come with the ``bench`` extra. FILE is
JSON Lines with a ``text`` or ``sentence``; without it the sentences are those of the tests. All are
timed in one process, by processor time, best of several rounds: the ratios carry to other machines,
the figures do not.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from predtrack.reading.deadlines import find_deadline

PUBLISHED = date(2019, 6, 13)
ROUNDS = {"predtrack": 20, "parsedatetime": 3, "dateparser": 1}


def main() -> None:
    """Time every library that is installed and print its rate and the ratio to it."""
    sentences = _read(Path(sys.argv[1])) if sys.argv[1:] else _own()
    ours = _rate(_predtrack(), sentences, ROUNDS["predtrack"])
    print(f"{len(sentences)} sentences")
    print(f"predtrack      {ours:8.0f} a second")
    for name, made in (("parsedatetime", _parsedatetime), ("dateparser", _dateparser)):
        if importlib.util.find_spec(name) is None:
            print(f"{name:14} not installed: pip install -e '.[bench]'")
            continue
        theirs = _rate(made(), sentences, ROUNDS[name])
        print(f"{name:14} {theirs:8.0f} a second: predtrack is {ours / theirs:.1f} times as fast")


def _read(path: Path) -> list[str]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row.get("sentence") or row["text"] for row in rows]


def _own() -> list[str]:
    sys.path.insert(0, str(Path(__file__).parents[1]))
    tables = importlib.import_module("test_deadlines")
    return [words for words, _, _ in tables.OPINION + tables.NEWS]


def _rate(read: Callable[[str], object], sentences: list[str], rounds: int) -> float:
    """Return sentences a second of the best round."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for sentence in sentences:
            read(sentence)
        best = min(best, time.process_time() - start)
    return len(sentences) / best


def _predtrack() -> Callable[[str], object]:
    return lambda sentence: find_deadline(sentence, PUBLISHED)


def _parsedatetime() -> Callable[[str], object]:
    import parsedatetime

    calendar = parsedatetime.Calendar()
    base = PUBLISHED.timetuple()
    return lambda sentence: calendar.nlp(sentence, sourceTime=base)


def _dateparser() -> Callable[[str], object]:
    from dateparser.search import search_dates

    base = datetime(PUBLISHED.year, PUBLISHED.month, PUBLISHED.day, tzinfo=UTC).replace(tzinfo=None)
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "future"}
    return lambda sentence: search_dates(sentence, languages=["en"], settings=settings)


if __name__ == "__main__":
    main()
