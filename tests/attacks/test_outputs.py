"""Outputs: ``-o FILE`` overwrites no ledger at all, and nobody's file without ``--force``."""

import os
from datetime import date

import pytest
from canary import seen
from conftest import NOW
from forged import PREDICTION_ID, TEXT, a_prediction, an_article, digest, ledger_of, with_text

from predtrack.cli.own_outputs import is_own_output
from predtrack.cli.scoring import scorecard_command
from predtrack.cli.session import Session
from predtrack.models.outcome import Outcome, Status
from predtrack.models.record import to_record

WRITERS = (("scorecard", "--format", "json", "-o"), ("export", "-o"))
ANOTHER = ledger_of([an_article()], [a_prediction("bbbbbbbb")])


@pytest.fixture
def kept(stage):
    """A ledger with backups, a lock and a kept text."""
    (stage.folder / "articles").mkdir()
    (stage.folder / "articles" / f"articlea-{digest(TEXT)[:12]}.txt").write_text(
        TEXT, encoding="utf-8"
    )
    stage.forge([with_text(f"articles/articlea-{digest(TEXT)[:12]}.txt")])
    assert stage.run("note", PREDICTION_ID, "seen").code == 0
    return stage


def assert_refused(stage, words, file, *options):
    """Check that a file is not overwritten, that a line says so, and that nothing is left behind."""
    before, free = seen(file), sorted(file.parent.iterdir())
    line = stage.refuses(*words, file, *options, code=2)
    assert str(file.name) in line
    assert seen(file) == before
    assert sorted(file.parent.iterdir()) == free
    return line


def the_ledger(stage):
    return stage.ledger


def by_another_way(stage):
    return stage.folder / ".." / "data" / "predictions.json"


def linked(stage):
    (stage.free / "link.json").symlink_to(stage.ledger)
    return stage.free / "link.json"


def linked_twice(stage):
    (stage.free / "far.json").symlink_to(linked(stage))
    return stage.free / "far.json"


def hard_linked(stage):
    os.link(stage.ledger, stage.free / "hard.json")
    return stage.free / "hard.json"


def in_a_linked_folder(stage):
    (stage.free / "data").symlink_to(stage.folder)
    return stage.free / "data" / "predictions.json"


def holding(data, name="other.json"):
    def make(stage):
        (stage.free / name).write_bytes(data)
        return stage.free / name

    make.__name__ = f"{name}: {data[:24]!r}"
    return make


LEDGERS = (
    the_ledger,
    by_another_way,
    linked,
    linked_twice,
    hard_linked,
    in_a_linked_folder,
    holding(ANOTHER),
    holding(ANOTHER, "no-ending"),
    holding(ANOTHER, "export.jsonl"),
    holding(ANOTHER[: len(ANOTHER) // 2], "cut.json"),
    holding(ANOTHER.replace(b"Prices", b"Costs"), "by-hand.json"),
    holding(ANOTHER.replace(b"schema", b"SCHEMA"), "newer.json"),
    holding(b'{\n "predtrack": {"schema": 9}}', "laid-out.json"),
)
"""Ledgers, sound and damaged, by every name."""


@pytest.mark.parametrize("target", LEDGERS, ids=lambda make: make.__name__)
def test_no_ledger_is_ever_overwritten(stage, target):
    stage.forge()
    file = target(stage)
    for words in WRITERS:
        for options in ((), ("--force",)):
            assert_refused(stage, words, file, *options)


def test_a_ledger_in_the_folder_where_one_works_is_not_overwritten(stage):
    stage.forge()
    before = stage.ledger.read_bytes()
    for name in ("predictions.json", "./predictions.json"):
        done = stage.run("--ledger", "predictions.json", "scorecard", "-o", name, cwd=stage.folder)
        assert done.code == 2
        home = stage.run("scorecard", "-o", name, cwd=stage.folder)
        assert home.code == 2
    assert stage.ledger.read_bytes() == before


def test_no_lock_backup_or_note_is_overwritten(kept):
    names = [path.name for path in kept.beside.iterdir()]
    assert len(names) > 3
    for name in names:
        for words in WRITERS:
            assert_refused(kept, words, kept.beside / name)


def test_no_kept_text_is_overwritten(kept):
    for path in (kept.folder / "articles").iterdir():
        for words in WRITERS:
            assert_refused(kept, words, path)


STRANGERS = {
    "notes.txt": b"What I think.\n",
    "notes.md": b"# Scorecard\n\nMy own words on predtrack.\n",
    "table.md": b"| a | b |\n|---|---|\n| 1 | 2 |\n",
    "table.csv": b"name,amount\nrent,100\n",
    "settings.json": b'{"colour": "red"}\n',
    "list.json": b'[{"name": "rent"}]\n',
    "rows.jsonl": b'{"name": "rent"}\n',
    "page.html": b"<!doctype html><title>Mine</title><p>predtrack scorecard\n",
    "thesis.tex": b"\\documentclass{article}\n\\begin{tabular}{l}a\\end{tabular}\n",
    "image.json": b"\x89PNG\r\n\x1a\n\0\0",
    "nul.json": bytes(4096),
    "essay.md": b"What I think.\n\nNo ranking: every row has fewer than 5 resolved (--min-n 5).\n",
    "essay.txt": b"Nothing is resolved yet: there is no rate to show.\nThat is what I think.\n",
    "pasted.md": b"# Mine\n\n| AUTHOR | N | BRIER | LOG | SKILL |\n|---|---|---|---|---|\n",
    "other.md": b"| CLUB | N | BRIER | LOG | SKILL |\n|---|---|---|---|---|\n",
    "club.html": b"<!doctype html><title>Scorecard of my football club</title>\n",
    "quoting.html": b'<!doctype html><p>&lt;meta name="generator" content="predtrack"&gt;\n',
    "car.jsonl": b'{"type": "car", "schema": "v1"}\n{"type": "header", "schema": 1}\n',
    "header.jsonl": b'{"type": "header", "schema": "v1"}\n',
    "part.json": b'{"by": ["author"], "as_of": "2026-11-23", "filters": {}}\n',
    "sums.csv": b"key,label,n\na,b,1\n",
}
"""Files of others, with endings that a scorecard may have."""


@pytest.mark.parametrize("name", STRANGERS)
def test_the_file_of_another_is_overwritten_only_by_force(stage, name):
    stage.forge()
    file = stage.free / name
    file.write_bytes(STRANGERS[name])
    words = ("export", "-o") if name.endswith(".jsonl") else ("scorecard", "-o")
    assert "--force" in assert_refused(stage, words, file)
    assert stage.run(*words, file, "--force").code == 0
    assert file.read_bytes() != STRANGERS[name]


@pytest.mark.parametrize("name", ["file", "linked"])
def test_a_link_to_the_file_of_another_is_not_followed(stage, name):
    stage.forge()
    target = stage.outside / ".bashrc" if name == "file" else stage.outside / "link"
    link = stage.free / "scorecard.md"
    link.symlink_to(target)
    assert_refused(stage, ("scorecard", "-o"), link)


ENDINGS = ("md", "txt", "csv", "json", "jsonl", "tex", "html")
CARDS = (
    (),
    ("--by", "outlet"),
    ("--by", "kind,tag"),
    ("--status", "void"),
    ("--of", "forecasts"),
    ("--of", "words", "--by", "author"),
    ("--author", "Nobody"),
)
"""What a scorecard may be asked for; some of these have no row."""


@pytest.mark.parametrize("chosen", [None, "all"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_what_predtrack_wrote_itself_is_known(stage, ending, chosen):
    outcome = Outcome(Status.CONFIRMED, date(2020, 1, 1), date(2020, 1, 1), "reader")
    judged = a_prediction("bbbbbbbb", status="confirmed", outcome=to_record(outcome), chosen=chosen)
    stage.forge(predictions=[a_prediction(), judged, a_prediction("cccccccc", kind="question")])
    for words in CARDS:
        for ledger in (stage.ledger, stage.free / "none.json"):
            file = stage.free / f"card.{ending}"
            file.unlink(missing_ok=True)
            with scorecard_command.make_context("scorecard", [*words, "-o", str(file)]) as context:
                context.obj = Session({"ledger": str(ledger), "now": NOW})
                scorecard_command.invoke(context)
            assert is_own_output(file), file.read_text(encoding="utf-8")[:300]


@pytest.mark.parametrize("ending", ENDINGS)
def test_one_kind_of_scorecard_is_written_over_another(stage, ending):
    stage.forge()
    file = stage.free / f"card.{ending}"
    for options in ((), ("--of", "forecasts"), ()):
        assert stage.run("scorecard", *options, "-o", file).code == 0


def test_an_export_is_written_again(stage):
    stage.forge()
    file = stage.free / "backup.jsonl"
    for text in ("one", "two"):
        assert stage.run("export", "-o", file).code == 0
        assert stage.run("note", PREDICTION_ID, text).code == 0
    stage.forge([], [])
    assert stage.run("export", "-o", file).code == 0
    assert stage.run("export", "-o", file).code == 0


def test_an_empty_file_may_be_written(stage):
    stage.forge()
    for words in WRITERS:
        file = stage.free / f"{words[0]}.json"
        file.write_bytes(b"")
        assert stage.run(*words, file).code == 0
        assert file.stat().st_size > 0


def test_what_is_no_file_is_said_in_a_line(stage):
    stage.forge()
    for target in (stage.free, stage.free / "none" / "card.json", stage.free / ("a" * 300)):
        for options in ((), ("--force",)):
            for words in WRITERS:
                done = stage.run(*words, target, *options)
                assert done.code in (1, 2), done
                assert len(done.err.splitlines()) == 1
    assert list(stage.free.iterdir()) == []


@pytest.mark.parametrize("options", [(), ("--force",)])
def test_a_pipe_with_a_name_is_refused_and_not_waited_for(stage, options):
    stage.forge()
    os.mkfifo(stage.free / "pipe.json")
    for words in WRITERS:
        assert "pipe" in stage.refuses(*words, stage.free / "pipe.json", *options)


PIPED = ("env",)
"""Runs the installed command alone, whose output is a pipe then."""


@pytest.mark.parametrize("target", ["/dev/stdout", "/dev/fd/1", "/dev/null"])
def test_a_device_and_standard_output_are_written_on(stage, target):
    stage.forge()
    for words in WRITERS:
        options = ("--format", "json") if words[0] == "scorecard" else ()
        done = stage.run(*words, target, *options, wrapped=PIPED)
        assert done.code == 0
        assert bool(done.out) is (target != "/dev/null")
