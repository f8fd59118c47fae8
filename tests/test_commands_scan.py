"""The command scan, run as a user runs it."""

import json

import pytest
from conftest import served
from test_pages import ARTICLE, Pages

from predtrack.ledger import Ledger

TEXT = (
    "Prices will fall by June.\n"
    "The minister said that nothing had changed.\n"
    "Taxes are likely to rise very soon.\n"
    "Follow us on LinkedIn\n"
    "No one will leave the cabinet before the vote.\n"
)
PUBLISHED = ("--published", "2026-01-15")


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def recorded(tmp_path):
    return Ledger(tmp_path / "ledger.json").predictions()


def test_scan_numbers_what_it_finds_and_records_nothing(on, article, tmp_path):
    result = on("scan", article, *PUBLISHED)
    lines = result.out.splitlines()
    assert lines[0].split() == ["#", "WHO", "DEADLINE", "STATEMENT"]
    assert [line.split()[0] for line in lines[1:]] == ["1", "2", "3"]
    assert "2026-06-30" in lines[1]
    assert '"very soon"' in lines[2]
    assert "LinkedIn" not in result.out
    assert "3 statements, 0 recorded." in result.err
    assert not (tmp_path / "ledger.json").exists()


def test_json_lines_carry_the_statement_and_its_articles_facts(on, article):
    result = on("scan", article, *PUBLISHED, "--outlet", "The Paper", "--format", "jsonl")
    first, second, _ = map(json.loads, result.out.splitlines())
    assert first["quote"] == TEXT[first["start"] : first["end"]]
    assert first["deadline"]["latest"] == "2026-06-30"
    assert first["article_record"]["outlet"] == "The Paper"
    assert second["likelihood"]["text"] == "likely"
    assert 0 < first["score"] <= 1
    assert first["cues"][0]["added"] > 0
    assert first["claim"] == first["claims"][0]["text"] == "Prices will fall by June [2026]."


def test_explain_shows_what_each_cue_added(on, article):
    page = on("scan", article, "--explain").out
    assert "the score, from 0 to 1" in page
    assert "+" in page


def test_a_relative_deadline_without_a_date_asks_for_it(on, tmp_path):
    (tmp_path / "a.txt").write_text("Prices will fall within six months.")
    assert "--published" in on("scan", "a.txt").err


@pytest.mark.parametrize(
    ("words", "count"),
    [(["--save"], 3), (["--pick", "1"], 1), (["--pick", "1,2-3"], 3), (["--min-score", "1"], 0)],
)
def test_save_and_pick_record(on, article, tmp_path, words, count):
    assert on("scan", article, *PUBLISHED, *words).code == 0
    if count:
        assert len(recorded(tmp_path)) == count
        (kept,) = Ledger(tmp_path / "ledger.json").articles()
        assert (kept.path, kept.scans[-1].found, kept.scans[-1].recorded) == (
            "article.txt", 3, count,
        )  # fmt: skip
    else:
        assert not (tmp_path / "ledger.json").exists()


TWO = (
    "The bank will cut its rate in June, and unemployment will rise above 9 per cent by December.\n"
    "Rents will double by 2030."
)
FIRST, SECOND = TWO.split("\n", maxsplit=1)[0].split(", and ")
CUT, RISE = f"{FIRST} [2026].", f"U{SECOND[1:-1]} [2026]."


@pytest.fixture
def two(tmp_path):
    (tmp_path / "two.txt").write_text(TWO, encoding="utf-8")
    return "two.txt"


def test_claims_of_one_quote_have_letters(on, two):
    lines = [line.split() for line in on("scan", two, *PUBLISHED).out.splitlines()[1:]]
    firsts = [line[0] for line in lines]
    assert [one for one in firsts if one[0].isdecimal()] == ["1", "1a", "1b", "2"]
    assert next(line for line in lines if line[0] == "1b")[1] == "2026-12-31"
    first, second = json.loads(on("scan", two, *PUBLISHED, "--json").out)
    assert [(one["number"], one["text"]) for one in first["claims"]] == [("1a", CUT), ("1b", RISE)]
    assert (first["claim"], second["claims"][0]["number"]) == (CUT, "2")
    for one in first["claims"]:
        assert TWO[one["start"] : one["end"]] in (FIRST, SECOND)
    table = on("scan", two, *PUBLISHED, "--format", "csv").out
    assert [line.split(",")[0] for line in table.splitlines()[1:]] == ["1a", "1b", "2"]


@pytest.mark.parametrize(
    ("words", "claims"),
    [
        (["--pick", "1b"], {RISE}),
        (["--pick", "1"], {CUT, RISE}),
        (["--pick", "1A,2"], {CUT, "Rents will double by 2030."}),
        (["--save"], {CUT, RISE, "Rents will double by 2030."}),
        (["--draw", "2"], {CUT, RISE, "Rents will double by 2030."}),
    ],
)
def test_each_claim_is_a_prediction_with_the_whole_quote(on, two, tmp_path, words, claims):
    assert on("scan", two, *PUBLISHED, *words).code == 0
    found = {one.claim: one for one in recorded(tmp_path)}
    assert found.keys() == claims
    assert all(one.quote in TWO.split("\n") for one in found.values())
    assert RISE not in found or found[RISE].deadline.latest.isoformat() == "2026-12-31"
    assert on("verify").code == 0


def test_a_quote_on_record_proposes_no_further_claims_unless_they_are_picked(on, two, tmp_path):
    on("scan", two, *PUBLISHED, "--pick", "1b")
    again = on("scan", two, *PUBLISHED, "--save")
    assert "1 recorded" in again.err
    assert "2 were there already" in again.err
    assert {one.claim for one in recorded(tmp_path)} == {RISE, "Rents will double by 2030."}
    assert "1 recorded" in on("scan", two, *PUBLISHED, "--pick", "1a,2").err
    assert "0 recorded" in on("scan", two, *PUBLISHED, "--pick", "1").err
    assert len(recorded(tmp_path)) == 3
    assert "Recorded: 3 of 3 statements found." in on("scorecard", "--by", "outlet").out


@pytest.mark.parametrize("pick", ["1c", "2a", "3", "a", "1-1b", "1bb", "0a"])
def test_a_claim_that_there_is_not_is_refused(on, two, pick):
    result = on("scan", two, *PUBLISHED, "--pick", pick)
    assert result.code == 2
    assert f"'{pick}'" in result.err


def test_scanning_again_says_what_is_recorded_and_doubles_nothing(on, article, tmp_path):
    on("scan", article, *PUBLISHED, "--pick", "2")
    assert "3 statements, 1 recorded." in on("scan", article).err
    again = on("scan", article, "--save")
    assert "2 recorded" in again.err
    assert "1 were there already" in again.err
    assert len(recorded(tmp_path)) == 3
    known = recorded(tmp_path)[0].id
    assert on("edit", known, "--claim", "In other words.", "--why", "plainer").code == 0
    assert "3 were there already" in on("scan", article, "--save").err
    assert len(recorded(tmp_path)) == 3
    assert "Recorded: 3 of 3 statements found." in on("scorecard", "--by", "outlet").out
    assert on("articles", "--json").out.count('"found": 3') >= 1


def test_what_is_recorded_carries_what_was_read(on, article, tmp_path):
    on("scan", article, *PUBLISHED, "--save")
    by_quote = {one.quote[:5]: one for one in recorded(tmp_path)}
    assert by_quote["Taxes"].likelihood.text == "likely"
    assert by_quote["Taxes"].deadline.text == "very soon"
    assert by_quote["No on"].deadline.event == "the vote" or by_quote["No on"].deadline.event
    assert on("verify").code == 0


def test_standard_input_is_kept_beside_the_ledger(on, tmp_path):
    result = on("scan", "-", *PUBLISHED, "--title", "Piped", "--save", stdin=TEXT)
    assert result.code == 0, result.err
    (kept,) = Ledger(tmp_path / "ledger.json").articles()
    assert kept.path == f"articles/{kept.id}-{kept.sha256[:12]}.txt"
    assert (tmp_path / kept.path).read_bytes().decode() == TEXT
    assert on("verify").code == 0


def test_add_reads_what_is_not_given(on, tmp_path):
    quote = "“Prices will very likely fall within six months,” said Anna Berg."
    result = on("add", quote, "--title", "T", *PUBLISHED)
    assert result.code == 0, result.err
    (one,) = recorded(tmp_path)
    assert one.speaker == "Anna Berg"
    assert one.likelihood.text == "very likely"
    assert one.deadline.latest.isoformat() == "2026-07-15"
    on("add", "Will prices fall?", "--title", "T", *PUBLISHED, "--speaker", "")
    assert {p.kind.value for p in recorded(tmp_path)} == {"prediction", "question"}


def test_review_without_a_terminal_is_refused(on, article):
    assert on("scan", article, "--review").code in (1, 2)


@pytest.fixture
def site():
    with served(Pages) as address:
        yield address


def test_a_page_is_scanned_and_its_text_kept(on, site, tmp_path):
    result = on("scan", f"{site}/article", "--save")
    assert result.code == 0, result.err
    (kept,) = Ledger(tmp_path / "ledger.json").articles()
    assert (kept.title, kept.outlet, kept.authors) == (
        "Prices in spring",
        "The Paper",
        ("Ann Lee",),
    )
    assert kept.published.isoformat() == "2026-01-15"
    assert (tmp_path / kept.path).exists()
    assert recorded(tmp_path)[0].deadline.latest is not None
    assert on("verify").code == 0


def test_an_html_file_is_read_as_a_page(on, tmp_path):
    (tmp_path / "page.html").write_text(ARTICLE, encoding="utf-8")
    assert "2026-07-15" in on("scan", "page.html").out


def test_add_by_url_alone_fetches_the_pages_facts(on, site, tmp_path):
    result = on("add", "Nothing else is going to change", "--url", f"{site}/article")
    assert result.code == 0, result.err
    (kept,) = Ledger(tmp_path / "ledger.json").articles()
    assert kept.title == "Prices in spring"
    wrong = on("add", "Gold will fall.", "--url", f"{site}/article")
    assert wrong.code == 1
    assert "does not stand in" in wrong.err
    offline = on("add", "It will rain.", "--url", "http://127.0.0.1:1/x")
    assert offline.code == 0
    assert "going on with the address alone" in offline.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["scan"], 2, "Missing argument"),
        (["scan", "none.txt"], 1, "none.txt: no such file"),
        (["scan", "binary.txt"], 1, "binary"),
        (["scan", "ukrainian.txt"], 1, "does not read as English, Russian or Kazakh"),
        (["scan", "article.txt", "--pick", "9"], 2, "not within 1 to 3"),
        (["scan", "article.txt", "--pick", "x"], 2, "no choice of numbers"),
        (["scan", "article.txt", "--pick", "1", "--save"], 2, "choose one of"),
        (["scan", "article.txt", "article.txt", "--pick", "1"], 2, "name only one"),
        (["scan", "article.txt", "--lexicon", "tarot"], 2, "'tarot' is not one of"),
        (["scan", "article.txt", "--encoding", "klingon"], 1, "no encoding"),
        (["scan", "http://127.0.0.1:1/"], 1, "cannot be reached"),
        (["scan", "."], 1, "directory"),
        (["scan", "article.txt", "--published", "2030-01-01"], 1, "in the future"),
    ],
)
def test_bad_input(on, article, tmp_path, words, code, said):
    (tmp_path / "binary.txt").write_bytes(b"\0\1\2")
    (tmp_path / "ukrainian.txt").write_text("Ціни впадуть протягом шести місяців. " * 5)
    result = on(*words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert not (tmp_path / "ledger.json").exists()


def test_standard_input_has_the_limit_of_files(on):
    result = on("scan", "-", "--largest", "1", stdin="It will rain. " * 100_000)
    assert (result.code, "over 1 MB" in result.err) == (1, True)


def test_another_language_can_be_scanned_all_the_same(on, tmp_path):
    (tmp_path / "ukrainian.txt").write_text("Ціни впадуть протягом шести місяців. " * 5)
    assert on("scan", "ukrainian.txt", "--any-language").code == 0


def test_empty_and_odd_texts_are_calm(on, tmp_path):
    for name, text in {"empty": "", "rtl": "\u202eעברית\u202c", "zeros": "a" * 100_000}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        result = on("scan", f"{name}.txt", "--any-language")
        assert (result.code, result.out) == (0, ""), name
        assert "0 statements, 0 recorded." in result.err


def test_a_ledger_that_cannot_be_read_keeps_no_text_unread(on, article, tmp_path):
    (tmp_path / "ledger.json").write_text("{}")
    result = on("scan", article, *PUBLISHED)
    assert (result.code, result.out.count("the author")) == (0, 3)
    assert "ledger.json" in result.err
    assert on("scan", article, "--save").code == 3
    assert (tmp_path / "ledger.json").read_text() == "{}"


def test_one_bad_file_among_many_is_reported_and_the_rest_go_on(on, article):
    result = on("scan", "none.txt", article, *PUBLISHED)
    assert result.code == 1
    assert "no such file" in result.err
    assert "Prices will fall by June." in result.out


SPOKEN = """Transport Minister Henrik Dahl said on Monday that tolls will rise in 2028.

“We will not raise the toll before 2028.” Ferries will be dearer next year.

Observers say that two ferry lines will close.
"""


def test_scan_says_who_says_it(on, tmp_path):
    (tmp_path / "spoken.txt").write_text(SPOKEN, encoding="utf-8")
    page = on("scan", "spoken.txt", *PUBLISHED).out
    for name in ("Henrik Dahl", "the author", "Observers", "(promise, no change)"):
        assert name in page


def test_the_words_that_told_are_explained_and_in_json(on, tmp_path):
    (tmp_path / "spoken.txt").write_text(SPOKEN, encoding="utf-8")
    page = on("scan", "spoken.txt", "--explain").out
    assert "Henrik Dahl, Transport Minister: “Transport Minister Henrik Dahl” … “said”" in page
    assert "others:" in page
    first, *_ = json.loads(on("scan", "spoken.txt", "--json").out)
    assert (first["voice"], first["speaker"]) == ("other", "Henrik Dahl")
    assert first["speaker_role"] == "Transport Minister"
    assert first["attribution"]["cue"] == {"text": "said", "start": 31, "end": 35}


# drawn at random

MANY = "".join(f"Prices of lot {number} will fall by June.\n" for number in range(1, 13))


@pytest.fixture
def many(tmp_path):
    (tmp_path / "many.txt").write_text(MANY, encoding="utf-8")
    (tmp_path / "more.txt").write_text(MANY.replace("fall", "rise"), encoding="utf-8")
    return ("many.txt", "more.txt")


def drawn(on, tmp_path, ledger, *words):
    result = on("--ledger", ledger, "scan", *words, *PUBLISHED)
    assert result.code == 0, result.err
    return {one.quote: one for one in Ledger(tmp_path / ledger).predictions()}, result.err


def test_a_draw_is_of_all_the_articles_and_can_be_made_again(on, tmp_path, many):
    first, said = drawn(on, tmp_path, "a.json", *many, "--draw", "6", "--seed", "7")
    again, _ = drawn(on, tmp_path, "b.json", *reversed(many), "--draw", "6", "--seed", "7")
    other, _ = drawn(on, tmp_path, "c.json", *many, "--draw", "6", "--seed", "8")
    assert len(first) == 6
    assert first.keys() == again.keys() != other.keys()
    assert {quote.split()[5] for quote in first} == {"fall", "rise"}
    assert {(one.chosen, one.chosen_from) for one in first.values()} == {
        ("drawn", "6 of 24, seed 7, min-score 0.4")
    }
    assert "drawn: 6 of 24, seed 7, min-score 0.4" in said
    found = [one.scans[-1] for one in Ledger(tmp_path / "a.json").articles()]
    assert sum(one.recorded for one in found) == 6
    assert [one.found for one in found] == [12, 12]


def test_a_draw_is_among_what_is_not_recorded_yet(on, tmp_path, many):
    drawn(on, tmp_path, "a.json", "many.txt", "--pick", "1-10")
    rest, said = drawn(on, tmp_path, "a.json", "many.txt", "--draw", "2", "--seed", "1")
    assert len(rest) == 12
    assert "2 of 2, seed 1" in said
    assert sorted(one.chosen for one in rest.values()) == ["drawn"] * 2 + ["picked"] * 10


def test_a_draw_without_a_seed_says_the_one_it_took(on, tmp_path, many):
    first, said = drawn(on, tmp_path, "a.json", "many.txt", "--draw", "3", "--tag", "Lots")
    seed = said.split("seed ")[1].split(",")[0]
    again, _ = drawn(on, tmp_path, "b.json", "many.txt", "--draw", "3", "--seed", seed)
    assert first.keys() == again.keys()
    assert {one.tags for one in first.values()} == {("lots",)}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--draw", "13"], 2, "13 cannot be drawn: 12 found that are not recorded yet"),
        (["--draw", "1", "--min-score", "1"], 2, "0 found that are not recorded yet"),
        (["--draw", "0"], 2, "0 is not in the range"),
        (["--seed", "1"], 2, "give --draw N"),
        (["--draw", "1", "--seed", "-1"], 2, "-1 is not in the range"),
        (["--draw", "1", "--save"], 2, "choose one of"),
        (["--tag", "x"], 2, "--tag is for what is recorded"),
        (["none.txt", "--draw", "1"], 1, "nothing was drawn: an article could not be read"),
    ],
)
def test_a_draw_that_cannot_be_is_one_clear_line(on, tmp_path, many, words, code, said):
    result = on("scan", "many.txt", *PUBLISHED, *words)
    assert result.code == code
    assert said in result.err
    assert not (tmp_path / "ledger.json").exists()


# whose article it is


def test_scan_says_by_whom_and_of_when_a_page_is(on, tmp_path):
    (tmp_path / "page.html").write_text(ARTICLE, encoding="utf-8")
    assert "By Ann Lee, 2026-01-15 (from the page).\n" in on("scan", "page.html").err
    given = on("scan", "page.html", "--author", "Bo Eriksen", "--published", "2026-01-16").err
    assert "By Bo Eriksen, 2026-01-16.\n" in given


def test_the_screen_fits_80_columns(terminal, tmp_path):
    (tmp_path / "spoken.txt").write_text(
        "Transport Minister Henrik Dahl said: “We will not raise the toll on the long bridge over "
        "the sound before 2028.”\n", encoding="utf-8",
    )  # fmt: skip
    page = terminal("predtrack scan spoken.txt --published 2026-11-20")
    first, second, *_ = page.splitlines()
    assert first.split() == ["#", "WHO", "DEADLINE", "STATEMENT"]
    assert second.split()[:3] == ["1", "Henrik", "Dahl"]
    assert max(map(len, page.splitlines())) <= 80
    assert "(promise" in page


def test_what_was_removed_is_not_recorded_again_by_a_scan(on, article, tmp_path):
    on("scan", article, *PUBLISHED, "--save")
    first = recorded(tmp_path)[0].id
    assert on("remove", first, "--why", "mistake").code == 0
    assert "0 recorded" in on("scan", article, *PUBLISHED, "--save").err
    assert first not in {one.id for one in recorded(tmp_path)}
    assert "1 recorded" in on("scan", article, *PUBLISHED, "--pick", "1").err


def test_a_text_that_is_not_utf_8_is_named_kept_and_proven(run, tmp_path):
    text = "He won’t pay £10bn. “Prices will fall by June 2027”, he says – not before."
    (tmp_path / "old.txt").write_bytes(text.encode("cp1252"))
    done = run("scan", "old.txt", "--save", "--published", "2026-01-15")
    assert done.code == 0
    assert "old.txt: read as windows-1252: --encoding sets another" in done.err
    article = json.loads(run("articles", "--json").out)[0]
    assert article["encoding"] == "windows-1252"
    assert run("verify").code == 0
    hand = run("add", "He won’t pay £10bn.", "--article", "old.txt")
    assert "read as windows-1252" in hand.err
    assert hand.code == 0
    (tmp_path / "koi.txt").write_bytes(text.replace("£", "$").encode("cp1251"))
    done = run("scan", "koi.txt", "--encoding", "cp1251", "--save")
    assert "read as" not in done.err
    assert json.loads(run("articles", "--json").out)[1]["encoding"] == "windows-1251"


# what is worth checking, and by when


MIXED = (
    "It will be better for everyone.\n\n"
    "Mayor Ann Berg will resign by March.\n\n"
    "The mood will become very different.\n\n"
    "The council will vote on the harbour on 12 May 2026.\n"
)


@pytest.fixture
def mixed(tmp_path):
    path = tmp_path / "mixed.txt"
    path.write_text(MIXED, encoding="utf-8")
    return path


def numbers(result):
    lines = [line for line in result.out.splitlines()[1:] if line[:1].strip()]
    return [line.split()[0] for line in lines], [
        line.split()[0] for line in lines if line[-1] == "*"
    ]


def test_what_is_worth_checking_has_a_mark_and_may_stand_first(on, mixed):
    assert numbers(on("scan", mixed, *PUBLISHED)) == (["1", "2", "3", "4"], ["2", "4"])
    first = numbers(on("scan", mixed, *PUBLISHED, "--sort", "checkable"))
    assert first[0][:2] == first[1] == ["4", "2"]
    only = on("scan", mixed, *PUBLISHED, "--min-checkable", "0.5")
    assert numbers(only)[0] == ["2", "4"]
    assert "4 statements, 0 recorded." in only.err
    told = on("scan", mixed, *PUBLISHED, "--explain").out
    assert "can be checked, from 0 to 1" in told
    assert "words:value: “better”" in told


def test_what_is_not_offered_is_not_recorded_and_counts_as_found(on, mixed, tmp_path):
    on("scan", mixed, *PUBLISHED, "--save", "--min-checkable", "0.5")
    assert sorted(one.quote[:5] for one in recorded(tmp_path)) == ["Mayor", "The c"]
    assert json.loads(on("articles", "--json").out)[0]["found"] == 4


def test_coverage_counts_what_is_worth_checking_apart(on, mixed):
    assert "recorded 0 of 4, of those worth checking (*) 0 of 2\n" in on("scan", mixed).err
    picked = on("scan", mixed, *PUBLISHED, "--pick", "1,4").err
    assert "recorded 2 of 4, of those worth checking (*) 1 of 2\n" in picked
    assert "recorded 2 of 4, of those worth checking (*) 1 of 2\n" in on("scan", mixed).err


def test_json_and_csv_say_how_well_a_claim_can_be_checked(on, mixed):
    best, *_ = json.loads(on("scan", mixed, *PUBLISHED, "--sort", "checkable", "--json").out)
    (claim,) = best["claims"]
    assert best["number"] == 4
    assert claim["checkable"] > 0.9
    assert {one["name"] for one in claim["check_cues"]} >= {"day:stated", "words:deed"}
    heading, first, *_ = on("scan", mixed, *PUBLISHED, "-f", "csv").out.splitlines()
    assert (
        0 < float(dict(zip(heading.split(","), first.split(","), strict=True))["checkable"]) < 0.5
    )


def test_a_draw_says_what_it_was_drawn_from(on, mixed, tmp_path):
    said = on("scan", mixed, "--draw", "1", "--seed", "3", "--min-checkable", "0.5").err
    assert "drawn: 1 of 2, seed 3, min-score 0.4, min-checkable 0.5" in said
    assert recorded(tmp_path)[0].chosen_from == "1 of 2, seed 3, min-score 0.4, min-checkable 0.5"


AHEAD = (
    "Three predictions for 2027\n\nRents will fall in Lowmoor. The bridge will not close.\n"
    "The mayor will resign by March 2027.\n\nHow 2026 went\n\nThe mill will reopen.\n"
)


@pytest.fixture
def ahead(tmp_path):
    path = tmp_path / "ahead.txt"
    path.write_text(AHEAD, encoding="utf-8")
    return path


def test_the_texts_horizon_is_counted_apart_everywhere(on, ahead, tmp_path):
    words = "1, 2 more by the text's horizon"
    assert f"dated {words}\n" in on("scan", ahead, "--published", "2026-10-01", "--save").err
    assert f"; dated {words}." in on("list").err
    assert "1 + 2" in on("articles").out
    (article,) = json.loads(on("articles", "--json").out)
    assert (article["dated"], article["by_horizon"]) == (1, 2)
    card = on("scorecard")
    assert "1 of 4 assertions carried a date, 2 more by the text's horizon." in card.out
    total = json.loads(on("scorecard", "--json").out)["total"]
    assert (total["dated"], total["by_horizon"]) == (1, 2)
    (rents,) = [one for one in recorded(tmp_path) if one.quote.startswith("Rents")]
    page = on("show", rents.id).out
    assert 'by the horizon of the text, "Three predictions for 2027"' in " ".join(page.split())


def test_another_day_of_publication_moves_a_horizon_or_ends_it(on, ahead, tmp_path):
    ahead.write_text(f"Notes\n\n{AHEAD.partition('2027')[2]}", encoding="utf-8")
    on("scan", ahead, "--published", "2026-10-01", "--title", "The year ahead", "--save")
    (article,) = Ledger(tmp_path / "ledger.json").articles()

    def days():
        return {one.quote.split()[-1]: one.deadline.latest for one in recorded(tmp_path)}

    assert str(days()["Lowmoor."]) == "2027-10-01"
    on("edit", article.id, "--published", "2026-11-01")
    assert str(days()["Lowmoor."]) == "2027-11-01"
    assert days()["reopen."] is None


def test_a_quote_by_hand_has_the_horizon_that_a_scan_gives_it(on, ahead, tmp_path):
    facts = ("--published", "2026-10-01", "--title", "Three predictions for 2027")
    on("scan", ahead, *facts, "--pick", "3")
    for words in ("Rents will fall in Lowmoor.", "The mill will reopen."):
        assert on("add", words, "--article", "last").code == 0
    other = ("--title", "What to expect in 2028", "--published", "2026-10-01")
    on("add", "Ferries will stop.", *other)
    on("add", "Ferries will go.", *other, "--deadline", "none")
    bases = {one.quote.split()[-1]: str(one.deadline.basis) for one in recorded(tmp_path)}
    wanted = {"Lowmoor.": "article", "reopen.": "none", "2027.": "stated", "stop.": "article"}
    assert bases == {**wanted, "go.": "none"}
