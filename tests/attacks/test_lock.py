"""The lock: where it is gone, or the ledger is another, another's change is not overwritten."""

import json
import os
import shutil
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import ARTICLE, SIGNED
from forged import PREDICTION_ID, a_prediction, an_article, ledger_of
from running import PREDTRACK

from predtrack.errors import PredtrackError
from predtrack.ledger import Ledger
from predtrack.storage.lock import locked

NOTE = ("note", PREDICTION_ID)
ANOTHER = ledger_of([an_article()], [a_prediction(claim="Another's claim.")])


def notes(stage):
    (prediction,) = json.loads(stage.run("list", "--all", "--json").out)
    return [note["text"] for note in prediction["notes"]]


@pytest.fixture
def written(stage):
    """A ledger with a backup and a lock file."""
    stage.forge()
    assert stage.run(*NOTE, "first").code == 0
    return stage


def lock_of(stage):
    return stage.beside / f"{stage.ledger.name}.lock"


def delete_lock(stage):
    lock_of(stage).unlink()


def replace_lock(stage):
    new = stage.folder / "new"
    new.write_bytes(b"")
    new.replace(lock_of(stage))


def delete_folder(stage):
    shutil.rmtree(stage.beside)


def move_folder(stage):
    stage.beside.rename(stage.folder / "moved")


def delete_lock_and_write(stage):
    delete_lock(stage)
    assert stage.run(*NOTE, "another's").code == 0


def replace_lock_and_write(stage):
    replace_lock(stage)
    assert stage.run(*NOTE, "another's").code == 0


def delete_folder_and_write(stage):
    delete_folder(stage)
    assert stage.run(*NOTE, "another's").code == 0


def edit_by_hand(stage):
    data = stage.ledger.read_bytes()
    stage.ledger.write_bytes(data.replace(b"Prices fall.", b"Prices, fall."))


def edit_by_hand_to_the_same_size(stage):
    data = stage.ledger.read_bytes()
    stage.ledger.write_bytes(data.replace(b"Prices fall.", b"Prices rise."))


def save_as_editors_do(stage):
    new = stage.folder / "predictions.json~"
    new.write_bytes(ANOTHER)
    new.replace(stage.ledger)


def copy_with_its_time(stage):
    status = stage.ledger.stat()
    new = stage.folder / "copy"
    new.write_bytes(stage.ledger.read_bytes())
    os.utime(new, ns=(status.st_atime_ns, status.st_mtime_ns))
    new.replace(stage.ledger)


def append(stage):
    with stage.ledger.open("ab") as file:
        file.write(b"\n")


def cut(stage):
    os.truncate(stage.ledger, 100)


def touch(stage):
    os.utime(stage.ledger)


def delete_ledger(stage):
    stage.ledger.unlink()


BLOWS = (
    delete_lock, replace_lock, delete_folder, move_folder, delete_lock_and_write,
    replace_lock_and_write, delete_folder_and_write, edit_by_hand, edit_by_hand_to_the_same_size,
    save_as_editors_do, copy_with_its_time, append, cut, touch, delete_ledger,
)  # fmt: skip
"""What may happen while a change is being made."""


def name_of(blow):
    return blow.__name__.replace("_", " ")


def change(path, meanwhile):
    """Change the ledger while something else happens to it; return the exit code that it ends with."""
    ledger = Ledger(path)
    try:
        with ledger.writing():
            if ledger.prediction_ids():
                ours = ledger.get(PREDICTION_ID).edited({"claim": "Ours."}, signed=SIGNED)
                ledger.put(ours)
            else:
                ledger.add(ARTICLE)
            meanwhile()
    except PredtrackError as error:
        return error.exit_code
    return 0


@pytest.mark.parametrize("blow", BLOWS, ids=name_of)
def test_what_another_changed_meanwhile_is_not_overwritten(written, blow):
    after = []

    def meanwhile():
        blow(written)
        after.append(written.ledger.read_bytes() if written.ledger.exists() else None)

    code = change(written.ledger, meanwhile)
    assert code == 4 or (code == 1 and blow in (delete_folder, move_folder))
    assert (written.ledger.read_bytes() if written.ledger.exists() else None) == after[0]
    if blow.__name__.endswith("_and_write"):
        assert "another's" in notes(written)
    files = [path for path in written.beside.rglob("*") if path.is_file()]
    assert not [path for path in files if b"Ours." in path.read_bytes()]


def test_a_ledger_that_another_made_meanwhile_is_not_overwritten(stage):
    assert change(stage.ledger, lambda: stage.ledger.write_bytes(ANOTHER)) == 4
    assert stage.ledger.read_bytes() == ANOTHER


def test_a_link_that_was_led_elsewhere_meanwhile_is_not_followed(written):
    other, link = written.folder / "other.json", written.free / "link.json"
    other.write_bytes(ANOTHER)
    link.symlink_to(written.ledger)

    def lead_elsewhere():
        link.unlink()
        link.symlink_to(other)

    assert change(link, lead_elsewhere) == 4
    assert other.read_bytes() == ANOTHER
    assert b"Ours." not in written.ledger.read_bytes()


def test_a_lock_with_a_second_name_is_refused_and_said_to_be_safe_to_delete(written):
    (written.free / "snapshot").hardlink_to(lock_of(written))
    assert "delete it when nobody is writing" in written.refuses(*NOTE, "second")
    delete_lock(written)
    assert written.run(*NOTE, "second").code == 0


@pytest.mark.parametrize("blow", [delete_lock, replace_lock, delete_folder, "no folder any more"])
def test_a_lock_that_cannot_be_seen_is_lost(written, blow):
    path = lock_of(written)
    with locked(path, ledger="it", wait=1) as lock:
        assert not lock.is_lost()
        if callable(blow):
            blow(written)
        else:
            move_folder(written)
            written.beside.write_bytes(b"")
        assert lock.is_lost()


def test_the_next_change_is_made_again(written):
    assert change(written.ledger, lambda: delete_lock(written)) == 4
    assert written.run(*NOTE, "second").code == 0
    assert notes(written) == ["first", "second"]


def test_a_lock_deleted_while_one_waits_for_it_keeps_two_from_writing_at_once(written):
    done = {}

    def write_with_two(pool):
        waiting = pool.submit(written.run, *NOTE, "waited")
        time.sleep(0.5)
        delete_lock(written)
        done["early"] = written.run(*NOTE, "early")
        return waiting

    with ThreadPoolExecutor() as pool:
        waiting = []
        assert change(written.ledger, lambda: waiting.append(write_with_two(pool))) == 4
        done["waited"] = waiting[0].result()
    assert {one.code for one in done.values()} <= {0, 4}
    said = [text for text, one in done.items() if one.code == 0]
    assert sorted(notes(written)) == sorted(["first", *said])


def test_no_acknowledged_note_is_lost_where_the_lock_is_deleted_again_and_again(written, rounds):
    ends = threading.Event()

    def delete():
        while not ends.is_set():
            lock_of(written).unlink(missing_ok=True)
            time.sleep(0.003)

    def note(number):
        argv = [str(PREDTRACK), *NOTE, f"note {number}"]
        done = subprocess.run(
            argv,
            cwd=written.project,
            env=written.environment,
            capture_output=True,
            check=False,
            timeout=30,
        )
        assert done.returncode in (0, 1, 4), done.stderr
        return f"note {number}" if done.returncode == 0 else None

    deleter = threading.Thread(target=delete)
    deleter.start()
    try:
        with ThreadPoolExecutor(4) as pool:
            acknowledged = set(filter(None, pool.map(note, range(rounds(400, shortened=10)))))
    finally:
        ends.set()
        deleter.join()
    assert acknowledged <= set(notes(written))
    assert written.run("verify").code == 0


def wait_until_locked(stage):
    """Wait until a command holds the lock, which then says who holds it."""
    until = time.monotonic() + 4
    while time.monotonic() < until and not lock_of(stage).stat().st_size:
        time.sleep(0.01)
    time.sleep(0.2)


SLOWLY = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", "inject=fsync:delay_enter=1500000:when=1")
"""Makes a change wait for a second and a half before its new ledger is on disk."""
CHANGES = (
    (*NOTE, "ours"),
    ("add", "It will rain.", "--title", "Rain"),
    ("restore", "1"),
    ("undo",),
    ("verify", "--accept"),
)


@pytest.mark.system
@pytest.mark.parametrize("words", CHANGES, ids=lambda words: words[0])
@pytest.mark.parametrize(
    "blow", [delete_lock, delete_folder_and_write, save_as_editors_do, touch], ids=name_of
)
def test_every_command_leaves_what_another_changed_meanwhile(written, words, blow):
    if words[0] == "verify":
        edit_by_hand(written)
        blow = touch if blow is delete_folder_and_write else blow
    with ThreadPoolExecutor() as pool:
        ours = pool.submit(written.run, *words, wrapped=SLOWLY)
        wait_until_locked(written)
        blow(written)
        after = written.ledger.read_bytes()
        done = ours.result()
    assert done.code == 4, done
    assert written.ledger.read_bytes() == after
