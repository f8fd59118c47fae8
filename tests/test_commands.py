"""The commands, run as a user runs them: the installed entry point, in processes of their own."""

import csv
import json
import subprocess
from datetime import date
from shutil import copytree

import pytest
from conftest import PREDTRACK, PROJECT, shown

from predtrack import __version__
from predtrack.cli import COMMANDS, GUESSES
from predtrack.cli import cli as group
from predtrack.ledger import Ledger
from predtrack.scorecard.grouping import By

NAMES = [name for part in COMMANDS.values() for name in part]
TEXT = (
    "Prices will fall within six months. Nothing else changes.\n"
    "Second, prices will fall within six months.\nМинистр уйдёт до конца года.\n"
)
FACTS = ("--title", "Prices", "--outlet", "The Paper", "--published", "2026-01-15")
QUOTE = "Prices will fall within six months."
VOTE = "vote, Kazakhstan"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


# help and the outside of every command


def test_the_help_page_lists_every_command_with_its_own_summary(run):
    page = run("-h")
    assert page.code == 0
    assert run("help").out == page.out
    for name in NAMES:
        _, summary = next(part[name] for part in COMMANDS.values() if name in part)
        command = group.get_command(None, name)
        assert summary in page.out
        assert command.help.split("\n")[0] == summary


def test_a_newcomer_meets_five_commands_first(run):
    result = run()
    assert result.code == 0
    assert result.out.splitlines()[0] == "Keep score of what articles say will happen."
    assert [line.split()[1] for line in result.out.splitlines()[1:-1]] == [
        "scan", "list", "show", "confirm", "scorecard",
    ]  # fmt: skip
    assert result.out.endswith("All commands: predtrack -h\n")


@pytest.mark.parametrize("name", [name for name in NAMES if name != "corpus"])
def test_help_shows_the_usual_options_and_how_to_see_all(run, name):
    usual, every = run(name, "-h").out, run(name, "--help-all").out
    assert f"All options: predtrack {name} --help-all" in usual
    assert "--trust-paths" not in usual
    assert {"--ledger", "--user", "--wait", "--trust-paths"} <= {*every.split()}
    assert {word for word in usual.split("Options:")[-1].split() if word.startswith("--")} <= {
        *every.replace(",", " ").split(), "--help-all",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["corpus", ""])
def test_a_group_shows_all_of_its_options_at_once(run, name):
    words = [name] if name else []
    assert run(*words, "--help-all").out == run(*words, "-h").out


@pytest.mark.parametrize("name", [name for name in NAMES if name != "corpus"])
def test_usual_options_are_options_of_the_command(name):
    command = group.get_command(None, name)
    assert command.usual <= {one.name for one in command.params}


@pytest.mark.parametrize("name", NAMES)
def test_help_of_a_command_is_its_help(run, name):
    assert run("help", name).out == run(name, "-h").out


def test_help_of_what_is_no_command_names_the_nearest(run):
    result = run("help", "lst")
    assert (result.code, result.out) == (2, "")
    assert "did you mean predtrack list?" in result.err
    assert "confirm has no commands of its own" in run("help", "confirm", "list").err


@pytest.mark.parametrize("name", ["article.txt", "https://example.org/a"])
def test_an_article_in_the_place_of_a_command_is_to_be_scanned(run, tmp_path, name):
    (tmp_path / "article.txt").write_text("Prices will fall.")
    assert f"to read an article, predtrack scan {name} (see" in run(name).err


def test_a_wrong_option_names_the_nearest(run):
    result = run("list", "--outlett", "x")
    assert result.code == 2
    assert "--outlet" in result.err.replace("--outlett", "")


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_an_example(run, name):
    result = run(name, "-h")
    assert result.code == 0
    assert f"predtrack {name}" in result.out.split("Example:")[1] or name == "path"
    assert result.err == ""


@pytest.mark.parametrize("package", ["duckdb", "dask", "numpy"])
def test_a_package_of_an_extra_that_is_not_there_is_named_by_its_extra(run, article, package):
    hidden = article.parent / "hidden"
    hidden.mkdir()
    gone = f"raise ModuleNotFoundError('No module named {package}', name='{package}')"
    (hidden / f"{package}.py").write_text(gone)
    result = run("corpus", "scan", "article.txt", "-o", "a", PYTHONPATH=str(hidden))
    assert result.code == 1
    assert "needs the extra 'archive': pip install '.[archive]' in " in result.err.splitlines()[-1]


def test_the_version(run):
    assert run("--version").out == f"predtrack {__version__}\n"


def test_it_runs_as_a_module(tmp_path, environment):
    python = PREDTRACK.with_name("python")
    finished = subprocess.run(
        [python, "-m", "predtrack", "list", "--json"],
        capture_output=True, text=True, cwd=tmp_path, env=environment, timeout=60, check=True,
    )  # fmt: skip
    assert finished.stdout == "[]\n"


@pytest.mark.parametrize("word", GUESSES)
def test_a_likely_guess_names_the_right_command(run, word):
    result = run(word)
    assert result.code == 2
    assert f"predtrack {GUESSES[word]}" in result.err
    assert len(result.err.splitlines()) == 1
    assert GUESSES[word].split()[0] in NAMES


def test_a_typing_error_names_the_nearest_command(run):
    assert "did you mean predtrack list?" in run("lst").err
    assert "there is no command 'zzz' (see predtrack -h)" in run("zzz").err


# add


def test_add_finds_every_place_of_the_quote_in_the_file(add, on, article):
    name = add("prices  will fall within six months.", "--article", article, *FACTS)
    record = shown(on, name)
    assert record["quote"] == QUOTE
    assert [span["start"] for span in record["spans"]] == [0, 66]
    assert all(TEXT[span["start"] : span["end"]] == span["exact"] for span in record["spans"])
    assert record["article_record"]["path"] == "article.txt"
    assert record["claim"] == f"{QUOTE[:-1]} [to 2026-07-15]."


def test_add_prints_the_id_alone_and_says_what_it_understood(on, article):
    words = ("--deadline", "within six months", "--claim", "Prices fall.")
    result = on("add", QUOTE, "--article", article, *FACTS, *words)
    assert len(result.out.strip()) == 8
    assert "claim: Prices fall." in result.err
    assert "deadline: 2026-07-15" in result.err
    assert "ledger.json" in result.err


@pytest.mark.parametrize(
    ("deadline", "latest", "basis"),
    [
        ("2026-12-31", "2026-12-31", "manual"),
        ("2026-12", "2026-12-31", "manual"),
        ("2027", "2027-12-31", "manual"),
        ("2026-Q4", "2026-12-31", "manual"),
        ("31 December 2026", "2026-12-31", "manual"),
        ("within six months", "2026-07-15", "relative"),
        ("31.12.2026", "2026-12-31", "manual"),
        ("in 10 days", "2026-01-25", "manual"),
        ("before March 2026", "2026-02-28", "manual"),
        ("by 2026-03-05", "2026-03-05", "manual"),
        ("by the end of the year", "2026-12-31", "manual"),
    ],
)
def test_a_deadline_is_a_date_or_words(add, on, deadline, latest, basis):
    record = shown(on, add(QUOTE, *FACTS, "--deadline", deadline))
    assert (record["deadline"]["latest"], record["deadline"]["basis"]) == (latest, basis)
    assert record["deadline"]["earliest"] == "2026-01-15"
    assert record["deadline"]["assumption"]


def test_the_articles_wording_stands_beside_a_date_by_hand(add, on):
    words = ("--deadline", "2026-12-31", "--wording", "Within six  months")
    deadline = shown(on, add(QUOTE, *FACTS, *words))["deadline"]
    assert (deadline["text"], deadline["latest"]) == ("Within six  months", "2026-12-31")
    vague = shown(on, add("It ends in due course.", *FACTS, "--wording", "due course"))["deadline"]
    assert (vague["basis"], vague["text"], vague["review"]) == ("vague", "due course", "2027-01-15")


@pytest.mark.parametrize(
    ("words", "latest", "told"),
    [
        (("--deadline", "in 10 days"), "2026-01-25", "in 10 days"),
        (("--deadline", "2026-12-31", "--wording", "by year's end"), "2026-12-31", "by year's end"),
        (("--wording", "when the cows come home"), None, "when the cows come home"),
        (("--deadline", "tomorrow"), "2026-11-24", "counted from today, 2026-11-23"),
    ],
)
def test_words_that_the_quote_does_not_hold_are_the_readers(add, on, words, latest, told):
    deadline = shown(on, add(QUOTE, *FACTS, *words))["deadline"]
    assert (deadline["basis"], deadline["text"], deadline["latest"]) == ("manual", None, latest)
    assert deadline["assumption"].startswith("set by the reader: ")
    assert told in deadline["assumption"]


def test_a_day_set_by_hand_is_not_called_the_articles(add, on):
    one = add("Prices fall.", *FACTS, "--deadline", "2027-01-01")
    moved = on("edit", one, "--deadline", "2027-02-01", "--why", "misread")
    assert "scored by the deadline first set, 2027-01-01" in moved.err


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20.11.2026", "2026-11-20"),
        ("20 Nov 2026", "2026-11-20"),
        ("yesterday", "2026-11-22"),
        ("3 days ago", "2026-11-20"),
        ("last Friday", "2026-11-20"),
        ("today", "2026-11-23"),
    ],
)
def test_a_day_may_be_typed_as_it_is_said(add, on, typed, day):
    one = add(QUOTE, *FACTS, "--published", typed)
    assert json.loads(on("show", one, "--json").out)["article_record"]["published"] == day
    done = on("resolve", one, "partly", "--on", typed)
    assert shown(on, one)["outcome"]["on"] == day
    counts = not typed[0].isdigit() or "ago" in typed
    assert (f"{typed}: {day}, counted from today, 2026-11-23" in done.err) is counts


def test_a_doubtful_day_is_refused(add, on):
    refused = on("confirm", add(QUOTE, *FACTS), "--on", "3/4/2026")
    assert refused.code == 2
    assert "day or month first?" in refused.err


def test_the_end_of_fiscal_years_can_be_given(add, on):
    quote = "Sales will grow in the second quarter of fiscal 2027."
    one = add(quote, *FACTS, "--fiscal-year-ends", "31 March")
    assert shown(on, one)["deadline"]["latest"] == "2026-09-30"
    assert on("add", quote, *FACTS, "--fiscal-year-ends", "soon").code == 2


@pytest.mark.parametrize(
    ("words", "latest"),
    [
        (["--deadline", "by the end of fiscal 2027"], "2027-09-30"),
        (
            ["--deadline", "by the end of fiscal 2027", "--fiscal-year-ends", "31 March"],
            "2027-03-31",
        ),
        (["--wording", "in fiscal 2027", "--fiscal-year-ends", "31 March"], "2027-03-31"),
    ],
)
def test_the_end_of_fiscal_years_counts_for_given_words_too(add, on, words, latest):
    one = add("Sales will grow.", "--title", "Sales", "--published", "2026-05-01", *words)
    assert shown(on, one)["deadline"]["latest"] == latest


def test_no_deadline_gets_a_day_to_look_again(add, on):
    for words in (["Nothing else changes."], [QUOTE, "--deadline", ""]):
        deadline = shown(on, add(*words, *FACTS))["deadline"]
        assert (deadline["basis"], deadline["latest"], deadline["review"]) == (
            "none", None, "2027-01-15",
        )  # fmt: skip


def test_the_same_again_is_not_a_second_prediction_and_another_claim_is(on, add):
    first = add(QUOTE, *FACTS, "--claim", "One.")
    again = on("add", QUOTE, *FACTS, "--claim", "one.")
    assert again.code == 0
    assert again.out.strip() == first
    assert f"already recorded as {first}" in again.err
    assert add(QUOTE, *FACTS, "--claim", "Two.") != first
    assert len(json.loads(on("list", "--json").out)) == 2


def test_the_quote_can_come_from_standard_input_and_the_article_be_the_last(add, on, article):
    add(QUOTE, "--article", article, *FACTS)
    second = add("--quote", "-", "--article", "last", stdin="Nothing else changes.\n")
    record = shown(on, second)
    assert record["spans"][0]["start"] == TEXT.index("Nothing")
    assert len(json.loads(on("articles", "--json").out)) == 1


def test_the_options_of_add_all_reach_the_record(add, on):
    name = add(
        "--quote", "Ол кетеді.", *FACTS, "--claim", "He leaves.", "--kind", "promise",
        "--no-change", "--speaker", "The Minister", "--tag", "B", "--tag", "a", "--criterion",
        "By decree.", "--translation", "He will leave.", "--author", "Ann", "--author", "Bo",
        "--url", "https://example.org/a", "--published-basis", "inferred", "--language", "kk",
        "--archived-url", "https://archive.example.org/a",
    )  # fmt: skip
    record = shown(on, name)
    wanted = {
        "quote": "Ол кетеді.", "claim": "He leaves.", "kind": "promise", "no_change": True,
        "speaker": "The Minister", "tags": ["a", "b"], "criterion": "By decree.",
        "translation": "He will leave.", "status": "open", "outcome": None,
    }  # fmt: skip
    assert {field: record[field] for field in wanted} == wanted
    facts = {
        "authors": ["Ann", "Bo"], "url": "https://example.org/a", "language": "kk",
        "published": "2026-01-15", "published_basis": "inferred", "path": None, "sha256": None,
        "archived_url": "https://archive.example.org/a",
    }  # fmt: skip
    assert {field: record["article_record"][field] for field in facts} == facts
    assert record["history"][0]["by"] == "reader"


def test_on_a_terminal_add_asks_for_what_is_missing(terminal, tmp_path):
    answers = [
        QUOTE,
        "",
        "Prices",
        "The Paper",
        "",
        "5/1/2026",
        "2026-01-15",
        "Ann",
        "",
        "Prices fall.",
    ]
    page = terminal("predtrack --ledger ledger.json add", answers=[*answers, "within six months"])
    assert "numbers" in page or "year first" in page
    (one,) = Ledger(tmp_path / "ledger.json").predictions()
    assert (one.claim, one.deadline.latest) == ("Prices fall.", date(2026, 7, 15))
    (article,) = Ledger(tmp_path / "ledger.json").articles()
    assert (article.title, article.authors, article.url) == ("Prices", ("Ann",), None)


def test_on_a_terminal_add_asks_nothing_of_who_said_enough(terminal, tmp_path):
    terminal(f"predtrack --ledger ledger.json add '{QUOTE}' --title P --claim 'Prices fall.'")
    assert len(Ledger(tmp_path / "ledger.json").predictions()) == 1


# looking


@pytest.fixture
def three(add):
    """Make a dated, an undated and a waiting prediction, and return their ids."""
    return (
        add(QUOTE, *FACTS, "--deadline", "within six months", "--tag", "prices"),
        add("Министр уйдёт.", *FACTS, "--claim", "Министр УЙДЁТ.", "--speaker", "Әлия Қасым"),
        add("Will they vote?", *FACTS, "--kind", "question", "--event", VOTE),
    )


def ids(result):
    return [record["id"] for record in json.loads(result.out)]


def test_list_puts_the_nearest_deadline_first_and_says_what_is_open(on, three):
    dated, undated, waiting = three
    result = on("list")
    assert [line.split()[0] for line in result.out.splitlines()[1:]] == [dated, waiting, undated]
    assert "3 open: 1 overdue, 1 waits on an event, 1 without a deadline." in result.err
    assert f"Next: predtrack show {dated[:4]}" in result.err


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--overdue"], [0]),
        (["--tag", "prices"], [0]),
        (["--search", "министр уйдёт"], [1]),
        (["--search", "ӘЛИЯ"], [1]),
        (["--speaker", "қасым"], [1]),
        (["--kind", "question"], [2]),
        (["--event", VOTE.upper()], [2]),
        (["--outlet", "the paper", "-n", "1"], [0]),
        (["--author", "nobody"], []),
        (["--due-within", "2w"], []),
        (["--to", "2026-07"], [0]),
        (["--status", "open", "--sort", "who"], [2, 0, 1]),
        (["--status", "failed"], []),
    ],
)
def test_list_filters(on, three, words, found):
    if found == [2, 0, 1]:
        assert set(ids(on("list", "--json", *words))) == set(three)
    else:
        assert ids(on("list", "--json", *words)) == [three[number] for number in found]


def test_json_has_the_record_with_overdue_and_days_left(on, three):
    first, *_, last = json.loads(on("list", "--json").out)
    assert (first["overdue"], first["days_left"]) == (True, -131)
    assert (last["overdue"], last["days_left"]) == (False, None)
    assert first["status"] == "open"
    assert {"spans", "deadline", "history", "linked", "forecasts"} <= set(first)


def test_show_takes_a_prediction_or_an_article(on, three):
    article = shown(on, three[0])["article"]
    page = on("show", three[0][:6])
    assert "counted from the publication date" in page.out
    assert article in page.out
    record = shown(on, article)
    assert record["title"] == "Prices"
    assert {one["id"] for one in record["predictions"]} == set(three)


def test_due_shows_each_part_and_checks_for_cron(on, three):
    page = on("due").out
    assert "Overdue: 1" in page
    assert "Waiting on an event without a date: 1" in page
    assert "Look again" not in page
    assert "Look again: 1" in on("due", PREDTRACK_NOW="2027-06-01").out
    assert "Due within 30 days: 1" in on("due", PREDTRACK_NOW="2026-07-01").out
    assert on("due", "--check").code == 1
    assert on("due", "--check", PREDTRACK_NOW="2026-07-15").code == 0
    assert ids(on("due", "--json", "--within", "1d")) == [three[0], three[2]]


def test_due_says_nothing_in_a_pipe_when_nothing_is_due(on, add):
    add(QUOTE, *FACTS, "--deadline", "2030")
    result = on("due")
    assert (result.out, result.err, result.code) == ("", "", 0)


def test_articles_counts_what_came_from_each(on, three):
    (article,) = json.loads(on("articles", "--json").out)
    assert (article["found"], article["recorded"], article["open"]) == (None, 3, 3)
    assert on("articles").out.split()[-1] == "Prices"


@pytest.mark.parametrize("command", ["list", "due", "articles", "event", "scorecard", "verify"])
def test_without_a_ledger_every_reader_says_how_to_start_and_makes_nothing(run, command, tmp_path):
    result = run(command)
    assert result.code == 0
    assert "no predictions yet" in result.err
    assert "predtrack add" in result.err
    assert not list(tmp_path.rglob("*.json"))
    if command in ("list", "due", "articles", "event"):
        assert run(command, "--json").out == "[]\n"


# resolving


def test_confirm_takes_evidence_and_says_what_it_did(on, three):
    words = ("--on", "2026-06-01", "-e", "https://a.org", "-e", "https://b.org", "-m", "seen")
    result = on("confirm", three[0][:5], *words, "--observed", "-3 %")
    assert result.code == 0
    assert f"{three[0]} confirmed on 2026-06-01" in result.err
    outcome = shown(on, three[0])["outcome"]
    assert outcome == {
        "status": "confirmed", "on": "2026-06-01", "decided": "2026-11-23", "by": "reader",
        "observed": "-3 %", "note": "seen", "reason": None, "evidence": [
            {"url": url, "looked_at": "2026-11-23", "note": None}
            for url in ("https://a.org", "https://b.org")
        ],
    }  # fmt: skip
    assert ids(on("list", "--json", "--status", "confirmed")) == [three[0]]


def test_hints_where_the_evidence_or_the_day_is_missing(on, three):
    result = on("confirm", three[0])
    assert "no evidence given" in result.err
    assert "day not given" in result.err
    assert shown(on, three[0])["outcome"]["on"] is None


def test_a_no_change_is_confirmed_when_its_window_has_closed(on, add):
    name = add(QUOTE, *FACTS, "--no-change", "--deadline", "2026-12-31")
    refused = on("confirm", name)
    assert refused.code == 1
    assert "2026-12-31" in refused.err
    assert on("confirm", name, PREDTRACK_NOW="2027-01-01").code == 0
    assert shown(on, name)["outcome"]["on"] == "2026-12-31"


def test_several_are_resolved_all_or_none(on, three):
    assert on("fail", three[0], "zzzz").code == 1
    assert shown(on, three[0])["status"] == "open"
    assert on("fail", three[0], three[2], three[0]).code == 0
    assert shown(on, three[0])["outcome"]["on"] == "2026-07-15"
    assert "answered no" in on("list", "--all").out


def test_a_resolved_one_is_refused_until_reopened_and_takes_evidence_all_the_same(on, three):
    on("resolve", three[0], "partly", "--on", "2026-08-01")
    again = on("fail", three[0])
    assert again.code == 1
    assert "reopen" in again.err
    assert on("note", three[0], "--evidence", "https://late.org").code == 0
    assert shown(on, three[0])["outcome"]["evidence"][0]["url"] == "https://late.org"
    assert on("reopen", three[0]).code == 2
    assert on("reopen", three[0], "--why", "judged too soon").code == 0
    record = shown(on, three[0])
    assert record["status"] == "open"
    assert record["history"][-1]["was"]["outcome"]["status"] == "partly"
    assert record["history"][-1]["why"] == "judged too soon"


def test_void_takes_a_reason_and_a_question_is_never_partly(on, three):
    assert on("resolve", three[1], "void", "--reason", "unverifiable").code == 0
    assert shown(on, three[1])["outcome"]["reason"] == "unverifiable"
    assert "question" in on("resolve", three[2], "partly").err
    assert "void alone" in on("resolve", three[0], "failed", "--reason", "ambiguous").err


def test_resolving_from_a_file_writes_all_or_nothing(on, three, tmp_path):
    rows = tmp_path / "rows.jsonl"
    good = {"id": three[0], "status": "failed", "on": "2026-05-01", "evidence": "https://a.org"}
    rows.write_text(f'{json.dumps(good)}\n\n{{"id": "zzzz", "status": "failed"}}\nnot json\n')
    before = (tmp_path / "ledger.json").read_bytes()
    result = on("resolve", "--from", "rows.jsonl")
    assert result.code == 1
    assert "rows.jsonl, line 3: no prediction 'zzzz'" in result.err
    assert "rows.jsonl, line 4: it is not JSON" in result.err
    assert (tmp_path / "ledger.json").read_bytes() == before
    assert on("resolve", "--from", "-", stdin=json.dumps(good)).code == 0
    double = '{"id": "x", "status": "failed", "status": "void"}'
    assert "'status' stands in it twice" in on("resolve", "--from", "-", stdin=double).err


# correcting


def test_edit_changes_fields_and_asks_why_after_the_deadline(on, three):
    assert on("edit", three[1], "--claim", "He goes.", "--tag", "x", "--speaker", "").code == 0
    record = shown(on, three[1])
    assert (record["claim"], record["tags"], record["speaker"]) == ("He goes.", ["x"], None)
    refused = on("edit", three[0], "--deadline", "2027-01-01")
    assert refused.code == 2
    assert "--why" in refused.err
    moved = on("edit", three[0], "--deadline", "2027-01-01", "--why", "the paper corrected it")
    assert moved.code == 0
    record = shown(on, three[0])
    assert record["deadline"]["latest"] == "2027-01-01"
    assert record["deadline"]["text"] == "within six months"
    assert record["history"][-1]["was"]["deadline"]["latest"] == "2026-07-15"


def test_edit_of_an_articles_date_shows_which_deadlines_move(on, three):
    article = shown(on, three[0])["article"]
    result = on("edit", article, "--published", "2026-02-15")
    assert f"{three[0]} moves from 2026-07-15 to 2026-08-15" in result.err
    assert shown(on, three[0])["history"][-1]["did"] == "published"
    assert on("edit", article, "--outlet", "").code == 0
    assert shown(on, article)["outlet"] is None


def test_note_keeps_who_spoke(on, three):
    assert on("note", three[0], "I was misquoted.", "--role", "speaker").code == 0
    (note,) = shown(on, three[0])["notes"]
    assert (note["role"], note["text"]) == ("speaker", "I was misquoted.")
    assert on("note", three[0]).code == 2


def test_remove_leaves_a_line_that_is_counted(on, three):
    assert on("remove", three[0]).code == 2
    assert on("remove", three[0], "--why", "duplicate").code == 0
    assert three[0] not in ids(on("list", "--all", "--json"))
    assert shown(on, three[0])["history"][-1]["why"] == "duplicate"
    assert "Removed: 1." in on("scorecard", "--by", "outlet").out
    assert "removed from the count" in on("note", three[0], "x").err


def test_an_event_gives_its_date_to_what_waits_and_to_what_comes_later(on, add, three):
    assert json.loads(on("event", "--json").out)[0]["waiting"] == 1
    result = on("event", VOTE.title(), "2026-03-01")
    assert result.code == 0
    assert three[2] in result.err
    assert shown(on, three[2])["deadline"]["latest"] == "2026-03-01"
    later = add("They vote.", *FACTS, "--event", VOTE)
    assert shown(on, later)["deadline"]["latest"] == "2026-03-01"
    near = on("event", "votes, Kazakhstan", "2026-04-01")
    assert near.code == 1
    assert VOTE in near.err
    assert on("event", VOTE, "2026-04-01").code == 2
    assert on("event", VOTE, "2026-04-01", "--why", "postponed").code == 0


# scoring, keeping


@pytest.mark.parametrize("by", list(By))
def test_scorecards_by_everything(on, three, by):
    on("confirm", three[0], "--on", "2026-06-01")
    card = json.loads(on("scorecard", "--by", by, "--json").out)
    assert card["by"] == [by]
    assert card["total"]["n"] == (0 if by == "speaker" else 1)
    assert {"by", "as_of", "filters", "groups", "total", "base", "notes"} <= set(card)


def test_a_scorecard_file_takes_its_format_from_its_ending(on, three, tmp_path):
    on("confirm", three[0], "--on", "2026-06-01")
    for ending, start in {
        "md": "| OUTLET",
        "csv": "key,label",
        "html": "<!doctype html>",
        "json": "{",
    }.items():
        result = on("scorecard", "--by", "outlet", "-o", f"card.{ending}")
        assert (result.code, result.out) == (0, "")
        assert (tmp_path / f"card.{ending}").read_text(encoding="utf-8").startswith(start)
    assert "no format ends so" in on("scorecard", "-o", "card.xyz").err


def test_scorecards_take_the_filters_and_say_which(on, three):
    card = json.loads(on("scorecard", "--json", "--tag", "prices", "--from", "2026").out)
    assert card["filters"] == {"tag": ["prices"], "from": "2026-01-01", "dated_by": "deadline"}
    assert card["total"]["open"] == 1
    assert "nothing matches" in on("scorecard", "--tag", "none").err


def test_a_file_that_predtrack_keeps_is_not_written_over(on, three, add, article, tmp_path):
    add(QUOTE, "--article", article)
    (tmp_path / "link.json").symlink_to("ledger.json")
    for name in ("ledger.json", "link.json"):
        before = (tmp_path / "ledger.json").read_bytes()
        assert on("export", "-o", name).code == 2
        assert (tmp_path / "ledger.json").read_bytes() == before
    assert on("export", "-o", "article.txt").code == 2
    assert article.read_text(encoding="utf-8") == TEXT


def test_export_and_import_lose_nothing(on, run, three):
    on("fail", three[0])
    on("remove", three[1], "--why", "mistake")
    lines = on("export").out
    brought = run("--ledger", "other.json", "import", "-", stdin=lines)
    assert brought.code == 0
    assert "5 new, 0 unchanged, 0 conflicting, 0 bad" in brought.err
    assert run("--ledger", "other.json", "export").out == lines
    again = run("--ledger", "other.json", "import", "-", stdin=lines)
    assert "0 new, 5 unchanged" in again.err
    on("note", three[0], "something new")
    clash = run("--ledger", "other.json", "import", "-", stdin=on("export").out)
    assert clash.code == 1
    assert f"{three[0]} differs in notes, history" in clash.err
    forced = run("--ledger", "other.json", "import", "--replace", "-", stdin=on("export").out)
    assert forced.code == 0


def test_verify_finds_a_changed_text_and_exits_three(on, add, article):
    add(QUOTE, "--article", article)
    assert on("verify").code == 0
    article.write_text(TEXT.replace("six", "ten"), encoding="utf-8")
    proven = on("verify")
    assert proven.code == 0
    assert "article.txt was changed since; the text that was kept proves the quotes" in proven.out
    (kept,) = article.parent.glob("articles/*.txt")
    kept.unlink()
    result = on("verify")
    assert result.code == 3
    assert "no longer stands in its article" in result.out
    assert "add" not in on("add", QUOTE, "--article", "last").out


# where the ledger is


def test_the_ledger_in_use_and_why(run, tmp_path):
    home = f"{tmp_path}/home/.local/share/predtrack/predictions.json\n"
    assert run("path").out == home
    assert run("path", XDG_DATA_HOME=f"{tmp_path}/xdg").out.startswith(f"{tmp_path}/xdg/predtrack/")
    assert run("path", XDG_DATA_HOME="relative").out == home
    named = run("path", PREDTRACK_LEDGER="mine.json")
    assert (named.out, "PREDTRACK_LEDGER" in named.err) == ("mine.json\n", True)
    assert run("path", "--ledger", "a.json", PREDTRACK_LEDGER="mine.json").out == "a.json\n"
    assert run("--ledger", "a.json", "path").out == "a.json\n"


def test_a_ledger_under_the_current_folder_is_used_and_a_strangers_file_is_not(run, tmp_path):
    copytree(PROJECT / "data", tmp_path / "data")
    assert run("path").out == "data/predictions.json\n"
    (tmp_path / "data" / "predictions.json").write_text('{"model": "bert"}')
    result = run("path")
    assert "data" not in result.out.removeprefix(str(tmp_path))
    assert "another program's file" in result.err


def test_the_user_is_named_before_or_after_the_command(on, three):
    on("note", three[0], "one", "--user", "Ann")
    on("--user", "Bo", "note", three[0], "two")
    assert [note["by"] for note in shown(on, three[0])["notes"]] == ["Ann", "Bo"]


# bad input


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["show", "zzzz"], 1, "no prediction or article 'zzzz'"),
        (["show", ""], 1, "no prediction or article"),
        (["add", ""], 1, "the quote is empty"),
        (["add", "x", "--quote", "y"], 2, "given twice"),
        (["add"], 2, "a quote is wanted"),
        (["add", "x", *FACTS, "--claim", "  "], 1, "the claim is empty"),
        (["add", "x"], 1, "which article is it?"),
        (["add", "x", "--article", "no.txt"], 1, "no.txt: no such file"),
        (["add", "x", "--article", "zzzz"], 1, "no article 'zzzz'"),
        (["add", "x", "--article", "."], 1, "directory"),
        (["add", "x", "--article", ""], 2, "--article needs"),
        (["add", "x", "--title", "t", "--published", "2030-01-01"], 1, "in the future"),
        (["add", "x", "--title", "t", "--published", "10 June"], 2, "no year"),
        (["add", "x", "--title", "t", "--published", "2026"], 2, "single day"),
        (["add", "x", *FACTS, "--deadline", "2025-01-01"], 1, "before the article's publication"),
        (["add", "x", *FACTS, "--deadline", "31 February 2027"], 2, "is not a date"),
        (["add", "x", *FACTS, "--deadline", "03/04/2027"], 2, "year first"),
        (["add", "x", *FACTS, "--deadline", "2027", "--event", "e"], 2, "not both"),
        (["add", "x", "--url", "javascript:alert(1)"], 2, "not a web address"),
        (["add", "x" * 20_000, *FACTS], 1, "20,000 characters"),
        (["add", "x", *FACTS, "--claim", "x" * 20_000], 2, "20,000 characters"),
        (["add", "x", *FACTS, "--kind", "guess"], 2, "'guess' is not one of"),
        (["confirm"], 2, "Missing argument"),
        (["confirm", "zzzz"], 1, "no prediction 'zzzz'"),
        (["resolve", "zzzz"], 2, "STATUS"),
        (["resolve"], 2, "STATUS"),
        (["resolve", "a", "failed", "--from", "x"], 2, "stands alone"),
        (["resolve", "--from", "none.jsonl"], 1, "none.jsonl: no such file"),
        (["list", "--due-within", "soon"], 2, "not a span of time"),
        (["list", "--from", "2021", "--to", "2019"], 2, "lies after"),
        (["list", "--article", "zzzz"], 1, "no article 'zzzz'"),
        (["event", "nothing"], 1, "no event 'nothing'"),
        (["event", "", "2026-01-01"], 1, "needs a name"),
        (["import", "none.jsonl"], 1, "no such file"),
        (["scorecard", "--by", "mood"], 2, "'mood' is not one of"),
        (["scorecard", "-o", "no/folder/card.md"], 1, "cannot write no/folder/card.md"),
        (["list", "--now", "yesterday"], 2, "is not a date"),
    ],
)
def test_bad_input_gets_a_line_or_two_and_the_right_code(on, add, tmp_path, words, code, said):
    add("Something will happen.", *FACTS)
    before = (tmp_path / "ledger.json").read_bytes()
    result = on(*words)
    assert result.code == code, result.err
    assert said in result.err
    assert result.out == ""
    assert len(result.err.splitlines()) <= 2
    assert (tmp_path / "ledger.json").read_bytes() == before


def test_a_quote_that_does_not_stand_there_names_the_nearest_passage(on, article):
    result = on("add", "Prices may fall within six months.", "--article", article)
    assert result.code == 1
    assert QUOTE in result.err


def test_an_ambiguous_id_lists_the_candidates(on, add):
    names = [add(f"Number {number} comes.", *FACTS) for number in range(40)]
    letter = next(one[0] for one in names if sum(other[0] == one[0] for other in names) > 1)
    result = on("show", letter)
    assert result.code == 1
    assert "write more of it" in result.err


def test_an_article_that_is_no_text_is_refused(on, tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"\x89PNG\0\0")
    result = on("add", "x", "--article", "bad.txt", *FACTS)
    assert result.code == 1
    assert "bad.txt" in result.err


def test_what_is_not_utf_8_is_refused(on):
    result = on("add", b"caf\xe9 will open".decode("utf-8", "surrogateescape"), *FACTS)
    assert result.code == 1
    assert "not UTF-8" in result.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"[1, 2]", "header"),
        (b'{"predtrack"', "line 1"),
        (b'{"predtrack": {"schema": 1}}', ""),
        (b"\xff\xfe\x00", ""),
    ],
)
def test_a_ledger_that_cannot_be_read_is_left_alone(run, tmp_path, content, said):
    path = tmp_path / "ledger.json"
    path.write_bytes(content)
    for words in (["list"], ["add", "x", *FACTS], ["verify"]):
        result = run("--ledger", "ledger.json", *words)
        assert result.code == 3, result.err
        assert "ledger.json" in result.err
        assert said in result.err
        assert path.read_bytes() == content


def test_a_newer_ledger_and_a_folder_are_refused(run, tmp_path):
    (tmp_path / "newer.json").write_text(
        '{"predtrack": {"schema": 99}, "articles": {}, "events": {}, "predictions": {}}'
    )
    newer = run("--ledger", "newer.json", "list")
    assert newer.code == 3
    assert "upgrade" in newer.err
    folder = run("--ledger", ".", "list")
    assert folder.code == 3
    assert "folder" in folder.err


def test_nasty_text_is_harmless_on_a_terminal_and_kept_in_the_file(terminal, add, on, tmp_path):
    nasty = "Prices \x1b[31mwill\x1b[0m \u202efall\u202c."
    name = add(nasty, *FACTS, "--claim", nasty)
    for line in ("list", f"show {name}", "list --json", "list -f csv"):
        page = terminal(f"predtrack --ledger ledger.json {line}")
        assert "\x1b[31m" not in page
        assert "\u202e" not in page
        assert "\\u001b" in page
    assert shown(on, name)["quote"] == nasty


def test_a_closed_pipe_ends_quietly(add, terminal, run, on):
    for number in range(3):
        add(f"Number {number} comes." + " x" * 2000, *FACTS)
    page = terminal("predtrack --ledger ledger.json list --json | head -1")
    assert page == "[\n"
    assert "Traceback" not in terminal("predtrack --ledger ledger.json list >&-")


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(terminal, tmp_path, columns):
    copytree(PROJECT / "data", tmp_path / "data")
    for command in ("list", "scorecard --by article", "articles", "due", "event"):
        page = terminal(f"predtrack {command} 2>/dev/null", columns=columns)
        assert page
        assert max(map(len, page.splitlines())) <= columns


def test_colour_only_where_it_is_wanted(terminal, tmp_path):
    copytree(PROJECT / "data", tmp_path / "data")
    assert "\x1b[1m" in terminal("predtrack list", NO_COLOR="")
    assert "\x1b" not in terminal("predtrack list", NO_COLOR="1")
    assert "\x1b" not in terminal("predtrack list", NO_COLOR="", TERM="dumb")
    assert "\x1b" not in terminal("predtrack list | cat", NO_COLOR="")


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_the_locale_makes_no_difference(on, add, locale):
    name = add("Қазақ тілі өзгереді.", *FACTS, LC_ALL=locale, LANG=locale)
    assert "Қазақ тілі өзгереді." in on("list", LC_ALL=locale).out
    assert shown(on, name)["quote"] == "Қазақ тілі өзгереді."


def test_importing_predtrack_alone_loads_no_library(environment):
    python = PREDTRACK.with_name("python")
    script = "import predtrack, sys; print({'click', 'tinydb', 'tabulate'} & set(sys.modules))"
    finished = subprocess.run(
        [python, "-c", script], capture_output=True, text=True, env=environment, check=True
    )
    assert finished.stdout == "set()\n"


@pytest.mark.parametrize(
    ("quote", "is_needed"),
    [
        ("Prices will fall. " * 9, False),
        ("“Баға төмендейді” – 2031…", False),
        ("価格は下がる", True),
    ],
)
def test_only_a_text_of_wide_or_joined_letters_loads_wcwidth(terminal, add, quote, is_needed):
    add(quote, *FACTS)
    python = PREDTRACK.with_name("python")
    command = f"{python} -X importtime -m predtrack --ledger ledger.json list --all 2>imported"
    listed = terminal(f"{command}; grep -c wcwidth$ imported")
    assert quote[:9] in listed
    assert listed.endswith("0\n") is not is_needed


def test_a_csv_of_the_list_says_who_says_it_and_how_it_was_chosen(on, add):
    add("Prices will fall.", "--title", "T", "--speaker", "Nora Berg", "--role", "minister")
    (named,) = csv.DictReader(on("list", "-f", "csv").out.splitlines())
    wanted = {"voice": "other", "speaker": "Nora Berg", "role": "minister", "chosen": "hand"}
    assert {name: named[name] for name in wanted} == wanted
