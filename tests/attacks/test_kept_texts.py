"""Kept texts: evidence, under the digest of what it says; written once, replaced by nothing."""

import gzip
import json
import os
import re
import time
import zlib
from base64 import b64encode

import pytest
from canary import seen
from forged import TEXT, a_prediction, an_article, digest, ledger_of, with_text

from predtrack.errors import PredtrackError
from predtrack.ledger import Ledger
from predtrack.ledger.kept import tidy
from predtrack.storage.layout import TABLES

OTHER_TEXT = "Prices will fall within two years. So will rents, says nobody.\n"
QUOTE = "Prices will fall within two years."
"""It stands in both texts."""
URL = "https://example.org/opinion"
ADD = ("add", QUOTE, "--url", URL, "--title", "Rain", "--published", "2019-06-10")
SCAN = ("scan", "-", "--url", URL, "--published", "2019-06-10", "--save")


@pytest.fixture(autouse=True)
def stage(stage):
    """A ledger without records."""
    stage.forge([], [])
    return stage


def name_of(article, text):
    return f"{article}-{digest(text)[:12]}.txt"


KEPT = name_of("articlea", TEXT)


def texts(stage):
    """Return the texts that are kept, by name."""
    return {path.name: path.read_bytes().decode() for path in (stage.folder / "articles").iterdir()}


def scan(stage, text, *options):
    """Scan the page of one address, as it reads today."""
    done = stage.run(*SCAN, *options, stdin=text)
    assert done.code == 0, done


def assert_sound(stage, *options):
    found = stage.run("verify", *options)
    assert found.code == 0, found
    assert "fault" not in found.out


def test_a_text_is_kept_under_its_own_digest(stage):
    scan(stage, TEXT)
    ((name, text),) = texts(stage).items()
    assert text == TEXT
    assert name.removesuffix(f"-{digest(TEXT)[:12]}.txt").isalnum()
    assert_sound(stage)


def test_two_ledgers_in_a_folder_keep_each_their_own_text(stage):
    others = ("--ledger", stage.folder / "other.json")
    for text, options in ((TEXT, ()), (OTHER_TEXT, others)):
        assert stage.run(*options, "add", QUOTE, "--url", URL, "--title", "Rain").code == 0
        scan(stage, text, *options)
    assert_sound(stage)
    assert_sound(stage, *others)
    assert sorted(texts(stage).values()) == sorted([TEXT, OTHER_TEXT])


def test_a_text_outlives_undo_and_a_changed_page(stage):
    assert stage.run(*ADD).code == 0
    scan(stage, TEXT)
    assert stage.run("undo").code == 0
    scan(stage, OTHER_TEXT)
    assert_sound(stage)
    backups = [line.split()[0] for line in stage.run("restore").out.splitlines()[1:]]
    for number in reversed(backups):
        assert stage.run("restore", number).code == 0
        assert_sound(stage)
    assert set(texts(stage).values()) == {TEXT, OTHER_TEXT}


def test_the_old_name_of_a_text_is_still_read(stage):
    (stage.folder / "articles").mkdir()
    (stage.folder / "articles" / "articlea.txt").write_text(TEXT, encoding="utf-8")
    stage.forge([with_text("articles/articlea.txt")])
    assert_sound(stage)
    quote = ("add", "The old bridge will be closed by 2030.", "--article", "articlea")
    assert stage.run(*quote).code == 0


@pytest.mark.parametrize("planted", ["", OTHER_TEXT, TEXT[:20], TEXT + "x"])
def test_a_kept_text_is_never_replaced(stage, planted):
    stage.forge([an_article()], [])
    (stage.folder / "articles").mkdir()
    (stage.folder / "articles" / KEPT).write_text(planted, encoding="utf-8")
    facts = ("--title", "What Comes Next", "--outlet", "The Paper", "--published", "2019-06-10")
    before = stage.ledger.read_bytes()
    done = stage.run("scan", "-", *facts, "--save", stdin=TEXT)
    assert done.code == 1
    assert KEPT in done.err
    assert texts(stage) == {KEPT: planted}
    assert stage.ledger.read_bytes() == before


def test_a_text_that_is_kept_already_is_not_written_again(stage):
    scan(stage, TEXT)
    (kept,) = (stage.folder / "articles").iterdir()
    before = kept.stat().st_ino
    assert stage.run("undo").code == 0
    scan(stage, TEXT)
    assert kept.stat().st_ino == before
    assert_sound(stage)


STRAY = name_of("zzzzzzzz", "Nobody needs it.")
DECOYS = (
    "articlea.txt", "notes.txt", "zzzzzzzz-0123456789a.txt", "zzzzzzzz-0123456789abc.txt",
    "zzzzzzz-0123456789ab.txt", "ZZZZZZZZ-0123456789ab.txt", "zzzzzzzz-0123456789AB.txt",
    "zzzzzzzz-0123456789ab.txt.bak", "zzzzzzzz-0123456789ab.text", ".zzzzzzzz-0123456789ab.txt",
    "zzzzzzzz-0123456789ab", "zzzzzzzz-0123456789ag.txt", "zzzzzzzz-0123456789ab.txt\n",
    "zzzzzzzz-\u0660123456789ab.txt", "zzzzzzzz_0123456789ab.txt",
)  # fmt: skip
"""Names that are not quite ours."""


@pytest.fixture
def littered(stage):
    """A ledger with a text that it needs, one that nothing needs, and much that is not its own."""
    scan(stage, TEXT)
    articles = stage.folder / "articles"
    keep(stage, STRAY, "Nobody needs it.")
    for name in DECOYS:
        (articles / name).write_text("mine", encoding="utf-8")
    (articles / "zzzzzzzz-aaaaaaaaaaaa.txt").symlink_to(stage.outside / ".bashrc")
    (articles / "zzzzzzzz-bbbbbbbbbbbb.txt").symlink_to(stage.outside / "precious")
    (articles / "zzzzzzzz-cccccccccccc.txt").mkdir()
    (articles / "zzzzzzzz-cccccccccccc.txt" / STRAY).write_text("mine", encoding="utf-8")
    os.mkfifo(articles / "zzzzzzzz-dddddddddddd.txt")
    (articles / "deep").mkdir()
    (articles / "deep" / STRAY).write_text("mine", encoding="utf-8")
    (stage.folder / STRAY).write_text("mine", encoding="utf-8")
    return stage


def test_a_text_that_nothing_needs_is_a_note(littered):
    before = littered.kept()
    found = littered.run("verify")
    assert found.code == 0
    (note,) = (line for line in found.out.splitlines() if "zzzzzzzz" in line.casefold())
    assert note.startswith("note")
    assert STRAY in note
    assert littered.kept() == before


def test_tidying_removes_a_text_that_nothing_needs_and_nothing_else(littered):
    before = littered.kept()
    assert littered.run("verify", "--tidy").code == 0
    after = littered.kept()
    gone = [path for path in before if path not in after]
    assert gone == [littered.folder / "articles" / STRAY]
    assert {path: before[path] for path in after} == after
    assert_sound(littered)


def test_tidying_keeps_what_a_backup_needs(stage):
    assert stage.run(*ADD).code == 0
    scan(stage, TEXT)
    assert stage.run("undo").code == 0
    for path in (stage.folder / "articles").iterdir():
        age(path)
    assert stage.run("verify", "--tidy").code == 0
    assert list(texts(stage).values()) == [TEXT]
    number = stage.run("restore").out.splitlines()[1].split()[0]
    assert stage.run("restore", number).code == 0
    assert_sound(stage)


POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 18955\n"
DAMAGES = {
    "NULs": lambda data: bytes(len(data)),
    "cut": lambda data: data[: len(data) // 2],
    "empty": lambda data: b"",
    "gzip": gzip.compress,
    "compact separators": lambda data: json.dumps(json.loads(data), separators=(",", ":")).encode(),
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "a pointer of git-lfs": lambda data: POINTER,
}
"""What is left of a file that speaks of texts, which no search for their digits finds any more."""
KEPT_OF = {
    name: f"The text that {name} needs.\n"
    for name in ("ledger", "other", "backup", "step", "export")
}


@pytest.fixture
def evidence(stage):
    """Old texts, each needed by one file: ledgers, a backup, a step, an export; and a stray."""
    (stage.folder / "articles").mkdir()
    stage.beside.mkdir()
    places = {
        "ledger": stage.ledger,
        "other": stage.folder / "other.json",
        "backup": stage.beside / "gone.json.7",
        "step": stage.beside / "gone.json.6.step",
        "export": stage.folder / "export.jsonl",
    }
    for number, (name, text) in enumerate(KEPT_OF.items()):
        article = an_article(f"article{number}", sha256=digest(text))
        rows = ({"type": "header", "schema": 1}, {"type": "article", **article})
        export = "\n".join(json.dumps(row) for row in rows).encode()
        data = {"export": export, "step": step_of(article)}.get(name, ledger_of([article]))
        places[name].write_bytes(data)
        keep(stage, name_of(article["id"], text), text)
    keep(stage, STRAY, "Nobody needs it.")
    return places


def step_of(article):
    """Write what takes back a change of an article."""
    lines = {name: {} for name in TABLES} | {"articles": {article["id"]: json.dumps(article)}}
    packed = b64encode(zlib.compress(json.dumps(lines).encode())).decode()
    return json.dumps({"by": "a", "what": "b", "after": "c", "lines": packed}).encode()


def keep(stage, name, text):
    """Put an old text beside the ledger."""
    path = stage.folder / "articles" / name
    path.write_text(text, encoding="utf-8")
    age(path)


def age(path):
    """Make a file two hours old."""
    then = time.time() - 7200
    os.utime(path, (then, then))


def tidied(stage):
    return [path.name for path in tidy(Ledger(stage.ledger), before=time.time() - 3600)]


def test_tidying_keeps_what_any_ledger_backup_or_export_in_the_folder_needs(stage, evidence):
    assert tidied(stage) == [STRAY]
    assert set(texts(stage).values()) == {*KEPT_OF.values()}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("victim", ["ledger", "other", "backup"])
def test_tidying_removes_nothing_where_it_cannot_tell_what_is_needed(
    stage, evidence, damage, victim
):
    path = evidence[victim]
    path.write_bytes(DAMAGES[damage](path.read_bytes()))
    with pytest.raises(PredtrackError, match=re.escape(path.name)) as caught:
        tidied(stage)
    assert caught.value.exit_code == (3 if victim == "ledger" else 1)
    assert len(texts(stage)) == len(KEPT_OF) + 1


@pytest.mark.parametrize("damage", [b'{"type": "header", "schema": 1}\n{"type": "arti', b"{", b""])
def test_tidying_removes_nothing_beside_a_damaged_export_or_what_may_be_one(
    stage, evidence, damage
):
    (stage.folder / "export.json").write_bytes(damage)
    with pytest.raises(PredtrackError, match=r"export\.json"):
        tidied(stage)
    assert len(texts(stage)) == len(KEPT_OF) + 1


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_ledger_without_backups_loses_no_text_to_tidying(stage, damage):
    stage.forge([an_article(sha256=digest(TEXT))])
    (stage.folder / "articles").mkdir()
    keep(stage, KEPT, TEXT)
    stage.ledger.write_bytes(DAMAGES[damage](stage.ledger.read_bytes()))
    assert stage.run("verify", "--tidy").code == 3
    assert texts(stage) == {KEPT: TEXT}


def test_the_file_of_another_program_does_not_keep_one_from_tidying(stage, evidence):
    others = {
        "a.png": b"\x89PNG\r\n\x1a\n\0\0",
        "b.json": b"[1]",
        "c.csv": b"a,b\n",
        ".gitkeep": b"",
    }
    for name, data in others.items():
        (stage.folder / name).write_bytes(data)
    os.mkfifo(stage.folder / "d.json")
    assert tidied(stage) == [STRAY]


def test_a_text_of_this_hour_is_not_tidied(stage):
    (stage.folder / "articles").mkdir()
    keep(stage, STRAY, "Nobody needs it.")
    os.utime(stage.folder / "articles" / STRAY)
    assert tidied(stage) == []
    assert STRAY in texts(stage)


def test_a_text_that_is_kept_again_is_of_this_hour(stage):
    scan(stage, TEXT)
    assert stage.run("undo").code == 0
    (kept,) = (stage.folder / "articles").iterdir()
    age(kept)
    scan(stage, TEXT)
    assert time.time() - kept.stat().st_mtime < 600


def test_what_keeps_one_from_tidying_is_said(stage, evidence):
    evidence["other"].write_bytes(b"")
    done = stage.run("verify", "--tidy")
    assert done.code == 1
    assert "no kept text was removed" in done.err
    assert "other.json" in done.err


def test_tidying_goes_into_no_linked_folder(stage):
    stage.forge()
    (stage.outside / "empty" / STRAY).write_text("mine", encoding="utf-8")
    (stage.folder / "articles").symlink_to(stage.outside / "empty")
    for words in (("verify",), ("verify", "--tidy")):
        stage.run(*words)
    assert seen(stage.outside / "empty" / STRAY)[1] == b"mine"


@pytest.mark.parametrize(
    "path", ["../../outside/precious/letter.txt", "/etc/hostname", f"articles/{STRAY}/../../x"]
)
def test_a_path_on_record_has_no_say_in_what_is_tidied(littered, path):
    before = littered.kept()
    ours = {one for one in before if one.name == STRAY or before[one][1] == TEXT.encode()}
    littered.forge([with_text(path)], [a_prediction()])
    littered.run("verify", "--tidy")
    after = littered.kept()
    assert {one for one in before if one not in after} <= ours
    assert (littered.folder / STRAY).exists()
