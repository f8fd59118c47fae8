"""Prints what the commands cost as Markdown: CPU as ratios to ``python -c pass``, beside a bar.

Run it as ``python tests/benchmarks/commands.py`` in an environment with the extra ``bench``, without
``-e``. ``--pairs`` is how often each is run beside nothing at all. The ledgers are made on the
first run, in ``--folder``; every other prediction of theirs is resolved.
"""

import argparse
import shlex
import sys
from pathlib import Path
from tempfile import gettempdir

from measure import Task, measure
from subjects import data_of, fresh, half_resolved

PREDTRACK = str(Path(sys.executable).with_name("predtrack"))
ROWS = (
    ("list", 20, 6.3),
    ("list --all", 10_000, 29),
    ("list -n 20", 10_000, 13),
    ("list --author 'Author 3' -n 20", 10_000, 15),
    ("scorecard", 10_000, 22),
    ("scorecard --by tag --from 2020", 10_000, 30),
    ("scorecard --of words", 10_000, 32),
    ("due", 10_000, 17),
    ("event", 10_000, 17),
    ("export", 10_000, 28),
    ("list --json", 10_000, 30),
    ("add 'It will rain by 2031.' --title Rain --published 2026-01-31", 10_000, 13.5),
    ("confirm {id} --on 2026-11-23", 10_000, 11),
)
"""What is measured: the words, the number of records, and the bar."""
COMPLETED = (("co", 0, 1), ("confirm ab", 10_000, 2))
"""What is completed: the words, the number of records, and which word is the last."""


def main() -> None:
    """Measure every row and print it."""
    options = _options()
    print("| | of | ratio | bar |\n|---|---|---|---|")
    for words, count, bar in ROWS:
        data = data_of(options.folder, count)
        path, ready = fresh(half_resolved(data))
        line = shlex.split(words.format(id=_open_one(path, ready)))
        task = Task([PREDTRACK, "--ledger", str(path), *line], ready)
        cost = measure(task, pairs=options.pairs)
        print(f"| `{words}` | {count:,} | {cost.ratio:.1f} | {bar} |", flush=True)
    for words, count, place in COMPLETED:
        path, ready = fresh(half_resolved(data_of(options.folder, count or 20)))
        line = {"COMP_WORDS": f"predtrack {words}", "COMP_CWORD": str(place)}
        told = [f"{name}={one}" for name, one in line.items()]
        task = Task(
            [
                "env",
                "_PREDTRACK_COMPLETE=bash_complete",
                f"PREDTRACK_LEDGER={path}",
                *told,
                PREDTRACK,
            ],
            ready,
        )
        cost = measure(task, pairs=options.pairs)
        print(f"| complete `{words}` | {count:,} | {cost.ratio:.1f} | 15 |", flush=True)
    print(f"\nMedians of {options.pairs} pairs.")


def _open_one(path: Path, ready) -> str:
    from predtrack.ledger import Ledger
    from predtrack.models.outcome import Status

    ready()
    return Ledger(path).find(status=Status.OPEN, limit=1)[0].id


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=15)
    parser.add_argument("--folder", type=Path, default=Path(gettempdir(), "predtrack-bench"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
