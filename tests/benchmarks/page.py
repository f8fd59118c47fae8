"""Prints what the page costs: seconds to make it, megabytes, seconds in a browser, as Markdown.

Run it as ``python tests/benchmarks/page.py``; it needs selenium, chromium and chromium-driver.
Half of the predictions are resolved, each with evidence and a note. Making is wall time; in the
browser a step is over when it has been painted.
"""

import argparse
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import gettempdir

from selenium import webdriver
from subjects import BIN, LATER, Data, data_of, half_resolved

SIZES = (100, 1_000, 10_000)
STEP = """
const [act, done] = arguments;
const start = performance.now();
const field = document.getElementById(act[0]);
field.value = act[1];
field.dispatchEvent(new Event(act[0] === "by-words" ? "input" : "change", {bubbles: true}));
requestAnimationFrame(() => setTimeout(() => done((performance.now() - start) / 1000)));
"""
ACTS = {
    "filter by words": ("by-words", "parliament spring"),
    "again": ("by-words", "parliament spring 77"),
    "filter by status": ("by-state", "failed"),
    "sort": ("by-order", "author"),
}


def main() -> None:
    """Make the page of every size, open it, and print a row a size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=Path(gettempdir(), "predtrack-bench"))
    options = parser.parse_args()
    headings = ["predictions", "made in s", "MB", "opened in s", *ACTS]
    print("|", " | ".join(headings), "|")
    print("|", "---|" * len(headings), sep="")
    for size in SIZES:
        page, made = _make(data_of(options.folder, size))
        megabytes = page.stat().st_size / 1e6
        seconds = _open(page)
        cells = [f"{size:,}", f"{made:.2f}", f"{megabytes:.2f}", *(f"{one:.2f}" for one in seconds)]
        print("|", " | ".join(cells), "|", flush=True)


def _make(data: Data) -> tuple[Path, float]:
    """Make the page of the ledger with half of it resolved, and tell how long the page took."""
    page = data.folder / "card.html"
    command = [str(BIN / "predtrack"), "--ledger", str(half_resolved(data)), "scorecard"]
    start = time.perf_counter()
    subprocess.run([*command, "-o", str(page)], env=LATER, check=True)
    return page, time.perf_counter() - start


def _open(page: Path) -> list[float]:
    """Return the seconds that opening takes, and each act on the page."""
    options = webdriver.ChromeOptions()
    for word in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"):
        options.add_argument(word)
    browser = webdriver.Chrome(options, webdriver.ChromeService("/usr/bin/chromedriver"))
    try:
        opened = _timed(lambda: browser.get(page.as_uri()))
        return [opened, *(browser.execute_async_script(STEP, act) for act in ACTS.values())]
    finally:
        browser.quit()


def _timed(act: Callable[[], None]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
