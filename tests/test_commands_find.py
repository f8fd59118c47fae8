"""The command find, and due --in, as a user runs them."""

import csv
import io
import json
import sqlite3

import pytest
from conftest import shown
from evidence_samples import (
    CLAIM,
    EARLY,
    FACTS,
    OPEN,
    SHUT,
    UNDATED,
    a_text,
    index_file,
    write_archive,
    write_texts,
)

from predtrack.storage.cache import write_cache


@pytest.fixture
def texts(tmp_path):
    return write_texts(tmp_path / "texts")


@pytest.fixture
def one(add):
    return add(CLAIM, *FACTS, "--deadline", "2021-06-30")


@pytest.fixture
def find(on, texts, environment, tmp_path):
    """Find in the folder of texts, with a folder of caches of the test's own."""
    cache = tmp_path / "caches"
    cache.mkdir()
    environment["XDG_CACHE_HOME"] = str(cache)
    return lambda *words, **options: on("find", *words, "--in", texts, **options)


def records(result):
    assert result.code == 0, result.err
    return json.loads(result.out)


def score_of(text, found):
    (score,) = (row["score"] for row in found if text in row["text"])
    return score


def test_passages_of_later_articles_are_shown_with_where_they_stand(find, one):
    result = find(one)
    assert result.code == 0
    assert "indexed 5 articles" in result.err
    assert SHUT in result.out
    assert OPEN in result.out
    assert "[2 articles say the same]" in result.out
    assert EARLY not in result.out
    assert UNDATED not in result.out
    assert "--undated shows them apart" in result.err
    assert f"predtrack find {one[:4]} --in" in result.err


def test_the_fields_of_json(find, one):
    first, second = records(find(one, "--json"))
    assert (first["published"], second["published"]) == ("2021-06-15", "2021-02-01")
    assert first.keys() == {
        "prediction",
        "number",
        "published",
        "outlet",
        "title",
        "author",
        "url",
        "source",
        "start",
        "end",
        "copies",
        "score",
        "text",
    }
    assert (first["prediction"], first["number"], first["copies"]) == (one, 1, 2)
    assert first["score"] > second["score"]


def test_limit_query_around_and_undated(find, one):
    assert len(records(find(one, "--json", "-n", 1))) == 1
    (found,) = records(find(one, "--json", "--query", "machine"))
    assert OPEN in found["text"]
    near = records(find(one, "--json", "--around", "2021-02-03"))
    assert score_of(OPEN, near) > score_of(OPEN, records(find(one, "--json")))
    *_, last = records(find(one, "--json", "--undated"))
    assert (last["published"], last["number"]) == (None, 3)
    assert "Without a date" in find(one, "--undated").out


def test_an_archive_without_days_is_said(find, one, texts):
    for file in texts.iterdir():
        if file.name != "undated.txt":
            file.unlink()
    result = find(one)
    assert (result.code, result.out) == (0, "")
    assert "1 passage without a date" in result.err
    assert "--undated" in result.err
    assert f"nothing later was found on {one}" in result.err


def test_a_passage_is_taken_as_a_note_and_the_status_stays(find, on, one):
    result = find(one, "--take", 2)
    assert result.code == 0, result.err
    assert f"noted on {one}" in result.err
    (note,) = shown(on, one)["notes"]
    assert (note["role"], note["status"], note["url"]) == ("reader", None, None)
    assert OPEN in note["text"]
    assert "open.txt, 2021-02-01, characters" in note["text"]
    assert shown(on, one)["status"] == "open"


def test_an_address_becomes_the_evidence_of_a_resolved_one(find, on, one, texts):
    for file in texts.iterdir():
        file.unlink()
    page = f"""<html><head><title>Mill</title><link rel="canonical" href="https://example.org/mill">
<meta property="article:published_time" content="2021-06-15"></head><body><article><h1>Mill</h1>
<p>{SHUT} {"They sang, and the band of the works played until it was dark. " * 4}</p></article></body></html>"""
    (texts / "page.html").write_text(page)
    assert on("confirm", one, "--on", "2021-06-14").code == 0
    assert find(one, "--take", 1).code == 0
    (piece,) = shown(on, one)["outcome"]["evidence"]
    assert piece["url"] == "https://example.org/mill"
    assert shown(on, one)["status"] == "confirmed"


def test_the_number_that_is_taken_is_the_one_that_was_shown(find, on, one):
    shown_ = records(find(one, "--undated", "-n", 1, "--json"))
    assert [row["published"] for row in shown_] == ["2021-06-15", None]
    assert find(one, "--undated", "-n", 1, "--take", 2).code == 0
    assert UNDATED in shown(on, one)["notes"][0]["text"]


def test_a_passage_that_is_not_there_is_not_taken(find, on, one):
    result = find(one, "--take", 9)
    assert (result.code, "there are 2 passages" in result.err) == (1, True)
    assert shown(on, one)["notes"] == []


MISUSED = [
    ((), "name a prediction"),
    (("{one}", "{other}", "--take", 1), "--take takes a passage of one prediction"),
    (("{one}", "--take", 0), "range"),
    (("{one}", "--around", "soon"), "not a date"),
]


@pytest.mark.parametrize(("words", "said"), MISUSED)
def test_words_that_do_not_fit_together(find, add, one, words, said):
    names = {"one": one, "other": add("Prices will fall.", *FACTS)}
    result = find(*(str(word).format(**names) for word in words))
    assert (result.code, said in result.err) == (2, True), result.err


ODD_QUERIES = ['"NEAR(', "mill*", "a:b", "AND OR", "the of and", '"', "x" * 2000]


@pytest.mark.parametrize("query", ODD_QUERIES)
def test_any_words_may_be_asked(find, one, query):
    result = find(one, "--query", query)
    assert "no word to look for" in result.err if result.code else result.code == 0


def test_several_predictions_each_under_its_claim(find, on, add, one):
    other = add("The owner of the mill will buy a machine.", *FACTS)
    result = find(one, other, "-n", 1)
    assert result.out.index(one) < result.out.index(other)
    assert len(records(find("-", "--json", stdin=on("list", "--ids").out))) >= 3


def test_a_prediction_without_a_day_is_refused(find, add):
    name = add("Prices will fall.", "--title", "Undated", "--outlet", "The Paper")
    result = find(name)
    assert (result.code, "has no publication date" in result.err) == (1, True)


def test_the_index_is_built_once_and_brought_up_to_date(find, one, texts):
    assert "indexed 5 articles" in find("--index").err
    assert "indexed" not in find(one).err
    a_text(texts, "later.txt", "The mill at Lorne is sold for scrap.", "2022-01-01")
    (texts / "open.txt").unlink()
    again = find(one)
    assert "indexed 5 articles" in again.err
    assert "scrap" in again.out
    assert OPEN not in again.out
    assert sorted(one.name for one in texts.iterdir()) == [
        "copy.txt",
        "early.txt",
        "later.txt",
        "shut.txt",
        "undated.txt",
    ]


def test_without_a_folder_of_caches_nothing_is_kept(find, one, tmp_path):
    result = find(one, XDG_CACHE_HOME=str(tmp_path / "none"))
    assert result.code == 0
    assert "its index is not kept" in result.err
    assert SHUT in result.out
    assert not (tmp_path / "none").exists()


def test_a_version_that_this_predtrack_does_not_know_is_made_anew(find, one, tmp_path):
    find(one)
    file = index_file(tmp_path)
    base = sqlite3.connect(file)
    base.execute("PRAGMA user_version = 0")
    base.close()
    status = file.stat()
    memory = file.with_suffix("")
    print_ = f"{status.st_dev} {status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}".encode()
    write_cache(memory, print_)
    assert "indexed 5 articles" in find(one).err


def test_a_full_cache_is_said_in_a_line(find, one, tmp_path):
    find(one)
    folder = tmp_path / "caches" / "predtrack"
    index_file(tmp_path).unlink()
    index = folder / f"{next(folder.glob('evidence-*')).name}.sqlite"
    index.mkdir()
    result = find(one)
    assert (result.code, "cannot write" in result.err) == (1, True)
    assert [one.name for one in folder.iterdir() if ".new" in one.name] == []


def test_the_ledgers_own_texts_are_looked_through_without_a_folder(on, one, tmp_path, environment):
    environment["XDG_CACHE_HOME"] = str(tmp_path)
    later = tmp_path / "later.txt"
    later.write_text(f"A mill\n\n{SHUT} It will be sold in 2022.\n")
    assert (
        on(
            "scan",
            later,
            "--published",
            "2021-06-15",
            "--title",
            "A mill",
            "--outlet",
            "The Paper",
            "--save",
        ).code
        == 0
    )
    result = on("find", one)
    assert result.code == 0, result.err
    assert SHUT in result.out
    assert "The Paper" in result.out
    (kept,) = (tmp_path / "articles").glob("*.txt")
    kept.unlink()
    assert SHUT not in on("find", one).out


@pytest.fixture
def archive(tmp_path):
    return write_archive(tmp_path / "archive")


def test_the_index_of_an_archive_lies_beside_it(find, on, one, archive, tmp_path):
    found = json.loads(on("find", one, "--in", archive, "--json", "-n", 1).out)
    assert "run.jsonl" in found[0]["source"]
    assert SHUT in found[0]["text"]
    assert (archive / "evidence.sqlite").is_file()
    assert "indexed" not in on("find", one, "--in", archive).err


def test_of_an_archive_that_others_may_write_the_index_lies_in_the_cache(
    find, on, one, archive, tmp_path
):
    archive.chmod(0o777)
    assert SHUT in on("find", one, "--in", archive).out
    assert not (archive / "evidence.sqlite").exists()
    assert index_file(tmp_path).is_file()


def test_without_a_ledger_it_says_so(on):
    assert on("find", "abcd").code == 1


def test_a_folder_that_is_none(on, one):
    result = on("find", one, "--in", "nowhere")
    assert (result.code, "there is no such folder" in result.err) == (1, True)


def test_due_shows_the_best_passage_beside_each(on, one, add, texts, tmp_path):
    other = add("Nothing of this will ever be told.", "--title", "Undated", "--outlet", "The Paper")
    result = on("due", "--in", texts, XDG_CACHE_HOME=str(tmp_path))
    assert result.code == 0, result.err
    assert "Found in later articles:" in result.out
    assert SHUT in result.out
    assert OPEN not in result.out
    rows = {row["id"]: row for row in json.loads(on("due", "--in", texts, "--json").out)}
    assert rows[one]["passage"]["published"] == "2021-06-15"
    assert rows.get(other, {"passage": None})["passage"] is None
    assert "passage" not in json.loads(on("due", "--json").out)[0]
    row, *_ = csv.DictReader(io.StringIO(on("due", "--in", texts, "-f", "csv").out))
    assert "copy.txt, 2021-06-15" in row["passage_source"]
    assert SHUT in row["passage"]


def test_a_hostile_text_is_harmless_on_the_screen_and_in_a_note(find, on, one, texts, terminal):
    a_text(
        texts,
        "evil.txt",
        "The paper mill at Lorne will close \x1b[2J\u202e now, a prophet said to us.",
        "2021-06-30",
    )
    assert find(one, "--take", 1, "--query", "prophet").code == 0
    (note,) = shown(on, one)["notes"]
    assert "\x1b" not in note["text"]
    assert "\u202e" not in note["text"]
