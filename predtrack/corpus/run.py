"""A run: a corpus scanned into an archive, from its first part to the manifest.

What is committed stays, whatever ends a run; one that goes on ends with the same content.
"""

from __future__ import annotations

import platform
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from predtrack.corpus.engine import Done, check_workers, find_all_copies, read_parts
from predtrack.corpus.manifest import COPIES, FORMAT, NAME, PARTS, FailedPart, Manifest, PartRecord
from predtrack.corpus.parts import RUN, WORKING, committed, shingles_of, written_to
from predtrack.corpus.sources import Order, Reading
from predtrack.errors import OutputTaken, PredtrackError
from predtrack.models.record import Misshapen, from_json, to_record

if TYPE_CHECKING:
    from distributed import Client

LOCK = ".lock"
"""The file by which one run at a time has a folder."""
LIBRARIES = ("dask", "distributed", "duckdb", "fastwarc", "numpy", "resiliparse")


class Run(msgspec.Struct, frozen=True):
    """What a run is: the predtrack that does it, its sources, and how it reads them."""

    version: str
    sources: tuple[str, ...]
    reading: Reading
    piece: int


def begin(folder: Path, run: Run, *, resume: bool = False, replace: bool = False) -> None:
    """Take a folder for a run: a new or empty one, or that of a run that is resumed or replaced.

    Raises:
        OutputTaken: it holds something else, or another run.
        UnwritableFile: it cannot be written.
    """
    with written_to(folder):
        there = {one.name for one in folder.iterdir()} - {LOCK}
        if there and RUN not in there:
            raise OutputTaken(str(folder), "something else: name another folder with --output")
        before = _run_of(folder) if there else None
        if before and not (resume or replace) and _has_begun(folder):
            raise OutputTaken(
                str(folder), "a run already: --resume goes on with it, --replace makes it anew"
            )
        if before and resume:
            _check_same(folder, before, run)
            _check_unfinished(folder)
        else:
            _clear(folder)
        for name in (PARTS, WORKING):
            (folder / name).mkdir(exist_ok=True)
        (folder / NAME).unlink(missing_ok=True)  # it is no archive until it is done
        _put(folder / RUN, run)


def _clear(folder: Path) -> None:
    for name in (NAME, RUN, COPIES):
        (folder / name).unlink(missing_ok=True)
    for name in (PARTS, WORKING):
        with suppress(FileNotFoundError):
            shutil.rmtree(folder / name)


def _run_of(folder: Path) -> Run:
    try:
        return from_json(Run, (folder / RUN).read_bytes())
    except Misshapen:
        raise OutputTaken(str(folder), f"a {RUN} that is none of ours") from None


def _has_begun(folder: Path) -> bool:
    """Tell whether there is anything that a run has left, finished or not."""
    return (folder / NAME).exists() or any((folder / PARTS).glob("*"))


def _check_same(folder: Path, earlier: Run, run: Run) -> None:
    before, now = to_record(earlier), to_record(run)
    different = [name for name in ("version", "sources", "piece") if before[name] != now[name]]
    pairs = before["reading"], now["reading"]
    different += [name for name in pairs[1] if pairs[0][name] != pairs[1][name]]
    if different:
        raise OutputTaken(
            str(folder),
            f"a run with other {', '.join(different)}: --resume takes the same words, --replace "
            "makes it anew",
        )


def _check_unfinished(folder: Path) -> None:
    if (folder / NAME).exists() and not (folder / WORKING).exists():
        raise OutputTaken(str(folder), "a run that is finished: --replace makes it anew")


def _put(path: Path, value: msgspec.Struct) -> None:
    whole = path.with_name(f"{path.name}.new")
    whole.write_bytes(msgspec.json.format(msgspec.json.encode(value)) + b"\n")
    whole.replace(path)


@dataclass
class Progress:
    """How far a run is: parts that are done of all, rows of them, and parts that failed."""

    parts: int
    done: dict[int, PartRecord] = field(default_factory=dict)
    failed: dict[int, FailedPart] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, number: int, record: PartRecord) -> None:
        """Count a part that is in its place."""
        self.done[number] = record
        self.counts.update(record.rows)


def scan(
    folder: Path, orders: Sequence[Order], client: Client, progress: Progress
) -> Iterator[Progress]:
    """Read what is not committed yet, and yield how far it is after each part.

    Raises:
        UnfitWorker, SchedulerGone: the cluster cannot do it.
        UnwritableFile: the disk takes no more.
    """
    waiting = {one.number: one for one in orders}
    for number, part in committed(folder):
        is_same = number in waiting and waiting[number].digest == part.order
        if is_same and shingles_of(folder, part.record.name).is_file():
            progress.add(number, part.record)
            del waiting[number]
        else:
            shutil.rmtree(folder / PARTS / part.record.name)
    check_workers(client, folder)
    yield progress
    for done in read_parts(client, [*waiting.values()], folder):
        _take(progress, done)
        yield progress


def _take(progress: Progress, done: Done) -> None:
    number = done.order.number
    if done.record is not None:
        progress.add(number, done.record)
        return
    names = tuple(one.name for one in done.order.slices)
    progress.failed[number] = FailedPart(number, names, done.why)


def finish(folder: Path, run: Run, progress: Progress, client: Client, *, made: str) -> Manifest:
    """Find the copies, and write the manifest, with which the folder is an archive.

    Raises:
        PredtrackError: no part was read.
        UnwritableFile: the disk takes no more.
    """
    parts = tuple(progress.done[number] for number in sorted(progress.done))
    if not parts:
        raise PredtrackError(f"nothing could be read: {progress.failed[min(progress.failed)].why}")
    copies, checksum = find_all_copies(client, folder, [one.name for one in parts])
    manifest = Manifest(
        format=FORMAT,
        versions=_versions(run),
        options=to_record(run.reading) | {"piece": run.piece},
        sources=run.sources,
        made=made,
        counts={**progress.counts, "copies": copies},
        parts=parts,
        failed=tuple(progress.failed[number] for number in sorted(progress.failed)),
        copies=checksum,
    )
    with written_to(folder):
        _put(folder / NAME, manifest)
        if not progress.failed:
            shutil.rmtree(folder / WORKING)
    return manifest


def _versions(run: Run) -> Mapping[str, Any]:
    libraries = {name: version_of(name) for name in LIBRARIES}
    return {"predtrack": run.version, "python": platform.python_version(), **libraries}
