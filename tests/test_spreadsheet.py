"""Outcomes from a spreadsheet: every habit of one is read, and what is wrong has its line."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from predtrack.cli.spreadsheet import is_spreadsheet, read_outcomes
from predtrack.errors import BadRows, PredtrackError
from predtrack.models.cells import from_csv_cell, to_csv_cell

DAY = "2020-01-01"
URLS = ["https://a.org/x;y", "https://b.org"]


def rows(text):
    return read_outcomes(text, source="rows.csv").rows


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("id,status,on\naaaa,failed,2020-01-01\n", {"id": "aaaa", "status": "failed", "on": DAY}),
        ("id;status;on\naaaa;failed;2020-01-01", {"id": "aaaa", "status": "failed", "on": DAY}),
        ("id\tstatus\ton\r\naaaa\tfailed\t\r\n", {"id": "aaaa", "status": "failed", "on": None}),
        ('"ID" ; "Status"\naaaa; Failed \n', None),
        ('"ID";"Status"\naaaa; Failed \n', {"id": "aaaa", "status": "failed"}),
        ("\n\nid,status\n,,\naaaa,void\n", {"id": "aaaa", "status": "void"}),
        ("id,status,reason\naaaa,Void,\n", {"id": "aaaa", "status": "void", "reason": None}),
        ("id,status,note\naaaa,failed\n", {"id": "aaaa", "status": "failed", "note": None}),
        ("status,quote\nfailed,'-5 % at most\n", {"status": "failed", "quote": "-5 % at most"}),
        ("status,quote\nfailed,''tis so\n", {"status": "failed", "quote": "''tis so"}),
        ('status,quote\nfailed,"a ""b"",\nc"\n', {"status": "failed", "quote": 'a "b",\nc'}),
        ("id,status,\naaaa,failed,\n", {"id": "aaaa", "status": "failed"}),
        ("id,status\naaaa,failed,,\n", {"id": "aaaa", "status": "failed"}),
        ("id,status,deadline,tags\naaaa,failed,2019,x\n", {"id": "aaaa", "status": "failed"}),
        ("id,status\raaaa,failed\r", {"id": "aaaa", "status": "failed"}),
        ("id;status;note\naaaa;failed;a, b, c\n", {"id": "aaaa", "status": "failed", "note": "a, b, c"}),
    ],
)  # fmt: skip
def test_a_row_is_read_from_a_spreadsheet(text, wanted):
    if wanted is None:
        with pytest.raises(BadRows, match="line 1: it is not CSV"):
            rows(text)
        return
    assert [row for _, row in rows(text)] == [wanted]


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("", None),
        ("https://b.org", ["https://b.org"]),
        ("https://a.org/x;y; https://b.org", URLS),
        ("https://a.org/x;y;\nhttps://b.org;", URLS),
        ("https://a.org/x;y\r\n\r\nhttps://b.org\n", URLS),
    ],
)
def test_a_cell_holds_several_pieces_of_evidence(cell, wanted):
    text = io.StringIO()
    csv.writer(text).writerows([["id", "status", "evidence"], ["aaaa", "failed", cell]])
    assert rows(text.getvalue())[0][1]["evidence"] == wanted


def test_open_rows_are_passed_over_and_counted_and_lines_are_those_of_the_file():
    text = 'id,status,quote\na,open,\nb,,"two\nlines"\n\nc,failed,"more\nlines"\nd,Open,\ne,void,\n'
    outcomes = read_outcomes(text, source="rows.csv")
    assert [(number, row["id"]) for number, row in outcomes.rows] == [(6, "c"), (9, "e")]
    assert outcomes.waiting == 3


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "line 1: no column is called 'status'"),
        ("aaaa,failed\n", "line 1: the column 'aaaa' is unknown"),
        ("\nid,status,colour\naaaa,failed,red\n", "line 2: the column 'colour' is unknown; read are"),
        ("id,on\naaaa,2020-01-01\n", "line 1: no column is called 'status'"),
        ("id,status,ID\n", "line 1: two columns are called 'id'"),
        ('id,"status\naaaa,failed', "line 1: it is not CSV"),
    ],
)  # fmt: skip
def test_a_first_line_that_does_not_name_the_columns_is_refused(text, problem):
    with pytest.raises(BadRows) as caught:
        rows(text)
    assert f"rows.csv, {problem}" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "number", "problem"),
    [
        ("id,status\na,failed\nb,failed,why\n", 3, "'why' stands in a column without a name"),
        ("id,,status\na,x,failed\n", 2, "'x' stands in a column without a name"),
        ('id,status\na,failed\nb,"failed\n', 3, "it is not CSV: unexpected end"),
        ('id,status\na,"failed" x\n', 2, "it is not CSV"),
    ],
)
def test_a_row_that_cannot_be_read_is_its_error(text, number, problem):
    bad = [(line, row) for line, row in rows(text) if isinstance(row, PredtrackError)]
    assert [line for line, _ in bad] == [number]
    assert problem in str(bad[0][1])


@pytest.mark.parametrize(
    ("source", "text", "wanted"),
    [
        ("rows.csv", "", True),
        ("ROWS.TSV", "{}", True),
        ("rows.jsonl", "id,status", False),
        ("rows", "id,status", False),
        ("-", "id,status", True),
        ("-", '\n {"id": "a"}', False),
        ("-", "[]", False),
        ("-", " \n", False),
    ],
)
def test_a_spreadsheet_is_known_by_its_ending_or_by_how_the_input_begins(source, text, wanted):
    assert is_spreadsheet(source, text) is wanted


@given(st.text(alphabet="'=+-@ax "))
def test_the_apostrophe_before_a_formula_is_taken_away_again(text):
    assert from_csv_cell(to_csv_cell(text)) == text


# the command


@pytest.fixture
def on(run):
    return lambda *words, **options: run("--ledger", "ledger.json", *words, **options)


@pytest.fixture
def quotes(on):
    """Record three predictions, and return their ids by quote."""
    said = ("-5 % will be the most.", "Цены вырастут; all of them.", 'He said "no"\nand meant it.')
    facts = ("--title", "T", "--published", "2026-01-15", "--deadline", "2026-06-30")
    return {one: on("add", *facts, "--quote=" + one).out.strip() for one in said}


def filled(exported, outcomes, **dialect):
    """Fill in outcomes by id, as one does in a spreadsheet."""
    table = list(csv.DictReader(io.StringIO(exported)))
    table = [row | outcomes.get(row["id"], {}) for row in table]
    text = io.StringIO()
    writer = csv.DictWriter(text, table[0], **dialect)
    writer.writeheader()
    writer.writerows(table)
    return text.getvalue()


@pytest.mark.parametrize(
    ("delimiter", "encoding", "name"),
    [(",", "utf-8", "open.csv"), (";", "utf-8-sig", "open.csv"), ("\t", "utf-8", "open.tsv")],
)
def test_an_exported_list_is_filled_in_and_handed_back(
    on, quotes, tmp_path, delimiter, encoding, name
):
    first, second, third = quotes.values()
    outcome = {"status": "Failed", "on": "2026-06-30", "evidence": "; ".join(URLS)}
    text = filled(on("list", "-f", "csv").out, {first: outcome, third: outcome}, delimiter=delimiter)  # fmt: skip
    (tmp_path / name).write_text(text, encoding=encoding, newline="")
    result = on("resolve", "--from", name)
    assert result.code == 0, result.err
    assert "2 predictions resolved in ledger.json" in result.err
    assert "1 row passed over: open, or without a status" in result.err
    assert second in on("list", "-f", "csv").out
    for resolved in (first, third):
        assert all(url in on("show", resolved, "--json").out for url in URLS)


def test_standard_input_may_be_a_spreadsheet(on, quotes):
    rows = 'quote;status;on\n"Цены вырастут; all of them.";failed;2026-06-30\n'
    result = on("resolve", "--from", "-", stdin=rows)
    assert "1 prediction resolved" in result.err
    assert "passed over" not in result.err


def test_a_bad_row_of_a_spreadsheet_stops_them_all(on, quotes, tmp_path):
    first, second, _ = quotes.values()
    bad = f"id,status,on\n{first},failed,2026-06-30\n{second},failed,3/6/2026\nzzzz,failed,\n"
    (tmp_path / "bad.csv").write_text(bad)
    before = (tmp_path / "ledger.json").read_bytes()
    result = on("resolve", "--from", "bad.csv")
    assert result.code == 1
    assert "bad.csv, line 3: '3/6/2026' is not a date: day or month first?" in result.err
    assert "bad.csv, line 4: no prediction 'zzzz'" in result.err
    assert (tmp_path / "ledger.json").read_bytes() == before


@pytest.mark.parametrize(
    ("cell", "options"),
    [
        ("30.06.2026", []),
        ("2026-06-30 00:00:00", []),
        ("30-Jun-26", []),
        ("30/06/2026", []),
        ("6/30/2026", []),
        ("30/06/2026", ["--day-first"]),
    ],
)
def test_a_day_as_spreadsheets_write_it(on, quotes, tmp_path, cell, options):
    first = next(iter(quotes.values()))
    (tmp_path / "days.csv").write_text(f"id,status,on\n{first},failed,{cell}\n")
    assert on("resolve", "--from", "days.csv", *options).code == 0
    assert json.loads(on("show", first, "--json").out)["outcome"]["on"] == "2026-06-30"


def test_day_first_settles_a_doubtful_day(on, quotes, tmp_path):
    first = next(iter(quotes.values()))
    (tmp_path / "days.csv").write_text(f"id,status,on\n{first},failed,04/03/2026\n")
    on("resolve", "--from", "days.csv", "--day-first")
    assert json.loads(on("show", first, "--json").out)["outcome"]["on"] == "2026-03-04"
