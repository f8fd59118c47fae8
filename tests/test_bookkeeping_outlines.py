"""Outlines: the whole ledger counted without making values, as it is counted with them."""

from dataclasses import replace
from datetime import date

import pytest
from conftest import PUBLISHED, SIGNED, SIX_MONTHS, TODAY, a_prediction, an_article, an_id, resolved

from predtrack.bookkeeping.entries import entries_of
from predtrack.bookkeeping.outlines import count_outlines
from predtrack.errors import DamagedLedger
from predtrack.ledger import Ledger
from predtrack.models.article import Scan
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.outcome import Evidence, Status
from predtrack.models.prediction import Note, Removal, Role
from predtrack.models.statement import Kind, Likelihood, Span
from predtrack.scorecard.counting import count
from predtrack.scorecard.grouping import By
from predtrack.scorecard.record import score
from predtrack.selection import Selection

LATER = Deadline("soon", PUBLISHED, date(2030, 1, 1), Basis.MANUAL)
QUOTE = '"spans": [{"history": [], "likelihood": "may"'


def sample():
    """Return predictions of every sort that outlines tell apart, and texts that look like fields."""
    likely = Likelihood("likely", 0.5, 0.6, 0.7, "icd203")
    spans = (Span.of(f"before {QUOTE} after", 7, 7 + len(QUOTE)),)
    yield a_prediction("open", deadline=SIX_MONTHS, spans=spans, quote=QUOTE, tags=("a",))
    yield a_prediction("speaker", speaker='"history": [', article="other", likelihood=likely)
    yield resolved(
        a_prediction("right", criterion="Two.", translation="It may."), Status.CONFIRMED,
        evidence=(Evidence("https://a.org", TODAY, '"did": "edit"'),), note='], "likelihood": ',
    )  # fmt: skip
    note = Note(SIGNED.at, "x", Role.JUDGE, "No.")
    yield resolved(a_prediction("noted"), Status.FAILED).noted(note, signed=SIGNED)
    yield resolved(a_prediction("asked", kind=Kind.QUESTION), Status.FAILED)
    yield a_prediction("linked", linked=("first",)).link([an_id("open")], signed=SIGNED)
    yield a_prediction("removed").removed(Removal.MISTAKE, signed=SIGNED)
    moved = a_prediction("moved", deadline=SIX_MONTHS)
    yield moved.edited({"deadline": LATER}, signed=SIGNED, why="x")
    yield resolved(a_prediction("late"), Status.PARTLY).edited(
        {"criterion": "Late."}, signed=SIGNED, why="x"
    )
    yield resolved(a_prediction("again"), Status.VOID).reopened(signed=SIGNED, why="x")
    yield resolved(a_prediction("shown"), Status.FAILED).with_evidence(
        Evidence("https://b.org"), signed=SIGNED
    )
    strange = a_prediction("strange")
    first = replace(strange.history[0], was={"x": 1, "history": ["a"], "linked": []})
    yield replace(strange, history=(first,))


@pytest.fixture
def filled(tmp_path):
    ledger = Ledger(tmp_path / "l.json")
    scans = (Scan(SIGNED.at, 12, 0),)
    with ledger.writing() as writing:
        writing.add(an_article("articlea", scans=scans))
        writing.add(an_article("other", authors=(), scans=scans))
        for one in sample():
            writing.add(one)
    return Ledger(ledger.path)


@pytest.mark.parametrize("due_only", [False, True])
@pytest.mark.parametrize("by", list(By))
def test_outlines_are_counted_as_the_whole_records_are(filled, by, due_only):
    entries = entries_of(filled, filled.recorded_predictions())
    slow = count(entries, Selection(), day=TODAY, due_only=due_only, articles=filled.articles())
    quick = count_outlines(filled, day=TODAY, due_only=due_only)
    assert {*map(str, quick.cases)} == {*map(str, slow.cases)}
    assert (quick.remarks, quick.removed) == (slow.remarks, slow.removed)
    cards = (replace(score(one, [by]), counted=None) for one in (quick, slow))
    assert next(cards) == next(cards)


def test_an_article_that_is_missing_is_named(tmp_path):
    ledger = Ledger(tmp_path / "l.json")
    with ledger.writing() as writing:
        writing.add(a_prediction("open"))
    with pytest.raises(DamagedLedger, match="its article articlea is missing"):
        count_outlines(ledger, day=TODAY)
