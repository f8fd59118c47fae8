"""The ledger under plain git: branches that worked apart come together by themselves."""

import random
import subprocess
from base64 import b32encode
from hashlib import sha256

import pytest
from storage_samples import ANNA, add, filled, resolve

from predtrack.models.alias import Alias, NameKind
from predtrack.models.history import Did
from predtrack.models.outcome import Status

SIZE = 40
"""Predictions in the ledger before it is branched."""


def key(*parts):
    return b32encode(sha256(repr(parts).encode()).digest()).decode().lower()[:8]


KEYS = sorted(key("there", number) for number in range(SIZE))


class Repository:
    """A ledger in a repository of its own, with nothing configured but a name."""

    def __init__(self, folder):
        self.folder, self.path = folder, folder / "predictions.json"
        self.git("init", "-q", "-b", "main")
        self.ledger = filled(self.path, KEYS)
        self.commit()

    def git(self, *args, check=True):
        command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *args]
        return subprocess.run(command, cwd=self.folder, check=check, capture_output=True).returncode

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "change")

    def merge(self, ours, theirs):
        """Change the ledger in two branches and merge them; tell whether that was clean."""
        self.git("checkout", "-q", "-B", "theirs", "main")
        theirs(self.ledger)
        self.commit()
        self.git("checkout", "-q", "-B", "ours", "main")
        ours(self.ledger)
        self.commit()
        return self.git("merge", "-q", "--no-edit", "theirs", check=False) == 0

    def reset(self):
        self.git("merge", "--abort", check=False)
        self.git("checkout", "-q", "-f", "main")


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path)


def resolving(one, status=Status.CONFIRMED):
    return lambda ledger: resolve(ledger, one, status)


def adding(one):
    return lambda ledger: add(ledger, one)


def aliasing(old, new):
    def change(ledger):
        with ledger.writing():
            ledger.add(Alias(NameKind.SPEAKER, old, new))

    return change


def test_git_sees_the_ledger_alone(repository):
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=repository.folder, check=True, capture_output=True, text=True
    )
    assert tracked.stdout == "predictions.json\n"


def test_resolving_different_predictions_merges_cleanly(repository, rounds):
    chance = random.Random(1)
    for _ in range(rounds(200, shortened=8)):
        one, other = chance.sample(KEYS, 2)
        assert repository.merge(resolving(one), resolving(other, Status.FAILED))
        assert repository.ledger.findings() == []
        assert repository.ledger.get(one).status is Status.CONFIRMED
        assert repository.ledger.get(other).status is Status.FAILED
        repository.reset()


def test_resolving_neighbours_merges_cleanly(repository):
    assert repository.merge(resolving(KEYS[4]), resolving(KEYS[5]))
    assert repository.ledger.findings() == []


def test_adding_right_behind_a_resolved_one_merges_cleanly(repository):
    assert repository.merge(resolving(KEYS[7]), adding(KEYS[7] + "2"))
    assert repository.ledger.findings() == []


def test_adding_one_each_merges_cleanly_but_in_the_same_gap(repository, rounds):
    """Two new records collide only where no record of old stands between their ids.

    The whole run merges 192 of 200 by itself; the larger the ledger, the fewer collide.
    """
    chance = random.Random(2)
    clean = 0
    whole = rounds(200, shortened=25)
    for number in range(whole):
        one, other = key("ours", number, chance.random()), key("theirs", number)
        apart = any(min(one, other) < known < max(one, other) for known in KEYS)
        assert repository.merge(adding(one), adding(other)) is apart
        if apart:
            assert repository.ledger.findings() == []
            assert len(repository.ledger.prediction_ids()) == SIZE + 2
        clean += apart
        repository.reset()
    assert clean >= 0.9 * whole


@pytest.mark.parametrize("one", ["22222222", KEYS[7] + "2", "zzzzzzzz"])
def test_a_first_alias_and_a_new_record_merge_cleanly(repository, one):
    assert repository.merge(aliasing("A", "B"), adding(one))
    assert repository.ledger.findings() == []
    assert [alias.name for alias in repository.ledger.aliases()] == ["A"]
    assert repository.ledger.holds(one)


def test_two_first_aliases_are_a_conflict_and_said(repository):
    assert not repository.merge(aliasing("A", "B"), aliasing("C", "D"))
    found = repository.ledger.findings()
    assert [one.problem for one in found] == ["a merge in git was left unsettled (<<<<<<<)"]


def test_the_same_change_in_both_branches_is_no_conflict(repository):
    assert repository.merge(adding(key("new")), adding(key("new")))
    assert repository.ledger.findings() == []


def test_two_outcomes_of_one_prediction_are_a_conflict_and_said(repository):
    assert not repository.merge(resolving(KEYS[3]), resolving(KEYS[3], Status.FAILED))
    found = repository.ledger.findings()
    assert [one.problem for one in found] == ["a merge in git was left unsettled (<<<<<<<)"]


def test_a_merge_that_lost_a_line_is_noticed(repository):
    assert repository.merge(adding(key("a")), resolving(KEYS[3]))
    data = repository.path.read_bytes()
    lines = data.split(b"\n\n")
    lost = [line for line in lines if not line.startswith(b'"%s": ' % key("a").encode())]
    repository.path.write_bytes(b"\n\n".join(lost))
    assert [one.place for one in repository.ledger.findings()] == [f"prediction {key('a')}"]


LEFT = [
    "<<<<<<< HEAD\n",
    "=======\n",
    ">>>>>>> theirs\n",
    "||||||| 1a2b3c4\n",
]


def test_a_conflict_is_to_be_settled_or_aborted_and_never_restored(repository, run):
    assert not repository.merge(resolving(KEYS[3]), resolving(KEYS[3], Status.FAILED))
    before = repository.path.read_bytes()
    for words in (["list"], ["verify"], ["verify", "--accept"], ["note", KEYS[3], "x"], ["undo"]):
        done = run("--ledger", repository.path, *words)
        assert done.code == 3, words
        assert "a merge in git was left unsettled" in done.err
        assert "settle it" in done.err
        assert "git merge --abort" in done.err
        assert "restore" not in done.err
        assert repository.path.read_bytes() == before
    listed = run("--ledger", repository.path, "restore")
    assert listed.code == 0
    assert "git merge --abort" in listed.err
    assert "predtrack restore" not in listed.err
    repository.reset()
    assert run("--ledger", repository.path, "verify").code == 0


@pytest.mark.parametrize("mark", LEFT)
@pytest.mark.parametrize("at", [0, 3])
def test_any_mark_of_a_conflict_is_called_one(repository, run, mark, at):
    lines = repository.path.read_text().splitlines(keepends=True)
    repository.path.write_text("".join([*lines[:at], mark, *lines[at:]]))
    done = run("--ledger", repository.path, "list")
    assert done.code == 3
    assert f"line {at + 1}: a merge in git was left unsettled ({mark[:7]})" in done.err
    assert "git merge --abort" in done.err


def test_line_ends_that_git_turned_are_called_by_their_name(repository, run):
    sound = repository.path.read_bytes()
    repository.git("config", "core.autocrlf", "true")
    repository.path.unlink()
    repository.git("checkout", "--", "predictions.json")
    turned = repository.path.read_bytes()
    assert b"\r\n" in turned
    done = run("--ledger", repository.path, "list")
    assert done.code == 3
    assert "its lines end in CRLF, as git's autocrlf makes them" in done.err
    assert "verify --accept" in done.err
    assert ".gitattributes" in done.err
    assert "restore" not in done.err
    assert repository.path.read_bytes() == turned
    taken = run("--ledger", repository.path, "verify", "--accept")
    assert taken.err.count("accepted: ") == 1
    assert repository.path.read_bytes() == sound


def dating(book):
    book.event("election, Kazakhstan", "2021-01-10")


def waiting(book):
    book.record("It ends at the vote.", article="arti2345", event="election, Kazakhstan")


def another(book):
    return next(one.id for one in book.articles() if one.title == "Another")


def redating(book):
    book.edit_article(another(book), published="2020-03-01", why="the page says so")


def counting(book):
    book.record("It ends in two months.", article=another(book), deadline="in two months")


def through(act):
    def change(ledger):
        with ledger.writing(by="anna", at=ANNA.at) as book:
            act(book)

    return change


def linking(*names):
    return lambda book: book.link(names)


MERGED = [
    (dating, waiting, "2021-01-10", "deadline"),
    (redating, counting, "2020-05-01", "deadline"),
    (linking(KEYS[3], KEYS[20]), linking(KEYS[20], KEYS[35]), KEYS[35], "linked"),
]


@pytest.mark.parametrize(("ours", "theirs", "now", "field"), MERGED)
def test_what_a_merge_left_at_odds_is_named_mended_and_undone(
    repository, run, ours, theirs, now, field
):
    def verify(*words):
        return run("--ledger", repository.path, "verify", *words)

    with repository.ledger.writing(by="anna", at=ANNA.at) as book:
        book.record("It will snow.", title="Another", outlet="Here", published="2020-01-01")
    repository.commit()
    if not repository.merge(through(ours), through(theirs)):  # settled by taking our lines
        repository.git("merge", "--abort")
        repository.git("merge", "-q", "--no-edit", "-X", "ours", "theirs")
    merged = repository.path.read_bytes()
    named = verify()
    assert named.code == 3
    assert "predtrack verify --mend" in named.out
    assert repository.path.read_bytes() == merged
    mended = verify("--mend")
    assert mended.code == 0, mended
    assert "mended: prediction " in mended.err
    assert now in mended.err
    last = [one.history[-1] for one in repository.ledger.predictions()]
    assert any(one.did is Did.MERGE and field in one.was for one in last)
    again = verify("--mend")
    assert (again.code, "nothing to mend" in again.err) == (0, True)
    assert run("--ledger", repository.path, "undo").code == 0
    assert repository.path.read_bytes() == merged
