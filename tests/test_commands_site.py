"""The command site: what it begins, refuses and builds, run as a user runs it."""

import csv
import io
import json
import re
import shutil
from hashlib import sha256

import pytest
from conftest import put_unchecked
from editions import ALIASES, EVENT, PUBLISHED, WITHHOLDING, everything
from icalendar import Calendar

from predtrack.ledger import Ledger
from predtrack.models.settings import FILE

PRIVATE = re.compile(rb"\S*canary\S*|0\.123456|Hidden Person|H\. Person", re.IGNORECASE)


@pytest.fixture
def built(tmp_path, on):
    """Build the site of a ledger with something private in every field; return its files."""
    ledger = Ledger(tmp_path / "ledger.json")
    entries = everything()
    articles = {one.article.id: one.article for one in entries}
    with ledger.writing():
        pass
    put_unchecked(ledger, *articles.values(), *(one.prediction for one in entries), EVENT, *ALIASES)

    def build(*words, text=WITHHOLDING):
        (tmp_path / FILE).write_bytes(text)
        result = on("site", "out", *words)
        assert result.code == 0, result.err
        return {
            path.relative_to(tmp_path / "out").as_posix(): path.read_bytes()
            for path in (tmp_path / "out").rglob("*")
            if path.is_file()
        }

    return build


# settings


def test_settings_are_begun_once_and_nothing_is_built_before_they_name_a_publisher(
    on, add, tmp_path
):
    add("Prices will fall.", "--title", "T", "--published", "2026-01-15")
    refused = on("site", "out")
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "names no publisher and no contact" in refused.err
    assert on("site", "--init").code == 0
    assert on("site", "out").code == 1
    assert not (tmp_path / "out").exists()
    assert "there already" in on("site", "--init").err


@pytest.mark.parametrize("words", [(), ("",), ("out", "--init"), ("--init", "--who", "Bo")])
def test_a_site_has_a_folder_or_is_begun(on, words):
    assert on("site", *words).code == 2


@pytest.mark.parametrize("folder", [".", "sub/..", "link"])
def test_a_site_does_not_stand_where_the_ledger_would_be_published_with_it(
    on, add, tmp_path, folder
):
    add("Prices will fall.", "--title", "T", "--published", "2026-01-15")
    (tmp_path / FILE).write_bytes(PUBLISHED)
    (tmp_path / "sub").mkdir()
    (tmp_path / "link").symlink_to(tmp_path.parent)
    refused = on("site", folder)
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "the ledger lies in it" in refused.err
    assert not (tmp_path / "index.html").exists()


@pytest.mark.parametrize("name", ["Nobody", "..", "", "Hidden Person"])
def test_pages_for_comment_are_somebodys(built, on, tmp_path, name):
    built(text=WITHHOLDING)
    refused = on("site", "comment", "--who", name)
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "no prediction" in refused.err
    assert not (tmp_path / "comment").exists()


# what is private


def test_nothing_private_is_in_any_byte_of_a_site(built):
    for name, data in built(text=WITHHOLDING + b'address = "https://example.org/p/"').items():
        assert PRIVATE.findall(data) == [], name
        assert not re.search("canary|hidden", name)


@pytest.mark.parametrize("words", [("--who", "Olga Open"), ("--as-of", "2026-11-23")])
def test_nothing_private_is_in_pages_for_comment_or_of_a_day(built, words):
    files = built(*words)
    assert files
    assert [name for name, data in files.items() if PRIVATE.search(data)] == []


# data


def test_the_data_is_what_the_site_shows(built, tmp_path):
    files = built()
    about = json.loads(files["edition.json"])
    assert about["checksum"] == sha256((tmp_path / "ledger.json").read_bytes()).hexdigest()
    shown = {name[11:19] for name in files if name.startswith("prediction/")} - {"iiiiiiii"}
    assert {one["id"] for one in json.loads(files["data.json"])} == shown
    rows = [*csv.DictReader(io.StringIO(files["data.csv"].decode()))]
    assert {one["id"] for one in rows} == shown
    assert about["predictions"] == len(shown)
    calendar = Calendar.from_ical(files["calendar.ics"])
    assert str(calendar["x-wr-calname"]) == "Who was right"
    (event,) = calendar.walk("VEVENT")
    assert event["uid"] == "bbbbbbbb@predtrack"
    assert event["description"].endswith("prediction/bbbbbbbb.html")


def test_the_data_of_a_site_can_be_imported(built, run, tmp_path):
    built(text=PUBLISHED)
    result = run("import", "--ledger", "other.json", tmp_path / "out" / "data.csv", "--dry-run")
    assert result.code == 0, result.err


# editions


def test_editions_stay_under_their_day_and_say_where_they_stand(built):
    text = PUBLISHED + b'address = "https://example.org/p"'
    built("--as-of", "2026-11-23", text=text)
    files = built(text=text)
    assert {"index.html", "editions/2026-11-23/index.html"} <= files.keys()
    page = files["editions/2026-11-23/feed.atom"]
    assert b"https://example.org/p/editions/2026-11-23/feed.atom" in page
    assert json.loads(files["editions/2026-11-23/edition.json"])["day"] == "2026-11-23"


def test_an_edition_to_come_is_refused(on, tmp_path):
    (tmp_path / FILE).write_bytes(PUBLISHED)
    assert "in the future" in on("site", "out", "--as-of", "2027-01-01").err


def test_the_same_ledger_builds_the_same_bytes(built, tmp_path):
    files = built()
    shutil.rmtree(tmp_path / "out")
    assert built() == files
