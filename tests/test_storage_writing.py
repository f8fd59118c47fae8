"""What reading and writing leave behind, and what the prefilter finds."""

import os
import stat

import pytest
from conftest import replace
from hypothesis import given, settings
from hypothesis import strategies as st
from storage_samples import ANNA, IDS, add, filled, prediction, resolve, snapshot
from tinydb.table import Document

from predtrack.errors import (
    InvalidValue,
    LockedLedger,
    PredtrackError,
    UnwritableFile,
)
from predtrack.ledger import Ledger
from predtrack.models.article import Article
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.outcome import Status
from predtrack.models.prediction import Removal
from predtrack.models.selection import by_deadline
from predtrack.storage import file
from predtrack.storage.database import Database
from predtrack.storage.file import LedgerStorage
from predtrack.storage.loading import load_pieces


@pytest.fixture
def path(tmp_path):
    return tmp_path / "predictions.json"


def test_reading_creates_nothing(tmp_path):
    ledger = Ledger(tmp_path / "deep" / "predictions.json")
    assert ledger.predictions() == []
    assert ledger.findings() == []
    assert ledger.backups() == []
    assert list(tmp_path.iterdir()) == []


def test_the_folder_beside_the_ledger_ignores_itself(path):
    filled(path)
    assert (path.parent / ".predtrack" / ".gitignore").read_text() == "*\n"
    assert sorted(one.name for one in path.parent.iterdir()) == [".predtrack", path.name]


def test_a_change_that_fails_leaves_no_trace(path):
    ledger = filled(path)
    before = snapshot(path.parent)
    with pytest.raises(PredtrackError, match="aaaaaaaa is in the ledger already"):
        add(ledger, "eeeeeeee", "aaaaaaaa")
    assert snapshot(path.parent) == before
    assert ledger.prediction_ids() == [*IDS[:3]]


def test_a_change_of_nothing_writes_nothing(path):
    ledger = filled(path)
    before = path.stat()
    with ledger.writing():
        pass
    assert path.stat() == before


def test_a_record_changes_only_inside_writing(path):
    with pytest.raises(PredtrackError, match="only inside writing"):
        filled(path).put(prediction("eeeeeeee"))


def test_a_number_that_is_none_is_not_written(path):
    filled(path)
    before = path.read_bytes()
    storage = LedgerStorage(path)
    with storage.held():
        Database(storage=lambda: storage).table("events").insert(Document({"n": float("nan")}, "x"))
        with pytest.raises(InvalidValue, match="a number cannot be written"):
            storage.commit(by="anna", what="a test")
    assert path.read_bytes() == before


def test_a_read_only_file_is_refused(path):
    ledger = filled(path)
    path.chmod(0o444)
    with pytest.raises(UnwritableFile, match="it is read-only"):
        resolve(ledger, "aaaaaaaa")
    assert ledger.get("aaaaaaaa").is_open


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_mode_is_kept(path, mode):
    ledger = filled(path)
    path.chmod(mode)
    resolve(ledger, "aaaaaaaa")
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_new_ledger_takes_the_mode_that_new_files_have(path):
    (path.parent / "plain").touch()
    filled(path)
    assert path.stat().st_mode == (path.parent / "plain").stat().st_mode


def test_a_link_stays_and_its_target_is_written(tmp_path):
    target, link = tmp_path / "far" / "real.json", tmp_path / "link.json"
    target.parent.mkdir()
    link.symlink_to(target)
    ledger = filled(link)
    resolve(ledger, "aaaaaaaa")
    assert link.is_symlink()
    assert Ledger(target).get("aaaaaaaa").status is Status.CONFIRMED
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_a_change_reads_the_file_again_only_where_it_is_another(path, monkeypatch):
    loaded = []
    monkeypatch.setattr(file, "load_pieces", lambda *given: loaded.append(1) or load_pieces(*given))
    ledger = filled(path)
    assert len(ledger.predictions()) == 3
    loaded.clear()
    with ledger.writing():
        assert len(ledger.predictions()) == 3
    assert loaded == []
    assert len(ledger.predictions()) == 3
    add(Ledger(path), "eeeeeeee")
    loaded.clear()
    with ledger.writing():
        assert len(ledger.predictions()) == 4
    assert loaded == [1]


def test_a_second_writer_is_told_who_writes(path):
    ledger = filled(path)
    with ledger.writing(), pytest.raises(LockedLedger, match=f"by process {os.getpid()} "):
        Ledger(path, wait=0.05).writing().__enter__()


def test_a_file_that_appears_while_we_write_is_seen(path):
    ledger = filled(path)
    assert len(ledger.predictions()) == 3
    with Ledger(path).writing() as other:
        other.add(prediction("dddddddd"))
    with ledger.writing():
        ledger.add(prediction("eeeeeeee"))
    assert ledger.prediction_ids() == [*IDS]


def test_tinydb_itself_finds_and_changes_records(path):
    filled(path)
    storage = LedgerStorage(path)
    with storage.held():
        table = Database(storage=lambda: storage).table("predictions")
        assert len(table.search(lambda one: one["claim"] == "It happens.")) == 3
        table.update({"claim": "It snows."}, lambda one: one["id"] == "bbbbbbbb")
        storage.commit(by="anna", what="a test")
    claims = [one.claim for one in Ledger(path).predictions()]
    assert claims == ["It happens.", "It snows.", "It happens."]


def test_find_by_status_leaves_out_what_was_removed(path):
    ledger = filled(path, IDS)
    resolve(ledger, "aaaaaaaa")
    with ledger.writing():
        ledger.put(ledger.get("bbbbbbbb").removed(Removal.MISTAKE, signed=ANNA))
    assert [one.id for one in ledger.find(status=Status.OPEN)] == [
        "cccccccc",
        "dddddddd",
        "eeeeeeee",
    ]
    assert [one.id for one in ledger.find(status=Status.CONFIRMED)] == ["aaaaaaaa"]
    assert [one.id for one in ledger.find(status=Status.VOID)] == []
    assert [one.id for one in ledger.briefs() if one.is_open] == [
        "cccccccc",
        "dddddddd",
        "eeeeeeee",
    ]


def test_find_is_not_misled_by_words_further_on(path):
    ledger = filled(path)
    tricky = '"status": "confirmed", "did": "remove", "latest": "1900-01-01"'
    with ledger.writing():
        ledger.add(prediction("dddddddd", claim=tricky))
    resolve(ledger, "aaaaaaaa")
    with ledger.writing():
        ledger.put(ledger.get("aaaaaaaa").reopened(signed=ANNA, why='"did": "remove"'))
    assert ledger.find(status=Status.CONFIRMED) == []
    assert len(ledger.find(status=Status.OPEN, order="deadline")) == 4


deadlines = st.builds(
    Deadline,
    text=st.none() | st.text(max_size=12),
    latest=st.none() | st.dates(),
    basis=st.sampled_from([Basis.NONE, Basis.VAGUE, Basis.EVENT, Basis.STATED]),
    event=st.just('an "event"'),
    review=st.none() | st.dates(),
).map(lambda one: one if one.basis is Basis.EVENT else replace(one, event=None))


@given(st.lists(deadlines, max_size=8), st.integers(0, 9))
@settings(max_examples=settings.default.max_examples // 2)
def test_the_raw_order_of_deadlines_is_the_order_of_the_values(tmp_path_factory, given, limit):
    ledger = Ledger(tmp_path_factory.mktemp("order") / "predictions.json")
    with ledger.writing():
        ledger.add(Article("arti2345"))
        for number, deadline in enumerate(given):
            ledger.add(prediction(f"aaaaaa{number:02}".replace("0", "z"), deadline=deadline))
    expected = ledger.find(status=Status.OPEN, order=by_deadline, limit=limit)
    assert ledger.find(status=Status.OPEN, order="deadline", limit=limit) == expected
    assert ledger.find(order="deadline", limit=limit) == expected
