"""What is shipped: the source archive makes the wheel, and the wheel works without the project."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from conftest import PROJECT

pytestmark = pytest.mark.system


def do(*words, cwd):
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    """Build both archives as a packager does, and return their folder."""
    folder = tmp_path_factory.mktemp("dist")
    do(sys.executable, "-m", "build", "--outdir", folder, PROJECT, cwd=folder)
    return folder


def test_the_archives_hold_what_they_should(shipped):
    (wheel,), (source,) = shipped.glob("*.whl"), shipped.glob("*.tar.gz")
    held = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in held}
    assert {one.partition("-")[0] for one in tops} == {"predtrack"}
    assert any(name.endswith("share/man/man1/predtrack.1") for name in held)
    ours = {str(one.relative_to(PROJECT)) for one in PROJECT.glob("predtrack/**/*.py")}
    assert ours <= {*held}
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "tests/conftest.py"} <= names
    assert not any(".venv" in name for name in names)


def test_the_wheel_works_where_the_project_is_not(shipped, tmp_path):
    (wheel,) = shipped.glob("*.whl")
    do(sys.executable, "-m", "venv", "venv", cwd=tmp_path)
    do(tmp_path / "venv/bin/pip", "install", "-q", f"{wheel}[read,publish,archive]", cwd=tmp_path)
    told = do("sh", PROJECT / ".ci" / "loop.sh", tmp_path / "venv/bin/predtrack", cwd=tmp_path)
    assert told
    where = do(
        tmp_path / "venv/bin/python",
        "-c",
        "import predtrack; print(predtrack.__file__)",
        cwd=tmp_path,
    )
    assert Path(where.strip()).is_relative_to(tmp_path)


def test_without_extras_it_says_how_to_get_them(shipped, tmp_path):
    (wheel,) = shipped.glob("*.whl")
    do(sys.executable, "-m", "venv", "venv", cwd=tmp_path)
    do(tmp_path / "venv/bin/pip", "install", "-q", wheel, cwd=tmp_path)
    done = subprocess.run(
        [tmp_path / "venv/bin/predtrack", "scan", "https://example.invalid/a"],
        cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert f"needs the extra 'read': pip install '{wheel}[read]'" in done.stderr
