"""Stopping a command: what is said is true, whenever the key is pressed."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import PREDTRACK

import predtrack
from predtrack.ledger import Ledger

PACKAGE = Path(predtrack.__file__).parent
STOPPED_AT_THE_RENAME = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # where the tests run behind a script
rename, when = os.replace, sys.argv.pop(1)
def replace(old, new):
    if when == "before":
        os.kill(os.getpid(), signal.SIGINT)
    rename(old, new)
    if when == "behind":
        os.kill(os.getpid(), signal.SIGINT)
os.replace = replace
from predtrack.__main__ import main
main()
"""


@pytest.fixture
def stopped(add, tmp_path, environment):
    """Note something and press the key before or behind the rename; return what is said."""
    known = add("Prices will fall.", "--title", "Prices")

    def run_stopped(when):
        words = ["--ledger", "ledger.json", "note", known, "A source."]
        done = subprocess.run(
            [sys.executable, "-c", STOPPED_AT_THE_RENAME, when, *words],
            capture_output=True, cwd=tmp_path, env=environment, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 1
        return done.stderr

    return run_stopped


def test_before_the_rename_nothing_was_changed(stopped, tmp_path):
    before = (tmp_path / "ledger.json").read_bytes()
    assert stopped("before") == "predtrack: stopped, nothing was changed\n"
    assert (tmp_path / "ledger.json").read_bytes() == before
    assert [one.name for one in (tmp_path / ".predtrack").glob("*.new*")] == []


def test_behind_the_rename_it_was_changed_and_can_be_undone(stopped, on, tmp_path):
    before = (tmp_path / "ledger.json").read_bytes()
    assert stopped("behind") == (
        "predtrack: ledger.json was changed, and then stopped "
        "(predtrack undo takes the change back)\n"
    )
    (one,) = Ledger(tmp_path / "ledger.json").predictions()
    assert [note.text for note in one.notes] == ["A source."]
    assert on("undo").code == 0
    assert (tmp_path / "ledger.json").read_bytes() == before


def test_a_key_while_it_starts_shows_no_traceback_of_ours(tmp_path, environment):
    """Before the package has begun, the interpreter and pip's script may still show theirs."""
    chance = random.Random(5)
    for _ in range(25):
        process = subprocess.Popen(
            [PREDTRACK, "list"], cwd=tmp_path, env=environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
        time.sleep(chance.uniform(0.02, 0.1))
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
        assert str(PACKAGE / "cli") not in said.decode(), said.decode()
