"""Merging: what a clone brings leads git-setup and merge nowhere else, and keeps neither waiting."""

import os

import pytest
from stage import put_in_the_way

SETUP = ("git-setup",)


@pytest.mark.parametrize("kind", ["link", "hard link", "dangling link", "fifo", "folder", "circle"])
def test_the_attributes_of_git_are_written_through_no_link(stage, kind):
    stage.forge()
    path = stage.folder / ".gitattributes"
    put_in_the_way(kind, path, stage)
    done = stage.run(*SETUP)
    assert done.code == 1, done
    assert ".gitattributes" in done.err
    path.rmdir() if kind == "folder" else path.unlink()
    assert stage.run(*SETUP).code == 0
    assert path.read_text(encoding="utf-8") == "/predictions.json -text merge=predtrack\n"


@pytest.mark.parametrize("place", range(3))
def test_a_merge_waits_for_no_pipe(stage, place):
    stage.forge()
    words = [stage.ledger] * 3
    words[place] = stage.free / "pipe"
    os.mkfifo(words[place])
    stage.refuses("merge", *words, code=3)
