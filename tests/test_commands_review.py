"""scan --review, on a terminal: every answer is on record once it is given."""

import re
import signal

import pytest
from conftest import shown

from predtrack.ledger import Ledger

TEXT = (
    "Prices will fall by 5 per cent by June.\n"
    "The minister said that nothing had changed.\n"
    "Taxes are likely to rise by 5 per cent very soon.\n"
    "Follow us on LinkedIn\n"
    "No one will leave the cabinet in a better mood or a stronger position before the vote.\n"
)
"""What can be checked best stands first, as a review asks."""
PRICES, TAXES = TEXT.splitlines()[0:3:2]
SCAN = "predtrack --ledger ledger.json scan"
DATED = f"{SCAN} article.txt --published 2026-01-15 --review"
UNDATED = f"{SCAN} article.txt --review"


@pytest.fixture(autouse=True)
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def recorded(tmp_path):
    """Return what is on record, by the first word of its quote."""

    def find():
        found = Ledger(tmp_path / "ledger.json").predictions()
        return {one.quote.split()[0]: one for one in found}

    return find


def quotes(recorded):
    return sorted(one.quote for one in recorded().values())


def test_enter_records_s_skips_and_q_stops(terminal, recorded, tmp_path):
    page = terminal(DATED, answers=["", "s", "q"])
    assert "article.txt, 2026-01-15: 3 statements to ask about" in page
    assert "1 of 3: the author, deadline 2026-06-30" in page
    assert f"[{PRICES}]" in page
    assert "1 recorded in ledger.json" in page
    assert quotes(recorded) == [PRICES]
    assert recorded()["Prices"].chosen == "picked"
    (kept,) = Ledger(tmp_path / "ledger.json").articles()
    assert [(one.found, one.recorded) for one in kept.scans] == [(3, 1)]


def test_what_is_on_record_or_declined_is_not_asked_again(terminal, recorded):
    terminal(DATED, answers=["", "n", "q"])
    page = terminal(UNDATED, answers=["q"])
    assert "1 statement to ask about" in page
    assert "[No one will leave" in page
    assert quotes(recorded) == [PRICES]


def test_each_claim_of_a_quote_is_asked_about(terminal, article, tmp_path):
    article.write_text("The bank will cut rates in June, but rents will rise in July.", "utf-8")
    page = terminal(DATED, answers=["s", ""])
    assert "1 statement to ask about" in page
    assert "2 of 2: the author, deadline 2026-07-31" in page
    (one,) = Ledger(tmp_path / "ledger.json").predictions()
    assert one.claim == "Rents will rise in July [2026]."
    assert one.quote == article.read_text("utf-8")


def test_an_article_is_remembered_when_nothing_was_recorded(terminal, tmp_path):
    terminal(DATED, answers=["s", "s", "s"])
    (kept,) = Ledger(tmp_path / "ledger.json").articles()
    assert [(one.found, one.recorded) for one in kept.scans] == [(3, 0)]


def test_q_stops_the_other_articles_too_and_a_title_line_opens_each(terminal, tmp_path):
    (tmp_path / "other.txt").write_text("Rents will double.", encoding="utf-8")
    line = f"{SCAN} article.txt other.txt --published 2026-01-15 --outlet 'The Paper' --review"
    page = terminal(line, answers=["q"])
    assert "article.txt, The Paper, 2026-01-15: 3 statements to ask about" in page
    assert "other.txt" not in page
    page = terminal(line, answers=["s", "s", "s", ""])
    assert "other.txt, The Paper, 2026-01-15: 1 statement to ask about" in page


@pytest.mark.parametrize(
    ("answers", "published"),
    [
        (["", "", "q"], None),
        (["2026-01-15", "", "q"], "2026-01-15"),
        (["soon", "2030-01-01", "2026-01-15", "", "q"], "2026-01-15"),
        (["s", "", "", "q"], None),
        (["s", "n", "2026-01-15", "", "q"], "2026-01-15"),
    ],
)
def test_a_missing_day_is_asked_for(terminal, tmp_path, recorded, answers, published):
    page = terminal(UNDATED, answers=answers)
    assert "Published, such as 2026-01-31 (Enter: unknown)" in page
    (kept,) = Ledger(tmp_path / "ledger.json").articles()
    assert str(kept.published) == str(published)
    deadline = recorded()["Prices"].deadline
    assert (deadline.latest is None) == (published is None)


def test_b_goes_back_and_what_was_answered_can_be_answered_otherwise(terminal, recorded, on):
    page = terminal(DATED, answers=["b", "", "b", "s", "", "b", "", "q"])
    assert "this is the first one" in page
    assert "recorded as" in page
    assert quotes(recorded) == [TAXES]
    assert "Removed" not in on("scorecard", "--by", "outlet").out
    assert len(on("export").out.splitlines()) == 3  # header, article, one prediction
    assert on("verify").code == 0


def test_what_was_changed_meanwhile_keeps_its_record(live, recorded, on):
    live.start(DATED)
    live.until("Record it?").type("").until("2 of 3").until("Record it?")
    name = recorded()["Prices"].id
    assert on("note", name, "seen").code == 0
    live.type("b").until("recorded as").until("Record it?").type("s").until("2 of 3").type("q")
    live.end()
    assert shown(on, name)["history"][-1]["did"] == "remove"
    assert on("verify").code == 0


def test_what_is_edited_is_recorded_so(terminal, recorded):
    edits = [
        "1", "Prices fall.", "2", "2026-12", "3", "Henrik Dahl", "4", "Minister", "5", "promise",
        "6", "Prices, Economy", "9", "In spring", "10", "Ann Lee; Bo Eriksen", "11", "The Paper", "",
    ]  # fmt: skip
    page = terminal(DATED, answers=["e", *edits, "", "q"])
    one = recorded()["Prices"]
    assert (one.claim, one.deadline.latest.isoformat()) == ("Prices fall.", "2026-12-31")
    assert (one.speaker, one.speaker_role, one.kind) == ("Henrik Dahl", "Minister", "promise")
    assert one.tags == ("economy", "prices")
    assert re.search(r"8  published +2026-01-15\n +9  title", page)


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [("author", ("author", None)), ("-", ("other", None)), ("Anna Berg", ("other", "Anna Berg"))],
)
def test_who_says_it(terminal, recorded, answer, wanted):
    terminal(DATED, answers=["e", "3", answer, "", "", "q"])
    one = recorded()["Prices"]
    assert (one.voice, one.speaker) == wanted


def test_split_records_two_claims(terminal, tmp_path):
    terminal(DATED, answers=["s", "s", "e", "7", "No one leaves.", "No one is dismissed.", "", ""])
    found = Ledger(tmp_path / "ledger.json").predictions()
    assert sorted(one.claim for one in found) == ["No one is dismissed.", "No one leaves."]


def test_another_day_of_the_article_moves_what_is_recorded_and_what_comes(
    terminal, recorded, tmp_path
):
    terminal(DATED, answers=["", "e", "8", "2025-01-20", "", "", "q"])
    assert recorded()["Prices"].deadline.latest.isoformat() == "2025-06-30"
    assert recorded()["Taxes"].deadline.review.isoformat() < "2026"
    (kept,) = Ledger(tmp_path / "ledger.json").articles()
    assert kept.published.isoformat() == "2025-01-20"


def test_facts_that_are_told_in_a_review_are_on_record(terminal, tmp_path):
    terminal(DATED, answers=["e", "9", "In spring", "10", "Ann Lee; Bo Eriksen", "", "", "q"])
    (kept,) = Ledger(tmp_path / "ledger.json").articles()
    assert (kept.title, kept.authors) == ("In spring", ("Ann Lee", "Bo Eriksen"))


REFUSED = [
    (["e", "2", "never mind"], "it stays as it was"),
    (["e", "2", "2020-01-01"], "it stays as it was"),
    (["e", "8", "2030-01-01"], "it stays as it was"),
    (["e", "99"], "not within 1 to 12"),
    (["x"], "'x' is no answer: Enter record, s skip"),
]


@pytest.mark.parametrize(("answers", "said"), REFUSED)
def test_what_cannot_be_is_said_and_asked_again(terminal, recorded, answers, said):
    page = terminal(DATED, answers=[*answers, "", "", "q"])
    assert said in page
    assert "Traceback" not in page
    assert recorded()["Prices"].deadline.latest.isoformat() == "2026-06-30"


def test_a_lone_key_letter_among_words_is_asked_about(terminal, recorded):
    page = terminal(DATED, answers=["e", "1", "s", "y", "", "q"])
    assert "did you mean s, to skip?" in page
    assert quotes(recorded) == [TAXES]


def test_a_lone_letter_that_was_meant_is_taken(terminal, recorded):
    terminal(DATED, answers=["e", "6", "b", "n", "", "", "q"])
    assert recorded()["Prices"].tags == ("b",)


def test_weights_are_shown_under_explain_alone(terminal):
    page = terminal(DATED, answers=["?", "q"])
    assert "found by “will fall”" in page
    assert "deadline: “by June”: " in page
    assert "the score" not in page
    assert "s skip, e edit, b back" in page
    assert "the score, from 0 to 1" in terminal(f"{DATED} --explain", answers=["q"])


def test_a_piped_article_is_asked_about_on_the_terminal(terminal, recorded):
    line = f"cat article.txt | {SCAN} - --title Piped --tag prices --review"
    page = terminal(line, answers=["2026-01-15", "", "q"])
    assert "Piped: 3 statements to ask about" in page
    assert quotes(recorded) == [PRICES]
    assert recorded()["Prices"].tags == ("prices",)


def test_the_end_of_input_keeps_what_was_answered(terminal, recorded):
    page = terminal(DATED, answers=["Y", "\x04"])
    assert quotes(recorded) == [PRICES]
    assert "Traceback" not in page


def test_a_locked_ledger_is_said_and_the_answer_can_be_given_again(live, recorded, tmp_path):
    live.start(f"{DATED} --wait 0")
    live.until("Record it?")
    with Ledger(tmp_path / "ledger.json").writing():
        live.type("").until("is being changed").until("Record it?")
    live.type("").until("2 of 3").type("q").end()
    assert quotes(recorded) == [PRICES]


def test_answers_are_kept_when_the_process_is_ended(live, recorded):
    live.start(DATED).until("Record it?").type("").until("2 of 3").until("Record it?")
    live.process.send_signal(signal.SIGTERM)
    assert live.end() != 0
    assert quotes(recorded) == [PRICES]


def test_answers_are_kept_when_the_terminal_is_closed(live, recorded):
    live.start(DATED).until("Record it?").type("").until("2 of 3").until("Record it?")
    live.hang_up()
    assert live.end() != 0
    assert quotes(recorded) == [PRICES]


def test_a_claim_that_names_its_day_names_another_one_once_that_is_told(terminal, tmp_path):
    (tmp_path / "s.txt").write_text("Prices will fall within six months.")
    scan = f"{SCAN} s.txt --published 2026-01-15 --review"
    terminal(scan, answers=["e", "8", "2026-02-15", "", ""])
    (one,) = Ledger(tmp_path / "ledger.json").predictions()
    assert one.deadline.latest.isoformat() == "2026-08-15"
    assert one.claim.endswith("[to 2026-08-15].")
