"""Prints what the site costs: seconds and megabytes to build it, whole and after one change.

Run it as ``python tests/benchmarks/site.py``. Half of the predictions are resolved, each with
evidence and a note; a change is a confirmation. Seconds are CPU time of the process and its peak
is resident memory, as the system tells them of a child.
"""

import argparse
import os
import shutil
import subprocess
import time
from pathlib import Path
from resource import struct_rusage
from tempfile import gettempdir

from ledgers import make, prediction_key
from subjects import BIN, LATER, Data, apart, half_resolved

SIZES = ((300, 40), (10_000, 400))
"""Predictions, and the people who made them."""
SETTINGS = '[site]\npublisher = "The Bench"\ncontact = "desk@example.org"\n'


def main() -> None:
    """Build the site of every size, and print a row a size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=Path(gettempdir(), "predtrack-bench-site"))
    parser.add_argument("--largest", type=int, default=SIZES[-1][0], help="the most predictions")
    options = parser.parse_args()
    headings = ["predictions", "people", "build", "wall s", "CPU s", "MB", "files", "largest KB"]
    print("|", " | ".join(headings), "|")
    print("|", "---|" * len(headings), sep="")
    for size, people in SIZES:
        if size > options.largest:
            break
        data = Data(options.folder / str(size), size)
        if not data.ledger.exists():
            data.folder.mkdir(parents=True, exist_ok=True)
            apart(make, data.ledger, size, people)
        ledger = data.folder / "copy" / "ledger.json"
        shutil.rmtree(ledger.parent, ignore_errors=True)
        ledger.parent.mkdir()
        shutil.copy(half_resolved(data), ledger)
        ledger.with_name("predtrack.toml").write_text(SETTINGS)
        for name in ("whole", "again", "after a change"):
            if name == "after a change":
                _run(ledger, "confirm", prediction_key(1), "--on", "2026-11-23")
            cells = [f"{size:,}", f"{people:,}", name, *_build(ledger)]
            print("|", " | ".join(cells), "|", flush=True)


def _build(ledger: Path) -> list[str]:
    site = ledger.with_name("site")
    start = time.perf_counter()
    usage = _run(ledger, "site", str(site))
    wall = time.perf_counter() - start
    sizes = [path.stat().st_size for path in site.rglob("*.html")]
    cpu, megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    return [
        f"{wall:.1f}",
        f"{cpu:.1f}",
        f"{megabytes:.0f}",
        f"{len(sizes):,}",
        f"{max(sizes) / 1e3:.0f}",
    ]


def _run(ledger: Path, *words: str) -> struct_rusage:
    """Run a command on the ledger, and return what the system says that it used."""
    command = [str(BIN / "predtrack"), "--ledger", str(ledger), *words]
    process = subprocess.Popen(command, env=LATER, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0
    return usage


if __name__ == "__main__":
    main()
