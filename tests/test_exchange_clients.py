"""Files that go out, read by the programs that people open them with."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PROJECT

pytestmark = pytest.mark.system

FORMULA = "=1+1 will be *so* | it is said, by “May”."
FACTS = ("--title", "Prices", "--outlet", "P", "--author", "Ann Lee", "--published", "2026-01-15")
SCRIPTS = Path(sys.executable).parent


@pytest.fixture
def filled(on, add):
    """Record two predictions: one with a day and an outcome, one whose quote is a trap."""
    first = add("Prices will fall by May 2026.", *FACTS, "--tag", "economy")
    second = add("--quote=" + FORMULA, *FACTS, "--speaker", "Bo Day", "--deadline", "2027-06-30")
    on("fail", first, "-e", "https://a.example/x")
    return first, second


@pytest.fixture
def client(tmp_path):
    """Run another program where the files are, with a home of its own, and return what it prints."""

    def run(*words, **kept):
        program = shutil.which(words[0], path=f"{SCRIPTS}:{os.environ['PATH']}")
        assert program, f"{words[0]} is not installed"
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        done = subprocess.run(
            [program, *words[1:]],
            cwd=tmp_path,
            env={**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / "data")} | kept,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def exported(on, name, *words):
    result = on("export", "-o", name, *words)
    assert result.code == 0, result.err


@pytest.mark.parametrize("words", [("a.xlsx",), ("a.csv", "--excel"), ("a.csv",)])
def test_libreoffice_shows_each_cell_as_it_was_written(on, filled, client, tmp_path, words):
    exported(on, *words)
    rows = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    utf8 = ["--infilter=CSV:44,34,76,1"] if words[0].endswith("csv") else []
    client("soffice", "--headless", *utf8, "--convert-to", rows, "--outdir", "seen", words[0])
    seen = next((tmp_path / "seen").glob("*.csv")).read_text(encoding="utf-8")
    table = {row["id"]: row for row in csv.DictReader(seen.splitlines())}
    assert set(table) == {*filled}
    assert table[filled[1]]["quote"].lstrip("'") == FORMULA
    assert "2027" in table[filled[1]]["deadline"]
    assert table[filled[0]]["status"] == "failed"


def test_pandoc_shows_each_quote_as_it_was_said(on, filled, client):
    exported(on, "a.md")
    quotes = []

    def walk(block):
        if isinstance(block, dict) and block.get("t") == "BlockQuote":
            quotes.append(plain(block["c"]))
        for inner in block.values() if isinstance(block, dict) else block:
            if isinstance(inner, dict | list):
                walk(inner)

    def plain(value):
        if isinstance(value, list):
            return "".join(map(plain, value))
        if value["t"] == "Str":
            return value["c"]
        return " " if value["t"] in {"Space", "SoftBreak"} else plain(value["c"])

    walk(json.loads(client("pandoc", "-f", "gfm-smart", "-t", "json", "a.md"))["blocks"])
    assert set(quotes) == {FORMULA, "Prices will fall by May 2026."}
    text = client("pandoc", "-f", "gfm", "-t", "plain", "--columns=2000", "a.md")
    assert "https://a.example/x" in text


def test_jq_reads_lists_and_exports_a_record_at_a_time(on, filled, client, tmp_path):
    exported(on, "a.jsonl")
    ids = client("jq", "-r", 'select(.type == "prediction") | .id', "a.jsonl").split()
    assert set(ids) == {*filled}
    (tmp_path / "list.json").write_text(on("list", "--json").out, encoding="utf-8")
    assert client("jq", "-r", ".[].who", "list.json") == "Bo Day\n"


def test_khal_shows_the_deadline_on_its_day(on, filled, client, tmp_path):
    exported(on, "a.ics")
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[due]]\npath = {tmp_path / 'calendar'}\n"
        "[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n",
        encoding="utf-8",
    )
    client("khal", "-c", str(config), "import", "--batch", "-a", "due", "a.ics")
    listed = client("khal", "-c", str(config), "list", "2027-06-30", "2027-07-01")
    assert "=1+1 will be *so*" in listed
    assert "Prices" not in listed


def test_datasette_serves_tables_views_and_search(on, filled, client):
    exported(on, "a.db")

    def get(path):
        return json.loads(client("datasette", "a.db", "--get", f"/a{path}"))

    assert [row["id"] for row in get("/open_predictions.json?_shape=array")] == [filled[1]]
    assert {row["who"] for row in get("/score_by_who.json?_shape=array")} == {"Ann Lee", "Bo Day"}
    found = get("/predictions.json?_search=prices&_shape=array")
    assert [row["id"] for row in found] == [filled[0]]


def test_datasette_shows_our_own_data(on, client):
    result = on("export", "-o", "own.db", "--ledger", str(PROJECT / "data" / "predictions.json"))
    assert result.code == 0, result.err
    counted = json.loads(
        client("datasette", "own.db", "--get", "/own/predictions.json?_shape=array")
    )
    assert len(counted) >= 11
