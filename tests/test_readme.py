"""The README: every example in it is run, and shows what the tool says."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import copytree

from conftest import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")
LANGUAGE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language):
    return [text for name, text in LANGUAGE.findall(README) if name == language]


def session(block):
    """Yield each command of a console block with what it shows."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown.rstrip("\n")


def test_every_console_block_shows_what_the_tool_says(tmp_path, terminal):
    for name in ("data", "seeds"):
        copytree(PROJECT / name, tmp_path / name)
    folder, ran = tmp_path, 0
    for block in blocks("console"):
        for command, shown in session(block):
            if command.startswith("cd "):
                folder = folder / command.removeprefix("cd ")
                continue
            assert terminal(command, cwd=folder).rstrip("\n") == shown, command
            ran += 1
    assert ran >= 10


def test_the_two_commands_are_the_ones_that_ci_runs():
    script = (PROJECT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    assert len(lines) == 2
    assert all(line in script for line in lines)


def test_the_python_example_runs(tmp_path):
    copytree(PROJECT / "data", tmp_path / "data")
    (example,) = blocks("python")
    finished = subprocess.run(
        [sys.executable, "-c", example],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert len(finished.stdout.splitlines()) == 14


def test_every_command_stands_in_the_readme():
    from predtrack.cli import COMMANDS

    names = [name for part in COMMANDS.values() for name in part]
    assert [name for name in names if f"`{name}" not in README] == []


def test_the_readme_names_no_command_that_does_not_exist():
    from predtrack.cli import COMMANDS

    known = {name for part in COMMANDS.values() for name in part} | {"COMMAND"}
    used = {
        words[1]
        for block in blocks("console")
        for command, _ in session(block)
        if (words := shlex.split(command))[0] == "predtrack"
    }
    assert used <= known
    assert Path(PROJECT, "LICENSE").exists()
