"""The command scan over many articles: recorded in few changes, shown as it goes."""

import json
import os
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import PREDTRACK

from predtrack.ledger import Ledger

PUBLISHED = ("--published", "2026-01-15")


@pytest.fixture
def articles(tmp_path):
    """Make so many articles of two statements each, and return their names."""

    def make(count):
        for number in range(count):
            text = f"Lot {number} will be sold by June.\n\nBarge {number} will sink in 2027.\n"
            (tmp_path / f"{number:04}.txt").write_text(text, encoding="utf-8")
        return [f"{number:04}.txt" for number in range(count)]

    return make


def changes(tmp_path):
    return list((tmp_path / ".predtrack").glob("ledger.json.*.step"))


def test_articles_are_recorded_together_and_said_one_by_one(on, articles, tmp_path):
    result = on("scan", *articles(6), *PUBLISHED, "--save")
    assert result.code == 0, result.err
    assert result.err.count("2 recorded in ledger.json\n") == 6
    assert len(Ledger(tmp_path / "ledger.json").predictions()) == 12
    assert len(changes(tmp_path)) < 6
    assert "2 were there already" in on("scan", *articles(6), *PUBLISHED, "--save").err
    assert on("verify").code == 0


def test_one_that_cannot_be_recorded_keeps_no_other_from_it(on, articles, tmp_path):
    names = articles(6)
    assert on("scan", names[3], *PUBLISHED, "--save").code == 0
    result = on("scan", *names, "none.txt", "--published", "2026-01-16", "--save")
    assert result.code == 1
    told = [
        line for line in result.err.splitlines() if "recorded in" in line or "predtrack:" in line
    ]
    assert [("is on record with published" in one, "no such file" in one) for one in told] == [
        (number == 3, number == 6) for number in range(7)
    ]
    assert len(Ledger(tmp_path / "ledger.json").predictions()) == 12


@pytest.mark.parametrize("words", [["--save"], ["--draw", "1"], ["--save", "--jobs", "2"]])
def test_a_damaged_ledger_is_said_once_and_nothing_is_read(on, articles, tmp_path, words):
    (tmp_path / "ledger.json").write_text('{"predtrack": {"schema": 3')
    result = on("scan", *articles(3), *PUBLISHED, *words)
    assert result.code == 3
    assert result.out == ""
    assert result.err.count("the ledger is damaged") == 1


def test_the_same_article_twice_is_recorded_once(on, articles, tmp_path):
    (name,) = articles(1)
    result = on("scan", name, name, *PUBLISHED, "--save")
    assert "0 recorded in ledger.json, 2 were there already" in result.err
    assert len(Ledger(tmp_path / "ledger.json").predictions()) == 2


def test_json_lines_are_numbered_through_and_printed_as_it_goes(
    on, articles, tmp_path, environment
):
    names = articles(3)
    numbers = [json.loads(line)["number"] for line in
               on("scan", *names, "-f", "jsonl").out.splitlines()]  # fmt: skip
    assert numbers == [1, 2, 3, 4, 5, 6]
    process = subprocess.Popen(
        [PREDTRACK, "--ledger", "ledger.json", "scan", names[0], "-", "-f", "jsonl"],
        cwd=tmp_path, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    with ThreadPoolExecutor(1) as reader:  # it waits for its input, and has printed the first
        first = reader.submit(process.stdout.readline).result(timeout=30)
    assert json.loads(first)["number"] == 1
    process.communicate(b"Rates will fall by May.\n", timeout=30)


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT])
def test_what_was_said_to_be_recorded_outlasts_a_blow(articles, tmp_path, environment, blow):
    process = subprocess.Popen(
        [PREDTRACK, "--ledger", "ledger.json", "scan", *articles(1500), *PUBLISHED, "--save"],
        cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )  # fmt: skip
    said = process.stderr.readline()
    os.kill(process.pid, blow)
    said += process.communicate(timeout=60)[1]
    told = [line.split()[0].decode() for line in said.splitlines() if line.startswith(b"  ")]
    kept = {one.id for one in Ledger(tmp_path / "ledger.json").predictions()}
    assert b"2 recorded in ledger.json" in said
    assert kept.issuperset(told)
    assert len(kept) < 3000
