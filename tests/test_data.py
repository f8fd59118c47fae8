"""The ledger of the two articles: made by its script, sound, and worth what the paper says."""

import json
from dataclasses import dataclass
from shutil import copytree

import pytest
from conftest import NOW, PROJECT

from predtrack.ledger import Ledger
from predtrack.models.deadline import Basis
from predtrack.models.identity import text_digest
from predtrack.models.outcome import Status
from predtrack.models.statement import Kind

OPINION, CONCLUSIONS = "000_296883c032065925.txt", "004_52b364d7740e111a.txt"
VOTE = "parliamentary election, Kazakhstan"


@dataclass(frozen=True)
class Expected:
    """A statement as it was looked up: where it stands and what it is."""

    file: str
    start: str
    places: list[tuple[int, int]]
    kind: Kind = Kind.PREDICTION
    no_change: bool = False
    basis: Basis = Basis.NONE


# fmt: off
STATEMENTS = [
    Expected(OPINION, "Logical questions arise", [(215, 301), (4599, 4685)], Kind.QUESTION, basis=Basis.EVENT),
    Expected(OPINION, "And will alternative", [(302, 362), (4686, 4746)], Kind.QUESTION, basis=Basis.EVENT),
    Expected(OPINION, "Therefore, it follows", [(4113, 4251)]),
    Expected(OPINION, "Will the people", [(5017, 5151)], Kind.QUESTION, basis=Basis.EVENT),
    Expected(OPINION, "The presidential election, although", [(5306, 5518)]),
    Expected(OPINION, "Now that the shift", [(5519, 5759)], Kind.EXPECTATION),
    Expected(CONCLUSIONS, "No drastic changes", [(0, 90), (3459, 3549)], no_change=True, basis=Basis.RELATIVE),
    Expected(CONCLUSIONS, "First of all", [(2497, 2612)]),
    Expected(CONCLUSIONS, "Second, the new", [(2795, 3069)]),
    Expected(CONCLUSIONS, "Third, I am", [(3117, 3249)], basis=Basis.VAGUE),
    Expected(CONCLUSIONS, "The newly elected", [(3250, 3450)]),
]
# fmt: on


@pytest.fixture(scope="module")
def shipped():
    return Ledger(PROJECT / "data" / "predictions.json")


@pytest.fixture
def copy(tmp_path):
    for name in ("data", "seeds"):
        copytree(PROJECT / name, tmp_path / name)
    return tmp_path


def source(name):
    return (PROJECT / "seeds" / name).read_bytes().decode("utf-8")


@pytest.mark.parametrize("expected", STATEMENTS, ids=lambda one: one.start)
def test_a_statement_is_recorded_as_it_was_looked_up(shipped, expected):
    (found,) = [one for one in shipped.predictions() if one.quote.startswith(expected.start)]
    text = source(expected.file)
    assert [(span.start, span.end) for span in found.spans] == expected.places
    assert all(text[span.start : span.end] == span.exact for span in found.spans)
    assert found.quote == found.spans[0].exact
    assert (found.kind, found.no_change) == (expected.kind, expected.no_change)
    assert found.deadline.basis is expected.basis
    assert found.status is Status.OPEN
    assert "kazakhstan" in found.tags
    article = shipped.get_article(found.article)
    assert article.path == f"../seeds/{expected.file}"
    assert article.sha256 == text_digest(text)
    assert (article.authors, article.published_basis) == ((), "inferred")


def test_there_are_eleven_and_one_has_a_date(shipped):
    predictions = shipped.predictions()
    assert len(predictions) == len(STATEMENTS) == 11
    (dated,) = [one for one in predictions if one.deadline.latest]
    assert dated.deadline.latest.isoformat() == "2019-12-10"
    assert dated.deadline.text == "in the next six months"
    (vague,) = [one for one in predictions if one.deadline.basis is Basis.VAGUE]
    assert vague.deadline.text == "very soon"
    waiting = [one for one in predictions if one.deadline.event]
    assert {one.deadline.event for one in waiting} == {VOTE}
    assert [event.date for event in shipped.events()] == [None]


def test_the_script_makes_the_same_ledger_again(copy, terminal):
    made = copy / "data" / "predictions.json"
    before = made.read_bytes()
    made.unlink()
    terminal("sh data/record.sh", cwd=copy, PREDTRACK_USER="predtrack", PREDTRACK_NOW=NOW)
    assert made.read_bytes() == before


def test_the_script_makes_the_same_scorecards_again(copy, terminal):
    made = [copy / "data" / name for name in ("scorecard.md", "scorecard.html")]
    before = [path.read_bytes() for path in made]
    for path in made:
        path.unlink()
    ledger = (copy / "data" / "predictions.json").read_bytes()
    terminal("sh data/score.sh", cwd=copy, columns=200)
    assert [path.read_bytes() for path in made] == before
    assert (copy / "data" / "predictions.json").read_bytes() == ledger


def test_the_ledger_verifies(copy, run):
    assert run("verify", cwd=copy).code == 0


@pytest.fixture
def resolved(copy, run):
    assert run("event", VOTE, "2021-01-10", cwd=copy).code == 0
    assert run("resolve", "--from", "data/outcomes.jsonl", cwd=copy).code == 0
    return copy


def test_the_outcomes_give_the_vectors_of_the_paper(resolved, run):
    card = json.loads(run("scorecard", "--by", "article", "--json", cwd=resolved).out)
    by_label = {group["label"]: group for group in card["groups"]}
    conclusions = by_label["Election in Kazakhstan: What Conclusions Should Akorda Make?"]
    opinion = next(group for label, group in by_label.items() if label.startswith("(opinion"))
    near = lambda value: pytest.approx(value, abs=5e-5)  # noqa: E731
    assert (opinion["n"], opinion["open"], opinion["hit_rate"]) == (1, 2, 1.0)
    assert (opinion["low"], opinion["high"]) == (near(0.2065), 1.0)
    assert opinion["asked"] == {"yes": 0, "no": 2, "void": 1, "open": 0}
    assert (conclusions["n"], conclusions["void"]) == (3, 2)
    assert conclusions["hit_rate"] == near(0.8333)
    assert (conclusions["low"], conclusions["high"]) == (near(0.3100), near(0.9823))
    assert conclusions["strict_rate"] == near(0.6667)
    assert (conclusions["strict_low"], conclusions["strict_high"]) == (near(0.2077), near(0.9385))
    total = card["total"]
    counts = ("n", "confirmed", "partly", "void", "open", "dated", "with_evidence")
    assert [total[name] for name in counts] == [4, 3, 1, 2, 2, 1, 4]


def test_the_resolved_ledger_verifies_and_two_stay_open(resolved, run):
    assert run("verify", cwd=resolved).code == 0
    still = json.loads(run("list", "--json", cwd=resolved).out)
    starts = sorted(one["quote"][:20] for one in still)
    assert starts == ["Now that the shift o", "Therefore, it follow"]


def test_every_outcome_with_a_verdict_has_evidence_that_says_what_it_shows():
    rows = (PROJECT / "data" / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, rows):
        assert row["evidence"] or row["reason"] == "unverifiable"
        assert all(piece["note"] for piece in row["evidence"])
