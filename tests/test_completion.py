"""What a shell completes, asked as a shell asks."""

import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import PREDTRACK

from predtrack.cli import COMMANDS

FACTS = (
    "--title",
    "Prices",
    "--outlet",
    "The Paper",
    "--author",
    "Ann Lee",
    "--published",
    "2026-01-15",
)
NAMES = [name for part in COMMANDS.values() for name in part]


@pytest.fixture
def ask(run, tmp_path):
    """Complete the last of some words, and return what is typed and what is shown beside it."""

    def complete(*words):
        line = " ".join(("predtrack", *words))
        told = {"COMP_WORDS": line, "COMP_CWORD": words[-1], "_PREDTRACK_COMPLETE": "fish_complete"}
        result = run(PREDTRACK_LEDGER=str(tmp_path / "ledger.json"), **told)
        assert result.err == ""
        lines = [one.partition(",")[2].split("\t") for one in result.out.splitlines() if one]
        return [(one[0], one[1] if one[1:] else "") for one in lines]

    return complete


@pytest.fixture
def filled(on, add):
    """Record an open prediction of a speaker with tag and event, and a resolved one."""
    first = add(
        "Prices will fall after the vote.", *FACTS,
        "--tag", "economy", "--speaker", "Bo Day", "--event", "vote, Kazakhstan",
    )  # fmt: skip
    second = add("Snow will come by March 2026.", *FACTS)
    on("fail", second, "-e", "https://a.example/x")
    return first, second


def test_a_command_is_completed_with_its_summary(ask):
    assert ask("sco") == [("scorecard", "Show what the record adds up to.")]
    assert {one for one, _ in ask("")} == {*NAMES}


def test_an_option_is_completed(ask):
    assert "--published" in {one for one, _ in ask("scan", "--pub")}


def test_ids_are_shown_with_their_claims(ask, filled):
    first, second = filled
    assert ask("show", first[:3]) == [(first, "Prices will fall after the vote.")]
    assert {one for one, _ in ask("show", "")} >= {first, second}
    assert ask("edit", second[:3])[0][0] == second


def test_what_is_resolved_is_not_proposed_to_be_confirmed(ask, filled):
    assert [one for one, _ in ask("confirm", "")] == [filled[0]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("list", "--outlet", "the"), "The Paper"),
        (("list", "--author", "a"), "Ann Lee"),
        (("list", "--speaker", "B"), "Bo Day"),
        (("scorecard", "--who", "Bo"), "Bo Day"),
        (("add", "--tag", "ec"), "economy"),
        (("event", "vo"), "vote, Kazakhstan"),
    ],
)
def test_names_of_the_ledger_are_completed(ask, filled, words, found):
    assert ask(*words) == [(found, "")]


def test_the_ledger_of_the_line_is_the_one_that_is_read(run, filled, tmp_path):
    other = tmp_path / "other.json"
    run("add", "Rain will come.", *FACTS, "--ledger", str(other))
    line = f"predtrack --ledger {other} show "
    told = {"COMP_WORDS": line, "COMP_CWORD": "", "_PREDTRACK_COMPLETE": "fish_complete"}
    assert "Rain will come." in run(**told).out
    assert "Prices will" not in run(**told).out


def test_at_most_fifty_are_proposed(ask, on, tmp_path):
    rows = "".join(f"Town {number} will grow.,P,2026-01-15\n" for number in range(60))
    (tmp_path / "a.csv").write_text("quote,outlet,published\n" + rows, encoding="utf-8")
    assert on("import", "a.csv").code == 0
    assert len(ask("confirm", "")) == 50


@pytest.mark.parametrize("text", [None, "rubbish", '{"predtrack": {"schema": 9}}'])
def test_without_a_sound_ledger_nothing_is_proposed_and_nothing_written(ask, tmp_path, text):
    if text is not None:
        (tmp_path / "ledger.json").write_text(text, encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    assert ask("show", "a") == []
    assert ask("list", "--tag", "a") == []
    assert sorted(tmp_path.iterdir()) == before


def test_a_claim_is_shown_on_one_line(ask, add):
    name = add("Prices\twill\nfall " + "more and more " * 9, *FACTS)
    ((found, shown),) = ask("show", "")[:1]
    assert found == name
    assert len(shown) == 60
    assert shown.endswith("…")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_lines_of_a_shell_are_printed(run, shell):
    result = run("completion", shell)
    assert result.code == 0
    assert "_PREDTRACK_COMPLETE" in result.out


def test_bash_takes_the_lines(filled, tmp_path, environment):
    bash = shutil.which("bash")
    assert bash
    script = (
        f'eval "$(predtrack completion bash)"; COMP_WORDS=(predtrack show {filled[0][:3]}); '
        'COMP_CWORD=2; _predtrack_completion predtrack; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        [bash, "-c", script],
        cwd=tmp_path,
        env=environment
        | {
            "PATH": f"{Path(PREDTRACK).parent}:/usr/bin:/bin",
            "PREDTRACK_LEDGER": str(tmp_path / "ledger.json"),
        },
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.split() == [filled[0]]
