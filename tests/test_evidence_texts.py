"""Texts: what is read of a folder, and what a stranger's folder cannot make us read."""

import os
from datetime import date

import pytest
from evidence_samples import archived, write_archive

from predtrack.corpus.evidence.texts import LARGEST, FolderTexts, Text, texts_in
from predtrack.errors import NotAnArchive, UnreadableFile
from predtrack.reading.pages import PageReader

HEAD = "The mill at Lorne\n\nBy Ann Lee\n\n4 May 2021\n\nThe mill at Lorne closed its gates on Monday.\n"
PAGE = """<html><head><title>The mill</title><meta property="article:published_time" content="2021-05-04">
</head><body><article><h1>The mill</h1><p>The mill at Lorne closed its gates on Monday, after a hundred
years and a bad winter, and its last workers carried the bell to the church.</p></article></body></html>"""


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "texts"
    made.mkdir()
    return made


@pytest.fixture
def read(folder):
    with PageReader() as pages:
        yield FolderTexts(folder, pages)


def everything(texts):
    return [one for part in texts.parts() for one in texts.texts(part)]


def test_texts_and_pages_are_read_with_their_facts(folder, read):
    (folder / "deep").mkdir()
    (folder / "deep" / "head.txt").write_text(HEAD)
    (folder / "page.HTML").write_text(PAGE)
    page, head = everything(read)
    assert (head.source, head.published, head.author) == (
        "deep/head.txt",
        date(2021, 5, 4),
        "Ann Lee",
    )
    assert (page.source, page.published) == ("page.HTML", date(2021, 5, 4))
    assert "carried the bell" in page.text
    assert read.skipped == []


def test_a_file_that_changes_has_another_mark(folder, read):
    file = folder / "a.txt"
    file.write_text("one")
    before = read.parts()
    file.write_text("other")
    os.utime(file, ns=(1, 1))
    assert before.keys() == read.parts().keys()
    assert before != read.parts()


def test_no_link_is_followed(folder, read, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (folder / "a.txt").symlink_to(secret)
    (folder / "up").symlink_to(tmp_path)
    (folder / "loop").symlink_to(folder)
    assert everything(read) == []


def test_a_link_that_takes_a_files_place_is_skipped_as_what_it_is(folder, read, tmp_path):
    file = folder / "a.txt"
    file.write_text("plain")
    parts = read.parts()
    file.unlink()
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    file.symlink_to(secret)
    assert [list(read.texts(part)) for part in parts] == [[]]
    assert read.skipped == ["cannot read a.txt: it has become a link"]


def test_hidden_files_pipes_and_other_kinds_are_left_alone(folder, read):
    (folder / ".git").mkdir()
    (folder / ".git" / "a.txt").write_text("hidden")
    (folder / ".b.txt").write_text("hidden")
    (folder / "c.sqlite").write_text("another kind")
    os.mkfifo(folder / "pipe.txt")
    assert everything(read) == []


def test_what_cannot_be_read_is_skipped_and_told(folder, read):
    (folder / "binary.txt").write_bytes(b"%PDF-1.4\0\0")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    (folder / "good.txt").write_text("good")
    assert [one.source for one in everything(read)] == ["good.txt"]
    assert len(read.skipped) == 2


def test_a_name_that_is_no_text_is_skipped_and_told(folder, read):
    (folder / os.fsdecode(b"odd\xff.txt")).write_text("odd")
    assert everything(read) == []
    assert read.skipped == ["'odd\\udcff.txt': its name is no text"]


def test_a_folder_of_very_many_files_is_listed_in_a_breath(folder, read):
    for number in range(3000):
        (folder / f"{number}.txt").touch()
    assert len(read.parts()) == 3000


def test_an_archive_is_read_by_its_parts(tmp_path):
    rows = [
        archived(0, "The mill at Lorne closed.", published=date(2021, 5, 4), title="Mills"),
        archived(1, "An undated text."),
        archived(2, None),
    ]
    archive = write_archive(tmp_path / "archive", rows)
    with PageReader() as pages:
        texts = texts_in(archive, pages)
    first, second = everything(texts)
    assert first == Text(
        "run.jsonl", "The mill at Lorne closed.", date(2021, 5, 4), "Mills", None, "Ann Lee, Bo"
    )
    assert (second.source, second.published) == ("run.jsonl:100", None)
    assert texts.skipped == ["run.jsonl:200: its text is not kept in the archive"]
    assert texts.beside == archive


def test_a_folder_that_is_none_is_said(folder, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UnreadableFile, match="it is no folder"):
        texts_in(tmp_path / "file", PageReader())
    with pytest.raises(UnreadableFile, match="no such folder"):
        texts_in(tmp_path / "gone", PageReader())
    (folder / "manifest.json").write_text("{}")
    with pytest.raises(NotAnArchive):
        texts_in(folder, PageReader())
