"""Export and import: lossless, idempotent, all or nothing."""

from datetime import timedelta

import pytest
from conftest import ARTICLE, PUBLISHED, SIGNED, SIX_MONTHS, TODAY, a_prediction, resolved

from predtrack.errors import BadRows, ImportConflicts
from predtrack.ledger import Ledger
from predtrack.ledger.events import note_event
from predtrack.ledger.replacing import Prefer
from predtrack.ledger.transfer import export_records, import_records
from predtrack.ledger.verifying import Weight, verify
from predtrack.models.alias import Alias, NameKind
from predtrack.models.history import Did, Signature
from predtrack.models.note import Role
from predtrack.models.outcome import Status
from predtrack.models.prediction import Removal
from predtrack.models.record import to_record


@pytest.fixture
def filled(ledger):
    with ledger.writing() as writing:
        writing.add(a_prediction("aaaaaaaa", deadline=SIX_MONTHS))
        writing.add(resolved(a_prediction("bbbbbbbb"), Status.FAILED))
        writing.add(a_prediction("cccccccc").removed(Removal.MISTAKE, signed=SIGNED))
        note_event(writing, "Vote", signed=SIGNED)
    return ledger


@pytest.fixture
def empty(tmp_path):
    return Ledger(tmp_path / "other.json")


def bring(ledger, rows, *, prefer=None):
    with ledger.writing() as writing:
        numbered = enumerate(rows, 1)
        return import_records(writing, numbered, source="in.jsonl", prefer=prefer)


def test_what_goes_out_comes_in_again(filled, empty):
    rows = list(export_records(filled))
    assert [row["type"] for row in rows] == [
        "header", "article", "event", "prediction", "prediction", "prediction",
    ]  # fmt: skip
    found = bring(empty, rows)
    assert (found.new, found.unchanged, found.replaced) == (5, 0, 0)
    assert list(export_records(empty)) == rows
    assert len(empty.predictions()) == 2


def test_importing_again_changes_nothing(filled):
    before = filled.path.read_bytes()
    found = bring(filled, export_records(filled))
    assert (found.new, found.unchanged) == (0, 5)
    assert filled.path.read_bytes() == before


def test_a_conflict_is_shown_and_only_overwritten_when_asked(filled, empty):
    bring(empty, export_records(filled))
    rows = list(export_records(filled))
    rows[3]["claim"] = "Other."
    new = rows[4] | {"id": "dddddddd"}
    with pytest.raises(ImportConflicts, match="aaaaaaaa differs in claim"):
        bring(empty, [*rows, new])
    assert empty.get("aaaa").claim == "Claim aaaaaaaa."
    assert empty.find_prediction("dddddddd") is None
    bring(empty, [*rows, new], prefer=Prefer.THEIRS)
    assert empty.get("aaaa").claim == "Other."
    assert empty.get("dddd").status is Status.FAILED


def test_what_is_replaced_leaves_a_trace_and_a_second_time_changes_nothing(filled, empty):
    bring(empty, export_records(filled))
    rows = list(export_records(filled))
    rows[3] |= {"claim": "Other.", "tags": ["theirs"]}
    assert bring(empty, rows, prefer=Prefer.THEIRS).replaced == 1
    one = empty.get("aaaa")
    assert [change.did for change in one.history] == [Did.RECORD, Did.REPLACE]
    assert one.history[-1].why == "by in.jsonl"
    assert one.history[-1].was == {"claim": "Claim aaaaaaaa.", "tags": []}
    assert bring(empty, rows).unchanged == len(rows) - 1
    assert bring(empty, rows, prefer=Prefer.THEIRS).replaced == 0
    assert not [one for one in verify(empty, today=TODAY) if one.weight is Weight.FAULT]


def test_outcomes_that_differ_never_merge(filled, empty):
    bring(empty, export_records(filled))
    with empty.writing(by="ours", at=SIGNED.at) as book:
        book.confirm("aaaa", on=PUBLISHED)
    with filled.writing(by="theirs", at=SIGNED.at) as book:
        book.fail("aaaa", evidence=["https://a.example", "https://b.example"], observed="No.")
    rows = list(export_records(filled))
    with pytest.raises(ImportConflicts, match="aaaaaaaa differs in status"):
        bring(empty, rows)
    bring(empty, rows, prefer=Prefer.THEIRS)
    one = empty.get("aaaa")
    assert (one.status, one.outcome.by) == (Status.CONFIRMED, "ours")
    (note,) = one.notes
    assert (note.role, note.status, note.by) == (Role.JUDGE, Status.FAILED, "theirs")
    assert (note.text, note.url) == ("No.; https://b.example", "https://a.example")
    assert bring(empty, rows, prefer=Prefer.THEIRS).replaced == 0


def test_an_outcome_of_theirs_is_taken_where_ours_is_open_and_ours_is_never_taken_back(
    filled, empty
):
    bring(empty, export_records(filled))
    older = list(export_records(filled))
    with filled.writing(by="theirs", at=SIGNED.at) as book:
        book.fail("aaaa")
    newer = list(export_records(filled))
    bring(empty, newer, prefer=Prefer.THEIRS)
    one = empty.get("aaaa")
    assert (one.status, [change.did for change in one.history]) == (
        Status.FAILED, [Did.RECORD, Did.RESOLVE],
    )  # fmt: skip
    bring(empty, older, prefer=Prefer.THEIRS)
    assert empty.get("aaaa") == one


def test_a_history_that_does_not_say_how_it_came_so_is_not_taken(filled, empty):
    bring(empty, export_records(filled))
    with filled.writing(by="theirs", at=SIGNED.at) as book:
        book.note("aaaa", "A source.")
    rows = list(export_records(filled))
    rows[3]["claim"] = "Slipped in."
    bring(empty, rows, prefer=Prefer.THEIRS)
    one = empty.get("aaaa")
    assert one.claim == "Slipped in."
    assert one.history[-1].did is Did.REPLACE
    assert one.history[-1].was["claim"] == "Claim aaaaaaaa."


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"type": "guess"}, "type is none of"),
        ({"type": "header"}, "schema is None"),
        ({"status": "failed"}, "the outcome says otherwise"),
        ({"article": "nowhere0"}, "its article nowhere0 is not there"),
        ({"deadline": None}, "deadline: None is not an object"),
        ({"colour": "red"}, "'colour' is unknown"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_written(filled, empty, change, problem):
    rows = list(export_records(filled))
    rows[3] |= change
    with pytest.raises(BadRows, match="line 4") as caught:
        bring(empty, rows)
    assert problem in str(caught.value)
    assert not empty.exists


def test_two_rows_of_one_id_that_differ_are_a_conflict(filled, empty):
    rows = list(export_records(filled))
    with pytest.raises(ImportConflicts, match="differs in claim"):
        bring(empty, [*rows, rows[3] | {"claim": "Other."}])
    assert not empty.exists


def test_a_row_that_is_no_object_is_bad(empty):
    for row in (["x"], "x", {"id": "x"}):
        with pytest.raises(BadRows, match="type"):
            bring(empty, [row])


ALIAS = Alias(NameKind.AUTHOR, "А. Ли", "Ann Lee")


def alias_row(**fields):
    return {"type": "alias"} | to_record(ALIAS) | fields


def with_alias(ledger, alias=ALIAS):
    with ledger.writing() as writing:
        writing.add(alias)
    return ledger


def test_aliases_go_out_and_come_in(filled, empty):
    rows = list(export_records(with_alias(filled)))
    assert rows[0] == {"type": "header", "schema": 3}
    assert [row["type"] for row in rows[1:4]] == ["article", "event", "alias"]
    assert bring(empty, rows).new == 6
    assert list(export_records(empty)) == rows
    assert bring(empty, rows).unchanged == 6
    rows[3] |= {"stands_for": "Other"}
    with pytest.raises(ImportConflicts, match=r"А\. Ли differs in stands_for"):
        bring(empty, rows)
    bring(empty, rows, prefer=Prefer.THEIRS)
    assert [one.stands_for for one in empty.aliases()] == ["Other"]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"name": "Ann Lee", "stands_for": "А. Ли"}, r"rename author 'Ann Lee' 'А\. Ли'"),
        ({"name": "ANN LEE", "stands_for": "а.  ли"}, "here а.  ли stands for ANN LEE"),
        ({"name": "x", "stands_for": "X"}, "an alias of itself"),
        ({"kind": "event"}, "none of author, outlet, speaker, tag"),
    ],
)
def test_an_alias_that_would_close_a_circle_is_refused(empty, fields, problem):
    row = alias_row(name="a", stands_for="b")
    with pytest.raises(BadRows, match=problem):
        bring(with_alias(empty), [row | fields])
    assert len(list(empty.aliases())) == 1


def test_a_replaced_alias_closes_no_circle_either(empty):
    with_alias(with_alias(empty), Alias(NameKind.AUTHOR, "Bo", "А. Ли"))
    row = alias_row(name="А. Ли", stands_for="Bo")
    with pytest.raises(BadRows, match="here Bo stands for"):
        bring(empty, [row], prefer=Prefer.THEIRS)


def test_a_header_of_a_later_schema_is_refused(empty):
    for schema in (0, 4, True, "1"):
        with pytest.raises(BadRows, match=f"schema is {schema}, this predtrack knows 3"):
            bring(empty, [{"type": "header", "schema": schema}])


def test_an_article_may_stand_before_its_predictions_in_the_file_alone(filled, empty):
    rows = list(export_records(filled))
    assert rows[1]["id"] == ARTICLE.id
    with pytest.raises(BadRows, match="not there before it"):
        bring(empty, [rows[3]])


# Two sides


def judged(ledger, by, **said):
    with ledger.writing(by=by, at=SIGNED.at) as book:
        book.fail("aaaa", **said)


def test_an_older_export_takes_nothing_back(filled, empty):
    bring(empty, export_records(filled))
    judged(empty, "ours")
    older = list(export_records(empty))
    with empty.writing(by="ours", at=SIGNED.at) as book:
        book.reopen("aaaa", why="misread")
        book.edit("aaaa", criterion="Above 2 %.", why="clearer")
    before = empty.get("aaaa")
    assert bring(empty, older, prefer=Prefer.THEIRS).replaced == 0
    assert empty.get("aaaa") == before


def test_the_same_verdict_gathers_its_evidence_and_is_no_second_judgement(filled, empty):
    bring(empty, export_records(filled))
    judged(empty, "anna", evidence=["https://a.example"])
    judged(filled, "anna", evidence=["https://b.example"])
    bring(empty, export_records(filled), prefer=Prefer.THEIRS)
    one = empty.get("aaaa")
    assert [piece.url for piece in one.outcome.evidence] == [
        "https://a.example", "https://b.example",
    ]  # fmt: skip
    assert one.notes == ()


def test_an_objection_answered_on_one_side_waits_on_neither(filled, empty):
    with filled.writing(by="ours", at=SIGNED.at) as book:
        book.object_to("aaaa", "claim", "Not what I said.", name="Ann")
    bring(empty, export_records(filled))
    with empty.writing(by="ours", at=SIGNED.at) as book:
        book.note("aaaa", "A source.")
    with filled.writing(by="theirs", at=SIGNED.at) as book:
        book.answer("aaaa", "rejected", "It is.")
    bring(empty, export_records(filled), prefer=Prefer.THEIRS)
    states = [note.state for note in empty.get("aaaa").notes if note.state]
    assert states == ["rejected"]


def test_what_one_side_removed_is_not_passed_over(filled, empty):
    bring(empty, export_records(filled))
    with empty.writing(by="ours", at=SIGNED.at) as book:
        book.note("aaaa", "A source.")
    with filled.writing(by="theirs", at=SIGNED.at) as book:
        book.remove("aaaa", why="mistake")
    with pytest.raises(BadRows, match="aaaaaaaa is not removed here and is there"):
        bring(empty, export_records(filled), prefer=Prefer.THEIRS)


PREFERRED = [
    (Prefer.OURS, "Ours."),
    (Prefer.THEIRS, "Theirs."),
    (Prefer.NEWER, "Theirs."),
]


@pytest.mark.parametrize(("prefer", "claim"), PREFERRED)
def test_what_contradicts_is_as_preferred_and_the_rest_is_united(filled, empty, prefer, claim):
    bring(empty, export_records(filled))
    later = Signature(SIGNED.at + timedelta(hours=1), "theirs")
    for ledger, by, at, words in ((empty, "ours", SIGNED.at, "Ours."), (filled, "theirs", later.at, "Theirs.")):  # fmt: skip
        with ledger.writing(by=by, at=at) as book:
            book.edit("aaaa", claim=words, why="so")
            book.note("aaaa", f"note of {by}")
    rows = list(enumerate(export_records(filled), start=1))
    with empty.writing(by="ours", at=later.at) as writing:
        import_records(writing, rows, source="in.jsonl", prefer=prefer)
    one = empty.get("aaaa")
    assert one.claim == claim
    assert [note.text for note in one.notes] == ["note of ours", "note of theirs"]
    assert not [it for it in verify(empty, today=TODAY) if it.weight is Weight.FAULT]
    with empty.writing(by="ours", at=later.at) as writing:
        again = import_records(writing, rows, source="in.jsonl", prefer=prefer)
    assert again.replaced == 0


def test_the_option_says_whose_stands(add, on, run, tmp_path):
    facts = ("--title", "Prices", "--outlet", "The Paper", "--published", "2026-01-15")
    name = add("Prices will fall.", *facts)
    (tmp_path / "theirs.json").write_bytes((tmp_path / "ledger.json").read_bytes())
    on("edit", name, "--claim", "Ours.")
    run("--ledger", "theirs.json", "edit", name, "--claim", "Theirs.")
    assert on("import", "theirs.json").code == 1
    assert on("import", "theirs.json", "--prefer", "ours", "--replace").code == 2
    assert on("import", "theirs.json", "--prefer", "ours").code == 0
    assert "Ours." in on("show", name).out
    assert on("import", "theirs.json", "--prefer", "theirs").code == 0
    assert "Theirs." in on("list").out
