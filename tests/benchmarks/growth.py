"""Prints how the cost of a command grows with the ledger, as Markdown.

Run it as ``python tests/benchmarks/growth.py``. Costs are ratios to ``python -c pass``.
"""

import argparse
from pathlib import Path
from tempfile import gettempdir

from measure import measure
from subjects import data_of, predtrack

SIZES = (20, 1_000, 10_000, 100_000)
ACTS = {
    "`list --limit 20`": "first",
    "`list`": "list",
    "`list --all --format jsonl`": "jsonl",
    "`confirm`": "confirm",
    "`add`": "add",
    "`due`": "due",
    "`scorecard`, half of them resolved": "scorecard",
}


def main() -> None:
    """Measure every act on every size and print the ratios, and the memory of the largest."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--folder", type=Path, default=Path(gettempdir(), "predtrack-bench"))
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="leave out what is larger")
    options = parser.parse_args()
    sizes = [size for size in SIZES if size <= options.largest]
    headings = " | ".join(f"{size:,}" for size in sizes)
    print(f"| | {headings} | memory / file |\n|---|{'---|' * len(sizes)}---|")
    for heading, act in ACTS.items():
        data = [data_of(options.folder, size) for size in sizes]
        costs = [measure(predtrack(one, act), pairs=options.pairs) for one in data]
        ratios = " | ".join(f"{cost.ratio:.1f}" for cost in costs)
        memory = costs[-1].memory / data[-1].ledger.stat().st_size
        print(f"| {heading} | {ratios} | {memory:.1f} |", flush=True)


if __name__ == "__main__":
    main()
