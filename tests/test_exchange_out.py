"""Files that go out: each format is read by those who read it elsewhere, and by us again."""

import csv
import io
import json
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
import yaml
from conftest import PROJECT, TODAY
from openpyxl import load_workbook

from predtrack.errors import MissingExtra
from predtrack.ledger.exchange import xlsx_table
from predtrack.ledger.exchange.format import File, Outgoing, Wishes
from predtrack.models.cells import CELLS

FACTS = ("--title", "Prices", "--outlet", "P", "--author", "Ann Lee", "--published", "2026-01-15")
FORMULA = "=cmd() will be *so*; it is\nsaid, by “May”."


@pytest.fixture
def filled(on, add):
    """Record three predictions: a failed one with evidence, an open one of a speaker, a removed one."""
    first = add("Prices will fall by May 2026.", *FACTS, "--tag", "economy", "--tag", "a b")
    second = add("--quote=" + FORMULA, *FACTS, "--speaker", "Bo Day", "--deadline", "2027-06-30")
    third = add("Snow will come.", *FACTS)
    on("forecast", first, "30%")
    on("fail", first, "-e", "https://a.example/x", "-e", "https://b.example", "--observed", "12 %")
    on("note", second, "He said it again.")
    on("remove", third, "--why", "mistake")
    return first, second


@pytest.fixture
def out(on, tmp_path):
    """Export to a file of a name and return its bytes."""

    def export(name, *words):
        result = on("export", "-o", name, *words)
        assert result.code == 0, result.err
        return (tmp_path / name).read_bytes()

    return export


def rows_of(data, **dialect):
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), **dialect))


@pytest.mark.parametrize(("name", "mark"), [("out.csv", ","), ("out.tsv", "\t")])
def test_a_table_has_what_a_list_has(on, filled, out, name, mark):
    rows = rows_of(out(name), delimiter=mark)
    assert {row["id"] for row in rows} == {*filled}
    assert rows_of(on("list", "--all", "-f", "csv").out.encode())[0].keys() == rows[0].keys()
    formula = next(row["quote"] for row in rows if "cmd" in row["quote"])
    assert formula == f"'{FORMULA}"


def test_a_csv_for_excel_has_its_mark_and_its_line_ends(filled, out):
    data = out("out.csv", "--excel")
    assert data.startswith(b"\xef\xbb\xbfid,")
    assert data.count(b"\r\n") == 2
    assert b",2026-05-31," in data
    assert b"\"'=cmd() will be" in data


def test_a_workbook_has_days_and_no_formula(filled, out):
    sheet = load_workbook(io.BytesIO(out("out.xlsx"))).active
    head, *rows = sheet.iter_rows()
    names = [cell.value for cell in head]
    assert names == list(CELLS)
    cells = {row[names.index("id")].value: dict(zip(names, row, strict=True)) for row in rows}
    first, second = (cells[one] for one in filled)
    assert first["deadline"].value.date().isoformat() == "2026-05-31"
    assert first["deadline"].is_date
    assert first["no_change"].value is False
    assert (second["quote"].value, second["quote"].data_type) == (FORMULA, "s")
    assert sheet.freeze_panes == "A2"


def test_pandas_reads_the_tables(filled, out, tmp_path):
    import pandas

    for name, read in (
        ("a.csv", pandas.read_csv), ("a.xlsx", pandas.read_excel), ("a.json", pandas.read_json),
    ):  # fmt: skip
        out(name)
        table = read(tmp_path / name)
        assert set(table["id"]) == {*filled}, name
        assert set(table["status"]) == {"open", "failed"}


def test_a_list_in_json_says_who_where_and_when_as_csv_does(on, filled, out):
    listed = json.loads(on("list", "--all", "--json").out)
    assert {one["id"]: one for one in json.loads(out("out.json"))} == {
        one["id"]: one for one in listed
    }
    second = next(one for one in listed if one["id"] == filled[1])
    assert (second["who"], second["authors"], second["outlet"], second["published"]) == (
        "Bo Day", ["Ann Lee"], "P", "2026-01-15",
    )  # fmt: skip


def test_yaml_is_read_as_the_same_records(filled, out):
    assert yaml.safe_load(out("out.yaml").decode()) == json.loads(out("out.json"))
    assert yaml.safe_load(out("none.yml", "--tag", "none").decode()) == []


def test_a_database_holds_it_all_with_keys_views_and_words(on, filled, out, tmp_path):
    out("out.db")
    with closing(sqlite3.connect(tmp_path / "out.db")) as database:
        ask = lambda words: database.execute(words).fetchall()  # noqa: E731
        assert ask("PRAGMA foreign_key_check") == []
        assert ask("PRAGMA integrity_check") == [("ok",)]
        assert ask("SELECT id FROM open_predictions") == [(filled[1],)]
        assert ask("SELECT who, n, failed, open, hit_rate FROM score_by_who") == [
            ("Ann Lee", 1, 1, 0, 0.0), ("Bo Day", 0, 0, 1, None),
        ]  # fmt: skip
        assert ask("SELECT claim FROM predictions_fts WHERE predictions_fts MATCH 'prices'") == [
            ("Prices will fall by May 2026.",)
        ]
        assert ask("SELECT tag FROM tags ORDER BY tag") == [("a b",), ("economy",)]
        assert len(ask("SELECT * FROM evidence")) == 2
        assert ask("SELECT probability FROM forecasts") == [(0.3,)]
        assert ask("SELECT text FROM notes") == [("He said it again.",)]
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("INSERT INTO tags VALUES ('nobody', 'x')")


def test_the_view_of_the_score_agrees_with_the_scorecard(out, tmp_path):
    ledger = str(PROJECT / "data" / "predictions.json")
    out("data.db", "--ledger", ledger)
    with closing(sqlite3.connect(tmp_path / "data.db")) as database:
        counted = database.execute("SELECT sum(n), sum(open) FROM score_by_who").fetchone()
        every = database.execute("SELECT count(*) FROM predictions").fetchone()
    assert every == (11,)
    assert counted == (None, None)  # its authors are not named: nobody's score


def test_sqlite_utils_reads_the_database(filled, out, tmp_path):
    out("out.db")
    script = "import sqlite_utils, sys; d = sqlite_utils.Database(sys.argv[1]); print([r['id'] for r in d['predictions'].search('prices')], d['tags'].foreign_keys[0].other_table)"
    words = [sys.executable, "-c", script, str(tmp_path / "out.db")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == f"['{filled[0]}'] predictions\n"


def test_markdown_shows_texts_as_they_are(filled, out):
    text = out("out.md").decode()
    assert "## Prices" in text
    assert "- **Prices will fall by May 2026.** failed, due 2026-05-31" in text
    assert r"> \=cmd() will be \*so\*; it is said, by “May”." in text
    assert "<https://a.example/x>" in text
    assert "Snow" not in text


def test_annotations_follow_the_model(filled, out):
    found = json.loads(out("out.jsonld"))
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (found["type"], found["total"]) == ("AnnotationCollection", 2)
    for one in found["first"]["items"]:
        assert one["type"] == "Annotation"
        assert one["target"]["selector"][0]["type"] == "TextQuoteSelector"
        assert {body["type"] for body in one["body"]} == {"TextualBody"}


def test_fatebook_gets_what_has_a_forecast(on, filled, out):
    rows = rows_of(out("fate.csv", "-f", "fatebook"))
    assert [(row["Forecast (scale = 0-1)"], row["Resolution"]) for row in rows] == [("0.3", "NO")]
    assert "left out: 1" in on("export", "-f", "fatebook").err


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["--tag", "economy"], [0]),
        (["--status", "open"], [1]),
        (["--who", "Bo Day"], [1]),
        ([], [0, 1]),
    ],
)
def test_the_filters_of_list_choose_what_goes_out(on, filled, out, words, ids):
    rows = rows_of(out("out.csv", *words))
    assert sorted(row["id"] for row in rows) == sorted(filled[one] for one in ids)


def test_json_lines_of_a_choice_come_in_with_what_they_hang_on(on, run, filled, add):
    on("link", *filled)
    other = add("It rains.", "--title", "Other", "--published", "2026-01-15")
    lines = on("export", "--tag", "economy").out
    brought = run("--ledger", "n.json", "import", "-", stdin=lines)
    assert "3 new" in brought.err  # the one chosen, the one that it is linked with, their article
    assert other not in lines
    assert run("--ledger", "n.json", "verify").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "out.csv", "-f", "xlsx"], "ends as csv, and -f says xlsx"),
        (["-o", "out.pdf"], "no format ends so; known are .csv .db"),
        (["-o", "out.db", "--excel"], "--excel is for CSV"),
        (["-f", "bundle2"], "'bundle2' is not one of"),
    ],
)
def test_what_does_not_fit_together_is_refused(on, filled, words, said):
    result = on("export", *words)
    assert result.code == 2
    assert said in result.err


def test_a_file_that_a_person_may_have_filled_in_is_not_written_over(on, filled, out):
    for name in ("out.csv", "out.xlsx", "out.db"):
        out(name)
        assert on("export", "-o", name).code == 2
        out(name, "--force")
    out("out.jsonl")
    out("out.jsonl")


def test_a_workbook_is_no_text_for_a_terminal(filled, terminal):
    shown = terminal("predtrack --ledger ledger.json export -f xlsx")
    assert "no text for a terminal" in shown


def test_a_workbook_goes_into_a_pipe(filled, terminal):
    assert terminal("predtrack --ledger ledger.json export -f xlsx | head -c 2") == "PK"


@pytest.mark.parametrize("form", ["csv", "xlsx", "sqlite"])
def test_a_disk_that_is_full_is_one_clear_line(on, filled, form):
    result = on("export", "-f", form, "-o", "/dev/full")
    assert result.code == 1
    assert result.err == "predtrack: cannot write /dev/full: no space left on device\n"


def test_a_workbook_without_its_extra_is_one_clear_line(monkeypatch, ledger, tmp_path):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    going = Outgoing(ledger, None, TODAY)
    with pytest.raises(MissingExtra, match="writing a workbook needs the extra 'publish'"):
        xlsx_table.write(going)
    file = File("a.xlsx", data=b"")
    with (
        ledger.writing() as book,
        pytest.raises(MissingExtra, match="reading a workbook needs"),
    ):
        xlsx_table.bring(book, file, Wishes())


def test_an_empty_ledger_gives_empty_files(on, out):
    assert json.loads(out("a.json")) == []
    assert rows_of(out("a.csv")) == []
    assert json.loads(out("a.jsonld"))["total"] == 0
    assert out("a.db").startswith(b"SQLite format 3")
