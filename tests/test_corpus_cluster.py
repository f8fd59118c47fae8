"""A cluster of real processes: the same content as on one machine, whoever is killed."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from corpus_maker import make
from corpus_samples import content_of
from running import PREDTRACK

from predtrack.corpus.archive import Archive

pytestmark = pytest.mark.system
ARTICLES = 2000
WORDS = ("--map", "text=body", "--piece", "0.5", "--quiet")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    make(folder, ARTICLES, 22, broken=0.02)
    return folder


def command(corpus, folder, *words):
    return [str(PREDTRACK), "corpus", "scan", str(corpus), "-o", str(folder), *WORDS, *words]


def scan(corpus, folder, *words, code=0):
    done = subprocess.run(
        command(corpus, folder, *words), capture_output=True, text=True, timeout=400, check=False
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.fixture(scope="module")
def local(corpus, tmp_path_factory):
    """What a run on one machine leaves."""
    folder = tmp_path_factory.mktemp("local") / "archive"
    scan(corpus, folder, "--jobs", "2")
    assert Archive(folder).manifest.counts["articles"] > ARTICLES * 0.95
    return content_of(folder)


def dask(*words, **variables):
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | variables,
    )


@contextmanager
def cluster(tmp_path, workers=2, **variables):
    """A scheduler and so many workers on loopback, and the scheduler's address."""
    told = tmp_path / "scheduler.json"
    started = [
        dask(
            "scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--dashboard-address",
            "127.0.0.1:0",
            "--scheduler-file",
            str(told),
        )
    ]
    try:
        end = time.monotonic() + 60
        while not told.exists() and time.monotonic() < end:
            time.sleep(0.1)
        address = json.loads(told.read_text())["address"]
        place = str(tmp_path / "space")
        started += [
            dask(
                "worker",
                address,
                "--nthreads",
                "1",
                "--host",
                "127.0.0.1",
                "--no-dashboard",
                "--local-directory",
                place,
                **variables,
            )
            for _ in range(workers)
        ]
        yield address, started
    finally:
        for one in started:
            with suppress(ProcessLookupError):
                one.terminate()
        for one in started:
            one.wait(timeout=30)


def test_a_cluster_leaves_the_same_content(corpus, local, tmp_path):
    with cluster(tmp_path) as (address, _):
        scan(corpus, tmp_path / "a", "--scheduler", address)
    assert content_of(tmp_path / "a") == local


def parts_in(folder):
    return len([*(folder / "parts").iterdir()]) if (folder / "parts").exists() else 0


def _heed_keys():
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def started(corpus, folder, *words):
    """Start a run, and return it once a part is committed."""
    process = subprocess.Popen(
        command(corpus, folder, *words),
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heed_keys,  # noqa: PLW1509  # what starts the tests may be deaf to them
    )
    end = time.monotonic() + 120
    while not parts_in(folder) and time.monotonic() < end:
        time.sleep(0.05)
    assert process.poll() is None
    return process


def workers_of(pid):
    """Return the processes below one that read: those that a nanny has spawned."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = int(path.read_text().rpartition(")")[2].split()[1])
            words = (path.parent / "cmdline").read_text()
            if parent == pid and "spawn_main" in words:
                found.append(int(path.parent.name))
    return found


def test_a_killed_worker_costs_its_part_which_another_reads(corpus, local, tmp_path):
    process = started(corpus, tmp_path / "a", "--jobs", "2")
    os.kill(workers_of(process.pid)[0], signal.SIGKILL)
    _, said = process.communicate(timeout=400)
    assert process.returncode == 0, said
    assert content_of(tmp_path / "a") == local


def test_a_killed_run_goes_on_and_ends_with_the_same_content(corpus, local, tmp_path):
    process = started(corpus, tmp_path / "a", "--jobs", "2")
    process.kill()
    process.communicate()
    assert not (tmp_path / "a" / "manifest.json").exists()
    assert parts_in(tmp_path / "a") < len({Path(one).parent for one in local}) - 1
    scan(corpus, tmp_path / "a", "--jobs", "2", "--resume")
    assert content_of(tmp_path / "a") == local


def test_a_stopped_run_says_how_to_go_on(corpus, tmp_path):
    process = started(corpus, tmp_path / "a", "--jobs", "1")
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "parts are committed, --resume goes on with them" in said
    assert len(said.splitlines()) == 1


def test_a_key_that_stops_a_run_that_is_starting_is_one_line(corpus, tmp_path):
    process = subprocess.Popen(
        command(corpus, tmp_path / "a", "--jobs", "2"),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # as on a terminal, all its processes get the key
        preexec_fn=_heed_keys,  # noqa: PLW1509
    )
    end = time.monotonic() + 60
    while not workers_of(process.pid) and time.monotonic() < end:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "parts are committed, --resume goes on with them" in said
    assert len(said.splitlines()) == 1


def test_a_scheduler_that_is_killed_is_one_clear_line(corpus, tmp_path):
    with cluster(tmp_path) as (address, processes):
        run = started(corpus, tmp_path / "a", "--scheduler", address)
        processes[0].kill()
        _, said = run.communicate(timeout=120)
    assert run.returncode == 1
    assert f"the scheduler {address} cannot be worked with" in said
    assert len(said.splitlines()) == 2  # and what is committed


STRANGER = """
import importlib.abc, sys
class Gone(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "predtrack":
            raise ModuleNotFoundError(f"No module named {name!r}", name="predtrack")
sys.meta_path.insert(0, Gone())
"""
OLDER = "import predtrack; predtrack.__version__ = '0.0.1'"
UNFIT = [(STRANGER, "it has no predtrack"), (OLDER, "it has predtrack 0.0.1")]


@pytest.mark.parametrize(("site", "said"), UNFIT)
def test_a_worker_that_cannot_do_it_is_one_clear_line(corpus, tmp_path, site, said):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(site)
    with cluster(tmp_path, workers=1, PYTHONPATH=str(tmp_path / "site")) as (address, _):
        line = scan(corpus, tmp_path / "a", "--scheduler", address, code=1)
    assert "cannot read articles: " + said in line
    assert len(line.splitlines()) == 2  # and what is committed


def test_a_scheduler_without_workers_is_one_clear_line(corpus, tmp_path):
    with cluster(tmp_path, workers=0) as (address, _):
        line = scan(corpus, tmp_path / "a", "--scheduler", address, code=1)
    assert "it has no worker" in line
