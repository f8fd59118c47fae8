"""What an archive is asked for: counts, samples, and what comes of it into a ledger."""

import json
from itertools import islice

import pytest
from corpus_maker import articles
from corpus_samples import SENTENCE, rows_of, scanned

from predtrack.cli.archives import BY
from predtrack.corpus.archive import Archive
from predtrack.corpus.sample import Draw, chosen_from
from predtrack.corpus.top import count_by
from predtrack.corpus.view import Statements


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    made = [*islice(articles(4, copies=0), 12)]
    lines = [
        json.dumps({"text": one.text, "title": one.title, "authors": [one.author], "outlet": one.outlet, "date": f"{one.published}", "url": one.url})
        for one in (*made, made[0])
    ]  # fmt: skip
    (folder / "run.jsonl").write_text("\n".join(lines))
    scanned(folder / "archive", folder / "run.jsonl", piece=10_000)
    return folder / "archive"


def test_counts_are_of_every_statement_but_for_those_of_copies(folder):
    archive = Archive(folder)
    assert archive.manifest.counts["copies"] == 1
    every = rows_of(archive, "statements")
    copied = rows_of(archive, "articles")[-1]
    own = [one for one in every if one["article"] != copied["id"]]
    assert len(own) < len(every)
    for by in ("kind", "year"):
        assert sum(one.statements for one in count_by(Statements(archive), by, 100)) == len(own)
    kinds = {one.key: one.statements for one in count_by(Statements(archive), "kind", 100)}
    assert kinds["question"] == sum(one["kind"] == "question" for one in own)


def test_who_said_it_is_the_speaker_or_the_author(folder):
    counts = {one.key for one in count_by(Statements(Archive(folder)), "who", 1000)}
    said = {
        one["speaker"] or "quoted, not named"
        for one in rows_of(Archive(folder), "statements")
        if one["voice"] == "other"
    }
    assert said <= counts


def test_a_subselect_of_its_own_table_is_an_expression(folder):
    where = "checkable >= (SELECT max(checkable) FROM statements) -- the best"
    assert count_by(Statements(Archive(folder), where), "kind", 5)


def sample(folder, draw, where=None):
    return [*chosen_from(Statements(Archive(folder), where), draw)]


def test_what_is_drawn_is_drawn_again_and_says_from_what(folder):
    first, again, other = (
        sample(folder, Draw(5, seed), "kind <> 'question'") for seed in (7, 7, 8)
    )
    ids = [[one.id for one in some] for some in (first, again, other)]
    assert ids[0] == ids[1] != ids[2]
    total = sum(
        one.statements
        for one in count_by(Statements(Archive(folder), "kind <> 'question'"), "kind", 9)
    )
    assert {one.chosen_from for one in first} == {f"5 of {total}, seed 7, where kind <> 'question'"}


@pytest.mark.parametrize("by", BY)
def test_so_many_are_drawn_within_each_row(folder, by):
    counts = {one.key: one.statements for one in count_by(Statements(Archive(folder)), by, 1000)}
    drawn = sample(folder, Draw(2, 7, by))
    for key, number in counts.items():
        own = [one for one in drawn if one.key == key]
        assert len(own) == min(2, number)
        assert own[0].chosen_from == f"{min(2, number)} of {number}, seed 7, by {by} ({key})"


def records_of(on):
    return [json.loads(line) for line in on("export").out.splitlines()]


def test_what_is_chosen_comes_into_a_ledger_and_says_how(on, folder):
    done = on("import", folder, "--where", "voice = 'other' and checkable > 0.9")
    assert done.code == 0, done.err
    predictions = [one for one in records_of(on) if one["type"] == "prediction"]
    wanted = count_by(Statements(Archive(folder), "voice = 'other' and checkable > 0.9"), "kind", 9)
    assert len(predictions) == sum(one.claims for one in wanted) > 0
    assert {one["chosen"] for one in predictions} == {"picked"}
    assert predictions[0]["chosen_from"].endswith("where voice = 'other' and checkable > 0.9")
    assert " 0 faults" in on("verify").out + on("verify").err
    assert "0 new" in on("import", folder, "--where", "voice = 'other' and checkable > 0.9").err


def test_what_is_drawn_is_recorded_as_drawn(on, folder):
    done = on(
        "import",
        folder,
        "--draw",
        "1",
        "--seed",
        "7",
        "--by",
        "year",
        "--where",
        "kind = 'promise'",
    )
    assert done.code == 0, done.err
    predictions = [one for one in records_of(on) if one["type"] == "prediction"]
    assert {one["chosen"] for one in predictions} == {"drawn"}
    sampled = on(
        "corpus",
        "sample",
        folder,
        "-n",
        "1",
        "--seed",
        "7",
        "--by",
        "year",
        "--where",
        "kind = 'promise'",
        "--json",
    )
    drawn = json.loads(sampled.out)
    assert {(one["quote"], one["chosen_from"]) for one in predictions} == {
        (one["quote"], one["chosen_from"]) for one in drawn
    }
    assert "seed 7, by year (20" in drawn[0]["chosen_from"]


def test_trying_keeps_no_text(on, folder, tmp_path):
    done = on("import", folder, "--draw", "3", "--dry-run")
    assert "nothing was written" in done.err
    assert [*tmp_path.rglob("articles/*")] == []


def test_where_nothing_is_chosen_it_is_said(on, folder):
    assert on("corpus", "top", folder, "--where", "false").err == "no statement is counted\n"


REFUSED = [
    (("--where", " "), "--where is empty"),
    (("--where", "error('oh')"), "--where: Invalid Input Error: oh"),
    (("--where", "regexp_matches(quote, '(')"), "--where: Invalid Input Error: missing )"),
    ((), "choose what comes in with --where SQL, or --draw N"),
    (("--seed", "7"), "--by and --seed are for --draw N"),
    (("--where", "who = 'x'"), '"who" not found in FROM clause! (columns: id, article, number, '),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_an_archive_comes_in_only_as_it_is_chosen(on, folder, words, said):
    done = on("import", folder, *words)
    assert done.code == 2
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_only_an_archive_is_chosen_from(on, tmp_path):
    (tmp_path / "x.csv").write_text("quote,title\nRents will fall by 2030.,T\n")
    assert "choose of one archive" in on("import", "x.csv", "--where", "true").err


def test_without_texts_nothing_is_proven_and_nothing_comes_in(on, tmp_path):
    (tmp_path / "run.jsonl").write_text(json.dumps({"text": SENTENCE * 2, "title": "T"}))
    archive = scanned(tmp_path / "bare", tmp_path / "run.jsonl", keep=False)
    assert rows_of(archive, "articles")[0]["text"] is None
    done = on("import", "bare", "--where", "true")
    assert (done.code, "nothing is proven" in done.err) == (1, True)


def test_counts_on_a_terminal_and_as_json(on, folder):
    assert on("corpus", "top", folder, "--by", "kind").out.startswith("ROW")
    rows = json.loads(on("corpus", "top", folder, "--by", "year", "--json").out)
    assert [one["key"] for one in rows] == sorted(one["key"] for one in rows)
    assert "no archive" in on("corpus", "top", "nowhere").err
