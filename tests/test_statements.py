"""Statements: the two founding articles, the score and its parts, and text of every sort."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from predtrack.cli.scanning import scan_command
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.statement import Kind, Statement
from predtrack.reading.cues.weights import fitted_weights
from predtrack.reading.english import ENGLISH
from predtrack.reading.likelihood import UnknownLexicon
from predtrack.reading.statements import find_statements, same_words

ROOT = Path(__file__).parent.parent
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))
PREDICTION, QUESTION, EXPECTATION = Kind.PREDICTION, Kind.QUESTION, Kind.EXPECTATION

# fmt: off
ELECTION = [
    ([(215, 301), (4599, 4685)], QUESTION, False), ([(302, 362), (4686, 4746)], QUESTION, False), ([(4113, 4251)], PREDICTION, False),
    ([(5017, 5151)], QUESTION, False), ([(5306, 5518)], PREDICTION, False), ([(5519, 5759)], EXPECTATION, False),
]
CONCLUSIONS = [
    ([(0, 90), (3459, 3549)], PREDICTION, True), ([(2497, 2612)], PREDICTION, False), ([(2795, 3069)], PREDICTION, False),
    ([(3117, 3249)], PREDICTION, False), ([(3250, 3450)], PREDICTION, False),
]
# fmt: on


def seed(number: str) -> str:
    return next((ROOT / "seeds").glob(f"{number}_*.txt")).read_bytes().decode("utf-8")


@pytest.mark.parametrize(("number", "expected"), [("000", ELECTION), ("004", CONCLUSIONS)])
def test_the_founding_articles(number: str, expected: list[tuple]) -> None:
    found = find_statements(seed(number), published="2019-06-10")
    seen = [
        ([(span.start, span.end) for span in one.spans], one.kind, one.no_change) for one in found
    ]
    assert seen == expected


def test_spans_carry_their_surroundings() -> None:
    text = seed("004")
    first = find_statements(text)[0]
    assert first.quote == text[0:90] == first.spans[0].exact
    assert first.spans[1].exact == "no" + first.quote[2:]
    assert first.spans[1].prefix.endswith("Fourth, ")
    assert first.claim == first.quote


def test_claims_are_proposed() -> None:
    claims = [one.claim for one in find_statements(seed("004"))]
    assert claims[1].startswith("The new power will make")
    assert claims[3].startswith("Realignment of forces in the regions, i.e. akims")


def test_a_claim_has_its_place_and_its_day() -> None:
    text = "It was cold. Taxes will rise by June 2027."
    (found,) = find_statements(text, published="2026-01-31")
    (claim,) = found.claims
    assert text[claim.start : claim.end] == found.quote
    assert (claim.text, claim.deadline) == (found.claim, found.deadline)
    assert (claim.no_change, claim.checkable) == (found.no_change, found.checkable)


def test_the_score_is_the_sum_of_its_parts() -> None:
    for one in find_statements(seed("000"), min_score=0):
        odds = fitted_weights(ENGLISH).bias + sum(cue.added for cue in one.cues)
        assert one.score == pytest.approx(1 / (1 + math.exp(-odds)))


def test_cues_point_into_the_text() -> None:
    text = seed("004")
    for one in find_statements(text, min_score=0):
        assert all(text[cue.start : cue.end] == cue.text for cue in one.cues)
        assert all(one.start <= cue.start and cue.end <= one.end for cue in one.cues)


def test_little_is_told_together() -> None:
    (one,) = find_statements("The council will close the old road by the mill next year.")
    told = {cue.name: cue.text for cue in one.cues}
    assert {"will", "next-time", "the rest"} <= told.keys()
    words = {name: text for name, text in told.items() if name.startswith("word:")}
    assert words
    assert all(name == f"word:{text.lower()}" for name, text in words.items())


LINES = [
    ("The strike will end by Friday\nThe strike at the port will end by Friday, the union said.\nMore.", None, [1]),
    ("The strike will end by Friday\nShips lay off the coast all week.\nMore was said.", None, [0]),
    ("LATEST NEWS WILL FOLLOW\nThe strike will end by Friday.\nShips lay off the coast all week.\nAll was calm.", "The strike will end by Friday", [1]),
    ("Ships lay off the coast.\nThe port will reopen\nThe pilots came back.\nAll was calm.", None, []),
    ("Ships lay off the coast.\nRead more: The port will reopen by Friday\nThe pilots came back.\nAll was calm.", None, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "lines"), LINES)
def test_of_the_lines_of_a_page_the_article_counts(text, title, lines):
    found = find_statements(text, title=title)
    assert [text[: one.start].count("\n") for one in found] == lines


# fmt: off
STRANGE = [
    "Die Preise werden im nächsten Jahr steigen, sagte der Minister.", "Цены вырастут в следующем году.",
    "PRICES WILL RISE NEXT YEAR. THE BANK WILL CUT RATES.", "prices will rise next year. the bank will cut rates.",
    "prices will rise next year and the bank will cut rates and nobody will mind " * 40,
    "\n".join("Prices will rise next year".split()), "Year | Will rise | May fall\n2027 | 3 % | 4 %\n2028 | 5 % | 6 %",
    "if (will > may) { return might(would); } // shall we", "The moon will rise,\nthe night will fall,\nand we shall sleep.",
    "will," * 10_000, "The bank will " + "cut and cut and " * 3_000 + "stop.",
]
# fmt: on


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_strange_text_is_read_without_harm(text: str) -> None:
    check(text, find_statements(text, published="2026-01-15", min_score=0))


@pytest.mark.parametrize("unit", ["The bank will cut rates, ", "if it may rise, it would fall; "])
def test_a_sentence_without_end_takes_time_that_grows_with_its_length(unit: str) -> None:
    once = 6_000 // len(unit)
    assert_linear(find_statements, unit * once, unit * once * 8)


def test_the_help_quotes_the_figures() -> None:
    figures = json.loads((ROOT / "tests/gold/statements-figures.json").read_text("utf-8"))
    (option,) = (one for one in scan_command.params if "--min-score" in one.opts)
    assert figures["cross-validated by outlet on"].split()[0] in option.help
    for least, (precision, recall) in figures["precision and recall by least score"].items():
        said = re.search(
            rf"{least} gives (?:precision )?(\d+)(?: %)? and (?:recall )?(\d+) %", option.help
        )
        assert (int(said[1]), int(said[2])) == (precision, recall)


def test_a_higher_score_finds_fewer() -> None:
    counts = [len(find_statements(seed("000"), min_score=least)) for least in (0, 0.5, 0.9, 1)]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] == 0


def test_equal_up_to_case_typography_and_lead_in() -> None:
    text = "Prices won’t fall.\nBut some say: no.\nSecondly, PRICES won't  fall.\n"
    (one,) = find_statements(text)
    assert [span.exact for span in one.spans] == ["Prices won’t fall.", "PRICES won't  fall."]
    assert same_words("Fourth, it’ll rain", language=ENGLISH) == same_words(
        "It'll rain", language=ENGLISH
    )


def test_a_sentence_said_ten_thousand_times_is_one_statement_with_as_many_places() -> None:
    text = "Prices will fall by June.\n" * 10_000
    (one,) = find_statements(text)
    assert len(one.spans) == 10_000
    assert one.spans[-1].end == len(text) - 1


def test_what_a_statement_carries() -> None:
    text = "“It is very likely that rates will fall by June,” said Anna Berg."
    (one,) = find_statements(text)
    assert one.speaker == "Anna Berg"
    assert one.likelihood is not None
    assert one.likelihood.text == "very likely"
    assert (one.deadline.text, one.deadline.latest) == ("by June", None)
    (dated,) = find_statements(text, published="2026-01-15")
    assert dated.deadline.latest == date(2026, 6, 30)


def test_deadlines_are_read_by_what_is_handed_in() -> None:
    def read(quote: str, published: date | None) -> Deadline:
        return Deadline(text=quote[:5], latest=published, basis=Basis.STATED)

    (one,) = find_statements("Rents will rise.", published="2020-02-29", deadline_of=read)
    assert one.deadline == Deadline(text="Rents", latest=date(2020, 2, 29), basis=Basis.STATED)


def test_refuses_what_it_does_not_know() -> None:
    with pytest.raises(UnknownLexicon, match="choose one of"):
        find_statements("", lexicon="tarot")
    with pytest.raises(ValueError, match="isoformat"):
        find_statements("", published="10 June")


def check(text: str, found: list[Statement]) -> None:
    starts = [one.start for one in found]
    assert starts == sorted(starts)
    for one in found:
        assert (one.quote, one.start) == (one.spans[0].exact, one.spans[0].start)
        ends = [0, *(span.end for span in one.spans)]
        for before, span in zip(ends, one.spans, strict=False):
            assert text[span.start : span.end] == span.exact
            assert before <= span.start < span.end


@given(ANY_TEXT)
def test_no_text_breaks_it(text: str) -> None:
    check(text, find_statements(text, min_score=0))


# fmt: off
PIECES = st.sampled_from([
    "It will rain", " will ", "Will", "May", " may ", "?", ". ", "\n", "“", "”", "won’t", " expected to ", "if ", " would", " said ", "\x00",
    "\ud83d", "שלום ", "İ", "Fourth, ", "- ", "1. ", "next year", " in 2030", "'ll", "no change ", " is to ", "going to", ",", "U.S.", "\u2028", " hope ", "very likely ",
])
# fmt: on


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_heap_of_cues_breaks_it(text: str) -> None:
    check(text, find_statements(text, min_score=0))


@pytest.mark.parametrize(
    "unit",
    ["will ", "a", "if it ", "“a. ", "he said that he would ", "will really truly ", "in May may ",
     "(a. ", "the will of ", "was not ", "not ", " ", "- ", "A. ", "should the would ", "'ll "],
)  # fmt: skip
def test_time_grows_with_the_length_alone(unit: str) -> None:
    once = 4_000 // len(unit)
    assert_linear(find_statements, unit * once, unit * once * 8)


def test_from_python_it_loads_nothing_heavy() -> None:
    program = (
        "import sys, predtrack; predtrack.scan('It will rain.', published='2020-01-01');"
        "print(sorted({'tinydb', 'tabulate', 'click', 'dateutil'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_package_hands_out_its_names() -> None:
    import predtrack

    assert predtrack.scan("It will rain.")[0].quote == "It will rain."
    assert predtrack.Statement is Statement
    assert {"scan", "Statement", "Ledger", "find_deadline", "Deadline"} <= set(dir(predtrack))
    with pytest.raises(AttributeError, match="no attribute 'tarot'"):
        predtrack.tarot  # noqa: B018


def test_the_gold_is_large_and_balanced() -> None:
    lines = (ROOT / "tests/gold/statements.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) >= 400
    assert sum(row["label"] == 0 for row in rows) >= len(rows) / 2
    assert len({row["sentence"] for row in rows}) == len(rows)
    assert {row["topic"] for row in rows} >= {
        "politics", "economy", "sport", "technology", "climate", "courts",
    }  # fmt: skip


def test_finding_does_not_get_worse() -> None:
    lines = (ROOT / "tests/gold/statements.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    found = [bool(find_statements(row["sentence"])) for row in rows]
    hits = sum(hit and row["label"] for hit, row in zip(found, rows, strict=True))
    f1 = 2 * hits / (sum(found) + sum(row["label"] for row in rows))
    assert f1 >= 0.92


# fmt: off
KINDS = [
    ("The dam will break.", "prediction", False),
    ("Will the dam break?", "question", False),
    ("It remains to be seen whether the dam will hold.", "question", False),
    ("If it rains again, the dam will break.", "conditional", False),
    ("The dam could break unless the rain stops.", "conditional", False),
    ("Engineers hope that the dam will hold.", "expectation", False),
    ("The dam is expected to hold.", "expectation", False),
    ("I am expecting that the dam will break.", "prediction", False),
    ("The minister vowed to rebuild the dam.", "promise", False),
    ("“We will rebuild the dam,” she said.", "promise", False),
    ("The council plans to rebuild the dam.", "promise", False),
    ("No big changes are expected before the election.", "prediction", True),
    ("The governor will remain in office until 2030.", "prediction", True),
    ("Nothing will change next year.", "prediction", True),
    ("The opposition is not going to unite.", "prediction", False),
    ("There will be no new election this year.", "prediction", True),
    ("We will not raise fares before 2028.", "promise", True),
    ("Taxes will not rise before July.", "prediction", True),
    ("The truce will not last six months.", "prediction", False),
    ("Growth will still be negative next year.", "prediction", False),
    ("The bank will not change its rates.", "prediction", False),
    ("The senator said that he would vote for the motion.", "promise", False),
    ("“We will see better phones,” she said.", "prediction", False),
    ("The market is ready to grow.", "prediction", False),
    ("Towns will not cope without drivers.", "prediction", False),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "kind", "no_change"), KINDS)
def test_the_kind_of_a_statement(sentence, kind, no_change):
    (one,) = find_statements(sentence, min_score=0)
    assert (one.kind, one.no_change) == (kind, no_change)


def cues_of(text: str) -> list[set[str]]:
    return [{cue.name for cue in one.cues} for one in find_statements(text, published="2026-03-04")]


def test_a_deadline_and_a_text_that_looks_ahead_are_weighed() -> None:
    dated, not_dated = cues_of("The bridge will open in June. The old road will be closed.")
    assert "form:dated" in dated
    assert "form:dated" not in not_dated
    told = "The mayor spoke. The hall was full. It rained. Nobody left. " * 8
    assert "text:3" in cues_of("The bridge will open.")[0]
    assert "text:0" in cues_of(f"{told}The bridge will open.")[0]


def test_a_headline_that_the_lead_repeats_below_a_byline_counts_once():
    text = "Fares will rise\n\nBy Anna Lee\n\nFares will rise within six months, I believe."
    assert [one.start for one in find_statements(text)] == [text.rindex("Fares")]
