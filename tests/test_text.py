"""Reading an article's file."""

import os

import pytest

from predtrack.errors import UnreadableFile
from predtrack.reading import text
from predtrack.reading.text import read_text


@pytest.mark.parametrize(
    ("data", "read"),
    [
        ("Қазақ\r\nтілі".encode(), "Қазақ\r\nтілі"),
        (b"\xef\xbb\xbfwith a mark", "with a mark"),
        (b"", ""),
    ],
)
def test_a_text_is_its_characters_with_its_line_ends(tmp_path, data, read):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert read_text(path) == read


def test_what_is_no_text_says_why(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(UnreadableFile, match="it is a PDF"):
        read_text(path)


def test_a_file_that_cannot_be_opened_says_why(tmp_path, monkeypatch):
    with pytest.raises(UnreadableFile, match="no such file"):
        read_text(tmp_path / "missing.txt")
    with pytest.raises(UnreadableFile, match="directory"):
        read_text(tmp_path)
    large = tmp_path / "large.txt"
    large.write_bytes(b"")
    os.truncate(large, text.LARGEST + 1)
    with pytest.raises(UnreadableFile, match="over 100 MB"):
        read_text(large)
