"""Files to import may come from anybody: none fills the memory, and none leads anywhere."""

import io
import re
import zipfile

import pytest

SHEET = "xl/worksheets/sheet1.xml"
BOMB = b"Question ID," + bytes(110_000_000)


def zipped(members):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def workbook(change):
    """Make a workbook of one row, its parts changed."""
    from openpyxl import Workbook

    book, held = Workbook(), io.BytesIO()
    book.active.append(["quote", "title"])
    book.active.append(["It rains.", "T"])
    book.save(held)
    with zipfile.ZipFile(held) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    return zipped(parts | change(parts))


@pytest.fixture
def refused(on, tmp_path):
    """Import bytes and return what is said; no ledger may be left."""

    def refuse(name, data, *words):
        (tmp_path / name).write_bytes(data)
        result = on("import", name, *words)
        assert result.code in {1, 2}, result.err
        assert not (tmp_path / "ledger.json").exists()
        return result.err

    return refuse


def test_an_archive_packed_to_fill_the_memory_is_not_unpacked(refused):
    members = {"question_data.csv": BOMB, "forecast_data.csv": b""}
    assert "unpacked it is over 100 MB" in refused("a.zip", zipped(members))
    bomb = workbook(lambda parts: {SHEET: parts[SHEET] + b" " * 110_000_000})
    assert "unpacked it is over 100 MB" in refused("a.xlsx", bomb)


def test_an_archive_that_lies_about_its_sizes_is_cut_there(refused):
    data = zipped({"question_data.csv": BOMB, "forecast_data.csv": b""})
    lying = data.replace(len(BOMB).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != data
    assert "it is a damaged archive" in refused("a.zip", lying)


def test_a_workbook_that_defines_entities_is_not_read(refused):
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    data = workbook(lambda parts: {SHEET: entity + parts[SHEET].split(b"?>", 1)[-1]})
    assert "is no part of a workbook" in refused("a.xlsx", data)


def test_a_cell_far_away_does_not_keep_us_busy(refused):
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    data = workbook(lambda parts: {SHEET: parts[SHEET].replace(b"</sheetData>", far)})
    assert "a sheet has at most 200,000 rows and 500 columns" in refused("a.xlsx", data)


@pytest.mark.parametrize(
    "data",
    [
        lambda: workbook(lambda _: {SHEET: b"<worksheet><sheetData><row>"}),
        lambda: workbook(lambda _: {SHEET: b"\xff" * 50}),
        lambda: workbook(lambda _: {"xl/workbook.xml": b"<workbook/>"}),
        lambda: workbook(lambda _: {"[Content_Types].xml": b"<x/>"}),
        lambda: workbook(lambda _: {})[:-40],
        lambda: re.sub(rb"(?<=PK\x01\x02..)\x14", b"\xff", workbook(lambda _: {})),
        lambda: b"PK\3\4" + b"x" * 200,
    ],
)
def test_a_damaged_workbook_is_one_clear_line(refused, data):
    said = refused("a.xlsx", data())
    assert said.startswith("predtrack: cannot read a.xlsx: it is ")
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"rows": ' * 50_000,
        '{"user": null, "predictions": [{}]}',
        '{"user": 1, "predictions": [{"responses": 7, "created_at": [], "description": {}}]}',
        '[{"target": 7, "uri": 8}]',
        '[{"target": {"selector": {"exact": "x"}, "source": {"id": 7}}, "uri": []}]',
        '[{"contractId": 1, "probAfter": "x", "amount": "y", "userId": {}}]',
        '{"id": [], "question": {}, "isResolved": []}',
        '[{"quote": {}, "title": []}]',
        '[{"quote": "x", "title": "T", "evidence": {"url": 1}}]',
        '[{"quote": "x", "title": "T", "deadline": {"latest": 7, "basis": []}}]',
        '[{"quote": "x", "title": "T", "tags": [{"a": 1}], "authors": 7}]',
        '[{"quote": "x", "title": "T", "notes": [[7]]}]',
        '[{"quote": "\\ud800", "title": "T"}]',
        "quote,title\n\0,T\n",
        'quote,title\n"' + "x" * 300_000 + '",T\n',
    ],
)
def test_a_file_that_says_something_odd_is_no_fault_of_ours(refused, text):
    said = refused("a.json" if text[0] in "[{" else "a.csv", text.encode())
    assert "fault in predtrack" not in said
    assert said.count("\n") <= 3
