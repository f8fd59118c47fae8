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


@pytest.mark.parametrize("left", [b"", b" \n", bytes(4096), b'{"predtrack": {"schema": 3,\n'])
def test_a_side_without_records_takes_nothing_from_the_other(stage, left):
    stage.forge()
    base, empty = stage.free / "base.json", stage.free / "empty.json"
    base.write_bytes(stage.ledger.read_bytes())
    empty.write_bytes(left)
    with stage.unchanged():
        assert stage.run("merge", base, stage.ledger, empty).code == 3
    assert stage.run("merge", base, empty, stage.ledger).code == 3
    assert empty.read_bytes() == left
