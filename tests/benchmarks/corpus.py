"""Measure corpus scan, as ratios of one run: corpus.py [--articles N] [--memory SMALL LARGE].

Articles a second of processor time beside ``predtrack.scan`` in a loop, on one core; the time of
two processes beside that of one; and the most memory that all processes of a scan have together,
of a small and of a large corpus of short articles.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from corpus_maker import make

import predtrack

PREDTRACK = Path(sys.executable).with_name("predtrack")


def looped(folder):
    """Return the seconds of processor time that scan in a loop takes, and for how many articles."""
    rows = [json.loads(line) for one in sorted(folder.iterdir()) for line in one.open("rb")]
    predtrack.scan(rows[0]["body"])
    before = time.process_time()
    for row in rows:
        predtrack.scan(row["body"], published=row["date"], title=row["title"])
    return time.process_time() - before, len(rows)


def used():
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def scanned(folder, jobs, form="jsonl"):
    """Return seconds by the clock, seconds of the processor, and the most bytes of memory."""
    archive = Path(tempfile.mkdtemp())
    mapping = ["--map", "text=body"] if form == "jsonl" else []
    words = [
        PREDTRACK,
        "corpus",
        "scan",
        folder,
        "-o",
        archive / "a",
        "--jobs",
        str(jobs),
        "--quiet",
    ]
    begun, before, most = time.monotonic(), used(), 0
    process = subprocess.Popen(
        [*map(str, words), *mapping, "--piece", "1"], stderr=subprocess.DEVNULL
    )
    family = psutil.Process(process.pid)
    while process.poll() is None:
        most = max(most, memory(family))
        time.sleep(0.5)
    assert process.returncode == 0
    shutil.rmtree(archive)
    return time.monotonic() - begun, used() - before, most


def memory(family):
    """Return the bytes that a process and those below it have, what they share counted once."""
    total = 0
    for one in (family, *children(family)):
        try:
            total += one.memory_full_info().pss
        except psutil.Error:
            continue
    return total


def children(family):
    try:
        return family.children(recursive=True)
    except psutil.Error:
        return []


def speed(count):
    folder = Path(tempfile.mkdtemp())
    make(folder, count, broken=0)
    loop, articles = looped(folder)
    clock1, one, _ = scanned(folder, 1)
    clock2, two, _ = scanned(folder, 2)
    print(f"scan in a loop: {articles / loop:.0f} articles a second of one core")
    print(f"corpus scan, one process: {articles / one:.0f}, {loop / one:.0%} of it")
    print(
        f"two processes: {clock1 / clock2:.2f} times one by the clock, {2 * one / two:.2f} by the processor"
    )
    shutil.rmtree(folder)
    make(folder, count // 4, form="warc", broken=0)
    _, warc, _ = scanned(folder, 1, "warc")
    print(f"pages of WARC, one process: {count // 4 / warc:.0f} a second")
    shutil.rmtree(folder)


def most(counts):
    found = []
    for count in counts:
        folder = Path(tempfile.mkdtemp())
        make(folder, count, broken=0, paragraphs=(1, 2))
        clock, processor, peak = scanned(folder, 2)
        found.append(peak)
        print(
            f"{count:,} articles: {peak / 1e6:.0f} MB at most, {clock:.0f} s, {count / processor:.0f} a second of one core",
            flush=True,
        )
        shutil.rmtree(folder)
    if len(found) > 1:
        print(f"the larger takes {found[-1] / found[0] - 1:+.0%}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=4000)
    parser.add_argument("--memory", type=int, nargs="*", default=[])
    given = parser.parse_args()
    if given.articles:
        speed(given.articles)
    most(given.memory)


if __name__ == "__main__":
    main()
