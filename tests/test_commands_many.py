"""Many at once: ids on standard input, the question before many, tags put on and taken off."""

import json

import pytest
from conftest import shown

FACTS = ("--title", "Prices", "--outlet", "The Paper", "--published", "2026-01-15")


@pytest.fixture
def ids(add):
    """Three predictions with tags; the second is of another topic."""
    tagged = (("a", "economy"), ("b", "vote"), ("c", "economy"))
    return [
        add(f"Price {name} will fall.", *FACTS, "--deadline", "2027-01-31", "--tag", tag)
        for name, tag in tagged
    ]


@pytest.fixture
def many(add):
    return [add(f"Price {n} will fall.", *FACTS, "--deadline", "2027-01-31") for n in range(11)]


def tags(on, ids):
    return [shown(on, name)["tags"] for name in ids]


def test_list_prints_whole_ids_alone(on, ids, terminal):
    listed = on("list", "--tag", "economy", "--ids")
    assert (sorted(listed.out.split("\n")), listed.err) == (sorted(["", ids[0], ids[2]]), "")
    assert terminal("predtrack --ledger ledger.json list --tag vote --ids") == f"{ids[1]}\n"
    assert on("list", "--tag", "nothing", "--ids").out == ""
    assert on("list", "--ids", "--json").code == 2
    assert len(on("list", "--ids", "--limit", "2").out.split()) == 2


def test_a_filter_feeds_an_edit(on, ids):
    listed = on("list", "--tag", "economy", "--ids").out
    edited = on("edit", "-", "--add-tag", "2026", stdin=listed)
    assert edited.code == 0
    assert edited.err.count("edited ") == 2
    assert tags(on, ids) == [["2026", "economy"], ["vote"], ["2026", "economy"]]
    assert on("undo").code == 0
    assert tags(on, ids) == [["economy"], ["vote"], ["economy"]]


@pytest.mark.parametrize(
    ("words", "judged"),
    [
        (("confirm", "-"), {"status": "confirmed"}),
        (("fail", "-", "--on", "2026-05-01"), {"status": "failed"}),
        (("resolve", "-", "void"), {"status": "void"}),
        (("forecast", "-", "70%"), {"status": "open"}),
        (("note", "-", "seen"), {"status": "open"}),
        (("link", "-"), {"status": "open"}),
        (("edit", "-", "--criterion", "by decree"), {"criterion": "by decree"}),
    ],
)
def test_commands_take_ids_from_standard_input(on, ids, words, judged):
    given = f"  {ids[0][:5]}\t{ids[0]}\n\n{ids[2]} "
    done = on(*words, stdin=given)
    assert done.code == 0, done.err
    records = [shown(on, name) for name in (ids[0], ids[2])]
    assert all(record.items() >= judged.items() for record in records)
    assert all(len(record["history"]) == 2 for record in records)
    assert len(shown(on, ids[1])["history"]) == 1


def test_reopen_and_remove_take_many(on, ids):
    on("confirm", *ids)
    assert on("reopen", "-", "--why", "withdrawn", stdin=" ".join(ids)).code == 0
    assert [shown(on, name)["status"] for name in ids] == ["open"] * 3
    assert on("remove", *ids[:2], "--why", "duplicate").code == 0
    assert on("list", "--ids").out.split() == [ids[2]]


def test_all_or_nothing(on, ids):
    on("confirm", ids[1])
    before = on("export").out
    for words in (("confirm", "-"), ("forecast", "-", "1/2"), ("edit", "-", "--kind", "promise")):
        refused = on(*words, stdin="\n".join(ids))
        assert refused.code == 1, refused.err
        assert on("export").out == before
    missing = on("edit", "-", "--add-tag", "x", stdin=f"{ids[0]}\nnowhere\n")
    assert (missing.code, "no prediction or article 'nowhere'" in missing.err) == (1, True)
    assert on("export").out == before


def test_nothing_on_standard_input_is_nothing_to_do(on, ids):
    for words in (("confirm", "-"), ("edit", "-", "--add-tag", "x"), ("show", "-")):
        done = on(*words, stdin="\n")
        assert (done.code, done.out) == (0, "")
        assert done.err == "no ids came on standard input: nothing to do\n"


def test_show_takes_many(on, ids):
    one = on("show", ids[0], "--json").out
    several = json.loads(on("show", "-", "--json", stdin=f"{ids[0]} {ids[1]}").out)
    assert [record["id"] for record in several] == ids[:2]
    assert several[0] == json.loads(one)
    table = on("show", *ids[:2]).out
    assert "\n\n" in table.replace(" \n", "\n")
    assert len(on("show", *ids[:2], "-f", "csv").out.splitlines()) == 3


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("--add-tag", "Vote"), ["economy", "vote"]),
        (("--add-tag", "a", "--add-tag", "b", "--drop-tag", "Economy"), ["a", "b"]),
        (("--drop-tag", "economy"), []),
        (("--drop-tag", "nothing"), ["economy"]),
        (("--tag", "2026"), ["2026"]),
        (("--tag", ""), []),
    ],
)
def test_tags(on, ids, words, left):
    done = on("edit", ids[0], *words)
    assert done.code == 0, done.err
    assert tags(on, ids) == [left, ["vote"], ["economy"]]
    assert ("--tag replaced economy" in done.err) == (words[0] == "--tag")


def test_a_tag_is_dropped_by_its_alias_too(on, ids):
    on("rename", "tag", "economy", "money")
    assert on("edit", ids[0], "--drop-tag", "economy", "--add-tag", "economy").code == 0
    assert tags(on, ids)[0] == ["money"]
    assert on("edit", ids[0], "--drop-tag", "economy").code == 0
    assert tags(on, ids)[0] == []


def test_tags_are_not_replaced_and_added_to_at_once(on, ids):
    assert on("edit", ids[0], "--tag", "a", "--add-tag", "b").code == 2


LINE = (
    "predtrack --ledger ledger.json list --ids | predtrack --ledger ledger.json edit - --add-tag x"
)


@pytest.mark.parametrize(
    ("line", "answers", "changed"),
    [
        (LINE, ["y"], 11),
        (LINE, ["n"], 0),
        (LINE, [""], 0),
        (f"{LINE} --yes", [], 11),
        (f"{LINE} 2> said", [], 11),
        (LINE.replace("--ids", "--ids -n 10"), [], 10),
        ("predtrack --ledger ledger.json edit $(predtrack --ledger ledger.json list --ids) --add-tag x", ["y"], 11),
    ],
)  # fmt: skip
def test_more_than_ten_are_asked_about_on_a_terminal(on, many, terminal, line, answers, changed):
    said = terminal(f"{line}; echo code $?", answers=answers)
    assert ("Change 11 records in ledger.json?" in said) == bool(answers)
    assert ("code 0" in said) == bool(changed)
    assert tags(on, many).count(["x"]) == changed


def test_many_are_told_in_few_lines(on, many):
    done = on("edit", *many, "--add-tag", "x")
    assert len(done.err.splitlines()) == 11
    assert done.err.endswith("  and 1 more\n")
