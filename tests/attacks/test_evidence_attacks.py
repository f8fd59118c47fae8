"""Evidence: what a stranger's index or folder cannot make us show."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from corpus_samples import deep
from evidence_samples import CLAIM, FACTS, SHUT, index_file, write_archive, write_texts


@pytest.fixture
def texts(tmp_path):
    return write_texts(tmp_path / "texts")


@pytest.fixture
def one(add):
    return add(CLAIM, *FACTS, "--deadline", "2021-06-30")


@pytest.fixture
def find(on, texts, environment, tmp_path):
    """Find in a folder, with a folder of caches of the test's own."""
    cache = tmp_path / "caches"
    cache.mkdir()
    environment["XDG_CACHE_HOME"] = str(cache)
    return lambda name, folder=texts: on("find", name, "--in", folder)


def forge(file):
    base = sqlite3.connect(file)
    base.execute("UPDATE passage SET day = 800000")
    base.execute("CREATE TRIGGER t AFTER INSERT ON part BEGIN SELECT 1; END")
    base.commit()
    base.close()


def cut_off(file):
    file.write_bytes(file.read_bytes()[:5000])


def older(file):
    base = sqlite3.connect(file)
    base.execute("PRAGMA user_version = 0")
    base.close()


def no_index(file):
    file.write_bytes(b"no index at all")


def linked(file):
    file.rename(file.with_name("moved"))
    file.symlink_to("moved")


@pytest.mark.parametrize("break_it", [forge, cut_off, older, no_index, linked, Path.unlink])
def test_an_index_that_another_has_touched_is_made_anew(find, one, tmp_path, break_it):
    before = find(one).out
    break_it(index_file(tmp_path))
    again = find(one)
    assert "indexed 5 articles" in again.err
    assert again.out == before
    assert stat.S_ISREG(index_file(tmp_path).lstat().st_mode)


def test_an_index_that_came_with_an_archive_is_never_opened(find, one, tmp_path):
    archive = write_archive(tmp_path / "archive")
    hostile = sqlite3.connect(archive / "evidence.sqlite")
    hostile.executescript("CREATE VIEW part AS SELECT 'all' name, '' mark; PRAGMA user_version = 1")
    hostile.close()
    (archive / "evidence.sqlite-journal").write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + b"\0" * 600)
    result = find(one, archive)
    assert "indexed 5 articles" in result.err
    assert SHUT in result.out


def test_no_link_leads_out_of_the_folder_of_texts(find, one, texts, tmp_path):
    (tmp_path / "secret.txt").write_text("The secret of the mill at Lorne.")
    (texts / "link.txt").symlink_to(tmp_path / "secret.txt")
    (texts / "up").symlink_to(tmp_path)
    os.mkfifo(texts / "pipe.txt")
    result = find(one)
    assert "indexed 5 articles" in result.err
    assert "secret" not in result.out


def test_a_folder_of_texts_is_read_however_deep_it_is(find, one, texts):
    with deep(texts, "e.txt", "The mill at Lorne is shut."):
        assert "indexed 6 articles" in find(one, ".").err
