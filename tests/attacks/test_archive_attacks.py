"""Archives from strangers, and a stranger's SQL on one's own."""

import json
from pathlib import Path

import pytest
from corpus_samples import SENTENCE, rows_of, scanned

from predtrack.corpus.archive import Archive
from predtrack.corpus.parts import write_parquet
from predtrack.corpus.top import count_by
from predtrack.corpus.view import Statements
from predtrack.errors import UsageMistake


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "run.jsonl").write_text(json.dumps({"text": SENTENCE, "title": "T"}))
    scanned(folder / "archive", folder / "run.jsonl")
    return folder / "archive"


ATTACKS = [
    "exists (SELECT * FROM read_csv('/etc/passwd'))",
    "exists (SELECT * FROM read_text('/etc/hostname'))",
    "exists (SELECT * FROM glob('/*'))",
    "exists (FROM '/etc/passwd')",
    "true); COPY statements TO 'stolen.csv'; --",
    "true); ATTACH 'other.db'; --",
    "true); INSTALL httpfs; --",
    "true); SET enable_external_access = true; --",
    "true); DROP VIEW statements; --",
    "true) -- and the rest",
    "true /* and the rest",
    "exists (FROM sniff_csv('/etc/passwd'))",
    "exists (FROM read_parquet('https://example.org/x.parquet'))",
    "(SELECT count(*) FROM sqlite_scan('/etc/passwd', 'x')) > 0",
    "nonsense",
    "quote = $1",
]


@pytest.mark.parametrize("where", ATTACKS)
def test_the_sql_of_a_stranger_touches_nothing_but_the_archive(
    folder, tmp_path, monkeypatch, where
):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageMistake, match="--where") as caught:
        count_by(Statements(Archive(folder), where), "kind", 5)
    assert "\n" not in str(caught.value)
    assert [*tmp_path.iterdir()] == []
    assert count_by(Statements(Archive(folder)), "kind", 5)


def test_a_forged_archive_brings_no_quote_that_its_text_does_not_hold(run, tmp_path):
    (tmp_path / "run.jsonl").write_text(json.dumps({"text": SENTENCE, "title": "T"}))
    archive = scanned(tmp_path / "made", tmp_path / "run.jsonl")
    (path,) = archive.files("articles")
    write_parquet(
        tmp_path / "forged",
        f"SELECT * REPLACE ('Rents will soar.' AS text, '{'0' * 64}' AS sha256) FROM '{path}'",
    )
    (tmp_path / "forged").replace(path)
    assert "its text is not the one" in run("import", "made", "--where", "true").err


FORGED = [
    ("statements", "REPLACE ('nobody' AS voice)"),
    ("statements", "REPLACE ('nothing' AS kind)"),
    ("statements", "REPLACE ('guessed' AS basis)"),
    ("statements", "REPLACE ([] AS spans)"),
    ("statements", "REPLACE (7 AS spans)"),
    ("statements", "REPLACE (NULL AS claims)"),
    ("statements", "REPLACE ([1] AS quote)"),
    ("statements", "REPLACE ({'text': 'likely', 'low': 2.0, 'mid': 0.1, 'high': 9.0, 'lexicon': 'x'} AS likelihood)"),
    ("statements", "EXCLUDE (deadline)"),
    ("statements", "EXCLUDE (id)"),
    ("articles", "REPLACE ('soon' AS published)"),
    ("articles", "REPLACE ('infinity'::DATE AS published)"),
    ("articles", "REPLACE ('rumour' AS published_basis)"),
    ("articles", "REPLACE ([NULL] AS authors)"),
    ("articles", "REPLACE (NULL AS sha256)"),
    ("articles", "REPLACE ('\\xFF'::BLOB AS text)"),
    ("articles", "EXCLUDE (title)"),
    ("copies", "EXCLUDE (article)"),
]  # fmt: skip
ASKED = [
    ("import", "made", "--where", "true"),
    ("corpus", "sample", "made", "-n", "3"),
    ("corpus", "top", "made"),
    ("find", "--index", "--in", "made"),
]


@pytest.mark.parametrize(("table", "change"), FORGED)
def test_a_forged_archive_is_one_clear_line(run, tmp_path, table, change):
    (tmp_path / "run.jsonl").write_text(json.dumps({"text": SENTENCE, "title": "T"}))
    archive = scanned(tmp_path / "made", tmp_path / "run.jsonl")
    (path,) = archive.files(table)
    write_parquet(tmp_path / "forged", f"SELECT * {change} FROM '{path}'")
    (tmp_path / "forged").replace(path)
    ends = [run(*words) for words in ASKED]
    assert any(one.code for one in ends)
    for done in ends:
        assert "fault in predtrack" not in done.err
        assert "Traceback" not in done.err
        assert done.code in (0, 1)
        assert not done.code or len(done.err.splitlines()) == 1


def test_no_password_and_no_script_comes_in_by_an_archive(on, run, tmp_path):
    rows = ("https://ann:secret@example.org/a", "javascript:alert(1)")
    (tmp_path / "run.jsonl").write_text(
        "\n".join(
            json.dumps({"text": f"{SENTENCE}{url[:4]}", "title": url[:4], "url": url})
            for url in rows
        )
    )
    archive = scanned(tmp_path / "made", tmp_path / "run.jsonl")
    assert [one["url"] for one in rows_of(archive, "articles")] == ["https://example.org/a", None]
    (path,) = archive.files("articles")
    forged = f"CASE number WHEN 0 THEN '{rows[0]}' ELSE '{rows[1]}' END AS url"
    write_parquet(tmp_path / "forged", f"SELECT * REPLACE ({forged}) FROM '{path}'")
    (tmp_path / "forged").replace(path)
    done = on("import", "made", "--where", "true")
    assert done.code == 0, done.err
    out = on("export").out
    assert "https://example.org/a" in out
    assert "secret" not in out
    assert "javascript" not in out


def test_the_sql_of_a_stranger_leaves_nothing_where_one_works(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Statements(Archive(folder)).opened() as database:
        ((place,),) = database.execute("SELECT current_setting('temp_directory')").fetchall()
    assert not Path(tmp_path, place).exists()
    assert tmp_path not in Path(tmp_path, place).parents


def test_a_forged_archive_leads_to_no_file_outside_its_folder(run, tmp_path):
    (tmp_path / "run.jsonl").write_text(json.dumps({"text": SENTENCE, "title": "T"}))
    archive = scanned(tmp_path / "made", tmp_path / "run.jsonl")
    path = tmp_path / "made" / "manifest.json"
    name = archive.parts()[0].name
    for wrong in ("../../../etc", "/etc", f"{name}/..", f"{name}*", f"{name}'"):
        path.write_text(path.read_text().replace(f'"{name}"', json.dumps(wrong)))
        done = run("corpus", "top", "made")
        assert (done.code, "is no name of a part" in done.err) == (1, True)
        name = wrong
