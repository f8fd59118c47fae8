"""The default ledger: where it is damaged it is never passed over, and no other is used for it."""

import gzip

import pytest
from forged import PREDICTION_ID, a_prediction, an_article, ledger_of
from stage import put_in_the_way

POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 18955\n"
DAMAGES = {
    "NULs": lambda data: bytes(len(data)),
    "one page of NULs": lambda data: bytes(4096),
    "NULs at first": lambda data: bytes(512) + data[512:],
    "NULs from the middle": lambda data: data[:512] + bytes(len(data) - 512),
    "empty": lambda data: b"",
    "blank": lambda data: b"\n" * 5000,
    "cut in the header": lambda data: data[:9],
    "cut to a brace": lambda data: data[:1],
    "cut in the middle": lambda data: data[: len(data) // 2],
    "cut at its end": lambda data: data[:-1],
    "without its beginning": lambda data: data[40:],
    "gzip": gzip.compress,
    "a pointer of git-lfs": lambda data: POINTER,
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "line ends": lambda data: data.replace(b"\n", b"\r\n"),
    "noise": lambda data: bytes(byte ^ 0x5A for byte in data),
    "an unsettled merge": lambda data: b"<<<<<<< ours\n" + data,
    "null": lambda data: b"null\n",
    "as tinydb leaves it": lambda data: b"{}",
}  # fmt: skip
REMEDIES = {"line ends": "verify --accept", "an unsettled merge": "git merge --abort"}
"""What is advised instead of an older version, which lacks what changed since."""
"""What power cuts, full disks, programs and git leave of a file."""
ADD = ("add", "It will rain.", "--title", "Rain")
COMMANDS = (
    ("list",),
    ("verify",),
    ADD,
    ("note", PREDICTION_ID, "seen"),
    ("scorecard",),
    ("export",),
)


@pytest.fixture
def written(stage):
    """A default ledger with a backup, and one of the user's own, at home."""
    stage.forge()
    assert stage.run("note", PREDICTION_ID, "seen").code == 0
    own = stage.home / ".local" / "share" / "predtrack"
    own.mkdir(parents=True)
    (own / "predictions.json").write_bytes(ledger_of([an_article()], [a_prediction("bbbbbbbb")]))
    return stage


def assert_damaged(stage, *, backup="predtrack restore 1 "):
    for words in COMMANDS:
        with stage.unchanged():
            done = stage.run(*words)
        assert done.code == 3, (words, done)
        assert "damaged" in done.err + done.out
        assert "bbbbbbbb" not in done.out
        assert "no predictions yet" not in done.err
        if words != ("verify",):
            assert backup in done.err


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_default_ledger_is_never_passed_over(written, damage):
    sound = written.ledger.read_bytes()
    written.ledger.write_bytes(DAMAGES[damage](sound))
    assert_damaged(written, backup=REMEDIES.get(damage, "predtrack restore 1 "))
    assert written.run("restore", "1").code == 0
    assert written.run("list").code == 0
    assert written.run("verify").code == 0


def test_a_default_ledger_that_leads_nowhere_is_never_passed_over(written):
    written.ledger.unlink()
    written.ledger.symlink_to("../gone/predictions.json")
    assert_damaged(written, backup="")
    assert written.ledger.is_symlink()


@pytest.mark.parametrize("kind", ["folder", "fifo", "circle", "link to a folder"])
def test_a_default_ledger_that_is_no_file_is_never_passed_over(written, kind):
    written.ledger.unlink()
    put_in_the_way(kind, written.ledger, written)
    for words in COMMANDS:
        done = written.run(*words)
        assert done.code in (1, 3), (words, done)
        assert "bbbbbbbb" not in done.out


@pytest.mark.parametrize("damage", ["NULs", "empty", "gzip"])
def test_the_backup_that_is_named_is_one_that_helps(written, damage):
    for text in ("two", "three"):
        assert written.run("note", PREDICTION_ID, text).code == 0
    sound = written.ledger.read_bytes()
    written.ledger.write_bytes(DAMAGES[damage](sound))
    newest = written.beside / "predictions.json.3"
    newest.write_bytes(DAMAGES[damage](sound))
    assert_damaged(written, backup="predtrack restore 2 ")
    assert written.run("restore", "2").code == 0
    assert written.run("verify").code == 0


def test_a_damaged_default_ledger_without_a_backup_is_said_to_have_none(stage):
    stage.beside.mkdir()
    for damage in ("NULs", "empty", "gzip", "noise"):
        stage.forge()
        stage.ledger.write_bytes(DAMAGES[damage](stage.ledger.read_bytes()))
        assert_damaged(stage, backup="no backup of it is kept here")


@pytest.mark.parametrize(
    "damage", ["NULs", "empty", "gzip", "cut in the middle", "a pointer of git-lfs"]
)
def test_a_ledger_that_is_named_is_damaged_likewise(written, damage):
    written.ledger.write_bytes(DAMAGES[damage](written.ledger.read_bytes()))
    for words in COMMANDS:
        assert written.run("--ledger", "data/predictions.json", *words).code == 3
        assert written.run(*words, PREDTRACK_LEDGER="data/predictions.json").code == 3


@pytest.mark.parametrize("damage", ["NULs", "one page of NULs", "gzip", "a pointer of git-lfs"])
def test_a_damaged_ledger_in_a_fresh_clone_is_not_passed_over(stage, damage):
    stage.forge()
    stage.ledger.write_bytes(DAMAGES[damage](stage.ledger.read_bytes()))
    for words in (("list",), ADD):
        with stage.unchanged():
            done = stage.run(*words)
        assert done.code == 3
        assert "--ledger or PREDTRACK_LEDGER" in done.err


NEEDING = (
    ("undo",),
    ("restore", "1"),
    ("edit", PREDICTION_ID, "--claim", "x"),
    ("note", PREDICTION_ID, "x"),
    ("remove", PREDICTION_ID, "--why", "mistake"),
    ("forecast", PREDICTION_ID, "70%"),
    ("link", PREDICTION_ID, "bbbbbbbb"),
    ("confirm", PREDICTION_ID),
    ("reopen", PREDICTION_ID, "--why", "x"),
    ("rename", "tag", "a", "b"),
    ("verify", "--accept"),
    ("verify", "--tidy"),
)


@pytest.mark.parametrize("words", NEEDING, ids=" ".join)
def test_what_needs_a_ledger_creates_nothing_where_there_is_none(stage, words):
    done = stage.run("--ledger", "data/predictions.json", *words)
    assert done.code in (0, 1)
    assert list(stage.folder.iterdir()) == []


def test_a_lock_alone_makes_no_place_the_default(stage):
    stage.beside.mkdir()
    for name in ("predictions.json.lock", "predictions.json.new-1", "predictions.json.bak.1"):
        (stage.beside / name).write_bytes(b"")
    assert "your own ledger" in stage.run("path").err
    (stage.beside / "predictions.json.1.step").write_bytes(b"")
    assert "under the current folder" in stage.run("path").err


@pytest.mark.system
def test_a_ledger_of_the_kernels_is_one_clear_line(stage):
    assert "keep us waiting" in stage.refuses("--ledger", "/proc/kmsg", "list")
    stage.refuses("--ledger", "/proc/kmsg", *ADD)


def test_another_programs_file_is_passed_over_as_it_is(stage):
    for data in (b'{"_default": {"1": {"name": "x"}}}', b"[1, 2]\n"):
        stage.ledger.write_bytes(data)
        done = stage.run("list")
        assert done.code == 0
        assert "another program's file" in done.err
        assert stage.ledger.read_bytes() == data
