"""Prints what files cost that come in and go out, as Markdown: CPU in seconds, beside a bar.

Run it as ``python tests/benchmarks/exchange.py``. Each is run ``--tries`` times, and the least counts.
"""

import argparse
import csv
import resource
import shutil
import subprocess
from pathlib import Path
from tempfile import gettempdir

from subjects import BIN, LATER, data_of

from predtrack.ledger.exchange.fatebook import COLUMNS

COUNT = 10_000
OPEN = 3
"""Which of four questions has no end yet."""
OUT = ("csv", "xlsx", "json", "db", "jsonld")


def main() -> None:
    """Measure every file and print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=Path(gettempdir(), "predtrack-bench"))
    parser.add_argument("--tries", type=int, default=3)
    options = parser.parse_args()
    folder = options.folder / "exchange"
    folder.mkdir(parents=True, exist_ok=True)
    print("| | seconds | bar |\n|---|---|---|")
    for each in (1, 3):
        path = fatebook(folder / f"fatebook-{each}.csv", each=each)
        seconds = least(folder, ["import", str(path)], tries=options.tries)
        print(f"| import {COUNT:,} rows of Fatebook, {each} a question | {seconds:.1f} | 5 |")
    ledger = data_of(folder.parent, COUNT).ledger
    for ending in OUT:
        words = ["export", "--force", "-o", str(folder / f"out.{ending}")]
        seconds = least(folder, words, tries=options.tries, ledger=ledger)
        print(f"| export {COUNT:,} as {ending} | {seconds:.1f} | |", flush=True)


def fatebook(path: Path, *, each: int) -> Path:
    """Write forecasts as Fatebook does, so many to a question, three of four resolved."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        for number in range(COUNT):
            writer.writerow(_row(number, number // each))
    return path


def _row(number: int, question: int) -> dict[str, object]:
    return {
        "Question title": f"Does number {question} come true?",
        "Forecast created by": "Ann Lee",
        "Forecast (scale = 0-1)": number % 101 / 100,
        "Forecast created at": f"2023-05-{1 + number % 28:02d} 14:{number % 60}:{number % 60}",
        "Question created by": "Ann Lee",
        "Question created at": "2023-05-01 10:00:0",
        "Question resolve by": "2023-12-31 00:00:0",
        "Resolution": ("YES", "NO", "AMBIGUOUS", "")[question % 4],
        "Resolved at": "2023-12-30 1:2:3" if question % 4 != OPEN else "",
        "Question notes": "what counts, said\nin two lines",
        "Question tags": "a; b",
    }


def least(folder: Path, words: list[str], *, tries: int, ledger: Path | None = None) -> float:
    """Return the least CPU in seconds that a command took, on a new ledger or on one that is there."""
    took = []
    for _ in range(tries):
        place = folder / "new" / "ledger.json"
        shutil.rmtree(place.parent, ignore_errors=True)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [str(BIN / "predtrack"), "--ledger", str(ledger or place), *words]
        subprocess.run(command, env=LATER, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(took)


if __name__ == "__main__":
    main()
