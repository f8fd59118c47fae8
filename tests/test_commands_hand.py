"""Recording by hand: whose words they are, how they were chosen, and when to look again."""

import json
import signal

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


def test_a_quote_on_record_makes_no_second_claim_unless_that_is_given(on, add, tmp_path):
    (tmp_path / "a.txt").write_text("Nordbank has a plant. The plant will close.")
    on("scan", "a.txt", "--save")
    (scanned,) = Ledger(tmp_path / "ledger.json").predictions()
    assert scanned.claim != scanned.quote
    assert add(scanned.quote, "--article", "a.txt") == scanned.id
    assert add(scanned.quote, "--article", "a.txt", "--claim", "It closes.") != scanned.id


DATED = ("--article", "a.txt", *FACTS)


def test_add_proposes_the_claim_of_a_whole_sentence_as_a_scan_does(on, add, tmp_path):
    (tmp_path / "a.txt").write_text("Nordbank has a plant. The plant will close, and soon.")
    whole = shown(on, add("The plant will close, and soon.", *DATED))
    on("remove", whole["id"], "--why", "again")
    part = shown(on, add("The plant will close", *DATED))
    known = "written 2026-01-15; Nordbank has a plant."
    assert whole["claim"] == f"The plant will close, and soon. [{known}]"
    assert part["claim"] == "The plant will close."


def test_the_brackets_of_a_claim_follow_its_deadline(on, add, tmp_path):
    (tmp_path / "a.txt").write_text("Norway has a plant. Norway’s plant will close next month.")
    name = add("Norway’s plant will close next month.", *DATED)
    claims = [shown(on, name)["claim"]]
    for day in ("2026-03-15", "none"):
        assert on("edit", name, "--deadline", day, "--why", "asked").code == 0
        claims.append(shown(on, name)["claim"])
    said = "Norway’s plant will close next month"
    assert claims == [f"{said} [2026-02].", f"{said} [to 2026-03-15].", f"{said}."]


def test_a_claim_follows_the_day_on_which_it_was_written(on, add, tmp_path):
    (tmp_path / "a.txt").write_text("Oslo has a plant. It will close soon.")
    name = add("It will close soon.", *DATED)
    article = shown(on, name)["article"]
    assert on("edit", article, "--published", "2026-01-14").code == 0
    assert "written 2026-01-14" in shown(on, name)["claim"]


@pytest.mark.parametrize(
    ("head", "day"),
    [("The quays\n\nBy Bo Ek\n\n23 November 2025", "2026-01-15"), ("By Bo Ek\n\n1 May 2999", None)],
)
def test_a_texts_head_gives_way_to_the_record_and_to_the_calendar(on, add, tmp_path, head, day):
    url = ("--url", "https://example.org/quays")
    facts = ("--title", "Quays", "--author", "Ann Lee", "--published", "2026-01-15")
    known = add("Rents will rise.", *url, *facts) if day else None
    (tmp_path / "a.txt").write_text(f"{head}\n\nThe ferry will sail, and the plant will close.")
    words = ("The ferry will sail, and the plant will close.", "--article", "a.txt")
    article = shown(on, add(*words, *(url if known else ())))["article_record"]
    assert article.get("published") == day
    assert article["authors"] == (["Ann Lee"] if known else ["Bo Ek"])


@pytest.mark.parametrize(
    "words", [("scan", "a.txt", "--save"), ("add", "Rents will fall.", "--article", "a.txt")]
)
def test_a_text_whose_head_names_an_article_on_record_is_that_one(on, add, tmp_path, words):
    name = add("Rents will rise.", *FACTS, "--author", "A. Lee")
    head = "Prices\n\nBy Ann Lee\n\nThe Paper, 15 January 2026"
    (tmp_path / "a.txt").write_text(f"{head}\n\nRents will fall. The plant will close.")
    assert on(*words).code == 0
    assert shown(on, name)["article_record"]["authors"] == ["A. Lee"]
    assert len(Ledger(tmp_path / "ledger.json").articles()) == 1


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


# asked on a terminal

ADD = "predtrack --ledger ledger.json add"
KNOWN = f"{ADD} '{QUOTE}' --title Prices --published 2026-01-15"
TEXT = "Transport Minister Henrik Dahl said on Monday that tolls will rise in 2028.\n"


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        ([""], OWN),
        (["author"], OWN),
        (["-"], ("other", None, None)),
        (["Henrik Dahl", "Minister"], DAHL),
        (["Henrik Dahl", ""], ("other", "Henrik Dahl", None)),
    ],
)
def test_on_a_terminal_add_asks_who_says_it(terminal, on, tmp_path, answers, wanted):
    page = terminal(KNOWN, answers=[*answers, "Prices fall.", ""])
    assert "Who says it: a name, `author` for the article's own words" in page
    (one,) = Ledger(tmp_path / "ledger.json").predictions()
    assert spoken(on, one.id) == wanted


def test_who_says_it_is_read_from_the_articles_text(terminal, on, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    line = f"{ADD} 'tolls will rise in 2028' --article a.txt"
    assert "(Enter: Henrik Dahl)" in terminal(line, answers=["", "Tolls rise.", ""])
    (one,) = Ledger(tmp_path / "ledger.json").predictions()
    assert spoken(on, one.id) == ("other", "Henrik Dahl", "Transport Minister")


def test_add_asks_for_nothing_more_than_outlet_and_day(terminal, tmp_path):
    terminal(ADD, answers=[QUOTE, "", "", "Radio Norte", "", "2026-01-15", "", "", "", ""])
    (article,) = Ledger(tmp_path / "ledger.json").articles()
    assert (article.title, article.outlet) == (None, "Radio Norte")


def test_add_says_what_is_on_record_before_it_asks(terminal, one):
    page = terminal(KNOWN, answers=["", "Another claim.", ""])
    assert page.index(f"on record with this quote: {one}") < page.index("Who says it")


def test_add_checks_the_ledger_before_it_asks(terminal, tmp_path):
    (tmp_path / "ledger.json").write_text("{}", encoding="utf-8")
    assert "Quote, word for word" not in terminal(ADD)
    (tmp_path / "file").write_text("", encoding="utf-8")
    page = terminal("predtrack --ledger file/ledger.json add")
    assert "Quote, word for word" not in page
    assert "Traceback" not in page


# drafts


def drafts(tmp_path):
    return list((tmp_path / ".predtrack").glob("add-*.txt"))


def test_typed_words_that_are_refused_are_kept_as_a_draft(terminal, on, tmp_path):
    answers = ["Tolls will rise.", "", "Tolls", "The Paper", "", "2026-01-15", "Ann Lee"]
    page = terminal(ADD, answers=[*answers, "Henrik Dahl", "Minister", "Tolls rise.", "2020"])
    (draft,) = drafts(tmp_path)
    assert f"predtrack --ledger ledger.json add --draft {draft}" in page.replace("\n", "")
    form = draft.read_text(encoding="utf-8")
    assert form.startswith("# ! the deadline, 2020-12-31")
    for line in ("quote: Tolls will rise.", "author: Ann Lee", "role: Minister", "deadline: 2020"):
        assert f"\n{line}\n" in form
    assert not on("list", "--json").out.strip("[]\n")
    assert on("add", "--draft", draft).code == 1
    assert drafts(tmp_path) == [draft]
    draft.write_text(form.replace("deadline: 2020", "deadline: 2027"), encoding="utf-8")
    name = on("add", "--draft", draft).out.strip()
    record = shown(on, name)
    assert record["claim"] == "Tolls rise."
    assert record["deadline"]["latest"] == "2027-12-31"
    assert spoken(on, name) == DAHL
    assert record["article_record"]["authors"] == ["Ann Lee"]
    assert not drafts(tmp_path)


def test_a_quote_that_the_text_does_not_hold_is_refused_before_more_is_asked(terminal, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    page = terminal(ADD, answers=["Tolls will fall.", "a.txt"])
    assert "does not stand in" in page
    assert "Claim" not in page
    assert "quote: Tolls will fall.\n" in drafts(tmp_path)[0].read_text(encoding="utf-8")


def test_a_draft_is_kept_where_its_ledgers_folder_cannot_be_used(terminal, tmp_path):
    (tmp_path / ".predtrack").write_text("", encoding="utf-8")
    (tmp_path / "tmp").mkdir()
    terminal(KNOWN, answers=["", "Prices fall.", "2020"], TMPDIR=str(tmp_path / "tmp"))
    (draft,) = (tmp_path / "tmp").iterdir()
    assert "claim: Prices fall." in draft.read_text(encoding="utf-8")


@pytest.mark.parametrize("ends", ["stop", "hang up", "end of input"])
def test_what_was_typed_is_kept_when_the_asking_ends(live, tmp_path, ends):
    live.start(ADD).until("Quote").type("Tolls will rise.").until("Article")
    if ends == "stop":
        live.process.send_signal(signal.SIGTERM)
    elif ends == "hang up":
        live.hang_up()
    else:
        live.type("\x04")
    assert live.end() != 0
    assert "quote: Tolls will rise.\n" in drafts(tmp_path)[0].read_text(encoding="utf-8")


def test_nothing_is_kept_where_nothing_was_typed(terminal, tmp_path):
    terminal(ADD, answers=["\x04"])
    assert not drafts(tmp_path)


DRAFTS = [
    ("claim: x\nclaim: y\n", [], 1, "'claim' stands in it twice"),
    ("colour: red\n", [], 1, "'colour' is no field here"),
    ("# nothing\n", [], 2, "holds nothing to record"),
    ("claim: x\n", [], 2, "a quote is wanted"),
    ("quote: x\nkind: rumour\n", [], 2, "'rumour' is not one of"),
    ("quote: x\n", ["--claim", "y"], 2, "--draft goes alone"),
    (None, [], 1, "no such file"),
]


@pytest.mark.parametrize(("text", "words", "code", "said"), DRAFTS)
def test_a_draft_that_is_none_is_one_clear_line(on, tmp_path, text, words, code, said):
    if text is not None:
        (tmp_path / "draft.txt").write_text(text, encoding="utf-8")
    result = on("add", "--draft", "draft.txt", *words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert not (tmp_path / "ledger.json").exists()


def test_a_draft_of_ones_own_is_never_deleted(on, tmp_path):
    draft = tmp_path / "add-own.txt"
    draft.write_text(f"quote: {QUOTE}\ntitle: Prices\n", encoding="utf-8")
    assert on("add", "--draft", draft).code == 0
    assert draft.exists()


def test_another_day_to_look_keeps_the_words_of_the_article(on, add):
    known = add("Rents will fall soon.", "--title", "T", "--published", "2026-01-05")
    assert on("edit", known, "--review", "2026-12-01").code == 0
    deadline = shown(on, known)["deadline"]
    assert (deadline["text"], deadline["review"]) == ("soon", "2026-12-01")
