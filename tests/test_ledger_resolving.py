"""Resolving from rows: every one is checked, all or nothing is written."""

from datetime import date

import pytest
from conftest import SIGNED, SIX_MONTHS, TODAY, a_prediction

from predtrack.errors import BadRows, InvalidValue
from predtrack.ledger.resolving import resolve_rows
from predtrack.models.outcome import Status


@pytest.fixture
def filled(ledger):
    with ledger.writing() as writing:
        writing.add(a_prediction("aaaaaaaa", deadline=SIX_MONTHS, quote="It “will” rain."))
        writing.add(a_prediction("bbbbbbbb", quote="Twice said.", claim="One."))
        writing.add(a_prediction("cccccccc", quote="Twice said.", claim="Two."))
    return ledger


def resolve(ledger, *rows):
    with ledger.writing() as writing:
        return resolve_rows(
            writing, enumerate(rows, 1), source="rows.jsonl", signed=SIGNED
        ).predictions


def test_a_row_names_its_prediction_by_id_or_by_exact_quote(filled):
    done = resolve(
        filled,
        {"quote": 'it "will" rain.', "status": "failed", "on": "2019-12-01"},
        {"id": "bbb", "status": "confirmed", "on": None, "evidence": "https://a.org"},
        {"quote": "Twice said.", "claim": "TWO.", "status": "void", "reason": "unverifiable"},
    )
    assert [one.id for one in done] == ["aaaaaaaa", "bbbbbbbb", "cccccccc"]
    rain = filled.get("aaaaaaaa").outcome
    assert (rain.status, rain.on, rain.decided) == (Status.FAILED, date(2019, 12, 1), TODAY)
    assert filled.get("bbbbbbbb").outcome.evidence[0].looked_at == TODAY


def test_evidence_is_an_address_or_several_or_objects(filled):
    pieces = ["https://a.org", {"url": "https://b.org", "looked_at": "2020-01-01", "note": "n"}]
    resolve(filled, {"id": "aaaa", "status": "failed", "evidence": pieces})
    first, second = filled.get("aaaa").outcome.evidence
    assert (first.url, second.looked_at, second.note) == ("https://a.org", date(2020, 1, 1), "n")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"status": "failed"}, "neither an id nor a quote"),
        ({"id": "zzzz", "status": "failed"}, "no prediction 'zzzz'"),
        ({"quote": "Never said.", "status": "failed"}, "Never said."),
        ({"quote": "Twice said.", "status": "failed"}, "several claims stand on this quote"),
        ({"id": "aaaa", "quote": "Other.", "status": "failed"}, "the quote is not that of"),
        ({"id": "aaaa"}, "a status is wanted"),
        ({"id": "aaaa", "status": "open"}, "a status is wanted"),
        ({"id": "aaaa", "status": "wrong"}, "status: 'wrong' is none of"),
        ({"id": "aaaa", "status": "failed", "on": "2020-13-01"}, "on: '2020-13-01' is not a date"),
        ({"id": "aaaa", "status": "failed", "on": "2030-01-01"}, "in the future"),
        ({"id": "aaaa", "status": "confirmed", "on": "2020-01-01"}, "came late"),
        ({"id": "aaaa", "status": "failed", "reason": "ambiguous"}, "void alone"),
        ({"id": "aaaa", "status": "failed", "evidence": 7}, "evidence is an address"),
        ({"id": "aaaa", "status": "failed", "evidence": "javascript:x"}, "not a web address"),
        ({"id": "aaaa", "status": "failed", "evidence": [{"u": 1}]}, "evidence: "),
        (
            {
                "id": "aaaa",
                "status": "failed",
                "evidence": {"url": "https://a.org", "looked_at": "2030-01-01"},
            },
            "in the future",
        ),
        ({"id": "aaaa", "status": "failed", "colour": "red"}, "'colour' is unknown"),
        ({"id": 7, "status": "failed"}, "id: 7 is not text"),
        (["aaaa"], "a row is an object"),
        (InvalidValue("it is not JSON"), "it is not JSON"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_nothing_is_written(filled, row, problem):
    before = filled.path.read_bytes()
    with pytest.raises(BadRows) as caught:
        resolve(filled, {"id": "bbbb", "status": "failed"}, row)
    assert f"rows.jsonl, line 2: {problem}"[:20] in str(caught.value)
    assert problem in str(caught.value)
    assert "nothing was written" in str(caught.value)
    assert filled.path.read_bytes() == before


def test_every_bad_row_is_named_and_one_twice_is_bad(filled):
    with pytest.raises(BadRows) as caught:
        resolve(
            filled,
            {"id": "zzzz", "status": "failed"},
            {"id": "aaaa", "status": "failed"},
            {"id": "aaaa", "status": "failed"},
        )
    assert "line 1" in str(caught.value)
    assert "line 3: aaaaaaaa is already failed" in str(caught.value)
    assert "line 2" not in str(caught.value)


def test_what_was_resolved_so_before_stays_as_it_is(filled):
    row = {"id": "aaaa", "status": "failed", "on": "2019-12-01", "note": "first"}
    resolve(filled, row)
    assert resolve(filled, {**row, "note": "second"}, {"id": "aaaa", "status": "failed"}) == []
    assert filled.get("aaaa").outcome.note == "first"
    for other in ({**row, "on": "2019-12-02"}, {**row, "status": "void"}):
        with pytest.raises(BadRows, match="already failed"):
            resolve(filled, other)
    twice = {"id": "bbbb", "status": "failed"}
    with pytest.raises(BadRows, match="already failed"):
        resolve(filled, twice, twice)
