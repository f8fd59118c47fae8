"""The manual's pages: as the help is now."""

import subprocess
import sys

from conftest import PROJECT

from predtrack.cli import COMMANDS


def pages(folder):
    return {one.name: one.read_text(encoding="utf-8") for one in folder.glob("*.1")}


def test_the_pages_say_what_the_help_says(tmp_path):
    script = PROJECT / "tests" / "man_pages.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, timeout=60)
    made, kept = pages(tmp_path), pages(PROJECT / "docs" / "man")
    assert {*made} >= {f"predtrack-{name}.1" for part in COMMANDS.values() for name in part}
    stale = [name for name in {*made, *kept} if made.get(name) != kept.get(name)]
    assert stale == [], "python tests/man_pages.py writes them again"
