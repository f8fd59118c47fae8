"""Edit without options: a form in a real editor's place, on a terminal, in real processes."""

import json
import sys
from shlex import quote as quoted

import pytest
from conftest import PREDTRACK, shown

from predtrack.cli.editing import edit_command
from predtrack.cli.forms import ARTICLE_VALUES, PREDICTION_VALUES
from predtrack.ledger import Ledger

FACTS = ("--title", "Prices: a #view", "--author", "Ann Lee", "--author", "Bo Өз", "--published", "2026-09-01")  # fmt: skip
LATE = ("--deadline", "2026-10-31")
TYPIST = """
import json, os, pathlib, signal, sys
folder, file = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
steps = json.loads((folder / "steps.json").read_text())
seen = len(list(folder.glob("seen*")))
(folder / f"seen{seen}").write_bytes(file.read_bytes())
if seen == len(steps):
    sys.exit()
text = file.read_text(encoding="utf-8")
for word, *values in steps[seen]:
    if word == "type":
        old, new = values
        assert old in text, (old, text)
        file.write_text(text := text.replace(old, new), encoding="utf-8")
    if word == "write":
        file.write_bytes(values[0].encode("latin-1"))
    if word == "run":
        import subprocess
        subprocess.run(values, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    if word == "interrupt":
        os.kill(os.getppid(), signal.SIGINT)
    if word == "kill":
        os.kill(os.getppid(), signal.SIGKILL)
    if word == "delete":
        file.unlink()
    if word == "litter":
        file.with_suffix(".txt~").write_text("x")
    if word == "exit":
        sys.exit(values[0])
"""  # fmt: skip


@pytest.fixture
def name(on):
    """Record a prediction whose deadline is still to come."""
    return on("add", "Prices will fall.", *FACTS, "--deadline", "2026-12-31").out.strip()


@pytest.fixture
def edit(terminal, tmp_path):
    """Edit a record in a terminal; each step is what happens in one round of the editor."""

    def edit_record(name, *steps, options="", editor=None, answers=(), **variables):
        (tmp_path / "typist.py").write_text(TYPIST, encoding="utf-8")
        (tmp_path / "steps.json").write_text(json.dumps(steps), encoding="utf-8")
        for seen in tmp_path.glob("seen*"):
            seen.unlink()
        typist = f"{quoted(sys.executable)} -I -S {quoted(str(tmp_path / 'typist.py'))} {quoted(str(tmp_path))}"  # fmt: skip
        line = f"predtrack --ledger ledger.json {options} edit {name}; echo code $?"
        return terminal(line, answers=answers, EDITOR=editor or typist, **variables)

    return edit_record


@pytest.fixture
def seen(tmp_path):
    """Return what the editor was shown in a round."""
    return lambda number: (tmp_path / f"seen{number}").read_text(encoding="utf-8")


def drafts(tmp_path):
    return list((tmp_path / ".predtrack").glob("edit-*"))


def test_every_option_of_edit_is_a_field_of_a_form():
    known = PREDICTION_VALUES.keys() | ARTICLE_VALUES.keys() | {"why"}
    of_many = {"record_ids", "yes", "add_tag", "drop_tag"}
    everywhere = {"ledger", "user", "wait", "trust_paths", "now", "help_all"}
    assert {option.name for option in edit_command.params} - everywhere - of_many == known


def test_the_form_shows_what_is_on_record_and_says_what_is_what(edit, seen, name):
    edit(name, [])
    form = seen(0)
    assert f"# Prediction {name}, open. Said by: Ann Lee, Bo Өз." in form
    assert "Prices: a #view, published 2026-09-01" in form
    assert "# One of prediction, promise, expectation, question, conditional." in form
    assert "a date, or words such as 'within two years'." in form
    for line in ("quote: Prices will fall.", "kind: prediction", "no-change: no", "deadline: 2026-12-31", "speaker:", "why:"):  # fmt: skip
        assert f"\n{line}\n" in form
    assert len(form.splitlines()) < 60


def test_what_is_changed_in_the_form_is_on_record(edit, on, name, tmp_path):
    said = edit(
        name,
        [
            ("type", "claim: Prices will fall.", "claim: Цены: упадут # сильно."),
            ("type", "criterion:", "criterion: the index\n      is below 100\n\n    # in May: yes"),
            ("type", "no-change: no", "no-change: Yes"),
            ("type", "tag:", "tag: b\ntag: A: c"),
            ("type", "deadline: 2026-12-31", "deadline: within two years"),
            ("litter",),
        ],
    )
    assert f"edited {name} in ledger.json: criterion, claim, no_change, tags, deadline" in said
    assert "code 0" in said
    record = shown(on, name)
    assert record["claim"] == "Цены: упадут # сильно."
    assert record["criterion"] == "the index\n  is below 100\n\n# in May: yes"
    assert (record["no_change"], record["tags"]) == (True, ["a: c", "b"])
    assert record["deadline"]["latest"] == "2028-09-01"
    assert [one["did"] for one in record["history"]] == ["record", "edit"]
    assert drafts(tmp_path) == []


def test_an_empty_value_clears_its_field_and_a_line_taken_out_does_not(edit, on, name):
    on("edit", name, "--speaker", "Minister", "--criterion", "one\ntwo", "--tag", "x")
    said = edit(
        name, [("type", "speaker: Minister", "speaker:"), ("type", "tag: x\n", ""), ("type", "    two\n", "")]
    )  # fmt: skip
    assert "code 0" in said
    record = shown(on, name)
    assert (record["speaker"], record["criterion"], record["tags"]) == (None, "one", ["x"])


def test_an_article_has_its_own_form(edit, on, seen, name):
    article = shown(on, name)["article"]
    said = edit(
        article,
        [("type", "author: Ann Lee\n", ""), ("type", "outlet:", "outlet: The: Paper"), ("type", "\nurl:\n", "\nurl: x\n")],
        [("type", "\nurl: x", "\nurl: https://example.org/a")],
    )  # fmt: skip
    assert "title: Prices: a #view\n" in seen(0)
    assert seen(1).startswith("# ! Invalid value for '--url': 'x' is not a web address")
    assert f"edited article {article} in ledger.json: Prices: a #view\ncode 0\n" in said
    record = shown(on, article)
    assert (record["authors"], record["outlet"]) == (["Bo Өз"], "The: Paper")
    assert (record["url"], record["archived_url"]) == ("https://example.org/a", None)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("kind: prediction", "kind: guess", "Invalid value for '--kind': 'guess' is not one of"),
        ("no-change: no", "no-change: perhaps", "no-change: 'perhaps' is neither yes nor no"),
        ("no-change: no", "no-change:", "no-change: '' is neither yes nor no"),
        ("deadline: 2026-12-31", "deadline: 1/12/2026", "'1/12/2026' is not a date: "),
        ("deadline: 2026-12-31", "deadline: 2025-01-01", "lies before the article's publication"),
        ("deadline: 2026-12-31", "deadline: 2027\nevent: vote", "'event' stands in it twice"),
        ("claim: Prices will fall.", "claim:", "the claim is empty"),
        ("quote: Prices will fall.", "quote:", "the quote is empty"),
        ("claim: Prices", "colour: red\nclaim: Prices", "'colour' is no field here; fields are quote"),
        ("claim: Prices will", "claim: Prices\nwill", "'will fall.' is not name: value"),
        ("speaker:", "speaker: " + "x" * 10_001, "it has 10,001 characters"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_on_top_of_what_was_typed(edit, on, seen, name, old, new, problem):
    before = on("export").out
    said = edit(name, [("type", "translation:", "translation: Цены упадут."), ("type", old, new)])
    first, rest = seen(1).split("\n", 1)
    assert first.startswith("# ! ")
    assert problem in first
    assert new in rest
    assert "translation: Цены упадут.\n" in rest
    assert said.endswith("nothing was changed in ledger.json\ncode 0\n")
    assert on("export").out == before


def test_a_form_is_mended_round_by_round(edit, on, seen, name, tmp_path):
    said = edit(
        name,
        [("type", "kind: prediction", "kind: guess"), ("type", "claim: Prices will", "claim: Costs")],
        [("type", "kind: guess", "kind: promise"), ("type", "deadline: 2026-12-31", "deadline: soonish")],
        [("type", "deadline: soonish", "deadline: 2027")],
    )  # fmt: skip
    assert seen(1).count("# ! ") == 1
    assert "# ! 'soonish' is not a date" in seen(2)
    assert "'--kind'" not in seen(2)
    assert f"edited {name}" in said
    record = shown(on, name)
    assert (record["kind"], record["claim"]) == ("promise", "Costs fall.")
    assert record["deadline"]["latest"] == "2027-12-31"
    assert drafts(tmp_path) == []


def test_the_reason_is_asked_for_after_the_deadline(edit, on, seen):
    name = on("add", "Costs fall.", *FACTS, *LATE).out.strip()
    edit(
        name,
        [("type", "claim: Costs fall.", "claim: Rents fall.")],
        [("type", "why:", "why: misread")],
    )
    assert "so a change of the claim needs its reason" in seen(1)
    last = shown(on, name)["history"][-1]
    assert (last["why"], last["was"]) == ("misread", {"claim": "Costs fall."})


@pytest.mark.parametrize(
    "step",
    [
        [],
        [("write", "")],
        [("write", " \n\n")],
        [("delete",)],
        [("type", "# The quote", "# A quote")],
        [("type", "why:", "why: a reason for nothing")],
        [("type", "claim: Prices", "claim:   Prices")],
    ],
)
def test_a_form_left_as_it_was_changes_nothing(edit, on, name, tmp_path, step):
    before = (tmp_path / "ledger.json").read_bytes()
    said = edit(name, step)
    assert said == "nothing was changed in ledger.json\ncode 0\n"
    assert (tmp_path / "ledger.json").read_bytes() == before
    assert drafts(tmp_path) == []


def kept(said, tmp_path):
    """Return the text of the file that was named, with its line on the terminal."""
    (line,) = [line for line in said.splitlines() if "what was typed is kept in " in line]
    (draft,) = drafts(tmp_path)
    (file,) = draft.glob("*.txt")
    assert line.endswith(str(file))
    return file.read_text(encoding="utf-8")


def test_what_was_typed_is_kept_when_it_is_given_up(edit, name, tmp_path):
    said = edit(name, [("type", "kind: prediction", "kind: guess")])
    assert "kind: guess" in kept(said, tmp_path)
    assert "nothing was changed in ledger.json\ncode 0\n" in said


CLAIM = ("type", "claim: Prices will fall.", "claim: Costs fall.")
TAG = ("type", "tag:", "tag: y")


def test_what_a_killed_edit_left_is_gone_on_with(edit, on, seen, name, tmp_path):
    edit(name, [CLAIM, TAG, ("kill",)])
    said = edit(name, [("type", "criterion:", "criterion: all")], answers=["y"])
    assert f"{name} was being edited (2 fields changed). Go on with that?" in said
    assert "claim: Costs fall." in seen(0)
    record = shown(on, name)
    assert (record["claim"], record["tags"], record["criterion"]) == ("Costs fall.", ["y"], "all")
    assert drafts(tmp_path) == []
    assert "Go on" not in edit(name, [])


def test_what_was_refused_is_gone_on_with_and_left_again(edit, on, name, tmp_path):
    edit(name, [CLAIM, ("type", "kind: prediction", "kind: guess")])
    said = edit(name, [], answers=["y"])
    assert "(2 fields changed)" in said
    assert "kind: guess" in kept(said, tmp_path)
    edit(name, [("type", "kind: guess", "Kind guess")], answers=["y"])
    said = edit(name, [("type", "Kind guess", "kind: promise")], answers=["y"])
    assert f"{name} was being edited. Go on with that?" in said
    record = shown(on, name)
    assert (record["claim"], record["kind"]) == ("Costs fall.", "promise")


def test_what_was_left_is_taken_as_it_is(edit, on, name, tmp_path):
    edit(name, [CLAIM, ("kill",)])
    assert f"edited {name} in ledger.json: claim" in edit(name, [], answers=["y"])
    assert shown(on, name)["claim"] == "Costs fall."
    edit(name, [TAG, ("kill",)])
    assert "nothing was changed" in edit(name, [("write", "")], answers=["y"])
    assert drafts(tmp_path) == []


def test_what_was_left_can_be_left_alone(edit, on, seen, name, tmp_path):
    edit(name, [CLAIM, ("kill",)])
    (draft,) = drafts(tmp_path)
    said = edit(name, [TAG], answers=["n"])
    place = f".predtrack/{draft.name}/{name}.txt"
    line = f"an unfinished edit of {name} is kept in {tmp_path / place}"
    assert line in said
    assert "claim: Prices will fall." in seen(0)
    assert drafts(tmp_path) == [draft]
    assert line in on("edit", name[:5], "--speaker", "Bo").err
    assert line in on("edit", name).err
    other = on("add", "Rents fall.", *FACTS).out.strip()
    assert "unfinished" not in on("edit", other, "--speaker", "Bo").err


def test_what_was_left_does_not_undo_what_another_changed_since(edit, on, name):
    edit(name, [CLAIM, ("kill",)])
    on("edit", name, "--claim", "Rents fall.", "--tag", "x")
    said = edit(name, [("type", "criterion:", "criterion: all")], answers=["y"])
    assert f"the claim of {name} was changed while the editor was open" in said
    assert "what was typed is kept in" in said
    on("edit", name, "--claim", "Prices will fall.")
    edit(name, [("type", "wording:", "wording: soon")], answers=["y"])
    record = shown(on, name)
    assert (record["claim"], record["tags"], record["criterion"]) == ("Costs fall.", ["x"], "all")


def test_a_closed_terminal_leaves_the_draft_and_an_open_edit_is_not_offered(
    edit, live, on, name, tmp_path, environment
):
    waits = tmp_path / "waits.sh"
    waits.write_text('echo "speaker: Bo" >> "$1"; echo waiting; exec sleep 60')
    environment["EDITOR"] = f"sh {waits}"
    live.start(f"predtrack --ledger ledger.json edit {name}").until("waiting")
    assert "unfinished" not in on("edit", name, "--tag", "x").err
    live.hang_up()
    live.end()
    assert "unfinished" in on("edit", name, "--tag", "z").err


@pytest.mark.parametrize("stray", ["other", "link", "folder"])
def test_nothing_of_a_strangers_is_deleted_with_a_draft(edit, name, tmp_path, stray):
    edit(name, [CLAIM, ("kill",)])
    (draft,) = drafts(tmp_path)
    away = tmp_path / "away"
    if stray == "other":
        (draft / "other").write_text("kept")
    else:
        draft.rename(away)
        draft.symlink_to(away)
    if stray == "folder":
        draft.unlink()
        draft.mkdir()
        (draft / f"{name}.txt").symlink_to(away / f"{name}.txt")
        (draft / "base").write_text("x")
    said = edit(name, [TAG], answers=["y"])
    assert ("Go on" in said) == (stray == "other")
    assert (draft / "other").exists() if stray == "other" else (away / f"{name}.txt").exists()


@pytest.mark.parametrize("editor", ["false", "/nowhere/editor", '"unclosed', "sh -c 'exit 3'"])
def test_an_editor_that_fails_is_one_line(edit, name, tmp_path, editor):
    said = edit(name, editor=editor)
    assert said.count("predtrack: the editor failed (") == 1
    assert "set VISUAL or EDITOR, or give edit its options" in said
    assert "code 1" in said
    assert drafts(tmp_path) == []


def test_what_was_typed_is_kept_when_the_editor_fails_after_it(edit, name, tmp_path):
    said = edit(name, [("type", "why:", "why: because"), ("exit", 1)])
    assert "why: because" in kept(said, tmp_path)
    assert "the editor failed" in said


def test_an_interrupt_is_the_editors_own_business(edit, on, name):
    said = edit(name, [("interrupt",), ("type", "claim: Prices will", "claim: Costs")])
    assert "code 0" in said
    assert shown(on, name)["claim"] == "Costs fall."


def test_visual_goes_before_editor(edit, name):
    assert "the editor failed (/nowhere/visual" in edit(name, VISUAL="/nowhere/visual")


def test_what_is_no_utf_8_is_refused_and_not_lost(edit, on, name, tmp_path):
    said = edit(name, [("write", "speaker: José\n")])
    (draft,) = drafts(tmp_path)
    assert b"speaker: Jos\xe9" in next(draft.glob("*.txt")).read_bytes()
    assert "what was typed is kept in" in said
    assert (
        (tmp_path / "seen1")
        .read_bytes()
        .startswith(b"# ! Invalid value for '--speaker': the text is not UTF-8")
    )
    assert shown(on, name)["speaker"] is None


def test_the_ledger_is_free_while_the_editor_is_open(edit, on, name):
    other = [str(PREDTRACK), "--ledger", "ledger.json", "edit", name, "--tag", "other"]
    said = edit(name, [("run", *other), ("type", "claim: Prices will", "claim: Costs")])
    assert f"edited {name} in ledger.json: claim" in said
    record = shown(on, name)
    assert (record["claim"], record["tags"]) == ("Costs fall.", ["other"])


def test_what_another_changed_meanwhile_is_not_overwritten(edit, on, name, tmp_path):
    other = [str(PREDTRACK), "--ledger", "ledger.json", "edit", name, "--claim", "Rents fall."]
    said = edit(name, [("run", *other), ("type", "claim: Prices will", "claim: Costs")])
    assert f"the claim of {name} was changed while the editor was open" in said
    assert "code 1" in said
    assert "claim: Costs fall." in kept(said, tmp_path)
    assert shown(on, name)["claim"] == "Rents fall."


def test_what_was_typed_is_kept_when_the_ledger_is_locked(edit, on, name, tmp_path):
    with Ledger(tmp_path / "ledger.json").writing():
        said = edit(name, [("type", "claim: Prices will", "claim: Costs")], options="--wait 0.1")
    assert "ledger.json is being changed by" in said
    assert "code 4" in said
    assert "claim: Costs fall." in kept(said, tmp_path)
    assert shown(on, name)["claim"] == "Prices will fall."


def test_the_history_has_the_time_at_which_the_editor_was_closed(edit, on, name):
    fixed = "PREDTRACK_NOW"
    other = ["env", "-u", fixed, str(PREDTRACK), "--ledger", "ledger.json", "note", name, "x"]
    edit(
        name, [("run", "sleep", "1.2"), ("run", *other), ("type", "tag:", "tag: y")], **{fixed: ""}
    )
    instants = [one["at"] for one in shown(on, name)["history"]]
    assert len(instants) == 3
    assert instants[1] <= instants[2]


def test_without_a_terminal_options_are_asked_for(on, name, terminal, edit):
    result = on("edit", name)
    assert result.code == 2
    assert "nothing to change: give the options of what should be different" in result.err
    line = f"predtrack --ledger ledger.json edit {name} | cat"
    assert "give the options" in terminal(line, EDITOR="/nowhere/editor")


def test_options_open_no_editor(terminal, on, name):
    line = f"predtrack --ledger ledger.json edit {name} --speaker Minister"
    assert "edited" in terminal(line, EDITOR="/nowhere/editor")


def test_no_record_no_editor(edit, name):
    said = edit("zzzz")
    assert "no prediction or article 'zzzz'" in said
    assert "code 1" in said
