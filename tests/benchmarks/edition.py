"""Prints what stands beside the pages of a site costs: CPU seconds of each part, as Markdown.

Run it as ``python tests/benchmarks/edition.py``. Half of the predictions are resolved, each with
evidence and a note.
"""

import argparse
import time
from collections.abc import Callable, Sized
from datetime import date
from pathlib import Path
from tempfile import gettempdir

from ledgers import make
from subjects import Data, apart, half_resolved

from predtrack.cli.editions import data_of
from predtrack.ledger import Ledger
from predtrack.ledger.entries import entries_of
from predtrack.models.settings import read_settings
from predtrack.render.site.answers import objection_link
from predtrack.render.site.edition import Edition, edition_of
from predtrack.render.site.feeds import feeds_of
from predtrack.render.site.findable import index_of
from predtrack.render.site.review import review_of

SIZE, PEOPLE = 10_000, 400
DAY = date(2027, 6, 1)
SETTINGS = b'[site]\npublisher = "The Bench"\ncontact = "desk@example.org"\n'


def main() -> None:
    """Make the parts, each once, and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=Path(gettempdir(), "predtrack-bench-site"))
    parser.add_argument("--size", type=int, default=SIZE)
    options = parser.parse_args()
    data = Data(options.folder / str(options.size), options.size)
    if not data.ledger.exists():
        data.folder.mkdir(parents=True, exist_ok=True)
        apart(make, data.ledger, options.size, PEOPLE)
    ledger = Ledger(half_resolved(data))
    print("| part | CPU s |\n|---|---|")
    entries = timed("reading", lambda: entries_of(ledger, ledger.recorded_predictions()))
    edition: Edition = timed("edition", lambda: _edition(ledger, entries))
    timed("feeds", lambda: [one.write(edition) for one in feeds_of(edition)])
    timed("search", lambda: index_of(edition))
    timed("reviews", lambda: [review_of(edition, one) for one in edition.entries])
    pairs = [(one.prediction, "index.html") for one in edition.entries]
    timed("answers", lambda: [objection_link(edition.site, *one) for one in pairs])
    for name, write in data_of(ledger, edition).items():
        timed(name, write)


def _edition(ledger: Ledger, entries: Sized) -> Edition:
    return edition_of(
        entries,
        settings=read_settings(SETTINGS),
        day=DAY,
        is_past=False,
        version="",
        checksum="",
        articles=ledger.articles(),
        aliases=ledger.aliases(),
    )


def timed(name: str, make_it: Callable):
    """Do something, print the CPU seconds that it took, and return what came of it."""
    start = time.process_time()
    made = make_it()
    print(f"| {name} | {time.process_time() - start:.2f} |", flush=True)
    return made


if __name__ == "__main__":
    main()
