"""What cannot be read as a ledger is refused, said and left; older schemas are migrated."""

import json

import pytest
from storage_samples import (
    IDS,
    filled,
    mended,
    prediction,
    resolve,
    snapshot,
)

from predtrack.errors import (
    DamagedLedger,
    NewerLedger,
)
from predtrack.ledger import Ledger
from predtrack.models.alias import Alias, NameKind
from predtrack.models.record import to_record
from predtrack.storage.document import Broken, document_of
from predtrack.storage.layout import (
    OPENINGS,
    SCHEMA,
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "predictions.json"


DEEP = b"[" * 100_000 + b"]" * 100_000
DAMAGES = [
    ("empty", lambda data: b"", "it is empty"),
    ("blank", lambda data: b" \n\n", "it is empty"),
    ("cut short", lambda data: data[: len(data) // 2], "it is cut short"),
    ("garbage behind", lambda data: data + b"x", "something follows the ledger's end"),
    ("twice", lambda data: data + data, "something follows the ledger's end"),
    ("byte order mark", lambda data: b"\xef\xbb\xbf" + data, "line 1: it begins with a byte order"),
    ("NUL", lambda data: mended(data, b"It will", b"It\0will"), "it holds a NUL byte"),
    ("NULs", lambda data: bytes(len(data)), "line 1: it holds a NUL byte"),
    ("bad UTF-8", lambda data: mended(data, b"It will", b"It\xffwill"), "it is not UTF-8"),
    ("another's list", lambda data: b"[1, 2]", "it is another program's file"),
    ("another's object", lambda data: b'{"_default": {"1": {}}}', "it is another program's file"),
    ("text", lambda data: b"my predictions", "line 1: it is not JSON"),
    ("digits", lambda data: mended(data, b'"no_change": false', b'"no_change": ' + b"9" * 5000),
     "it holds a number of too many digits"),
    ("deep", lambda data: mended(data, b'"tags": []', b'"tags": ' + DEEP),
     "it is nested too deep"),
    ("NaN", lambda data: mended(data, b'"no_change": false', b'"no_change": NaN'), "it holds NaN"),
    ("infinite", lambda data: mended(data, b'"no_change": false', b'"no_change": 1e999'),
     "it holds 1e999"),
    ("key twice", lambda data: mended(data, b'"status": "open"', b'"status": "open", "id": "x"'),
     "'id' is given twice"),
    ("line twice", lambda data: mended(data, b'\n\n"aaaaaaaa": ', b'\n\n"bbbbbbbb": '),
     "'bbbbbbbb' is given twice"),
    ("line lost", lambda data: b"\n".join(
        line for line in data.split(b"\n") if not line.startswith(b'"bbbbbbbb": ')),
     "prediction bbbbbbbb: the header counts it, but its line is lost"),
    ("count lost", lambda data: mended(data, b'"bbbbbbbb",\n', b""),
     "prediction bbbbbbbb: the header does not count it"),
    ("line changed", lambda data: mended(data, b"It happens.", b"It snowed."),
     "prediction aaaaaaaa: it does not fit its checksum"),
    ("layout", lambda data: json.dumps(json.loads(data), indent=1).encode(),
     "it is not laid out as predtrack writes it"),
    ("blank line lost", lambda data: mended(data, b'\n\n"aaaaaaaa"', b'\n"aaaaaaaa"'),
     "it is not laid out as predtrack writes it"),
    ("conflict", lambda data: mended(data, b'\n"aaaaaaaa": ', b'\n<<<<<<< HEAD\n"aaaaaaaa": '),
     "a merge in git was left unsettled"),
    ("no table", lambda data: b'{"predtrack": {"schema": 1}, "articles": {}}', "table is missing"),
    ("no schema", lambda data: b'{"predtrack": {}}', "it gives no schema version"),
    ("never a schema", lambda data: b'{"predtrack": {"schema": 0}, "articles": {}, "events": {},'
     b' "predictions": {}}', "there was never a schema 0"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("harm", "said"), [case[1:] for case in DAMAGES], ids=[c[0] for c in DAMAGES]
)
def test_what_cannot_be_read_is_refused_and_left(path, harm, said):
    ledger = filled(path)
    resolve(ledger, "cccccccc")
    path.write_bytes(harm(path.read_bytes()))
    before = snapshot(path.parent)
    with pytest.raises(DamagedLedger, match="the file was left as it is") as reading:
        Ledger(path).predictions()
    with pytest.raises(DamagedLedger), Ledger(path).writing() as damaged:
        damaged.add(prediction("zzzzzzzz"))
    assert said in str(reading.value)
    settled = "git merge --abort" if "in git" in said else "predtrack restore 2 brings back"
    assert settled in str(reading.value)
    assert len(str(reading.value).split("\n")) == 2
    assert snapshot(path.parent) == before


ALIAS = Alias(NameKind.TAG, "econ", "economy")
LINE = b'"tag econ": {'


def without(start):
    return lambda data: b"\n".join(one for one in data.split(b"\n") if not one.startswith(start))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (without(LINE), "alias tag econ: the header counts it, but its line is lost"),
        (without(b'"tag econ",'), "alias tag econ: the header does not count it"),
        (lambda data: mended(data, b"economy", b"ecology"), "alias tag econ: it does not fit"),
        (lambda data: mended(data, b'"schema": 3', b'"schema": 1'), "does not fit its checksum"),
        (lambda data: mended(data, b'"schema": 3', b'"schema": 4'), "has schema 4"),
        (
            without(b'"tag econ'),
            "it is not laid out as predtrack writes it",
        ),
    ],
)
def test_harm_to_the_aliases_is_named_and_left(path, harm, said):
    with (ledger := filled(path)).writing():
        ledger.add(ALIAS)
    path.write_bytes(harm(path.read_bytes()))
    before = snapshot(path.parent)
    with pytest.raises((DamagedLedger, NewerLedger)) as reading:
        Ledger(path).aliases()
    assert said in str(reading.value)
    assert snapshot(path.parent) == before


def test_aliases_that_a_hand_put_in_are_taken_whatever_the_schema_says(path):
    filled(path)
    document = json.loads(path.read_bytes())
    record = to_record(ALIAS)
    path.write_text(json.dumps(document | {"aliases": {"tag econ": record}}))
    assert Ledger(path).accept()
    assert list(Ledger(path).aliases()) == [ALIAS]
    assert path.read_bytes().startswith(OPENINGS[SCHEMA])


def test_a_newer_ledger_is_left_alone(path):
    path.write_text('{"predtrack": {"schema": 99}, "else": []}')
    with pytest.raises(NewerLedger, match="schema 99, this predtrack knows 3"):
        Ledger(path).predictions()
    with pytest.raises(NewerLedger):
        Ledger(path).accept()


def test_the_first_of_several_faults_is_said_and_the_others_counted(path):
    filled(path)
    path.write_bytes(path.read_bytes().replace(b"It happens.", b"It snowed."))
    found = Ledger(path).findings()
    assert [str(one).split(",")[1] for one in found] == [
        f" prediction {key}: it does not fit its checksum" for key in IDS[:3]
    ]
    with pytest.raises(DamagedLedger, match="and 2 more"):
        Ledger(path).predictions()


def test_a_document_is_taken_strictly_whatever_its_layout():
    with pytest.raises(Broken, match="given twice"):
        document_of(b'{"predtrack": {"schema": 1, "schema": 1}}')
