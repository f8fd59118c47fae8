"""The engine: the parts of a corpus as one graph of Dask, on this machine's cores or a cluster.

Who reads a part is Dask's business, and that one who died is read again by another. Processes of
this machine talk by TLS with keys of this run alone, so that nobody else gives them work.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from multiprocessing import resource_tracker
from pathlib import Path
from signal import SIG_BLOCK, SIG_SETMASK, SIGINT, pthread_sigmask
from typing import TYPE_CHECKING, Any, NamedTuple

from predtrack import __version__
from predtrack.corpus.copies import find_copies
from predtrack.corpus.manifest import PartRecord
from predtrack.corpus.parts import RUN
from predtrack.corpus.reading import read_part
from predtrack.corpus.sources import Order
from predtrack.errors import (
    MissingExtra,
    PredtrackError,
    SchedulerGone,
    UnfitWorker,
    UnwritableFile,
)

if TYPE_CHECKING:
    from distributed import Client, Future, LocalCluster

SECONDS = 10
"""How long a scheduler, and its first worker, are waited for."""
_MEMORY = "2GB"
"""What a process of this machine may take before it is ended: about ten times what it needs."""
DEATHS = 4
"""Workers that a part may cost before it is given up: two for each of two articles."""
_SETTINGS = {
    "distributed.scheduler.allowed-failures": DEATHS,
    "distributed.worker.profile.enabled": False,  # what it keeps of each second fills the memory
}
ABSENT = re.compile(r"No module named '(\w+)")


class Done(NamedTuple):
    """A part that was read, or why it was not."""

    order: Order
    record: PartRecord | None
    why: str = ""


@contextmanager
def connected(scheduler: str | None, jobs: int) -> Iterator[Client]:
    """Have a cluster to work on: that of a scheduler, or so many processes of this machine.

    Raises:
        MissingExtra: Dask is not installed.
        SchedulerGone: no scheduler answers, or it has no worker.
    """
    try:
        import dask
        from distributed import Client
    except ImportError:
        raise MissingExtra("a scan of a corpus", "archive") from None
    with dask.config.set(_SETTINGS):
        if scheduler is None:
            with _started(jobs) as cluster, Client(cluster) as client:
                yield client
            return
        try:
            client = Client(scheduler, timeout=SECONDS)
        except (OSError, ValueError) as error:
            raise SchedulerGone(scheduler, str(error) or "it does not answer") from None
        with client:
            yield client


@contextmanager
def _started(jobs: int) -> Iterator[LocalCluster]:
    """Have processes of this machine, which a key that stops this one does not reach.

    Raises:
        PredtrackError: they cannot be started.
    """
    from distributed import LocalCluster

    sys.warnoptions.append("ignore:resource_tracker:UserWarning")  # what it says when it is stopped
    resource_tracker.ensure_running()  # later it would let the key through again
    before = pthread_sigmask(SIG_BLOCK, {SIGINT})  # whoever is started has it blocked for ever
    try:
        cluster = LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            memory_limit=_MEMORY,
            dashboard_address="127.0.0.1:0",  # None means 8787, which another may have
            silence_logs=logging.CRITICAL + 1,
            security=True,
        )
    except (OSError, RuntimeError) as error:
        pthread_sigmask(SIG_SETMASK, before)
        raise PredtrackError(f"no processes can be started here: {error}") from None
    with cluster:
        pthread_sigmask(SIG_SETMASK, before)
        yield cluster


def check_workers(client: Client, folder: Path) -> None:
    """Check that scheduler and workers have this predtrack, and see the archive's folder.

    Raises:
        SchedulerGone: there is no worker.
        UnfitWorker: one cannot do the work.
    """
    address = str(client.scheduler.address)
    try:
        client.wait_for_workers(1, timeout=SECONDS)
    except TimeoutError:
        raise SchedulerGone(address, "it has no worker: start one (dask worker)") from None
    ours = probe(str(folder))
    for worker, answer in client.run(probe, str(folder), on_error="return").items():
        _check(f"worker {worker}", answer, ours)
    try:
        version, _ = client.run_on_scheduler(probe, str(folder))
    except Exception as error:  # noqa: BLE001  # whatever it is that stands in its way
        _check(f"scheduler {address}", error, ours)
    else:
        _check(f"scheduler {address}", (version, ours[1]), ours)


def probe(folder: str) -> tuple[str, str]:
    """Return which predtrack runs here, and what tells the archive's folder that it sees."""
    for name in ("duckdb", "fastwarc", "resiliparse", "numpy"):
        __import__(name)
    run = Path(folder, RUN)
    return __version__, sha256(run.read_bytes()).hexdigest() if run.is_file() else ""


def _check(who: str, answer: Any, ours: tuple[str, str]) -> None:
    if not isinstance(answer, tuple):
        absent = ABSENT.search(str(answer))
        why = f"it has no {absent[1]}" if absent else str(answer).partition("\n")[0]
        raise UnfitWorker(who, why, __version__)
    version, seen = answer
    if version != __version__:
        raise UnfitWorker(who, f"it has predtrack {version}", __version__)
    if seen != ours[1]:
        raise PredtrackError(f"{who} does not see the archive's folder: all have to share its disk")


def read_parts(client: Client, orders: Sequence[Order], folder: Path) -> Iterator[Done]:
    """Read parts, and yield each when it is done, in whatever order.

    Raises:
        UnwritableFile: the disk takes no more; what was committed stays.
        SchedulerGone: the scheduler does not answer any more.
    """
    from dask import delayed
    from distributed import as_completed

    read = delayed(read_part, pure=False)
    tasks = [read(one, folder, dask_key_name=f"part-{one.number}") for one in orders]
    by_key = {f"part-{one.number}": one for one in orders}
    futures = client.compute(tasks, retries=1, traverse=False)
    for future in as_completed(futures):
        order = by_key[str(future.key)]
        futures.remove(future)
        if future.status == "finished":
            yield Done(order, future.result())
            continue
        error = _reason(client, future)
        if isinstance(error, UnwritableFile):
            raise error
        yield Done(order, None, str(error).partition("\n")[0])


def find_all_copies(client: Client, folder: Path, names: Sequence[str]) -> tuple[int, str]:
    """Write the table of copies, as ``find_copies`` does, where the parts were read."""
    future = client.submit(find_copies, folder, names, pure=False)
    if future.exception() is not None:
        raise _reason(client, future)
    count, checksum = future.result()
    return int(count), str(checksum)


def _reason(client: Client, future: Future) -> BaseException:
    """Return why a task has failed, in words for whoever started it.

    Raises:
        SchedulerGone: it was lost with its scheduler.
    """
    from distributed import KilledWorker

    if future.status in {"cancelled", "lost"}:
        raise SchedulerGone(str(client.scheduler.address), "it does not answer any more")
    error = future.exception()
    if isinstance(error, KilledWorker):
        return PredtrackError("the processes that read it ended, each time that it was tried")
    return error if isinstance(error, BaseException) else PredtrackError(str(error))
