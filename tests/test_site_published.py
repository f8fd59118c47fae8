"""Published folders: what is written, what is left alone, and what a failure leaves behind."""

import errno
import json
import os

import pytest

from predtrack.errors import InTheWay, PredtrackError, UnreadableFile, UnwritableFile
from predtrack.storage.published import ASIDE, LIST, Leaf, publish


def leaf(path, text, make=None):
    return Leaf(path, f"digest of {text}", make or text.encode)


def never():
    raise AssertionError("nothing of it changed")


def full():
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "somewhere")


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != LIST
    }


@pytest.fixture
def folder(tmp_path):
    done = publish(tmp_path / "site", [leaf("index.html", "a"), leaf("tag/b.html", "b")])
    assert (done.written, done.kept, done.removed, done.others) == (2, 0, 0, ())
    return tmp_path / "site"


def test_only_what_changed_is_made_and_what_is_gone_is_removed(folder):
    done = publish(folder, [leaf("index.html", "a", never), leaf("person/c.html", "c")])
    assert (done.written, done.kept, done.removed) == (1, 1, 1)
    assert tree(folder) == {"index.html": "a", "person/c.html": "c"}
    assert not (folder / "tag").exists()


def test_a_page_that_was_cut_off_or_deleted_is_written_again(folder):
    (folder / "index.html").write_text("")
    (folder / "tag" / "b.html").unlink()
    done = publish(folder, [leaf("index.html", "a"), leaf("tag/b.html", "b")])
    assert done.written == 2
    assert tree(folder) == {"index.html": "a", "tag/b.html": "b"}


def test_files_of_others_are_kept_and_named(folder):
    (folder / "tag" / "notes.txt").write_text("mine")
    (folder / "CNAME").write_text("example.org")
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref")
    publish(folder / "2026-01-01", [leaf("index.html", "old")])
    done = publish(folder, [leaf("index.html", "a2")])
    assert done.others == ("CNAME", "tag/notes.txt")
    assert tree(folder) == {
        "index.html": "a2", "tag/notes.txt": "mine", "CNAME": "example.org",
        ".git/HEAD": "ref", "2026-01-01/index.html": "old",
    }  # fmt: skip


def test_a_folder_of_others_that_nobody_may_look_into_is_passed_over(folder, monkeypatch):
    (folder / "shut").mkdir()
    real = os.stat

    def shut(path, *words, **more):
        if "shut/" in os.fspath(path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return real(path, *words, **more)

    monkeypatch.setattr(os, "stat", shut)
    assert publish(folder, [leaf("index.html", "a2")]).written == 1


def test_a_file_of_others_that_is_in_the_way_stops_everything(folder):
    (folder / "about.html").write_text("mine")
    with pytest.raises(InTheWay, match=r"about\.html: it is there and is not predtrack's"):
        publish(folder, [leaf("index.html", "new"), leaf("about.html", "ours")])
    assert tree(folder) == {"index.html": "a", "tag/b.html": "b", "about.html": "mine"}


@pytest.mark.parametrize("kind", ["link", "folder"])
def test_a_page_in_whose_place_something_else_was_put_is_in_the_way(folder, tmp_path, kind):
    (folder / "index.html").unlink()
    if kind == "link":
        (tmp_path / "other").write_text("theirs")
        (folder / "index.html").symlink_to(tmp_path / "other")
    else:
        (folder / "index.html").mkdir()
    with pytest.raises(InTheWay):
        publish(folder, [leaf("index.html", "new")])


def test_a_folder_that_leads_elsewhere_is_not_written_to_nor_emptied(folder, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    (folder / "tag").rename(elsewhere)
    (folder / "tag").symlink_to(elsewhere)
    with pytest.raises(UnwritableFile, match="no folder of its own"):
        publish(folder, [leaf("tag/b.html", "b2")])
    publish(folder, [leaf("index.html", "a")])
    assert tree(elsewhere) == {"b.html": "b"}


def test_a_disk_that_fills_leaves_the_old_site_whole(folder):
    listed = (folder / LIST).read_bytes()
    with pytest.raises(UnwritableFile, match="no space left"):
        publish(
            folder,
            [leaf("index.html", "new"), leaf("z/z.html", "z"), leaf("tag/b.html", "b2", full)],
        )
    assert tree(folder) == {"index.html": "a", "tag/b.html": "b"}
    assert (folder / LIST).read_bytes() == listed
    assert not (folder / ASIDE).exists()


def test_what_a_kill_left_behind_is_known_for_ours(folder, monkeypatch):
    class Killed(BaseException):
        pass

    def killed(*_):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("predtrack.storage.published._remove", killed)
        with pytest.raises(Killed):
            publish(folder, [leaf("index.html", "new"), leaf("added.html", "added")])
    assert tree(folder)["added.html"] == "added"
    publish(folder, [leaf("index.html", "newer")])
    assert tree(folder) == {"index.html": "newer"}


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"form": "other", "files": {}}', '{"form": "predtrack site 1", "files": {"../x": ["", 1]}}',
        '{"form": "predtrack site 1", "files": {"/x": ["", 1]}}', '{"form": "predtrack site 1", "files": {"a": 1}}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_a_list_that_is_none_is_refused(folder, text):
    (folder / LIST).write_text(text)
    with pytest.raises(UnreadableFile, match="does not list the pages of a site"):
        publish(folder, [leaf("index.html", "new")])
    assert tree(folder) == {"index.html": "a", "tag/b.html": "b"}


def test_a_target_that_is_a_file_or_in_one(tmp_path):
    (tmp_path / "file").write_text("x")
    for name in ("file", "file/site"):
        with pytest.raises(UnwritableFile):
            publish(tmp_path / name, [leaf("index.html", "a")])


def test_two_do_not_write_at_once(folder):
    def meanwhile():
        with pytest.raises(InTheWay, match="another predtrack is writing there"):
            publish(folder, [])
        return b"new"

    publish(folder, [leaf("index.html", "new", meanwhile)])
    assert tree(folder) == {"index.html": "new"}


def test_two_pages_at_one_address_are_a_fault(folder):
    with pytest.raises(PredtrackError, match=r"two pages would stand at x\.html"):
        publish(folder, [leaf("x.html", "1"), leaf("x.html", "2")])
    assert (folder / "index.html").exists()


def test_the_list_says_what_is_ours(folder):
    assert json.loads((folder / LIST).read_text()) == {
        "form": "predtrack site 1",
        "files": {"index.html": ["digest of a", 1], "tag/b.html": ["digest of b", 1]},
    }
