"""Prints the table of costs as Markdown: whole commands, as ratios to ``python -c pass``.

Run it as ``python tests/benchmarks/table.py`` in an environment with the extra ``bench``, without
``-e``. ``--pairs`` is how often each is run beside nothing at all; ``--output`` keeps the times for
pyperf. The ledgers are made on the first run, in ``--folder``.
"""

import argparse
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

from measure import Cost, measure
from subjects import SUBJECTS, Data, data_of, is_there, plain, predtrack

ROWS = (
    ("`--version`", "version", 20, "5"),
    ("`--help`", "help", 20, "6"),
    ("`list` of 20", "list", 20, "8"),
    ("`list --limit 20` of 10,000", "first", 10_000, "14"),
    ("`list` of 10,000", "list", 10_000, "45"),
    ("`list --all --format jsonl` of 10,000", "jsonl", 10_000, "25"),
    ("`scorecard` of 10,000, half of them resolved", "scorecard", 10_000, "25"),
    ("`confirm` one of 10,000", "confirm", 10_000, "12"),
    ("`add` one to 10,000", "add", 10_000, "13"),
    ("`add` one to 20", "add", 20, "8.5"),
    ("`scan` of one article", "scan", 20, "10"),
)
"""What is measured: a heading, the act, the number of records, and the bar."""


def main() -> None:
    """Measure what was asked for and print it."""
    options = _options()
    names = [name for name in SUBJECTS if is_there(name) and name in options.only]
    print(f"| | bar | {' | '.join(names)} |\n|---|---|{'---|' * len(names)}")
    costs = {}
    for heading, act, count, bar in ROWS:
        cells = []
        for name in names:
            cost = _cost(name, act, data_of(options.folder, count), options.pairs)
            cells.append(f"{cost.ratio:.1f}" if cost else "-")
            costs |= {f"{name} {heading}": cost} if cost else {}
        print(f"| {heading} | {bar} | {' | '.join(cells)} |", flush=True)
    if not options.small:
        for line in _large(options.folder, options.pairs):
            print(line, flush=True)
    python = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    print(f"\nMedians of {options.pairs} pairs, {python}.")
    if options.output:
        _keep(costs, options.output)


def _keep(costs: dict[str, Cost], path: Path) -> None:
    import pyperf

    times = [cost.benchmark(name) for name, cost in costs.items()]
    pyperf.BenchmarkSuite(times).dump(str(path), replace=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=31)
    parser.add_argument("--folder", type=Path, default=Path(gettempdir(), "predtrack-bench"))
    parser.add_argument("--only", nargs="+", default=list(SUBJECTS), choices=list(SUBJECTS))
    parser.add_argument("--small", action="store_true", help="leave out 100,000 records")
    parser.add_argument("--output", type=Path, help="keep the times, for pyperf")
    return parser.parse_args()


def _cost(name: str, act: str, data: Data, pairs: int) -> Cost | None:
    task = SUBJECTS[name](data, act)
    return measure(task, pairs=pairs) if task else None


def _large(folder: Path, pairs: int) -> Iterator[str]:
    """Compare one change of 100,000 records with TinyDB's own storage making the same change."""
    data = data_of(folder, 100_000)
    ours = measure(predtrack(data, "confirm"), pairs=max(1, pairs // 5))
    theirs = measure(plain(data, "confirm"), pairs=max(1, pairs // 10))
    size = data.ledger.stat().st_size
    third = theirs.ratio / 3
    yield f"| `confirm` one of 100,000 | {third:.0f} | {ours.ratio:.1f} | {theirs.ratio:.1f} |"
    yield (
        f"| its peak memory, in sizes of the file ({size / 1e6:.0f} MB) | 5 "
        f"| {ours.memory / size:.1f} | {theirs.memory / size:.1f} |"
    )


if __name__ == "__main__":
    sys.exit(main())
