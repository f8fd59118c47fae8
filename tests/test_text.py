"""Reading an article's file."""

import os
import sys

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


RUSSIAN = "Правительство обещает, что цены на хлеб не вырастут до конца следующего года. " * 3


def test_another_encoding_is_detected_or_named(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(RUSSIAN.encode("cp1251"))
    assert read_text(path) == RUSSIAN
    assert read_text(path, encoding="cp1251") == RUSSIAN
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(UnreadableFile, match="--encoding"):
        read_text(path)
    with pytest.raises(UnreadableFile, match="no encoding 'klingon'"):
        read_text(path, encoding="klingon")
    with pytest.raises(UnreadableFile, match="not in ascii"):
        read_text(path, encoding="ascii")


def test_what_is_no_text_says_why(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x89PNG\0")
    with pytest.raises(UnreadableFile, match="binary"):
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
