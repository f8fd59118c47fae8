"""The command rename, and what it does to the others, run as a user runs them."""

import json

import pytest
from conftest import shown

OLD, NEW = "К. Токаев", "Kassym-Jomart Tokayev"
FACTS = ("--outlet", "The Paper", "--published", "2026-01-15")


@pytest.fixture
def add(add):
    """Record a prediction of the usual article."""
    return lambda quote, *words: add(quote, *FACTS, *words)


@pytest.fixture
def two(add):
    """A prediction by either spelling; the older one is also said by a speaker of that name."""
    first = add(
        "Prices will fall.", "--title", "A", "--author", OLD, "--speaker", OLD, "--tag", "econ"
    )
    return [first, add("Prices will rise.", "--title", "B", "--author", NEW, "--tag", "economy")]


def ids(result):
    assert result.code == 0, result.err
    return [one["id"] for one in json.loads(result.out)]


def test_a_rename_says_what_it_changed_merged_and_where_the_name_stands_too(on, two):
    result = on("rename", "author", OLD, NEW.upper())
    assert (result.code, result.out) == (0, "")
    changed = f"1 article and 1 prediction, merged with 1 of {NEW}"
    assert result.err.splitlines() == [
        f"renamed author {OLD} to {NEW} in ledger.json: {changed}",
        f"{OLD} is on record as speaker too: predtrack rename speaker '{OLD}' '{NEW}'",
    ]
    record = shown(on, two[0])
    assert record["article_record"]["authors"] == [NEW]
    assert record["speaker"] == OLD
    assert record["history"][-1]["did"] == "rename"
    assert record["history"][-1]["why"] == f"the article was by {OLD} in The Paper"
    again = on("rename", "author", OLD, NEW)
    assert (again.code, again.err.splitlines()[0]) == (
        0,
        f"{OLD} is recorded as {NEW} already; nothing was changed",
    )


@pytest.mark.parametrize(
    ("kind", "old", "new", "option"),
    [
        ("author", OLD, NEW, "--author"),
        ("speaker", OLD, NEW, "--speaker"),
        ("tag", "econ", "economy", "--tag"),
        ("outlet", "The Paper", "Газета", "--outlet"),
    ],
)
def test_every_reader_finds_by_the_old_name_and_the_new(on, two, kind, old, new, option):
    found = ids(on("list", option, old, "--json"))
    assert on("rename", kind, old, new).code == 0
    merged = ids(on("list", option, new, "--json"))
    assert set(found) <= set(merged)
    assert ids(on("list", option, old, "--json")) == merged
    card = json.loads(on("scorecard", "--by", "article", option, old, "--json").out)
    theirs = [one for one in merged if kind != "author" or not shown(on, one)["speaker"]]
    assert card["total"]["open"] == len(theirs) > 0
    assert card["filters"] == {kind: [old]}
    assert on("verify").code == 0


def test_a_resolved_and_a_removed_one_are_renamed_without_a_why(on, add, two):
    gone = add("Taxes will rise.", "--title", "A", "--author", OLD, "--speaker", OLD)
    assert on("fail", two[0]).code == 0
    assert on("remove", gone, "--why", "mistake").code == 0
    assert "2 predictions" in on("rename", "speaker", OLD, NEW).err
    assert shown(on, two[0])["speaker"] == shown(on, gone)["speaker"] == NEW
    assert shown(on, two[0])["status"] == "failed"
    assert gone not in ids(on("list", "--all", "--json"))
    assert gone not in on("list", "--all", "-f", "jsonl").out
    assert "1 open:" in on("list", "-n", "5").err
    assert f"rename: speaker was {OLD}" in on("show", two[0]).out


def test_what_is_recorded_later_takes_the_new_name_and_says_so(on, add, two, tmp_path):
    on("rename", "author", OLD, NEW)
    on("rename", "speaker", OLD, NEW)
    on("rename", "tag", "econ", "economy")
    added = on(
        "add", "It will rain.", "--title", "C", "--author", OLD.upper(), "--tag", "econ", *FACTS
    )
    assert f"{OLD.upper()} is recorded as {NEW}\n" in added.err
    assert "econ is recorded as economy\n" in added.err
    record = shown(on, added.out.strip())
    assert record["article_record"]["authors"] == [NEW]
    assert record["tags"] == ["economy"]
    edited = on("edit", two[1], "--speaker", OLD)
    assert f"{OLD} is recorded as {NEW}\n" in edited.err
    assert shown(on, two[1])["speaker"] == NEW
    article = record["article"]
    assert f"{OLD} is recorded as {NEW}\n" in on("edit", article, "--author", OLD).err
    mine = on("add", "--mine", "Will I finish?", "--tag", "econ")
    assert "econ is recorded as economy" in mine.err
    (tmp_path / "text.txt").write_text("The tax will fall by June.\n", encoding="utf-8")
    for _ in range(2):
        scanned = on("scan", "text.txt", "--author", OLD, *FACTS, "--save")
        assert scanned.code == 0, scanned.err
        assert scanned.err.count(f"{OLD} is recorded as {NEW}\n") == 1
    assert {one["authors"][0] for one in json.loads(on("articles", "--json").out)} == {
        NEW,
        "reader",
    }


def test_without_names_the_aliases_are_listed_in_every_format(on, two):
    empty = on("rename")
    assert (empty.code, empty.out) == (0, "")
    assert empty.err == "no aliases in ledger.json: predtrack rename author OLD NEW makes one\n"
    assert on("rename", "--json").out == "[]\n"
    on("rename", "author", OLD, NEW)
    on("rename", "tag", "econ", "economy")
    assert on("rename").out.splitlines() == [
        "KIND    ALIAS      STANDS FOR",
        f"author  {OLD}  {NEW}",
        "tag     econ       economy",
    ]
    (tag,) = json.loads(on("rename", "tag", "--json").out)
    assert (tag["kind"], tag["name"], tag["stands_for"]) == ("tag", "econ", "economy")
    assert (
        on("rename", "tag", "-f", "csv").out
        == "kind,name,stands_for,outlet,article,apart\ntag,econ,economy,,,false\n"
    )
    assert on("rename", "-f", "markdown").out.count("\n") == 4
    assert "no aliases" in on("rename", "outlet").err


def test_a_ledger_that_is_not_there_has_no_aliases(on, tmp_path):
    assert "no predictions yet" in on("rename").err
    assert list(tmp_path.iterdir()) == []


def test_export_import_undo_and_backups_carry_the_aliases(on, run, two, tmp_path):
    before = (tmp_path / "ledger.json").read_bytes()
    on("rename", "author", OLD, NEW)
    renamed = (tmp_path / "ledger.json").read_bytes()
    lines = on("export").out
    assert '"type": "alias"' in lines
    assert run("--ledger", "other.json", "import", "-", stdin=lines).code == 0
    assert (tmp_path / "other.json").read_bytes() == renamed
    undone = on("undo")
    assert f"taken back: renamed author '{OLD}' to '{NEW}'; wrote article" in undone.err
    assert (tmp_path / "ledger.json").read_bytes() == before
    newest = json.loads(on("restore", "--json").out)[0]["number"]
    assert on("restore", newest).code == 0
    assert (tmp_path / "ledger.json").read_bytes() == renamed


def test_another_case_changes_the_spelling_alone(on, two, tmp_path):
    assert "2 articles and 2 predictions" in on("rename", "outlet", "the paper", "THE Paper").err
    assert {one["outlet"] for one in json.loads(on("articles", "--json").out)} == {"THE Paper"}
    assert on("rename", "--json").out == "[]\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["author", "Токаев", NEW], 1, f"no author 'Токаев' in this ledger; near it: {OLD}"),
        (["tag", "sports", "sport"], 1, "no tag 'sports' in this ledger"),
        (["speaker", NEW, "X"], 1, f"try predtrack rename author '{NEW}' X"),
        (["author", OLD, ""], 1, "the new name is empty"),
        (["author", OLD, " "], 1, "the new name is empty"),
        (["author", "", NEW], 1, "the old name is empty"),
        (["author", OLD, "A\x1b[31mB"], 1, "hidden character, U+001B"),
        (["author", OLD, "A" * 20_000], 2, "20,000 characters"),
        (["author", OLD], 2, "predtrack rename author OLD NEW"),
        (["editor", OLD, NEW], 2, "'editor' is not one of"),
        (["outlet", "The Paper", "own questions"], 1, "choose another name"),
    ],
)
def test_what_cannot_be_renamed_gets_one_line_and_changes_nothing(
    on, two, tmp_path, words, code, said
):
    before = (tmp_path / "ledger.json").read_bytes()
    result = on("rename", *words)
    assert result.code == code, result.err
    assert said in result.err
    assert (result.out, len(result.err.splitlines())) == ("", 1)
    assert (tmp_path / "ledger.json").read_bytes() == before


def test_aliases_fit_a_terminal(on, two, terminal):
    on("rename", "author", OLD, NEW)
    for columns in (40, 60, 80):
        page = terminal("predtrack --ledger ledger.json rename", columns=columns)
        assert max(map(len, page.splitlines())) <= columns


# Namesakes


@pytest.fixture
def smiths(add):
    """Three predictions: by J. Smith in two outlets, and by John Smith in the first."""

    def record(title, outlet, author):
        return add(f"{title} will fall.", "--title", title, "--outlet", outlet, "--author", author)

    rows = [("Rent", "Courier", "J. Smith"), ("Rain", "Post", "J. Smith")]
    return [record(*row) for row in [*rows, ("Tax", "Courier", "John Smith")]]


def author_of(on, one):
    return shown(on, one)["article_record"]["authors"]


def article_of(on, one):
    return shown(on, one)["article"]


def test_a_rename_in_an_outlet_leaves_the_namesake_elsewhere(on, add, smiths):
    renamed = on("rename", "author", "J. Smith", "John Smith", "--outlet", "courier")
    assert renamed.err == (
        "renamed author J. Smith to John Smith in courier in ledger.json: "
        "1 article and 1 prediction, merged with 1 of John Smith\n"
    )
    assert [author_of(on, one) for one in smiths] == [["John Smith"], ["J. Smith"], ["John Smith"]]
    later = [
        add("Snow will fall.", "--title", outlet, "--outlet", outlet, "--author", "J. Smith")
        for outlet in ("Courier", "Post")
    ]
    assert [author_of(on, one) for one in later] == [["John Smith"], ["J. Smith"]]
    assert on("rename").out.splitlines() == [
        "KIND    ALIAS     STANDS FOR  ONLY IN",
        "author  J. Smith  John Smith  courier",
    ]
    assert ids(on("list", "--author", "John Smith", "--json")) == sorted(
        [smiths[0], smiths[2], later[0]]
    )
    assert on("verify").code == 0


def test_a_rename_too_far_is_told_back_for_an_outlet(on, add, smiths):
    on("rename", "author", "J. Smith", "John Smith")
    assert on("rename", "author", "John Smith", "J. Smith", "--outlet", "Post").code == 0
    assert [author_of(on, one) for one in smiths] == [["John Smith"], ["J. Smith"], ["John Smith"]]
    later = add("Snow will fall.", "--title", "P", "--outlet", "Post", "--author", "J. Smith")
    assert author_of(on, later) == ["J. Smith"]
    assert on("verify").code == 0


def test_a_split_gives_back_the_former_spelling_or_a_name_with_the_outlet(on, add, smiths):
    on("rename", "author", "J. Smith", "John Smith")
    rain, tax = (article_of(on, smiths[place]) for place in (1, 2))
    assert on("rename", "author", "--split", "John Smith", "--article", rain[:6]).code == 0
    assert author_of(on, smiths[1]) == ["J. Smith"]
    assert on("rename", "author", "--split", "John Smith", "--article", tax).code == 0
    assert author_of(on, smiths[2]) == ["John Smith (Courier)"]
    assert ids(on("list", "--author", "John Smith", "--json")) == [smiths[0]]
    assert ids(on("list", "--author", "John Smith (Courier)", "--json")) == [smiths[2]]
    added = on("add", "Hail will fall.", "--article", rain, "--author", "John Smith")
    assert author_of(on, added.out.strip()) == ["J. Smith"]
    assert on("rename", "--suggest").out == ""
    assert on("verify").code == 0


def test_a_speaker_is_split_by_the_articles_that_quote_him(on, add):
    quoted = [
        add(f"{title} will fall.", "--title", title, "--speaker", "Ann Lee") for title in "AB"
    ]
    split = ("--split", "Ann Lee", "--article", article_of(on, quoted[1]))
    assert on("rename", "speaker", "Ann Lee of Oslo", *split).code == 0
    assert [shown(on, one)["speaker"] for one in quoted] == ["Ann Lee", "Ann Lee of Oslo"]


def test_merges_are_proposed_and_never_made(on, add, smiths, tmp_path):
    add("Fog will fall.", "--title", "F", "--speaker", "Dahl")
    add("Ice will fall.", "--title", "I", "--speaker", "Henrik Dahl")
    before = (tmp_path / "ledger.json").read_bytes()
    proposed = on("rename", "--suggest")
    assert proposed.out.splitlines() == [
        "KIND     NAME      N  LONGER       N",
        "speaker  Dahl      1  Henrik Dahl  1",
        "author   J. Smith  2  John Smith   1",
    ]
    assert proposed.err.splitlines() == [
        "nothing was changed; one person: predtrack rename speaker Dahl 'Henrik Dahl'",
        "two persons: predtrack rename --apart Dahl 'Henrik Dahl'",
    ]
    assert (tmp_path / "ledger.json").read_bytes() == before
    assert json.loads(on("rename", "author", "--suggest", "--json").out) == [
        {
            "kinds": ["author"],
            "name": "J. Smith",
            "times": 2,
            "longer": "John Smith",
            "longer_times": 1,
            "roles": [],
        }
    ]
    assert on("rename", "--apart", "John Smith", "j. smith").code == 0
    assert "already" in on("rename", "--apart", "J. Smith", "John Smith").err
    assert "Smith" not in on("rename", "--suggest").out
    assert "author  j. smith  (another than John Smith)" in on("rename").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("author", "J. Smith", "Post"), 1, "'Post' is the name of an outlet on record"),
        (("--apart", "J. Smith", "j.  smith"), 1, "are one name: --split parts two who share it"),
        (("--apart", "J. Smith", "Nobody"), 1, "no name 'Nobody' in this ledger"),
        (("author", "--split", "J. Smith"), 2, "--split wants the articles of the other person"),
        (("author", "--split", "Ann", "--article", "{2}"), 1, "no author in {2} 'Ann'"),
        (("author", "--split", "John Smith", "--article", "{2}"), 1, "a split leaves nobody"),
        (("author", "j. smith", "--split", "J. Smith", "--article", "{0}"), 1, "is the same name"),
        (("author", "John Smith", "X", "--outlet", "Post"), 1, "no author in Post 'John Smith'"),
        (("tag", "a", "b", "--outlet", "Post"), 2, "bound the names of authors and speakers"),
        (("author", "a", "b", "--outlet", "x", "--article", "{0}"), 2, "--outlet stands alone"),
        (("--suggest", "--apart", "a", "b"), 2, "one of --split, --apart and --suggest"),
        (("--outlet", "x"), 2, "which name?"),
        (("author", "J. Smith"), 2, "the new name is wanted"),
        (("author", "J. Smith", "X", "--article", "zzzzzzzz"), 1, "no article 'zzzzzzzz'"),
    ],
)
def test_what_cannot_be_is_one_clear_line(on, smiths, tmp_path, words, code, said):
    articles = [article_of(on, one) for one in smiths]
    before = (tmp_path / "ledger.json").read_bytes()
    result = on("rename", *(word.format(*articles) for word in words))
    assert (result.code, result.out) == (code, "")
    assert said.format(*articles) in result.err
    assert (tmp_path / "ledger.json").read_bytes() == before


def test_a_split_takes_no_other_persons_former_spelling(on, add):
    both = ("--author", "John Smith", "--author", "A. Lee")
    first = add("Rent will fall.", "--title", "A", *both)
    add("Rain will fall.", "--title", "B", "--author", "John Smith")
    assert on("rename", "author", "A. Lee", "Ann Lee").code == 0
    split = ("--split", "John Smith", "--article", article_of(on, first))
    assert on("rename", "author", *split).code == 0
    assert author_of(on, first) == ["John Smith (The Paper)", "Ann Lee"]


def test_who_leaves_out_the_namesake_who_was_parted(on, add, smiths):
    article = article_of(on, smiths[2])
    on("rename", "author", "J. Smith", "John Smith")
    on("rename", "author", "--split", "John Smith", "--article", article)
    assert ids(on("list", "--who", "John Smith", "--json")) == sorted(smiths[:2])


def test_an_alias_follows_its_outlet_to_another_name(on, add, smiths):
    on("rename", "author", "J. Smith", "John Smith", "--outlet", "Courier")
    assert on("rename", "outlet", "Courier", "Harbour Courier").code == 0
    for outlet in ("Courier", "Harbour Courier"):
        later = add("Snow falls.", "--title", outlet, "--outlet", outlet, "--author", "J. Smith")
        assert author_of(on, later) == ["John Smith"]


def test_a_bound_rename_after_the_verdict_is_named_and_a_spelling_is_not(on, smiths):
    assert on("fail", smiths[1]).code == 0
    article = article_of(on, smiths[1])
    on("rename", "author", "J. Smith", "Sam Roe", "--article", article)
    named = f"{smiths[1]} (author J. Smith, then Sam Roe)"
    assert f"Changed after the verdict: {named}" in on("scorecard").out
    on("rename", "author", "Sam Roe", "Samuel Roe")
    assert f"Changed after the verdict: {named}." in on("scorecard").out
    assert on("verify").code == 0


def test_a_rename_of_two_who_were_kept_apart_takes_that_back(on, smiths):
    on("rename", "--apart", "J. Smith", "John Smith")
    on("rename", "author", "J. Smith", "John Smith")
    assert on("rename").out.splitlines()[1:] == ["author  J. Smith  John Smith"]


def test_a_name_in_several_scripts_is_proposed_and_found_by_any(on, add):
    spellings = ["Қасым Тоқаев", "Касым Токаев", "Kasym Tokayev"]
    for number, name in enumerate([*spellings, "Sam Smith", "Sam Smyth"]):
        add(f"Rain {number} will fall.", "--title", name, "--speaker", name)
    proposed = on("rename", "--suggest").out
    assert len(proposed.splitlines()) == 4  # a heading, and three pairs
    assert all(proposed.count(one) == 2 for one in spellings)
    assert not ids(on("list", "--who", "Tokayev", "--search", "rain 0", "--json"))
    assert on("rename", "speaker", spellings[2], spellings[0]).code == 0
    for asked in ("--who", "--search"):
        assert len(ids(on("list", asked, "Tokayev", "--json"))) == 2
