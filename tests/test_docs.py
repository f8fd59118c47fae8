"""README and docs: every example in them is run, and shows what the tool says; links lead somewhere."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
from conftest import PROJECT

README = PROJECT / "README.md"
PAGES = [README, *sorted((PROJECT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
EXPORT = re.compile(r"export (\w+)=")
HOME = "/home/ann"
"""The home folder in the docs."""
MOST_WORDS = 900
"""Words of the README outside its console blocks."""


def blocks(page, language):
    text = page.read_text(encoding="utf-8")
    return [body for name, body in BLOCK.findall(text) if name == language]


def session(block):
    """Yield each command of a console block with what it shows."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown.rstrip("\n")


class Console:
    """A terminal that stays in its folder and keeps what was exported, from one line to the next."""

    def __init__(self, terminal, folder):
        self._terminal, self._folder = terminal, folder
        self._home, self._variables = str(folder / "home"), {"HOME": str(folder / "home")}

    def run(self, line):
        if line.startswith("cd "):
            self._folder = self._folder / line.removeprefix("cd ")
            return ""
        if match := EXPORT.match(line):
            name = match[1]
            self._variables[name] = self._run(f'{line}; echo "${name}"').replace(HOME, self._home)
            return ""
        return self._run(line)

    def _run(self, line):
        shown = self._terminal(line, cwd=self._folder, **self._variables).rstrip("\n")
        return shown.replace(self._home, HOME)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_console_block_shows_what_the_tool_says(tmp_path, terminal, page):
    for name in ("data", "seeds"):
        copytree(PROJECT / name, tmp_path / name)
    console = Console(terminal, tmp_path)
    for block in blocks(page, "console"):
        for command, shown in session(block):
            assert console.run(command) == shown, command


def test_the_readme_has_a_session():
    assert sum(len([*session(block)]) for block in blocks(README, "console")) >= 10


def test_the_readme_is_short():
    prose = re.sub(r"```console\n.*?```", "", README.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert len(prose.split()) < MOST_WORDS


def test_the_two_commands_are_the_ones_that_ci_runs():
    script = (PROJECT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    lines = [line for block in blocks(README, "sh") for line in block.splitlines()]
    assert len(lines) == 2
    assert all(line in script for line in lines)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_examples_run(tmp_path, page):
    copytree(PROJECT / "data", tmp_path / "data")
    for example in blocks(page, "python"):
        words = [sys.executable, "-c", example]
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, timeout=60, check=True)
        assert len(done.stdout.splitlines()) == 14


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_and_headings_that_are_there(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.is_relative_to(PROJECT), target
        assert path.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {
                re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in headings
            }


def test_every_command_stands_in_the_page_of_commands():
    from predtrack.cli import COMMANDS

    page = (PROJECT / "docs" / "commands.md").read_text(encoding="utf-8")
    names = [name for part in COMMANDS.values() for name in part]
    assert [name for name in names if f"`{name}" not in page] == []


def test_no_page_names_a_command_that_does_not_exist():
    from predtrack.cli import COMMANDS

    known = {name for part in COMMANDS.values() for name in part}
    used = {
        words[1]
        for page in PAGES
        for block in blocks(page, "console")
        for command, _ in session(block)
        if (words := shlex.split(command))[0] == "predtrack" and not words[1].startswith("-")
    }
    assert used <= known
    assert Path(PROJECT, "LICENSE").exists()
