"""Backups, undo, and edits made by hand."""

import json
import zlib
from base64 import b64encode
from collections import Counter
from pathlib import Path

import pytest
from storage_samples import (
    ANNA,
    BORIS,
    IDS,
    add,
    filled,
    mended,
    resolve,
)

from predtrack.errors import (
    ChangedByAnother,
    DamagedLedger,
    NotFound,
    NothingToUndo,
)
from predtrack.models.event import Event
from predtrack.storage import steps
from predtrack.storage.layout import (
    TABLES,
    parse,
    version_of,
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "predictions.json"


def test_the_last_five_versions_are_kept(path):
    ledger = filled(path, IDS)
    versions = []
    for key in IDS:
        versions.append(path.read_bytes())
        resolve(ledger, key)
    resolve_again = [backup.path.read_bytes() for backup in ledger.backups()]
    assert resolve_again == versions[::-1]
    with ledger.writing():
        ledger.add(Event("another"))
    assert [backup.number for backup in ledger.backups()] == [7, 6, 5, 4, 3]
    assert ledger.backups()[0].change.what == "named event 'another'"


def test_a_backup_comes_back_and_the_present_is_kept_in_its_turn(path):
    ledger = filled(path)
    first = path.read_bytes()
    resolve(ledger, "aaaaaaaa")
    second = path.read_bytes()
    ledger.restore(2, signed=ANNA)
    assert path.read_bytes() == first
    assert ledger.backups()[0].path.read_bytes() == second
    with pytest.raises(NotFound, match="there are 3, 2"):
        ledger.restore(9, signed=ANNA)


def test_a_damaged_ledger_is_set_aside_by_restore(path):
    ledger = filled(path)
    good = path.read_bytes()
    resolve(ledger, "aaaaaaaa")
    path.write_bytes(b"oops")
    ledger.restore(2, signed=ANNA)
    assert path.read_bytes() == good
    assert (path.parent / ".predtrack" / "predictions.json.damaged.1").read_bytes() == b"oops"
    assert "the damaged ledger is kept as" in ledger.notices[0]


def test_a_damaged_backup_is_not_restored(path):
    ledger = filled(path)
    resolve(ledger, "aaaaaaaa")
    resolve(ledger, "bbbbbbbb")
    now = path.read_bytes()
    ledger.backups()[0].path.write_bytes(now[:-9])
    with pytest.raises(DamagedLedger):
        ledger.restore(3, signed=ANNA)
    assert path.read_bytes() == now
    path.write_bytes(b"")
    with pytest.raises(DamagedLedger, match="restore 2 brings back"):
        ledger.predictions()


def test_undo_goes_back_change_by_change(path):
    ledger = filled(path)
    versions = [path.read_bytes()]
    for key in IDS[:3]:
        resolve(ledger, key)
        versions.append(path.read_bytes())
    for key, version in zip(IDS[2::-1], versions[2::-1], strict=True):
        assert ledger.undo(signed=ANNA).what == f"resolved as confirmed: {key}"
        assert path.read_bytes() == version
    assert ledger.undo(signed=ANNA).created
    assert ledger.predictions() == []
    with pytest.raises(NothingToUndo):
        ledger.undo(signed=ANNA)


def test_undo_reaches_twenty_changes_and_uses_up_no_backup(path):
    ledger = filled(path)
    versions = [path.read_bytes()]
    for number in range(25):
        if number % 3:
            add(ledger, f"{number:08}")
        elif ledger.get(IDS[0]).is_open:
            resolve(ledger, IDS[0])
        else:
            with ledger.writing():
                ledger.put(ledger.get(IDS[0]).reopened(signed=ANNA, why="misread"))
        versions.append(path.read_bytes())
    before = {one.number: one.path.read_bytes() for one in ledger.backups()}
    assert len(before) == 5
    for version in versions[-2:-22:-1]:
        ledger.undo(signed=ANNA)
        assert path.read_bytes() == version
    with pytest.raises(NothingToUndo, match="undo reaches the last 20 changes, and none of them"):
        ledger.undo(signed=ANNA)
    undone, *others = ledger.backups()
    assert {one.number: one.path.read_bytes() for one in others} == before
    ledger.restore(undone.number, signed=ANNA)
    assert path.read_bytes() == versions[-1]
    ledger.undo(signed=ANNA)
    assert path.read_bytes() == versions[-21]


def test_twenty_steps_are_kept_and_five_versions(path):
    ledger = filled(path)
    for number in range(25):
        add(ledger, f"{number:08}")
    kept = Counter(one.suffix for one in (path.parent / ".predtrack").iterdir())
    assert (kept[".step"], kept[".note"], kept[".undone"]) == (20, 0, 0)
    ledger.undo(signed=ANNA)
    add(ledger, "aaaabbbb")
    ledger.undo(signed=ANNA)
    kept = Counter(one.suffix for one in (path.parent / ".predtrack").iterdir())
    assert (kept[".step"], kept[".note"], kept[".undone"]) == (19, 2, 1)
    assert len(ledger.backups()) == 6


def test_undo_takes_back_a_restore(path):
    ledger = filled(path)
    resolve(ledger, "aaaaaaaa")
    add(ledger, "eeeeeeee")
    last = path.read_bytes()
    ledger.restore(2, signed=ANNA)
    for one in ledger.backups():
        one.path.unlink()
    assert ledger.undo(signed=ANNA).what == "restored backup 2"
    assert path.read_bytes() == last


def test_what_touches_too_much_is_taken_back_by_its_backup(path, monkeypatch):
    monkeypatch.setattr(steps, "LARGEST", 10)
    ledger = filled(path)
    first = path.read_bytes()
    resolve(ledger, "aaaaaaaa")
    ledger.undo(signed=ANNA)
    assert path.read_bytes() == first
    resolve(ledger, "aaaaaaaa")
    ledger.backups()[0].path.unlink()
    with pytest.raises(NothingToUndo, match="the version before is no longer kept"):
        ledger.undo(signed=ANNA)


def packed(data):
    return b64encode(zlib.compress(data)).decode()


EMPTY = {name: {} for name in TABLES}


@pytest.mark.parametrize(
    ("field", "damage"),
    [
        ("lines", lambda lines: lines[:-8]),
        ("lines", lambda lines: lines.encode().hex()),
        ("lines", lambda _: 7),
        ("lines", lambda _: packed(b"{}")),
        ("lines", lambda _: packed(b"[" * 9999)),
        ("lines", lambda _: packed(b" " * (3 << 16))),
        ("lines", lambda _: packed(json.dumps(EMPTY | {"events": {"x": 1}}).encode())),
        ("lines", lambda _: packed(json.dumps(EMPTY | {"events": {"x": '"y": {}'}}).encode())),
        ("schema", lambda _: 9),
        ("schema", lambda _: [3]),
        ("schema", lambda _: 2),
    ],
)
def test_a_step_that_somebody_tampered_with_brings_nothing_about(path, field, damage, monkeypatch):
    monkeypatch.setattr(steps, "LARGEST", 1 << 16)
    ledger = filled(path)
    resolve(ledger, "aaaaaaaa")
    before = path.read_bytes()
    step = path.parent / ".predtrack" / f"{path.name}.2.step"
    change = json.loads(step.read_bytes())
    step.write_text(json.dumps(change | {field: damage(change[field])}))
    with pytest.raises(NothingToUndo, match="what is kept of the change is damaged"):
        ledger.undo(signed=ANNA)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"by": {}}, "it was changed since by other means"),
        ({"what": ["x"]}, "it was changed since by other means"),
    ],
)
def test_a_step_of_another_shape_is_none(path, change, said):
    ledger = filled(path)
    resolve(ledger, "aaaaaaaa")
    tamper(path, change)
    with pytest.raises(NothingToUndo, match=said):
        ledger.undo(signed=ANNA)
    assert [one.change for one in ledger.backups()] == [None]


def test_of_what_a_step_says_no_more_is_shown_than_a_line_takes(path):
    ledger = filled(path)
    resolve(ledger, "aaaaaaaa")
    tamper(path, {"what": "x\n" * 100_000})
    what = ledger.undo(signed=ANNA).what
    assert len(what) <= 500
    assert "\n" not in what


def tamper(path, change):
    step = path.parent / ".predtrack" / f"{path.name}.2.step"
    step.write_text(json.dumps(json.loads(step.read_bytes()) | change))


def test_what_was_undone_can_be_restored(path):
    ledger = filled(path)
    resolve(ledger, "aaaaaaaa")
    resolved = path.read_bytes()
    ledger.undo(signed=ANNA)
    ledger.restore(ledger.backups()[0].number, signed=ANNA)
    assert path.read_bytes() == resolved


def test_undo_refuses_what_somebody_else_did_since(path):
    ledger = filled(path)
    resolve(ledger, "aaaaaaaa")
    resolve(ledger, "bbbbbbbb", signed=BORIS)
    before = path.read_bytes()
    with pytest.raises(ChangedByAnother, match="is by boris"):
        ledger.undo(signed=ANNA)
    assert path.read_bytes() == before
    ledger.undo(signed=BORIS)
    assert ledger.undo(signed=ANNA).what == "resolved as confirmed: aaaaaaaa"


def test_undo_refuses_what_was_changed_outside(path):
    ledger = filled(path)
    resolve(ledger, "aaaaaaaa")
    copy = path.read_bytes()
    resolve(ledger, "bbbbbbbb")
    path.write_bytes(copy)
    assert ledger.undo(signed=ANNA).what == "resolved as confirmed: aaaaaaaa"
    text = path.read_bytes().replace(b"It happens.", b"It snowed.")
    path.write_bytes(text)
    ledger.accept()
    with pytest.raises(NothingToUndo, match="changed since by other means"):
        ledger.undo(signed=ANNA)


def test_a_hands_edit_is_shown_and_then_taken(path):
    ledger = filled(path)
    path.write_bytes(path.read_bytes().replace(b"It happens.", b"It snowed."))
    assert len(ledger.findings()) == 3
    assert len(ledger.accept()) == 3
    assert ledger.findings() == []
    assert ledger.accept() == []
    assert {one.claim for one in ledger.predictions()} == {"It snowed."}


def test_a_file_laid_out_otherwise_is_taken_in_its_fixed_form(path):
    ledger = filled(path)
    canonical = path.read_bytes()
    path.write_text(json.dumps(json.loads(canonical), indent=4, sort_keys=True))
    assert ledger.accept()
    assert path.read_bytes() == canonical


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"status": "open"', b'"status": "maybe"'),
        (b'"status": "open"', b'"status": "confirmed"'),
        (b'"no_change": false', b'"no_change": 0'),
        (b'"id": "aaaaaaaa"', b'"id": "abababab"'),
        (b'"tags": []', b'"tags": NaN'),
        (b'"tags": []', b'"tags": ['),
    ],
)
def test_a_hands_edit_that_breaks_the_rules_is_not_taken(path, old, new):
    ledger = filled(path)
    path.write_bytes(mended(path.read_bytes(), old, new))
    before = path.read_bytes()
    with pytest.raises(DamagedLedger):
        ledger.accept()
    assert path.read_bytes() == before


def test_a_writer_killed_before_the_change_leaves_no_false_backup(path):
    ledger = filled(path)
    stray = Path(path.parent, ".predtrack", f"{path.name}.2")
    stray.hardlink_to(path)
    version = path.read_bytes()
    resolve(ledger, "aaaaaaaa")
    assert [backup.number for backup in ledger.backups()] == [2]
    assert ledger.backups()[0].path.read_bytes() == version


def test_versions_are_told_apart_by_their_records(path):
    ledger = filled(path)
    first = version_of(parse(path.read_bytes()))
    resolve(ledger, "aaaaaaaa")
    assert version_of(parse(path.read_bytes())) != first
    ledger.undo(signed=ANNA)
    assert version_of(parse(path.read_bytes())) == first
