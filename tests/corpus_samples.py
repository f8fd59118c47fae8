"""Corpora for the tests, and how they are scanned there: in this process, without a cluster."""

import os
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from predtrack import __version__
from predtrack.corpus.archive import Archive
from predtrack.corpus.run import Progress, Run, begin, finish, scan
from predtrack.corpus.sources import Reading, plan

SENTENCE = "Rents in Alderton will fall by May 2031, and no line will close. "
ARTICLE = f"What the council owes\nBy Ann Lee\n3 March 2026\n\n{SENTENCE}The council met on Tuesday and heard the people who live there.\n"
MADE = "2026-11-23T09:00:00+00:00"


@cache
def client():
    """A scheduler and a worker in this process."""
    import dask
    from distributed import Client

    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"})
    return Client(processes=False, n_workers=1, threads_per_worker=1, dashboard_address=None)


def scanned(
    folder,
    *sources,
    piece=8_000_000,
    columns=None,
    resume=False,
    replace=False,
    ended=False,
    **reading,
):
    """Scan sources into a folder, and return the archive; one that is ended is left before it is."""
    run = Run(__version__, tuple(map(str, sources)), Reading(columns or {}, **reading), piece)
    orders = plan(run.sources, run.reading, version=run.version, beside=folder, piece=run.piece)
    folder.mkdir(exist_ok=True)
    begin(folder, run, resume=resume, replace=replace)
    progress = Progress(len(orders))
    for _ in scan(folder, orders, client(), progress):
        pass
    if ended:
        return None
    finish(folder, run, progress, client(), made=MADE)
    return Archive(folder)


def articles_of(archive):
    """Return the articles of an archive, in their order."""
    return [one for part in archive.parts() for one in archive.articles(part)]


def rows_of(archive, table):
    """Return the rows of a table of an archive, in their order."""
    from predtrack.corpus.database import opened, parquet
    from predtrack.corpus.database import rows_of as found

    with opened() as database:
        return [*found(database, f"SELECT * FROM {parquet(archive.files(table))}")]


def skipped(archive):
    """Return what was skipped: source, place and why."""
    return [
        (Path(one["source"]).name, one["offset"], one["why"]) for one in rows_of(archive, "skipped")
    ]


def content_of(folder):
    """Return what an archive's folder holds, but for when it was made."""
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in sorted(folder.rglob("*.parquet"))
        if ".working" not in one.parts
    }


@contextmanager
def deep(folder, name, text, depth=1100):
    """A file so far below a folder that no walk by recursion reaches it; gone afterwards."""
    before = Path.cwd()
    os.chdir(folder)
    for _ in range(depth):
        Path("d").mkdir()
        os.chdir("d")
    Path(name).write_text(text)
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(folder)
        for _ in range(depth):
            os.chdir("d")
        Path(name).unlink()
        for _ in range(depth):
            os.chdir("..")
            Path("d").rmdir()
        os.chdir(before)
