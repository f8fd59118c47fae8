"""Tables that come in: columns by name, the rules of add and resolve, and what is wrong is named."""

import io
import json
from datetime import date, datetime

import pytest
from openpyxl import Workbook

MIDNIGHT = datetime(2026, 1, 15)  # noqa: DTZ001  # as a workbook has a day
HEAD = "quote,outlet,date"
ROW = "Prices will fall by May 2026.,The Paper,2026-01-15"


@pytest.fixture
def bring(on, tmp_path):
    """Write a file of a name and import it."""

    def bring_file(name, data, *words):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return on("import", name, *words)

    return bring_file


def listed(on):
    return json.loads(on("list", "--all", "--json").out)


def workbook(*rows, merged=None):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@pytest.mark.parametrize(
    ("text", "field", "wanted"),
    [
        (f"{HEAD}\n{ROW}\n", "quote", "Prices will fall by May 2026."),
        (f"{HEAD}\n{ROW}\n", "published", "2026-01-15"),
        (f"{HEAD}\n{ROW}\n", "chosen", "hand"),
        (f"\ufeff{HEAD.upper()}\r\n{ROW}\r\n", "outlet", "The Paper"),
        (f"{HEAD};\n{ROW};\n".replace(",", ";"), "outlet", "The Paper"),
        (f"{HEAD}\n{ROW}\n".replace(",", "\t"), "outlet", "The Paper"),
        (f"{HEAD},Author\n{ROW},Ann Lee; Bo Day\n", "authors", ["Ann Lee", "Bo Day"]),
        (f'{HEAD},tags\n{ROW},"snow, Economy"\n', "tags", ["economy", "snow"]),
        (f"{HEAD},tags\n{ROW},a b; c\n", "tags", ["a b", "c"]),
        (f"{HEAD},speaker,role\n{ROW},Cy Fox,Minister\n", "voice", "other"),
        (f"{HEAD},no change\n{ROW},yes\n", "no_change", True),
        (f"{HEAD},chosen\n{ROW},Submitted\n", "chosen", "submitted"),
        ("claim,outlet,date\nIt rains.,P,15.01.2026\n", "quote", "It rains."),
        ("claim,title\nIt rains.,T\n", "title", "T"),
        ("claim,url\nIt rains.,https://a.example/x\n", "url", "https://a.example/x"),
        (f"{HEAD},quote2\n'=1+1 will be two,P,2026-01-15,\n", "quote", "=1+1 will be two"),
    ],
)  # fmt: skip
def test_a_row_is_recorded(bring, on, text, field, wanted):
    result = bring("rows.csv", text)
    assert result.code == 0, result.err
    assert "1 new, 0 unchanged, 0 conflicting, 0 bad" in result.err
    (record,) = listed(on)
    assert record[field] == wanted
    again = bring("rows.csv", text)
    assert "0 new, 1 unchanged, 0 conflicting, 0 bad" in again.err


@pytest.mark.parametrize(
    ("cell", "latest", "basis"),
    [
        ("2026-06-30", "2026-06-30", "manual"),
        ("30.6.2026", "2026-06-30", "manual"),
        ("by May 2026", "2026-05-31", "stated"),
        ("within two years", "2028-01-15", "manual"),
        ("", "2026-05-31", "stated"),
        ("none", None, "none"),
    ],
)
def test_a_deadline_is_a_day_or_words(bring, on, cell, latest, basis):
    assert bring("rows.csv", f"{HEAD},deadline\n{ROW},{cell}\n").code == 0
    (record,) = listed(on)
    assert (record["deadline"]["latest"], record["deadline"]["basis"]) == (latest, basis)


def test_a_status_comes_with_its_evidence_by_the_rules(bring, on):
    text = f"{HEAD},status,evidence,on,observed\n{ROW},Failed,https://a.example/x; https://b.example,,12 %\n"
    assert bring("rows.csv", text).code == 0
    (record,) = listed(on)
    outcome = record["outcome"]
    assert (outcome["status"], outcome["on"], outcome["observed"]) == (
        "failed",
        "2026-05-31",
        "12 %",
    )
    assert [one["url"] for one in outcome["evidence"]] == [
        "https://a.example/x",
        "https://b.example",
    ]
    assert "0 new, 1 unchanged" in bring("rows.csv", text).err


@pytest.mark.parametrize(
    ("head", "row", "said"),
    [
        (f"{HEAD},status,on", f"{ROW},failed,2027-01-01", "line 2: the outcome's day 2027-01-01 is in the future"),
        (f"{HEAD},status,on", f"{ROW},confirmed,2026-06-02", "it came late"),
        (f"{HEAD},status,evidence", f"{ROW},failed,somewhere", "is not a web address"),
        (f"{HEAD},status", f"{ROW},maybe", "status: 'maybe' is none of open, confirmed"),
        (f"{HEAD},observed", f"{ROW},12 %", "it has 'observed', and no status that resolves it"),
        (f"{HEAD},deadline", f"{ROW},2025-01-01", "lies before the article's publication"),
        (f"{HEAD},deadline", f"{ROW},03/04/2027", "deadline: '03/04/2027' is not a date: day or month"),
        (f"{HEAD},deadline", f"{ROW},xyzzy", "is not a date"),
        (f"{HEAD},kind", f"{ROW},guess", "kind: 'guess' is none of"),
        (f"{HEAD},no_change", f"{ROW},perhaps", "no_change: 'perhaps' is neither true nor false"),
        (HEAD, "It rains.,P,tomorrow", "published: 'tomorrow' is not a date"),
        (HEAD, "It rains.,P,2027-01-15", "the publication date 2027-01-15 is in the future"),
        (HEAD, ",P,2026-01-15", "neither a quote nor a claim"),
        (HEAD, "It rains.,P,", "which article is it?"),
        (HEAD, "It rains.,P", "it has 2 cells, the first line 3"),
        (HEAD, "It rains.,P,2026-01-15,x", "'x' stands in a column without a name"),
        (HEAD, '"It rains.,P,2026-01-15', "it is not CSV"),
        (f"{HEAD},voice,speaker", f"{ROW},author,Ann", "have no speaker"),
    ],
)  # fmt: skip
def test_a_row_that_breaks_a_rule_stops_them_all(bring, tmp_path, head, row, said):
    result = bring("rows.csv", f"{head}\n{row}\n")
    assert result.code in {1, 2}
    assert said in result.err
    assert "rows.csv, line 2: " in result.err
    assert "1 bad; nothing was written" in result.err
    assert not (tmp_path / "ledger.json").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{HEAD}\n", "rows.csv has no rows"),
        ("", "it is empty"),
        ("outlet,date\nP,2026-01-15\n", "line 1: no column is called 'quote' or 'claim' (--map quote=NAME); there are outlet, date"),
        ("quote,outlet\nIt rains.,P\n", "no column is called 'published'"),
        ("quote,date\nIt rains.,2026-01-15\n", "no column is called 'outlet'"),
        (f"{HEAD},Published\n{ROW},\n", "two columns are 'published'"),
    ],
)  # fmt: skip
def test_a_table_that_lacks_something_says_what(bring, tmp_path, text, said):
    result = bring("rows.csv", text)
    assert result.code == 1
    assert said in result.err
    assert not (tmp_path / "ledger.json").exists()


def test_columns_are_mapped_and_what_is_not_read_is_named(bring, on):
    text = "Statement;Who said it;Paper;Said on;Mood\nIt rains by 2027.;Ann Lee;P;15.01.2026;glad\n"
    maps = "quote=statement", "speaker=Who said it", "outlet=Paper", "published=Said on"
    words = [word for one in maps for word in ("--map", one)]
    result = bring("rows.csv", text, *words)
    assert result.code == 0, result.err
    assert "not carried: columns (Mood): 1" in result.err
    (record,) = listed(on)
    assert (record["speaker"], record["published"]) == ("Ann Lee", "2026-01-15")


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("colour=Mood", "--map colour=…: fields are"),
        ("quote", "write ours=theirs"),
        ("speaker=Whose", "no column is called 'Whose'; there are quote, outlet, date"),
    ],
)
def test_a_map_that_leads_nowhere_is_refused(bring, pair, said):
    result = bring("rows.csv", f"{HEAD}\n{ROW}\n", "--map", pair)
    assert result.code in {1, 2}
    assert said in result.err


def test_at_most_ten_bad_rows_are_named(bring):
    result = bring("rows.csv", f"{HEAD},kind\n" + f"{ROW},guess\n" * 14)
    assert result.err.count("kind: 'guess'") == 10
    assert "and 4 more" in result.err
    assert "14 bad; nothing was written" in result.err


def test_a_dry_run_prints_what_would_come_in_and_writes_nothing(bring, tmp_path):
    result = bring("rows.csv", f"{HEAD}\n{ROW}\nIt snows.,P,2026-01-15\n", "--dry-run")
    assert result.code == 0
    assert sorted(line.split("  ")[1] for line in result.out.splitlines()) == [
        "It snows.", "Prices will fall by May 2026.",
    ]  # fmt: skip
    assert "2 new, 0 unchanged, 0 conflicting, 0 bad; nothing was written" in result.err
    assert not (tmp_path / "ledger.json").exists()


def test_a_row_that_differs_is_a_conflict_and_replaces_with_a_trace(bring, on):
    bring("rows.csv", f"{HEAD},tags\n{ROW},a\n")
    other = f"{HEAD},tags\n{ROW},b\n"
    result = bring("rows.csv", other)
    assert result.code == 1
    assert "differs in tags" in result.err
    assert "0 new, 0 unchanged, 1 conflicting" in result.err
    assert listed(on)[0]["tags"] == ["a"]
    assert bring("rows.csv", other, "--replace").code == 0
    (record,) = listed(on)
    assert record["tags"] == ["b"]
    assert record["history"][-1]["why"] == "by rows.csv"
    assert "0 new, 1 unchanged" in bring("rows.csv", other).err


def test_what_the_record_lacks_is_added_and_nothing_is_taken_back(bring, on):
    bring("rows.csv", f"{HEAD}\n{ROW}\n")
    told = f"{HEAD},status,evidence\n{ROW},failed,https://a.example\n"
    assert "0 new, 0 unchanged, 0 conflicting, 0 bad, 1 added to" in bring("rows.csv", told).err
    more = told.replace("a.example", "b.example")
    assert "1 added to" in bring("rows.csv", more).err
    assert "1 unchanged" in bring("rows.csv", f"{HEAD},status\n{ROW},open\n").err
    (record,) = listed(on)
    assert [one["url"] for one in record["outcome"]["evidence"]] == ["https://a.example", "https://b.example"]  # fmt: skip


@pytest.mark.parametrize("ending", ["csv", "tsv", "xlsx", "json"])
def test_evidence_whose_text_is_kept_comes_in_as_far_as_it_can(on, run, tmp_path, ending):
    (tmp_path / "seen.txt").write_text("They fell.\n")
    facts = ("--outlet", "The Paper", "--published", "2026-01-15")
    on("add", "Prices will fall by May 2026.", *facts)
    (record,) = listed(on)
    shown = ("-e", "seen.txt", "-e", "https://a.example/x")
    assert on("confirm", record["id"], "--on", "2026-05-01", *shown).code == 0
    assert on("export", "-o", f"out.{ending}").code == 0
    done = run("import", f"out.{ending}", "--ledger", "other.json")
    assert "1 new, 0 unchanged" in done.err
    assert "not carried: kept texts of evidence: 1" in done.err
    (there,) = json.loads(run("list", "--all", "--json", "--ledger", "other.json").out)
    assert [one["url"] for one in there["outcome"]["evidence"]] == ["https://a.example/x"]
    assert run("verify", "--ledger", "other.json").code == 0
    assert "0 new, 1 unchanged" in run("import", f"out.{ending}", "--ledger", "other.json").err
    assert "0 new, 1 unchanged" in on("import", f"out.{ending}").err
    if ending == "csv":
        assert "1 row resolved so before" in on("resolve", "--from", "out.csv").err


def test_notes_and_evidence_of_what_is_open_stand_beside_it(bring, on):
    text = f"{HEAD},note,evidence\n{ROW},Look again.,https://a.example\n"
    assert bring("rows.csv", text).code == 0
    (record,) = listed(on)
    assert [(note["text"], note["url"]) for note in record["notes"]] == [
        ("Look again.", None), (None, "https://a.example"),
    ]  # fmt: skip
    assert "0 new, 1 unchanged" in bring("rows.csv", text).err


def test_what_json_of_ours_has_and_a_row_does_not_is_counted(bring, on, run):
    bring("rows.csv", f"{HEAD}\n{ROW}\n")
    name = listed(on)[0]["id"]
    on("forecast", name, "30%")
    on("note", name, "He said it again.")
    on("note", name, "No.", "--objection", "claim", "--name", "Ann")
    data = on("list", "--json").out
    brought = run("--ledger", "n.json", "import", "-", stdin=data)
    assert "not carried: forecasts: 1; objections and verdicts: 1" in brought.err
    notes = json.loads(run("--ledger", "n.json", "list", "--json").out)[0]["notes"]
    assert [note["text"] for note in notes] == ["He said it again."]


def test_another_outcome_stands_beside_ours_as_a_second_judgement(bring, on):
    bring("ours.csv", f"{HEAD},status\n{ROW},failed\n")
    other = f"{HEAD},status,evidence\n{ROW},partly,https://b.example\n"
    assert "differs in outcome" in bring("theirs.csv", other).err
    assert bring("theirs.csv", other, "--replace").code == 0
    (record,) = listed(on)
    assert record["status"] == "failed"
    (note,) = record["notes"]
    assert (note["role"], note["by"], note["status"]) == ("judge", "theirs.csv", "partly")
    assert "0 new, 1 unchanged" in bring("theirs.csv", other, "--replace").err


def test_rows_that_contradict_each_other_are_a_conflict(bring, tmp_path):
    result = bring("rows.csv", f"{HEAD},status\n{ROW},failed\n{ROW},partly\n")
    assert result.code == 1
    assert "differs in outcome" in result.err
    assert not (tmp_path / "ledger.json").exists()


def test_what_was_removed_here_does_not_come_back(bring, on):
    bring("rows.csv", f"{HEAD}\n{ROW}\n")
    on("remove", listed(on)[0]["id"], "--why", "mistake")
    assert "0 new, 1 unchanged" in bring("rows.csv", f"{HEAD}\n{ROW}\n").err
    assert listed(on) == []


def test_a_claim_that_was_edited_here_is_found_again_by_its_quote(bring, on):
    bring("rows.csv", f"{HEAD}\n{ROW}\n")
    on("edit", listed(on)[0]["id"], "--claim", "Prices fall.", "--why", "shorter")
    assert "0 new, 1 unchanged" in bring("rows.csv", f"{HEAD}\n{ROW}\n").err


def test_a_quote_stands_in_the_text_that_is_kept(bring, on, add, tmp_path):
    (tmp_path / "a.txt").write_text("Prices will fall by May. Snow will come in the spring.")
    add(
        "Prices will fall by May.",
        "--article",
        "a.txt",
        "--title",
        "T",
        "--published",
        "2026-01-15",
    )
    result = bring("rows.csv", "quote,title,date\nSnow comes in autumn.,T,2026-01-15\n")
    assert "line 2: the quote does not stand in" in result.err
    assert (
        bring("rows.csv", "quote,title,date\nsnow will  come in the spring.,T,2026-01-15\n").code
        == 0
    )
    record = next(one for one in listed(on) if "Snow" in one["quote"])
    assert record["spans"][0]["start"] == 25


def test_passwords_stay_outside(bring, on, tmp_path):
    text = "quote,url,status,evidence\nIt rains by 2025.,https://u:s3cret@a.example/x,failed,https://u:s3cret@b.example\n"
    assert bring("rows.csv", text).code == 0
    assert b"s3cret" not in (tmp_path / "ledger.json").read_bytes()


# JSON and workbooks


def test_json_with_any_names(bring, on):
    rows = [
        {
            "Statement": "It rains by 2027.",
            "outlet": "P",
            "date": "2026-01-15",
            "tags": ["a"],
            "x": 1,
        }
    ]
    result = bring("rows.json", json.dumps(rows), "--map", "quote=Statement")
    assert "1 new" in result.err
    assert "columns (x): 1" in result.err
    assert listed(on)[0]["tags"] == ["a"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([{"quote": 1}], "no column is called 'outlet'"),
        ([{"quote": {"a": 1}, "title": "T"}], "object 1: quote: a text is wanted"),
        ([{"quote": "x", "title": "T", "status": "failed", "evidence": [{"u": 1}]}], "object 1: evidence: "),
        ([{"quote": "x", "title": "T", "status": "failed", "evidence": [None]}], "is not a web address"),
        ([], "rows.json has no rows"),
    ],
)  # fmt: skip
def test_json_that_says_something_else(bring, value, said):
    result = bring("rows.json", json.dumps(value))
    assert result.code == 1
    assert said in result.err


def test_a_workbook_with_days_as_days(bring, on):

    data = workbook(
        ["Quote", "Outlet", "Published", "Deadline", "Status", "Title"],
        ["It rains by May.", "P", MIDNIGHT, date(2026, 5, 31), "open", 2026],
        [None, None, None, None, None, None],
        ["It snows.", "P", "15.01.2026", "by June 2026", "Failed", None],
    )
    result = bring("rows.xlsx", data)
    assert "2 new" in result.err, result.err
    rows = {one["quote"]: one for one in listed(on)}
    assert rows["It rains by May."]["deadline"]["latest"] == "2026-05-31"
    assert rows["It rains by May."]["title"] == "2026"
    assert rows["It snows."]["status"] == "failed"
    assert "2 unchanged" in bring("rows.xlsx", data).err


@pytest.mark.parametrize(
    ("rows", "merged", "said"),
    [
        ([["quote", "title"], ["=A1", "T"]], None, "row 2: A2 is a formula without a value"),
        ([["quote", "title"], ["It rains.", "T"], ["It snows.", None]], "B2:B3", "cells are merged (B2:B3)"),
        ([["quote", "title"], ["It rains.", None]], None, "row 2: which article is it?"),
        ([["words", "title"], ["It rains.", "T"]], None, "row 1: no column is called 'quote'"),
        ([], None, "row 1: no column is called 'quote'"),
    ],
)  # fmt: skip
def test_a_workbook_that_cannot_be_taken(bring, tmp_path, rows, merged, said):
    result = bring("rows.xlsx", workbook(*rows, merged=merged))
    assert result.code == 1
    assert said in result.err
    assert not (tmp_path / "ledger.json").exists()


# which kind it is


@pytest.mark.parametrize(
    ("name", "data", "words", "said"),
    [
        ("a.csv", "Question title,Forecast created by\n", ["-f", "predictionbook"], "it is not PredictionBook JSON, as was said, it seems to be a Fatebook CSV"),
        ("a.json", '{"type": "header", "schema": 9}\n', [], "its schema is 9, this predtrack knows"),
        ("a.bin", b"\0\1\2\3" * 100, [], "it is a binary file"),
        ("a.pdf", b"%PDF-1.7 x", [], "it is a PDF"),
        ("a.json", '{"x": 1}', [], "it is no kind of file that is known; -f names one of annotations, archive, bundle, csv"),
        ("a.txt", " \n", [], "it is empty"),
        ("a.csv", b"\0\1\2\3" * 100, ["-f", "csv"], "it is not a CSV table"),
        ("a.zip", b"PK\3\4 rubbish", [], "an archive"),
        ("a.xlsx", b"PK\3\4 rubbish", ["-f", "xlsx"], "it is not a workbook of Excel"),
        ("a.json", '[{"quote": "x"', [], "no kind of file"),
        ("a.ics", "begin:vcalendar\r\n", [], "it is a calendar (iCalendar), which only goes out; import reads annotations, archive,"),
        ("a.db", b"SQLite format 3\0\4", [], "it is an SQLite database, which only goes out"),
        ("a.yml", b"\xef\xbb\xbf- id: x\n", [], "it is YAML, which only goes out"),
        ("a.md", "# Predictions\n\n## T\n", [], "it is Markdown, which only goes out"),
    ],
)  # fmt: skip
def test_a_file_is_told_by_its_content(bring, tmp_path, name, data, words, said):
    result = bring(name, data, *words)
    assert result.code == 1
    assert said in result.err
    assert not (tmp_path / "ledger.json").exists()


def test_a_newer_ledger_is_not_read(bring, on, add, tmp_path):
    add("Snow will come.", "--title", "T")
    text = (tmp_path / "ledger.json").read_text()
    newer = text.replace('{"predtrack": {"schema": 3', '{"predtrack": {"schema": 9')
    assert newer != text
    result = bring("newer.json", newer)
    assert result.code == 3
    assert "has schema 9, this predtrack knows 3: upgrade predtrack" in result.err
    assert (tmp_path / "ledger.json").read_text() == text


def test_unicode_text_as_excel_saves_it_is_read(bring, on):
    text = f"{HEAD}\n{ROW}\n".replace(",", "\t")
    assert bring("rows.txt", text.encode("utf-16")).code == 0
    assert listed(on)[0]["outlet"] == "The Paper"


def test_latin_letters_of_an_older_encoding_are_read(bring, on):
    text = "quote,outlet,date\nDer Preis fällt bis März; höre ich über die Börse überall.,Zeitung für Köln,2026-01-15\n"
    assert bring("rows.csv", text.encode("cp1252")).code == 0
    assert "fällt" in listed(on)[0]["quote"]


def test_several_files_come_in_together_or_not_at_all(bring, on, tmp_path):
    (tmp_path / "good.csv").write_text(f"{HEAD}\n{ROW}\n")
    result = bring("bad.csv", f"{HEAD}\nIt rains.,P,\n", "good.csv")
    assert result.code == 1
    assert not (tmp_path / "ledger.json").exists()
    both = on("import", "good.csv", "good.csv")
    assert "1 new, 1 unchanged" in both.err


def test_a_table_from_standard_input(on):
    assert "1 new" in on("import", "-", stdin=f"{HEAD}\n{ROW}\n").err
