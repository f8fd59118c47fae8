"""Fuzzes predtrack: commands of odd words on forged ledgers whose checksums are valid.

``python tests/attacks/fuzz.py`` runs for 60 s and prints its seed and counts. It ends with 1 where
a command ended in a traceback, a fault of ours or another code than it may, took over five seconds,
changed the ledger and yet failed, wrote one that is not sound, or touched what lies elsewhere; the
ledger and the words are then kept in a folder that it names. ``--seed N`` brings back a run,
``--case N`` one case of it. ``--long`` runs for three hours.
"""

import argparse
import importlib
import json
import os
import pkgutil
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile, mkdtemp

import odd
from canary import SECRET, plant, snapshot
from forged import TEXT, ledger_of

import predtrack.cli
from predtrack.errors import ExitCode
from predtrack.storage.layout import TABLES, Unsound, parse

LIMIT = 5
"""Seconds that a command may take."""
LONG = 3 * 60 * 60
MOST = 2 << 30
"""Bytes of memory that a command may take."""
EACH = 25
"""Every so manyth case runs in a process of its own, the others in forks of this one."""
PREDTRACK = Path(sys.executable).with_name("predtrack")
LEAVES = {"PREDTRACK_NOW": "2026-11-23T09:00:00Z", "PREDTRACK_USER": "reader", "LANG": "C.UTF-8"}
FACTS = ("--title", "What Comes Next", "--outlet", "The Paper", "--published", "2019-06-10", "--author", "Ann Lee")  # fmt: skip
BEGINNING = (
    ("scan", "seeds/text.txt", "--save", *FACTS),
    ("add", "Will rents rise?", "--event", "the vote", "--tag", "rent", "--speaker", "Bo Orr", "--title", "Rents"),
    ("add", "It is likely that it rains.", "--deadline", "2027-01-01", "--title", "Rain", "--url", "https://example.org/a"),
    ("add", "--mine", "Is it done?", "4:1", "--deadline", "2026-12"),
    ("event", "the vote", "2027-03-01"),
    ("rename", "author", "Ann Lee", "Anna Lee"),
)  # fmt: skip
"""Commands that make the ledger from which all others are bent."""


class Yard:
    """A project with a ledger in it, and the canary beside it."""

    def __init__(self, root):
        self.root, self.project, self.home = root, root / "project", root / "home"
        self.folder = self.project / "data"
        self.ledger = self.folder / "predictions.json"
        plant(root / "outside", self.home)
        self.clear()

    def clear(self):
        """Put the project back to its beginning, without a ledger."""
        shutil.rmtree(self.project, ignore_errors=True)
        for folder in (self.folder / "articles", self.project / "seeds"):
            folder.mkdir(parents=True)
        for file in (self.project / "seeds" / "text.txt", self.folder / "text.txt"):
            file.write_text(TEXT, encoding="utf-8")
        (self.folder / "link.txt").symlink_to(self.root / "outside" / "private")
        os.mkfifo(self.folder / "pipe")

    def canary(self):
        """Return what may not change."""
        known = snapshot(self.root, without=(self.project,))
        return {path: one for path, one in known.items() if path != self.root}

    def bytes(self):
        """Return the ledger as it stands, None where there is none."""
        return self.ledger.read_bytes() if self.ledger.is_file() else None


def forked(yard, words, typed):
    """Run a command in a fork of this process; return its code and what it said."""
    with TemporaryFile() as said, TemporaryFile() as given:
        given.write(typed.encode("utf-8", "surrogateescape" if typed.isprintable() else "replace"))
        given.seek(0)
        sys.stdout.flush()
        child = os.fork()
        if not child:
            _be_the_command(yard, words, given, said)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said.seek(0)
        return code, said.read().decode("utf-8", "replace")


def _be_the_command(yard, words, given, said):
    try:
        os.chdir(yard.project)
        for target, file in ((0, given), (1, said), (2, said)):
            os.dup2(file.fileno(), target)
        resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST))
        signal.alarm(LIMIT)
        sys.argv = ["predtrack", *words]
        predtrack.cli.main()
    finally:
        os._exit(70)


def alone(yard, words, typed):
    """Run a command in a process of its own, as a user does; return likewise."""
    try:
        done = subprocess.run(
            [PREDTRACK, *words], input=typed.encode("utf-8", "replace"), cwd=yard.project,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=LIMIT, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return -signal.SIGALRM, ""
    return done.returncode, done.stdout.decode("utf-8", "replace")


def fault(code, said, before, after):
    """Say what is wrong with how a command ended; None where nothing is."""
    known = next((line for line in said.splitlines() if "fault in predtrack" in line), None)
    checks = (
        (code == -signal.SIGALRM, f"it took over {LIMIT} s"),
        (known is not None, known),
        ("Traceback" in said, "\n".join(said.splitlines()[-3:])),
        (code not in set(ExitCode), f"it ended with {code}: {said[-300:]}"),
        (SECRET in said, "it shows what stands in a file elsewhere"),
        (code and before != after, f"it ended with {code} and changed the ledger"),
        (before != after and not _is_sound(after), "the ledger that it wrote is not sound"),
    )
    return next((what for is_wrong, what in checks if is_wrong), None)


def _is_sound(data):
    try:
        return bool(parse(data or b""))
    except Unsound:
        return False


def beginning(yard):
    """Return the records of an ordinary ledger of every sort: table to key to record."""
    yard.ledger.write_bytes(ledger_of())
    for words in BEGINNING:
        code, said = forked(yard, words, "")
        assert code == 0, said
    for key in list(parse(yard.ledger.read_bytes())["predictions"])[:2]:
        for words in (
            ("forecast", key, "70%"),
            ("note", key, "seen"),
            ("confirm", key, "--on", "2019-07-01", "--evidence", "https://example.org/e"),
        ):
            forked(yard, words, "")
    tables = parse(yard.ledger.read_bytes())
    return {name: dict(tables[name]) for name in TABLES}


def run_case(yard, seed, number, records, commands):
    """Run one case: a forged ledger and a few commands on it; yield each command and its fault."""
    chance = random.Random(f"{seed}:{number}")
    yard.clear()
    with _deeply():
        tables = odd.bent(chance, records)
        yard.ledger.write_bytes(_bytes_of(chance, tables))
    keys = [key for name in ("predictions", "articles") for key in sorted(tables[name])]
    run = alone if number % EACH == 0 else forked
    lines = [(list(words), "") for words in chance.sample(odd.READS, 2)]
    lines += [odd.line(chance, commands, keys) for _ in range(chance.choice((1, 1, 2, 4)))]
    for words, typed in lines:
        before, canary = yard.bytes(), yard.canary()
        code, said = run(yard, words, typed)
        found = fault(code, said, before, yard.bytes())
        changed = {path for path, one in yard.canary().items() ^ canary.items()}
        if changed:
            found = f"outside the project it changed {', '.join(sorted(map(str, changed)))}"
        yield words, typed, before, code, found


@contextmanager
def _deeply():
    """Let records be nested deeper than a command can follow."""
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(100_000)
    try:
        yield
    finally:
        sys.setrecursionlimit(usual)


def _bytes_of(chance, tables):
    data = ledger_of(**tables)
    if chance.random() < 0.05:
        place = chance.randrange(60, len(data))  # what has no header is another program's
        return data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]
    return data


def keep(seed, number, words, typed, before, found):
    """Keep what brings a fault back, and say where."""
    folder = Path(mkdtemp(prefix="predtrack-fuzz-"))
    (folder / "ledger.json").write_bytes(before or b"")
    what = {"seed": seed, "case": number, "words": words, "input": typed, "fault": found}
    (folder / "case.json").write_text(json.dumps(what, indent=1), encoding="utf-8")
    shown = json.dumps(words)
    print(f"case {number}: {found}\n  predtrack {shown[:400]}\n  kept in {folder}", flush=True)


def main():
    """Fuzz for as long as is asked, say what was found, and return the exit code."""
    options = _options()
    yard = Yard(Path(mkdtemp(prefix="predtrack-yard-")))
    os.environ.update(LEAVES, HOME=str(yard.home))
    for name in ("PREDTRACK_LEDGER", "XDG_DATA_HOME"):
        os.environ.pop(name, None)
    commands = {name: predtrack.cli.cli.get_command(None, name) for name in predtrack.cli.cli.list_commands(None)}  # fmt: skip
    _import_everything()
    records = beginning(yard)
    codes, faults = Counter(), Counter()
    ends, number = time.monotonic() + options.seconds, options.case or 1
    while time.monotonic() < ends:
        for words, typed, before, code, found in run_case(yard, options.seed, number, records, commands):  # fmt: skip
            codes[code] += 1
            if not found:
                continue
            kind = f"{words[0]}: {re.sub(r'[0-9]+', 'N', found)[:90]}"
            faults[kind] += 1
            if faults[kind] == 1:
                keep(options.seed, number, words, typed, before, found)
            if "outside" in found:
                shutil.rmtree(yard.root / "outside")
                plant(yard.root / "outside", yard.home)
        if options.case:
            break
        number += 1
    shutil.rmtree(yard.root)
    counts = ", ".join(f"{count} ended with {code}" for code, count in sorted(codes.items()))
    print(f"seed {options.seed}: {number} cases, {counts}; {len(faults)} kinds of fault")
    return 1 if faults else 0


def _import_everything():
    """Import what the commands import, once for all forks."""
    for module in pkgutil.walk_packages(predtrack.__path__, "predtrack."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--long", dest="seconds", action="store_const", const=LONG)
    parser.add_argument("--case", type=int, help="run this case alone")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    return options


if __name__ == "__main__":
    sys.exit(main())
