"""The index: brought up to date by part, of its version, and never read where a stranger wrote it."""

import sqlite3
from datetime import date

import pytest

from predtrack.corpus.evidence.index import VERSION, open_index
from predtrack.corpus.evidence.texts import Text
from predtrack.corpus.evidence.writing import WAITING, index_to_write, make, update

DAY = date(2021, 1, 1)


class Parts:
    """Texts in parts, which remember what was read of them."""

    def __init__(self, parts):
        self.held, self.read, self.skipped = parts, [], []

    def texts(self, part):
        self.read.append(part)
        yield from (Text(f"{part}{n}", one, DAY, part) for n, one in enumerate(self.held[part]))


@pytest.fixture
def index():
    made = index_to_write(None)
    make(made)
    yield made
    made.close()


def holds(index, word):
    asked = "SELECT rowid FROM words WHERE words MATCH ?"
    return [number for (number,) in index.base.execute(asked, (word,))]


def test_only_parts_that_are_new_or_changed_are_read(index):
    parts = Parts({"a": ["tulips"], "b": ["roses"], "c": ["asters"]})
    update(index, parts, {"a": "1", "b": "1"})
    update(index, parts, {"a": "1", "b": "2", "c": "1"})
    assert parts.read == ["a", "b", "b", "c"]
    assert index.marks() == {"a": "1", "b": "2", "c": "1"}
    assert index.count() == (3, 3, 0)


def test_of_a_part_that_is_gone_nothing_is_left(index):
    parts = Parts({"red": ["tulips 1,250.", "roses \ud800"], "blue": ["asters"]})
    update(index, parts, {"red": "1", "blue": "1"})
    update(index, parts, {"blue": "1"})
    assert [holds(index, word) for word in ("tulips", "1250", "roses", "red")] == [[], [], [], []]
    assert len(holds(index, "asters")) == 1
    assert index.count() == (1, 1, 0)
    assert index.base.execute("SELECT count(*) FROM block").fetchone() == (1,)


def test_what_is_added_behind_what_was_dropped_has_numbers_of_its_own(index):
    parts = Parts({"a": ["tulips", "roses"], "b": ["asters"], "c": ["lilies"]})
    update(index, parts, {"a": "1", "b": "1"})
    update(index, parts, {"b": "1", "c": "1"})
    (aster,), (lily,) = holds(index, "asters"), holds(index, "lilies")
    assert aster != lily


def test_many_articles_of_a_part_are_cut_into_blocks(index):
    texts = [f"tulip{n} " * 300 for n in range(200)]
    update(index, Parts({"a": texts}), {"a": "1"})
    assert index.base.execute("SELECT count(*) FROM block").fetchone()[0] > 3
    (found,) = index.candidates([('"tulip150"', 1.0)], date(2020, 1, 1), 1)
    ((_, article, text),) = index.read([found])
    assert (article.source, text[:8]) == ("a150", "tulip150")


def test_a_part_larger_than_what_waits_is_handed_over_in_pieces(index, monkeypatch):
    monkeypatch.setattr("predtrack.corpus.evidence.writing.WAITING", 2)
    assert WAITING > 2
    update(index, Parts({"a": [f"tulip{n} " * 9000 for n in range(9)]}), {"a": "1"})
    assert len(holds(index, "tulip8")) > 1


def test_an_index_is_written_and_opened_again(tmp_path):
    path = tmp_path / "odd ?#% name"
    made = index_to_write(path)
    make(made)
    update(made, Parts({"a": ["tulips"]}), {"a": "1"})
    made.close()
    opened = open_index(path)
    assert opened.is_current
    assert holds(opened, "tulip") == [1]
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened.base.execute("DELETE FROM part")
    opened.close()


def test_an_index_of_another_version_is_not_current(tmp_path):
    made = index_to_write(tmp_path / "index")
    make(made)
    made.base.execute(f"PRAGMA user_version = {VERSION + 1}")
    assert not made.is_current
    made.close()


def test_how_often_a_word_stands_is_counted_by_its_stem(index):
    update(index, Parts({"a": ["prices rise", "price", "министр", "министерство"]}), {"a": "1"})
    assert index.frequency("price", is_prefix=False) == 2
    assert index.frequency("минист", is_prefix=True) == 2
    assert index.frequency("none", is_prefix=False) == 0
