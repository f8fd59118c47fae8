"""Merging two versions of a ledger: nothing acknowledged is lost, or the conflict is shown."""

import random
import subprocess
from datetime import UTC, date, datetime, timedelta
from shutil import copyfile

import pytest

from predtrack.errors import DamagedLedger, PredtrackError
from predtrack.ledger import Ledger
from predtrack.ledger.merging import merge, open_version
from predtrack.ledger.verifying import Weight, verify
from predtrack.models.history import Did, Signature
from predtrack.models.outcome import Status

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
MERGED = Signature(datetime(2026, 9, 1, tzinfo=UTC), "merger")
FACTS = {
    "title": "Prices",
    "outlet": "The Paper",
    "authors": ["Ann Lee"],
    "published": "2026-01-15",
}


class Branches:
    """A ledger and two versions of it that went apart."""

    def __init__(self, folder, size=4):
        self.paths = [folder / f"{name}.json" for name in ("base", "ours", "theirs")]
        self.clock = START
        base = Ledger(self.paths[0])
        with base.writing(by="anna", at=START) as book:
            for number in range(size):
                book.record(
                    f"Price {number} will fall.", deadline="2026-12-31", tags=["t"], **FACTS
                )
            book.record("It ends at the vote.", event="vote, Kazakhstan", **FACTS)
        self.ids = base.prediction_ids()
        for path in self.paths[1:]:
            copyfile(self.paths[0], path)

    def on(self, side, act):
        """Do an act on one side, a minute later than the one before; tell whether it was legal."""
        self.clock += timedelta(minutes=1)
        try:
            with Ledger(self.paths[side]).writing(
                by=("", "anna", "boris")[side], at=self.clock
            ) as book:
                act(book)
        except PredtrackError:
            return False
        return True

    def merged(self):
        versions = [open_version(path, path.read_bytes()) for path in self.paths]
        return merge(*versions, signed=MERGED)

    def written(self):
        """Merge, write ours, and return what came of it with the ledger."""
        merged = self.merged()
        self.paths[1].write_bytes(merged.data())
        return merged, Ledger(self.paths[1])


@pytest.fixture
def branches(tmp_path):
    return Branches(tmp_path)


def faults(ledger):
    return [one for one in verify(ledger, today=MERGED.day) if one.weight is Weight.FAULT]


def noting(text):
    return lambda book: book.note(first(book), text)


def first(book):
    return book.prediction_ids()[0]


def edit(**changes):
    return lambda book: book.edit(first(book), **changes)


def confirm(**said):
    return lambda book: book.confirm(first(book), on="2026-03-01", **said)


def fail(book):
    return book.fail(first(book), on="2026-03-01")


UNITED = [
    (noting("one"), noting("two"), lambda one: [note.text for note in one.notes], ["one", "two"]),
    (edit(add_tags="a", drop_tags="t"), edit(add_tags="b"), lambda one: [*one.tags], ["a", "b"]),
    (edit(claim="Other."), edit(criterion="By decree."), lambda one: [one.claim, one.criterion], ["Other.", "By decree."]),
    (edit(claim="Other."), edit(claim="Other."), lambda one: [one.claim], ["Other."]),
    (confirm(), noting("two"), lambda one: [one.status, one.notes[0].text], ["confirmed", "two"]),
    (lambda book: book.forecast(first(book), 0.7), lambda book: book.forecast(first(book), 0.2), lambda one: [it.probability for it in one.forecasts], [0.7, 0.2]),
    (lambda book: book.link(book.prediction_ids()[:2]), lambda book: book.link([first(book), book.prediction_ids()[2]]), lambda one: len(one.linked), 2),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "seen", "wanted"), UNITED)
def test_what_does_not_contradict_is_united(branches, ours, theirs, seen, wanted):
    assert branches.on(1, ours)
    assert branches.on(2, theirs)
    merged, ledger = branches.written()
    assert merged.conflicts == []
    assert seen(ledger.get(first(ledger))) == wanted
    assert faults(ledger) == []


CONTRADICTING = [
    (confirm(), fail, "status: ours confirmed, theirs failed"),
    (confirm(), edit(deadline="2027-01-31"), "deadline: ours 2026-12-31, theirs 2027-01-31"),
    (edit(claim="One."), edit(claim="Two."), "claim: ours One., theirs Two."),
    (edit(speaker="Bo"), edit(speaker="Cy"), "speaker: ours Bo, theirs Cy"),
    (edit(speaker="Bo"), edit(role="Mayor"), "speaker_role: ours none, theirs Mayor"),
    (lambda book: book.remove(first(book), why="mistake"), noting("two"), "notes: ours 0 in number, theirs 1 in number"),
    (lambda book: book.event("vote, Kazakhstan", "2027-01-10"), lambda book: book.event("vote, Kazakhstan", "2027-01-11"), "date: ours 2027-01-10, theirs 2027-01-11"),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "named"), CONTRADICTING)
def test_what_contradicts_is_named_and_either_can_be_chosen(branches, ours, theirs, named):
    assert branches.on(1, ours)
    assert branches.on(2, theirs)
    merged, ledger = branches.written()
    assert named in "\n".join(map(str, merged.conflicts))
    data = branches.paths[1].read_bytes()
    with pytest.raises(DamagedLedger, match="a merge in git was left unsettled"):
        ledger.prediction_ids()
    for takes_theirs in (False, True):
        branches.paths[1].write_bytes(chosen(data, takes_theirs=takes_theirs))
        assert faults(Ledger(branches.paths[1])) == [], takes_theirs


def chosen(data, *, takes_theirs):
    """Take the marks out as a person does, with one line of each conflict."""
    lines, state = [], ""
    for line in data.split(b"\n"):
        if line[:7] in (b"<<<<<<<", b"=======", b">>>>>>>"):
            state = {b"<": "ours", b"=": "theirs", b">": ""}[line[:1]]
        elif not state or (state == "theirs") is takes_theirs:
            lines.append(line)
    return b"\n".join(lines)


def test_the_version_chosen_keeps_what_the_other_gathered(branches):
    branches.on(1, confirm(evidence="https://a.example"))
    branches.on(2, noting("two"))
    branches.on(2, fail)
    data = branches.merged().data()
    for takes_theirs, status, other in (
        (False, "confirmed", "failed"),
        (True, "failed", "confirmed"),
    ):
        branches.paths[1].write_bytes(chosen(data, takes_theirs=takes_theirs))
        one = (ledger := Ledger(branches.paths[1])).get(first(ledger))
        assert one.status == status
        assert [note.text for note in one.notes if note.text == "two"] == ["two"]
        assert [note.status for note in one.notes if note.status] == [other]


def test_the_same_verdict_gathers_its_evidence(branches):
    for side, url in ((1, "https://a.example"), (2, "https://b.example")):
        branches.on(1, confirm()) if side == 1 else copyfile(*branches.paths[1:])
        branches.on(side, lambda book, url=url: book.note(first(book), url=url))
    merged, ledger = branches.written()
    assert merged.conflicts == []
    one = ledger.get(first(ledger))
    assert [change.by for change in one.history[-2:]] == ["anna", "boris"]
    urls = [it.url for it in one.outcome.evidence]
    assert urls == ["https://a.example", "https://b.example"]


def test_a_history_is_in_order_of_time_and_tells_what_was(branches):
    branches.on(1, noting("one"))
    branches.on(2, noting("two"))
    branches.on(1, noting("three"))
    _, ledger = branches.written()
    one = ledger.get(first(ledger))
    assert [change.by for change in one.history] == ["anna", "anna", "boris", "anna"]
    assert [len(change.was.get("notes", "")) for change in one.history] == [0, 0, 1, 2]


def test_merging_again_changes_nothing(branches):
    branches.on(1, noting("one"))
    branches.on(2, noting("two"))
    branches.on(2, edit(claim="Other."))
    branches.written()
    once = branches.paths[1].read_bytes()
    assert branches.merged().data() == once
    copyfile(branches.paths[2], branches.paths[0])
    assert branches.merged().data() == once


def test_what_was_taken_back_on_one_side_goes_and_what_was_changed_stays(branches):
    branches.on(1, lambda book: book.record("It will snow.", deadline="2026-12-31", **FACTS))
    copyfile(branches.paths[1], branches.paths[0])
    copyfile(branches.paths[1], branches.paths[2])
    assert Ledger(branches.paths[1]).undo(signed=Signature(branches.clock, "anna"))
    assert branches.merged().tables["predictions"].keys() == {*branches.ids}
    (new,) = {*Ledger(branches.paths[2]).prediction_ids()} - {*branches.ids}
    branches.on(2, lambda book: book.note(new, "seen"))
    _, ledger = branches.written()
    assert ledger.get(new).notes
    assert faults(ledger) == []


def test_the_same_recorded_on_both_sides_is_one(branches):
    for side in (1, 2):
        branches.on(side, lambda book: book.record("It will snow.", tags=["x"], **FACTS))
    merged, ledger = branches.written()
    assert merged.conflicts == []
    assert len(ledger.prediction_ids()) == len(branches.ids) + 1
    assert faults(ledger) == []


def test_a_version_that_cannot_be_read_is_merged_as_git_does(branches, run):
    branches.on(1, noting("one"))
    branches.paths[2].write_bytes(branches.paths[2].read_bytes().replace(b"Price 1", b"Price 9"))
    done = run("merge", *branches.paths)
    assert (done.code, "theirs.json" in done.err) == (3, True)
    with pytest.raises(DamagedLedger):
        Ledger(branches.paths[1]).prediction_ids()


@pytest.mark.parametrize("side", [1, 2])
@pytest.mark.parametrize("left", [b"", b"\n"])
def test_a_side_that_is_empty_is_damaged_and_takes_nothing_away(branches, run, side, left):
    branches.on(3 - side, noting("one"))
    branches.paths[side].write_bytes(left)
    done = run("merge", *branches.paths)
    assert done.code == 3
    assert branches.paths[side].name in done.err
    branches.paths[0].write_bytes(left)
    assert run("merge", *branches.paths).code == 3


ACTS = {
    "note": lambda book, one, chance: book.note(one, f"note {chance.random()}"),
    "forecast": lambda book, one, chance: book.forecast(one, chance.random()),
    "tag": lambda book, one, chance: book.edit(one, add_tags=f"tag{chance.randrange(9)}"),
    "untag": lambda book, one, chance: book.edit(one, drop_tags="t"),
    "claim": lambda book, one, chance: book.edit(one, claim=f"Claim {chance.randrange(9)}.", why="so"),
    "criterion": lambda book, one, chance: book.edit(one, criterion=f"C {chance.randrange(9)}.", why="so"),
    "deadline": lambda book, one, chance: book.edit(one, deadline=date(2027, 1, chance.randrange(1, 28)), why="so"),
    "confirm": lambda book, one, chance: book.confirm(one, on="2026-02-01", evidence=f"https://{chance.randrange(99)}.example"),
    "fail": lambda book, one, chance: book.fail(one, on="2026-02-01"),
    "reopen": lambda book, one, chance: book.reopen(one, why="again"),
    "evidence": lambda book, one, chance: book.note(one, url=f"https://{chance.randrange(99)}.example"),
    "link": lambda book, one, chance: book.link([one, chance.choice(book.prediction_ids())]),
    "remove": lambda book, one, chance: book.remove(one, why="mistake"),
    "record": lambda book, one, chance: book.record(f"Wages {chance.randrange(9)} will rise.", **FACTS),
    "object": lambda book, one, chance: book.object_to(one, "claim", f"no {chance.random()}", name="Ann Lee"),
    "answer": lambda book, one, chance: book.answer(one, chance.choice(["upheld", "rejected"]), "so"),
    "event": lambda book, one, chance: book.event("vote, Kazakhstan", f"2027-02-0{chance.randrange(1, 4)}", why="so"),
    "article": lambda book, one, chance: book.edit_article(book.article_ids()[0], title=f"T {chance.randrange(9)}", why="so"),
    "speaker": lambda book, one, chance: book.edit(one, speaker=chance.choice(["Bo", "Cy", ""]), why="so"),
}  # fmt: skip


def acts_of(record):
    return {(one.at, one.by, one.did) for one in record.history if one.did is not Did.RECORD}


def gathered(record):
    notes = {(note.at, note.by, note.text) for note in record.notes}
    return notes | {(one.at, one.by, one.probability) for one in record.forecasts}


def test_nothing_acknowledged_is_lost_or_the_conflict_is_shown(tmp_path_factory, rounds):
    clean, whole = 0, rounds(500, shortened=25)
    for seed in range(whole):
        chance = random.Random(seed)
        branches = Branches(tmp_path_factory.mktemp("merge"))
        for _ in range(chance.randrange(1, 9)):
            name = chance.choice([*ACTS])
            one = chance.choice(branches.ids)
            branches.on(chance.choice((1, 2)), lambda book, name=name, one=one, chance=chance: ACTS[name](book, one, chance))  # fmt: skip
        sides = [Ledger(path) for path in branches.paths[1:]]
        known = [{one.id: one for one in side.recorded_predictions()} for side in sides]
        merged, ledger = branches.written()
        data, torn = branches.paths[1].read_bytes(), {one.key for one in merged.conflicts}
        assert (b"<<<<<<<" in data) == bool(torn)
        clean += not torn
        branches.paths[1].write_bytes(chosen(data, takes_theirs=seed % 2 == 1))
        if not torn:
            assert faults(ledger) == [], seed
        for side in known:
            for key, one in side.items():
                now = ledger.find_prediction(key)
                assert now is not None, (seed, key)
                if key in torn:
                    continue
                assert gathered(one) <= gathered(now), (seed, key)
                assert acts_of(one) <= acts_of(now), (seed, key)
                if one.outcome and one.status is not Status.OPEN:
                    assert {it.url for it in one.outcome.evidence} <= {it.url for it in now.outcome.evidence} if now.outcome else any(change.did is Did.REOPEN for change in now.history)  # fmt: skip
    assert clean > whole / 3


def test_git_calls_the_driver(branches, environment, tmp_path, run):
    folder = tmp_path / "repository"
    folder.mkdir()

    def git(*words, check=True):
        names = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
        return subprocess.run(
            ["git", *names, *words], cwd=folder, env=environment, check=check, capture_output=True, text=True
        )  # fmt: skip

    path = folder / "predictions.json"
    copyfile(branches.paths[0], path)
    git("init", "-q", "-b", "main")
    setup = run("--ledger", path, "git-setup")
    assert (folder / ".gitattributes").read_text() == "/predictions.json -text merge=predtrack\n"
    assert "says so already" in run("--ledger", path, "git-setup").err
    subprocess.run(["sh", "-c", setup.out], cwd=folder, env=environment, check=True)
    git("add", "-A")
    git("commit", "-qm", "base")
    branches.on(1, noting("one"))
    branches.on(2, noting("two"))
    for side, name in ((2, "theirs"), (1, "ours")):
        git("checkout", "-q", "-B", name, "main")
        copyfile(branches.paths[side], path)
        git("commit", "-qam", name)
    git("merge", "-q", "--no-edit", "theirs")
    ledger = Ledger(path)
    assert [note.text for note in ledger.get(first(ledger)).notes] == ["one", "two"]
    assert run("--ledger", path, "verify").code == 0
    for name, status in (("left", "confirm"), ("right", "fail")):
        git("checkout", "-q", "-B", name, "ours")
        assert run("--ledger", path, status, first(ledger), "--on", "2026-03-01").code == 0
        git("commit", "-qam", name)
    torn = git("merge", "-q", "--no-edit", "left", check=False)
    assert torn.returncode == 1
    assert "status: ours failed, theirs confirmed" in torn.stderr + torn.stdout
    assert "a merge in git was left unsettled" in run("--ledger", path, "list").err
