"""Verifying: what is wrong is found, and said where."""

import os
from datetime import date

import pytest
from conftest import (
    SIGNED,
    SIX_MONTHS,
    TODAY,
    a_prediction,
    an_article,
    put_unchecked,
    replace,
    resolved,
)

from predtrack.ledger.verifying import Weight, verify
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Change, Did
from predtrack.models.identity import text_digest
from predtrack.models.outcome import Status
from predtrack.reading.quotes import find_spans

TEXT = "First. Quote aaaaaaaa. Last."
KEPT = an_article("kept0000", path="kept.txt", sha256=text_digest(TEXT))
SOUND = a_prediction(article="kept0000", spans=find_spans(TEXT, "Quote aaaaaaaa."))


def findings(ledger, *records, text=TEXT):
    (ledger.folder / "kept.txt").write_text(text, encoding="utf-8")
    put_unchecked(ledger, KEPT, *records)
    found = list(verify(ledger, today=TODAY))
    return [f"{one.where}: {one.what}" for one in found if one.weight is Weight.FAULT]


def test_a_sound_ledger_has_no_fault_and_says_which_text_is_not_kept(ledger):
    opened = resolved(SOUND, Status.FAILED).reopened(signed=SIGNED, why="x")
    again = resolved(opened, Status.CONFIRMED)
    assert findings(ledger, again) == []
    notes = [one for one in verify(ledger, today=TODAY) if one.weight is Weight.NOTE]
    assert [(one.where, one.what) for one in notes] == [
        ("article articlea", "its text is not kept")
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("A new line. " + TEXT, "its quote has moved from 7 to 19"),
        (TEXT.replace("Quote", "Words"), "its quote at 7 no longer stands"),
        (TEXT.replace("Last", "Then"), "the words around its quote at 7 have changed"),
    ],
)
def test_a_quote_that_does_not_stand_where_it_stood(ledger, text, problem):
    changed = findings(ledger, SOUND, text=text)
    assert any(line.startswith(f"article {KEPT.id}: the text") for line in changed)
    assert any(problem in line for line in changed)


def test_a_text_that_is_gone(ledger):
    assert findings(ledger, replace(KEPT, path="gone.txt"), SOUND) != []


PLACE = f"{KEPT.id}-{KEPT.sha256[:12]}.txt"


def weights(ledger, *records, planted=None, text=TEXT):
    """Verify with something in the place of the kept text: each finding's weight, and what it is."""
    if planted is not None:
        (ledger.folder / "articles").mkdir()
        planted(ledger.folder / "articles" / PLACE)
    findings(ledger, SOUND, *records, text=text)
    found = verify(ledger, today=TODAY)
    return [(one.weight, one.what) for one in found if one.where == f"article {KEPT.id}"]


def foreign(path):
    path.write_text("Another text.", encoding="utf-8")


PLANTED = [
    (foreign, "articles/kept0000-"),
    (lambda path: path.mkdir(), "is a directory"),
    (os.mkfifo, "a pipe or a device"),
    (lambda path: path.write_bytes(b"\xff"), "not in utf-8"),
]


@pytest.mark.parametrize(("planted", "problem"), PLANTED)
@pytest.mark.parametrize(("text", "weight"), [(TEXT, Weight.NOTE), ("Else.", Weight.FAULT)])
def test_what_is_no_kept_text_is_a_fault_only_where_nothing_proves_the_quotes(
    ledger, planted, problem, text, weight
):
    ((found, what),) = weights(ledger, planted=planted, text=text)
    assert found is weight
    assert problem in what


def test_an_article_without_a_digest_is_not_said_to_have_changed(ledger):
    plain = replace(KEPT, sha256=None)
    assert weights(ledger, plain, planted=foreign, text=f"{TEXT} More.") == []


def test_a_file_that_changed_beside_a_kept_text_is_a_note(ledger):
    kept = lambda path: path.write_text(TEXT, encoding="utf-8")  # noqa: E731
    ((found, what),) = weights(ledger, planted=kept, text="Else.")
    assert found is Weight.CHANGED
    assert "kept.txt was changed since" in what


SPAN = SOUND.spans[0]


@pytest.mark.parametrize(
    ("prediction", "problem"),
    [
        (replace(SOUND, article="nowhere0"), "its article nowhere0 is not in the ledger"),
        (replace(SOUND, quote="Else."), "its quote is not what its first place says"),
        (replace(SOUND, history=()), "does not begin with its recording"),
        (
            replace(resolved(SOUND, Status.FAILED), history=SOUND.history),
            "its status is failed, and its history has no such resolution",
        ),
        (
            replace(SOUND, history=(*SOUND.history, Change(SIGNED.at, "x", Did.RESOLVE))),
            "'resolve' where the status went from open to open",
        ),
        (
            replace(
                SOUND,
                history=(
                    *SOUND.history,
                    Change(SIGNED.at, "x", Did.EDIT, None, {"status": "void"}),
                ),
            ),
            "changes the status by 'edit'",
        ),
        (
            replace(
                SOUND,
                history=(
                    *SOUND.history,
                    Change(SIGNED.at.replace(year=2020), "x", Did.NOTE),
                ),
            ),
            "not in the order of time",
        ),
        (
            replace(SOUND, deadline=Deadline(latest=date(2019, 6, 9), basis=Basis.STATED)),
            "deadline 2019-06-09 lies before its article's publication",
        ),
        (
            replace(SOUND, deadline=replace(SIX_MONTHS, event="Vote")),
            "its deadline names an event but its basis is relative",
        ),
        (replace(SOUND, spans=(), quote="Never said."), "its quote does not stand in its article"),
        (replace(SOUND, linked=("nowhere0",)), "linked to nowhere0"),
        (
            replace(
                SOUND,
                history=(*SOUND.history, Change(SIGNED.at, "x", Did.EDIT, None, {"status": 1})),
            ),
            "a status '1' that there is not",
        ),
        (
            resolved(replace(SOUND, deadline=SIX_MONTHS), Status.CONFIRMED, on=date(2020, 1, 1)),
            "confirmed by 2020-01-01, after its deadline",
        ),
        (
            resolved(SOUND, Status.FAILED, on=date(2019, 1, 1)),
            "it happened on 2019-01-01, before its article's publication",
        ),
    ],
)
def test_a_record_that_contradicts_itself(ledger, prediction, problem):
    assert any(problem in line for line in findings(ledger, prediction))


def test_an_outcome_judged_in_the_future(ledger):
    done = resolved(SOUND, Status.FAILED)
    later = replace(done, outcome=replace(done.outcome, decided=date(2030, 1, 1)))
    assert any("in the future" in line for line in findings(ledger, later))
