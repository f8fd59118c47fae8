"""Paths: an article's path leads to the ledger's folder, its neighbours and the work tree, no further."""

import os
import socket

import pytest
from canary import SECRET
from forged import ARTICLE_ID, PREDICTION_ID, TEXT, a_prediction, with_text

TEXT_FILES = (
    "data/text.txt",
    "data/deep/er/text.txt",
    "data/articles/articlea.txt",
    "seeds/text.txt",
    "seeds/deep/text.txt",
    "other/text.txt",
)
"""Where a text may lie in a project."""
ADD = ("add", "Prices will fall within two years.", "--article", ARTICLE_ID)
QUOTED = ("edit", PREDICTION_ID, "--quote", "Prices will fall within two years.")
READERS = (("verify",), ADD, QUOTED)
"""Commands that read an article's text by the path on record."""


def write(path, text=TEXT):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def the_path(stage, target):
    """Return the path on record that leads to a file."""
    return os.path.relpath(target, stage.folder)


def assert_read(stage, path, *options):
    stage.forge([with_text(path)])
    found = stage.run("verify", *options)
    assert found.code == 0, found
    assert "fault" not in found.out
    for words in (ADD, QUOTED):
        stage.forge([with_text(path)])
        assert stage.run(*words, *options).code == 0


def assert_not_read(stage, path, *options, hint="--trust-paths"):
    """Check that a path is said to need trust, or to be no file at all, and is not read."""
    for words in READERS:
        stage.forge([with_text(path)])
        with stage.unchanged():
            done = stage.run(*words, *options)
        assert done.code == 1 or (done.code == 3 and words == ("verify",)), done
        said = done.out if words == ("verify",) else done.err
        assert sum(hint in line for line in said.splitlines()) == 1, done
        assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("name", ["idna", "punycode", "unicode_escape", "zlib", "klingon"])
def test_no_text_is_read_in_an_encoding_that_is_none(stage, name):
    path = the_path(stage, write(stage.project / "data/text.txt"))
    stage.forge([with_text(path, encoding=name)])
    done = stage.run("verify")
    assert done.code in {1, 3}, done
    assert f"no encoding '{name}'" in done.out


@pytest.mark.parametrize("file", TEXT_FILES)
def test_a_text_in_the_project_is_read(stage, file):
    assert_read(stage, the_path(stage, write(stage.project / file)))


@pytest.mark.parametrize("mark", ["folder", "file"])
def test_a_text_in_the_work_tree_of_git_is_read(stage, mark):
    path = the_path(stage, write(stage.root / "archive" / "text.txt"))
    assert_not_read(stage, path)
    if mark == "folder":
        (stage.root / ".git").mkdir()
    else:
        write(stage.root / ".git", "gitdir: elsewhere\n")
    assert_read(stage, path)


def outside(stage):
    return write(stage.outside / "text.txt")


def link(stage, name, target):
    path = stage.project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)
    return path


OUTSIDE = {
    "absolute": outside,
    "further up": lambda stage: the_path(stage, outside(stage)),
    "down and up": lambda stage: "deep/../" + the_path(stage, outside(stage)),
    "through the neighbour": lambda stage: "../seeds/../../outside/" + outside(stage).name,
    "linked file": lambda stage: link(stage, "data/link.txt", outside(stage)).name,
    "linked folder": lambda stage: f"{link(stage, 'data/linked', outside(stage).parent).name}/text.txt",
    "linked neighbour": lambda stage: f"../{link(stage, 'near', outside(stage).parent).name}/text.txt",
    "linked twice": lambda stage: link(
        stage, "data/link.txt", link(stage, "seeds/link.txt", outside(stage))
    ).name,
    "linked kept text": lambda stage: f"articles/{link(stage, 'data/articles/articlea.txt', outside(stage)).name}",
}  # fmt: skip
"""Paths that lead to a text elsewhere, or may."""


@pytest.mark.parametrize("file", [".git/config", ".ssh/id", "articles/.hidden", ".predtrack/x"])
@pytest.mark.parametrize("around", ["data", "seeds", ""])
def test_what_is_hidden_is_not_read_wherever_it_lies(stage, file, around):
    (stage.project / ".git").mkdir()
    assert_not_read(stage, the_path(stage, write(stage.project / around / file)))


@pytest.fixture(params=OUTSIDE)
def elsewhere(request, stage):
    """The path on record of a text that lies elsewhere."""
    (stage.folder / "deep").mkdir()
    return str(OUTSIDE[request.param](stage))


def test_a_text_elsewhere_is_read_only_where_paths_are_trusted(stage, elsewhere):
    assert_not_read(stage, elsewhere)
    assert_read(stage, elsewhere, "--trust-paths")


def test_paths_are_trusted_before_and_after_every_command(stage):
    path = str(outside(stage))
    stage.forge([with_text(path)])
    assert stage.run("--trust-paths", "verify").code == 0
    assert stage.run("verify", "--trust-paths").code == 0
    for words in (("list",), ("show", ARTICLE_ID), ("due",), ("export",), ("path",), ("event",)):
        assert stage.run("--trust-paths", *words).code == 0
        assert stage.run(*words, "--trust-paths").code == 0


def test_what_stands_in_a_file_elsewhere_is_not_shown(stage):
    secrets = write(stage.outside / "secrets", f"Prices will fall: {SECRET}.\n")
    for path in (secrets, the_path(stage, secrets), link(stage, "data/link.txt", secrets).name):
        article = with_text(str(path)) | {"sha256": None}
        stage.forge([article], [a_prediction()])
        for words in (
            *READERS,
            ("show", ARTICLE_ID),
            ("show", PREDICTION_ID),
            ("export",),
            ("list",),
        ):
            stage.run(*words)
        known = ("--title", article["title"], "--outlet", "The Paper", "--published", "2019-06-10")
        stage.run("add", "Prices will fall: xx", *known)


def no_file(stage, kind):
    path = stage.folder / "no-file"
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as listener:
            os.chdir(stage.folder)
            listener.bind(path.name)
    elif kind == "linked fifo":
        os.mkfifo(stage.root / "pipe")
        path.symlink_to(stage.root / "pipe")
    elif kind == "linked device":
        path.symlink_to("/dev/zero")
    else:
        return kind
    return path.name


@pytest.mark.parametrize(
    "kind",
    ["fifo", "socket", "linked fifo", "linked device", "/dev/zero", "/dev/tty", "/dev/stdin", "/dev/fd/0", "/dev/full"],
)  # fmt: skip
@pytest.mark.parametrize("trust", [False, True])
def test_no_device_socket_or_pipe_is_ever_read(stage, monkeypatch, kind, trust):
    monkeypatch.chdir(stage.project)
    path = no_file(stage, kind)
    options = ["--trust-paths"] if trust else []
    for words in READERS:
        stage.forge([with_text(path)])
        done = stage.run(*words, *options)
        assert done.code == 1 or (done.code == 3 and words == ("verify",)), done
        assert len(done.err.splitlines()) == 1


@pytest.mark.system
@pytest.mark.parametrize(
    "path", ["/proc/kmsg", "/proc/self/mem", "/sys/kernel/debug/tracing/trace_pipe"]
)
def test_no_file_of_the_kernel_makes_it_wait(stage, path):
    for words in READERS:
        for options in ((), ("--trust-paths",)):
            stage.forge([with_text(path)])
            assert stage.run(*words, *options).code in (1, 3)


ODD = {
    "empty": "",
    "here": ".",
    "parent": "..",
    "NUL": "text\0.txt",
    "half of a character": "text\ud800.txt",
    "long": "a" * 5000,
    "many": "a/" * 3000,
    "many up": "../" * 3000 + "etc/passwd",
    "home": "~/.profile",
    "variable": "$HOME/.profile",
    "file address": "file:///etc/passwd",
    "web address": "http://127.0.0.1:9/x",
    "line feeds": "a\n\nfault: b",
    "escape": "\x1b[2Jtext.txt",
    "right to left": "\u202etxt.exe",
    "folder": "../seeds",
    "the ledger": "predictions.json",
    "standard input": "-",
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("trust", [False, True])
def test_a_path_that_is_none_is_one_clear_line(stage, name, trust):
    options = ["--trust-paths"] if trust else []
    for words in READERS:
        stage.forge([with_text(ODD[name])])
        done = stage.run(*words, *options)
        assert done.code in (1, 3), done
        assert len(done.err.splitlines()) <= (2 if done.code == 3 else 1)
        assert "\x1b" not in done.out + done.err
        faults = [line for line in done.out.splitlines() if line.startswith("fault")]
        assert len(faults) <= 2


def test_a_text_that_is_too_large_is_not_read(stage):
    with (stage.folder / "large.txt").open("wb") as file:
        file.truncate(1 << 40)
    for words in READERS:
        stage.forge([with_text("large.txt")])
        done = stage.run(*words)
        assert done.code in (1, 3)
        assert "it is over 100 MB" in done.out + done.err


def test_what_the_user_names_himself_is_read_wherever_it_is(stage):
    stage.forge()
    path = outside(stage)
    for words in (("scan", path), ("add", "Prices will fall within two years.", "--article", path)):
        assert stage.run(*words).code == 0
