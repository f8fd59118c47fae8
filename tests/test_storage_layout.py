"""The layout of the ledger's file: lines, order, and every bit of it accounted for."""

import json
from io import BytesIO
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storage_samples import (
    IDS,
    add,
    filled,
    resolve,
)

from predtrack.errors import (
    DamagedLedger,
    InvalidValue,
    NewerLedger,
)
from predtrack.ledger import Ledger
from predtrack.models.alias import Alias, NameKind
from predtrack.models.article import Article
from predtrack.storage import layout
from predtrack.storage.document import document_of
from predtrack.storage.layout import (
    TABLES,
    Unsound,
    parse,
    render,
    tables_of,
)
from predtrack.storage.line import decode, encode


@pytest.fixture
def path(tmp_path):
    return tmp_path / "predictions.json"


def test_the_file_is_a_json_document_with_a_record_a_line(path):
    filled(path)
    text = path.read_text(encoding="utf-8")
    document = json.loads(text)
    assert [*document] == ["predtrack", *TABLES]
    assert document["predtrack"]["lines"]["predictions"] == [*IDS[:3], ""]
    records = [line for line in text.split("\n") if line.startswith('"') and '": {"' in line]
    assert len(records) == 5
    assert all(line.endswith('"},') for line in records)
    assert [*document["predictions"]] == [*IDS[:3], ""]


def test_status_and_deadline_stand_early(path):
    filled(path)
    line = next(one for one in path.read_text().split("\n") if one.startswith('"aaaaaaaa": {'))
    assert line.startswith('"aaaaaaaa": {"id": "aaaaaaaa", "status": "open", "deadline": {"text"')


def test_records_are_parted_by_a_blank_line(path):
    filled(path)
    lines = path.read_text().split("\n")
    places = [number for number, line in enumerate(lines) if '": {"id"' in line]
    assert all(not lines[place - 1] and not lines[place + 1] for place in places)


def test_an_untouched_line_stays_as_it_is(path):
    ledger = filled(path)
    before = path.read_text().split("\n")
    resolve(ledger, "bbbbbbbb")
    after = path.read_text().split("\n")
    changed = [one for one, other in zip(before, after, strict=True) if one != other]
    assert [line[:10] for line in changed] == ['"bbbbbbbb"']


def test_a_new_record_adds_its_lines_and_changes_none(path):
    ledger = filled(path)
    before = path.read_text().split("\n")
    add(ledger, "bbbbbbbz")
    after = path.read_text().split("\n")
    assert len([line for line in after if "bbbbbbbz" in line]) == 2
    assert len(after) == len(before) + 3
    assert [line for line in after if "bbbbbbbz" not in line and line] == [*filter(None, before)]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
fields = st.text(max_size=8).filter(lambda name: name != "sum")
records = st.dictionaries(fields, json_values, min_size=1, max_size=5)


def whole(value):
    """Join the halves of surrogate pairs, as JSON reads them."""
    return json.loads(json.dumps(value))


@given(st.text(min_size=1), records)
def test_any_record_comes_back_from_its_line(key, record):
    line = encode(key, record)
    assert b"\n" not in line
    line.decode()
    assert decode(whole(key), line) == whole(record)
    assert encode(whole(key), whole(record)) == line


@given(st.dictionaries(st.text(min_size=1), records, max_size=4))
@settings(max_examples=settings.default.max_examples // 2)
def test_any_table_comes_back_from_its_file(table):
    table = whole(table)
    for name in ("aliases", "events"):
        data = b"".join(render(tables_of({name: table})))
        document_of(data)
        parsed = parse(data)
        assert dict(parsed[name]) == table
        assert b"".join(render(parsed)) == data


@given(st.lists(st.sampled_from([",", "\n", ",\n\n", "x"])), st.integers(1, 5))
def test_a_file_read_in_chunks_is_cut_as_one_read_whole(parts, chunk):
    data = "".join(parts).encode()
    with patch.object(layout, "_CHUNK", chunk):
        assert layout.read_pieces(BytesIO(data)) == data.split(layout.SEPARATOR)


@pytest.mark.parametrize("text", ["\u2028\u2029\x85", '"\\"', "\x00\x1f\x7f", "é😀"])
def test_texts_that_are_easily_broken_survive(path, text):
    with (ledger := Ledger(path)).writing():
        ledger.add(Article("arti2345", title=text))
    assert Ledger(path).get_article("arti2345").title == text
    path.read_bytes().decode()


ALIAS = Alias(NameKind.AUTHOR, "К. Токаев", "Tokayev")


def with_alias(path, keys=IDS[:3]):
    with (ledger := filled(path, keys)).writing():
        ledger.add(ALIAS)
    return ledger


def test_half_a_character_is_not_written(path):
    with pytest.raises(InvalidValue, match="half a character"), (ledger := Ledger(path)).writing():
        ledger.add(Article("arti2345", title="\ud800x"))
    assert not path.exists()


def test_every_table_is_written_where_there_are_records_or_not(path):
    ledger = with_alias(path)
    document = json.loads(path.read_bytes())
    assert [*document] == ["predtrack", *TABLES]
    assert document["predtrack"]["schema"] == 3
    assert document["predtrack"]["lines"]["aliases"] == ["author к. токаев", ""]
    assert list(Ledger(path).aliases()) == [ALIAS]
    with ledger.writing():
        ledger.drop(ALIAS)
    assert [*json.loads(path.read_bytes())] == ["predtrack", *TABLES]


@pytest.mark.parametrize("fill", [filled, with_alias])
def test_every_flipped_bit_is_noticed(path, fill):
    fill(path, IDS[:1])
    data = path.read_bytes()
    for place in range(len(data)):
        for bit in range(8):
            flipped = bytearray(data)
            flipped[place] ^= 1 << bit
            with pytest.raises(Unsound):
                parse(bytes(flipped))


@given(st.data())
@settings(max_examples=settings.default.max_examples * 3 // 2)
def test_a_flipped_bit_is_said_with_its_place(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("flip") / "predictions.json"
    data.draw(st.sampled_from([filled, with_alias]))(path)
    sound = path.read_bytes()
    place = data.draw(st.integers(0, len(sound) - 1))
    flipped = bytearray(sound)
    flipped[place] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(flipped)
    with pytest.raises((DamagedLedger, NewerLedger)):
        Ledger(path).predictions()
    assert path.read_bytes() == flipped


@given(st.data())
@settings(max_examples=settings.default.max_examples)
def test_a_file_cut_short_is_noticed(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("cut") / "predictions.json"
    data.draw(st.sampled_from([filled, with_alias]))(path)
    sound = path.read_bytes()
    path.write_bytes(sound[: data.draw(st.integers(0, len(sound) - 1))])
    with pytest.raises(DamagedLedger):
        Ledger(path).predictions()
