"""A ledger survives what happens to its writers: failing calls, kills, full disks, each other.

Through real processes: after each blow the file is the old ledger or the new one, to the last byte.
"""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from storage_samples import filled

from predtrack.ledger import Ledger

PREDTRACK = Path(sys.executable).with_name("predtrack")
CALLS = (
    "openat", "write", "pwrite64", "fsync", "rename", "unlink", "link", "mkdir", "flock",
    "fchmod", "ftruncate", "read", "close",
)  # fmt: skip
"""The system calls that a write makes on the ledger's folder; each is failed in its turn."""
STRUCK = {"openat": 8, "write": 2, "fsync": 4, "close": 8, "mkdir": 0, "unlink": 0}
"""How often at least, where it is not once: the folder is there, and little is deleted."""
KEY = "aaaaaaaa"
ENVIRONMENT = os.environ | {"PREDTRACK_NOW": "2026-11-23T09:00:00Z", "PREDTRACK_USER": "anna"}


def command(path, *words):
    return [str(PREDTRACK), "--ledger", str(path), *words]


def run(argv, **options):
    return subprocess.run(
        argv, env=ENVIRONMENT, capture_output=True, text=True, check=False, timeout=60, **options
    )


def note(path, text="seen"):
    return command(path, "note", KEY, text)


@pytest.fixture
def path(tmp_path):
    return filled(tmp_path / "ledger" / "predictions.json").path


def assert_sound(path):
    assert Ledger(path).findings() == []


def new_ledger(path):
    """Return where the holder of the lock writes the ledger that is to come."""
    beside = path.parent / ".predtrack"
    return beside / f"{path.name}.new-{(beside / f'{path.name}.lock').stat().st_ino}"


class Stage:
    """A folder that is put back as it was before each blow."""

    def __init__(self, path, argv):
        self.path, self.argv = path, argv
        self.kept = path.parent.with_name("kept")
        shutil.copytree(path.parent, self.kept)
        self.old = path.read_bytes()
        assert run(argv).returncode == 0
        self.new = path.read_bytes()
        self.watched = [path.parent, *path.parent.rglob("*")]

    def reset(self):
        shutil.rmtree(self.path.parent)
        shutil.copytree(self.kept, self.path.parent)

    def strike(self, call, number, blow):
        """Run a change whose nth such call on the folder is hit; None where there is no nth."""
        self.reset()
        paths = [*self.watched, new_ledger(self.path)]
        watched = [word for one in paths for word in ("-P", str(one))]
        inject = f"inject={call}:{blow}:when={number}"
        log = self.kept.with_name("log")
        strace = ["strace", "-f", "-qq", "-o", str(log), *watched, "-e", f"trace={call}"]
        done = run([*strace, "-e", inject, *self.argv])
        struck = "INJECTED" in log.read_text() or "SIGKILL" in log.read_text()
        return done if struck else None


BLOWS = ["error=EIO", "error=ENOSPC", "signal=KILL"]


@pytest.mark.system
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("blow", BLOWS)
def test_a_blow_at_any_system_call_leaves_the_old_or_the_new_ledger(path, call, blow, rounds):
    struck = strike_each(Stage(path, note(path)), call, blow)
    assert struck >= STRUCK.get(call, 1), f"{call} was struck {struck} times only"


@pytest.mark.system
@pytest.mark.parametrize("call", ["openat", "fsync", "rename", "unlink", "link"])
@pytest.mark.parametrize("blow", BLOWS)
def test_a_blow_at_any_system_call_of_undo_leaves_the_one_or_the_other(path, call, blow):
    assert run(note(path)).returncode == 0
    assert strike_each(Stage(path, command(path, "undo")), call, blow) or call == "unlink"
    assert run(note(path)).returncode == 0
    assert len(Ledger(path).get(KEY).notes) == 1


def strike_each(stage, call, blow):
    """Hit a change at every such call in turn; return how many there were."""
    path = stage.path
    for number in range(1, 100):
        done = stage.strike(call, number, blow)
        now = path.read_bytes()
        assert now in (stage.old, stage.new), (call, number)
        if done is None:
            assert now == stage.new
            return number - 1
        if done.returncode == 0:
            assert now == stage.new, (call, number, done.stderr)
        else:
            assert "Traceback" not in done.stderr, done.stderr
        assert run(note(path, "again")).returncode == 0, (call, number)
        assert_sound(path)
    return pytest.fail(f"{call} never ceased")


@pytest.mark.system
def test_the_first_ledger_of_a_folder_is_whole_or_not_there(tmp_path):
    for number in range(1, 60):
        path = tmp_path / str(number) / "deep" / "predictions.json"
        log = tmp_path / "log"
        strace = [
            "strace",
            "-f",
            "-qq",
            "-o",
            str(log),
            "-e",
            f"inject=fsync:error=EIO:when={number}",
        ]
        words = ["add", "It will rain.", "--title", "T", "--published", "2020-01-31"]
        done = run([*strace, *command(path, *words)])
        assert not path.exists() or Ledger(path).prediction_ids()
        if done.returncode == 0:
            break
    assert "INJECTED" not in log.read_text()
    assert number > 3


@pytest.mark.system
@pytest.mark.parametrize("error", ["ENOLCK", "ENOSYS", "EOPNOTSUPP"])
def test_a_file_system_without_locks_is_said_in_plain_words(path, error):
    old = path.read_bytes()
    done = run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject=flock:error={error}",
                *note(path)])  # fmt: skip
    assert done.returncode == 1
    assert "its file system knows no locks" in done.stderr
    assert path.read_bytes() == old


@pytest.mark.system
def test_the_owner_is_kept_and_where_it_may_not_a_line_says_so(path):
    os.chown(path, 1234, 2345)
    assert run(note(path)).stderr.count("\n") == 1
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 2345)
    refused = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "inject=fchown:error=EPERM"]
    done = run([*refused, *note(path)])
    assert done.returncode == 0
    assert "its owner and group could not be kept: now 0:0, they were 1234:2345" in done.stderr


@pytest.mark.system
def test_everything_is_on_disk_before_the_command_ends(path):
    log = path.parent.with_name("log")
    calls = "trace=openat,fsync,rename,link,exit_group"
    done = run(["strace", "-f", "-y", "-qq", "-o", str(log), "-e", calls, *note(path)])
    assert done.returncode == 0
    folder, name = re.escape(str(path.parent)), re.escape(path.name)
    new = re.escape(str(new_ledger(path)))
    steps = [
        rf"openat\(.*{new}\".*O_CREAT",
        rf"fsync\(\d+<{new}>\) += 0",
        rf"openat\(.*{new}\".*O_RDONLY",
        rf"link\(\"{folder}/{name}\"",
        rf"fsync\(\d+<{folder}/\.predtrack>\) += 0",
        rf"rename\(\"{new}\", \"{folder}/{name}\"\) += 0",
        rf"fsync\(\d+<{folder}>\) += 0",
        r"exit_group\(0\)",
    ]
    assert re.search(".*".join(steps), log.read_text(), re.DOTALL), log.read_text()


@pytest.mark.system
@pytest.mark.parametrize("words", [["list"], ["show", KEY], ["due"], ["verify"], ["restore"],
                                   ["export"], ["articles"], ["scorecard"], ["path"]])  # fmt: skip
def test_reading_opens_nothing_for_writing_and_locks_nothing(path, words):
    log = path.parent.with_name("log")
    changing = "trace=openat,flock,mkdir,rename,unlink,link,chmod,fchmod"
    argv = command(path, *words)
    done = run(["strace", "-f", "-qq", "-o", str(log), "-e", changing, *argv])
    assert done.returncode == 0, done.stderr
    calls = [line for line in log.read_text().split("\n") if str(path.parent) in line]
    assert not [line for line in calls if re.search("O_WRONLY|O_RDWR|O_CREAT|flock|mkdir", line)]
    assert "flock" not in log.read_text()


TO_THE_BRIM = """
set -eu
mount -t tmpfs -o size=256k none "$1"
cp -a "$2/." "$1"
dd if=/dev/zero of="$1/filler" bs=1024 count=9999 2>/dev/null || :
free=$3
filled=$(stat -c %s "$1/filler")
truncate -s $((filled - free * 1024)) "$1/filler"
code=0
shift 3
"$@" || code=$?
echo "code=$code"
cat "$PREDTRACK_LEDGER" > "$COPY"
"""


@pytest.mark.system
@pytest.mark.parametrize("free", [0, 4, 8, 12, 16, 24, 32, 64])
def test_a_full_disk_leaves_the_old_or_the_new_ledger(tmp_path, free):
    source = filled(tmp_path / "source" / "predictions.json", [f"k{n:07}" for n in range(20)])
    disk, copy = tmp_path / "disk", tmp_path / "copy"
    disk.mkdir()
    environment = {"PREDTRACK_LEDGER": str(disk / "predictions.json"), "COPY": str(copy)}
    argv = ["unshare", "-rm", "sh", "-c", TO_THE_BRIM, "sh", str(disk), str(source.folder),
            str(free), str(PREDTRACK), "note", "k0000003", "seen"]  # fmt: skip
    done = subprocess.run(
        argv, env=ENVIRONMENT | environment, capture_output=True, text=True, check=False
    )
    succeeded = "code=0" in done.stdout
    assert succeeded or "code=1" in done.stdout, done.stderr
    assert succeeded or "no space left on device; the ledger" in done.stderr
    assert_sound(copy)
    assert len(Ledger(copy).get("k0000003").notes) == succeeded
    assert not succeeded or free > 0
    assert succeeded or free < 64


def test_a_writer_killed_at_any_moment_leaves_a_sound_ledger(path, rounds):
    chance = random.Random(3)
    started = time.monotonic()
    assert run(note(path)).returncode == 0
    takes = time.monotonic() - started
    notes = 1
    for _ in range(rounds(200, shortened=6)):
        process = subprocess.Popen(note(path), env=ENVIRONMENT, stderr=subprocess.DEVNULL)
        time.sleep(takes * chance.uniform(0.3, 1.1))
        process.send_signal(signal.SIGKILL)
        code = process.wait()
        assert_sound(path)
        now = len(Ledger(path).get(KEY).notes)
        assert now in (notes, notes + 1)
        assert now == notes + 1 or code != 0
        notes = now
    assert run(note(path, "the last")).returncode == 0
    assert len(Ledger(path).get(KEY).notes) == notes + 1


def test_twenty_writers_lose_nothing(tmp_path, rounds):
    path = tmp_path / "predictions.json"
    writers, adds = rounds(20, shortened=5), rounds(10, shortened=2)
    script = (
        'for n in $(seq "$3"); do "$1" --wait 300 add "It will rain in town $2 on day $n." '
        '--title "T $2" --published 2020-01-31 || exit 1; done'
    )
    processes = [
        subprocess.Popen(
            ["sh", "-c", script, "sh", str(PREDTRACK), str(writer), str(adds)],
            env=ENVIRONMENT | {"PREDTRACK_LEDGER": str(path)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for writer in range(writers)
    ]
    assert [process.wait() for process in processes] == [0] * writers
    assert len(Ledger(path).prediction_ids()) == writers * adds
    assert_sound(path)


def test_waiting_ends_with_who_holds_the_ledger(path):
    with Ledger(path).writing():
        done = run([*note(path), "--wait", "0.2"])
    assert done.returncode == 4
    assert f"process {os.getpid()} (" in done.stderr
    assert "--wait SECONDS" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert Ledger(path).get(KEY).notes == ()


def test_a_killed_writer_leaves_nothing_locked(path):
    holder = (
        "import sys, time\nfrom predtrack.ledger import Ledger\n"
        "with Ledger(sys.argv[1]).writing():\n    print(flush=True)\n    time.sleep(60)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", holder, str(path)], stdout=subprocess.PIPE, text=True
    )
    process.stdout.readline()
    assert run([*note(path), "--wait", "0"]).returncode == 4
    process.kill()
    process.wait()
    assert run([*note(path), "--wait", "0"]).returncode == 0


def test_a_folder_that_may_not_be_written_can_be_read(path):
    before = sorted(path.parent.rglob("*"))
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        assert run(command(path, "list")).returncode == 0
        done = run(note(path))
    finally:
        path.parent.chmod(0o755)
    assert done.returncode == 1
    assert "it is read-only" in done.stderr
    assert sorted(path.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("words", "setting"),
    [
        ("Élections à Nur-Sultan — «скоро»", {}),
        ("plain words beside it", {"PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}),
    ],
)
def test_another_locale_writes_the_same_bytes(path, words, setting):
    assert run(note(path, "Élections — «скоро»")).returncode == 0
    other = Path(shutil.copytree(path.parent, path.parent.with_name("other")), path.name)
    assert run(note(path, words)).returncode == 0
    plain = ENVIRONMENT | {"LC_ALL": "C"} | setting
    done = subprocess.run(note(other, words), env=plain, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert other.read_bytes() == path.read_bytes()


def test_damage_is_said_in_two_lines_with_exit_code_3(path):
    assert run(note(path)).returncode == 0
    path.write_bytes(path.read_bytes()[:-40])
    for words in (["list"], ["note", KEY, "x"], ["export"], ["verify"], ["add", "It will rain."]):
        done = run(command(path, *words))
        assert done.returncode == 3, (words, done.stderr)
        assert len(done.stderr.splitlines()) == 2
        assert "restore" in done.stderr
    assert run(command(path, "restore", "2")).returncode == 0
    assert run(command(path, "verify")).returncode == 0


def test_lines_read_without_decoding_say_what_decoded_records_say(path):
    assert run(command(path, "add", "Es regnet — \u2028 «bald».", "--title", "T", "--published",
                       "2020-01-31", "--deadline", "2027-01-31")).returncode == 0  # fmt: skip
    assert run(command(path, "fail", "bbbbbbbb")).returncode == 0
    assert run(command(path, "remove", "cccccccc", "--why", "mistake")).returncode == 0
    lines = run(command(path, "list", "--all", "--format", "jsonl")).stdout
    whole = json.loads(run(command(path, "list", "--all", "--json")).stdout)
    assert [json.loads(line) for line in lines.rstrip("\n").split("\n")] == whole
    assert len(whole) == 3
    first = run(command(path, "list", "--limit", "99"))
    assert (first.stdout, first.stderr) == (
        run(command(path, "list")).stdout, run(command(path, "list")).stderr
    )  # fmt: skip


def test_undo_and_restore_from_the_command_line(path):
    assert run(note(path)).returncode == 0
    assert "by anna" in run(command(path, "restore")).stdout
    done = run(command(path, "undo", "--user", "boris"))
    assert done.returncode == 1
    assert "by anna (noted aaaaaaaa)" in done.stderr
    done = run(command(path, "undo"))
    assert done.returncode == 0
    assert "taken back: noted aaaaaaaa" in done.stderr
    assert Ledger(path).get(KEY).notes == ()


def test_a_hands_edit_is_accepted_on_the_command_line(path):
    path.write_bytes(path.read_bytes().replace(b"It happens.", b"It snowed.", 1))
    done = run(command(path, "verify"))
    assert done.returncode == 3
    assert "prediction aaaaaaaa: it does not fit its checksum" in done.stdout
    done = run(command(path, "verify", "--accept"))
    assert "accepted: " in done.stderr
    assert Ledger(path).get(KEY).claim == "It snowed."
