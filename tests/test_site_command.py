"""The command that builds a site, run as a user runs it."""

import json
import subprocess
from resource import RLIMIT_FSIZE, setrlimit

import pytest
from running import PREDTRACK

SETTINGS = '[site]\ntitle = "Said"\npublisher = "The Desk"\ncontact = "desk@example.org"\n'


@pytest.fixture
def recorded(on, add, tmp_path):
    """A ledger of two predictions, one of them confirmed, with settings beside it."""
    (tmp_path / "predtrack.toml").write_text(SETTINGS)
    facts = (
        "--title",
        "What comes",
        "--author",
        "Ann Lee",
        "--outlet",
        "The Paper",
        "--published",
        "2026-01-15",
    )
    name = add("Prices will fall by June 2026.", *facts, "--tag", "bread")
    add(
        "The Paper will close in 2031.",
        "--title",
        "Next",
        "--author",
        "Bo Ek",
        "--published",
        "2026-01-16",
    )
    assert (
        on("confirm", name, "--on", "2026-05-01", "--evidence", "https://example.org/a").code == 0
    )
    return name


def bytes_of(folder):
    return {
        path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_site_is_built_and_built_again(on, recorded, tmp_path):
    built = on("site", "out")
    assert (built.code, built.out) == (0, "")
    assert built.err.startswith("out: ")
    first = bytes_of(tmp_path / "out")
    assert {"index.html", "site.css", "feed.atom", "data.json", "data.csv", "calendar.ics"} < {
        str(one) for one in first
    }
    again = on("site", "out")
    assert "0 files written" in again.err
    assert on("site", "other").code == 0
    assert bytes_of(tmp_path / "other") == bytes_of(tmp_path / "out") == first
    assert json.loads((tmp_path / "out" / "data.json").read_text())[0]["id"]


def test_what_is_gone_is_removed_and_files_of_others_are_named(on, recorded, tmp_path):
    on("site", "out")
    (tmp_path / "out" / "CNAME").write_text("example.org")
    assert (tmp_path / "out" / "tag" / "bread.html").is_file()
    on("edit", recorded, "--tag", "rye")
    built = on("site", "out")
    assert ", 1 removed" in built.err
    assert "not predtrack's, left alone: CNAME" in built.err
    assert not (tmp_path / "out" / "tag" / "bread.html").exists()
    assert (tmp_path / "out" / "tag" / "rye.html").is_file()


def test_a_folder_with_an_index_of_somebody_elses_is_left_as_it_is(on, recorded, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "index.html").write_text("mine")
    built = on("site", "out")
    assert built.code == 1
    assert (
        built.err
        == "predtrack: out/index.html: it is there and is not predtrack's: move it, or name another folder\n"
    )
    assert bytes_of(tmp_path / "out").keys() == {
        (tmp_path / "out" / "index.html").relative_to(tmp_path / "out")
    }


def test_a_target_that_cannot_be_written(on, recorded, tmp_path):
    (tmp_path / "file").write_text("x")
    for target in ("file", "/proc/site"):
        built = on("site", target)
        assert built.code == 1
        assert built.err.startswith("predtrack: cannot write")
        assert len(built.err.splitlines()) == 1


def test_a_disk_that_fills_leaves_the_old_site_whole(on, recorded, tmp_path, environment):
    on("site", "out")
    before = bytes_of(tmp_path / "out")
    on("edit", recorded, "--tag", "rye")
    done = subprocess.run(
        [PREDTRACK, "--ledger", "ledger.json", "site", "out"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
        preexec_fn=lambda: setrlimit(RLIMIT_FSIZE, (4_000, 4_000)),
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("predtrack: cannot write")
    assert len(done.stderr.splitlines()) == 1
    assert bytes_of(tmp_path / "out") == before


def test_without_publisher_and_contact_it_is_not_built(on, recorded, tmp_path):
    (tmp_path / "predtrack.toml").write_text("[site]\ntitle = 'Said'\n")
    built = on("site", "out")
    assert built.code != 0
    assert len(built.err.splitlines()) == 1
    assert "predtrack site --init" in built.err
    assert not (tmp_path / "out").exists()


def test_an_edition_stands_under_its_day_and_is_linked_from_the_next(on, recorded, tmp_path):
    assert on("site", "out", "--as-of", "2026-11-22").code == 0
    assert on("site", "out").code == 0
    text = (tmp_path / "out" / "index.html").read_text()
    assert 'href="editions/2026-11-22/index.html"' in text
    past = (tmp_path / "out" / "editions" / "2026-11-22" / "index.html").read_text()
    assert "The edition of" in past
    kept = bytes_of(tmp_path / "out" / "editions")
    on("site", "out")
    assert bytes_of(tmp_path / "out" / "editions") == kept
    assert "left alone" not in on("site", "out").err


def test_one_persons_pages_for_comment(on, recorded, tmp_path):
    assert on("site", "out", "--who", "Ann Lee").code == 0
    names = {path.name for path in (tmp_path / "out" / "prediction").iterdir()}
    assert f"{recorded}.html" in names
    assert "For comment, not published." in (tmp_path / "out" / "index.html").read_text()


def test_pages_for_comment_do_not_take_the_place_of_the_site(on, recorded, tmp_path):
    on("site", "out")
    before = bytes_of(tmp_path / "out")
    refused = on("site", "out", "--who", "Ann Lee")
    assert refused.code == 2
    assert "holds the whole site" in refused.err
    assert bytes_of(tmp_path / "out") == before
    for _ in range(2):
        assert on("site", "draft", "--who", "Ann Lee").code == 0


def test_no_login_and_no_note_is_published(on, recorded, tmp_path):
    on("note", recorded, "my private thought")
    on("forecast", recorded, "70%")
    on("site", "out")
    texts = b"\n".join(bytes_of(tmp_path / "out").values())
    assert b"my private thought" not in texts
    assert b"reader" not in texts
    assert b"70%" not in texts
