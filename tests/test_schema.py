"""Older ledgers: read as they are, brought to the newest schema by their first change."""

import json
from datetime import date
from pathlib import Path

import pytest
from conftest import ARTICLE, SIGNED, a_prediction, replace

from predtrack.errors import DamagedLedger
from predtrack.ledger import Ledger
from predtrack.models.prediction import Prediction
from predtrack.models.record import to_record
from predtrack.models.replay import altered_late, as_it_stood
from predtrack.models.statement import Voice
from predtrack.storage.layout import SCHEMA, render, tables_of
from predtrack.storage.line import encode, seal
from predtrack.storage.table import RecordTable

OLDER = Path(__file__).with_name("older")
SCHEMAS = ["schema-1", "schema-2"]
NEW = {"voice", "speaker_role", "chosen", "chosen_from"}


@pytest.fixture(params=SCHEMAS)
def older(request, tmp_path):
    path = tmp_path / "ledger.json"
    path.write_bytes((OLDER / f"{request.param}.json").read_bytes())
    return path


def spoken(ledger):
    (one,) = (one for one in ledger.predictions() if one.speaker)
    return one


def test_an_older_ledger_is_read_and_left_as_it_is(older, run):
    before = older.read_bytes()
    assert {one.voice for one in Ledger(older).predictions()} == {Voice.AUTHOR, Voice.OTHER}
    whole = [one.asserters(ARTICLE) for one in Ledger(older).predictions()]
    assert [one.asserters(ARTICLE) for one in Ledger(older).briefs()] == whole
    for words in (["list"], ["verify"], ["scorecard"], ["export"], ["due"], ["articles"]):
        assert run("--ledger", older, *words).code == 0
    assert older.read_bytes() == before


def test_a_speakers_words_are_another_voice_and_the_rest_the_authors(older):
    voices = {one.speaker: one.voice for one in Ledger(older).predictions()}
    assert voices.pop(None) is Voice.AUTHOR
    assert set(voices.values()) == {Voice.OTHER}


def test_the_first_change_brings_it_to_the_newest_schema_and_says_so_once(older, run):
    before = older.read_bytes()
    ids = Ledger(older).prediction_ids()
    first = run("--ledger", older, "note", ids[0], "seen")
    assert "brought from schema" in first.err
    assert "to 3; the version before is kept (predtrack restore)" in first.err
    assert "brought" not in run("--ledger", older, "note", ids[0], "seen again").err
    document = json.loads(older.read_bytes())
    assert document["predtrack"]["schema"] == 3
    records = {key: one for key, one in document["predictions"].items() if key}
    assert list(records) == ids
    assert all(one.keys() >= NEW for one in records.values())
    assert before in [one.path.read_bytes() for one in Ledger(older).backups()]
    assert run("--ledger", older, "verify").code == 0


def test_a_change_that_fails_leaves_the_older_schema(older, run):
    before = older.read_bytes()
    assert run("--ledger", older, "confirm", "zzzzzzzz").code == 1
    assert older.read_bytes() == before


def test_undo_brings_the_older_schema_back(older, run):
    before = older.read_bytes()
    run("--ledger", older, "note", Ledger(older).prediction_ids()[0], "seen")
    assert run("--ledger", older, "undo").code == 0
    assert older.read_bytes() == before


def test_an_older_export_is_brought_up_and_comes_in(run, tmp_path):
    done = run("--ledger", "new.json", "import", OLDER / "schema-1.jsonl")
    assert "4 new" in done.err
    assert spoken(Ledger(tmp_path / "new.json")).voice is Voice.OTHER
    again = run("--ledger", "new.json", "import", OLDER / "schema-1.jsonl")
    assert "0 new, 4 unchanged" in again.err


def test_a_record_of_the_newest_schema_with_a_field_missing_is_refused(run, tmp_path):
    rows = [json.loads(line) for line in (OLDER / "schema-1.jsonl").read_text().split("\n") if line]
    rows[0]["schema"] = 3
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    done = run("--ledger", "new.json", "import", "rows.jsonl")
    assert done.code == 1
    assert "rows.jsonl, line 2: 'published_note' is missing" in done.err


def test_what_an_older_history_replaced_is_worked_out(older):
    one = spoken(Ledger(older))
    assert one.voice is Voice.OTHER
    silent = one.edited({"speaker": None}, signed=SIGNED)
    was = {"speaker": "Nora Berg"}  # as an entry of schema 1 has it
    entry = silent.history[-1]
    assert entry.was.keys() == {"speaker", "voice"}
    old = replace(entry, at=SIGNED.at.replace(year=2027), was=was)
    stood = replace(silent, history=(*silent.history[:-1], old))
    then = as_it_stood(stood, date(2026, 12, 31))
    assert isinstance(then, Prediction)
    assert (then.speaker, then.voice) == ("Nora Berg", Voice.OTHER)


def test_a_voice_is_guarded_after_the_deadline_as_a_speaker_is(older):
    (late,) = (one for one in Ledger(older).predictions() if not one.speaker)
    changed = late.edited({"speaker": "Kim"}, signed=SIGNED, why="misread")
    assert altered_late(changed) == ("speaker",)
    voice = late.edited({"voice": Voice.OTHER}, signed=SIGNED, why="misread")
    assert altered_late(voice) == ("voice",)


def test_a_schema_that_there_never_was_is_refused(tmp_path):
    path = tmp_path / "ledger.json"
    path.write_text('{"predtrack": {"schema": 0}, "articles": {}, "events": {}, "predictions": {}}')
    with pytest.raises(DamagedLedger, match="there was never a schema 0"):
        Ledger(path).predictions()


def forged(path, **changes):
    """Write a sound ledger whose one prediction has other bytes than predtrack writes."""
    tables = tables_of({"articles": {ARTICLE.id: to_record(ARTICLE)}})
    line = encode("aaaaaaaa", to_record(a_prediction())).decode()
    for old, new in changes["bytes"]:
        assert old in line
        line = line.replace(old, new)
    sealed = seal(line[: line.rindex(', "sum"')].encode()) + b'"}'
    tables["predictions"] = RecordTable({"aaaaaaaa": sealed})
    tables.schema = changes.get("schema", SCHEMA)
    path.write_bytes(b"".join(render(tables)))
    return path


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"claim": "Claim aaaaaaaa."', '"claim": 7', "predictions aaaaaaaa, claim: 7 is not text"),
        ('"criterion": null, ', "", "predictions aaaaaaaa: 'criterion' is missing"),
        ('"tags": []', '"tags": [], "colour": "red"', "'colour' is unknown"),
        ('"tags": []', '"tags": [], "tags": []', "'tags' is given twice"),
        ('"tags": []', '"tags": ["\\ud800"]', "holds half a character"),
        ('"no_change": false', '"no_change": NaN', "predictions aaaaaaaa"),
        ('"tags": []', f'"tags": {"[" * 10_000}{"]" * 10_000}', "predictions aaaaaaaa"),
    ],
)
def test_a_sealed_record_that_is_none_is_damage(run, tmp_path, old, new, said):
    path = forged(tmp_path / "forged.json", bytes=[(old, new)])
    before = path.read_bytes()
    found = run("--ledger", path, "verify")
    assert found.code == 3
    assert said in found.out
    assert "aaaaaaaa" in found.out
    assert path.read_bytes() == before


def test_a_row_nested_too_deep_is_named_by_its_line(run, tmp_path):
    deep = "[" * 10_000 + "]" * 10_000
    (tmp_path / "rows.jsonl").write_text(f'\n{{"type": "article", "authors": {deep}}}\n')
    found = run("import", "rows.jsonl")
    assert found.code == 1
    assert "rows.jsonl, line 2: it is nested too deep" in found.err


@pytest.mark.parametrize("words", [["show"], ["confirm"], ["edit", "--tag", "a"], ["remove"]])
@pytest.mark.parametrize("schema", [2, SCHEMA])
def test_a_sealed_record_nested_too_deep_is_damage_to_every_command(run, tmp_path, words, schema):
    deep = "[" * 10_000 + "]" * 10_000
    bent = [('"tags": []', f'"tags": {deep}')]
    path = forged(tmp_path / "forged.json", bytes=bent, schema=schema)
    before = path.read_bytes()
    found = run("--ledger", path, words[0], "aaaa", *words[1:])
    assert found.code == 3
    assert "it is nested too deep" in found.err
    assert schema < SCHEMA or "predictions aaaaaaaa" in found.err
    assert path.read_bytes() == before
