"""Links: nothing beside the ledger is written, emptied or waited for through a link or a pipe."""

import json
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from shlex import quote as quoted

import pytest
from canary import SECRET, seen
from forged import PREDICTION_ID, TEXT, a_prediction, an_article, digest, with_text
from stage import IN_THE_WAY, assert_in_words, put_in_the_way

from predtrack.errors import PredtrackError
from predtrack.reading.text import read_text
from predtrack.storage import beside
from predtrack.storage.loading import read_content

OPEN = Path("/proc/self/fd")
"""The descriptors that this process has open."""
NOTE = ("note", PREDICTION_ID, "seen")
WRITERS = [
    NOTE,
    ("note", "zzzzzzzz", "there is none"),
    ("add", "It will rain.", "--title", "Rain", "--published", "2026-01-31"),
    ("edit", PREDICTION_ID, "--claim", "Other."),
    ("confirm", PREDICTION_ID, "--on", "2026-01-31"),
    ("forecast", PREDICTION_ID, "70%"),
    ("rename", "author", "Ann Lee", "Anna Lee"),
    ("import", "-"),
    ("scan", "-", "--title", "New", "--save"),
    ("restore", "1"),
    ("undo",),
    ("verify", "--accept"),
]
SCAN = ("scan", "-", "--title", "What Comes Next", "--outlet", "The Paper", "--published", "2019-06-10")  # fmt: skip
KEPT = f"{an_article()['id']}-{digest(TEXT)[:12]}.txt"
"""Where the text is kept that ``SCAN`` reads."""


@pytest.fixture
def written(stage):
    """A ledger with two backups, their notes and a lock."""
    stage.forge()
    for number in range(2):
        assert stage.run("note", PREDICTION_ID, f"note {number}").code == 0
    return stage


def replace(path, kind, stage):
    """Put something in the way of a file that is there."""
    with suppress(FileNotFoundError):
        path.unlink()
    put_in_the_way(kind, path, stage)


@pytest.mark.parametrize("kind", IN_THE_WAY)
def test_a_lock_file_that_is_no_file_of_its_own_is_never_emptied(written, kind):
    replace(written.beside / "predictions.json.lock", kind, written)
    assert "predictions.json.lock" in written.refuses(*NOTE)


@pytest.mark.parametrize("words", WRITERS, ids=lambda words: words[0])
def test_a_linked_lock_file_is_never_emptied(written, words):
    replace(written.beside / "predictions.json.lock", "link", written)
    if words[0] == "verify":
        written.ledger.write_bytes(written.ledger.read_bytes() + b"\n")
    typed = {"scan": TEXT, "import": '{"type": "header", "schema": 3}\n'}.get(words[0], "")
    if words[0] == "scan":
        done = written.run(*words, stdin=typed)
        assert done.code == 1
        assert "predictions.json.lock" in done.err
    else:
        assert "predictions.json.lock" in written.refuses(*words, stdin=typed)


@pytest.mark.parametrize("kind", IN_THE_WAY)
def test_a_gitignore_that_is_no_file_of_its_own_is_never_written(written, kind):
    replace(written.beside / ".gitignore", kind, written)
    assert ".gitignore" in written.refuses(*NOTE)


@pytest.mark.parametrize("kind", [*IN_THE_WAY, "file"])
def test_the_folder_of_backups_is_a_real_folder(stage, kind):
    stage.forge()
    if kind == "file":
        stage.beside.write_bytes(b"")
    elif kind == "folder":
        stage.beside.symlink_to(stage.outside / "empty")
    else:
        put_in_the_way(kind, stage.beside, stage)
    assert ".predtrack" in stage.refuses(*NOTE)
    assert_in_words(stage.run("restore").err)


@pytest.mark.parametrize("kind", IN_THE_WAY)
def test_the_note_of_a_change_is_not_written_or_read_through_a_link(written, kind):
    for number in range(1, 6):
        replace(written.beside / f"predictions.json.{number}.step", kind, written)
    for words in (("restore",), ("undo",), NOTE, ("restore", "1"), NOTE):
        done = written.run(*words)
        assert done.code in (0, 1)
        assert len(done.err.splitlines()) <= 2


def test_the_note_of_a_change_is_not_read_from_outside(written):
    note = json.dumps({"by": SECRET, "what": SECRET, "after": "x"})
    (written.outside / "note.json").write_text(note, encoding="utf-8")
    for number in range(1, 3):
        path = written.beside / f"predictions.json.{number}.step"
        path.unlink()
        path.symlink_to(written.outside / "note.json")
    for words in (("restore",), ("restore", "--json"), ("undo",)):
        assert written.run(*words).code in (0, 1)


@pytest.mark.parametrize("kind", IN_THE_WAY)
def test_a_backup_that_is_no_file_of_its_own_is_not_read_or_written(written, kind):
    replace(written.beside / "predictions.json.1", kind, written)
    before = written.ledger.read_bytes()
    assert written.run("restore").code == 0
    assert written.run("restore", "1").code in (1, 3)
    assert written.ledger.read_bytes() == before
    written.ledger.write_bytes(before[:99])
    assert written.run("list").code == 3
    assert written.run("verify").code == 3


def test_a_ledger_outside_is_not_brought_in_by_a_linked_backup(written):
    stranger = written.outside / "ledger.json"
    written.ledger.rename(stranger)
    written.forge(predictions=[a_prediction("bbbbbbbb")])
    (written.beside / "predictions.json.1").unlink()
    (written.beside / "predictions.json.1").symlink_to(stranger)
    written.refuses("restore", "1")


@pytest.mark.parametrize("kind", IN_THE_WAY)
def test_the_new_ledger_is_not_written_through_a_link(written, kind):
    put_in_the_way(kind, written.beside / "predictions.json.new-1", written)
    before = written.ledger.read_bytes()
    done = written.run(*NOTE)
    if done.code:
        assert done.code == 1
        assert "predictions.json.new-1" in done.err
        assert written.ledger.read_bytes() == before
    assert not written.ledger.is_symlink()
    assert written.ledger.is_file()


@pytest.mark.parametrize("kind", IN_THE_WAY)
def test_a_damaged_ledger_is_not_set_aside_through_a_link(written, kind):
    for number in range(1, 4):
        put_in_the_way(kind, written.beside / f"predictions.json.damaged.{number}", written)
    written.ledger.write_bytes(written.ledger.read_bytes()[:99])
    assert written.run("restore", "2").code in (0, 1)


@pytest.mark.parametrize("name", [KEPT, "articlea.txt"])
@pytest.mark.parametrize("kind", IN_THE_WAY)
def test_no_text_is_kept_through_a_link(stage, name, kind):
    stage.forge([an_article()], [])
    put_in_the_way(kind, stage.folder / "articles" / name, stage)
    before = stage.kept()
    done = stage.run(*SCAN, "--pick", "1", stdin=TEXT)
    way = stage.folder / "articles" / name
    assert seen(way) == before[way]
    if name == KEPT:
        assert done.code == 1
        assert KEPT in done.err
        assert stage.ledger.read_bytes() == before[stage.ledger][1]


@pytest.mark.parametrize("kind", [*IN_THE_WAY, "file"])
def test_the_folder_of_kept_texts_is_a_real_folder(stage, kind):
    stage.forge([an_article()], [])
    articles = stage.folder / "articles"
    if kind == "file":
        articles.write_bytes(b"")
    elif kind == "folder":
        articles.symlink_to(stage.outside / "empty")
    else:
        put_in_the_way(kind, articles, stage)
    with stage.unchanged():
        done = stage.run(*SCAN, "--save", stdin=TEXT)
    assert done.code == 1
    assert "articles" in done.err


@pytest.mark.parametrize("kind", [*IN_THE_WAY, "linked folder"])
def test_nothing_declined_is_kept_through_a_link(stage, terminal, kind):
    (stage.folder / "text.txt").write_text(TEXT, encoding="utf-8")
    stage.forge([with_text("text.txt")], [])
    declined = stage.beside / "declined"
    if kind == "linked folder":
        stage.beside.mkdir()
        declined.symlink_to(stage.outside / "empty")
    else:
        put_in_the_way(kind, declined / "articlea.txt", stage)
    with stage.watched(), stage.unchanged():
        line = "timeout --foreground 5 predtrack scan data/text.txt --review; echo code $?"
        said = terminal(line, cwd=stage.project, answers=["n", "n"])
    assert_in_words(said)
    assert "code 1" in said
    assert "declined" in said


@pytest.mark.parametrize("kind", ["fifo", "circle", "folder", "link to a folder"])
@pytest.mark.parametrize(
    "words", [("list",), ("verify",), NOTE, ("restore",)], ids=lambda it: it[0]
)
def test_a_ledger_that_is_no_file_is_said_at_once(stage, kind, words):
    put_in_the_way(kind, stage.ledger, stage)
    done = stage.run("--ledger", stage.ledger, *words)
    assert done.code in (1, 3) or words == ("restore",)
    assert len(done.err.splitlines()) <= 3


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/tty", "/dev/full"])
def test_a_ledger_that_is_a_device_is_not_read(stage, device):
    stage.ledger.symlink_to(device)
    for words in (("list",), ("verify",), NOTE):
        done = stage.run(
            "--ledger",
            stage.ledger,
            *words,
            wrapped=("sh", "-c", 'ulimit -v 2000000; exec "$@"', "sh"),
        )
        assert done.code in (1, 3)
        assert len(done.err.splitlines()) <= 2


@pytest.mark.parametrize("kind", ["linked ledger", "linked folder"])
def test_a_ledger_that_the_user_linked_keeps_everything_beside_the_real_file(stage, kind):
    stage.forge()
    links = stage.free / "links"
    if kind == "linked ledger":
        links.mkdir()
        path = links / "mine.json"
        path.symlink_to(stage.ledger)
    else:
        links.symlink_to(stage.folder)
        path = links / "predictions.json"
    assert stage.run("--ledger", path, *NOTE).code == 0
    assert stage.run("--ledger", path, *SCAN, "--save", stdin=TEXT).code == 0
    assert (stage.folder / "articles" / KEPT).read_text(encoding="utf-8") == TEXT
    assert len(list(stage.beside.glob("predictions.json.?"))) == 2
    if kind == "linked ledger":
        assert path.is_symlink()
        assert list(links.iterdir()) == [path]
    for found in (("--ledger", path, "verify"), ("verify",)):
        assert "0 faults" in stage.run(*found).err


@contextmanager
def swapping(path, target):
    """Swap a file for a link and back, again and again, until the end."""
    ends = threading.Event()
    file, link = path.with_name("swap-file"), path.with_name("swap-link")

    def swap():
        while not ends.is_set():
            link.symlink_to(target)
            link.replace(path)
            file.write_bytes(b"*\n" if path.name == ".gitignore" else b"")
            file.replace(path)

    thread = threading.Thread(target=swap)
    thread.start()
    try:
        yield
    finally:
        ends.set()
        thread.join()


@pytest.mark.parametrize("name", ["predictions.json.lock", ".gitignore"])
def test_a_link_swapped_in_at_any_moment_carries_nothing_out(written, rounds, name):
    with swapping(written.beside / name, written.outside / ".bashrc"):
        for _ in range(rounds(200, shortened=5)):
            assert written.run(*NOTE).code in (0, 1, 4)


def test_a_lock_swapped_for_a_link_while_the_editor_is_open_is_not_emptied(written, terminal):
    lock = written.beside / "predictions.json.lock"
    swap = f"rm -f {quoted(str(lock))}; ln -s {quoted(str(written.outside / '.bashrc'))} {quoted(str(lock))}"
    editor = f"sh -c {quoted(swap + '; sed -i s/Prices/Costs/ $0')}"
    with written.watched():
        said = terminal(
            f"predtrack edit {PREDICTION_ID}; echo code $?", cwd=written.project, EDITOR=editor
        )
    assert_in_words(said)
    assert "code 1" in said
    assert "what was typed is kept" in said


@pytest.mark.parametrize("read", [read_content, beside.read, read_text])
def test_no_descriptor_is_lost_where_a_folder_stands_in_the_place_of_a_file(tmp_path, read):
    before = len(list(OPEN.iterdir()))
    for _ in range(9):
        with pytest.raises((OSError, PredtrackError)):
            read(tmp_path)
    assert len(list(OPEN.iterdir())) == before


@pytest.mark.system
@pytest.mark.parametrize("moment", [1, 2])
def test_what_a_killed_writer_left_of_a_file_is_taken_away(stage, moment):
    stage.forge()
    killed = ("strace", "-f", "-qq", "-o", "/dev/null", "-e")
    inject = f"inject=rename,renameat,renameat2:signal=KILL:when={moment}"
    assert stage.run(*SCAN, "--save", stdin=TEXT, wrapped=(*killed, inject)).code not in (0, 1)
    assert stage.run(*NOTE).code == 0
    assert [path.name for path in stage.folder.rglob("*") if "new-" in path.name] == []
    assert {path.name for path in (stage.folder / "articles").glob("*")} <= {KEPT}
