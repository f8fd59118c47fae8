"""Permissions: what lies beside a ledger is as private, and as shared, as the ledger itself."""

import os
import shutil
import stat
import subprocess
from pathlib import Path
from tempfile import mkdtemp

import pytest
from canary import seen
from forged import ARTICLE_ID, PREDICTION_ID, TEXT, an_article, digest
from stage import Stage

NOTE = ("note", PREDICTION_ID, "seen")
SCAN = ("scan", "-", "--title", "New", "--save")
MODES = (0o600, 0o640, 0o644, 0o660, 0o664)
FOLDERS = {0o600: 0o700, 0o640: 0o750, 0o644: 0o755, 0o660: 0o770, 0o664: 0o775}
"""The mode of a folder beside a ledger of each mode: who may read it may enter, who may write, too."""


def mode_of(path):
    return stat.S_IMODE(path.lstat().st_mode) & 0o777


def modes_of(stage):
    """Return the modes of all that predtrack keeps beside the ledger, by name."""
    beside = [stage.beside, stage.folder / "articles"]
    beside += [path for folder in beside for path in folder.iterdir()]
    return {path: mode_of(path) for path in beside}


def assert_like(stage, mode):
    """Check that folders and files beside a ledger have the modes that go with its own."""
    assert mode_of(stage.ledger) == mode
    for path, found in modes_of(stage).items():
        wanted = FOLDERS[mode] if path.is_dir() else mode
        assert oct(found) == oct(wanted), path


@pytest.mark.parametrize("mode", MODES, ids=oct)
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077], ids=oct)
def test_what_is_kept_is_as_private_and_as_shared_as_the_ledger(stage, mode, umask):
    stage.forge()
    stage.ledger.chmod(mode)
    for words in (SCAN, NOTE, (*NOTE, "--evidence", "https://example.org/x"), ("undo",)):
        assert stage.run(*words, stdin=TEXT, umask=umask).code == 0
    assert_like(stage, mode)


@pytest.mark.parametrize("mode", MODES, ids=oct)
def test_what_was_kept_before_follows_the_ledger_at_the_next_change(stage, mode):
    stage.forge()
    stage.ledger.chmod(0o644)
    for words in (SCAN, NOTE, NOTE):
        assert stage.run(*words, stdin=TEXT).code == 0
    stage.ledger.chmod(mode)
    assert stage.run(*NOTE).code == 0
    for path, found in modes_of(stage).items():
        if path.is_file() and path.name != ".gitignore":
            assert oct(found) == oct(mode), path
    assert oct(mode_of(stage.beside)) == oct(FOLDERS[0o644] & FOLDERS[mode])


def test_a_folder_that_is_there_is_never_opened_to_more_people(stage):
    stage.forge()
    stage.ledger.chmod(0o664)
    stage.beside.mkdir(mode=0o700)
    assert stage.run(*NOTE).code == 0
    assert oct(mode_of(stage.beside)) == oct(0o700)


def test_a_text_that_predtrack_did_not_keep_for_this_ledger_keeps_its_mode(stage):
    stage.forge([an_article(sha256=digest(TEXT))])
    folder = stage.folder / "articles"
    folder.mkdir()
    ours = folder / f"{ARTICLE_ID}-{digest(TEXT)[:12]}.txt"
    others = (f"{ARTICLE_ID}.txt", f"zzzzzzzz-{digest(TEXT)[:12]}.txt", "notes.txt")
    for path in (ours, *(folder / name for name in others)):
        path.write_text(TEXT, encoding="utf-8")
        path.chmod(0o644)
    stage.ledger.chmod(0o600)
    assert stage.run(*NOTE).code == 0
    assert oct(mode_of(ours)) == oct(0o600)
    assert {oct(mode_of(folder / name)) for name in others} == {oct(0o644)}
    ours.write_text("another's", encoding="utf-8")
    ours.chmod(0o644)
    assert stage.run(*NOTE).code == 0
    assert oct(mode_of(ours)) == oct(0o644)


@pytest.mark.parametrize(
    "name", ["predictions.json.7", "predictions.json.7.note", "predictions.json.7.step"]
)
def test_a_backup_with_a_second_name_elsewhere_keeps_its_mode(stage, name):
    stage.forge()
    stage.ledger.chmod(0o664)
    stage.beside.mkdir()
    (stage.beside / name).hardlink_to(stage.outside / "private")
    assert stage.run(*NOTE).code == 0
    assert oct(mode_of(stage.outside / "private")) == oct(0o600)


@pytest.mark.system
def test_one_use_as_root_does_not_lock_the_owner_out(shared):
    for path in (shared.folder, shared.ledger):
        os.chown(path, 12345, 12345)
    shared.ledger.chmod(0o600)
    for words in (SCAN, NOTE):
        assert shared.run(*words, stdin=TEXT).code == 0
    assert {path.stat().st_uid for path in modes_of(shared)} == {12345}
    assert shared.run(*NOTE, wrapped=COLLEAGUE).code == 0


def test_a_private_ledger_has_private_texts_from_the_first(stage):
    assert (
        stage.run(
            "--ledger",
            stage.ledger,
            *SCAN,
            stdin=TEXT,
            wrapped=("sh", "-c", 'umask 077; exec "$@"', "sh"),
        ).code
        == 0
    )
    assert stage.run("--ledger", stage.ledger, "note", _first(stage), "x").code == 0
    assert_like(stage, 0o600)


def _first(stage):
    return stage.run("list", "--all", "--json").out.split('"id": "')[1][:8]


def test_what_is_declined_and_typed_is_private_too(stage, terminal):
    (stage.folder / "text.txt").write_text(TEXT, encoding="utf-8")
    stage.forge()
    stage.ledger.chmod(0o600)
    editor = "sh -c 'stat -c %a $0 > ../free/mode; stat -c %a $(dirname $0) >> ../free/mode'"
    with stage.watched():
        terminal("predtrack scan data/text.txt --review", cwd=stage.project, answers=["", "n", "n"])
        terminal(f"predtrack edit {PREDICTION_ID}", cwd=stage.project, EDITOR=editor)
    (declined,) = (stage.beside / "declined").iterdir()
    assert (mode_of(declined), mode_of(declined.parent)) == (0o600, 0o700)
    file, folder = (stage.free / "mode").read_text(encoding="utf-8").split()
    assert folder == "700"
    assert file in {"600", "644"}


IN_THE_WAY = {
    ".predtrack": lambda stage: stage.beside.write_bytes(b""),
    ".predtrack/.gitignore": lambda stage: _folder(stage.beside / ".gitignore"),
    ".predtrack/predictions.json.lock": lambda stage: _folder(
        stage.beside / "predictions.json.lock"
    ),
    "articles": lambda stage: (stage.folder / "articles").write_bytes(b""),
}


def _folder(path):
    path.mkdir(parents=True)
    (path / "full").write_bytes(b"")


@pytest.mark.parametrize("name", IN_THE_WAY)
def test_an_error_names_the_file_that_could_not_be_written(stage, name):
    stage.forge()
    IN_THE_WAY[name](stage)
    with stage.unchanged():
        done = stage.run(*(SCAN if name == "articles" else NOTE), stdin=TEXT)
    assert done.code == 1
    line = done.err.splitlines()[-1]
    assert f"{name}:" in line or f"{name} " in line


REFUSED = {
    "openat": [
        ".predtrack/predictions.json.lock",
        ".predtrack/predictions.json.2.step",
    ],
    "mkdir": [".predtrack"],
}  # fmt: skip


@pytest.mark.system
@pytest.mark.parametrize(
    ("call", "name"), [(call, name) for call, names in REFUSED.items() for name in names]
)
def test_an_error_of_the_system_names_the_file_too(stage, call, name):
    stage.forge()
    if call == "openat":
        assert stage.run(*NOTE).code == 0
    path = stage.folder / name
    strace = ("strace", "-f", "-qq", "-o", "/dev/null", "-P", str(path), "-P", f"data/{name}")
    done = stage.run(*NOTE, wrapped=(*strace, "-e", f"inject={call}:error=EACCES"))
    assert done.code == 1, done
    assert f"{name}:" in done.err


@pytest.mark.system
def test_an_error_names_the_file_that_could_not_be_replaced(stage):
    stage.forge()
    assert stage.run(*NOTE).code == 0
    inject = "inject=rename,renameat,renameat2:error=EACCES"
    done = stage.run(*NOTE, wrapped=("strace", "-f", "-qq", "-o", "/dev/null", "-e", inject))
    assert done.code == 1, done
    assert "predictions.json: " in done.err


@pytest.fixture
def shared(environment, start):
    """A stage that other users can reach, its ledger shared with a group."""
    root = Path(mkdtemp(prefix="predtrack-attack-"))
    root.chmod(0o755)
    stage = Stage.built(root, environment | {"HOME": str(root / "home")}, start)
    stage.forge()
    os.chown(stage.folder, 0, 2345)
    stage.folder.chmod(0o2775)
    os.chown(stage.ledger, 0, 2345)
    stage.ledger.chmod(0o664)
    yield stage
    shutil.rmtree(root)


COLLEAGUE = ("setpriv", "--reuid", "12345", "--regid", "12345", "--groups", "2345")
STRANGER = ("setpriv", "--reuid", "12346", "--regid", "12346", "--clear-groups")


@pytest.mark.system
def test_a_colleague_of_the_group_can_change_a_shared_ledger(shared):
    for _ in range(2):
        assert shared.run(*SCAN, stdin=TEXT).code == 0
        assert shared.run(*NOTE).code == 0
        assert shared.run(*NOTE, wrapped=COLLEAGUE).code == 0
        text = TEXT.replace("Prices", f"Costs {_}")
        assert (
            shared.run(
                "scan", "-", "--title", f"Other {_}", "--save", stdin=text, wrapped=COLLEAGUE
            ).code
            == 0
        )
        assert shared.run("undo", wrapped=COLLEAGUE).code == 0
        assert shared.run("restore", wrapped=COLLEAGUE).code == 0
    assert shared.run("verify").code == 0


@pytest.mark.system
def test_nobody_else_reads_what_lies_beside_a_private_ledger(shared):
    shared.ledger.chmod(0o660)
    assert shared.run(*SCAN, stdin=TEXT).code == 0
    assert shared.run(*NOTE).code == 0
    for path in (*shared.beside.iterdir(), *(shared.folder / "articles").iterdir()):
        words = [*STRANGER, "head", "-c1", str(path)]
        assert subprocess.run(words, capture_output=True, check=False).returncode != 0, path


@pytest.mark.system
def test_a_colleague_who_may_only_read_is_told_what_he_may_not_write(shared):
    shared.ledger.chmod(0o644)
    assert shared.run(*NOTE).code == 0
    assert shared.run("list", wrapped=STRANGER).code == 0
    with shared.unchanged():
        done = shared.run(*NOTE, wrapped=STRANGER)
    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    assert seen(shared.ledger)[1] is not None


@pytest.mark.system
def test_a_kept_text_that_may_not_be_read_is_a_finding_and_no_more(shared):
    assert shared.run(*SCAN, stdin=TEXT).code == 0
    articles = shared.folder / "articles"
    for path, mode in ((next(articles.iterdir()), 0o600), (articles, 0o700)):
        path.chmod(mode)
        done = shared.run("verify", wrapped=STRANGER)
        assert done.code == 3
        assert "checked" in done.err
        (fault,) = (line for line in done.out.splitlines() if line.startswith("fault"))
        assert "cannot read" in fault
        assert "cannot write" not in done.out + done.err
