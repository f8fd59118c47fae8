import os
import re
import subprocess
import sys

import msgspec
import pytest

from predtrack.reading import patterns
from predtrack.reading.language import language_of
from predtrack.storage.cache import read_cache, write_cache

WORDS = [r"(?P<day>\d+)(?:th)?\b(a)?", r"[^\W\d_]{2,}|\s+$", "x" * 300, "(?i:Über)[“”]"]


def kept(words, flags=0):
    shelf = patterns.Shelf()
    shelf.bring(words, flags)
    return shelf.packed()


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE | re.DOTALL])
@pytest.mark.parametrize("words", WORDS)
def test_a_kept_pattern_is_the_one_that_re_compiles(words, flags):
    shelf, usual = patterns.Shelf(lambda: kept(words, flags)), re.compile(words, flags)
    brought = shelf.bring(words, flags)
    assert brought == usual
    assert (brought.groups, brought.groupindex, brought.flags) == (
        usual.groups,
        usual.groupindex,
        usual.flags,
    )
    assert shelf.packed() is None


def test_every_cue_is_kept_as_it_is_compiled(monkeypatch):
    cues, seen = language_of().cues, []
    monkeypatch.setattr("predtrack.reading.cues.rule.pattern", seen.append)
    for rule in cues.rules:
        rule.compiled(cues)
    made = patterns.Shelf()
    for words in seen:
        made.bring(words, 0)
    shelf = patterns.Shelf(made.packed)
    assert all(shelf.bring(words, 0) == re.compile(words) for words in seen)
    assert shelf.packed() is None


def test_another_shelf_does_not_compile(monkeypatch):
    packed = kept("[ab]+")
    monkeypatch.setattr(re, "compile", None)
    monkeypatch.setattr(patterns, "_made", None)
    assert patterns.Shelf(lambda: packed).bring("[ab]+", 0).match("abba")


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (("may", "can't go"), "Dismay may: he can't go.", ["may", "can't go"]),
        (("may",), "maybe dismay", []),
        ((), "may", []),
    ],
)
def test_any_word_is_a_whole_one(words, text, found):
    assert re.findall(patterns.any_word(words), text) == found


def test_a_word_may_be_told_by_other_marks_around_it():
    words = patterns.any_word(("will", "U.S."), before=r"[\w-]", behind=r"(?![\w'-])")
    assert re.findall(words, "free-will will-power U.S.A. will, U.S.") == ["will", "U.S."]


def test_what_the_reading_is_made_of_can_be_kept(tmp_path):
    code = """
from predtrack.reading.patterns import Shelf, use
use(shelf := Shelf())
from predtrack import scan
scan("It will rain.")
assert b"ud800" in shelf.packed()
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path)


def of_another_python():
    _, made = msgspec.msgpack.decode(kept("[ab]+"))
    return msgspec.msgpack.encode(("1 of another version", made))


def unsound(code):
    fit, _ = msgspec.msgpack.decode(kept("[ab]+"))
    return msgspec.msgpack.encode((fit, {"0 [ab]+": (32, code, 0, {}, (None,))}))


@pytest.mark.parametrize(
    "packed",
    [
        None,
        b"",
        b"\xc1",
        kept("[ab]+")[:-9],
        of_another_python(),
        unsound(b"\xff\xff\xff\x7f" * 5),
        unsound(b"odd"),
    ],
)
def test_what_does_not_fit_is_compiled(packed):
    assert patterns.Shelf(lambda: packed).bring("[ab]+", 0) == re.compile("[ab]+")


def test_a_python_without_the_compiler_known_here_compiles_as_usual(monkeypatch):
    def gone(*_):
        raise AttributeError

    monkeypatch.setattr(patterns, "_made", gone)
    shelf = patterns.Shelf()
    assert shelf.bring("[ab]+", 0) == re.compile("[ab]+")


def test_a_pattern_that_is_none_is_refused_as_by_re():
    with pytest.raises(re.error):
        patterns.Shelf().bring("(", 0)


def test_a_cache_comes_back_and_is_private(tmp_path):
    path = tmp_path / "new" / "patterns"
    write_cache(path, b"made")
    assert read_cache(path) == b"made"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert list(path.parent.iterdir()) == [path]


def damage(path):
    path.write_bytes(path.read_bytes()[:-1] + b"x")


def cut(path):
    path.write_bytes(path.read_bytes()[:3])


def linked(path):
    path.rename(path.parent / "elsewhere")
    path.symlink_to("elsewhere")


def linked_folder(path):
    path.parent.rename(path.parent.parent / "elsewhere")
    path.parent.symlink_to("elsewhere")


def piped(path):
    path.unlink()
    os.mkfifo(path)


def open_to_others(path):
    path.chmod(0o622)


def folder_open_to_others(path):
    path.parent.chmod(0o777)


SPOILT = [damage, cut, linked, linked_folder, piped, open_to_others, folder_open_to_others]


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_cache_that_may_be_somebody_elses_is_not_read(tmp_path, spoil):
    path = tmp_path / "own" / "patterns"
    write_cache(path, b"made")
    spoil(path)
    assert read_cache(path) is None


def test_a_cache_of_another_owner_is_neither_read_nor_written(tmp_path, monkeypatch):
    path = tmp_path / "own" / "patterns"
    write_cache(path, b"made")
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    assert read_cache(path) is None
    write_cache(path, b"other")
    monkeypatch.undo()
    assert read_cache(path) == b"made"


@pytest.mark.parametrize("spoil", [linked_folder, folder_open_to_others])
def test_nothing_is_kept_in_a_folder_that_may_be_somebody_elses(tmp_path, spoil):
    path = tmp_path / "own" / "patterns"
    write_cache(path, b"made")
    spoil(path)
    write_cache(path, b"other")
    assert path.read_bytes().endswith(b"made")


def test_a_home_without_caches_gets_none(tmp_path):
    write_cache(tmp_path / "home" / ".cache" / "predtrack" / "patterns", b"made")
    (tmp_path / "home").mkdir()
    write_cache(tmp_path / "home" / ".cache" / "predtrack" / "patterns", b"made")
    assert list((tmp_path / "home").iterdir()) == []


def test_a_folder_of_caches_that_others_may_write_in_is_left_alone(tmp_path):
    (tmp_path / "caches").mkdir()
    (tmp_path / "caches").chmod(0o777)
    write_cache(tmp_path / "caches" / "predtrack" / "patterns", b"made")
    assert list((tmp_path / "caches").iterdir()) == []


def test_what_could_not_be_kept_leaves_nothing_half_written(tmp_path):
    path = tmp_path / "own" / "patterns"
    path.mkdir(parents=True)
    write_cache(path, b"made")
    assert list(path.parent.iterdir()) == [path]


def test_a_link_is_replaced_and_never_written_through(tmp_path):
    path, other = tmp_path / "own" / "patterns", tmp_path / "other"
    write_cache(path, b"made")
    for name in (path, path.with_suffix(".new")):
        name.unlink(missing_ok=True)
        name.symlink_to(other)
    write_cache(path, b"again")
    assert read_cache(path) == b"again"
    assert not other.exists()


def test_commands_keep_patterns_and_say_the_same_with_and_without(run, tmp_path):
    (tmp_path / "text.txt").write_text("The quay will open by 2031. Prices may double next year.\n")
    place = tmp_path / "cache" / "predtrack" / "patterns"
    (tmp_path / "cache").mkdir()
    at = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    first = run("scan", str(tmp_path / "text.txt"), **at)
    kept = place.read_bytes()
    assert run("scan", str(tmp_path / "text.txt"), **at).out == first.out
    assert place.read_bytes() == kept
    damage(place)
    assert run("scan", str(tmp_path / "text.txt"), **at).out == first.out
    for other in ({"HOME": ""}, {"HOME": "/proc/nowhere"}, {"XDG_CACHE_HOME": "/proc/nowhere"}):
        assert run("scan", str(tmp_path / "text.txt"), **other).out == first.out
