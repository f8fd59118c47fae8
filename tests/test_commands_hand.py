"""Recording by hand: whose words they are, how they were chosen, and when to look again."""

import json

import pytest
from conftest import shown

from predtrack.ledger import Ledger

QUOTE = "Prices will fall."
FACTS = ("--title", "Prices", "--outlet", "The Paper", "--published", "2026-01-15")
SPOKEN = ("voice", "speaker", "speaker_role")


@pytest.fixture
def one(add):
    """Record a prediction without a deadline, and return its id."""
    return add(QUOTE, *FACTS)


def spoken(on, name):
    return tuple(shown(on, name)[field] for field in SPOKEN)


# whose words they are

OWN = ("author", None, None)
DAHL = ("other", "Henrik Dahl", "Minister")
SAID = "“Prices will fall,” said Anna Berg."
VOICES = [
    (QUOTE, [], OWN),
    (QUOTE, ["--voice", "other"], ("other", None, None)),
    (QUOTE, ["--speaker", "Henrik Dahl", "--role", "Minister"], DAHL),
    (QUOTE, ["--role", "Minister"], ("other", None, "Minister")),
    (QUOTE, ["--voice", "other", "--speaker", "Henrik Dahl", "--role", "Minister"], DAHL),
    (SAID, [], ("other", "Anna Berg", None)),
    (SAID, ["--voice", "other"], ("other", "Anna Berg", None)),
    (SAID, ["--voice", "other", "--speaker", ""], ("other", None, None)),
    (SAID, ["--voice", "author"], OWN),
    (SAID, ["--speaker", ""], OWN),
    (SAID, ["--role", "Minister"], ("other", "Anna Berg", "Minister")),
]


@pytest.mark.parametrize(("quote", "words", "wanted"), VOICES)
def test_add_takes_whose_words_they_are(on, add, quote, words, wanted):
    assert spoken(on, add(quote, *FACTS, *words)) == wanted


EDITS = [
    (["--voice", "other"], ("other", "Henrik Dahl", "Minister")),
    (["--voice", "author"], OWN),
    (["--speaker", ""], OWN),
    (["--voice", "other", "--speaker", ""], ("other", None, None)),
    (["--speaker", "Ann Lee"], ("other", "Ann Lee", None)),
    (["--role", "Mayor"], ("other", "Henrik Dahl", "Mayor")),
    (["--role", ""], ("other", "Henrik Dahl", None)),
]


@pytest.mark.parametrize(("words", "wanted"), EDITS)
def test_edit_mends_whose_words_they_are(on, add, words, wanted):
    name = add(QUOTE, *FACTS, "--speaker", "Henrik Dahl", "--role", "Minister")
    assert on("edit", name, *words).code == 0
    assert spoken(on, name) == wanted
    assert on("verify").code == 0


def test_outlet_and_day_are_enough_for_a_broadcast(on, add):
    broadcast = ("--outlet", "Radio Norte", "--published", "2026-01-15")
    first = shown(on, add(QUOTE, *broadcast))["article"]
    assert shown(on, add("Taxes will rise.", *broadcast))["article"] == first
    other = ("--author", "Bo Eriksen")
    assert shown(on, add(QUOTE, *broadcast, *other))["article"] != first
    assert len(json.loads(on("articles", "--json").out)) == 2


def test_a_broadcast_never_takes_the_text_of_another_article(on, add, tmp_path):
    (tmp_path / "a.txt").write_text(f"{QUOTE} Taxes will rise.", encoding="utf-8")
    broadcast = ("--outlet", "The Paper", "--published", "2026-01-15")
    first = shown(on, add(QUOTE, *broadcast))["article"]
    assert shown(on, add(QUOTE, *broadcast, "--article", "a.txt"))["article"] != first


# how they were chosen


def test_each_record_says_how_it_was_chosen(on, add, tmp_path):
    (tmp_path / "a.txt").write_text("Prices will fall by June. Taxes will rise.", encoding="utf-8")
    assert shown(on, add(QUOTE, *FACTS))["chosen"] == "hand"
    mine = add("--mine", "Will it rain?", "70%")
    assert shown(on, mine)["chosen"] == "hand"
    given = add("It will snow.", *FACTS, "--chosen", "submitted")
    assert shown(on, given)["chosen"] == "submitted"
    on("scan", "a.txt", "--pick", "1")
    on("scan", "a.txt", "--save")
    by_quote = {one.quote: one.chosen for one in Ledger(tmp_path / "ledger.json").predictions()}
    assert by_quote["Prices will fall by June."] == "picked"
    assert by_quote["Taxes will rise."] == "all"


def test_how_it_was_chosen_is_mended_with_its_reason_once_the_deadline_has_passed(on, add):
    name = add(QUOTE, *FACTS, "--deadline", "2026-06")
    assert on("edit", name, "--chosen", "submitted").code == 2
    assert on("edit", name, "--chosen", "submitted", "--why", "he wrote to us").code == 0
    assert shown(on, name)["history"][-1]["was"] == {"chosen": "hand"}


# looking again

LATER = "2027-02-01T09:00:00Z"
"""After the day to look again at what was published in January 2026."""


def review_of(on, name):
    return shown(on, name)["deadline"]["review"]


def test_the_day_to_look_again_is_given_by_hand(on, one):
    assert review_of(on, one) == "2027-01-15"
    assert on("edit", one, "--review", "2027-06-30").code == 0
    assert review_of(on, one) == "2027-06-30"
    assert "Look again" not in on("due", PREDTRACK_NOW="2027-06-30").out
    assert "Look again: 1" in on("due", PREDTRACK_NOW="2027-07-01").out
    assert "Look again" not in on("due", PREDTRACK_NOW=LATER).out


def test_a_note_on_one_that_is_due_for_another_look_moves_it_six_months_on(on, one):
    early = on("note", one, "nothing yet")
    assert review_of(on, one) == "2027-01-15"
    assert "looked at again" not in early.err
    late = on("note", one, "still nothing", PREDTRACK_NOW=LATER)
    assert "to be looked at again after 2027-08-01" in late.err
    assert review_of(on, one) == "2027-08-01"
    assert len(shown(on, one)["notes"]) == 2
    assert on("verify").code == 0


def test_a_deadline_is_taken_away_and_looked_at_again(on, add):
    name = add(QUOTE, *FACTS, "--deadline", "2027-06")
    assert on("edit", name, "--deadline", "none", "--review", "2027-03-01").code == 0
    deadline = shown(on, name)["deadline"]
    assert (deadline["latest"], deadline["basis"]) == (None, "none")
    assert deadline["review"] == "2027-03-01"
    assert on("edit", name, "--deadline", "None").code == 0
    assert review_of(on, name) == "2027-01-15"


def test_what_has_no_publication_date_never_vanishes_from_due(on, add):
    name = add("Prices will fall within six months.", "--title", "Undated")
    heading = "Without a publication date to count from: 1"
    assert heading in on("due").out
    assert heading in on("due", PREDTRACK_NOW="2040-01-01").out
    assert [record["id"] for record in json.loads(on("due", "--json").out)] == [name]
    article = shown(on, name)["article"]
    assert on("edit", article, "--published", "2026-01-15").code == 0
    assert heading not in on("due").out


# what cannot be

REFUSED = [
    (["add", QUOTE, *FACTS, "--voice", "author", "--speaker", "X"], 2, "no speaker and no role"),
    (["add", QUOTE, *FACTS, "--voice", "author", "--role", "X"], 2, "no speaker and no role"),
    (["add", QUOTE, *FACTS, "--voice", "reader"], 2, "'reader' is not one of"),
    (["add", QUOTE, *FACTS, "--chosen", "luck"], 2, "'luck' is not one of"),
    (["add", QUOTE, "--outlet", "The Paper"], 1, "its --outlet and --published"),
    (["add", "--mine", "Will it rain?", "--voice", "other"], 2, "an own question has no --voice"),
    (["edit", "ONE", "--voice", "author", "--speaker", "X"], 2, "no speaker and no role"),
    (["edit", "ONE", "--review", "soon"], 2, "soon"),
    (["edit", "ONE", "--review", ""], 2, "not a date"),
    (["edit", "ONE", "--review", "2020-01-01"], 1, "before the article"),
    (["edit", "ONE", "--review", "2027-01-01", "--deadline", "2027-02"], 2, "has a deadline"),
]


@pytest.mark.parametrize(("words", "code", "said"), REFUSED)
def test_what_cannot_be_is_one_clear_line(on, one, words, code, said):
    before = on("export").out
    result = on(*[one if word == "ONE" else word for word in words])
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert len(result.err.splitlines()) <= 2
    assert on("export").out == before
