"""The command scan with --jobs: the same as without, by several processes."""

import inspect
import json
import os
import pickle
import signal
import subprocess
import time
from datetime import date
from functools import partial

import pytest
from conftest import PREDTRACK

from predtrack import errors
from predtrack.cli.ahead import Ahead
from predtrack.errors import NotFound, PredtrackError
from predtrack.reading.language import language_of
from predtrack.reading.statements import find_statements

PUBLISHED = ("--published", "2026-01-15")


@pytest.fixture
def articles(tmp_path):
    """Make so many articles of more statements each, and return their names."""

    def make(count, lines=3):
        for number in range(count):
            text = "\n\n".join(
                f"Lot {number} {one} will be sold by June, said Ann Lee." for one in range(lines)
            )
            (tmp_path / f"{number:04}.txt").write_text(text + "\n", encoding="utf-8")
        return [f"{number:04}.txt" for number in range(count)]

    return make


@pytest.fixture
def mixed(articles, tmp_path):
    """Make articles of which some cannot be read, and one comes twice."""
    names = articles(9)
    (tmp_path / "0002.txt").write_bytes(b"Caf\xe9 prices will rise by May.\n")
    (tmp_path / "0003.txt").write_text("Цены вырастут через год, говорят все вокруг.\n")
    (tmp_path / "0005.txt").write_bytes(b"")
    return [*names[:6], "none.txt", "-", *names[6:], names[0], "."]


FORMS = [(), ("--explain",), ("-f", "jsonl"), ("--json",), ("-f", "csv")]


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
def test_what_comes_out_is_the_same_byte_for_byte(on, mixed, form):
    typed = "Rates will fall by May.\n"
    alone = on("scan", *mixed, *PUBLISHED, *form, stdin=typed)
    assert alone.code == 1
    assert alone.err.count("predtrack: cannot read") >= 2
    for jobs in ("2", "3", "99"):
        assert on("scan", *mixed, *PUBLISHED, *form, "--jobs", jobs, stdin=typed) == alone


def test_what_is_recorded_is_the_same_too(run, mixed, tmp_path):
    done = {
        jobs: run("--ledger", f"{jobs}/l.json", "scan", *mixed, *PUBLISHED, "--save", "--jobs", jobs,
                  stdin="Rates will fall by May.\n")
        for jobs in (1, 2)
    }  # fmt: skip
    said = [one.err.replace("2/l.json", "1/l.json") for one in done.values()]
    assert said[0] == said[1]
    ledgers = [(tmp_path / f"{jobs}/l.json").read_bytes() for jobs in done]
    assert ledgers[0] == ledgers[1]


def test_a_fact_on_record_counts_as_it_does_without(on, articles):
    names = articles(3)
    assert on("scan", names[1], *PUBLISHED, "--save").code == 0
    alone = on("scan", *names, "-f", "jsonl")
    assert "2026-06-30" in alone.out
    assert on("scan", *names, "-f", "jsonl", "--jobs", "2") == alone


def test_a_day_to_come_is_refused_as_it_is_without(on, articles):
    words = ("scan", *articles(3), "--published", "2027-01-15")
    assert on(*words, "--jobs", "2") == on(*words)
    wrong = on("scan", *articles(3), "--review", "--jobs", "2")
    assert wrong.code == 2
    assert "--jobs reads ahead" in wrong.err


def reads(folder, name):
    """Read a name: some kill their process, or fail, or are large."""
    with (folder / "read").open("a") as read:
        read.write(f"{name}\n")
    if name.startswith("kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("exit"):
        os._exit(7)
    if name.startswith("wrong"):
        raise NotFound("article", name, near=["right"])
    if name.startswith("full"):
        raise OSError(28, "no space", name)
    return name * (100_000 if name.startswith("large") else 1)


def taken(ahead, names):
    """Take so many, each as what was read or as its error's class and words."""
    for _ in names:
        try:
            yield ahead.take()
        except (PredtrackError, OSError) as error:
            yield type(error).__name__, str(error)


@pytest.mark.parametrize("jobs", [1, 2, 3, 50])
def test_a_process_that_dies_costs_its_article_and_errors_are_what_they_were(tmp_path, jobs):
    names = ["a", "wrong", "kill", "b", "kill2", "kill3", "c", "exit", "d", "full", "kill4"]
    with Ahead(names, lambda: partial(reads, tmp_path), jobs) as ahead:
        found = list(taken(ahead, names))
    died = "the process that read it has died"
    assert found == [
        "a", ("NotFound", str(NotFound("article", "wrong", near=["right"]))),
        ("UnreadableFile", f"cannot read kill: {died} (SIGKILL)"), "b",
        ("UnreadableFile", f"cannot read kill2: {died} (SIGKILL)"),
        ("UnreadableFile", f"cannot read kill3: {died} (SIGKILL)"), "c",
        ("UnreadableFile", f"cannot read exit: {died} (exit code 7)"), "d",
        ("OSError", "[Errno 28] no space: 'full'"),
        ("UnreadableFile", f"cannot read kill4: {died} (SIGKILL)"),
    ]  # fmt: skip


def test_few_results_wait_to_be_taken(tmp_path):
    names = [f"large{number}" for number in range(500)]
    with Ahead(names, lambda: partial(reads, tmp_path), 2) as ahead:
        assert ahead.take() == names[0] * 100_000
        time.sleep(1)
        assert len((tmp_path / "read").read_text().split()) < 8
        assert ahead.take() == names[1] * 100_000


ERRORS = [one for one in vars(errors).values() if inspect.isclass(one) and issubclass(one, PredtrackError)]  # fmt: skip


@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_is_the_same_in_another_process(kind):
    error = kind.__new__(kind)
    PredtrackError.__init__(error, "one line", "two lines")
    error.problem = "cut short"
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.problem) == (kind, "one line\ntwo lines", "cut short")


def test_what_is_found_is_the_same_in_another_process():
    found = find_statements("“Prices will fall by May,” said Ann Lee.", published=date(2026, 1, 15))
    assert found
    assert pickle.loads(pickle.dumps(found)) == found
    assert pickle.loads(pickle.dumps(language_of("en"))) is language_of("en")


@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_what_ends_the_command_ends_all_its_processes(articles, tmp_path, environment, blow):
    names = articles(600)
    process = subprocess.Popen(
        [PREDTRACK, "--ledger", "ledger.json", "scan", *names, "-f", "jsonl", "--jobs", "3"],
        cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )  # fmt: skip
    assert json.loads(process.stdout.readline())["number"] == 1
    if blow == signal.SIGINT:
        os.killpg(process.pid, blow)
    else:
        process.send_signal(blow)
    err = process.communicate(timeout=30)[1].decode()
    assert "Traceback" not in err
    assert process.returncode == (1 if blow == signal.SIGINT else -blow)
    if blow == signal.SIGINT:
        assert "stopped, nothing was changed" in err
    end = time.monotonic() + 10
    while is_alive(process.pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_alive(process.pid)


def is_alive(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
